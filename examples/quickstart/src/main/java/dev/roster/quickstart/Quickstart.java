package dev.roster.quickstart;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.csv.CsvRowSource;
import dev.roster.model.EmailAddress;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import dev.roster.text.PlanText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** File, plan, look, apply, undo: Roster in one page, on the stores in memory. */
public final class Quickstart {

    private Quickstart() {}

    /**
     * Imports a small file and takes it back.
     *
     * @param args none
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] args) throws IOException {
        User ada = User.builder(new UserId("u-1"))
                .displayName("Ada Lovelace")
                .primaryEmail(new EmailAddress("ada@example.com"))
                .roles(Set.of(new RoleKey("owner")))
                .build();
        Path file = Files.createTempDirectory("quickstart").resolve("users.csv");
        Files.writeString(file, """
                E-Mail,Name,Department,Manager
                grace@example.com,Grace Hopper,Compilers,ada@example.com
                ada@example.com,Ada Lovelace,Analytical Engines,
                bob@,Bob,Sales,
                """);

        try (Roster roster = Roster.inMemory(ada)) {
            Session admin = roster.as(ada.id());
            try (ImportPlan plan = admin.plan(CsvRowSource.of(file), Profiles.users())) {
                System.out.println(PlanText.of(plan)); // counts, old and new values, what is wrong
                ApplyReport report = admin.apply(plan);
                try (ImportPlan undo = admin.undo(report.run())) {
                    System.out.println(PlanText.of(undo)); // a plan again
                    admin.apply(undo);
                }
            }
        }
    }
}
