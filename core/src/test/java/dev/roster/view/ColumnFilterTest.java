package dev.roster.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.model.Field;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.view.ColumnFilter.Among;
import dev.roster.view.ColumnFilter.Part;
import dev.roster.view.ColumnFilter.Presence;
import dev.roster.view.ColumnFilter.Range;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnFilterTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate LEAP_DAY = LocalDate.of(2024, 2, 29);

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "status eq Active => status among [active]",
                "status in (active, invited) => status among [active, invited]",
                "status eq active or status eq invited or status in (suspended) => status among [active, invited, suspended]",
                "groups eq Engines => groups among [engines]",
                "secondFactor eq true => secondFactor among [true]",
                "department sw Sa => department sw Sa",
                "location pr => location present",
                "location eq null => location absent",
                "hireDate ge 2024-01-01 and hireDate le 2024-02-29 => hireDate 2024-01-01 to 2024-02-29",
                "hireDate gt 2024-02-28 and hireDate lt 2024-03-01 => hireDate 2024-02-29 to 2024-02-29",
                "hireDate lt 2024-03-01 and hireDate ge 2024-02-29 => hireDate 2024-02-29 to 2024-02-29",
                "hireDate ge 2024-01-01 => hireDate 2024-01-01 to null",
                "hireDate gt 9999-12-31 => none",
                "lastLoginAt ge 2024-02-29T00:00:00+01:00 and lastLoginAt lt 2024-03-01T00:00:00+01:00 => lastLoginAt 2024-02-28T23:00:00Z to 2024-02-29T23:00:00Z",
                "lastLoginAt gt 2024-02-29T00:00:00Z and lastLoginAt le 2024-02-29T23:59:59.999999Z => lastLoginAt 2024-02-29T00:00:00.000001Z to 2024-03-01T00:00:00Z",
                "roleLevel ge 3 and roleLevel le 5 => roleLevel 3 to 5",
                "roleLevel gt 3 => none",
                "status ne active => none",
                "hireDate ge 2024-01-01 and hireDate ge 2024-02-01 => none",
                "hireDate ge 2024-01-01 or hireDate le 2020-01-01 => none",
                "status eq active or location pr => none",
                "status eq active or department eq active => none",
                "status eq active and department eq Sales => none",
                "department gt Sales => none",
                "search ada => none",
                "not (status eq active) => none",
            })
    void showsWhatAnIconCanShow(String text, String shown) {
        Filter filter = FilterText.parse(text.replace("search ada", "search \"ada\""), FilterDice.FIELDS);

        assertThat(ColumnFilter.of(filter).map(ColumnFilterTest::text).orElse("none"))
                .isEqualTo(shown);
    }

    private static String text(ColumnFilter filter) {
        String start = filter.field() + " ";
        return switch (filter.kind()) {
            case AMONG -> start + "among " + ((Among) filter).values();
            case RANGE -> start + ((Range) filter).from() + " to " + ((Range) filter).to();
            case PART -> start + ((Part) filter).operator().word() + " " + ((Part) filter).text();
            case PRESENCE -> start + (((Presence) filter).isPresent() ? "present" : "absent");
        };
    }

    @Test
    void takesAFilterApartByColumns() {
        Filter filter = FilterText.parse(
                "hireDate ge 2024-01-01 and (status eq active and (id pr or roles pr)) and hireDate lt 2025-01-01"
                        + " and status ne invited and search \"ada\"",
                FilterDice.FIELDS);

        ColumnFilters parts = ColumnFilters.of(filter);

        assertThat(parts.columns())
                .containsExactly(
                        new Range(Field.HIRE_DATE, "2024-01-01", "2024-12-31"),
                        new Among(Field.STATUS, Set.of("active")));
        assertThat(FilterText.of(parts.rest()))
                .isEqualTo("(id pr or roles pr) and status ne \"invited\" and search \"ada\"");
        assertThat(FilterText.of(parts.filter()))
                .isEqualTo("hireDate ge \"2024-01-01\" and hireDate le \"2024-12-31\" and status eq \"active\""
                        + " and (id pr or roles pr) and status ne \"invited\" and search \"ada\"");
    }

    @Test
    void changesOneColumn() {
        ColumnFilters parts = ColumnFilters.of(FilterText.parse("status eq active and roles pr", FilterDice.FIELDS));

        assertThat(parts.with(new Among(Field.STATUS, Set.of("invited"))).column(Field.STATUS))
                .contains(new Among(Field.STATUS, Set.of("invited")));
        assertThat(parts.with(new Presence(Field.LOCATION, false)).columns()).hasSize(3);
        assertThat(parts.without(Field.STATUS).column(Field.STATUS)).isEmpty();
        assertThat(parts.without(Field.STATUS).without(Field.ROLES).filter()).isEqualTo(Filter.everybody());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ColumnFilters(
                        List.of(new Presence(Field.LOCATION, false), new Presence(Field.LOCATION, true)),
                        Filter.everybody()));
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void keepsTheMeaningOfWhatItTakesApartAndJoins(long seed) {
        FilterDice dice = new FilterDice(seed, 60);
        int shown = 0;
        for (int i = 0; i < 2_000; i++) {
            Filter filter = dice.filter(3);
            ColumnFilters parts = ColumnFilters.of(filter);
            Filter joined = parts.filter();
            assertThat(dice.found(joined))
                    .as("seed %s: %s, %s", seed, filter, parts)
                    .isEqualTo(dice.found(filter));
            assertThat(ColumnFilters.of(joined).columns()).as("%s", filter).containsExactlyElementsOf(parts.columns());
            for (ColumnFilter column : parts.columns()) {
                assertThat(ColumnFilter.of(column.filter())).as("%s", filter).contains(column);
                shown++;
            }
        }
        assertThat(shown).isGreaterThan(500);
    }

    @Test
    void makesMomentsOfDaysWhereThePersonIs() {
        Range range = Range.ofDays(Field.LAST_ACTIVITY_AT, LEAP_DAY, LEAP_DAY, BERLIN);

        assertThat(range).isEqualTo(new Range(Field.LAST_ACTIVITY_AT, "2024-02-28T23:00:00Z", "2024-02-29T23:00:00Z"));
        assertThat(range.firstDay(BERLIN)).contains(LEAP_DAY);
        assertThat(range.lastDay(BERLIN)).contains(LEAP_DAY);
        assertThat(range.firstDay(ZoneOffset.UTC)).contains(LEAP_DAY.minusDays(1));
        assertThat(Range.ofDays(Field.CREATED_AT, null, LocalDate.of(2024, 3, 31), BERLIN)
                        .to())
                .as("the night that is an hour shorter")
                .isEqualTo("2024-03-31T22:00:00Z");
        assertThat(Range.ofDays(Field.CREATED_AT, LocalDate.of(1000, 1, 1), LocalDate.of(9999, 12, 31), BERLIN))
                .isEqualTo(new Range(Field.CREATED_AT, "1000-01-01T00:00:00Z", "9999-12-31T23:00:00Z"));
        assertThat(Range.ofDays(Field.CREATED_AT, null, LocalDate.of(9999, 12, 31), ZoneOffset.ofHours(-8))
                        .to())
                .isEqualTo("9999-12-31T23:59:59.999999Z");
    }

    @Test
    void takesDaysOfDaysAsTheyAre() {
        Range range = Range.ofDays(Field.HIRE_DATE, null, LEAP_DAY, BERLIN);

        assertThat(range).isEqualTo(new Range(Field.HIRE_DATE, null, "2024-02-29"));
        assertThat(range.firstDay(BERLIN)).isEmpty();
        assertThat(range.lastDay(BERLIN)).contains(LEAP_DAY);
        assertThat(new Range(Field.ROLE_LEVEL, "3", null).firstDay(BERLIN)).isEmpty();
    }

    @Test
    void knowsWhichSuggestionsAreTicked() {
        Among among = new Among(Field.DEPARTMENT, Set.of("Sales"));

        assertThat(among.values()).containsExactly("sales");
        assertThat(among.contains("SALES")).isTrue();
        assertThat(among.contains("Research")).isFalse();
    }

    @Test
    void refusesWhatNoIconMakes() {
        List<Runnable> refused = new ArrayList<>(List.of(
                () -> new Among(Field.STATUS, Set.of()),
                () -> new Among(Field.STATUS, Set.of("asleep")),
                () -> new Range(Field.HIRE_DATE, null, null),
                () -> new Range(Field.HIRE_DATE, "soon", null),
                () -> new Range(Field.DEPARTMENT, "a", "b"),
                () -> new Part(Field.DEPARTMENT, Operator.EQUAL, "a"),
                () -> new Part(Field.HIRE_DATE, Operator.STARTS_WITH, "2024"),
                () -> Range.ofDays(Field.ROLE_LEVEL, LEAP_DAY, null, BERLIN),
                () -> Range.ofDays(Field.HIRE_DATE, LocalDate.of(10_000, 1, 1), null, BERLIN),
                () -> Range.ofDays(Field.CREATED_AT, LocalDate.of(999, 1, 1), null, BERLIN),
                () -> Range.ofDays(Field.CREATED_AT, null, LocalDate.MAX, BERLIN)));
        refused.forEach(call -> assertThatIllegalArgumentException().isThrownBy(call::run));
    }

    @Test
    void tellsWhatTheIconOfEachFieldOffers() {
        assertThat(FilterDice.FIELDS.all().stream()
                        .collect(Collectors.groupingBy(
                                FilterKind::of, Collectors.mapping(Field::key, Collectors.toList()))))
                .containsEntry(FilterKind.ENUMERATION, List.of("roles", "status", "modules", "taskNotification"))
                .containsEntry(FilterKind.CATALOG, List.of("groups", "setAsideGroups", "organization", "teams"))
                .containsEntry(FilterKind.PERSON, List.of("managerId", "mentor"))
                .containsEntry(FilterKind.NUMBER_RANGE, List.of("roleLevel", "skillCount", "cost"))
                .containsEntry(FilterKind.YES_NO, List.of("secondFactor", "remote"))
                .containsEntry(
                        FilterKind.DATE_RANGE,
                        List.of(
                                "hireDate",
                                "endDate",
                                "lastLoginAt",
                                "lastActivityAt",
                                "createdAt",
                                "deactivatedAt",
                                "waitingSince",
                                "badgeSince"))
                .doesNotContainKey(FilterKind.NONE)
                .extractingByKey(FilterKind.AUTOCOMPLETE, InstanceOfAssertFactories.LIST)
                .contains("department", "primaryEmail", "grants", "note", "languages");
    }
}
