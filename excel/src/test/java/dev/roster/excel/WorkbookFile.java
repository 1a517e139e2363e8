package dev.roster.excel;

import dev.roster.table.Row;
import dev.roster.table.RowReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written part by part, so that it can be as odd as a test wants it. */
final class WorkbookFile {

    static final String SHEET = "xl/worksheets/sheet1.xml";
    static final String STRINGS = "xl/sharedStrings.xml";
    static final String STYLES = "xl/styles.xml";
    static final String WORKBOOK = "xl/workbook.xml";
    static final String RELATIONS = "xl/_rels/workbook.xml.rels";

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    private WorkbookFile() {}

    /** A workbook with one sheet. */
    static WorkbookFile of(String... rows) {
        return new WorkbookFile()
                .part(
                        "_rels/.rels",
                        relations("<Relationship Id=\"rId1\" Type=\"" + OFFICE
                                + "/officeDocument\" Target=\"xl/workbook.xml\"/>"))
                .sheets("", "<sheet name=\"Users\" sheetId=\"1\" r:id=\"rId1\"/>")
                .part(
                        RELATIONS,
                        relations(relation(1, "worksheet", "worksheets/sheet1.xml")
                                + relation(8, "styles", "styles.xml")
                                + relation(9, "sharedStrings", "sharedStrings.xml")))
                .data(rows);
    }

    /** A row of cells of the number 1. */
    static String row(String... cells) {
        return "<row r=\"1\">" + String.join("", cells) + "</row>";
    }

    static String relation(int id, String kind, String target) {
        return "<Relationship Id=\"rId" + id + "\" Type=\"" + OFFICE + "/" + kind + "\" Target=\"" + target + "\"/>";
    }

    static String relations(String inside) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"" + PACKAGE + "\">" + inside
                + "</Relationships>";
    }

    static String worksheet(String inside) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"" + MAIN + "\">" + inside + "</worksheet>";
    }

    WorkbookFile data(String... rows) {
        return part(SHEET, worksheet("<sheetData>" + String.join("", rows) + "</sheetData>"));
    }

    WorkbookFile sheets(String properties, String... sheets) {
        return part(
                WORKBOOK,
                "<?xml version=\"1.0\"?><workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\">" + properties
                        + "<sheets>" + String.join("", sheets) + "</sheets></workbook>");
    }

    WorkbookFile strings(String... items) {
        return part(STRINGS, "<sst xmlns=\"" + MAIN + "\">" + String.join("", items) + "</sst>");
    }

    /** Formats by their codes: the first code is the format 1, for 0 is the plain one. */
    WorkbookFile formats(String... codes) {
        StringBuilder own = new StringBuilder();
        StringBuilder cells = new StringBuilder("<xf numFmtId=\"0\"/>");
        for (int i = 0; i < codes.length; i++) {
            own.append("<numFmt numFmtId=\"").append(164 + i).append("\" formatCode=\"");
            own.append(codes[i].replace("&", "&amp;").replace("\"", "&quot;")).append("\"/>");
            cells.append("<xf numFmtId=\"").append(164 + i).append("\"><alignment/></xf>");
        }
        return part(
                STYLES,
                "<styleSheet xmlns=\"" + MAIN + "\"><numFmts>" + own + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
                        + "</cellStyleXfs><cellXfs>" + cells + "</cellXfs><cellStyles/></styleSheet>");
    }

    WorkbookFile part(String name, String xml) {
        return part(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    WorkbookFile part(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    WorkbookFile without(String name) {
        parts.remove(name);
        return this;
    }

    byte[] part(String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    Map<String, byte[]> parts() {
        return parts;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return bytes.toByteArray();
    }

    XlsxRowSource source() {
        return source(bytes());
    }

    static XlsxRowSource source(byte[] bytes) {
        return XlsxRowSource.of("users.xlsx", () -> new ByteArrayInputStream(bytes));
    }

    List<Row> rows() {
        return rows(source());
    }

    static List<Row> rows(XlsxRowSource source) {
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = source.open()) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The cells of the only row. */
    List<String> cells() {
        return rows().get(0).cells();
    }
}
