package dev.roster.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CanonicalForm;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
                "department EQ Sales => department eq \"Sales\"",
                "displayName co \"\\\"a\\\\b\\\"\" => displayName co \"\\\"a\\\\b\\\"\"",
                "status eq Active or department ew s and not (location pr) => status eq \"active\" or (department ew \"s\" and not (location pr))",
                "roles in (b, \"A c\") => roles in (\"b\", \"a c\")",
                "search \"Zo\u00eb, ADA\" => search \"zoe ada\"",
                "remote eq \"TRUE\" => remote eq true",
                "skillCount in (\"1e3\", 007) => skillCount in (1000, 7)",
                "hireDate gt 2024-02-29 => hireDate gt \"2024-02-29\"",
                "department co \"a\\u000a\\u0001\\u007f\\u202e\\ufe00\\/\" => department co \"a\\n\\u0001\\u007f\\u202e\\ufe00/\"",
                "((location pr) and (company pr)) and (position pr or (id pr)) => (location pr and company pr) and (position pr or id pr)",
            })
    void writesWhatItReads(String filter, String text) {
        Filter read = FilterText.parse(filter, FIELDS);

        assertThat(FilterText.of(read)).isEqualTo(text);
        assertThat(FilterText.parse(text, FIELDS)).isEqualTo(read);
    }

    @Test
    void writesEverybodyAndNobody() {
        assertThat(FilterText.of(Filter.everybody())).isEmpty();
        assertThat(FilterText.of(new Filter.Not(Filter.everybody()))).isEqualTo("not (id pr)");
        for (Filter nobody : List.of(Filter.nobody(), new Filter.In(Field.DEPARTMENT, Set.of()))) {
            assertThat(FilterText.of(nobody)).isEqualTo("not (id pr)");
            assertThat(FilterText.parse(FilterText.of(nobody), FIELDS).matches(ADA))
                    .isFalse();
        }
    }

    @Test
    void writesOneAloneAsItself() {
        Filter present = new Filter.Comparison(Field.LOCATION, Operator.PRESENT, "");
        Filter both = new Filter.All(List.of(present, present));

        assertThat(FilterText.of(new Filter.Any(List.of(new Filter.All(List.of(present))))))
                .isEqualTo("location pr");
        assertThat(FilterText.of(new Filter.Any(List.of(new Filter.All(List.of(both)), present))))
                .isEqualTo("(location pr and location pr) or location pr");
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void readsWhatItWritesOfAnyFilter(long seed) {
        FilterDice dice = new FilterDice(seed, 40);
        for (int i = 0; i < 3_000; i++) {
            Filter filter = dice.filter(3);
            String text = FilterText.of(filter);
            Filter read = FilterText.parse(text, FilterDice.FIELDS);
            assertThat(dice.found(read)).as("seed %s: %s", seed, text).isEqualTo(dice.found(filter));
            assertThat(FilterText.of(read)).as("seed %s", seed).isEqualTo(text);
            assertThat(text).as("seed %s", seed).matches(CanonicalForm::isVisible);
        }
    }

    @Test
    void namesTheFieldsWhenOneIsUnknown() {
        assertThatExceptionOfType(FilterSyntaxException.class)
                .isThrownBy(() -> FilterText.parse("department pr or shoeSize eq 43", FIELDS))
                .withMessageStartingWith(
                        "filter, character 18: no field \"shoeSize\"; use one of id, externalId, userName")
                .withMessageContaining("remote")
                .matches(refused -> refused.position() == 18);
    }

    @Test
    void takesFieldsThatAreCalledLikeWordsOfTheLanguage() {
        Fields fields = Fields.with(Stream.of("not", "search", "in", "and", "or", "null", "eq", "a.b-c_d")
                .map(key -> CustomAttribute.builder(key, AttributeType.TEXT).build())
                .toList());
        String text = "not eq \"x\" and search eq \"x\" and in in (\"x\", \"y\") and and co \"x\" or or pr or null pr"
                + " or eq eq \"x\" or a.b-c_d pr or not (not pr)";

        assertThat(FilterText.of(FilterText.parse(text, fields)))
                .isEqualTo("(" + text.replace(" or or pr", ") or or pr"));
    }

    @Test
    void refusesWhatWouldExhaustTheStack() {
        String deep = "(".repeat(51) + "location pr" + ")".repeat(51);

        assertThatExceptionOfType(FilterSyntaxException.class)
                .isThrownBy(() -> FilterText.parse(deep, FIELDS))
                .withMessage(
                        "filter, character 51: the filter has more than 50 brackets inside each other; simplify it");
        assertThat(FilterText.parse(deep.substring(1, deep.length() - 1), FIELDS)
                        .matches(ADA))
                .isFalse();
        assertThatExceptionOfType(FilterSyntaxException.class)
                .isThrownBy(() -> FilterText.parse("location eq " + "x".repeat(10_000), FIELDS))
                .withMessage("filter, character 10001: the filter is longer than 10,000 characters; shorten it");
        String words = IntStream.range(0, 60).mapToObj(word -> "w" + word).collect(Collectors.joining(" "));
        assertThatExceptionOfType(FilterSyntaxException.class)
                .isThrownBy(() -> FilterText.parse("id pr and search \"" + words + '"', FIELDS))
                .withMessage("filter, character 18: a search names at most 50 words, found 60");
        assertThatExceptionOfType(FilterSyntaxException.class)
                .isThrownBy(() -> FilterText.parse("location eq a\ud800", FIELDS))
                .withMessage("filter, character 14: half of a character; take it out");
    }

    @Test
    void tellsHowToWriteControlCharacters() {
        assertThatExceptionOfType(FilterSyntaxException.class)
                .isThrownBy(() -> FilterText.parse("department co \"a\tb\"", FIELDS))
                .withMessage("filter, character 17: write this control character as \\u0009");
    }

    @Test
    void countsOpenBracketsNotAllOfThem() {
        String wide = "(location pr)" + " or (location pr)".repeat(60);

        assertThat(FilterText.parse(wide, FIELDS).matches(ADA)).isFalse();
    }

    @Test
    void saysShortlyWhatIsWrongWithSomethingLong() {
        for (String text : List.of(
                "x".repeat(9_000), "cost eq " + "x\u0001".repeat(4_000), "id " + "\ud83d\ude00".repeat(4_000))) {
            assertThatExceptionOfType(FilterSyntaxException.class)
                    .isThrownBy(() -> FilterText.parse(text, FilterDice.FIELDS))
                    .satisfies(refused -> assertThat(refused.getMessage())
                            .hasSizeLessThan(1_000)
                            .contains("\u2026")
                            .matches(CanonicalForm::isVisible));
        }
    }

    @Test
    void refusesWhatItCouldNotReadAgain() {
        String many = "location in (a" + ",a".repeat(2_500) + "b)";
        String wide =
                IntStream.range(0, 1_600).mapToObj(i -> "v" + i).collect(Collectors.joining(",", "location in (", ")"));
        String days = "lastLoginAt eq 2024-01-01" + " or lastLoginAt eq 2024-01-01".repeat(150);
        String deep = "not (".repeat(50) + "lastLoginAt ne 2024-01-01" + ")".repeat(50);

        assertThat(FilterText.of(FilterText.parse(many, FIELDS))).isEqualTo("location in (\"a\", \"ab\")");
        for (String text : List.of(wide, days, deep)) {
            assertThat(text).hasSizeLessThan(10_000);
            assertThatExceptionOfType(FilterSyntaxException.class)
                    .isThrownBy(() -> FilterText.parse(text, FIELDS))
                    .withMessage("filter, character 1: written in full, the filter is longer than 10,000 characters or"
                            + " 50 brackets deep; simplify it");
        }
    }
}
