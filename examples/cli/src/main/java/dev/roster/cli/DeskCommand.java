package dev.roster.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that needs the database. */
abstract class DeskCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public final Integer call() {
        RosterCommand options = RosterCommand.of(Objects.requireNonNull(spec));
        try (Desk desk = Desk.open(options, opening(options))) {
            int code = run(desk);
            desk.tellOfDatabase();
            return code;
        }
    }

    /** What becomes of a database that is not there: nobody reads from nothing by a slip of the keys. */
    Desk.Opening opening(RosterCommand options) {
        return Desk.Opening.THERE;
    }

    /** Does the work and returns one of the codes of {@link Exit}. */
    abstract int run(Desk desk);
}
