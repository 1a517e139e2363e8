package dev.roster.cell;

import dev.roster.model.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The elements of a list as programs write them: {@code Sales|Marketing}, {@code Sales; Marketing}, {@code
 * ["Sales","Marketing"]}, {@code Sales~~~Marketing}, and distinguished names of directories, of which the first part
 * counts. A name that exists is never split.
 */
final class ListText {

    private static final String TILDES = "~~~";
    private static final String NUMBERED = ";#";
    private static final Pattern BREAK = Pattern.compile("<br ?/?>", Pattern.CASE_INSENSITIVE);
    private static final Set<String> NAME_KEYS = Set.of("name", "displayName", "display", "value", "title", "label");
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
        if (isWrapped(text)) {
            return wrapped(text.substring(1, text.length() - 1).strip());
        }
        if (text.contains(NUMBERED)) {
            return numbered(text);
        }
        if (text.contains(TILDES)) {
            return split(text.replace(TILDES, "\n"), "\n");
        }
        String lines = text.indexOf('<') < 0 ? text : BREAK.matcher(text).replaceAll("\n");
        return split(lines, marksIn(lines, separators));
    }

    private String marksIn(String text, ListSeparators separators) {
        if (separators == ListSeparators.BAR || text.indexOf('|') >= 0) {
            return "|";
        }
        if (holdsAny(text, ListSeparators.SURE)) {
            return ListSeparators.SURE;
        }
        return separators == ListSeparators.ALL && holdsAny(text, ListSeparators.COMMAS)
                ? ListSeparators.COMMAS
                : doubtfulIn(text);
    }

    private static boolean holdsAny(String text, String marks) {
        return text.chars().anyMatch(c -> marks.indexOf(c) >= 0);
    }

    /** {@code ["Sales"]}, {@code ['Sales']}, {@code [Sales, HR]}, {@code {Sales,HR}}: as programs and databases write lists. */
    private static boolean isWrapped(String text) {
        int last = text.length() - 1;
        if (last < 1) {
            return false;
        }
        char first = text.charAt(0);
        boolean isTuple = first == '(' && text.charAt(last) == ')' && holdsAny(text, "\"'") && text.indexOf(',') > 0;
        return isTuple || (first == '[' && text.charAt(last) == ']') || (first == '{' && text.charAt(last) == '}');
    }

    private List<String> wrapped(String inside) {
        if (inside.startsWith("{")) {
            return objects(inside);
        }
        char quote = inside.isEmpty() ? ' ' : inside.charAt(0);
        return quote == '"' || quote == '\''
                ? quoted(inside, quote)
                : split(inside, ",;").stream().map(ListText::unquoted).toList();
    }

    private static String unquoted(String text) {
        int last = text.length() - 1;
        return last > 1 && text.charAt(0) == '"' && text.charAt(last) == '"' ? text.substring(1, last) : text;
    }

    /** The names of objects in JSON: {@code {"id":1,"name":"Sales"}}. */
    private List<String> objects(String inside) {
        List<String> texts = quoted(inside, '"');
        List<String> names = new ArrayList<>();
        for (int i = 0; i + 1 < texts.size(); i++) {
            boolean isName = NAME_KEYS.contains(texts.get(i)) && inside.contains("\"" + texts.get(i) + "\":");
            if (isName) {
                names.add(texts.get(++i));
            }
        }
        return names;
    }

    /** {@code 1;#Sales;#2;#HR}, {@code Sales;#HR}: as SharePoint writes choices. */
    private List<String> numbered(String text) {
        String[] parts = text.split(NUMBERED, -1);
        boolean hasNumbers = parts.length % 2 == 0;
        for (int i = 0; i < parts.length && hasNumbers; i += 2) {
            hasNumbers = NumericKeys.isDigits(parts[i]);
        }
        List<String> elements = new ArrayList<>();
        for (int i = hasNumbers ? 1 : 0; i < parts.length; i += hasNumbers ? 2 : 1) {
            String tidy = tidy(parts[i]);
            if (!tidy.isEmpty()) {
                elements.add(tidy);
            }
        }
        return elements;
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

    private List<String> quoted(String text, char quote) {
        List<String> elements = new ArrayList<>();
        int at = text.indexOf(quote);
        while (at >= 0) {
            StringBuilder element = new StringBuilder();
            int i = at + 1;
            while (i < text.length() && text.charAt(i) != quote) {
                i += text.charAt(i) == '\\' && i + 1 < text.length() ? 1 : 0;
                element.append(text.charAt(i++));
            }
            String tidy = tidy(element.toString());
            if (!tidy.isEmpty()) {
                elements.add(tidy);
            }
            at = text.indexOf(quote, i + 1);
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
