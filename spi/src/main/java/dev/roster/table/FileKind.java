package dev.roster.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a file really is, told by its content and never by its name alone. Readers use it to say what they were given
 * instead, programs to choose a reader.
 */
public enum FileKind {
    /** Text such as CSV, in any encoding. */
    TEXT("text such as CSV", "CSV", "give it a name that ends in .csv"),
    /** A workbook in the format of ECMA-376, with or without macros. */
    XLSX("an Excel workbook (XLSX)", "XLSX", "give it a name that ends in .xlsx"),
    /** A workbook in Excel's binary format. */
    XLSB("a binary Excel workbook (XLSB)", "XLSB", Next.SAVE),
    /** A workbook of Excel 2003 or older. */
    XLS("an old Excel workbook (XLS)", "XLS", Next.SAVE),
    /** A workbook that needs a password to be opened. */
    ENCRYPTED("a workbook with a password", "XLSX", "open it with its password and save it without one"),
    /** A document of the kind that old and encrypted workbooks share; its start does not tell which. */
    OLE2("an old Excel workbook (XLS) or one with a password", "XLS", Next.SAVE + " without a password"),
    /** An OpenDocument spreadsheet. */
    ODS("an OpenDocument spreadsheet (ODS)", "ODS", Next.SAVE),
    /** A workbook of Apple Numbers. */
    NUMBERS("a Numbers spreadsheet", "Numbers", "open it in Numbers and export it as XLSX or CSV UTF-8"),
    /** A workbook as one XML file, which Excel 2003 wrote. */
    XML_SPREADSHEET("an XML spreadsheet of Excel 2003", "XML", Next.SAVE),
    /** A text document or a presentation. */
    DOCUMENT("a text document or presentation", "a document", Next.CHOOSE),
    /** A web page; many programs give such a file a name that ends in .xls. */
    HTML("a web page (HTML), though programs open it as a sheet", "HTML", Next.SAVE),
    /** XML of another kind. */
    XML("an XML document", "XML", Next.CHOOSE),
    /** A PDF document. */
    PDF("a PDF document", "PDF", Next.CHOOSE),
    /** A ZIP archive without a workbook at its start. */
    ZIP("a ZIP archive or a workbook in an odd order", "ZIP", "unpack it and choose the file inside, or " + Next.SAVE),
    /** A file compressed with gzip. */
    GZIP("a compressed file (GZIP)", "GZIP", "unpack it and choose the file inside"),
    /** A picture, such as a scanned list. */
    PICTURE("a picture", "picture", Next.CHOOSE),
    /** Data that is no text and of no kind above. */
    BINARY("binary data of an unknown kind", "binary", Next.CHOOSE),
    /** Nothing at all. */
    EMPTY("an empty file", "empty", Next.CHOOSE);

    /** How much of the start of a file is enough to tell, in bytes. */
    public static final int HEAD_BYTES = 1 << 16;

    private static final int LOCAL_HEADER = 30;
    /** Of random bytes one in nine is a control character; of the oddest text far fewer are. */
    private static final int CONTROLS_SHARE = 16;
    /** A few bytes of a mainframe's text have as many. */
    private static final int ENOUGH = 256;

    private static final String[] PAGE_STARTS = {"<!doctype html", "<html", "<head", "<table"};

    private final String words;
    private final String format;
    private final String next;

    /** What to do. */
    private static final class Next {
        static final String SAVE = "open it in a spreadsheet program and save it as XLSX or CSV UTF-8";
        static final String CHOOSE = "choose the CSV or XLSX file with the users";
    }

    FileKind(String words, String format, String next) {
        this.words = words;
        this.format = format;
        this.next = next;
    }

    /**
     * Tells what a file is.
     *
     * @param file the file
     * @return its kind
     * @throws SourceException if it cannot be read
     */
    public static FileKind of(Path file) {
        try (InputStream in = open(file)) {
            return of(in.readNBytes(HEAD_BYTES));
        } catch (IOException unreadable) {
            throw new SourceException(
                    SourceException.Reason.UNREADABLE,
                    placeOf(file),
                    "the file cannot be read; check its name, its folder and your right to read it",
                    unreadable);
        }
    }

    /**
     * Opens a file for a reader. Folders, pipes and devices are refused: reading them may never begin, or never end.
     *
     * @param file the file
     * @return its bytes; the caller closes the stream
     * @throws SourceException if it is there and is no regular file
     * @throws IOException if it cannot be read
     */
    public static InputStream open(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new SourceException(
                    SourceException.Reason.UNREADABLE,
                    placeOf(file),
                    "this is a folder, a pipe or a device and no file; name a file");
        }
        return Files.newInputStream(file);
    }

    private static RowLocation placeOf(Path file) {
        Path name = file.getFileName();
        return RowLocation.ofRow(name == null ? "file" : name.toString(), 0);
    }

    /**
     * Tells what a file is by its start.
     *
     * @param head the first {@link #HEAD_BYTES} bytes, or all when there are fewer
     * @return its kind; {@link #ZIP} for a workbook whose parts come in so odd an order that the start does not tell
     */
    public static FileKind of(byte[] head) {
        if (head.length == 0) {
            return EMPTY;
        }
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
            return ofEntries(entryNames(start));
        }
        if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return ofOle2(start);
        }
        if (start.startsWith("%PDF-")) {
            return PDF;
        }
        if (start.startsWith("\u0089PNG") || start.startsWith("\u00FF\u00D8\u00FF") || start.startsWith("GIF8")) {
            return PICTURE;
        }
        if (start.startsWith("\u001F\u008B\b")) {
            return GZIP;
        }
        return start.stripLeading().startsWith("<") || start.startsWith("\u00EF\u00BB\u00BF<")
                ? ofMarkup(
                        start.replace("\u00EF\u00BB\u00BF", "").stripLeading().toLowerCase(Locale.ROOT))
                : ofText(head, start);
    }

    /**
     * Tells what a ZIP archive is by the names inside.
     *
     * @param names the names of the files inside
     * @return its kind; {@link #ZIP} when no name tells
     */
    public static FileKind ofEntries(Collection<String> names) {
        Set<String> all = new HashSet<>();
        Set<String> folders = new HashSet<>();
        for (String name : names) {
            String folded = name.replace('\\', '/').toLowerCase(Locale.ROOT);
            all.add(folded);
            folders.add(folded.substring(0, Math.max(0, folded.indexOf('/'))));
        }
        if (all.contains("xl/workbook.bin")) {
            return XLSB;
        }
        if (folders.contains("xl")) {
            return XLSX;
        }
        if (folders.contains("word") || folders.contains("ppt")) {
            return DOCUMENT;
        }
        if (all.contains("mimetype")) {
            return ODS;
        }
        return all.stream().anyMatch(name -> name.endsWith(".iwa")) ? NUMBERS : ZIP;
    }

    /**
     * Tells what a file claims to be.
     *
     * @param name the name of the file
     * @return {@link #XLSX} or {@link #TEXT} by what it ends in; empty for other endings
     */
    public static Optional<FileKind> claimedBy(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "xlsx", "xlsm", "xltx", "xltm" -> Optional.of(XLSX);
            case "csv", "tsv", "txt" -> Optional.of(TEXT);
            default -> Optional.empty();
        };
    }

    /**
     * Says what a file is instead of what was expected, and what to do.
     *
     * @param expected what the reader takes
     * @return the sentence, without the name of the file
     */
    public String insteadOf(FileKind expected) {
        return "this is " + words + ", not " + expected.format + "; " + next;
    }

    private static FileKind ofOle2(String start) {
        if (start.contains(wide("EncryptedPackage")) || start.contains(wide("EncryptionInfo"))) {
            return ENCRYPTED;
        }
        return start.contains(wide("Workbook")) || start.contains(wide("Book")) ? XLS : OLE2;
    }

    /** Names of files inside, as UTF-16 in the low byte first, which is how OLE2 writes them. */
    private static String wide(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }

    private static FileKind ofMarkup(String folded) {
        for (String page : PAGE_STARTS) {
            if (folded.startsWith(page)) {
                return HTML;
            }
        }
        if (!folded.startsWith("<?xml")) {
            return TEXT;
        }
        if (folded.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
            return XML_SPREADSHEET;
        }
        return folded.contains("<html") ? HTML : XML;
    }

    /** Text has no NUL but in UTF-16, which has many; its mark tells. What is no UTF-8 has few control characters. */
    private static FileKind ofText(byte[] head, String start) {
        if (start.startsWith("\u00FF\u00FE") || start.startsWith("\u00FE\u00FF")) {
            return TEXT;
        }
        int nuls = 0;
        int controls = 0;
        for (byte octet : head) {
            nuls += octet == 0 ? 1 : 0;
            controls += octet >= 0 && octet < ' ' && !Character.isWhitespace(octet) ? 1 : 0;
        }
        boolean isNoise = head.length >= ENOUGH && controls > head.length / CONTROLS_SHARE && !isUtf8(head);
        return isNoise || nuls > head.length / 4 ? BINARY : TEXT;
    }

    /** A head may end in the middle of a character. */
    private static boolean isUtf8(byte[] head) {
        CharBuffer text = CharBuffer.allocate(head.length);
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(head), text, false)
                .isError();
    }

    private static Set<String> entryNames(String start) {
        Set<String> names = new HashSet<>();
        int header = start.indexOf("PK\u0003\u0004");
        while (header >= 0 && header + LOCAL_HEADER < start.length()) {
            int length = start.charAt(header + 26) | start.charAt(header + 27) << 8;
            int name = header + LOCAL_HEADER;
            names.add(start.substring(name, Math.min(name + length, start.length())));
            header = start.indexOf("PK\u0003\u0004", name);
        }
        return names;
    }
}
