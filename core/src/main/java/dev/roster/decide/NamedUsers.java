package dev.roster.decide;

import dev.roster.model.Field;
import dev.roster.model.UserId;
import dev.roster.spi.CorrelationKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows name which stored users, in 12 bytes a cell: asked for once it is known which users the plan deletes and
 * which keys it gives to somebody else. A text that leads to a user whom it will not lead to afterwards is refused.
 */
final class NamedUsers {

    private final List<SheetLayout.Use<?>> columns;
    private final List<Target> targets = new ArrayList<>();
    private final LongIntMap targetOfText = new LongIntMap();
    private final IntList rows = new IntList();
    private final IntList targetOfCell = new IntList();
    private final IntList columnOfCell = new IntList();

    /** What a text leads to in the store. */
    record Target(String text, UserId user, List<Long> keys) {}

    NamedUsers(List<SheetLayout.Use<?>> columns) {
        this.columns = columns;
    }

    /** The number of a text that leads to one stored user. */
    int target(String text, UserId user) {
        long hash = Hashes.of(Field.ID, text);
        int known = targetOfText.get(hash);
        if (known != LongIntMap.ABSENT) {
            return known;
        }
        targetOfText.put(hash, targets.size());
        targets.add(new Target(text, user, keysOf(text)));
        return targets.size() - 1;
    }

    /** Notes that a cell of a row holds the text with this number. */
    void note(int row, int column, int target) {
        rows.add(row);
        columnOfCell.add(column);
        targetOfCell.add(target);
    }

    int targets() {
        return targets.size();
    }

    Target target(int number) {
        return targets.get(number);
    }

    int cells() {
        return rows.size();
    }

    int rowOf(int cell) {
        return rows.get(cell);
    }

    Target targetOf(int cell) {
        return targets.get(targetOfCell.get(cell));
    }

    int targetNumberOf(int cell) {
        return targetOfCell.get(cell);
    }

    SheetLayout.Use<?> columnOf(int cell) {
        return columns.get(columnOfCell.get(cell));
    }

    static List<Long> keysOf(String text) {
        List<Long> keys = new ArrayList<>(3);
        for (CorrelationKey key : NamedTexts.keysOf(text)) {
            keys.add(Hashes.of(key.field(), key.canonical()));
        }
        return keys;
    }
}
