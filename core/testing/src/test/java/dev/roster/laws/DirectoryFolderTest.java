package dev.roster.laws;

import static dev.roster.testing.RosterAssertions.assertThat;
import static dev.roster.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.csv.CsvFolder;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.profile.Profiles;
import dev.roster.spi.DirectorySource.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** J15: a folder of exports is a directory whose columns are found by their names. */
class DirectoryFolderTest {

    @TempDir
    private Path folder;

    private final InMemoryStores stores = InMemoryStores.of();

    private Session session() {
        return Roster.on(stores)
                .directory(
                        "hr",
                        CsvFolder.of(folder).resting(Duration.ZERO, Clock.systemUTC()),
                        Profiles.directory()
                                .with(p -> p.map("Person", Field.EXTERNAL_ID)
                                        .onlyFields(
                                                Field.EXTERNAL_ID,
                                                Field.PRIMARY_EMAIL,
                                                Field.DEPARTMENT,
                                                Field.MANAGER_ID)))
                .build()
                .as(Actor.operator("operator"));
    }

    private ImportPlan plan() {
        return session().directories().plan("hr", Extent.CHANGES, Progress.SILENT);
    }

    private void drop(String name, String... lines) throws IOException {
        Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    @Test
    void followsExportsOfEverybody() throws IOException {
        drop(
                "1.csv",
                "Person,E-Mail,Abteilung,Manager",
                "7,ada@example.com,Research,grace@example.com",
                "8,grace@example.com,,");
        session().directories().sync("hr", Extent.CHANGES, ApplyOptions.defaults());
        assertThat(session()
                        .users()
                        .find("ada@example.com")
                        .orElseThrow()
                        .employment()
                        .managerId())
                .isEqualTo(session()
                        .users()
                        .find("grace@example.com")
                        .orElseThrow()
                        .id());
        try (ImportPlan same = plan()) {
            assertThat(Objects.requireNonNull(same.basis().sync()).extent()).isEqualTo(Extent.CHANGES);
            assertThat(same).hasNoOtherChanges();
        }
        drop("2.csv", "Person,E-Mail,Abteilung,Manager", "7,ada@example.org,,");
        try (ImportPlan plan = plan()) {
            assertThat(plan)
                    .updates("ada@example.org", Field.PRIMARY_EMAIL, "ada@example.com", "ada@example.org")
                    .updates("ada@example.org", Field.DEPARTMENT, "Research", null)
                    .updates(
                            "ada@example.org",
                            Field.MANAGER_ID,
                            session()
                                    .users()
                                    .find("grace@example.com")
                                    .orElseThrow()
                                    .id()
                                    .value(),
                            null)
                    .deactivates("grace@example.com")
                    .hasNoOtherChanges();
        }
    }

    @Test
    void twoRowsForOnePersonAreToldAndNobodyIsMadeTwice() throws IOException {
        drop("1.csv", "Person,E-Mail", "7,ada@example.com", "7,other@example.com", "8,grace@example.com");
        try (ImportPlan plan = plan()) {
            assertThat(plan).creates("grace@example.com");
            assertThat(plan.summary().writes()).isEqualTo(1);
        }
    }

    @Test
    void ownsTheFieldsThatTheProfileNames() throws IOException {
        drop("1.csv", "Person,E-Mail", "7,ada@example.com");
        session().directories().sync("hr", Extent.CHANGES, ApplyOptions.defaults());
        try (ImportPlan plan = session().plan(rows("email,department", "ada@example.com,Sales"), Profiles.users())) {
            assertThat(plan).rejectsRow(2, IssueCode.FIELD_DIRECTORY_OWNED);
        }
        try (ImportPlan plan = session().plan(rows("email,location", "ada@example.com,Berlin"), Profiles.users())) {
            assertThat(plan).updates("ada@example.com", Field.LOCATION, null, "Berlin");
        }
    }
}
