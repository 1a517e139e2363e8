package dev.roster.cli;

import dev.roster.Session;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import java.util.List;

/** Finds runs by the start of their ids. */
final class Runs {

    /** How many runs, the newest, are looked at. */
    static final int LIMIT = 10_000;

    /** How many characters an id has; single calls are found by a whole one alone. */
    private static final int WHOLE = 16;

    private Runs() {}

    static Run require(Session session, String start) {
        return start.length() == WHOLE
                ? session.findRun(new PlanId(start)).orElseThrow(() -> none(start))
                : startingWith(session, start);
    }

    private static Refused none(String start) {
        return new Refused("no run \"" + start + "\"; roster runs lists them");
    }

    private static Run startingWith(Session session, String start) {
        List<Run> found = session.runs(LIMIT).stream()
                .filter(run -> !start.isBlank() && run.plan().value().startsWith(start))
                .limit(2)
                .toList();
        if (found.isEmpty()) {
            throw none(start);
        }
        if (found.size() > 1) {
            throw new Refused(
                    "several runs start with \"" + start + "\"; write more of the id, as roster runs lists it");
        }
        return found.get(0);
    }
}
