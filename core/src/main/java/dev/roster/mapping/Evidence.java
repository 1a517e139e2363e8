package dev.roster.mapping;

import dev.roster.cell.CellShape;
import dev.roster.cell.KnownKeys;
import dev.roster.model.Field;
import dev.roster.table.Row;
import dev.roster.words.HeaderNames;
import dev.roster.words.ValueWords;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the cells of a column look like: how many there are and how many of each kind. A cell may be of several kinds. */
final class Evidence {

    /** A kind of cell. */
    enum Kind {
        EMAIL,
        PHONE,
        DATE,
        INTEGER,
        GUID,
        URL,
        PERSON_NAME,
        YES_NO,
        STATE,
        HONORIFIC,
        USER_TYPE,
        MARITAL_STATUS
    }

    private static final int MAX_CELLS = 200;
    /** In wide files fewer cells of each column are looked at. */
    private static final int MIN_CELLS = 25;

    private static final int ALL_CELLS = 6_000;
    private static final int MAX_WORD = 30;

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final Map<String, Integer> texts = new HashMap<>();
    private int filled;

    private Evidence() {}

    /** Looks at up to two hundred cells, spread over the rows. */
    static Evidence of(List<Row> rows, int column, int columns) {
        var evidence = new Evidence();
        int cells = Math.max(MIN_CELLS, Math.min(MAX_CELLS, ALL_CELLS / Math.max(1, columns)));
        int stride = Math.max(1, rows.size() / cells);
        for (int i = 0; i < rows.size(); i += stride) {
            String text = rows.get(i).cell(column).strip();
            if (!text.isEmpty() && !ValueWords.saysBlank(text)) {
                evidence.filled++;
                evidence.texts.merge(text, 1, Integer::sum);
            }
        }
        evidence.texts.forEach(evidence::count);
        return evidence;
    }

    /** {@return how many cells hold something} */
    int filled() {
        return filled;
    }

    /** {@return the different texts that the cells hold} */
    Set<String> texts() {
        return texts.keySet();
    }

    /** {@return how many different texts the cells hold} */
    int distinct() {
        return texts.size();
    }

    /** {@return whether more than half of the cells that hold something are of a kind} */
    boolean isMostly(Kind kind) {
        return filled > 0 && count(kind) * 2 > filled;
    }

    /** {@return whether five cells or more hold something and none of it is of a kind} */
    boolean hasNo(Kind kind) {
        return filled >= 5 && count(kind) == 0;
    }

    int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** {@return whether at least half of the cells name elements of a list that exist} */
    boolean namesKnown(Field<?> field, KnownKeys known) {
        int named = 0;
        for (Map.Entry<String, Integer> text : texts.entrySet()) {
            named += known.isKnown(field, text.getKey()) ? text.getValue() : 0;
        }
        return filled > 0 && named * 2 >= filled;
    }

    private void count(String text, int times) {
        add(Kind.EMAIL, CellShape.holdsEmail(text), times);
        add(Kind.PHONE, CellShape.isPhone(text), times);
        add(Kind.DATE, CellShape.isDate(text), times);
        add(Kind.INTEGER, CellShape.isInteger(text), times);
        add(Kind.GUID, CellShape.isGuid(text), times);
        add(Kind.URL, CellShape.isUrl(text), times);
        add(Kind.PERSON_NAME, CellShape.isPersonName(text), times);
        if (mayBeWord(text)) {
            countWord(text, times);
        }
    }

    private void countWord(String text, int times) {
        String key = HeaderNames.key(text);
        String word = key.isEmpty() ? text : key;
        String kind = ValueWords.kind(word);
        add(Kind.YES_NO, ValueWords.saysYesNo(word), times);
        add(Kind.STATE, ValueWords.saysState(word), times);
        add(Kind.HONORIFIC, ValueWords.HONORIFIC.equals(kind), times);
        add(Kind.USER_TYPE, ValueWords.USER_TYPE.equals(kind), times);
        add(Kind.MARITAL_STATUS, ValueWords.MARITAL_STATUS.equals(kind), times);
    }

    /** Words are short and, but for 0 and 1, have no digits. */
    private static boolean mayBeWord(String text) {
        if (text.length() > MAX_WORD) {
            return false;
        }
        for (int i = 0; i < text.length() && text.length() > 1; i++) {
            char c = text.charAt(i);
            if (c == '@' || (c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    private void add(Kind kind, boolean isOfKind, int times) {
        if (isOfKind) {
            counts.merge(kind, times, Integer::sum);
        }
    }
}
