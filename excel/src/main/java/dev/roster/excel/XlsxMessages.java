package dev.roster.excel;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What people are told; never with the text of a cell. */
final class XlsxMessages {

    static final String EMPTY_FILE =
            "the file is empty; expected a workbook with a row of column names and rows below it";
    static final String EMPTY_SHEET =
            "the sheet is empty; expected a row with the names of the columns and rows below it";
    static final String TRUNCATED = "the end of the workbook is missing or damaged; copy or download the file again";
    static final String BYTES_BEHIND_END = "there is something else behind the end of the workbook, which programs take"
            + " in different ways; download the file again, or open it in a spreadsheet program and save it again";
    static final String BROKEN_ARCHIVE =
            "the workbook is damaged or needs a password; open it in a spreadsheet program and save it again";
    static final String BROKEN_XML =
            "the workbook is damaged here: its XML cannot be parsed; open it in a spreadsheet program and save it again";
    static final String DTD = "the workbook declares XML entities (DTD), which no spreadsheet program writes;"
            + " open it in a spreadsheet program and save it again";
    static final String NO_WORKBOOK =
            "the workbook lacks its list of sheets; open it in a spreadsheet program and save it again";
    static final String NO_VISIBLE_SHEET = "the workbook has no visible sheet; name the sheet to read";
    static final String ROW_ORDER =
            "the rows of the sheet are not in order; open it in a spreadsheet program and save it again";
    static final String ROW_NUMBER = "the sheet gives a row a number that no row can have; expected 1 to 1048576";
    static final String CELL_PLACE =
            "the sheet gives a cell a place where none can be; open it in a spreadsheet program and save it again";
    static final String CELL_WITHOUT_LETTERS = "the sheet gives the place of a cell without the letters of its column,"
            + " where a place such as B12 was expected; ask who made the file for another one, or for CSV";
    static final String NUMBER = "the workbook is damaged here: a number was expected; open it in a spreadsheet program"
            + " and save it again";
    static final String SHARED_STRING =
            "the cell refers to a text that the workbook lacks; open it in a spreadsheet program and save it again";
    static final String REPEATED_TEXT = "the same texts stand in the sheet far more often than the size of the file"
            + " allows; split the file, or raise the limit";
    static final String SHARED_FORMAT =
            "the cell refers to a format that the workbook lacks; open it in a spreadsheet program and save it again";
    static final String OVERLAPPING_MERGES =
            "merged cells overlap, which no spreadsheet program allows; open it in one and save it again";
    static final String UNBOUNDED_XML =
            "a single tag or text of the workbook's XML has more than 262144 characters; open the file in a"
                    + " spreadsheet program and save it again";
    static final String TOO_MANY_NAMES = "the workbook's XML has too many kinds of elements; open the file in a"
            + " spreadsheet program and save it again";

    private XlsxMessages() {}

    static String fileTooLong(long bytes) {
        return "the file has more than " + bytes + " bytes; split it, or raise the limit";
    }

    static String tooManyEntries(int entries) {
        return "the workbook has more than " + entries + " files inside; remove pictures and attachments,"
                + " or raise the limit";
    }

    static String ambiguous() {
        return "two files inside the workbook have the same name, so programs read it differently;"
                + " open it in a spreadsheet program and save it again";
    }

    static String inflated(long bytes) {
        return "the workbook unpacks to more than " + bytes + " bytes, far more than its size allows;"
                + " remove unused rows and formats, or raise the limit";
    }

    static String tooDeep(int depth) {
        return "the workbook's XML is nested deeper than " + depth + " levels; open the file in a spreadsheet"
                + " program and save it again";
    }

    static String tooMany(String what, int limit) {
        return "the workbook has more than " + limit + " " + what + "; remove some, or raise the limit";
    }

    static String tooManyRows(long rows) {
        return "there are more than " + rows + " rows; split the file, or raise the limit";
    }

    static String tooManyColumns(int columns) {
        return "the row has more than " + columns + " cells; remove columns, or raise the limit";
    }

    static String cellTooLong(int length) {
        return "the cell has more than " + length + " characters; shorten it, or raise the limit";
    }

    static String rowTooLong(int length) {
        return "the row has more than " + length + " characters; shorten its cells, or raise the limit";
    }

    static String noSuchSheet(String asked, String names) {
        return "there is no sheet " + asked + "; choose one of " + names;
    }

    static String noTable(String sheet) {
        return "sheet " + sheet + " holds a chart or dialog and no cells; choose another sheet";
    }

    static String missingPart(String part) {
        return "the workbook lacks its part " + part + "; open it in a spreadsheet program and save it again";
    }

    static String unreadable(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such file; check its name and folder";
        }
        if (cause instanceof AccessDeniedException) {
            return "the file may not be read; ask for the right to read it";
        }
        return "the file cannot be read to its end; check that it is a file and not a folder, then try again";
    }
}
