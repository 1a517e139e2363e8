package dev.roster.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks that end other readers, each with the reason that this one gives; made one at a time, since some are large. */
final class HostileFiles {

    /** Makes the bytes of a workbook. */
    @FunctionalInterface
    interface Recipe {
        byte[] make() throws IOException;
    }

    private static final String START = "<worksheet><sheetData>";
    private static final String END = "</sheetData></worksheet>";
    private static final int MEGABYTE = 1 << 20;
    private static final byte[] SPACES = " ".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIGITS = "7".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);

    private final Map<String, Recipe> recipes = new LinkedHashMap<>();

    private HostileFiles() {}

    /** {@return the recipes by what they are and, after a colon, the reason for the refusal, or {@code READ}} */
    static Map<String, Recipe> all() {
        HostileFiles files = new HostileFiles();
        files.addCells();
        files.addFloods();
        files.addXml();
        files.addArchives();
        return files.recipes;
    }

    private void addCells() {
        cell("shared text of a number far too high:MALFORMED", "<c r=\"A1\" t=\"s\"><v>2000000000</v></c>");
        cell("shared text that is not there:MALFORMED", "<c r=\"A1\" t=\"s\"><v>100</v></c>");
        cell("shared text, type as a character reference:MALFORMED", "<c r=\"A1\" t=\"&#115;\"><v>200000000</v></c>");
        cell("shared text, comment in its number:MALFORMED", "<c r=\"A1\" t=\"s\"><v>20<!-- -->0000000</v></c>");
        cell("shared text, number as CDATA:MALFORMED", "<c r=\"A1\" t=\"s\"><v><![CDATA[200000000]]></v></c>");
        cell("shared text, negative:MALFORMED", "<c r=\"A1\" t=\"s\"><v>-1</v></c>");
        cell("cell beyond the last column:MALFORMED", "<c r=\"FXSHRXW1\"><v>1</v></c>");
        cell("cell one beyond the last column:MALFORMED", "<c r=\"XFE1\"><v>1</v></c>");
        cell("cell of another row:MALFORMED", "<c r=\"A7\"><v>1</v></c>");
        cell("cell twice:MALFORMED", "<c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c>");
        cell("cell without a column:MALFORMED", "<c r=\"1\"><v>1</v></c>");
        cell("format that is not there:MALFORMED", "<c r=\"A1\" s=\"99\"><v>1</v></c>");
        cell("format of a huge number:MALFORMED", "<c r=\"A1\" s=\"99999999999999\"><v>1</v></c>");
        cell("cell in the last column:TOO_LARGE", "<c r=\"XFD1\"><v>1</v></c>");
        cell("number with an exponent of nine digits:READ", "<c r=\"A1\"><v>1E999999999</v></c>");
        cell("number of a day beyond any calendar:READ", "<c r=\"A1\" s=\"1\"><v>1E300</v></c>");
        sheet("row of a huge number:MALFORMED", "<row r=\"99999999999\"/>");
        sheet("row one beyond the last:MALFORMED", "<row r=\"1048577\"/>");
        sheet("row 0:MALFORMED", "<row r=\"0\"/>");
        sheet("rows out of order:MALFORMED", "<row r=\"2\"/><row r=\"1\"/>");
        sheet("last row alone:READ", "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>");
    }

    private void addFloods() {
        flood(
                "number of 64 million digits:TOO_LARGE",
                "<row r=\"1\"><c r=\"A1\"><v>",
                64,
                i -> DIGITS,
                "</v></c></row>");
        flood(
                "text of 64 million characters:TOO_LARGE",
                "<row r=\"1\"><c t=\"str\"><v>",
                64,
                i -> SPACES,
                "</v></c></row>");
        flood("attribute of 64 million characters:TOO_LARGE", "<row r=\"1\"><c r=\"", 64, i -> DIGITS, "\"/></row>");
        flood("comment of 64 million characters:TOO_LARGE", "<!--", 64, i -> SPACES, "-->");
        flood("instruction of 64 million characters:TOO_LARGE", "<?x ", 64, i -> SPACES, "?>");
        flood("name of 64 million characters:TOO_LARGE,MALFORMED", "<", 64, i -> DIGITS.clone(), "/>");
        flood("a million empty rows:EMPTY", "", 1_000_000, i -> ascii("<row/>"), "");
        flood("more rows than a sheet has:MALFORMED", "", 1_048_577, i -> ascii("<row/>"), "");
        flood("more cells than a row has:MALFORMED", "<row r=\"1\">", 20_000, i -> ascii("<c/>"), "</row>");
        flood(
                "16,384 blank cells in each row:EMPTY",
                "<row>" + "<c s=\"0\"/>".repeat(16_384) + "</row>",
                0,
                i -> SPACES,
                "");
        flood("400,000 kinds of elements:TOO_LARGE", "<row>", 400_000, i -> ascii("<e" + i + "/>"), "</row>");
        flood("400,000 kinds of attributes:TOO_LARGE", "<row>", 400_000, i -> ascii("<c a" + i + "=\"\"/>"), "</row>");
        flood("400,000 namespaces:TOO_LARGE", "<row>", 400_000, i -> ascii("<c xmlns=\"n" + i + "\"/>"), "</row>");
        flood("400,000 prefixes:TOO_LARGE", "<row>", 400_000, i -> ascii("<c xmlns:p" + i + "=\"n\"/>"), "</row>");
        flood(
                "a million prefixes on one element:TOO_LARGE,MALFORMED",
                "<row ",
                1_000_000,
                i -> ascii("xmlns:p" + i + "=\"n\" "),
                "/>");
        flood("400,000 kinds of instructions:TOO_LARGE", "", 400_000, i -> ascii("<?p" + i + "?>"), "");
        flood(
                "a million attributes on one element:TOO_LARGE,MALFORMED",
                "<row ",
                1_000_000,
                i -> ascii("a" + i + "=\"\" "),
                "/>");
        flood("five million levels:TOO_LARGE", "", 5_000_000, i -> ascii("<a>"), "");
        flood(
                "60,000 array formulas:READ",
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c>",
                60_000,
                i -> ascii("<f t=\"array\" ref=\"A1:XFD1048576\">1</f>"),
                "</c></row>");
        flood("128 million blanks between rows:TOO_LARGE", "", 128, i -> SPACES, "");
        recipes.put(
                "100,000 merged ranges over all cells:MALFORMED",
                () -> workbook(WorkbookFile.SHEET, zip -> {
                    zip.write(
                            ascii(
                                    "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData><mergeCells>"));
                    repeat(zip, 100_000, i -> ascii("<mergeCell ref=\"A1:XFD1048576\"/>"));
                    zip.write(ascii("</mergeCells></worksheet>"));
                }));
        recipes.put(
                "more shared texts than their size allows:TOO_LARGE",
                () -> workbook(WorkbookFile.STRINGS, zip -> {
                    zip.write(ascii("<sst>"));
                    repeat(zip, 3_000_000, i -> ascii("<si><t>aaaa</t></si>"));
                    zip.write(ascii("</sst>"));
                }));
        recipes.put(
                "shared text of 64 million characters:TOO_LARGE",
                () -> workbook(WorkbookFile.STRINGS, zip -> {
                    zip.write(ascii("<sst><si><t>"));
                    repeat(zip, 64, i -> SPACES);
                    zip.write(ascii("</t></si></sst>"));
                }));
        recipes.put(
                "one long text in very many cells:TOO_LARGE",
                () -> WorkbookFile.of()
                        .strings("<si><t>" + "x".repeat(32_000) + "</t></si>")
                        .part(
                                WorkbookFile.SHEET,
                                flooded(START, 100_000, i -> ascii("<row><c t=\"s\"><v>0</v></c></row>"), END))
                        .bytes());
        recipes.put(
                "a list of sheets without end:TOO_LARGE",
                () -> WorkbookFile.of()
                        .part(
                                WorkbookFile.WORKBOOK,
                                flooded("<workbook>", 200_000, i -> ascii("<sheet name=\"a\"/>"), "</workbook>"))
                        .bytes());
        recipes.put(
                "references without end:TOO_LARGE",
                () -> WorkbookFile.of()
                        .part(
                                WorkbookFile.RELATIONS,
                                flooded(
                                        "<Relationships>",
                                        200_000,
                                        i -> ascii("<Relationship Id=\"" + i + "\" Type=\"t\" Target=\"x\"/>"),
                                        "</Relationships>"))
                        .bytes());
        recipes.put(
                "formats without end:TOO_LARGE",
                () -> WorkbookFile.of("<row><c><v>1</v></c></row>")
                        .part(
                                WorkbookFile.STYLES,
                                flooded("<s><cellXfs>", 400_000, i -> ascii("<xf/>"), "</cellXfs></s>"))
                        .bytes());
    }

    private void addXml() {
        xml(
                "external entity:MALFORMED",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData>"
                        + "<row><c t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>");
        xml("external DTD:MALFORMED", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><worksheet/>");
        xml(
                "entities inside entities:MALFORMED",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;\">]><worksheet><sheetData><row><c t=\"str\"><v>&c;</v></c></row>"
                        + "</sheetData></worksheet>");
        xml("entity that nobody declared:MALFORMED", START + "<row><c t=\"str\"><v>&e;</v></c></row>" + END);
        xml("NUL character:MALFORMED", START + "<row><c t=\"str\"><v>a\0b</v></c></row>" + END);
        xml("NUL as a reference:MALFORMED", START + "<row><c t=\"str\"><v>&#0;</v></c></row>" + END);
        xml("XML that ends early:MALFORMED", START + "<row><c><v>1</v></c></row>");
        xml("XML that ends in a tag:MALFORMED", START + "<row><c><v>1</v></c></row><row r=");
        xml("tags that cross:MALFORMED", START + "<row><c></row></c>" + END);
        xml("two roots:MALFORMED", "<worksheet/><worksheet/>");
        xml("no XML at all:MALFORMED", "PK");
        xml("nothing:MALFORMED", "");
        for (String charset : new String[] {"UTF-16LE", "UTF-32BE", "IBM037"}) {
            recipes.put(
                    "sheet in " + charset + " that says UTF-8:" + (charset.equals("UTF-16LE") ? "EMPTY" : "MALFORMED"),
                    () -> WorkbookFile.of()
                            .part(
                                    WorkbookFile.SHEET,
                                    ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + START + END)
                                            .getBytes(Charset.forName(charset)))
                            .bytes());
        }
        recipes.put(
                "bytes that are no UTF-8:MALFORMED",
                () -> WorkbookFile.of()
                        .part(
                                WorkbookFile.SHEET,
                                (START + "<row><c t=\"str\"><v>\u00E9</v></c></row>" + END)
                                        .getBytes(StandardCharsets.ISO_8859_1))
                        .bytes());
    }

    private void addArchives() {
        byte[] good =
                WorkbookFile.of(WorkbookFile.row("<c r=\"A1\"><v>1</v></c>")).bytes();
        for (int part : new int[] {4, 10, 30, 100, 300, good.length - 30, good.length - 1}) {
            recipes.put("cut after " + part + " bytes:MALFORMED", () -> Arrays.copyOf(good, part));
        }
        recipes.put("something behind the end:MALFORMED", () -> Arrays.copyOf(good, good.length + 100));
        recipes.put("same name twice:MALFORMED", () -> renamed("xl/worksheets/sheet2.xml", "xl/worksheets/sheet1.xml"));
        recipes.put(
                "same name but for case:MALFORMED",
                () -> WorkbookFile.of().part("xl/WORKBOOK.xml", "<workbook/>").bytes());
        recipes.put(
                "same name but for the slash:MALFORMED",
                () -> WorkbookFile.of().part("xl\\workbook.xml", "<workbook/>").bytes());
        recipes.put(
                "names that are paths:READ",
                () -> WorkbookFile.of(WorkbookFile.row("<c r=\"A1\"><v>1</v></c>"))
                        .part("../../../tmp/evil", "x")
                        .bytes());
        recipes.put("twenty thousand files inside:TOO_LARGE", () -> {
            WorkbookFile file = WorkbookFile.of();
            for (int i = 0; i < 20_000; i++) {
                file.part("xl/media/" + i, "");
            }
            return file.bytes();
        });
        recipes.put("no sheets:MALFORMED", () -> WorkbookFile.of().sheets("").bytes());
        recipes.put(
                "no workbook:MALFORMED",
                () -> WorkbookFile.of().without(WorkbookFile.WORKBOOK).bytes());
        recipes.put(
                "no references:MALFORMED",
                () -> WorkbookFile.of().without("_rels/.rels").bytes());
        recipes.put(
                "no sheet:MALFORMED",
                () -> WorkbookFile.of().without(WorkbookFile.SHEET).bytes());
        recipes.put("a second end inside the comment:MALFORMED", () -> {
            byte[] twice = Arrays.copyOf(good, good.length + 22);
            System.arraycopy(good, good.length - 22, twice, good.length, 22);
            twice[good.length - 2] = 22;
            return twice;
        });
        for (int octet : new int[] {2, 4, 6, 8, 10, 12, 16}) {
            recipes.put("end record with odd byte " + octet + ":MALFORMED,TOO_LARGE,READ", () -> {
                byte[] odd = good.clone();
                odd[good.length - 22 + octet] ^= (byte) 0xFF;
                odd[good.length - 22 + octet + 1] ^= (byte) 0xFF;
                return odd;
            });
        }
    }

    private void cell(String name, String cell) {
        recipes.put(
                name,
                () -> WorkbookFile.of(WorkbookFile.row(cell))
                        .formats("yyyy-mm-dd")
                        .strings("<si><t>a</t></si>")
                        .bytes());
    }

    private void sheet(String name, String rows) {
        recipes.put(name, () -> WorkbookFile.of(rows).bytes());
    }

    private void xml(String name, String sheet) {
        recipes.put(
                name, () -> WorkbookFile.of().part(WorkbookFile.SHEET, sheet).bytes());
    }

    private void flood(String name, String before, int count, IntFunction<byte[]> piece, String after) {
        recipes.put(
                name,
                () -> workbook(WorkbookFile.SHEET, zip -> {
                    zip.write(ascii(START + before));
                    repeat(zip, count, piece);
                    zip.write(ascii(after + END));
                }));
    }

    /** Writes a part. */
    @FunctionalInterface
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** A workbook with a part that is written straight into the archive, so that it need not fit into memory. */
    private static byte[] workbook(String name, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part :
                    WorkbookFile.of().without(name).parts().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
            zip.putNextEntry(new ZipEntry(name));
            content.write(zip);
        }
        return bytes.toByteArray();
    }

    private static byte[] flooded(String before, int count, IntFunction<byte[]> piece, String after)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ascii(before));
        repeat(bytes, count, piece);
        bytes.write(ascii(after));
        return bytes.toByteArray();
    }

    private static void repeat(OutputStream out, int count, IntFunction<byte[]> piece) throws IOException {
        for (int i = 0; i < count; i++) {
            out.write(piece.apply(i));
        }
    }

    /** Gives an entry the name of another; names of one length need no other change. */
    private static byte[] renamed(String from, String to) {
        byte[] bytes = WorkbookFile.of().part(from, "<worksheet/>").bytes();
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace(from, to);
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
