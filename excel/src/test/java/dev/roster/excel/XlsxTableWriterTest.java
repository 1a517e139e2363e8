package dev.roster.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.roster.model.Field;
import dev.roster.table.Row;
import dev.roster.table.TableColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the workbook, and what becomes of the file. */
final class XlsxTableWriterTest {

    private static final List<TableColumn> COLUMNS = List.of(
            Field.EMPLOYEE_ID.column(), Field.HIRE_DATE.column(), new TableColumn("score", TableColumn.Values.NUMBER));

    private static final TableColumn TITLE = new TableColumn("title", TableColumn.Values.TEXT);

    @Test
    void writesDaysAndNumbersAsSuchAndTheRestAsText() throws IOException {
        String sheet = sheet(written(table -> {
            table.writeHeader(COLUMNS);
            table.write(List.of("00042", "2024-02-29", "12.5"));
        }));
        assertThat(sheet)
                .contains("<c r=\"A2\" t=\"inlineStr\"><is><t>00042</t></is></c>")
                .containsPattern("<c r=\"B2\" s=\"\\d+\" t=\"n\"><v>45351(\\.0)?</v></c>")
                .contains("<c r=\"C2\" t=\"n\"><v>12.5</v></c>");
    }

    @Test
    void writesAnswersAndMomentsAsSuch() throws IOException {
        byte[] bytes = written(table -> {
            table.writeHeader(List.of(Field.SECOND_FACTOR.column(), Field.LAST_LOGIN_AT.column(), TITLE));
            table.write(List.of("true", "2024-02-29T10:15:30Z", "true"));
            table.write(List.of("false", "2024-02-29T12:00:00Z", "2024-02-29T10:15:30Z"));
        });
        assertThat(sheet(bytes))
                .containsPattern("<c r=\"A2\"[^>]* t=\"b\"><v>(1|true)</v></c>")
                .containsPattern("<c r=\"A3\"[^>]* t=\"b\"><v>(0|false)</v></c>")
                .containsPattern("<c r=\"B3\" s=\"\\d+\" t=\"n\"><v>45351.5</v></c>")
                .contains("<c r=\"C2\" t=\"inlineStr\"><is><t>true</t></is></c>")
                .contains("<is><t>2024-02-29T10:15:30Z</t></is>");
    }

    @Test
    void readsBackAnswersAndMomentsToTheirLastDigit() {
        List<List<String>> rows = new ArrayList<>();
        for (String moment : List.of(
                "2024-02-29T00:00:00Z",
                "2024-02-29T10:15:30Z",
                "2024-02-29T10:15:30.100Z",
                "2024-02-29T10:15:30.123456Z",
                "2024-02-29T10:15:30.000001Z",
                "2024-02-29T23:59:59.999999Z",
                "2024-02-29T10:15:30.123456789Z",
                "2024-02-29T10:15Z",
                "2024-02-29T24:00:00Z",
                "2024-02-29T10:15:30+01:00",
                "1900-02-28T10:15:30Z",
                "1900-03-01T00:00:00Z",
                "1969-12-31T23:59:59.999Z",
                "9999-12-31T23:59:59.999999Z",
                "+10000-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z",
                "yesterday")) {
            rows.add(List.of("true", moment));
        }
        for (String answer : List.of("false", "TRUE", "True", "yes", "1", "0", "=TRUE()")) {
            rows.add(List.of(answer, "x"));
        }
        assertThat(withoutHeader(written(table -> {
                    table.writeHeader(List.of(Field.SECOND_FACTOR.column(), Field.LAST_LOGIN_AT.column()));
                    rows.forEach(table::write);
                })))
                .isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(longs = {20260110, 20260111})
    void readsBackRandomMoments(long seed) {
        Random random = new Random(seed);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            long second = random.nextLong(-3_000_000_000L, 260_000_000_000L);
            int fraction = List.of(0, 1_000_000, 1_000, 1).get(random.nextInt(4));
            rows.add(List.of(Instant.ofEpochSecond(second, random.nextLong(1_000) * fraction)
                    .toString()));
        }
        assertThat(withoutHeader(written(table -> {
                    table.writeHeader(List.of(Field.LAST_LOGIN_AT.column()));
                    rows.forEach(table::write);
                })))
                .isEqualTo(rows);
    }

    @Test
    void offersAllowedValuesAndSaysRulesOnASecondSheet() throws IOException {
        List<String> many =
                IntStream.range(0, 1_000).mapToObj(i -> "group, " + i).toList();
        byte[] bytes = written(table -> {
            table.writeHeader(List.of(
                    TITLE.withRule("required; at most 200 characters"),
                    new TableColumn("role", TableColumn.Values.TEXT).withAllowed(List.of("member", "=admin")),
                    new TableColumn("groups", TableColumn.Values.TEXT).withAllowed(many)));
            table.write(List.of("Chief", "member|admin", "x"));
        });
        assertThat(sheet(bytes))
                .containsPattern("<dataValidation sqref=\"B2:B1048576\" type=\"list\" [^>]*showDropDown=\"(false|0)\"")
                .contains("<formula1>'Notes'!$A$6:$A$7</formula1>", "<formula1>'Notes'!$B$6:$B$1005</formula1>")
                .contains("showErrorMessage=\"false\"")
                .doesNotContain("<f>", "sqref=\"A2:");
        assertThat(WorkbookFile.rows(WorkbookFile.source(bytes).withSheet("notes")))
                .extracting(Row::cells)
                .hasSize(1_004)
                .startsWith(
                        List.of("title", "required; at most 200 characters"),
                        List.of("role", ""),
                        List.of("groups", ""),
                        List.of("role", "groups"),
                        List.of("member", "group, 0"),
                        List.of("=admin", "group, 1"),
                        List.of("", "group, 2"));
        assertThat(cells(bytes))
                .containsExactly(List.of("title", "role", "groups"), List.of("Chief", "member|admin", "x"));
    }

    @Test
    void writesNoNotesWhereNothingIsToSay() throws IOException {
        assertThat(entry(written(table -> table.writeHeader(COLUMNS)), "xl/workbook.xml"))
                .doesNotContain("Notes");
        byte[] withList = written(
                table -> table.writeHeader(List.of(TITLE.withAllowed(List.of("Chief")))),
                XlsxStyle.defaults().withSheet("NOTES"));
        assertThat(entry(withList, "xl/workbook.xml")).contains("name=\"Columns\"", "state=\"hidden\"");
    }

    @Test
    void keepsTheHeaderInSight() throws IOException {
        String sheet = sheet(written(table -> table.writeHeader(COLUMNS)));
        assertThat(sheet).contains("state=\"frozen\"").contains("<cols>").containsPattern("<c r=\"A1\" s=\"[1-9]");
        String plain = sheet(written(
                table -> table.writeHeader(COLUMNS), XlsxStyle.defaults().withHeader(XlsxStyle.Header.PLAIN)));
        assertThat(plain).doesNotContain("frozen");
    }

    @Test
    void neverWritesAFormula() throws IOException {
        String sheet = sheet(written(table -> table.write(List.of("=1+1", "+1", "-1", "@x", "=cmd|' /C calc'!A0"))));
        assertThat(sheet).doesNotContain("<f").contains("<t>=1+1</t>");
    }

    @Test
    void readsBackWhatWouldBeNoDayOrNumberOfASheet() {
        List<List<String>> rows = List.of(
                List.of("1", "1899-12-31", "12345678901234567890"),
                List.of("2", "2024-02-30", "1E5"),
                List.of("3", "10000-01-01", "007"),
                List.of("4", "1900-02-28", "-0.5"),
                List.of("5", "yesterday", "many"));
        byte[] bytes = written(table -> {
            table.writeHeader(COLUMNS);
            rows.forEach(table::write);
        });
        assertThat(cells(bytes).subList(1, 6)).isEqualTo(rows);
    }

    @Test
    void readsBackTextThatXmlWouldChange() {
        List<String> odd = List.of(
                " a ",
                "a\r\nb\rc\nd\te",
                "_x0041_",
                "_x005F_x0041_",
                "_xD83D__xDE00_",
                "_xD83D_x",
                "\u0001\u001F\u000B",
                "\uFFFE",
                "<&>\"'",
                "😀",
                "\n");
        List<List<String>> rows = List.of(odd, List.of("x"));
        assertThat(cells(written(table -> rows.forEach(table::write))).get(0)).isEqualTo(odd);
    }

    @ParameterizedTest
    @ValueSource(longs = {20260101, 20260102, 20260103})
    void readsBackRandomTables(long seed) {
        Random random = new Random(seed);
        String alphabet = "aZ09 \t\n\r_x<&\"'=+-@é漢\u0001\uD83D\uDE00;,|";
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            List<String> row = new ArrayList<>();
            for (int column = 0; column < 5; column++) {
                int[] characters = random.ints(random.nextInt(8), 0, alphabet.codePointCount(0, alphabet.length()))
                        .map(at -> alphabet.codePointAt(alphabet.offsetByCodePoints(0, at)))
                        .toArray();
                row.add(new String(characters, 0, characters.length));
            }
            row.set(4, "end");
            rows.add(row);
        }
        assertThat(cells(written(table -> rows.forEach(table::write)))).isEqualTo(rows);
    }

    @Test
    void refusesWhatNoCellCanHold() {
        for (String cell : List.of("a\0", "\uD800", "\uDC00x", "a".repeat(32_768))) {
            assertThatIllegalArgumentException().isThrownBy(() -> written(table -> table.write(List.of(cell))));
        }
    }

    @Test
    void refusesNamesThatNoTabCanHave() {
        for (String name : List.of("", " ", "a/b", "a".repeat(32), "'x", "a\nb")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> XlsxStyle.defaults().withSheet(name));
        }
    }

    @Test
    void replacesTheFileOnlyWhenItIsWhole(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("users.xlsx"), "old");
        try (XlsxTableWriter table = XlsxTableWriter.to(file)) {
            table.write(List.of("a"));
            assertThat(file).hasContent("old");
            table.discard();
        }
        assertThat(file).hasContent("old");
        try (XlsxTableWriter table = XlsxTableWriter.to(file)) {
            table.write(List.of("a"));
        }
        assertThat(cells(Files.readAllBytes(file))).containsExactly(List.of("a"));
        assertThat(folder.toFile().list()).containsExactly("users.xlsx");
    }

    @Test
    void leavesTheOldFileWhenARowBreaks(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("users.xlsx"), "old");
        try (XlsxTableWriter table = XlsxTableWriter.to(file)) {
            assertThatIllegalArgumentException().isThrownBy(() -> table.write(List.of("\0")));
            assertThatIllegalStateException().isThrownBy(() -> table.write(List.of("a")));
        }
        assertThat(file).hasContent("old");
    }

    @Test
    void takesTheHeaderFirstAndOnce() {
        written(table -> {
            table.writeHeader(COLUMNS);
            assertThatIllegalStateException().isThrownBy(() -> table.writeHeader(COLUMNS));
        });
    }

    private static byte[] written(Consumer<XlsxTableWriter> rows) {
        return written(rows, XlsxStyle.defaults());
    }

    private static byte[] written(Consumer<XlsxTableWriter> rows, XlsxStyle style) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XlsxTableWriter table = XlsxTableWriter.to(bytes, style)) {
            rows.accept(table);
        }
        return bytes.toByteArray();
    }

    private static List<List<String>> withoutHeader(byte[] workbook) {
        List<List<String>> cells = cells(workbook);
        return cells.subList(1, cells.size());
    }

    private static List<List<String>> cells(byte[] workbook) {
        return WorkbookFile.rows(WorkbookFile.source(workbook)).stream()
                .map(Row::cells)
                .toList();
    }

    private static String sheet(byte[] workbook) throws IOException {
        return entry(workbook, "xl/worksheets/sheet1.xml");
    }

    private static String entry(byte[] workbook, String name) throws IOException {
        Path copy = Files.createTempFile("sheet", ".xlsx");
        try {
            Files.write(copy, workbook);
            try (var zip = new ZipFile(copy.toFile())) {
                byte[] bytes = zip.getInputStream(zip.getEntry(name)).readAllBytes();
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(copy);
        }
    }
}
