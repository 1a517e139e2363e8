package dev.roster.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.table.Row;
import dev.roster.table.RowNote;
import dev.roster.table.RowReader;
import dev.roster.table.SourceException;
import dev.roster.table.SourceException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows are read, from which sheet. */
final class XlsxRowSourceTest {

    private static final String ONE = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";

    @Nested
    final class Rows {

        @Test
        void neverShiftColumnsOverHoles() {
            assertThat(cells("<row r=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"D1\"><v>4</v></c></row>"))
                    .containsExactly("", "2", "", "4");
        }

        @Test
        void goByTheOrderOfCellsThatDoNotSayWhereTheyStand() {
            assertThat(cells("<row><c><v>1</v></c><c r=\"C1\"><v>3</v></c><c><v>4</v></c></row>"))
                    .containsExactly("1", "", "3", "4");
        }

        @Test
        void mayHoldTheirCellsInAnyOrder() {
            assertThat(cells("<row r=\"1\"><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c></row>"))
                    .containsExactly("1", "", "3");
        }

        @Test
        void haveTheNumbersOfTheSpreadsheetAndLeaveOutBlankOnes() {
            List<Row> rows = WorkbookFile.of(
                            ONE,
                            "<row r=\"2\"/>",
                            "<row r=\"3\"><c r=\"A3\" s=\"0\"/><c r=\"XFD3\"/></row>",
                            "<row><c><v>4</v></c></row>",
                            "<row r=\"1048576\"><c r=\"A1048576\"><v>9</v></c></row>")
                    .rows();
            assertThat(rows).extracting(Row::number).containsExactly(1L, 4L, 1_048_576L);
        }

        @Test
        void areFilledUpToTheWidestSoFar() {
            List<Row> rows = WorkbookFile.of(
                            "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>3</v></c></row>",
                            "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>")
                    .rows();
            assertThat(rows.get(1).cells()).containsExactly("1", "", "");
        }

        @Test
        void areReadAndNotedWhenHidden() {
            Row row = WorkbookFile.of("<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row>")
                    .rows()
                    .get(0);
            assertThat(row.notes()).containsExactly(RowNote.ofRow(RowNote.Kind.ROW_HIDDEN));
        }

        @Test
        void noteBlankCellsWhoseValueStandsInAnother() {
            String data = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>1</v></c></row>"
                    + "<row r=\"2\"><c r=\"A2\"><v>2</v></c></row><row r=\"3\"><c r=\"A3\"><v>3</v></c></row></sheetData>";
            List<Row> rows = WorkbookFile.of()
                    .part(
                            WorkbookFile.SHEET,
                            WorkbookFile.worksheet(data + "<mergeCells><mergeCell ref=\"B1:B2\"/></mergeCells>"))
                    .rows();
            assertThat(rows.get(0).notes()).isEmpty();
            assertThat(rows.get(1).notes()).containsExactly(new RowNote(RowNote.Kind.CELL_MERGED, 1, "B1:B2"));
            assertThat(rows.get(2).notes()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"A:A", "A:B", "1:1", "1:3", "A1:XFD1048576"})
        void mayBeMergedAsAWholeOrByWholeColumns(String range) {
            List<Row> rows = merged(range, ONE, "<row r=\"2\"><c r=\"C2\"><v>3</v></c></row>");
            boolean spansSecondRow = !range.equals("1:1");
            assertThat(rows.get(1).cells()).containsExactly("", "", "3");
            assertThat(rows.get(1).isNoted(RowNote.Kind.CELL_MERGED, 0)).isEqualTo(spansSecondRow);
            assertThat(rows.get(1).isNoted(RowNote.Kind.CELL_MERGED, 1))
                    .isEqualTo(spansSecondRow && !range.equals("A:A"));
        }

        private List<Row> merged(String range, String... rows) {
            String data = "<sheetData>" + String.join("", rows) + "</sheetData>";
            return WorkbookFile.of()
                    .part(
                            WorkbookFile.SHEET,
                            WorkbookFile.worksheet(
                                    data + "<mergeCells><mergeCell ref=\"" + range + "\"/></mergeCells>"))
                    .rows();
        }

        @Test
        void arePutTogetherFromSeveralElements() {
            List<Row> rows = WorkbookFile.of(
                            "<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row>",
                            "<row r=\"1\"><c><v>2</v></c></row>",
                            "<row r=\"2\"/>",
                            "<row r=\"3\"><c r=\"B3\"><v>4</v></c></row>",
                            "<row r=\"3\"><c r=\"A3\"><v>3</v></c></row>",
                            "<row><c><v>5</v></c></row>")
                    .rows();
            assertThat(rows).extracting(Row::number).containsExactly(1L, 3L, 4L);
            assertThat(rows)
                    .extracting(Row::cells)
                    .containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("5", ""));
            assertThat(rows.get(0).notes()).containsExactly(RowNote.ofRow(RowNote.Kind.ROW_HIDDEN));
        }

        @Test
        void areRefusedWhenTheyAreNotInOrder() {
            WorkbookFile file = WorkbookFile.of(ONE, "<row r=\"2\"><c r=\"A2\"><v>2</v></c></row>", ONE);
            assertThatThrownBy(file::rows).hasMessageContaining("the rows of the sheet are not in order");
        }

        @Test
        void areRefusedWhenTheirCellsLackTheLettersOfTheirPlace() {
            assertThatThrownBy(WorkbookFile.of("<row r=\"1\"><c r=\"1\"><v>1</v></c></row>")::rows)
                    .hasMessage(
                            "users.xlsx sheet Users row 1: the sheet gives the place of a cell without the letters of"
                                    + " its column, where a place such as B12 was expected; ask who made the file for another"
                                    + " one, or for CSV");
        }

        @Test
        void mayClaimAnyDimension() {
            assertThat(WorkbookFile.of()
                            .part(
                                    WorkbookFile.SHEET,
                                    WorkbookFile.worksheet(
                                            "<dimension ref=\"A1:XFD1048576\"/><sheetData>" + ONE + "</sheetData>"))
                            .cells())
                    .containsExactly("1");
        }

        private List<String> cells(String row) {
            return WorkbookFile.of(row).cells();
        }
    }

    @Nested
    final class Sheets {

        private final WorkbookFile file = WorkbookFile.of(ONE)
                .sheets(
                        "",
                        "<sheet name=\"Old\" sheetId=\"1\" state=\"veryHidden\" r:id=\"rId1\"/>",
                        "<sheet name=\"Chart\" sheetId=\"2\" r:id=\"rId3\"/>",
                        "<sheet name=\"Staff\" sheetId=\"3\" r:id=\"rId2\"/>")
                .part(
                        "xl/worksheets/other.xml",
                        WorkbookFile.worksheet(
                                "<sheetData>" + "<row r=\"1\"><c r=\"A1\"><v>2</v></c></row></sheetData>"))
                .part(
                        WorkbookFile.RELATIONS,
                        WorkbookFile.relations(WorkbookFile.relation(1, "worksheet", "worksheets/sheet1.xml")
                                + WorkbookFile.relation(2, "worksheet", "/xl/worksheets/OTHER.xml")
                                + WorkbookFile.relation(3, "chartsheet", "chartsheets/sheet1.xml")));

        @Test
        void areTheFirstVisibleByDefault() {
            assertThat(file.cells()).containsExactly("2");
        }

        @Test
        void areVisibleUnlessTheFileSaysThatTheyAreNot() {
            WorkbookFile file = WorkbookFile.of(ONE)
                    .sheets("", "<sheet name=\"Users\" sheetId=\"1\" state=\"show\" r:id=\"rId1\"/>");
            assertThat(file.cells()).containsExactly("1");
        }

        @Test
        void areFoundByNameOrNumber() {
            assertThat(WorkbookFile.rows(file.source().withSheet("old")).get(0).cells())
                    .containsExactly("1");
            assertThat(WorkbookFile.rows(file.source().withSheet(3)).get(0).cells())
                    .containsExactly("2");
        }

        @Test
        void areNamedWhenTheOneAskedForIsMissing() {
            assertThatThrownBy(() -> file.source().withSheet("Nobody").open())
                    .isInstanceOf(SourceException.class)
                    .hasMessage(
                            "users.xlsx: there is no sheet \"Nobody\"; choose one of \"Old\", \"Chart\", \"Staff\"");
            assertThatThrownBy(() -> file.source().withSheet(4).open()).hasMessageContaining("there is no sheet 4;");
        }

        @Test
        void mustHoldCells() {
            assertThatThrownBy(() -> file.source().withSheet("Chart").open())
                    .hasMessage("users.xlsx: sheet Chart holds a chart or dialog and no cells; choose another sheet");
        }

        @Test
        void areNumberedFromOne() {
            assertThatIllegalArgumentException().isThrownBy(() -> file.source().withSheet(0));
        }

        @Test
        void areEmptyWithoutAnyRow() {
            try (RowReader reader = WorkbookFile.of("<row r=\"1\"/>").source().open()) {
                assertThatThrownBy(reader::next)
                        .isInstanceOfSatisfying(
                                SourceException.class,
                                failed -> assertThat(failed.reason()).isEqualTo(Reason.EMPTY));
            }
        }
    }

    @Nested
    final class Dialects {

        @Test
        void readTheStrictFormat() {
            String strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
            WorkbookFile file = WorkbookFile.of(ONE)
                    .part(
                            "_rels/.rels",
                            WorkbookFile.relations("<Relationship Id=\"rId1\" Type=\"" + strict
                                    + "/officeDocument\" Target=\"xl/workbook.xml\"/>"))
                    .part(
                            WorkbookFile.RELATIONS,
                            WorkbookFile.relations("<Relationship Id=\"rId1\" Type=\"" + strict
                                    + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"))
                    .part(
                            WorkbookFile.WORKBOOK,
                            "<workbook xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:r=\"" + strict
                                    + "\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            assertThat(file.cells()).containsExactly("1");
        }

        @Test
        void areFoundByTheirReferenceAndNotByAnotherIdentifier() {
            WorkbookFile file = WorkbookFile.of("<row><c><v>1</v></c></row>")
                    .sheets("", "<sheet x:id=\"other\" xmlns:x=\"urn:other\" name=\"A\" sheetId=\"1\" r:id=\"rId1\"/>");
            assertThat(file.cells()).containsExactly("1");
        }

        @Test
        void readAnyPrefixAndAnyEncodingOfXml() {
            String sheet = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><x:worksheet xmlns:x=\"urn:x\"><!-- hi -->"
                    + "<x:sheetData><x:row r='1'><x:c r='A1' t=\"&#115;tr\"><x:v>J<!-- - -->o<![CDATA[sé]]></x:v></x:c>"
                    + "</x:row></x:sheetData></x:worksheet>";
            assertThat(WorkbookFile.of()
                            .part(WorkbookFile.SHEET, sheet.getBytes(StandardCharsets.UTF_16))
                            .cells())
                    .containsExactly("José");
        }

        @Test
        void readWorkbooksThatStandElsewhere() {
            WorkbookFile file = WorkbookFile.of()
                    .part(
                            "_rels/.rels",
                            WorkbookFile.relations(WorkbookFile.relation(1, "officeDocument", "/book.xml")))
                    .part(
                            "book.xml",
                            "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" r:id=\"rId1\"/></sheets>"
                                    + "</workbook>")
                    .part(
                            "_rels/book.xml.rels",
                            WorkbookFile.relations(WorkbookFile.relation(1, "worksheet", "./pages/../one.xml")))
                    .part("one.xml", WorkbookFile.worksheet("<sheetData>" + ONE + "</sheetData>"))
                    .without(WorkbookFile.WORKBOOK)
                    .without(WorkbookFile.RELATIONS)
                    .without(WorkbookFile.SHEET);
            assertThat(file.cells()).containsExactly("1");
        }
    }

    @Nested
    final class Readings {

        @Test
        void tellWhatTheyFound(@TempDir Path folder) throws IOException {
            Path file = Files.write(
                    folder.resolve("staff.xlsx"), WorkbookFile.of(ONE).bytes());
            try (RowReader reader = XlsxRowSource.of(file).open()) {
                assertThat(reader.info().name()).isEqualTo("staff.xlsx");
                assertThat(reader.info().sheet()).isEqualTo("Users");
                assertThat(reader.info().format()).isEqualTo("XLSX, sheet \"Users\" of \"Users\", days from 1900");
                assertThat(reader.info().fingerprint()).matches("[0-9a-f]{64}");
            }
        }

        @Test
        void closeTheStreamAndTolerateClosingTwice() {
            boolean[] closed = new boolean[1];
            InputStream bytes = new ByteArrayInputStream(WorkbookFile.of(ONE).bytes()) {
                @Override
                public void close() {
                    closed[0] = true;
                }
            };
            RowReader reader = XlsxRowSource.of("users.xlsx", () -> bytes).open();
            reader.close();
            reader.close();
            assertThat(closed[0]).isTrue();
            assertThatIllegalStateException().isThrownBy(reader::next);
        }

        @Test
        void failForGoodAtTheFirstFailure() {
            WorkbookFile file = WorkbookFile.of(ONE, "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>7</v></c></row>", ONE);
            try (RowReader reader = file.source().open()) {
                reader.next();
                assertThatThrownBy(reader::next)
                        .hasMessageStartingWith(
                                "users.xlsx sheet Users row 2, column A: the cell refers to a text that the workbook");
                assertThatThrownBy(reader::next).hasMessageContaining("row 2");
            }
        }

        @Test
        void sayWhenThereIsNoFile(@TempDir Path folder) {
            assertThatThrownBy(
                            () -> XlsxRowSource.of(folder.resolve("none.xlsx")).open())
                    .hasMessage("none.xlsx: there is no such file; check its name and folder");
        }
    }
}
