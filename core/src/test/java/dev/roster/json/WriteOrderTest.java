package dev.roster.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.model.Fields;
import dev.roster.model.UserId;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Definitions;
import dev.roster.plan.ExpectedState;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanBasis;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.plan.Prerequisites;
import dev.roster.profile.MigrationPolicy;
import dev.roster.table.Fingerprints;
import dev.roster.table.SourceInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteOrderTest {

    private static final PlannedUser ADA = new PlannedUser(new UserId("u-ada"), null, "Ada \"kind\":\"CREATE\"");

    @ParameterizedTest
    @EnumSource
    void givesTheChangesOfEveryKindThatWrites(ChangeKind kind) {
        assertThat(ordinals(planOf(change(ChangeKind.SKIPPED), change(kind))))
                .isEqualTo(kind.isWrite() ? List.of(List.of(1)) : List.of());
    }

    @Test
    void isTheSameForAPlanThatWasReadBack() {
        PlannedChange[] changes = {
            change(ChangeKind.UPDATE).with(new PlannedChange.Order(1, 0, List.of(2))),
            change(ChangeKind.UNCHANGED),
            change(ChangeKind.CREATE).with(new PlannedChange.Order(0, 1, List.of())),
            change(ChangeKind.DELETE).with(new PlannedChange.Order(0, 1, List.of()))
        };

        assertThat(ordinals(planOf(changes))).containsExactly(List.of(2, 3), List.of(0));
        assertThat(ordinals(opened(lines(planOf(changes))))).containsExactly(List.of(2, 3), List.of(0));
    }

    @Test
    void refusesAKindThatNobodyKnows() {
        assertDamaged(line(ChangeKind.UPDATE).replace("UPDATE", "RENAME"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"row\":2,\"kind\":\"DELETE\",\"version\":1,\"user\":{\"id\":\"u-ada\",\"label\":\"Ada\"}}",
                "{\"kind\":\"DELETE\",\"row\":2,\"wave\":1,\"version\":1,\"user\":{\"id\":\"u-ada\",\"label\":\"Ada\"}}",
                "{\"kind\":\"DELETE\",\"row\":2,\"unit\":1,\"version\":1,\"user\":{\"id\":\"u-ada\",\"label\":\"Ada\"}}",
                "{\"kind\":\"DELETE\",\"row\":2,\"kind\":\"SKIPPED\",\"user\":{\"id\":\"u-ada\",\"label\":\"Ada\"}}",
                "{\"kind\":\"DELETE\",\"row\":2,\"user\":{\"id\":\"u-ada\",\"label\":\"Ada\"}}",
                "{\"kind\":\"CREATE\",\"row\":0,\"user\":{\"id\":\"u-ada\",\"label\":\"Ada\"}}",
                "{\"kind\":\"CREATE\",\"wave\":-1,\"user\":{\"id\":\"u-ada\",\"label\":\"Ada\"}}",
                "{\"source\":{}}",
                "[\"kind\",\"DELETE\"]",
                ""
            })
    void refusesALineThatIsNotTheChangeItBeginsAs(String line) {
        assertDamaged(line);
    }

    private static void assertDamaged(String line) {
        List<String> lines = lines(planOf(change(ChangeKind.CREATE)));
        lines.add(1, line);
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> opened(lines).close())
                .withMessageContaining("damaged");
    }

    private static String line(ChangeKind kind) {
        return lines(planOf(change(kind))).get(1);
    }

    private static PlannedChange change(ChangeKind kind) {
        ExpectedState expected = switch (kind) {
            case CREATE -> ExpectedState.NEW;
            case UPDATE, DEACTIVATE, REACTIVATE, DELETE, ERASE -> ExpectedState.storedAt(1);
            case UNCHANGED, SKIPPED, REJECTED -> ExpectedState.ANYTHING;
        };
        return new PlannedChange(2L, kind, ADA, expected, List.of(), List.of(), List.of(), PlannedChange.Order.FREE);
    }

    private static ImportPlan planOf(PlannedChange... changes) {
        PlanBasis basis = new PlanBasis(
                "store",
                null,
                "operator",
                "users",
                MigrationPolicy.defaults(),
                List.of(),
                new SourceInfo("users.csv", null, "test", "0"),
                1,
                List.of(),
                List.of(),
                null,
                null,
                List.of());
        try (PlanWriter writer = new PlanWriter(basis)) {
            for (PlannedChange change : changes) {
                writer.write(change);
            }
            var trailer = new ImportPlan.Trailer(
                    new PlanSummary(changes.length, kindsOf(changes), 0, 0, 0, 0, 0, 0),
                    Prerequisites.NONE,
                    Definitions.NONE,
                    List.of(),
                    List.of(),
                    "");
            return writer.finish(basis, trailer, Fields.builtIn());
        }
    }

    private static Map<ChangeKind, Long> kindsOf(PlannedChange... changes) {
        return Arrays.stream(changes).collect(Collectors.groupingBy(PlannedChange::kind, Collectors.counting()));
    }

    /** The places of the changes, unit by unit. */
    private static List<List<Integer>> ordinals(ImportPlan plan) {
        List<List<Integer>> units = new ArrayList<>();
        try (WriteOrder order = PlanFile.writeOrder(plan)) {
            for (WriteOrder.Unit unit = order.next(); unit != null; unit = order.next()) {
                units.add(
                        unit.changes().stream().map(WriteOrder.Placed::ordinal).toList());
            }
        }
        return units;
    }

    /** The lines of a plan but for its digest. */
    private static List<String> lines(ImportPlan plan) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PlanFile.copy(plan, bytes, PlanSeal.NONE);
        List<String> lines =
                new ArrayList<>(bytes.toString(StandardCharsets.UTF_8).lines().toList());
        lines.remove(lines.size() - 1);
        return lines;
    }

    /** A plan file that somebody wrote by hand, with a digest that is right. */
    private static ImportPlan opened(List<String> lines) {
        String text = String.join("\n", lines) + "\n";
        MessageDigest digest = Fingerprints.sha256();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        String whole = text + Digests.lastLine(Digests.hex(digest));
        return PlanFile.open(
                new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)), Fields.builtIn(), PlanSeal.NONE);
    }
}
