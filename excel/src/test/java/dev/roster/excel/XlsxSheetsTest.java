package dev.roster.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.table.OtherTable;
import dev.roster.table.Row;
import dev.roster.table.RowNote;
import dev.roster.table.RowReader;
import dev.roster.table.SourceLimits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Several sheets of one workbook: looked at beside the one that is read, or read in turn. */
final class XlsxSheetsTest {

    private static final String STAFF =
            sheet(row(1, "Staff list"), row(2, "Email", "Name"), row(3, "ada@example.com", "Ada"));
    private static final String GUESTS = sheet(
            row(1, "name", "", "Company", "E-Mail", "email"),
            row(2, "Bob", "?", "Acme", "", "bob@example.com"),
            row(4, "Cy", "", "", "", "cy@example.com", "stray"));
    private static final String COUNTRIES = sheet(row(1, "Code", "Country", "Name"), row(2, "DE", "Germany", "Bonn"));

    @Nested
    final class Others {

        @Test
        void areLookedAtBesideTheSheetThatIsRead() {
            try (RowReader reader = workbook(STAFF, GUESTS, COUNTRIES).source().open()) {
                assertThat(reader.next()).isNotNull();

                List<OtherTable> others = reader.others(2);

                assertThat(others).extracting(OtherTable::name).containsExactly("Sheet 2", "Sheet 3");
                assertThat(others.get(0).head()).extracting(Row::number).containsExactly(1L, 2L);
                assertThat(others.get(1).head()).hasSize(2);
                assertThat(reader.next()).extracting(Row::number).isEqualTo(2L);
            }
        }

        @Test
        void areAllButTheOneThatWasChosen() {
            XlsxRowSource source = workbook(STAFF, GUESTS, COUNTRIES).source();
            assertThat(others(source.withSheet(2))).containsExactly("Sheet 1", "Sheet 3");
            assertThat(others((XlsxRowSource) source.withTable("Sheet 3"))).containsExactly("Sheet 1", "Sheet 2");
        }

        @Test
        void areNotThoseWhoseTabIsHidden() {
            WorkbookFile file = workbook(STAFF, GUESTS)
                    .sheets(
                            "",
                            "<sheet name=\"Sheet 1\" r:id=\"rId1\"/>",
                            "<sheet name=\"Sheet 2\" state=\"hidden\" r:id=\"rId2\"/>");
            assertThat(others(file.source())).isEmpty();
        }

        @Test
        void haveTheRowsInFrontOfWhatIsBroken() {
            String broken = sheet(row(1, "email"), row(2, "ada@example.com")).replace("</sheetData>", "<row><c><v>1<");
            try (RowReader reader = workbook(STAFF, broken).source().open()) {
                assertThat(reader.others(5))
                        .singleElement()
                        .satisfies(other -> assertThat(other.head()).hasSizeLessThanOrEqualTo(2));
                assertThat(reader.next()).isNotNull();
            }
        }

        @Test
        void areReadInsteadByTheirName() {
            XlsxRowSource source = workbook(STAFF, GUESTS).source();
            assertThat(source.isTableChosen()).isFalse();
            assertThat(source.withTable("Sheet 2").isTableChosen()).isTrue();
            assertThat(WorkbookFile.rows((XlsxRowSource) source.withTable("Sheet 2")))
                    .hasSize(3);
        }

        private List<String> others(XlsxRowSource source) {
            try (RowReader reader = source.open()) {
                return reader.others(1).stream().map(OtherTable::name).toList();
            }
        }
    }

    @Nested
    final class AllInTurn {

        @Test
        void stackRowsUnderTheirNamesWhateverTheirOrder() {
            List<Row> rows = rows(STAFF, GUESTS);

            assertThat(rows)
                    .extracting(Row::cells)
                    .containsExactly(
                            List.of("Staff list", "", "", "", ""),
                            List.of("Email", "Name", "", "Company", "E-Mail"),
                            List.of("ada@example.com", "Ada", "", "", ""),
                            List.of("bob@example.com", "Bob", "?", "Acme", ""),
                            List.of("cy@example.com", "Cy", "", "", "", "stray"));
        }

        @Test
        void countRowsOnAndNoteWhereASheetStarts() {
            List<Row> rows = rows(STAFF, GUESTS);

            assertThat(rows).extracting(Row::number).containsExactly(1L, 2L, 3L, 5L, 7L);
            assertThat(rows.get(3).notes())
                    .containsExactly(new RowNote(
                            RowNote.Kind.SHEET_STARTS, RowNote.WHOLE_ROW, "\"Sheet 2\", from its row 2 on"));
            assertThat(rows.get(4).notes()).isEmpty();
        }

        @Test
        void keepTheNotesOfTheirCells() {
            String formula = sheet(row(1, "Name", "Email"), "<row r=\"2\"><c r=\"B2\"><f>1</f><v>1</v></c></row>");
            assertThat(rows(STAFF, formula).get(3).notes()).contains(RowNote.ofCell(RowNote.Kind.CELL_FORMULA, 0));
        }

        @Test
        void leaveOutSheetsOfSomethingElse() {
            String readMe = sheet(row(1, "Fill in the next sheets"), row(2, "by Friday"));
            XlsxRowSource source =
                    workbook(readMe, STAFF, COUNTRIES, GUESTS).source().withAllSheets();
            try (RowReader reader = source.open()) {
                assertThat(reader.info().sheet()).isEqualTo("Sheet 2, Sheet 4");
                assertThat(reader.info().format())
                        .startsWith("XLSX, sheets \"Sheet 2\", \"Sheet 4\" of \"Sheet 1\", \"Sheet 2\"");
                assertThat(reader.others(1)).extracting(OtherTable::name).containsExactly("Sheet 1", "Sheet 3");
            }
            assertThat(source.isTableChosen()).isTrue();
            assertThat(source.withTable("Sheet 2")).isSameAs(source);
        }

        @Test
        void areTheFirstOneWhereNoneHasNames() {
            String readMe = sheet(row(1, "Fill in the next sheets"));
            assertThat(rows(readMe, readMe)).extracting(Row::cells).containsExactly(List.of("Fill in the next sheets"));
        }

        @Test
        void failWithTheSheetAndItsOwnRow() {
            String broken = sheet(row(1, "Email", "Name"), "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>7</v></c></row>");
            assertThatThrownBy(() -> rows(STAFF, broken))
                    .hasMessageStartingWith("users.xlsx sheet Sheet 2 row 2, column A: the cell refers to a text");
        }

        @Test
        void keepTheLimitsTogether() {
            SourceLimits limits = SourceLimits.defaults().withRows(4);
            XlsxRowSource source = workbook(STAFF, GUESTS).source().withAllSheets();
            assertThatThrownBy(() -> WorkbookFile.rows(source.withLimits(limits)))
                    .hasMessageContaining("there are more than 4 rows");
        }

        private List<Row> rows(String... sheets) {
            return WorkbookFile.rows(workbook(sheets).source().withAllSheets());
        }
    }

    private static WorkbookFile workbook(String... sheets) {
        WorkbookFile file = WorkbookFile.of();
        List<String> tabs = new ArrayList<>();
        StringBuilder relations = new StringBuilder();
        for (int i = 1; i <= sheets.length; i++) {
            tabs.add("<sheet name=\"Sheet " + i + "\" sheetId=\"" + i + "\" r:id=\"rId" + i + "\"/>");
            relations.append(WorkbookFile.relation(i, "worksheet", "worksheets/sheet" + i + ".xml"));
            file.part("xl/worksheets/sheet" + i + ".xml", sheets[i - 1]);
        }
        return file.sheets("", tabs.toArray(String[]::new))
                .part(WorkbookFile.RELATIONS, WorkbookFile.relations(relations.toString()));
    }

    private static String sheet(String... rows) {
        return WorkbookFile.worksheet("<sheetData>" + String.join("", rows) + "</sheetData>");
    }

    private static String row(int number, String... cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (String cell : cells) {
            row.append("<c t=\"str\"><v>").append(cell).append("</v></c>");
        }
        return row.append("</row>").toString();
    }
}
