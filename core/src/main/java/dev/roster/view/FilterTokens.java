package dev.roster.view;

import dev.roster.model.CanonicalForm;
import java.util.ArrayList;
import java.util.List;

/** Cuts a filter into words, quoted values and brackets. For one thread. */
final class FilterTokens {

    private static final int SHOWN = 60;

    /** What other languages and word processors take for quotes. */
    private static final String OTHER_QUOTES = "'`\u00b4\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb";

    /**
     * A value and where it stands.
     *
     * @param place its first character, counted from 1
     * @param text what it says
     * @param isQuoted whether it stood in quotes
     */
    record Value(int place, String text, boolean isQuoted) {

        boolean isNull() {
            return !isQuoted && CanonicalForm.of(text).equals("null");
        }
    }

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
        while (next < text.length() && isSpace(text.charAt(next))) {
            next++;
        }
        return next + 1;
    }

    boolean isAtBracket() {
        return !isAtEnd() && text.charAt(next) == '(';
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

    /** Takes the next token if it is this word, whatever its case, and this mark follows, which stays. */
    boolean skipBefore(String word, char mark) {
        int start = next;
        if (skip(word)) {
            if (!isAtEnd() && text.charAt(next) == mark) {
                return true;
            }
            next = start;
        }
        return false;
    }

    /**
     * Takes values in brackets that are separated by commas; one at least.
     *
     * @throws FilterSyntaxException if something else follows
     */
    List<Value> list() {
        if (!skip("(")) {
            throw refused("( after in");
        }
        List<Value> values = new ArrayList<>();
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

    /**
     * Takes a word.
     *
     * @throws FilterSyntaxException if something else follows
     */
    String word(String expected) {
        int end = tokenEnd(place() - 1);
        if (end == next || isMark(text.charAt(next)) || text.charAt(next) == '"') {
            throw refused(expected);
        }
        String word = text.substring(next, end);
        next = end;
        return word;
    }

    /**
     * Takes a value, in quotes or as a word.
     *
     * @throws FilterSyntaxException if something else follows
     */
    Value value() {
        int place = place();
        if (isAtEnd() || text.charAt(next) != '"') {
            return new Value(place, bare(place), false);
        }
        QuotedText quoted = QuotedText.read(text, next);
        next = quoted.end();
        return new Value(place, quoted.value(), true);
    }

    /**
     * A value without quotes.
     *
     * @throws FilterSyntaxException if it holds marks that are meant as quotes
     */
    private String bare(int place) {
        String word = word("a value");
        if (OTHER_QUOTES.indexOf(word.charAt(0)) >= 0 || word.indexOf('"') >= 0) {
            throw new FilterSyntaxException(place, "write a text with quotes like \"Sales\" or \"5\\\" disk\"");
        }
        return word;
    }

    FilterSyntaxException refused(String expected) {
        int start = place() - 1;
        String found = start == text.length() ? "the end" : '"' + shown(text.substring(start, tokenEnd(start))) + '"';
        return new FilterSyntaxException(start + 1, "expected " + expected + ", found " + found);
    }

    /** A text of the filter in a message: visible and short. */
    static String shown(String text) {
        int end = text.length() <= SHOWN ? text.length() : text.offsetByCodePoints(0, SHOWN / 2);
        return QuotedText.visible(text.substring(0, end)) + (end < text.length() ? "\u2026" : "");
    }

    private int tokenEnd(int start) {
        if (start < text.length() && isMark(text.charAt(start))) {
            return start + 1;
        }
        int end = start;
        while (end < text.length() && !isSpace(text.charAt(end)) && !isMark(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Texts that were copied from pages hold spaces that do not break. */
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** A bracket, or a comma in a list; elsewhere commas are parts of values. */
    private boolean isMark(char c) {
        return c == '(' || c == ')' || (c == ',' && endsAtComma);
    }
}
