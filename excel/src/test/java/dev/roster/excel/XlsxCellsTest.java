package dev.roster.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.table.Row;
import dev.roster.table.RowNote;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cell says, whatever way the file says it. */
final class XlsxCellsTest {

    @ParameterizedTest
    @CsvSource({
        "42, 42",
        "42.0, 42",
        "1.0E10, 10000000000",
        "4.9301234567E10, 49301234567",
        "1E15, 1000000000000000",
        "12345678901234567890, 12345678901234567890",
        "1.2345678901234568E16, 12345678901234568",
        "0.30000000000000004, 0.3",
        "123456.78999999999, 123456.79",
        "1234.50, 1234.5",
        "-0, 0",
        "-12.5, -12.5",
        "1E-7, 0.0000001",
        "007, 7",
    })
    void showsNumbersWithEveryDigitAndNoExponent(String raw, String shown) {
        assertThat(cell("<c r=\"A1\"><v>" + raw + "</v></c>")).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd/mm/yyyy|45351|2024-02-29",
                "yyyy-mm-dd hh:mm|45351|2024-02-29",
                "yyyy-mm-dd hh:mm|45351.42743055555|2024-02-29T10:15:30",
                "yyyy-mm-dd|45351.99|2024-02-29",
                "yyyy-mm-dd hh:mm:ss\"Z\"|45351|2024-02-29T00:00:00Z",
                "yyyy\\-mm\\-dd\\ hh:mm:ss\\Z;@|45351.4274305556|2024-02-29T10:15:30Z",
                "yyyy-mm-dd hh:mm:ss\"Z\"|45351.427431985015|2024-02-29T10:15:30.123505Z",
                "yyyy-mm-dd hh:mm:ss\"Z\"|0.5|0.5",
                "yyyy-mm-dd\"Z\"|45351|2024-02-29",
                "[$-409]mmmm d, yyyy;@|45351|2024-02-29",
                "mmm|45351|2024-02-29",
                "[$-411]ge.m.d|45351|2024-02-29",
                "yyyy\"年\"m\"月\"d\"日\"|45351|2024-02-29",
                "hh:mm|0.427083333333333|10:15:00",
                "mm:ss.000|0.0000115856481481|00:00:01.001",
                "[h]:mm|1.5|36:00:00",
                "AM/PM|0.75|18:00:00",
                "A/P|0.75|18:00:00",
                "d.m. am/pm|45351.75|2024-02-29T18:00:00",
                "yyyy-mm-dd|60|1900-02-29",
                "yyyy-mm-dd|59|1900-02-28",
                "yyyy-mm-dd|61|1900-03-01",
                "yyyy-mm-dd|1|1900-01-01",
                "yyyy-mm-dd|0|0",
                "yyyy-mm-dd|4930123456789|4930123456789",
                "yyyy-mm-dd|-5|-5",
                "yyyy-mm-dd|1E300|1" + ZEROS_300,
                "00000|123|00123",
                "00000|1234567|1234567",
                "0.00E+00|12345|12345",
                "#,##0.00 \"kg\"|1234.5|1234.5",
                "[Red]0.0|1.5|1.5",
                "General|1.5|1.5",
                "@|17|17",
                "\"days\" 0|17|17",
            })
    void showsNumbersAsTheirFormatSays(String format, String raw, String shown) {
        WorkbookFile file = WorkbookFile.of(WorkbookFile.row("<c r=\"A1\" s=\"1\"><v>" + raw + "</v></c>"))
                .formats(format);
        assertThat(file.cells()).containsExactly(shown);
    }

    @DisplayName("What a format writes around whole numbers is told beside the number, for columns of codes")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"EMP-\"0000|7|EMP-0007",
                "\"EMP-\"0000|12345|EMP-12345",
                "\\E\\M\\P-0000|7|EMP-0007",
                "\"EMP-\"0000;[Red]-0|7|EMP-0007",
                "0000\"/A\"|7|0007/A",
                "000-00-0000|12345678|012-34-5678",
                "000\\-000|1234567|1234-567",
                "\"+\"0|493012345678|+493012345678",
                "(###) ###-####|2125550100|(212) 555-0100",
                "0 \"kg\"|7|7 kg",
                "\"ID\"#|7|ID7",
            })
    void tellsWhatAFormatWritesAroundWholeNumbers(String format, String raw, String shown) {
        Row row = numberIn(format, raw);
        assertThat(row.cells()).containsExactly(raw);
        assertThat(row.notes()).containsExactly(new RowNote(RowNote.Kind.CELL_SHOWN, 0, shown));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"EMP-\"0000|7.5|7.5",
                "\"EMP-\"0000|-7|-7",
                "#,##0|1234567|1234567",
                "0.00 \"kg\"|7|7",
                "0%|7|7",
                "[=1]\"a\"0|7|7",
                "\"a|7|7",
                "0\\|7|7",
                "\"none\"|7|7",
                "00000|7|00007"
            })
    void tellsNothingOfOtherFormats(String format, String raw, String text) {
        Row row = numberIn(format, raw);
        assertThat(row.cells()).containsExactly(text);
        assertThat(row.notes()).isEmpty();
    }

    @Test
    void notesNumbersWithMoreDigitsThanSpreadsheetsKeep() {
        Row row = row(
                "<c r=\"A1\"><v>123456789012345</v></c>",
                "<c r=\"B1\"><v>1234567890123456</v></c>",
                "<c r=\"C1\"><v>1.23456789012E+18</v></c>",
                "<c r=\"D1\"><v>0.12345678901234567</v></c>",
                "<c r=\"E1\" t=\"str\"><v>1234567890123456</v></c>");
        assertThat(row.notes())
                .containsExactly(
                        RowNote.ofCell(RowNote.Kind.CELL_ROUNDED, 1), RowNote.ofCell(RowNote.Kind.CELL_ROUNDED, 2));
    }

    private static Row numberIn(String format, String raw) {
        return WorkbookFile.of(WorkbookFile.row("<c r=\"A1\" s=\"1\"><v>" + raw + "</v></c>"))
                .formats(format)
                .rows()
                .get(0);
    }

    private static final String ZEROS_300 =
            "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                    + "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                    + "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                    + "000000000000000";

    @ParameterizedTest
    @CsvSource({"14, 2024-02-29", "22, 2024-02-29", "30, 2024-02-29", "57, 2024-02-29", "46, 1088424:00:00", "0, 45351"
    })
    void knowsTheFormatsThatHaveNoCode(int id, String shown) {
        WorkbookFile file = WorkbookFile.of(WorkbookFile.row("<c r=\"A1\" s=\"1\"><v>45351</v></c>"))
                .part(
                        WorkbookFile.STYLES,
                        "<styleSheet><cellXfs><xf/><xf numFmtId=\"" + id + "\"/></cellXfs></styleSheet>");
        assertThat(file.cells()).containsExactly(shown);
    }

    @Test
    void countsDaysFrom1904WhenTheWorkbookSaysSo() {
        WorkbookFile file = WorkbookFile.of(
                        WorkbookFile.row("<c r=\"A1\" s=\"1\"><v>43889</v></c>", "<c r=\"B1\" s=\"1\"><v>0</v></c>"))
                .formats("yyyy-mm-dd")
                .sheets("<workbookPr date1904=\"1\"/>", "<sheet name=\"Users\" sheetId=\"1\" r:id=\"rId1\"/>");
        assertThat(file.cells()).containsExactly("2024-02-29", "1904-01-01");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 2024-02-29",
        "2024-02-29Z, 2024-02-29",
        "2024-02-29T00:00:00.000, 2024-02-29",
        "2024-02-29T10:15:30Z, 2024-02-29T10:15:30",
        "2024-02-29T10:15, 2024-02-29T10:15:00",
        "2024-02-29T24:00:00, 2024-03-01",
        "2014-01-16T15:59:59.99999979045242400, 2014-01-16T16:00:00",
        "2023-12-31T23:59:59.9999999, 2024-01-01",
        "2024-02-29T10:15:30.0625, 2024-02-29T10:15:30.063",
        "10:15:30, 10:15:30",
        "T10:15:30, 10:15:30",
        "08:30, 08:30:00",
        "08:30:59.9999, 08:31:00",
        "PT1512H0M0.000S, 1512:00:00",
        "P1DT1H30M, 25:30:00",
        "P2D, 48:00:00",
        "PT0.5S, 00:00:00.500",
    })
    void readsDaysThatAreText(String raw, String shown) {
        assertThat(cell("<c r=\"A1\" t=\"d\"><v>" + raw + "</v></c>")).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-30",
        "2024-13-01",
        "2024-00-10",
        "0000000000",
        "2009-99-99T11:00:00.xyz",
        "2024-02-29T10:15:30+02:00",
        "2024-02-2910:15",
        "2024-02-29T",
        "2024-02-29T24:00:01",
        "25:00:00",
        "11:60:00",
        "11:00:60",
        "11:00:00xyz",
        "11:00:00.",
        "Z",
        "P",
        "PT",
        "P1M",
        "P1Y",
        "PT1H2H",
        "-P1D",
        "45351",
    })
    void notesDaysThatAreTextAndNoDay(String raw) {
        Row row = row("<c r=\"A1\" t=\"d\"><v>" + raw + "</v></c>");
        assertThat(row.cells()).containsExactly(raw);
        assertThat(row.notes()).containsExactly(new RowNote(RowNote.Kind.CELL_BROKEN, 0, "a day or time"));
    }

    @DisplayName("A day that is text shows what the number of that day shows in the same format")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-mm-dd|2009-05-07T11:01:02.00000024400651375|39940.459051",
                "yyyy-mm-dd|2009-05-07T23:59:59.9999999|39940.999999999",
                "yyyy-mm-dd|2009-05-07|39940",
                "yyyy-mm-dd hh:mm|2009-05-07T12:00:00.0000001|39940.5",
                "hh:mm|2009-05-07T12:00:00|39940.5",
                "hh:mm|12:00|0.5",
                "[h]:mm|PT36H|1.5",
                "hh:mm|PT36H|1.5",
            })
    void showsDaysThatAreTextAsTheirFormatSays(String format, String iso, String number) {
        List<String> cells = WorkbookFile.of(WorkbookFile.row(
                        "<c r=\"A1\" s=\"1\" t=\"d\"><v>" + iso + "</v></c>",
                        "<c r=\"B1\" s=\"1\"><v>" + number + "</v></c>"))
                .formats(format)
                .cells();
        assertThat(cells.get(0)).isEqualTo(cells.get(1));
    }

    @Test
    void takesInlineTextAloneWhereANumberStandsBesideIt() {
        assertThat(cell("<c r=\"A1\" t=\"inlineStr\"><v>01.</v><is><t>1.</t></is></c>"))
                .isEqualTo("1.");
        assertThat(cell("<c r=\"A1\" t=\"inlineStr\"><is><t>1.</t></is><v>01.</v></c>"))
                .isEqualTo("1.");
        assertThat(cell("<c r=\"A1\" t=\"inlineStr\"><v>01.</v></c>")).isEqualTo("01.");
    }

    @Test
    void readsACellWhoseFormatIsEmptyAsOneWithoutFormat() {
        assertThat(cell("<c r=\"A1\" s=\"\" t=\"\"><v>1.50</v></c>")).isEqualTo("1.5");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "0, false", "true, true", "false, false"})
    void readsYesAndNo(String raw, String shown) {
        assertThat(cell("<c r=\"A1\" t=\"b\"><v>" + raw + "</v></c>")).isEqualTo(shown);
    }

    @Test
    void keepsTextAsItIs() {
        WorkbookFile file = WorkbookFile.of(WorkbookFile.row(
                        "<c r=\"A1\" t=\"s\"><v>0</v></c>",
                        "<c r=\"B1\" t=\"s\"><v>1</v></c>",
                        "<c r=\"C1\" t=\"s\"><v>2</v></c>",
                        "<c r=\"D1\" t=\"inlineStr\"><is><t>0042</t></is></c>",
                        "<c r=\"E1\" t=\"str\"><v>+49 30</v></c>"))
                .strings(
                        "<si><t>00123</t></si>",
                        "<si><r><rPr><b/></rPr><t>Ada</t></r><r><t xml:space=\"preserve\"> Lovelace</t></r>"
                                + "<rPh sb=\"0\" eb=\"2\"><t>KANA</t></rPh></si>",
                        "<si><t>a_x000D__x0041_b &amp; <![CDATA[<c>]]></t></si>");
        assertThat(file.cells()).containsExactly("00123", "Ada Lovelace", "a\rAb & <c>", "0042", "+49 30");
    }

    @Test
    void leavesOutHowInlineTextIsPronounced() {
        String cell = "<c r=\"A1\" t=\"inlineStr\"><is><r><t>漢</t></r><r><t>字</t></r><rPh><t>KANA</t></rPh></is></c>";
        assertThat(cell(cell)).isEqualTo("漢字");
    }

    @Test
    void leavesEscapesOfHalfCharactersAsTheyAre() {
        assertThat(cell("<c r=\"A1\" t=\"inlineStr\"><is><t>_xD800_ _xZZZZ_ _x00_ _xD83D__x0041_</t></is></c>"))
                .isEqualTo("_xD800_ _xZZZZ_ _x00_ _xD83D_A");
    }

    @Test
    void putsTheHalvesOfACharacterTogether() {
        assertThat(cell("<c r=\"A1\" t=\"str\"><v>a_xD83D__xDE00__xDE00_b</v></c>"))
                .isEqualTo("a\uD83D\uDE00_xDE00_b");
    }

    @Test
    void usesTheLastResultOfAFormulaAndNotesIt() {
        Row row = row("<c r=\"A1\"><f>1+1</f><v>2</v></c>", "<c r=\"B1\" t=\"str\"><f>A1&amp;\"\"</f><v></v></c>");
        assertThat(row.cells()).containsExactly("2");
        assertThat(row.notes()).containsExactly(RowNote.ofCell(RowNote.Kind.CELL_FORMULA, 0));
    }

    @Test
    void notesFormulasThatWereNeverComputed() {
        Row row = row("<c r=\"A1\"><f>1+1</f></c>", "<c r=\"B1\"><f>1+1</f><v/></c>");
        assertThat(row.cells()).allMatch(String::isEmpty);
        assertThat(row.notes())
                .containsExactly(
                        RowNote.ofCell(RowNote.Kind.CELL_UNCOMPUTED, 0),
                        RowNote.ofCell(RowNote.Kind.CELL_UNCOMPUTED, 1));
    }

    @Test
    void notesErrorsAndDamagedCells() {
        Row row = row(
                "<c r=\"A1\" t=\"e\"><v>#N/A</v></c>",
                "<c r=\"B1\" t=\"b\"><v>maybe</v></c>",
                "<c r=\"C1\"><v>1,5</v></c>",
                "<c r=\"D1\"><v>1E999999999</v></c>",
                "<c r=\"E1\"><v>NaN</v></c>",
                "<c r=\"F1\" t=\"d\"><v>soon</v></c>");
        assertThat(row.cells()).containsExactly("#N/A", "maybe", "1,5", "1E999999999", "NaN", "soon");
        assertThat(row.notes())
                .containsExactly(
                        RowNote.ofCell(RowNote.Kind.CELL_ERROR, 0),
                        new RowNote(RowNote.Kind.CELL_BROKEN, 1, "yes or no"),
                        new RowNote(RowNote.Kind.CELL_BROKEN, 2, "a number"),
                        new RowNote(RowNote.Kind.CELL_BROKEN, 3, "a number"),
                        new RowNote(RowNote.Kind.CELL_BROKEN, 4, "a number"),
                        new RowNote(RowNote.Kind.CELL_BROKEN, 5, "a day or time"));
    }

    private static String cell(String xml) {
        List<String> cells = row(xml).cells();
        assertThat(cells).hasSize(1);
        return cells.get(0);
    }

    private static Row row(String... cells) {
        return WorkbookFile.of(WorkbookFile.row(cells)).rows().get(0);
    }
}
