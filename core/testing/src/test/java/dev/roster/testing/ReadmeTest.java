package dev.roster.testing;

import static dev.roster.testing.RosterAssertions.assertThat;
import static dev.roster.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The README shows a test that is compiled, this one. */
class ReadmeTest {

    private static final User ADA = User.builder(new UserId("u-ada"))
            .primaryEmail(new EmailAddress("ada@example.com"))
            .department("R&D")
            .build();

    private final Session session = Roster.inMemory(ADA).as(Actor.operator("operator"));

    @Test
    void showsAnAssertionOnAPlan() {
        try (ImportPlan plan = session.plan(
                rows("email,department", "ada@example.com,Navy", "eve@,Navy", "grace@example.com,Navy"),
                Profiles.users())) {
            assertThat(plan)
                    .updates("ada@example.com", Field.DEPARTMENT, "R&D", "Navy")
                    .rejectsRow(3, IssueCode.EMAIL_INVALID)
                    .creates("grace@example.com")
                    .hasNoOtherChanges();
        }
    }

    @Test
    void showsThisTest() throws IOException {
        String readme = Files.readString(root().resolve("README.md"));
        String shown = readme.substring(readme.indexOf("A unit test of yours:"))
                .split("```java\n", 2)[1]
                .split("```", 2)[0];
        List<String> compiled =
                Files.readAllLines(root().resolve("core/testing/src/test/java/dev/roster/testing/ReadmeTest.java"))
                        .stream()
                        .map(String::strip)
                        .toList();

        assertThat(compiled)
                .containsSubsequence(shown.lines().map(String::strip).toList());
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("core/testing"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder of the house above this one");
        }
        return folder;
    }
}
