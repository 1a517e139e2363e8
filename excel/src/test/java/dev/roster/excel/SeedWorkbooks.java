package dev.roster.excel;

import dev.roster.table.TableColumn;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Whole workbooks to be damaged. */
final class SeedWorkbooks {

    private SeedWorkbooks() {}

    /** {@return a workbook with everything that a sheet may hold} */
    static WorkbookFile rich() {
        return WorkbookFile.of()
                .formats("yyyy-mm-dd", "00000")
                .strings("<si><t>shared</t></si>", "<si><r><t>ri</t></r><r><t>ch</t></r></si>")
                .part(
                        WorkbookFile.SHEET,
                        WorkbookFile.worksheet("<dimension ref=\"A1:H3\"/><sheetData>"
                                + "<row r=\"1\" spans=\"1:8\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                                + "<c r=\"B1\" t=\"inlineStr\"><is><t>_x0041_</t></is></c></row>"
                                + "<row r=\"2\" hidden=\"1\"><c r=\"A2\" s=\"1\"><v>45351.5</v></c>"
                                + "<c r=\"C2\" s=\"2\"><v>42</v></c><c r=\"D2\" t=\"b\"><v>1</v></c>"
                                + "<c r=\"E2\" t=\"e\"><v>#N/A</v></c><c r=\"F2\"><f>1+1</f><v>2</v></c></row>"
                                + "<row r=\"3\"><c r=\"A3\" t=\"d\"><v>2024-02-29T00:00:00</v></c>"
                                + "<c r=\"B3\" t=\"s\"><v>1</v></c><c r=\"H3\"><v>1.5E3</v></c></row>"
                                + "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:A2\"/></mergeCells>"));
    }

    /** {@return a workbook as we write it} */
    static byte[] written() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XlsxTableWriter table = XlsxTableWriter.to(bytes)) {
            table.writeHeader(List.of(
                    new TableColumn("email", TableColumn.Values.TEXT),
                    new TableColumn("since", TableColumn.Values.DATE),
                    new TableColumn("score", TableColumn.Values.NUMBER)));
            table.write(List.of("ada@example.com", "2024-02-29", "12.5"));
        }
        return bytes.toByteArray();
    }
}
