package dev.roster.cli;

import dev.roster.Session;
import dev.roster.spi.Run;
import java.util.List;

/** Finds runs by the start of their ids. */
final class Runs {

    /** How many runs, the newest, are looked at. */
    static final int LIMIT = 10_000;

    private Runs() {}

    static Run require(Session session, String start) {
        List<Run> found = session.runs(LIMIT).stream()
                .filter(run -> !start.isBlank() && run.plan().value().startsWith(start))
                .limit(2)
                .toList();
        if (found.isEmpty()) {
            throw new Refused("no run \"" + start + "\"; roster runs lists them");
        }
        if (found.size() > 1) {
            throw new Refused(
                    "several runs start with \"" + start + "\"; write more of the id, as roster runs lists it");
        }
        return found.get(0);
    }
}
