package dev.roster.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.AttributeType;
import dev.roster.model.CanonicalForm;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.Severity;
import dev.roster.model.UserId;
import dev.roster.query.Cursor;
import dev.roster.query.Filter;
import dev.roster.query.Sort;
import dev.roster.text.ViewJson;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into a link comes out of it, and whatever else comes is told and left out. */
class ViewStateTest {

    private static final Fields FIELDS = Fields.with(
            List.of(CustomAttribute.builder("score", AttributeType.NUMBER).build()));
    private static final Columns COLUMNS = Columns.learningPlatform(FIELDS);
    private static final List<String> FILTERS = List.of(
            "department eq \"R&D = 100 % + ü\"",
            "status eq active and (roles co \"admin\" or not (hireDate pr))",
            "department in (\"Sales\", \"a, b\", \"\\\"quoted\\\"\")",
            "managers eq \"u-1\"",
            "lastActivityAt ge 2024-02-29T10:15:30Z and lastActivityAt lt 2024-03-01T00:00:00Z",
            "score gt 10.5 and search \"ada love\"",
            "company eq \"日本 🙂\"",
            "location sw \"#?&=+%25;/:@\"");

    @Test
    void aLinkIsReadable() {
        ViewState state = ViewState.initial()
                .searching("ada")
                .where(FilterText.parse("department eq \"Sales\"", FIELDS))
                .sortedBy(Sort.descending(Field.LAST_ACTIVITY_AT), Sort.ascending(Field.DISPLAY_NAME))
                .showing("user", "department")
                .sized(25);
        assertThat(state.toQuery())
                .isEqualTo("v=1&search=ada&filter=department+eq+%22Sales%22&sort=-lastActivityAt,displayName"
                        + "&columns=user,department&size=25");
    }

    @Test
    void aViewOfEverythingIsTheVersionAlone() {
        assertThat(ViewState.initial().toQuery()).isEqualTo("v=1");
        assertThat(read("v=1")).isEqualTo(ViewState.initial());
        assertThat(read("")).isEqualTo(ViewState.initial());
        assertThat(read("?")).isEqualTo(ViewState.initial());
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsWrittenIsReadAgainAndWrittenAlike(long seed) {
        ViewState state = state(new Random(seed));
        ViewState.Reading again = ViewState.ofQuery(state.toQuery(), COLUMNS);
        assertThat(again.issues()).isEmpty();
        assertThat(again.state()).isEqualTo(state);
        assertThat(again.state().toQuery()).isEqualTo(state.toQuery());
        StringWriter json = new StringWriter();
        ViewJson.write(state, json);
        assertThat(ViewJson.readState(json.toString(), COLUMNS)).isEqualTo(new ViewState.Reading(state, List.of()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverIsReadIsAnAnswer(long seed) {
        Random random = new Random(seed);
        String query = damaged(state(random).toQuery(), random);
        ViewState state = ViewState.ofQuery(query, COLUMNS).state();
        assertThat(read(state.toQuery())).as(query).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v=2                         | version
            v=1&size=0                  | size
            v=1&size=1001               | size
            v=1&size=-5                 | size
            v=1&size=99999999999999     | size
            v=1&size=ten                | size
            filter=department           | filter
            filter=secret eq 1          | filter
            filter=hireDate eq tomorrow | filter
            filter=%22                  | filter
            search=%00                  | search
            sort=groups                 | sort
            sort=managers               | sort
            sort=department,department  | sort
            sort=nothing                | sort
            cursor=x                    | cursor
            cursor=dS0x                 | -
            sort=department&cursor=dS0x | cursor
            columns=user,secret         | secret
            columns=user,user           | -
            page=3                      | page
            search=a&search=b           | twice
            search=%                    | percent
            search=%zz                  | percent
            """)
    void whatCannotBeReadIsToldAndLeftOut(String query, String named) {
        ViewState.Reading reading = ViewState.ofQuery(query, COLUMNS);
        if (named.equals("-")) {
            assertThat(reading.issues()).isEmpty();
            return;
        }
        assertThat(reading.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.severity()).isEqualTo(Severity.WARNING);
            assertThat(issue.message()).contains(named);
            assertThat(issue.message(Locale.GERMAN)).isNotEqualTo(issue.message());
        });
    }

    @Test
    void halfACharacterIsNoTextOfALink() {
        for (String name : List.of("search", "filter", "sort", "columns", "cursor")) {
            ViewState.Reading reading = ViewState.ofQuery(name + "=a\ud83d", COLUMNS);
            assertThat(reading.state()).as(name).isEqualTo(ViewState.initial());
            assertThat(reading.issues()).as(name).hasSize(1);
        }
    }

    @Test
    void theRestOfADamagedLinkCounts() {
        ViewState.Reading reading = ViewState.ofQuery(
                "?v=1&search=ada&filter=nonsense&sort=-hireDate&columns=user,nothing,groups&size=7&x=y", COLUMNS);
        assertThat(reading.state())
                .isEqualTo(ViewState.initial()
                        .searching("ada")
                        .sortedBy(Sort.descending(Field.HIRE_DATE))
                        .showing("user", "groups")
                        .sized(7));
        assertThat(reading.issues()).hasSize(3);
    }

    @Test
    void aHostileLinkCostsLittle() {
        assertThat(ViewState.ofQuery("search=" + "a".repeat(40_000), COLUMNS).issues())
                .extracting(Issue::message)
                .singleElement()
                .asString()
                .contains("32,768");
        String many = "columns=" + "x,".repeat(16_000);
        assertThat(ViewState.ofQuery(many, COLUMNS).issues()).hasSize(20);
        assertThat(ViewState.ofQuery("&".repeat(32_000), COLUMNS).issues()).isEmpty();
        assertThat(ViewState.ofQuery("a=b&".repeat(8_000), COLUMNS).issues()).hasSizeLessThanOrEqualTo(20);
        String parts = String.join("&", Collections.nCopies(60, "p")).replace("p", "q");
        assertThat(ViewState.ofQuery(numbered(parts), COLUMNS).issues()).hasSize(20);
    }

    private static String numbered(String parts) {
        String[] names = parts.split("&");
        for (int i = 0; i < names.length; i++) {
            names[i] += i + "=1";
        }
        return String.join("&", Arrays.asList(names));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"v\": [1]}", "{\"v\": {}}", "7", "{\"search\": \"a\"} x"})
    void jsonThatIsNoStateIsTold(String json) {
        ViewState.Reading reading = ViewJson.readState(json, COLUMNS);
        assertThat(reading.state()).isEqualTo(ViewState.initial());
        assertThat(reading.issues()).hasSize(1);
    }

    @Test
    void jsonTakesNumbers() {
        assertThat(ViewJson.readState("{\"v\": 1, \"size\": 10, \"search\": null}", COLUMNS))
                .isEqualTo(new ViewState.Reading(ViewState.initial().sized(10), List.of()));
    }

    @Test
    void anotherOrderOrSearchStartsFromTheFirstPage() {
        Cursor place = new Cursor(List.of(), new UserId("u-9"));
        ViewState state = ViewState.initial().from(place);
        assertThat(state.cursor()).isEqualTo(place);
        assertThat(state.searching("x").cursor()).isNull();
        assertThat(state.where(Filter.nobody()).cursor()).isNull();
        assertThat(state.sortedBy(Sort.ascending(Field.COMPANY)).cursor()).isNull();
        assertThat(state.showing("user").cursor()).isEqualTo(place);
    }

    @Test
    void whatMakesNoQueryIsRefusedAtOnce() {
        assertThatThrownBy(() -> ViewState.initial().sized(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ViewState.initial().showing("user", "user"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ViewState.initial().searching("\0")).isInstanceOf(IllegalArgumentException.class);
        assertThatCode(() -> ViewState.initial().sized(1_000)).doesNotThrowAnyException();
    }

    private static ViewState read(String query) {
        return ViewState.ofQuery(query, COLUMNS).state();
    }

    private static ViewState state(Random random) {
        ViewState state = ViewState.initial().sized(1 + random.nextInt(1_000));
        if (random.nextBoolean()) {
            state = state.searching(pick(random, List.of("ada", "ada love", "R&D + 100%", "Ü ß ñ", " a=b ", "日本")));
        }
        if (random.nextBoolean()) {
            state = state.where(FilterText.parse(pick(random, FILTERS), FIELDS));
        }
        List<Sort> sorts = new ArrayList<>();
        for (Field<?> field : List.of(Field.HIRE_DATE, Field.COMPANY, FIELDS.require("score"))) {
            if (random.nextInt(3) == 0) {
                sorts.add(random.nextBoolean() ? Sort.ascending(field) : Sort.descending(field));
            }
        }
        state = state.sortedBy(sorts.toArray(Sort[]::new));
        List<String> keys =
                new ArrayList<>(COLUMNS.all().stream().map(Column::key).toList());
        Collections.shuffle(keys, random);
        state = state.showing(keys.subList(0, random.nextInt(keys.size())).toArray(String[]::new));
        if (random.nextBoolean()) {
            List<String> places = new ArrayList<>();
            sorts.forEach(sort -> places.add(random.nextBoolean() ? null : value(sort.field())));
            state = state.from(new Cursor(places, new UserId("u-" + random.nextInt(99))));
        }
        return state;
    }

    private static String value(Field<?> field) {
        return switch (field.type()) {
            case DATE -> "2024-02-29";
            case NUMBER -> "7";
            default -> "Größe & Co, \"x\"";
        };
    }

    private static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String damaged(String query, Random random) {
        StringBuilder text = new StringBuilder(query);
        for (int i = 0; i <= random.nextInt(8); i++) {
            int place = text.length() == 0 ? 0 : random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 ->
                    text.insert(place, pick(random, List.of("&", "=", "%", "%0", "\0", "+", "\ud83d", ",", "(", "\"")));
                case 1 -> text.delete(place, Math.min(text.length(), place + 3));
                case 2 ->
                    text.append("&")
                            .append(pick(random, List.of("v=9", "sort=-", "size=1e3", "filter=id+pr", "cursor=AA")));
                default -> text.insert(place, text.substring(place));
            }
        }
        return text.toString();
    }

    @Test
    void whatALinkSaysIsShownSoThatItCanBeSeen() {
        String name = "a".repeat(59) + "\ud83d\ude00\ud83d\ude00\u202e\u0007";
        assertThat(ViewState.ofParameters(Map.of("columns", name, name, "x", "v", name), COLUMNS)
                        .issues())
                .hasSize(2)
                .allSatisfy(issue -> assertThat(issue.message()).matches(CanonicalForm::isVisible));
        assertThat(ViewState.ofParameters(
                                Map.of("columns", name, "size", "\u202e9", "sort", "\u202e", "cursor", "\u202e"),
                                COLUMNS)
                        .issues())
                .hasSize(4)
                .allSatisfy(issue -> assertThat(issue.message()).matches(CanonicalForm::isVisible));
        assertThat(ViewState.ofQuery("%1B=1&%1B=2", COLUMNS).issues())
                .hasSize(2)
                .allSatisfy(issue -> assertThat(issue.message()).matches(CanonicalForm::isVisible));
    }
}
