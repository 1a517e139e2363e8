package dev.roster.cli;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.csv.CsvRowSource;
import dev.roster.job.ImportWizard;
import dev.roster.job.JobSettings;
import dev.roster.job.WizardState;
import dev.roster.job.WizardStep;
import dev.roster.profile.Safeguard;
import dev.roster.spi.Stores;
import dev.roster.store.jdbc.JdbcStores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;

/** Takes the next step of an import, in a JVM of its own that may end at a given point. */
final class WizardSteps {

    private WizardSteps() {}

    /** Takes the JDBC URL, the file to begin with, and the number of the point at which the JVM ends, or 0. */
    public static void main(String... args) throws IOException {
        Stores stores = new HaltingStores(JdbcStores.open(args[0]), Integer.parseInt(args[2]));
        try (Roster roster = open(stores)) {
            step(roster, Path.of(args[1]));
        }
    }

    static Roster open(Stores stores) {
        return Roster.on(stores)
                .clock(CrashingApply.CLOCK)
                .jobs(JobSettings.defaults().reading(file -> CsvRowSource.of(file.name(), file::open)))
                .build();
    }

    static Session operator(Roster roster) {
        return roster.as(Actor.operator("operator"));
    }

    private static void step(Roster roster, Path file) throws IOException {
        Session operator = operator(roster);
        var begun = operator.wizards().newest(1);
        if (begun.isEmpty()) {
            try (InputStream in = Files.newInputStream(file)) {
                operator.wizards().start("users", file.toString(), in);
            }
        } else {
            next(operator, begun.get(0));
        }
    }

    static ImportWizard next(Session session, ImportWizard wizard) {
        WizardStep step = switch (wizard.state()) {
            case UPLOADED -> new WizardStep.MapColumns(Map.of("Dept.", "department"));
            case MAPPED -> new WizardStep.Choose(Map.of(), Map.of("roles", Map.of("boss", "manager")));
            case POLICY -> new WizardStep.Preview();
            case PREVIEWED, APPLYING -> new WizardStep.Apply(EnumSet.allOf(Safeguard.class));
            case DONE, FAILED, CANCELLED -> new WizardStep.Cancel();
        };
        return session.wizards().take(wizard, step);
    }

    static boolean isAtEnd(Session session) {
        return session.wizards().newest(1).stream().map(ImportWizard::state).anyMatch(WizardState::isEnd);
    }
}
