package dev.roster.store.jdbc;

import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what a commit was decided by with what is stored, and keeps it so until the transaction ends. The revision of
 * the catalogs comes first, then the actor, then whatever the units touch, so that two commits never wait for each other
 * over the first of these.
 */
final class GuardCheck {

    private static final String ACTOR = "select version from roster_users where tenant = ? and id = ?";

    private GuardCheck() {}

    static boolean holds(Session session, CommitGuards guards, List<CommitUnit> units) throws SQLException {
        Long expected = guards.catalogRevision();
        CommitGuards.Decider actor = guards.actor();
        List<Session.Question> questions = new ArrayList<>(2);
        List<Boolean> answers = new ArrayList<>(2);
        boolean changesCatalogs = units.stream()
                .anyMatch(unit -> !UserWrites.entries(unit.writes()).isEmpty());
        if (changesCatalogs || expected != null) {
            Sql sql = changesCatalogs ? CatalogRevision.taken(session) : CatalogRevision.held(session);
            questions.add(
                    new Session.Question(sql, row -> answers.add(expected == null || expected == row.getLong(1))));
        }
        if (actor != null) {
            Sql sql = new Sql(
                    ACTOR + session.dialect().sharedLock(),
                    session.tenant(),
                    actor.id().value());
            questions.add(new Session.Question(sql, row -> answers.add(actor.version() == row.getLong(1))));
        }
        session.ask(questions);
        return answers.size() == questions.size() && !answers.contains(false);
    }
}
