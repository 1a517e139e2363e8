package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.table.Row;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private static final int MAX_WORD = 30;

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final Map<String, Integer> texts = new HashMap<>();
    private int filled;

    private Evidence() {}

    /** Looks at up to two hundred cells, spread over the rows. */
    static Evidence of(List<Row> rows, int column) {
        var evidence = new Evidence();
        int stride = Math.max(1, rows.size() / MAX_CELLS);
        for (int i = 0; i < rows.size(); i += stride) {
            String text = rows.get(i).cell(column).strip();
            if (!text.isEmpty()) {
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

    /** {@return whether more than half of the cells that hold something are of a kind} */
    boolean isMostly(Kind kind) {
        return filled > 0 && count(kind) * 2 > filled;
    }

    /** {@return whether two cells or more hold something and none of it is of a kind} */
    boolean hasNo(Kind kind) {
        return filled >= 2 && count(kind) == 0;
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
        add(Kind.EMAIL, CellShape.isEmail(text), times);
        add(Kind.PHONE, CellShape.isPhone(text), times);
        add(Kind.DATE, CellShape.isDate(text), times);
        add(Kind.INTEGER, CellShape.isInteger(text), times);
        add(Kind.GUID, CellShape.isGuid(text), times);
        add(Kind.URL, CellShape.isUrl(text), times);
        add(Kind.PERSON_NAME, CellShape.isPersonName(text), times);
        if (text.length() <= MAX_WORD) {
            add(Kind.YES_NO, ValueWords.yesNo(text) != null, times);
            add(Kind.STATE, ValueWords.status(text) != null, times);
            add(Kind.HONORIFIC, ValueWords.isOf(ValueWords.HONORIFIC, text), times);
            add(Kind.USER_TYPE, ValueWords.isOf(ValueWords.USER_TYPE, text), times);
            add(Kind.MARITAL_STATUS, ValueWords.isOf(ValueWords.MARITAL_STATUS, text), times);
        }
    }

    private void add(Kind kind, boolean isOfKind, int times) {
        if (isOfKind) {
            counts.merge(kind, times, Integer::sum);
        }
    }
}
