package dev.roster.memory;

import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Who changed what, in the order of the commits: a list costs least, and it is read for one user at a time. */
final class InMemoryAudit implements AuditStore {

    private final Object lock;
    private final List<AuditEntry> entries = new ArrayList<>();

    InMemoryAudit(Object lock) {
        this.lock = lock;
    }

    @Override
    public List<AuditEntry> ofUser(UserId user, int limit) {
        List<AuditEntry> ofUser = new ArrayList<>();
        synchronized (lock) {
            entries.stream().filter(entry -> user.equals(entry.user())).forEach(ofUser::add);
        }
        // Of two entries of the same moment, the one that came later is the newer one.
        Collections.reverse(ofUser);
        ofUser.sort(Comparator.comparing(AuditEntry::at).reversed());
        return List.copyOf(ofUser.subList(0, Math.min(limit, ofUser.size())));
    }

    /** Adds entries. To be called under the lock. */
    void keep(List<AuditEntry> written) {
        entries.addAll(written);
    }
}
