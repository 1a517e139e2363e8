package dev.roster.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.profile.MissingPolicy;
import dev.roster.profile.Profiles;
import dev.roster.table.RowSource;
import dev.roster.table.TableWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedRowsTest {

    private static final String BAD = "column email: \"bob@\" is not an e-mail address like ada@example.com;"
            + " correct it, or leave the cell blank to keep the stored one";

    private final Roster roster = Roster.inMemory(user("ada"), user("eve"));
    private final Session operator = roster.as(Actor.operator("operator"));

    @Test
    void copiesRejectedRowsAloneWithTheirNumberAndReason() {
        assertThat(rejected("email,Dept ,note", "ada@example.com,Sales,x", "bob@, R&D ,'=1", "eve@example.com,Sales,"))
                .containsExactly(
                        List.of("email", "Dept ", "note", "_row", "_error"), List.of("bob@", " R&D ", "'=1", "3", BAD));
    }

    @Test
    void joinsAllReasonsOfARow() {
        assertThat(rejected("email,hireDate", "bob@,someday").get(1).get(3)).startsWith(BAD + "; column hireDate: ");
    }

    @Test
    void keepsNotesInTheirColumnsHoweverLongARowIs() {
        assertThat(rejected("email,department", "bob@", "bob@,Sales,1,2"))
                .extracting(row -> row.subList(0, 3))
                .containsExactly(
                        List.of("email", "department", "_row"),
                        List.of("bob@", "", "2"),
                        List.of("bob@", "Sales", "3"));
        assertThat(rejected("email,department", "bob@,Sales,1,2").get(1))
                .hasSize(6)
                .endsWith("1", "2");
    }

    @Test
    void replacesTheNotesOfAnEarlierImport() {
        assertThat(rejected("_row,email,_error,department", "17,bob@,old,Sales"))
                .containsExactly(List.of("email", "department", "_row", "_error"), List.of("bob@", "Sales", "2", BAD));
    }

    @Test
    void writesTheHeaderAloneWhenNothingIsRejected() {
        assertThat(rejected("email,department", "ada@example.com,Sales"))
                .containsExactly(List.of("email", "department", "_row", "_error"));
        assertThat(rejected("email,department")).containsExactly(List.of("email", "department", "_row", "_error"));
    }

    @Test
    void keepsDuplicateAndEmptyNamesOfColumns() {
        assertThat(rejected("email,,Email,department", "bob@,x,y,Sales").get(0))
                .containsExactly("email", "", "Email", "department", "_row", "_error");
    }

    @Test
    void writesNoHeaderWhereThereIsNone() {
        RowSource source = rows("update,bob,Bob,Baker", "add-user,new@example.com,New,Comer");
        try (ImportPlan plan = operator.plan(source, Profiles.require("action-file"))) {
            assertThat(copied(RejectedRows.of(plan), source))
                    .extracting(row -> row.subList(0, 5))
                    .containsExactly(List.of("update", "bob", "Bob", "Baker", "1"));
        }
    }

    @Test
    void addsRowsThatWereStaleWhenThePlanWasApplied() {
        RowSource source = rows("email,department", "bob@,Sales", "ada@example.com,Sales", "eve@example.com,Sales");
        try (ImportPlan plan = operator.plan(source, Profiles.users())) {
            try (ImportPlan other = operator.plan(rows("email,department", "eve@example.com,Law"), Profiles.users())) {
                operator.apply(other);
            }
            operator.apply(plan);
            RejectedRows rows = RejectedRows.of(plan).andUnwritten(roster.stores(), roster.fields());

            assertThat(copied(rows, source)).hasSize(3);
            assertThat(copied(rows, source).get(2))
                    .startsWith("eve@example.com", "Sales", "4")
                    .last()
                    .asString()
                    .contains("changed");
        }
    }

    @Test
    void addsNothingForAPlanThatWasNotApplied() {
        RowSource source = rows("email,department", "bob@,Sales", "ada@example.com,Sales");
        try (ImportPlan plan = operator.plan(source, Profiles.users())) {
            assertThat(copied(RejectedRows.of(plan).andUnwritten(roster.stores(), roster.fields()), source))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email,department",
                "email,department|bob@,Sales",
                "email,department|bob@,Sales|ada@example.com,Law",
                "email,department|bob@,Sales|ada@example.com,Sales|eve@example.com,Sales"
            })
    void refusesASourceThatChanged(String changed) {
        RowSource source = rows("email,department", "bob@,Sales", "ada@example.com,Sales");
        try (ImportPlan plan = operator.plan(source, Profiles.users())) {
            RejectedRows rejected = RejectedRows.of(plan);
            RowSource other = rows(changed.split("[|]", -1));

            assertThatThrownBy(() -> copied(rejected, other))
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("the file changed since it was planned");
        }
    }

    @Test
    void isImportedAgainOnceMendedWithoutAnIssue() {
        List<List<String>> rejected = rejected("email,department", "ada@example.com,Sales", "bob@,Sales");
        List<String> mended = new ArrayList<>(rejected.get(1));
        mended.set(0, "ada@example.com");
        RowSource again = RowSource.of("mended.csv", List.of(rejected.get(0), mended));

        var profile = Profiles.users().with(p -> p.missing(MissingPolicy.REJECT));
        try (ImportPlan plan = operator.plan(again, profile)) {
            assertThat(plan.isComplete()).isTrue();
            assertThat(plan.basis().issues()).isEmpty();
            assertThat(plan.basis().columns())
                    .extracting(column -> column.isMapped())
                    .containsExactly(true, true, false, false);
        }
    }

    @Test
    void takesNotesAsDataWhenARuleSaysSo() {
        var profile = Profiles.users().with(p -> p.map("_error", Field.DEPARTMENT));
        try (ImportPlan plan = operator.plan(rows("email,_row,_error", "ada@example.com,2,Sales"), profile)) {
            assertThat(plan.basis().columns().get(2).field()).isEqualTo(Field.DEPARTMENT);
            assertThat(plan.basis().issues())
                    .extracting(issue -> issue.code())
                    .doesNotContain(IssueCode.COLUMN_UNMAPPED);
        }
    }

    private List<List<String>> rejected(String... lines) {
        RowSource source = rows(lines);
        try (ImportPlan plan = operator.plan(source, Profiles.users())) {
            return copied(RejectedRows.of(plan), source);
        }
    }

    private static List<List<String>> copied(RejectedRows rows, RowSource source) {
        ListedTable table = new ListedTable(new ArrayList<>());
        rows.write(source, table);
        return table.rows();
    }

    private static RowSource rows(String... lines) {
        return RowSource.of(
                "users.csv",
                Arrays.stream(lines).map(line -> List.of(line.split(",", -1))).toList());
    }

    private static User user(String name) {
        return User.builder(new UserId("u-" + name))
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .build();
    }

    private record ListedTable(List<List<String>> rows) implements TableWriter {

        @Override
        public void write(List<String> cells) {
            rows.add(List.copyOf(cells));
        }

        @Override
        public void discard() {
            rows.clear();
        }

        @Override
        public void close() {
            // The rows are there already.
        }
    }
}
