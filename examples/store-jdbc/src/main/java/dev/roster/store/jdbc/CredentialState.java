package dev.roster.store.jdbc;

import dev.roster.spi.CredentialStore;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The versions of the credentials that a commit saves, and what the units accepted so far make of them. */
final class CredentialState {

    private final Map<String, Long> versions;

    private CredentialState(Map<String, Long> versions) {
        this.versions = versions;
    }

    static CredentialState empty() {
        return new CredentialState(new HashMap<>());
    }

    /**
     * Locks the credentials that are to be saved or moved on, so that of many who save one version one does, here or elsewhere.
     *
     * @throws SQLException if the database refuses
     */
    static CredentialState lock(Session session, List<CredentialStore.Change> changes) throws SQLException {
        TreeSet<String> users = new TreeSet<>();
        for (CredentialStore.Change change : changes) {
            if (change.kind() != CredentialStore.Change.Kind.REMOVE) {
                users.add(change.user().value());
            }
        }
        return users.isEmpty() ? empty() : new CredentialState(CredentialRows.lockedVersions(session, users));
    }

    /** The versions that the changes of a unit leave, 0 for none; empty when one of them is stale. Nothing is kept yet. */
    Optional<Map<String, Long>> judge(List<CredentialStore.Change> changes) {
        Map<String, Long> left = new HashMap<>();
        for (CredentialStore.Change change : changes) {
            String user = change.user().value();
            long stored = left.getOrDefault(user, versions.getOrDefault(user, 0L));
            switch (change.kind()) {
                case PUT -> {
                    long next = ((CredentialStore.Change.Put) change).next().version();
                    if (next - 1 != stored) {
                        return Optional.empty();
                    }
                    left.put(user, next);
                }
                case REMOVE -> left.put(user, 0L);
                case END_SESSIONS -> left.put(user, stored == 0 ? 0 : stored + 1);
            }
        }
        return Optional.of(left);
    }

    /** Keeps what an accepted unit leaves. */
    void keep(Map<String, Long> left) {
        versions.putAll(left);
    }
}
