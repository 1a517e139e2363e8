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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.LongStream;
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
        if (!pages.hasMoreElements()) {
            throw new PlanException(
                    PlanException.Reason.UNREADABLE,
                    "the plan of run " + id + " is not kept any more; preview the file again");
        }
        PlanSeal seal = Retry.of(id, tenant::seal);
        try {
            return PlanFile.open(new GZIPInputStream(new SequenceInputStream(pages), PAGE), fields, seal);
        } catch (IOException e) {
            throw new PlanException(
                    PlanException.Reason.UNREADABLE,
                    "the plan of run " + id + " is damaged; preview the file again",
                    e);
        }
    }

    private static Iterator<byte[]> pages(Spool packed) {
        long size = packed.size();
        return LongStream.iterate(0, offset -> offset < size, offset -> offset + PAGE)
                .mapToObj(offset -> packed.read(offset, (int) Math.min(PAGE, size - offset)))
                .iterator();
    }

    /** The pages of a plan, one after the other; what joins streams asks for no iterator. */
    @SuppressWarnings("JdkObsolete")
    private final class Pages implements Enumeration<InputStream> {
        private final PlanId id;
        private int number;
        private Optional<byte[]> page;

        Pages(PlanId id) {
            this.id = id;
            this.page = page(0);
        }

        private Optional<byte[]> page(int wanted) {
            return Retry.of(id, () -> journal.planPage(id, wanted));
        }

        @Override
        public boolean hasMoreElements() {
            return page.isPresent();
        }

        @Override
        public InputStream nextElement() {
            InputStream current = new ByteArrayInputStream(page.orElseThrow());
            page = page(++number);
            return current;
        }
    }
}
