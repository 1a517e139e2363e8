package dev.roster.apply;

import dev.roster.json.PlanFile;
import dev.roster.json.PlanSeal;
import dev.roster.json.Spool;
import dev.roster.model.Fields;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.spi.JournalStore;
import dev.roster.spi.PlanId;
import dev.roster.tenant.TenantState;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Keeps the plan of a run in the journal, compressed, so that the run can be resumed on any machine. */
final class PlanArchive {

    private static final int PAGE = 1 << 19;

    private final JournalStore journal;
    private final TenantState tenant;

    PlanArchive(TenantState tenant) {
        this.tenant = tenant;
        this.journal = tenant.stores().journal();
    }

    void put(ImportPlan plan) {
        PlanSeal seal = Retry.of(plan.id(), tenant::seal);
        try (Spool packed = new Spool()) {
            try (OutputStream out = new GZIPOutputStream(packed.out(), PAGE)) {
                PlanFile.copy(plan, out, seal);
            }
            Retry.run(plan.id(), () -> journal.putPlan(plan.id(), pages(packed)));
        } catch (IOException e) {
            throw new UncheckedIOException("the plan cannot be packed", e);
        }
    }

    ImportPlan get(PlanId id, Fields fields) {
        Pages pages = new Pages(id);
        if (pages.isEmpty()) {
            throw new PlanException(
                    PlanException.Reason.UNREADABLE,
                    "the plan of run " + id + " is not kept any more; preview the file again");
        }
        PlanSeal seal = Retry.of(id, tenant::seal);
        try {
            return PlanFile.open(new GZIPInputStream(pages, PAGE), fields, seal);
        } catch (IOException e) {
            throw new PlanException(
                    PlanException.Reason.UNREADABLE,
                    "the plan of run " + id + " is damaged; preview the file again",
                    e);
        }
    }

    private static Iterator<byte[]> pages(Spool packed) {
        return new Iterator<>() {
            private long offset;

            @Override
            public boolean hasNext() {
                return offset < packed.size();
            }

            @Override
            public byte[] next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int length = (int) Math.min(PAGE, packed.size() - offset);
                byte[] page = packed.read(offset, length);
                offset += length;
                return page;
            }
        };
    }

    /** The pages of a plan, one after the other. */
    private final class Pages extends InputStream {
        private final PlanId id;
        private Optional<byte[]> page;
        private int number;
        private int offset;

        Pages(PlanId id) {
            this.id = id;
            this.page = page(0);
        }

        boolean isEmpty() {
            return page.isEmpty();
        }

        private Optional<byte[]> page(int wanted) {
            return Retry.of(id, () -> journal.planPage(id, wanted));
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int start, int length) {
            while (page.isPresent() && offset == page.get().length) {
                page = page(++number);
                offset = 0;
            }
            if (page.isEmpty()) {
                return -1;
            }
            int count = Math.min(length, page.get().length - offset);
            System.arraycopy(page.get(), offset, target, start, count);
            offset += count;
            return count;
        }
    }
}
