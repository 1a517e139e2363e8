package dev.roster.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.table.SourceException;
import dev.roster.table.SourceException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wrong file has its own sentence that tells what it is and what to do. */
final class WrongFileTest {

    private static final String OLE2 = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1";
    private static final String SAVE = "; open it in a spreadsheet program and save it as XLSX or CSV UTF-8";

    static Stream<Arguments> files() throws IOException {
        return Stream.of(
                wrong(
                        "email\nada@example.com\n",
                        "this is text such as CSV, not XLSX; give it a name that ends in .csv"),
                wrong(OLE2 + wide("Workbook"), "this is an old Excel workbook (XLS), not XLSX" + SAVE),
                wrong(
                        OLE2 + wide("EncryptedPackage"),
                        "this is a workbook with a password, not XLSX; open it with its password and save it without one"),
                wrong(
                        OLE2,
                        "this is an old Excel workbook (XLS) or one with a password, not XLSX" + SAVE
                                + " without a password"),
                wrong(
                        "  <html><table><tr><td>email</td></tr></table></html>",
                        "this is a web page (HTML), though programs open it as a sheet, not XLSX" + SAVE),
                wrong(
                        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
                        "this is an XML spreadsheet of Excel 2003, not XLSX" + SAVE),
                wrong("%PDF-1.7", "this is a PDF document, not XLSX; choose the CSV or XLSX file with the users"),
                wrong(
                        "\u001F\u008B\b...",
                        "this is a compressed file (GZIP), not XLSX; unpack it and choose the file inside"),
                wrong(
                        "a\0\0\0b\0\0\0",
                        "this is binary data of an unknown kind, not XLSX; choose the CSV or XLSX file with the users"),
                wrong(zip("mimetype", "content.xml"), "this is an OpenDocument spreadsheet (ODS), not XLSX" + SAVE),
                wrong(
                        zip("[Content_Types].xml", "xl/workbook.bin"),
                        "this is a binary Excel workbook (XLSB), not XLSX" + SAVE),
                wrong(
                        zip("[Content_Types].xml", "word/document.xml"),
                        "this is a text document or presentation, not XLSX; choose the CSV or XLSX file with the users"),
                wrong(
                        zip("Index/Document.iwa"),
                        "this is a Numbers spreadsheet, not XLSX; open it in Numbers and export it as XLSX or CSV UTF-8"),
                wrong(
                        zip("users.csv"),
                        "this is a ZIP archive or a workbook in an odd order, not XLSX; unpack it and choose the file"
                                + " inside, or open it in a spreadsheet program and save it as XLSX or CSV UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void areNamedForWhatTheyAre(byte[] bytes, String sentence) {
        assertThatThrownBy(() -> WorkbookFile.source(bytes).open())
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.WRONG_FORMAT))
                .hasMessage("users.xlsx: " + sentence);
    }

    @ParameterizedTest
    @MethodSource("emptyFiles")
    void areCalledEmptyWhenTheyAre(byte[] bytes) {
        assertThatThrownBy(() -> WorkbookFile.source(bytes).open())
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.EMPTY));
    }

    @Test
    void areNamedForTheirEndWhenItIsNotTheLastThingInThem() {
        byte[] whole =
                WorkbookFile.of(WorkbookFile.row("<c r=\"A1\"><v>1</v></c>")).bytes();
        assertThatThrownBy(() -> WorkbookFile.source(Arrays.copyOf(whole, whole.length + 3))
                        .open())
                .hasMessage("users.xlsx: there is something else behind the end of the workbook, which programs take in"
                        + " different ways; download the file again, or open it in a spreadsheet program and save it"
                        + " again");
        assertThatThrownBy(() -> WorkbookFile.source(Arrays.copyOf(whole, whole.length - 3))
                        .open())
                .hasMessage(
                        "users.xlsx: the end of the workbook is missing or damaged; copy or download the file again");
    }

    static Stream<byte[]> emptyFiles() {
        return Stream.of(new byte[0]);
    }

    private static Arguments wrong(String bytes, String sentence) {
        return wrong(bytes.getBytes(StandardCharsets.ISO_8859_1), sentence);
    }

    private static Arguments wrong(byte[] bytes, String sentence) {
        return Arguments.of(bytes, sentence);
    }

    private static String wide(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
