package dev.roster.store.jdbc;

import dev.roster.spi.CommitGuards;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Compares what a commit was decided by with what is stored, and keeps it so until the transaction ends. The revision of
 * the catalogs comes first, then who decided in the order of their ids, then whatever the units touch, so that two commits never wait for each other
 * over the first of these.
 */
final class GuardCheck {

    private static final String DECIDER = "select version from roster_users where tenant = ? and id = ?";

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
        if (changesCatalogs || expected != null) {
            Sql sql = changesCatalogs ? CatalogRevision.taken(session) : CatalogRevision.held(session);
            questions.add(
                    new Session.Question(sql, row -> answers.add(expected == null || expected == row.getLong(1))));
        }
        guards.deciders().stream()
                .sorted(Comparator.comparing(CommitGuards.Decider::id))
                .forEach(decider -> questions.add(question(decider)));
        asked += questions.size();
        return questions;
    }

    private Session.Question question(CommitGuards.Decider decider) {
        Sql sql = new Sql(
                DECIDER + session.dialect().sharedLock(),
                session.tenant(),
                decider.id().value());
        return new Session.Question(sql, row -> answers.add(decider.version() == row.getLong(1)));
    }

    /** Whether everything that was asked is as it was when the commit was decided. */
    boolean holds() {
        return answers.size() == asked && !answers.contains(false);
    }
}
