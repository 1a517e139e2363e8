package dev.roster.json;

import dev.roster.plan.PlannedChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a plan that write something, unit by unit, wave by wave. A plan without dependencies is
 * streamed as it stands; another one is sorted by an index of about 50 bytes a change. For one thread.
 */
public final class WriteOrder implements AutoCloseable {

    private final SpooledContent content;
    private final @Nullable List<Entry> sorted;
    private final ChangeLines lines;
    private int nextEntry;
    private int nextOrdinal;

    /** Where a change stands, and when it is written. */
    private record Entry(int ordinal, long offset, int length, LineHead head) {
        int wave() {
            return head.wave();
        }

        int unit() {
            return head.unit();
        }
    }

    /**
     * Changes that are written together.
     *
     * @param wave their wave
     * @param changes the changes; one, but for units that exchange keys
     */
    public record Unit(int wave, List<Placed> changes) {
        /** Copies the list. */
        public Unit {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A change and its place in the plan, by which others say that they need it.
     *
     * @param ordinal the place, from 0
     * @param change the change
     */
    public record Placed(int ordinal, PlannedChange change) {}

    WriteOrder(SpooledContent content) {
        this.content = content;
        this.sorted = content.isOrdered() ? index() : null;
        this.lines = content.lines();
    }

    /** {@return whether some changes wait for others} */
    public boolean hasNeeds() {
        return sorted != null;
    }

    /**
     * {@return the next unit, or null at the end}
     *
     * @throws dev.roster.plan.PlanException if the plan is damaged
     */
    public @Nullable Unit next() {
        return sorted == null ? nextInFile() : nextInOrder(sorted);
    }

    @Override
    public void close() {
        lines.close();
    }

    private @Nullable Unit nextInFile() {
        while (lines.next()) {
            int ordinal = nextOrdinal++;
            if (lines.head().kind().isWrite()) {
                return new Unit(0, List.of(new Placed(ordinal, lines.change())));
            }
        }
        return null;
    }

    private @Nullable Unit nextInOrder(List<Entry> entries) {
        if (nextEntry == entries.size()) {
            return null;
        }
        Entry first = entries.get(nextEntry);
        List<Placed> changes = new ArrayList<>();
        do {
            Entry entry = entries.get(nextEntry++);
            changes.add(new Placed(entry.ordinal(), content.changeAt(entry.offset(), entry.length())));
        } while (nextEntry < entries.size() && first.unit() != 0 && isSameUnit(first, entries.get(nextEntry)));
        return new Unit(first.wave(), changes);
    }

    private static boolean isSameUnit(Entry first, Entry other) {
        return first.wave() == other.wave() && first.unit() == other.unit();
    }

    /** The changes by wave and unit. */
    private List<Entry> index() {
        List<Entry> entries = new ArrayList<>();
        try (ChangeLines all = content.lines()) {
            long offset = all.offset();
            for (int ordinal = 0; all.next(); ordinal++) {
                LineHead head = all.head();
                if (head.kind().isWrite()) {
                    entries.add(new Entry(ordinal, offset, all.length(), head));
                }
                offset = all.offset();
            }
        }
        entries.sort(Comparator.comparingInt(Entry::wave).thenComparingInt(Entry::unit));
        return entries;
    }
}
