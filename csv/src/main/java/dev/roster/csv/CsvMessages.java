package dev.roster.csv;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What people are told; never with the text of a cell. */
final class CsvMessages {

    static final String EMPTY = "the file is empty; expected a row with the names of the columns and rows below it";
    static final String BINARY =
            "this is no text in UTF-8 but binary data, or UTF-16 without its mark; save it as CSV" + " UTF-8";
    static final String NUL = "a NUL character was found, which no text file holds; save the file as CSV UTF-8";
    static final String UNCLOSED = "a quote (\") is opened in this row and never closed; close it,"
            + " and double the quotes inside a quoted cell";
    static final String AFTER_QUOTE = "text follows the closing quote (\") of a cell; double the quotes inside a"
            + " quoted cell, or end the cell after its closing quote";
    static final String UNEXPECTED = "the row cannot be parsed; check its quotes and save the file as CSV UTF-8";

    private CsvMessages() {}

    static String line(long line, String message) {
        return "line " + line + ": " + message;
    }

    static String undecodable(Charset charset, long offset) {
        String next = charset.equals(StandardCharsets.UTF_8)
                ? "save the file as CSV UTF-8, or name the charset it was saved in"
                : "name the charset it was saved in, or save it as CSV UTF-8";
        return "the byte at offset " + offset + " is no " + charset.name() + " text; " + next;
    }

    static String disputed(long offset) {
        return "the byte at offset " + offset + " is not the same character in each code page of Windows; save the"
                + " file as CSV UTF-8, or name the charset it was saved in";
    }

    static String fileTooLong(long bytes) {
        return "the file has more than " + bytes + " bytes; split it, or raise the limit";
    }

    static String tooManyRows(long rows) {
        return "there are more than " + rows + " rows; split the file, or raise the limit";
    }

    static String rowTooLong(int length) {
        return "the row has more than " + length + " characters; mostly a quote (\") is opened in it and never closed";
    }

    static String tooManyColumns(int found, int columns) {
        return "the row has " + found + " cells, more than " + columns + "; remove columns, or raise the limit";
    }

    static String cellTooLong(int length) {
        return "the cell has more than " + length + " characters; shorten it, or raise the limit";
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
