package dev.roster.memory;

import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who changed what, in the order of the commits: a list costs least to write, and is read seldom. */
final class InMemoryAudit implements AuditStore {

    /** An entry with its place in the list, by which those of one moment are told apart. */
    private record Placed(int place, AuditEntry entry) {

        static final Comparator<Placed> NEWEST_FIRST = Comparator.comparing(
                        (Placed placed) -> placed.entry().at())
                .thenComparing(Placed::place)
                .reversed();

        String cursor() {
            return place + "@" + entry.at();
        }

        boolean isAfter(@Nullable String cursor) {
            if (cursor == null) {
                return true;
            }
            int end = cursor.indexOf('@');
            Instant at = Instant.parse(cursor.substring(end + 1));
            int order = entry.at().compareTo(at);
            return order < 0 || (order == 0 && place < Integer.parseInt(cursor.substring(0, end)));
        }
    }

    private final Object lock;
    private final List<AuditEntry> entries = new ArrayList<>();

    InMemoryAudit(Object lock) {
        this.lock = lock;
    }

    @Override
    public Page list(Query query) {
        List<Placed> found;
        synchronized (lock) {
            found = IntStream.range(0, entries.size())
                    .filter(place -> query.matches(entries.get(place)))
                    .mapToObj(place -> new Placed(place, entries.get(place)))
                    .filter(placed -> placed.isAfter(query.cursor()))
                    .sorted(Placed.NEWEST_FIRST)
                    .limit(query.limit() + 1L)
                    .toList();
        }
        List<Placed> shown = found.subList(0, Math.min(query.limit(), found.size()));
        boolean isLast = found.size() <= query.limit();
        return new Page(
                shown.stream().map(Placed::entry).toList(),
                isLast ? null : shown.get(shown.size() - 1).cursor());
    }

    /** Adds entries. To be called under the lock. */
    void keep(List<AuditEntry> written) {
        entries.addAll(written);
    }

    /** Drops what entries say of a user's values, and why. To be called under the lock. */
    void erase(UserId user) {
        AuditEntry.Target target = AuditEntry.Target.of(user);
        entries.replaceAll(entry -> target.equals(entry.target()) ? entry.erased() : entry);
    }
}
