package dev.roster.tck;

import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What an audit trail must answer, as plain as can be. For one thread. */
final class AuditModel implements AuditStore {

    /** In the order in which they were written. */
    private final List<AuditEntry> entries = new ArrayList<>();

    @Override
    public Page list(Query query) {
        List<AuditEntry> wanted = new ArrayList<>(entries);
        Collections.reverse(wanted);
        wanted.removeIf(entry -> !query.matches(entry));
        wanted.sort(Comparator.comparing(AuditEntry::at).reversed());
        int start = query.cursor() == null ? 0 : Integer.parseInt(query.cursor());
        int end = Math.min(wanted.size(), start + query.limit());
        return new Page(wanted.subList(start, end), end == wanted.size() ? null : Integer.toString(end));
    }

    void add(List<AuditEntry> written) {
        entries.addAll(written);
    }

    void erase(UserId user) {
        AuditEntry.Target target = AuditEntry.Target.of(user);
        entries.replaceAll(entry -> target.equals(entry.target()) ? entry.erased() : entry);
    }
}
