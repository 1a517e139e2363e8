package dev.roster.view;

import dev.roster.model.CanonicalForm;
import java.util.ArrayList;
import java.util.List;

/** Cuts a filter into words, quoted values and brackets. */
final class FilterTokens {

    private final String text;
    private int next;
    private boolean endsAtComma;

    FilterTokens(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return place() > text.length();
    }

    /** Where the next token starts, as people count characters: from 1. */
    int place() {
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next + 1;
    }

    /** Takes the next token if it is this bracket or, whatever its case, this word. */
    boolean skip(String token) {
        int end = tokenEnd(place() - 1);
        if (!CanonicalForm.of(text.substring(next, end)).equals(token)) {
            return false;
        }
        next = end;
        return true;
    }

    /** Takes the next token if it is this word, whatever its case, and a quoted value follows. */
    boolean skipBeforeQuote(String word) {
        int start = next;
        if (skip(word)) {
            if (!isAtEnd() && text.charAt(next) == '"') {
                return true;
            }
            next = start;
        }
        return false;
    }

    /** Takes values in brackets that are separated by commas; one at least. */
    List<String> list() {
        if (!skip("(")) {
            throw refused("( after in");
        }
        List<String> values = new ArrayList<>();
        endsAtComma = true;
        do {
            values.add(value());
        } while (skip(","));
        endsAtComma = false;
        if (!skip(")")) {
            throw refused(", or )");
        }
        return values;
    }

    String word(String expected) {
        int end = tokenEnd(place() - 1);
        if (end == next || isMark(text.charAt(next)) || text.charAt(next) == '"') {
            throw refused(expected);
        }
        String word = text.substring(next, end);
        next = end;
        return word;
    }

    String value() {
        boolean isQuoted = !isAtEnd() && text.charAt(next) == '"';
        return isQuoted ? quoted() : word("a value");
    }

    IllegalArgumentException refused(String expected) {
        int start = place() - 1;
        String found = start == text.length() ? "the end" : '"' + text.substring(start, tokenEnd(start)) + '"';
        return refused(start + 1, expected, found);
    }

    static IllegalArgumentException refused(int place, String expected, String found) {
        return new IllegalArgumentException(
                "filter, character " + place + ": expected " + expected + ", found " + found);
    }

    private String quoted() {
        int start = next;
        StringBuilder value = new StringBuilder();
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                next = i + 1;
                return value.toString();
            }
            boolean isEscape = c == '\\' && i + 1 < text.length();
            value.append(isEscape ? text.charAt(++i) : c);
        }
        throw refused(start + 1, "a closing quote", "none");
    }

    private int tokenEnd(int start) {
        if (start < text.length() && isMark(text.charAt(start))) {
            return start + 1;
        }
        int end = start;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && !isMark(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** A bracket, or a comma in a list; elsewhere commas are parts of values. */
    private boolean isMark(char c) {
        return c == '(' || c == ')' || (c == ',' && endsAtComma);
    }
}
