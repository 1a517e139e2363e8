package com.example;

import static dev.roster.testing.RosterAssertions.assertThat;
import static dev.roster.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.csv.CsvRowSource;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import dev.roster.text.PlanText;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;

/** An application whose versions Spring Boot chooses plans, keeps, applies and undoes. */
@SpringBootTest
class HostTest {

    @SpringBootApplication
    static class Host {

        @Bean
        Roster roster() {
            return Roster.inMemory(User.builder(new UserId("u-ada"))
                    .primaryEmail(new EmailAddress("ada@example.com"))
                    .department("R&D")
                    .build());
        }
    }

    private final Session session;

    HostTest(@Autowired Roster roster) {
        session = roster.as(Actor.operator("operator"));
    }

    @Test
    void keepsAPlanInAFileAppliesItAndTakesItBack(@TempDir Path folder) {
        Path file = folder.resolve("users.plan");
        try (ImportPlan plan = session.plan(
                rows("email,department", "ada@example.com,Navy", "bob@,Navy"), Profiles.users())) {
            assertThat(plan)
                    .updates("ada@example.com", Field.DEPARTMENT, "R&D", "Navy")
                    .rejectsRow(3, IssueCode.EMAIL_INVALID)
                    .hasNoOtherChanges();
            session.save(plan, file);
        }
        try (ImportPlan plan = session.open(file)) {
            assertThat(session.apply(plan)).hasApplied(1).hasNoOtherIssues();
            try (ImportPlan undo = session.undo(plan.id())) {
                assertThat(undo).updates("ada@example.com", Field.DEPARTMENT, "Navy", "R&D");
                assertThat(session.apply(undo)).hasApplied(1);
            }
        }
    }

    @Test
    void readsAFileAndShowsItsPlan() {
        byte[] bytes = "email;phone\nada@example.com;+49 40 123456\n".getBytes(StandardCharsets.UTF_8);
        try (ImportPlan plan = session.plan(
                CsvRowSource.of("users.csv", () -> new ByteArrayInputStream(bytes)), Profiles.users())) {
            assertThat(plan).updates("ada@example.com", Field.PHONE_NUMBER, null, "+4940123456");
            assertThat(PlanText.of(plan)).contains("ada@example.com");
        }
    }
}
