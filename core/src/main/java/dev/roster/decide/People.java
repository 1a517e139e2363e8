package dev.roster.decide;

import dev.roster.compact.Hashes;
import dev.roster.compact.IntList;
import dev.roster.model.Field;
import dev.roster.spi.CorrelationKey;
import org.jspecify.annotations.Nullable;

/**
 * Whom the rows are about by their own words: families share an address, and who has another user name or employee id is
 * somebody else. Eight bytes a row.
 */
final class People {

    private static final int UNKNOWN = 0;

    private final IntList userNames = new IntList();
    private final IntList employeeIds = new IntList();

    /** Takes up a row of which nothing is known yet. */
    void add() {
        userNames.add(UNKNOWN);
        employeeIds.add(UNKNOWN);
    }

    /** Notes the keys of a row; one with an id is about that user, whatever else it says. */
    void identify(int row, @Nullable CorrelationKey[] keys) {
        for (CorrelationKey key : keys) {
            if (key != null && key.field().equals(Field.ID)) {
                return;
            }
        }
        for (CorrelationKey key : keys) {
            if (key != null && key.field().equals(Field.USER_NAME)) {
                userNames.set(row, hash(key));
            } else if (key != null && key.field().equals(Field.EMPLOYEE_ID)) {
                employeeIds.set(row, hash(key));
            }
        }
    }

    /** Whether two rows may be about one person: the first of their keys that both hold says the same. */
    boolean maySame(int row, int other) {
        int name = userNames.get(row);
        int otherName = userNames.get(other);
        if (name != UNKNOWN && otherName != UNKNOWN) {
            return name == otherName;
        }
        int id = employeeIds.get(row);
        int otherId = employeeIds.get(other);
        return id == UNKNOWN || otherId == UNKNOWN || id == otherId;
    }

    private static int hash(CorrelationKey key) {
        int hash = (int) Hashes.of(key.field(), key.canonical());
        return hash == UNKNOWN ? 1 : hash;
    }
}
