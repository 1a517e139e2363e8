package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.csv.CsvRowSource;
import dev.roster.excel.XlsxRowSource;
import dev.roster.excel.XlsxTableWriter;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.FieldChange;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.UnknownPolicy;
import dev.roster.table.RowSource;
import dev.roster.table.TableWriter;
import dev.roster.text.PlanJson;
import dev.roster.text.PlanText;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every cell of a row that reaches a user differs from the text of the file only by a change that the plan names, with its
 * column and its row, in text and in JSON, for CSV and for workbooks (B10).
 *
 * <p>No difference are blanks around a text, the mark of exports before what looks like a formula, the marks between the
 * digits of a telephone number, the order of a date that the column is told to have, and capitals of names of groups.
 */
final class NothingSilentLawTest {

    /** What exports write before a text that looks like a formula, and reading takes off. */
    private static final Pattern OWN_MARK = Pattern.compile("'[=+@-].*");

    private static final int ROWS = 12;
    private static final int LISTED = 5;

    private static final Map<String, Field<?>> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("username", Field.USER_NAME);
        COLUMNS.put("email", Field.PRIMARY_EMAIL);
        COLUMNS.put("name", Field.DISPLAY_NAME);
        COLUMNS.put("department", Field.DEPARTMENT);
        COLUMNS.put("employee id", Field.EMPLOYEE_ID);
        COLUMNS.put("phone", Field.PHONE_NUMBER);
        COLUMNS.put("hire date", Field.HIRE_DATE);
        COLUMNS.put("end date", Field.END_DATE);
        COLUMNS.put("groups", Field.GROUPS);
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void holdsForCsvWithSeed(int seed) {
        List<List<String>> rows = rows(new Random(seed));
        check(csv(rows), rows);
    }

    private static RowSource csv(List<List<String>> rows) {
        String csv = rows.stream()
                .map(row -> row.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", String.join(",", COLUMNS.keySet()) + "\n", "\n"));
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        return CsvRowSource.of("law.csv", () -> new ByteArrayInputStream(bytes));
    }

    private static Profile profile() {
        return Profiles.users().with(p -> p.unknownGroup(UnknownPolicy.CREATE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdsForWorkbooksWithSeed(int seed) {
        List<List<String>> rows = rows(new Random(seed));
        Path file = folder.resolve("law.xlsx");
        try (TableWriter table = XlsxTableWriter.to(file)) {
            table.write(List.copyOf(COLUMNS.keySet()));
            rows.forEach(table::write);
        }
        check(XlsxRowSource.of(file), rows);
    }

    /** A law about nothing would hold as well. */
    @Test
    void looksAtMostWaysInWhichCellsAreCleaned() {
        Set<String> ways = new TreeSet<>();
        long created = 0;
        for (int seed = 1; seed <= 16; seed++) {
            List<List<String>> rows = rows(new Random(seed));
            try (Roster roster = Roster.on(InMemoryStores.of()).build();
                    ImportPlan plan = roster.as(Actor.operator("law")).plan(csv(rows), profile())) {
                created += plan.summary().count(ChangeKind.CREATE);
                plan.basis().issues().stream()
                        .filter(issue -> issue.code() == IssueCode.CELLS_CLEANED)
                        .forEach(issue -> ways.add(issue.details().get(3)));
            }
        }
        assertThat(created).isGreaterThan(16L * ROWS / 2);
        assertThat(ways).hasSizeGreaterThanOrEqualTo(13);
    }

    private static void check(RowSource source, List<List<String>> rows) {
        try (Roster roster = Roster.on(InMemoryStores.of()).build();
                ImportPlan plan = roster.as(Actor.operator("law")).plan(source, profile());
                Stream<PlannedChange> changes = plan.changes()) {
            Map<String, List<Long>> differing = new HashMap<>();
            changes.filter(change -> change.kind() == ChangeKind.CREATE)
                    .forEach(change ->
                            compare(change, rows.get((int) (Objects.requireNonNull(change.row()) - 2)), differing));
            List<Issue> named = plan.basis().issues();
            differing.forEach((column, at) -> assertNamed(column, at, named));
            assertTold(plan, named);
        }
    }

    /** Finds the cells of a row that reached the user as something else, and that nothing of the row itself names. */
    private static void compare(PlannedChange change, List<String> row, Map<String, List<Long>> differing) {
        int column = 0;
        for (Map.Entry<String, Field<?>> entry : COLUMNS.entrySet()) {
            String text = row.get(column++).strip();
            String cell = OWN_MARK.matcher(text).matches() ? text.substring(1) : text;
            String after = change.fields().stream()
                    .filter(field -> field.field().equals(entry.getValue()))
                    .findFirst()
                    .map(FieldChange::afterText)
                    .orElse("");
            boolean isNamed = change.issues().stream()
                    .anyMatch(issue -> issue.location() != null
                            && entry.getKey()
                                    .equals(Objects.requireNonNull(issue.location())
                                            .column()));
            if (!isSame(entry.getValue(), cell, after) && !isNamed) {
                differing
                        .computeIfAbsent(entry.getKey(), any -> new ArrayList<>())
                        .add(change.row());
            }
        }
    }

    private static boolean isSame(Field<?> field, String cell, String after) {
        if (cell.equals(after)) {
            return true;
        }
        if (field.equals(Field.PHONE_NUMBER)) {
            return cell.replaceAll("[ ()/.-]", "").equals(after);
        }
        if (field.type() == FieldType.DATE) {
            return cell.matches("[0-9]{1,4}([-./])[0-9]{1,2}\\1[0-9]{1,4}")
                    && numbers(cell).equals(numbers(after))
                    && cell.matches(".*[0-9]{4}.*");
        }
        if (field.equals(Field.GROUPS)) {
            return elements(cell).equals(elements(after));
        }
        return false;
    }

    private static Set<BigDecimal> numbers(String date) {
        return Arrays.stream(date.split("[^0-9]+", -1))
                .filter(text -> !text.isEmpty())
                .map(BigDecimal::new)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> elements(String list) {
        return Arrays.stream(list.split("[|;\\n]", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was done to a column is told with its rows, the first five of them each time, and with how many there are. */
    private static void assertNamed(String column, List<Long> at, List<Issue> named) {
        List<Issue> ofColumn = named.stream()
                .filter(issue -> issue.code() == IssueCode.CELLS_CLEANED
                        && issue.location() != null
                        && column.equals(
                                Objects.requireNonNull(issue.location()).column()))
                .toList();
        long counted = ofColumn.stream()
                .mapToLong(issue -> Long.parseLong(issue.details().get(1)))
                .sum();
        assertThat(counted).as(column + " in rows " + at + ": " + named).isGreaterThanOrEqualTo(at.size());
        boolean areAllListed = ofColumn.stream()
                .allMatch(issue -> Long.parseLong(issue.details().get(1)) <= LISTED);
        Set<String> listed = ofColumn.stream()
                .flatMap(issue -> Arrays.stream(issue.details().get(5).split(", ", -1)))
                .collect(Collectors.toSet());
        if (areAllListed) {
            assertThat(listed)
                    .as(column)
                    .containsAll(at.stream().map(String::valueOf).toList());
        }
    }

    private static void assertTold(ImportPlan plan, List<Issue> named) {
        StringWriter json = new StringWriter();
        PlanJson.write(plan, json);
        for (Issue issue : named) {
            if (issue.code() == IssueCode.CELLS_CLEANED) {
                assertThat(json.toString())
                        .contains(
                                "\"column\":\""
                                        + Objects.requireNonNull(issue.location())
                                                .column() + '"',
                                issue.details().get(3));
            }
        }
        boolean isShort = named.size() <= LISTED;
        assertThat(PlanText.of(plan))
                .contains(isShort && !named.isEmpty() ? named.get(0).details().get(3) : "to create");
    }

    private static List<List<String>> rows(Random random) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            int number = 10 + i;
            List<String> row = new ArrayList<>();
            row.add(noisy(random, "user" + number, TEXT));
            row.add(noisy(random, "user" + number + "@example.org", MAIL));
            row.add(noisy(random, pick(random, "Ann Low", "Jörg Müller", "Zoë O'Neil", "Bob High"), TEXT));
            row.add(noisy(random, pick(random, "Sales", "R&D", "Human Resources", "Ventes"), DEPARTMENT));
            row.add(noisy(random, "00" + (300 + i), KEY));
            row.add(noisy(random, "+49 30 1234" + number, PHONE));
            row.add(noisy(random, "2024-03-" + number, DATE));
            row.add(random.nextInt(3) > 0 ? "" : noisy(random, "2031-03-" + number, END));
            row.add(pick(random, "Alpha", "Alpha|Beta", "Beta; Gamma", ""));
            rows.add(row);
        }
        return rows;
    }

    private static final List<String> TEXT =
            List.of("%s", "%s", "%s", "\u00a0%s", "%s\u200b", "\u201c%s\u201d", "\"%s\"", "%s\u200e", "\u3000%s");
    private static final List<String> DEPARTMENT = List.of(
            "%s",
            "%s", "%s", "\u00ab%s\u00bb", "&nbsp;%s", "%s &amp; Co", "n/a", "NULL", "-", "%s  %s", "k.A.", "`%s`");
    private static final List<String> MAIL = List.of(
            "%s",
            "%s", "%s", "mailto:%s", "Somebody <%s>", "%s;", "<%s>", "SMTP:%s", "%s\u00a0", "'%s'", "%s#mailto:%s#");
    private static final List<String> KEY =
            List.of("%s", "%s", "%s", "%s", "=\"%s\"", "'%s", "%s\u202c", "n/a", "\u201e%s\u201c");
    private static final List<String> PHONE = List.of(
            "%s", "%s", "%s", "tel:%s", "%s (work)", "%s x12", "\u202a%s\u202c", "Tel.: %s", "none", "-", "'%s");
    private static final List<String> DATE = List.of(
            "%s",
            "%s",
            "%s",
            "%sT10:00:00Z",
            "%s 10:00",
            "0000-00-00",
            "n/a",
            "%s\u00a0",
            "15 Mar 2024",
            "20240315",
            "Fri, 15 Mar 2024 10:00:00 GMT",
            "2024-03-15+01:00",
            "15.03.24");
    private static final List<String> END = List.of("%s", "never", "31.12.9999", "%sT10:00:00Z", "n/a");

    private static String noisy(Random random, String text, List<String> forms) {
        return forms.get(random.nextInt(forms.size())).replace("%s", text);
    }

    private static String pick(Random random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
