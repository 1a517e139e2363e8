package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.SealingKeys;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever holds a plan can edit it and digest it again; apply takes nothing from it that it can know (B4). */
class ForgedPlanTest {

    private static final String UPDATE = "ada,Navy";
    private static final String TO_OLGA = "\"values\":{\"to\":\"u-olga\"}";

    private final Desk desk = Desk.of(Desk.user("ada"), Desk.user("olga", "owner"));

    @TempDir
    private Path folder;

    @Test
    void anUnchangedPlanIsAppliedFromItsFile() {
        Path file = saved("userName,department", UPDATE);
        ApplyReport report;
        try (ImportPlan plan = desk.session().open(file)) {
            report = desk.session().apply(plan);
        }

        assertThat(report.applied()).isEqualTo(1);
        assertThat(desk.stored("ada", Field.DEPARTMENT)).isEqualTo("Navy");
    }

    @Test
    void aFalseValueBeforeNeverReachesTheJournal() {
        ApplyReport report = applied(
                "userName,roles",
                "ada,learner",
                plan -> plan.replace(
                        "\"roles\":[\"learner\"]", "\"roles\":{\"before\":[\"owner\"],\"after\":[\"learner\"]}"));

        assertThat(codes(report)).containsExactly(IssueCode.STALE);
        assertThat(desk.stored("ada", Field.ROLES)).isEmpty();
        try (ImportPlan undo = desk.session().undo(report.run())) {
            assertThat(undo.summary().writes()).isZero();
        }
    }

    @Test
    void aChangeThatShowsAnotherUserThanItsOwnIsLeftAlone() {
        ApplyReport report = applied("userName,department", UPDATE, plan -> plan.replace("u-ada", "u-olga"));

        assertThat(codes(report)).containsExactly(IssueCode.STALE);
        assertThat(desk.stored("olga", Field.DEPARTMENT)).isEmpty();
    }

    @Test
    void effectsFollowFromTheChangeAndNotFromThePlan() {
        ApplyReport report = applied(
                "userName,department",
                UPDATE,
                plan -> plan.replace("}}\n{\"source\"", "},\"effects\":[\"remove-sign-in\",\"invite\"]}\n{\"source\""));

        assertThat(report.applied()).isEqualTo(1);
        assertThat(effects()).isEmpty();
    }

    @Test
    void aDeactivationIsToldToOthersAlsoWhenThePlanLeavesItOut() {
        applied("userName,status", "ada,inactive", plan -> plan.replace("\"disable-sign-in\"", ""));

        assertThat(effects()).containsExactly("disable-sign-in");
    }

    @Test
    void nobodyGetsWhatOthersOwnWhomNoPreviewWouldHaveTaken() {
        assertThat(codes(handedOverTo("u-ada"))).containsExactly(IssueCode.TRANSFER_SELF);
        assertThat(codes(handedOverTo("u-nobody"))).containsExactly(IssueCode.TRANSFER_RECIPIENT);
        assertThat(effects()).isEmpty();
    }

    private ApplyReport handedOverTo(String recipient) {
        Path file = savedHandover();
        edit(file, plan -> plan.replace(TO_OLGA, TO_OLGA.replace("u-olga", recipient)));
        try (ImportPlan plan = desk.session().open(file)) {
            return desk.session().apply(plan);
        }
    }

    private Path savedHandover() {
        Path file = folder.resolve("handover.plan");
        SelectionChange change = SelectionChange.handOverTo(new UserId("u-olga"));
        try (ImportPlan plan = desk.session().plan(Selection.of(List.of(new UserId("u-ada"))), change)) {
            desk.session().save(plan, file);
        }
        return file;
    }

    @Test
    void nobodyIsResetWhoIsNotActive() {
        desk.session().users().suspend(new UserId("u-ada"), 1, null);
        ApplyReport report = applied(
                "userName,department",
                UPDATE,
                plan -> plan.replace(
                                "\"matchedBy\"", "\"instructions\":[{\"kind\":\"RESET\",\"values\":{}}],\"matchedBy\"")
                        .replace("}}\n{\"source\"", "},\"effects\":[\"reset-password\"]}\n{\"source\""));

        assertThat(report.applied()).isEqualTo(1);
        assertThat(effects()).containsExactly("disable-sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"effects\":[\"export-person\"]", ""})
    void nobodyIsExportedAndRemoved(String effects) {
        Path file = folder.resolve("export.plan");
        try (ImportPlan plan =
                desk.session().plan(Selection.of(List.of(new UserId("u-ada"))), SelectionChange.exportPerson())) {
            desk.session().save(plan, file);
        }
        edit(
                file,
                plan -> plan.replace("{\"kind\":\"UPDATE\"", "{\"kind\":\"DELETE\"")
                        .replace(",\"effects\":[\"export-person\"]", effects)
                        .replace("\"UPDATE\":1", "\"UPDATE\":0")
                        .replace("\"DELETE\":0", "\"DELETE\":1"));

        try (ImportPlan plan = desk.session().open(file)) {
            ApplyReport report = desk.session().apply(plan, Scenario.ACKNOWLEDGED);
            assertThat(codes(report)).containsExactly(IssueCode.EXPORT_NOTHING_LEFT);
        }
        assertThat(desk.has("ada")).isTrue();
        assertThat(effects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"values\":null",
                "\"values\":[]",
                "\"values\":{\"to\":null}",
                "\"values\":{\"to\":7}",
                "\"values\":{\"to\":\"\"}",
                "\"values\":{\"to\":\"u-olga\"}},null,{\"kind\":\"NOTIFY\",\"values\":{}",
                "\"values\":{\"to\":\"u-olga\"}},{\"kind\":\"HAND_OVER\",\"values\":{\"to\":\"u-ada\"}"
            })
    void anInstructionThatNobodyCanGiveIsRefused(String forged) {
        Path file = savedHandover();
        edit(file, plan -> plan.replace(TO_OLGA, forged));

        assertDamaged(file);
    }

    @Test
    void whatRosterAloneKeepsIsRefused() {
        ApplyReport report = applied(
                "userName,department",
                UPDATE,
                plan -> plan.replace("\"department\":\"Navy\"", "\"createdAt\":\"2001-01-01T00:00:00Z\""));

        assertThat(codes(report)).containsExactly(IssueCode.PLAN_FORGED);
        assertThat(desk.stored("ada", Field.CREATED_AT)).isEmpty();
    }

    /** Two rows about one user are one unit; what comes after the erasure would leave the user as they were. */
    @Test
    void whoIsErasedIsNotMadeAnewByTheSameUnit() {
        ApplyReport report = applied(
                "userName,department",
                UPDATE,
                plan -> plan.replaceFirst(
                                "\\{\"kind\":\"UPDATE\",\"row\":2,(\"user\":\\{[^}]*}),(\"version\":\\d+),\"fields\":\\{[^}]*}}",
                                "{\"kind\":\"ERASE\",\"unit\":1,\"row\":2,$1,$2}\n"
                                        + "{\"kind\":\"CREATE\",\"unit\":1,\"row\":3,$1,\"fields\":{\"userName\":\"ada\"}}")
                        .replace("\"rows\":1,\"CREATE\":0,\"UPDATE\":1", "\"rows\":2,\"CREATE\":1,\"UPDATE\":0")
                        .replace("\"ERASE\":0", "\"ERASE\":1"));

        assertThat(codes(report)).contains(IssueCode.PLAN_FORGED);
        assertThat(report.applied()).isZero();
        assertThat(desk.has("ada")).isTrue();
    }

    @Test
    void aDeactivationThatIsCalledAnUpdateIsRefused() {
        ApplyReport report = applied(
                "userName,status",
                "ada,inactive",
                plan -> plan.replace("\"kind\":\"DEACTIVATE\"", "\"kind\":\"UPDATE\"")
                        .replace("\"UPDATE\":0", "\"UPDATE\":1")
                        .replace("\"DEACTIVATE\":1", "\"DEACTIVATE\":0"));

        assertThat(codes(report)).containsExactly(IssueCode.PLAN_FORGED);
        assertThat(desk.stored("ada", Field.STATUS)).isEqualTo("active");
    }

    @Test
    void countsThatAreNotThoseOfTheChangesAreRefused() {
        Path file = saved("userName,department", UPDATE);
        edit(file, plan -> plan.replace("\"UPDATE\":1", "\"UPDATE\":0"));

        assertDamaged(file);
    }

    @Test
    void aWriteThatChangesNothingIsRefused() {
        ApplyReport report =
                applied("userName,department", UPDATE, plan -> plan.replaceFirst(",\"fields\":\\{[^}]*}", ""));

        assertThat(codes(report)).containsExactly(IssueCode.PLAN_FORGED);
    }

    @Test
    void aLineThatIsNoChangeIsRefusedBeforeARunBegins() {
        Path file = saved("userName,department", UPDATE);
        edit(file, plan -> plan.replaceFirst("\"user\":\\{[^}]*},", ""));

        assertDamaged(file);
    }

    private void assertDamaged(Path file) {
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> desk.session().open(file).close())
                .withMessageContaining("again from the file");
    }

    @Test
    void anUndoBringsBackWhatItsRunFoundAndNothingElse() {
        ApplyReport done = desk.apply("userName,department", UPDATE);
        Path file = folder.resolve("undo.plan");
        try (ImportPlan undo = desk.session().undo(done.run())) {
            desk.session().save(undo, file);
        }
        edit(file, plan -> plan.replace("\"department\":{\"before\":\"Navy\"}", "\"managerId\":\"u-nobody\""));

        assertRefused(file, "does not bring back what run");
        assertThat(desk.stored("ada", Field.MANAGER_ID)).isEmpty();
    }

    @Test
    void anImportDoesNotBecomeTheUndoOfARun() {
        ApplyReport done = desk.apply("userName,department", "ada,Army");
        Path file = saved("userName,department", UPDATE);
        edit(file, plan -> plan.replaceFirst("\"version\":1,", "\"version\":1,\"undoes\":\"" + done.run() + "\","));

        assertRefused(file, "does not bring back what run");
    }

    @Test
    void anUndoOfARunThatNobodyKnowsIsRefused() {
        Path file = saved("userName,department", UPDATE);
        edit(file, plan -> plan.replaceFirst("\"version\":1,", "\"version\":1,\"undoes\":\"0123456789abcdef\","));

        assertRefused(file, "not known here");
    }

    private void assertRefused(Path file, String why) {
        try (ImportPlan forged = desk.session().open(file)) {
            assertThatExceptionOfType(PlanException.class)
                    .isThrownBy(() -> desk.session().apply(forged, Scenario.ACKNOWLEDGED))
                    .withMessageContaining(why);
        }
    }

    /** The forger even has the key. */
    private void edit(Path file, UnaryOperator<String> forgery) {
        Forgery.edit(file, desk.stores.require(SealingKeys.class).sealingKey(), forgery);
    }

    private Path saved(String header, String row) {
        Path file = folder.resolve("users.plan");
        try (ImportPlan plan = desk.plan(header, row)) {
            desk.session().save(plan, file);
        }
        return file;
    }

    private ApplyReport applied(String header, String row, UnaryOperator<String> forgery) {
        Path file = saved(header, row);
        edit(file, forgery);
        try (ImportPlan plan = desk.session().open(file)) {
            return desk.session().apply(plan, Scenario.ACKNOWLEDGED);
        }
    }

    private static List<IssueCode> codes(ApplyReport report) {
        return report.issues().stream().map(Issue::code).toList();
    }

    private List<String> effects() {
        return desk.stores.outbox().pending(10).stream()
                .map(OutboxMessage::effect)
                .toList();
    }
}
