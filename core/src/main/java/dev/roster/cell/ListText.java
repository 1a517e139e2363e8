package dev.roster.cell;

import dev.roster.model.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The elements of a list as programs write them: {@code Sales|Marketing}, {@code Sales; Marketing}, {@code
 * ["Sales","Marketing"]}, {@code Sales~~~Marketing}, and distinguished names of directories, of which the first part
 * counts. A name that exists is never split.
 */
final class ListText {

    private static final String TILDES = "~~~";
    /** They separate only where all that they separate is known. */
    private static final String DOUBTFUL = ",:/+&";

    /** So many pieces at the most are put together again, so that a long cell costs no more than many short ones. */
    private static final int MAX_PIECES = 8;

    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

    private final Field<?> field;
    private final KnownKeys known;

    ListText(Field<?> field, KnownKeys known) {
        this.field = field;
        this.known = known;
    }

    /** The elements, without blank ones. */
    List<String> elements(String cell, ListSeparators separators) {
        String text = cell.strip();
        if (isKnown(text)) {
            return List.of(text);
        }
        if (DistinguishedName.isOne(text)) {
            return DistinguishedName.all(text).stream().map(this::named).toList();
        }
        if (text.startsWith("[") && text.endsWith("]") && text.indexOf('"') >= 0) {
            return jsonStrings(text);
        }
        if (text.contains(TILDES)) {
            return List.of(text.split(TILDES, -1)).stream()
                    .map(this::tidy)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
        return split(text, marksIn(text, separators));
    }

    private String marksIn(String text, ListSeparators separators) {
        if (separators == ListSeparators.BAR || text.indexOf('|') >= 0) {
            return "|";
        }
        if (text.indexOf(';') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            return ";\n\r";
        }
        return separators == ListSeparators.ALL && text.indexOf(',') >= 0 ? "," : doubtfulIn(text);
    }

    private String doubtfulIn(String text) {
        for (int i = 0; i < DOUBTFUL.length(); i++) {
            String mark = DOUBTFUL.substring(i, i + 1);
            if (text.contains(mark) && split(text, mark).stream().allMatch(this::isKnown)) {
                return mark;
            }
        }
        return "";
    }

    /** Splits at the marks, and puts together again what is the longest name that exists. */
    private List<String> split(String text, String marks) {
        List<String> elements = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = endOfPiece(text, start, marks);
            int longer = end;
            for (int pieces = 1; pieces < MAX_PIECES && longer < text.length(); pieces++) {
                longer = endOfPiece(text, longer + 1, marks);
                if (isKnown(text.substring(start, longer).strip())) {
                    end = longer;
                }
            }
            String element = tidy(text.substring(start, end));
            if (!element.isEmpty()) {
                elements.add(element);
            }
            start = end + 1;
        }
        return elements;
    }

    private static int endOfPiece(String text, int start, String marks) {
        int end = start;
        while (end < text.length() && marks.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private List<String> jsonStrings(String text) {
        List<String> elements = new ArrayList<>();
        int at = text.indexOf('"');
        while (at >= 0) {
            StringBuilder element = new StringBuilder();
            int i = at + 1;
            while (i < text.length() && text.charAt(i) != '"') {
                i += text.charAt(i) == '\\' && i + 1 < text.length() ? 1 : 0;
                element.append(text.charAt(i++));
            }
            String tidy = tidy(element.toString());
            if (!tidy.isEmpty()) {
                elements.add(tidy);
            }
            at = text.indexOf('"', i + 1);
        }
        return elements;
    }

    /** A name is known by its whole distinguished name where somebody called a group so. */
    private String named(String name) {
        return isKnown(name) ? name : tidy(DistinguishedName.firstPart(name));
    }

    /** Runs of blanks are one, unless a name that exists is spelled with them. */
    private String tidy(String text) {
        String stripped = text.strip();
        boolean hasRun = stripped.contains("  ") || stripped.indexOf('\t') >= 0;
        return hasRun && !isKnown(stripped) ? BLANKS.matcher(stripped).replaceAll(" ") : stripped;
    }

    /** Texts of an attribute are no entries, so that none of them is known. */
    private boolean isKnown(String name) {
        return field.attribute().isEmpty() && !name.isEmpty() && known.isKnown(field, name);
    }
}
