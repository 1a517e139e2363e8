package dev.roster.store.jdbc;

import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a commit was decided by with what is stored, and keeps it so until the transaction ends. The revision of
 * the catalogs comes first, then the actor, then whatever the units touch, so that two commits never wait for each other
 * over the first of these.
 */
final class GuardCheck {

    private static final String ACTOR = "select version from roster_users where tenant = ? and id = ?";

    private GuardCheck() {}

    static boolean holds(Session session, CommitGuards guards, List<CommitUnit> units) throws SQLException {
        return areCatalogsSame(session, guards, units) && isActorSame(session, guards.actor());
    }

    private static boolean areCatalogsSame(Session session, CommitGuards guards, List<CommitUnit> units)
            throws SQLException {
        Long expected = guards.catalogRevision();
        boolean changesCatalogs = units.stream()
                .anyMatch(unit -> !UserWrites.entries(unit.writes()).isEmpty());
        if (changesCatalogs) {
            long revision = CatalogRevision.take(session);
            return expected == null || expected == revision;
        }
        return expected == null || expected == CatalogRevision.hold(session);
    }

    private static boolean isActorSame(Session session, CommitGuards.@Nullable Decider actor) throws SQLException {
        return actor == null
                || session.query(
                                ACTOR + session.dialect().sharedLock(),
                                row -> row.getLong(1),
                                session.tenant(),
                                actor.id().value())
                        .equals(List.of(actor.version()));
    }
}
