package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.spi.Write;
import dev.roster.tck.StoresFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles and attributes that change or go between the preview, the apply and the undo (B2, B6). */
class DefinitionTest {

    private static final CustomAttribute BADGE =
            new CustomAttribute(new AttributeKey("badge"), "Badge", AttributeType.TEXT, true, false);
    private static final Role GUIDE = Role.builder("Guide").level(1).build();
    private final User ada = Desk.user("ada");
    private final User bob = Desk.user("bob");
    private final Desk desk = Desk.of(ada, bob);

    DefinitionTest() {
        StoresFactory.given(desk.stores, BADGE, GUIDE);
    }

    @Test
    void aRoleThatAllowsMoreSinceThePreviewIsNotGranted() {
        try (ImportPlan plan = desk.plan("userName,roles,department", "ada,guide,", "bob,,Navy")) {
            redefine(GUIDE.toBuilder().allow(Permission.DELETE_USERS, Scope.ALL).build());

            ApplyReport report = desk.session().apply(plan);

            assertThat(report.applied()).isEqualTo(1);
            assertThat(report.stale()).isEqualTo(1);
            assertThat(report.issues().get(0).message()).startsWith("role \"guide\" was removed or changed");
        }
    }

    @Test
    void aRoleWithAnotherNameForPeopleIsTheSameRole() {
        try (ImportPlan plan = desk.plan("userName,roles", "ada,guide")) {
            redefine(GUIDE.toBuilder().name("City guide").build());

            assertThat(desk.session().apply(plan).applied()).isEqualTo(1);
        }
    }

    @Test
    void anAttributeThatIsGoneSinceThePreviewIsNotWritten(@TempDir Path directory) {
        Path file = directory.resolve("plan");
        try (ImportPlan plan = desk.plan("userName,badge,department", "ada,12,", "bob,,Navy")) {
            desk.session().save(plan, file);
        }
        desk.write(new Write.ChangeEntry(BADGE, null));

        try (ImportPlan plan = desk.session().open(file)) {
            assertThat(plan.changes().flatMap(change -> change.issues().stream()))
                    .extracting("code")
                    .containsExactly(IssueCode.STALE_NAME);
            ApplyReport report = desk.session().apply(plan);
            assertThat(report.stale()).isEqualTo(1);
            assertThat(report.applied()).isEqualTo(1);
        }
    }

    @Test
    void anAttributeOfAnotherTypeSinceThePreviewIsNotWritten() {
        try (ImportPlan plan = desk.plan("userName,badge", "ada,12")) {
            desk.write(new Write.ChangeEntry(BADGE, null));
            StoresFactory.given(
                    desk.stores, new CustomAttribute(BADGE.key(), "Badge", AttributeType.NUMBER, true, false));

            ApplyReport report = desk.session().apply(plan);
            assertThat(report.stale()).isEqualTo(1);
            assertThat(report.issues().get(0).message()).startsWith("attribute \"badge\" was removed or changed");
        }
    }

    @Test
    void undoLeavesTheValueOfAnAttributeThatIsGoneAndTakesBackTheRest() {
        ApplyReport report = desk.apply("userName,badge,department", "ada,12,Navy", "bob,13,");
        desk.write(new Write.ChangeEntry(BADGE, null));

        try (ImportPlan undo = desk.session().undo(report.run())) {
            List<PlannedChange> changes = Scenario.changes(undo);
            assertThat(changes)
                    .extracting(PlannedChange::kind)
                    .containsExactlyInAnyOrder(ChangeKind.UPDATE, ChangeKind.SKIPPED);
            assertThat(changes.stream().flatMap(change -> change.issues().stream()))
                    .extracting("code")
                    .containsOnly(IssueCode.UNDO_FIELD_KEPT);
            assertThat(desk.session().apply(undo).applied()).isEqualTo(1);
        }
        assertThat(desk.stored("ada", Field.DEPARTMENT)).isEmpty();
    }

    private void redefine(Role role) {
        desk.write(new Write.ChangeEntry(GUIDE, role));
    }
}
