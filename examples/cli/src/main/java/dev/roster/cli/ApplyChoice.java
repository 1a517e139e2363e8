package dev.roster.cli;

import dev.roster.profile.Safeguard;
import java.util.Set;
import picocli.CommandLine.Option;

/** Whether and how a plan is applied, as options. */
final class ApplyChoice {

    @Option(
            names = {"--yes", "-y"},
            description = "Apply without asking.")
    private boolean isConfirmed;

    @Option(
            names = "--acknowledge",
            paramLabel = "SAFEGUARD",
            split = ",",
            description = "Apply although this safeguard is tripped; name each one.")
    private Set<Safeguard> acknowledged = Set.of();

    @Option(
            names = "--show",
            paramLabel = "N",
            description = "How many rows of each kind, and how many issues, are shown (default: 20).")
    private int shownRows = 20;

    boolean isConfirmed() {
        return isConfirmed;
    }

    Set<Safeguard> acknowledged() {
        return acknowledged;
    }

    /**
     * How many rows are shown.
     *
     * @throws Refused if it is none
     */
    int shownRows() {
        if (shownRows < 1) {
            throw new Refused("--show must be 1 or more, found " + shownRows);
        }
        return shownRows;
    }
}
