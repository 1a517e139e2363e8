package dev.roster.cli;

import dev.roster.Session;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import java.util.List;
import java.util.regex.Pattern;

/** Finds runs by the start of their ids. */
final class Runs {

    /** How many runs, the newest, are looked at. */
    static final int LIMIT = 10_000;

    /** A whole id, by which alone single calls are found. */
    private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{16}");

    private Runs() {}

    static Run require(Session session, String start) {
        return WHOLE.matcher(start).matches()
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
