package dev.roster.store.jdbc;

import dev.roster.spi.CommitGuards;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what a commit was decided by with what is stored, and keeps it so until the transaction ends. The revision of
 * the catalogs comes first, then the actor, then whatever the units touch, so that two commits never wait for each other
 * over the first of these.
 */
final class GuardCheck {

    private static final String ACTOR = "select version from roster_users where tenant = ? and id = ?";

    private final Session session;
    private final CommitGuards guards;
    private final boolean changesCatalogs;
    private final List<Boolean> answers = new ArrayList<>(2);
    private int asked;

    GuardCheck(Session session, CommitGuards guards, List<Write> writes) {
        this.session = session;
        this.guards = guards;
        changesCatalogs = !UserWrites.entries(writes).isEmpty();
    }

    /** What must be asked before anything else that the transaction locks; once. */
    List<Session.Question> questions() {
        List<Session.Question> questions = new ArrayList<>(2);
        Long expected = guards.catalogRevision();
        CommitGuards.Decider actor = guards.actor();
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
        asked += questions.size();
        return questions;
    }

    /** Whether everything that was asked is as it was when the commit was decided. */
    boolean holds() {
        return answers.size() == asked && !answers.contains(false);
    }
}
