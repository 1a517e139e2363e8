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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the workbook, and what becomes of the file. */
final class XlsxTableWriterTest {

    private static final List<TableColumn> COLUMNS = List.of(
            Field.EMPLOYEE_ID.column(), Field.HIRE_DATE.column(), new TableColumn("score", TableColumn.Values.NUMBER));

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

    private static List<List<String>> cells(byte[] workbook) {
        return WorkbookFile.rows(WorkbookFile.source(workbook)).stream()
                .map(Row::cells)
                .toList();
    }

    private static String sheet(byte[] workbook) throws IOException {
        Path copy = Files.createTempFile("sheet", ".xlsx");
        try {
            Files.write(copy, workbook);
            try (var zip = new ZipFile(copy.toFile())) {
                byte[] bytes = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))
                        .readAllBytes();
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(copy);
        }
    }
}
