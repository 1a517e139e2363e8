package dev.roster.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTextTest {

    private static final CustomAttribute REMOTE =
            new CustomAttribute(new AttributeKey("remote"), "Remote", AttributeType.YES_NO, false, false);
    private static final Fields FIELDS = Fields.with(List.of(REMOTE));

    private static final User ADA = User.builder(new UserId("u-1"))
            .userName(new UserName("ada"))
            .displayName("Ada (the first) \"Countess\"")
            .department("Sales")
            .status(UserStatus.ACTIVE)
            .hireDate(LocalDate.of(2024, 2, 29))
            .roles(Set.of(new RoleKey("admin"), new RoleKey("org admin")))
            .attribute(REMOTE.key(), new AttributeValue.YesNo(true))
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "department eq Sales",
                "department eq \"sales\"",
                "DEPARTMENT EQ Sales",
                "department ne Marketing",
                "department sw sa",
                "department ew LES",
                "department in (x, Sales)",
                "department IN ( \"sales\" ) and roles in (learner,\"org admin\")",
                "search \"count ADA\"",
                "Search \"\" and department co l",
                "not (search \"dale\")",
                "displayName co \"(the first) \\\"Countess\\\"\"",
                "roles eq \"Org Admin\"",
                "roles co adm",
                "hireDate pr",
                "hireDate ge 2024-02-29 and hireDate lt 2024-03-01",
                "location eq null",
                "department ne null",
                "not (department eq Marketing)",
                "not(location pr)",
                "status eq ACTIVE",
                "remote eq true",
                "department eq \"Sales\" and (status eq inactive or roles co admin) and not (location pr)",
                "department eq x or status eq active and hireDate pr",
            })
    void matches(String filter) {
        assertThat(FilterText.parse(filter, FIELDS).matches(ADA)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "department eq Marketing",
                "department ew sale",
                "department in (Marketing, \"Sales, EMEA\")",
                "search \"ada byron\"",
                "department eq null",
                "location ne null",
                "hireDate lt 2024-02-29",
                "not (hireDate pr)",
                "remote eq false",
                "status eq active and (department eq x or roles eq learner)",
                "(department eq x or status eq active) and location pr",
            })
    void doesNotMatch(String filter) {
        assertThat(FilterText.parse(filter, FIELDS).matches(ADA)).isFalse();
    }

    @Test
    void bindsNotBeforeAndBeforeOr() {
        Filter sales = new Filter.Comparison(Field.DEPARTMENT, Operator.EQUAL, "Sales");
        Filter present = new Filter.Comparison(Field.LOCATION, Operator.PRESENT, "");
        Filter active = new Filter.Comparison(Field.STATUS, Operator.EQUAL, "active");

        assertThat(FilterText.parse("status eq Active or department eq Sales and not (location pr)", FIELDS))
                .isEqualTo(new Filter.Any(List.of(active, new Filter.All(List.of(sales, new Filter.Not(present))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "department => filter, character 11: expected an operator (eq, ne, co, sw, ew, pr, gt, ge, lt, le, in), found the end",
                "department is Sales => filter, character 12: expected an operator (eq, ne, co, sw, ew, pr, gt, ge, lt, le, in), found \"is\"",
                "department eq => filter, character 14: expected a value, found the end",
                "department eq Sales location pr => filter, character 21: expected and, or, or the end, found \"location\"",
                "(department pr => filter, character 15: expected ), found the end",
                "department pr) => filter, character 14: expected and, or, or the end, found \")\"",
                "department in Sales => filter, character 15: expected ( after in, found \"Sales\"",
                "department in () => filter, character 16: expected a value, found \")\"",
                "department in (a b) => filter, character 18: expected , or ), found \"b\"",
                "department in (a, => filter, character 18: expected a value, found the end",
                "not department pr => filter, character 5: expected ( after not, found \"department\"",
                "department eq \"Sales => filter, character 15: expected a closing quote, found none",
                "\"department\" pr => filter, character 1: expected a field, found \"\"department\"\"",
                "hireDate gt soon => filter, field hireDate: \"soon\" is not a date; write it like 2024-02-29",
                "roles gt admin => operator gt does not suit roles (KEYS)",
            })
    void saysWhatIsWrong(String filter, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FilterText.parse(filter, FIELDS))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "department EQ Sales => department eq \"Sales\"",
                "displayName co \"\\\"a\\\\b\\\"\" => displayName co \"\\\"a\\\\b\\\"\"",
                "status eq Active or department ew s and not (location pr) => status eq \"active\" or (department ew \"s\" and not (location pr))",
                "roles in (b, \"A c\") => roles in (\"b\", \"a c\")",
                "search \"Zo\u00eb, ADA\" => search \"zoe ada\"",
            })
    void writesWhatItReads(String filter, String text) {
        Filter read = FilterText.parse(filter, FIELDS);

        assertThat(FilterText.of(read)).isEqualTo(text);
        assertThat(FilterText.parse(text, FIELDS)).isEqualTo(read);
    }

    @Test
    void writesEverybodyAndNobody() {
        assertThat(FilterText.parse(FilterText.of(Filter.everybody()), FIELDS).matches(ADA))
                .isTrue();
        for (Filter nobody : List.of(Filter.nobody(), new Filter.In(Field.DEPARTMENT, Set.of()))) {
            assertThat(FilterText.parse(FilterText.of(nobody), FIELDS).matches(ADA))
                    .isFalse();
        }
    }

    @Test
    void namesTheFieldsWhenOneIsUnknown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FilterText.parse("shoeSize eq 43", FIELDS))
                .withMessageStartingWith("no field \"shoeSize\"; use one of id, externalId, userName")
                .withMessageContaining("remote");
    }

    @Test
    void refusesWhatWouldExhaustTheStack() {
        String deep = "(".repeat(51) + "location pr" + ")".repeat(51);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FilterText.parse(deep, FIELDS))
                .withMessageContaining("more than 50 brackets");
        assertThat(FilterText.parse(deep.substring(1, deep.length() - 1), FIELDS)
                        .matches(ADA))
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FilterText.parse("location eq " + "x".repeat(10_000), FIELDS))
                .withMessageContaining("longer than 10,000 characters");
    }

    @Test
    void countsOpenBracketsNotAllOfThem() {
        String wide = "(location pr)" + " or (location pr)".repeat(60);

        assertThat(FilterText.parse(wide, FIELDS).matches(ADA)).isFalse();
    }
}
