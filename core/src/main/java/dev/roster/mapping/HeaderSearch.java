package dev.roster.mapping;

import dev.roster.cell.CellShape;
import dev.roster.cell.DateText;
import dev.roster.model.Field;
import dev.roster.table.Row;
import dev.roster.words.HeaderNames;
import dev.roster.words.RowWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells headers, rows that describe the columns and rows of values apart. */
final class HeaderSearch {

    private static final int SENTENCE_SPACES = 3;
    private static final int SENTENCE_LENGTH = 20;

    private final NameMatcher matcher;
    private final MappingRules rules;

    HeaderSearch(NameMatcher matcher, MappingRules rules) {
        this.matcher = matcher;
        this.rules = rules;
    }

    /** The look of one row. */
    private record Look(int filled, int distinct, int known, int values) {

        /** So many names are known that no other row need be looked at. */
        boolean isClear() {
            return values == 0 && known * 3 >= filled * 2;
        }

        /** Known names have to outnumber cells that are values, and be most of a row that is not the first. */
        boolean isHeader(boolean isFirst) {
            return known > values * 2 && distinct * 2 >= filled && (isFirst || known * 2 >= filled);
        }
    }

    /**
     * The place of the header, or -1. It is the first row with nearly as many known names as any. Where no name is known,
     * text alone counts as a header, unless the columns go by position: then the first row may well be
     * {@code add-user, ada, Ada, Lovelace}.
     */
    int find(List<Row> rows) {
        if (!rules.positional().isEmpty()) {
            return look(rows.get(0)).isHeader(true) ? 0 : -1;
        }
        int width = (int) rows.stream().mapToLong(HeaderSearch::filled).max().orElse(0);
        int first = firstOfTable(rows, width);
        List<Look> looks = new ArrayList<>();
        int best = -1;
        for (int i = 0; i < rows.size() && !(best >= 0 && looks.get(best).isClear()); i++) {
            Look look = look(rows.get(i));
            looks.add(look);
            boolean isWide = look.filled() * 2 >= width && (width < 2 || look.filled() >= 2);
            boolean isBetter = best < 0 || look.known() * 2 > looks.get(best).known() * 3;
            if (isWide && isBetter && look.isHeader(i == first)) {
                best = i;
            }
        }
        if (best >= 0) {
            return best;
        }
        return first >= 0 && looks.get(first).known() == 0 && looks.get(first).values() == 0 ? first : -1;
    }

    /**
     * Whether a row below the header describes its columns: the names of their fields in other words, rules for filling
     * in, sentences.
     */
    boolean isLabels(Row row, Row header) {
        int filled = 0;
        int labels = 0;
        int sentences = 0;
        int names = 0;
        for (int i = 0; i < row.size(); i++) {
            String text = row.cell(i).strip();
            if (text.isEmpty()) {
                continue;
            }
            filled++;
            if (isValue(text)) {
                return false;
            }
            labels += RowWords.isLabel(text) || isBracketed(text) ? 1 : 0;
            sentences += isSentence(text) ? 1 : 0;
            names += isSameName(text, header.cell(i).strip()) ? 1 : 0;
        }
        boolean isRules = labels + sentences >= 2 && (labels + sentences) * 2 > filled;
        boolean isNames = names >= 3 && names * 10 >= filled * 8;
        return isRules || isNames || (filled == 1 && sentences == 1 && row.size() > 1);
    }

    /** Whether a text names a field, and the header of its column names it too, or nothing. */
    private boolean isSameName(String text, String header) {
        List<Field<?>> said = fieldsOf(text);
        List<Field<?>> above = fieldsOf(header);
        return !said.isEmpty() && (above.isEmpty() || said.stream().anyMatch(above::contains));
    }

    private List<Field<?>> fieldsOf(String text) {
        return matcher.match(text).possibleFields().stream()
                .<Field<?>>map(PossibleField::field)
                .toList();
    }

    /**
     * Whether a row below the header is an example: its first cell says so. The words of other cells are values: ES is a
     * country, and Muster is a family.
     */
    boolean isExample(Row row) {
        for (String cell : row.cells()) {
            String text = cell.strip();
            if (!text.isEmpty()) {
                return RowWords.announcesExample(text) || RowWords.isExample(text);
            }
        }
        return false;
    }

    private Look look(Row row) {
        Set<String> distinct = new HashSet<>();
        int filled = 0;
        int known = 0;
        int values = 0;
        for (String cell : row.cells()) {
            String text = cell.strip();
            if (text.isEmpty()) {
                continue;
            }
            filled++;
            distinct.add(text);
            if (isValue(text)) {
                values++;
            } else if (isName(text)) {
                known++;
            }
        }
        return new Look(filled, distinct.size(), known, values);
    }

    /** The first row that is neither blank nor a line above the table. */
    private static int firstOfTable(List<Row> rows, int width) {
        for (int i = 0; i < rows.size(); i++) {
            long filled = filled(rows.get(i));
            if (filled > 0 && !TableHead.isSeparator(rows.get(i)) && (width < 2 || filled >= 2)) {
                return i;
            }
        }
        return -1;
    }

    private static long filled(Row row) {
        return row.cells().stream().filter(cell -> !cell.isBlank()).count();
    }

    private boolean isName(String text) {
        String key = HeaderNames.key(text);
        return matcher.isKnown(text)
                || Stream.concat(rules.columns().keySet().stream(), rules.expected().keySet().stream())
                        .anyMatch(column -> HeaderNames.key(column).equals(key));
    }

    private static boolean isSentence(String text) {
        long spaces = text.chars().filter(c -> c == ' ').count();
        return text.length() >= SENTENCE_LENGTH && spaces >= SENTENCE_SPACES;
    }

    private static boolean isBracketed(String text) {
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        return (first == '(' && last == ')') || (first == '<' && last == '>') || (first == '[' && last == ']');
    }

    /** An address, a number, a date. */
    private static boolean isValue(String text) {
        return CellShape.isEmail(text) || DateText.of(text) != null || isNumber(text) || CellShape.isGuid(text);
    }

    private static boolean isNumber(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if ("+-.,() /".indexOf(c) < 0) {
                return false;
            }
        }
        return digits > 0;
    }
}
