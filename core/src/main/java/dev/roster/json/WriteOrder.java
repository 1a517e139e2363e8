package dev.roster.json;

import dev.roster.plan.PlannedChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a plan that write something, unit by unit, wave by wave. A plan without dependencies is
 * streamed as it stands; another one is sorted by an index of 24 bytes a change. For one thread.
 */
public final class WriteOrder implements AutoCloseable {

    private static final byte[] WAVE = {'"', 'w', 'a', 'v', 'e', '"', ':'};
    private static final byte[] UNIT = {'"', 'u', 'n', 'i', 't', '"', ':'};

    private final SpooledContent content;
    private final @Nullable List<Entry> sorted;
    private final ChangeLines lines;
    private int next;

    /** Where a change stands, and when it is written. */
    private record Entry(long offset, int length, int wave, int unit) {}

    /**
     * Changes that are written together.
     *
     * @param wave their wave
     * @param changes the changes; one, but for units that exchange keys
     */
    public record Unit(int wave, List<PlannedChange> changes) {}

    WriteOrder(SpooledContent content) {
        this.content = content;
        this.sorted = index();
        this.lines = content.lines();
    }

    /** {@return the next unit, or null at the end} */
    public @Nullable Unit next() {
        return sorted == null ? nextInFile() : nextInOrder(sorted);
    }

    @Override
    public void close() {
        lines.close();
    }

    private @Nullable Unit nextInFile() {
        while (lines.next() && SpooledContent.isChange(lines)) {
            if (isWrite(lines)) {
                return new Unit(0, List.of(lines.change()));
            }
        }
        return null;
    }

    private @Nullable Unit nextInOrder(List<Entry> entries) {
        if (next == entries.size()) {
            return null;
        }
        Entry first = entries.get(next);
        List<PlannedChange> changes = new ArrayList<>();
        do {
            changes.add(content.changeAt(
                    entries.get(next).offset(), entries.get(next).length()));
            next++;
        } while (next < entries.size() && first.unit() != 0 && entries.get(next).unit() == first.unit());
        return new Unit(first.wave(), changes);
    }

    /** The changes by wave and unit, or null when the order of the file will do. */
    private @Nullable List<Entry> index() {
        if (!isOrdered()) {
            return null;
        }
        List<Entry> entries = new ArrayList<>();
        try (ChangeLines all = new ChangeLines(content.in(), content.codec())) {
            long offset = 0;
            while (all.next()) {
                if (SpooledContent.isChange(all) && isWrite(all)) {
                    entries.add(new Entry(offset, all.length(), numberAfter(all, WAVE), numberAfter(all, UNIT)));
                }
                offset += all.length();
            }
        }
        entries.sort(Comparator.comparingInt(Entry::wave).thenComparingInt(Entry::unit));
        return entries;
    }

    private boolean isOrdered() {
        try (ChangeLines all = content.lines()) {
            while (all.next() && SpooledContent.isChange(all)) {
                if (numberAfter(all, WAVE) != 0 || numberAfter(all, UNIT) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isWrite(ChangeLines line) {
        byte[] bytes = line.bytes();
        int kind = indexOf(bytes, line.length(), new byte[] {'"', 'k', 'i', 'n', 'd', '"', ':', '"'});
        byte first = bytes[kind + 8];
        byte second = bytes[kind + 9];
        boolean isUpdate = first == 'U' && second == 'P';
        boolean isReactivate = first == 'R' && bytes[kind + 10] == 'A';
        return isUpdate || isReactivate || first == 'C' || first == 'D';
    }

    /** Inside a JSON string a quote is escaped, so the name with its quotes stands only where it is a name. */
    private static int numberAfter(ChangeLines line, byte[] name) {
        int at = indexOf(line.bytes(), line.length(), name);
        int number = 0;
        for (int i = at + name.length; at >= 0 && line.bytes()[i] >= '0' && line.bytes()[i] <= '9'; i++) {
            number = number * 10 + line.bytes()[i] - '0';
        }
        return number;
    }

    private static int indexOf(byte[] bytes, int length, byte[] wanted) {
        for (int i = 0; i + wanted.length <= length; i++) {
            if (bytes[i] == wanted[0] && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
