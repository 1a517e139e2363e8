package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.UnknownPolicy;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose journal has several pages, with and without the unit 0 that creates what the rows need. */
class LongUndoTest {

    private static final int ROWS = 1_234;

    private final Desk desk =
            Desk.of().with(Profiles.users().with(profile -> profile.unknownGroup(UnknownPolicy.CREATE)));

    @ParameterizedTest
    @ValueSource(strings = {"a", "a group that is new"})
    void undoTakesEveryRowBackOnce(String group) {
        ApplyReport report = desk.apply(rows(group));
        assertThat(report.applied()).isEqualTo(ROWS);
        try (ImportPlan undo = desk.session().undo(report.run())) {
            List<PlannedChange> changes = Scenario.changes(undo);
            assertThat(changes).hasSize(ROWS).extracting(PlannedChange::kind).containsOnly(ChangeKind.DELETE);
            assertThat(changes.stream()
                            .map(change -> Objects.requireNonNull(change.user()).id()))
                    .doesNotHaveDuplicates();
            assertThat(desk.session().apply(undo, Scenario.ACKNOWLEDGED).applied())
                    .isEqualTo(ROWS);
        }
        assertThat(Scenario.users(desk.stores)).isEmpty();
    }

    @Test
    void undoOfARunThatInvitedSomebodyTwiceBringsBackWhoTheyWere() {
        Desk twice = Desk.of(Desk.user("ada"))
                .with(Profiles.users()
                        .with(profile ->
                                profile.operation(Profile.Operation.INVITE).duplicates(DuplicatePolicy.IN_ORDER)));
        ApplyReport report = twice.apply("userName", "ada", "ada");
        assertThat(report.applied()).isEqualTo(2);
        assertThat(twice.stored("ada", Field.STATUS)).isEqualTo("invited");
        try (ImportPlan undo = twice.session().undo(report.run())) {
            assertThat(Scenario.changes(undo))
                    .extracting(PlannedChange::kind)
                    .containsExactly(ChangeKind.SKIPPED, ChangeKind.UPDATE);
            assertThat(twice.session().apply(undo, Scenario.ACKNOWLEDGED).applied())
                    .isEqualTo(1);
        }
        assertThat(twice.stored("ada", Field.STATUS)).isEqualTo("active");
        assertThat(twice.stored("ada", Field.WAITING_SINCE)).isEmpty();
    }

    @Test
    void undoOfARunTellsThatSomebodyWasErasedSinceAndTakesBackTheRest() {
        ApplyReport report = desk.apply("userName,department", "ada,Navy", "bob,Navy", "eve,Navy");
        UserId bob = new UserId(desk.stored("bob", Field.ID));
        desk.write(new Write.EraseUser(bob, 1));
        try (ImportPlan undo = desk.session().undo(report.run())) {
            assertThat(Scenario.changes(undo))
                    .extracting(PlannedChange::kind)
                    .containsExactly(ChangeKind.DELETE, ChangeKind.DELETE, ChangeKind.SKIPPED);
            assertThat(Scenario.changes(undo).get(2).issues())
                    .extracting(Issue::code)
                    .containsExactly(IssueCode.UNDO_ERASED);
            ApplyReport undone = desk.session().apply(undo, Scenario.ACKNOWLEDGED);
            assertThat(undone.applied()).isEqualTo(2);
            assertThat(undone.stale()).isEqualTo(1);
        }
        assertThat(Scenario.users(desk.stores)).isEmpty();
    }

    @Test
    void noPartOfTheJournalNamesAnotherUserAsTheFileDid() {
        desk.apply("userName,displayName", "ada,Ada Lovelace");
        ApplyReport report = desk.apply("userName,managerId", "bob,Ada Lovelace", "eve,ada");
        assertThat(report.applied()).isPositive();
        assertThat(desk.stores.journal().entries(report.run(), 0, 10).stream()
                        .flatMap(entry -> entry.parts().stream())
                        .filter(part -> part.user() != null))
                .isNotEmpty()
                .noneMatch(part -> part.body().contains("Lovelace"));
    }

    private static String[] rows(String group) {
        List<String> lines = new ArrayList<>(List.of("userName,groups"));
        Stream.iterate(0, number -> number + 1).limit(ROWS).forEach(number -> lines.add("user" + number + "," + group));
        return lines.toArray(String[]::new);
    }
}
