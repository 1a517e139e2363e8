package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Issue;
import dev.roster.plan.FieldChange;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import dev.roster.table.OtherTable;
import dev.roster.table.Row;
import dev.roster.table.RowLocation;
import dev.roster.table.RowNote;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import dev.roster.table.SourceException;
import dev.roster.table.SourceInfo;
import dev.roster.tck.StoresFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a reader of sheets noticed matters by what the column is for, and by what the plan does to people elsewhere. */
class SheetNotesTest {

    private static final Row HEADER = Row.of(1, "email", "employee id", "weight");

    @Nested
    class ANumberShownWithItsFormat {

        private final Row ada = Row.of(2, "ada@example.com", "7", "7")
                .withNotes(List.of(
                        new RowNote(RowNote.Kind.CELL_SHOWN, 1, "EMP-0007"),
                        new RowNote(RowNote.Kind.CELL_SHOWN, 2, "7 kg")));

        @Test
        void isTakenAsItIsShownInAColumnOfTexts() {
            try (ImportPlan plan = plan(sheet(HEADER, ada))) {
                assertThat(values(plan)).contains("employeeId EMP-0007");
                assertThat(told(plan))
                        .contains("in column employee id, 1 cell held a number, which was taken as the sheet shows it:"
                                + " row 2, such as \"7\"");
            }
        }

        @Test
        void isItselfInAColumnOfNumbers() {
            try (ImportPlan plan = plan(sheet(HEADER, ada))) {
                assertThat(values(plan)).contains("weight 7");
                assertThat(told(plan)).noneMatch(issue -> issue.contains("column weight"));
            }
        }
    }

    @Nested
    class ANumberWithMoreDigitsThanSpreadsheetsKeep {

        private static final String LONG = "1234567890123457";

        private Row row(String code) {
            return Row.of(2, "ada@example.com", code, code)
                    .withNotes(List.of(
                            RowNote.ofCell(RowNote.Kind.CELL_ROUNDED, 1),
                            RowNote.ofCell(RowNote.Kind.CELL_ROUNDED, 2)));
        }

        @Test
        void isWarnedOfWhereItIsACode() {
            try (ImportPlan plan = plan(sheet(HEADER, row(LONG)))) {
                assertThat(values(plan)).contains("employeeId " + LONG);
                assertThat(told(plan))
                        .containsExactly("\"" + LONG + "\" is a number of more than 15 digits, which is all that a"
                                + " spreadsheet keeps; compare it with the original, and format the column as text");
            }
        }

        @Test
        void isRejectedOnceWhereItEndsInTheZerosThatAreLeft() {
            try (ImportPlan plan = plan(sheet(HEADER, row("1234567890123450")))) {
                assertThat(told(plan)).singleElement().asString().contains("what a spreadsheet leaves of a longer");
            }
        }
    }

    @Nested
    class OtherSheets {

        private final OtherTable guests =
                new OtherTable("Guests", List.of(Row.of(1, "name", "email"), Row.of(2, "Bob", "bob@example.com")));
        private final OtherTable form = new OtherTable("Form", List.of(Row.of(1, "name", "email")));
        private final OtherTable countries =
                new OtherTable("Countries", List.of(Row.of(1, "id", "country"), Row.of(2, "1", "Germany")));
        private final Sheet sheet = new Sheet(
                List.of(HEADER, Row.of(2, "ada@example.com", "", "")), List.of(guests, form, countries), null);

        @Test
        void areToldWhereTheyHoldUsers() {
            try (ImportPlan plan = plan(sheet)) {
                assertThat(told(plan))
                        .containsExactly("1 other sheet holds users and was not read: \"Guests\"; if those users should"
                                + " count, read one sheet after the other, or all together where the columns have the"
                                + " same names");
                assertThat(plan.safeguards()).isEmpty();
            }
        }

        @Test
        void holdNoUsersWhereTheySayWhatTheColumnsMean() {
            OtherTable notes = new OtherTable(
                    "Notes",
                    List.of(
                            Row.of(1, "Employee ID", "as on the card"),
                            Row.of(2, "email", "where mails go"),
                            Row.of(3, "weight", "a number")));
            OtherTable list =
                    new OtherTable("List", List.of(Row.of(1, "email", "note"), Row.of(2, "bob@example.com", "weight")));
            Row ada = Row.of(2, "ada@example.com", "", "");
            try (ImportPlan plan = plan(new Sheet(List.of(HEADER, ada), List.of(notes, list), null))) {
                assertThat(told(plan))
                        .singleElement()
                        .asString()
                        .startsWith("1 other sheet")
                        .contains("\"List\"");
            }
        }

        @Test
        void areNotReadInsteadOfOneThatIsBroken() {
            SourceException broken = new SourceException(
                    SourceException.Reason.MALFORMED, RowLocation.ofRow("users.xlsx", 1), "this is broken");
            RowSource first = new Sheet(List.of(), List.of(guests), broken);
            assertThatThrownBy(() -> plan(first, Profiles.users())).isSameAs(broken);
        }

        @Test
        void mustBeAcknowledgedBeforeAnybodyCountsAsAbsent() {
            Profile profile = Profiles.users().with(p -> p.absent(AbsentPolicy.DEACTIVATE));
            try (ImportPlan plan = plan(sheet, profile)) {
                assertThat(plan.safeguards())
                        .containsExactly(new Safeguard.Tripped(
                                Safeguard.UNREAD_SHEETS,
                                "the users of sheet Guests would count as absent, since nobody reads them; if that is"
                                        + " meant, acknowledge the safeguard"));
            }
            try (ImportPlan plan = plan(sheet(HEADER, Row.of(2, "ada@example.com", "", "")), profile)) {
                assertThat(plan.safeguards()).isEmpty();
            }
        }
    }

    private static Sheet sheet(Row... rows) {
        return new Sheet(List.of(rows), List.of(), null);
    }

    private static ImportPlan plan(RowSource sheet) {
        return plan(sheet, Profiles.users());
    }

    private static ImportPlan plan(RowSource sheet, Profile profile) {
        InMemoryStores stores = InMemoryStores.of();
        StoresFactory.given(
                stores, new CustomAttribute(new AttributeKey("weight"), "weight", AttributeType.NUMBER, false, false));
        try (Roster roster = Roster.on(stores).roles(World.HOST).build()) {
            return roster.as(Actor.operator("operator")).plan(sheet, profile);
        }
    }

    private static List<String> values(ImportPlan plan) {
        try (var changes = plan.changes()) {
            return changes.flatMap(change -> change.fields().stream())
                    .map(SheetNotesTest::value)
                    .toList();
        }
    }

    private static String value(FieldChange<?> change) {
        return change.field().key() + " " + change.afterText();
    }

    private static List<String> told(ImportPlan plan) {
        List<String> told = new ArrayList<>();
        plan.basis().issues().forEach(issue -> told.add(issue.message()));
        try (var changes = plan.changes()) {
            changes.flatMap(change -> change.issues().stream())
                    .map(Issue::message)
                    .forEach(told::add);
        }
        return told;
    }

    /** The first sheet as its reader would give it. */
    private record Sheet(
            List<Row> rows,
            List<OtherTable> others,
            @Nullable SourceException failure) implements RowSource {

        @Override
        public String name() {
            return "users.xlsx";
        }

        @Override
        public boolean isTableChosen() {
            return false;
        }

        @Override
        public RowSource withTable(String table) {
            return sheet(others.get(0).head().toArray(Row[]::new));
        }

        @Override
        public RowReader open() {
            Iterator<Row> left = rows.iterator();
            return new RowReader() {

                @Override
                public @Nullable Row next() {
                    if (failure != null) {
                        throw failure;
                    }
                    return left.hasNext() ? left.next() : null;
                }

                @Override
                public List<OtherTable> others(int wanted) {
                    return others;
                }

                @Override
                public SourceInfo info() {
                    return new SourceInfo(name(), "Users", "by hand", "0");
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };
        }
    }
}
