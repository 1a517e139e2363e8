package dev.roster.model;

import dev.roster.table.RowLocation;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with the data: bad data is collected as issues, never thrown. An issue holds no sentence: {@link
 * #message(Locale)} makes it in the language of whoever reads it.
 *
 * @param severity how much it matters
 * @param code what it is; closed, for programs
 * @param location where it stands, or null when it concerns no place
 * @param field the key of the field, or null when it concerns none
 * @param value the offending text, masked where the field is sensitive and cut to 100 characters; null when there is none
 * @param details what the message names beside the value
 * @param words the sentence that an import has of its own for this, in whatever language; null for that of the code
 */
public record Issue(
        Severity severity,
        IssueCode code,
        @Nullable RowLocation location,
        @Nullable String field,
        @Nullable String value,
        List<String> details,
        @Nullable String words) {

    private static final int MAX_VALUE = 100;

    /** Cuts the value, and copies the details. */
    public Issue {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(code, "code");
        details = List.copyOf(details);
        value = value == null ? null : cut(value);
    }

    /**
     * An issue about the value of a field. The message shows what cannot be seen in the value, such as a zero width
     * space, by its code point: {@code ada<U+200B>@example.com}.
     *
     * @param code what it is
     * @param location where the cell stands
     * @param field the field
     * @param value the offending text; masked here when the field is sensitive
     * @param details what the message names after the value, in the order of the message's places {@code {1}}, {@code {2}}, …
     * @return the issue, with the code's own severity
     */
    public static Issue ofCell(IssueCode code, RowLocation location, Field<?> field, String value, String... details) {
        String shown = field.isSensitive() ? "•••" : cut(value);
        return new Issue(code.severity(), code, location, field.key(), shown, List.of(details), null);
    }

    /**
     * An issue about a row, a file or a plan.
     *
     * @param code what it is
     * @param location where it stands, or null
     * @param details what the message names at {@code {0}}, {@code {1}}, …
     * @return the issue, with the code's own severity
     */
    public static Issue of(IssueCode code, @Nullable RowLocation location, String... details) {
        return new Issue(code.severity(), code, location, null, null, List.of(details), null);
    }

    /**
     * The same issue about a value that was left out, so that the rest of the row counts.
     *
     * @return the issue as a warning
     */
    public Issue leftOut() {
        return new Issue(Severity.WARNING, code, location, field, value, details, words);
    }

    /**
     * The same issue about a row that was left out for it, so that the other rows count.
     *
     * @return the issue as a note
     */
    public Issue rowLeftOut() {
        return new Issue(Severity.INFO, code, location, field, value, details, words);
    }

    /**
     * The same issue in the words of an import.
     *
     * @param sentence one sentence for people, without the place
     * @return the issue, which says so in every language
     */
    public Issue saying(String sentence) {
        return new Issue(severity, code, location, field, value, details, sentence);
    }

    /** {@return one English sentence for people, without the place: what was found, what was expected, what to do next} */
    public String message() {
        return message(Locale.ENGLISH);
    }

    /**
     * The message in another language. What others said, such as a host's rule or the words of an import, stands in it as
     * they said it.
     *
     * @param locale the language; English where there are no sentences of it, whatever the default of the machine
     * @return one sentence for people, without the place
     */
    public String message(Locale locale) {
        if (words != null) {
            return words;
        }
        Sentences sentences = Sentences.in(locale);
        String message = sentences.of(code, value == null ? null : visible(value), details);
        boolean isOfError = code.severity() == Severity.ERROR;
        return switch (severity) {
            case ERROR -> message;
            case WARNING -> isOfError ? message + sentences.leftOut() : message;
            case INFO -> isOfError ? message + sentences.rowLeftOut() : message;
        };
    }

    /** {@return place and message in one English sentence, as people read it} */
    public String sentence() {
        return sentence(Locale.ENGLISH);
    }

    /**
     * Place and message in another language.
     *
     * @param locale the language, as {@link #message(Locale)} takes it
     * @return one sentence, as people read it
     */
    public String sentence(Locale locale) {
        if (location == null) {
            return message(locale);
        }
        String place = place(locale);
        boolean isOfColumn = location.row() == 0 && location.sheet() == null;
        String gap = place.isEmpty() ? "" : isOfColumn ? ", " : " ";
        return location.source() + gap + place + ": " + message(locale);
    }

    /**
     * Where it stands in its source.
     *
     * @param locale the language, as {@link #message(Locale)} takes it
     * @return the place, such as {@code row 42, column email}; empty when it concerns the whole source, or no place
     */
    public String place(Locale locale) {
        return place(locale, location == null || location.row() == 0 ? List.of() : List.of(location.row()), 0);
    }

    /**
     * Where it stands in its source, when the same issue stands in several rows.
     *
     * @param locale the language, as {@link #message(Locale)} takes it
     * @param rows the rows to name
     * @param others how many there are beside these
     * @return the place, such as {@code rows 2, 3 and 14 more, column email}
     */
    public String place(Locale locale, List<Long> rows, long others) {
        return location == null ? "" : Sentences.in(locale).place(location, rows, others);
    }

    /**
     * Shows what cannot be seen in a text, such as a zero width space, by its code point.
     *
     * @param text any text
     * @return the text as messages show it
     */
    public static String visible(String text) {
        if (text.codePoints().noneMatch(Issue::isInvisible)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> {
            if (isInvisible(c)) {
                visible.append("<U+")
                        .append(String.format(Locale.ROOT, "%04X", c))
                        .append('>');
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    /** Whether people see nothing, or take it for an ordinary space. */
    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> codePoint != ' ';
            default -> false;
        };
    }

    /** Never cuts between the halves of a character. */
    private static String cut(String text) {
        if (text.length() <= MAX_VALUE) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_VALUE - 2)) ? MAX_VALUE - 2 : MAX_VALUE - 1;
        return text.substring(0, end) + "…";
    }
}
