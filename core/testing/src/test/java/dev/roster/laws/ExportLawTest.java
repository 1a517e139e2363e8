package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.csv.CsvRowSource;
import dev.roster.csv.CsvTableWriter;
import dev.roster.excel.XlsxRowSource;
import dev.roster.excel.XlsxTableWriter;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.Severity;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Sort;
import dev.roster.table.RowSource;
import dev.roster.view.Column;
import dev.roster.view.Columns;
import dev.roster.view.Export;
import dev.roster.view.ViewState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is exported and imported again changes nothing (B9), in whatever format, language and columns. */
class ExportLawTest {

    private static final List<Function<Fields, Columns>> TABLES =
            List.of(Columns::standard, Columns::learningPlatform, Columns::activityPlatform, Columns::agentPlatform);

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "nl", "pt", "pl", "ja");

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void anExportOfAnyTableThatHoldsAKeyChangesNothing(long seed) {
        Dice dice = new Dice(seed);
        InMemoryStores stores = World.stores(dice);
        Session session = Scenario.roster(stores).as(Actor.operator("operator"));
        Columns columns = session.views().columns(dice.pick(TABLES)).with(Column.of(Field.ID));
        ViewState state = ViewState.initial().showing(visible(dice, columns).toArray(String[]::new));
        ViewState sorted = dice.chance(50) ? state : state.sortedBy(Sort.descending(Field.DISPLAY_NAME));
        Export plain = session.views().export(columns, sorted);
        Export export = dice.chance(30) ? plain : plain.titled(Locale.forLanguageTag(dice.pick(LANGUAGES)));
        changesNothing(session, dice.chance(50) ? csv(export) : workbook(export), Profiles.users());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void aTenantFileChangesNothing(long seed) {
        Dice dice = new Dice(seed);
        InMemoryStores stores = World.stores(dice);
        Session session = Scenario.roster(stores).as(Actor.operator("operator"));
        Columns columns = session.views().columns(Columns::tenantFile);
        Filter named = new Filter.All(List.of(present(Field.USER_NAME), present(Field.PRIMARY_EMAIL)));
        Export export = session.views().export(columns, ViewState.initial().where(named));
        changesNothing(session, dice.chance(50) ? csv(export) : workbook(export), Profiles.tenantFile());
    }

    private static Filter present(Field<?> field) {
        return new Filter.Comparison(field, Operator.PRESENT, "");
    }

    /** The id, by which everybody is found, and any others in any order. */
    private static List<String> visible(Dice dice, Columns columns) {
        List<String> keys = new ArrayList<>(dice.some(
                columns.all().stream()
                        .map(Column::key)
                        .filter(key -> !key.equals(Field.ID.key()))
                        .toList(),
                dice.oneOf(10, 40, 100)));
        keys.add(dice.below(keys.size() + 1), Field.ID.key());
        return keys;
    }

    private static void changesNothing(Session session, RowSource source, Profile profile) {
        try (ImportPlan plan = session.plan(source, profile);
                Stream<PlannedChange> changes = plan.changes()) {
            List<PlannedChange> others = changes.filter(change -> change.kind() != ChangeKind.UNCHANGED)
                    .toList();
            assertThat(others)
                    .as(() -> others.stream().map(ExportLawTest::told).collect(Collectors.joining("\n")))
                    .isEmpty();
            assertThat(plan.basis().issues().stream().filter(issue -> issue.severity() == Severity.ERROR))
                    .isEmpty();
        }
    }

    private static String told(PlannedChange change) {
        return change + ": " + change.fields()
                + change.issues().stream().map(Issue::sentence).toList();
    }

    private static RowSource csv(Export export) {
        StringBuilder text = new StringBuilder();
        try (CsvTableWriter table = CsvTableWriter.to(text)) {
            export.write(table);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return CsvRowSource.of("export.csv", () -> new ByteArrayInputStream(bytes));
    }

    private static RowSource workbook(Export export) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XlsxTableWriter table = XlsxTableWriter.to(bytes)) {
            export.write(table);
        }
        return XlsxRowSource.of("export.xlsx", () -> new ByteArrayInputStream(bytes.toByteArray()));
    }
}
