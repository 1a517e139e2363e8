package dev.roster.decide;

import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.FieldChange;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.spi.CorrelationKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of all rows before any of them is final: who stands twice, which unique keys are
 * given up and wanted, whose manager is a row of the file. Rows are ordinals, identities are hashes.
 */
final class Survey {

    /** The fields whose values no two users share, in a fixed order. */
    static final List<Field<?>> UNIQUE_FIELDS = List.of(Field.USER_NAME, Field.PRIMARY_EMAIL, Field.EMPLOYEE_ID);

    private final DuplicatePolicy duplicates;
    private final List<Field<?>> matchBy;
    final IntList rowNumbers = new IntList();
    final BitSet rejected = new BitSet();
    final BitSet superseded = new BitSet();
    private final LongIntMap rowOfUser = new LongIntMap();
    private final LongIntMap rowOfClaim = new LongIntMap();
    private final LongIntMap rowOfFreedKey = new LongIntMap();
    /** The rows that delete users, by user. */
    private final LongIntMap rowOfDeletion = new LongIntMap();
    /** Rejected rows that led to nobody, by the keys that they hold. */
    private final LongIntMap rejectedRowOfKey = new LongIntMap();

    private final BitSet creates = new BitSet();
    private final Set<UserId> mentioned = new HashSet<>();
    private final Map<Integer, UserId> userOfClaim = new HashMap<>();
    private final List<Transfer> transfers = new ArrayList<>();
    /** The rows that want the same key, where there are several. */
    private final Map<Long, Contest> contests = new LinkedHashMap<>();

    final NamedUsers named;
    final List<Reference> references = new ArrayList<>();
    final Verdicts verdicts = new Verdicts();
    final DependencyGraph dependencies = new DependencyGraph();
    final ManagerGraph managers = new ManagerGraph();
    final IntList ownersLost = new IntList();
    final IntList ownersGained = new IntList();

    /** A row that wants a key which a stored user holds. */
    private record Transfer(int row, long key, int field, boolean isHeld) {}

    /** A key that several rows want. */
    private record Contest(int field, List<Integer> rows) {}

    /** A cell that names a user whom the store does not know: a row of the file, perhaps. */
    record Reference(int row, UserId user, FieldChange<?> change, List<Long> keys) {}

    Survey(DuplicatePolicy duplicates, List<Field<?>> matchBy, NamedUsers named) {
        this.duplicates = duplicates;
        this.matchBy = matchBy;
        this.named = named;
    }

    /** Whether rows are operations in order, so that a key leads to whoever has it when its row is reached. */
    boolean isInOrder() {
        return duplicates == DuplicatePolicy.IN_ORDER;
    }

    int rows() {
        return rowNumbers.size();
    }

    boolean hasSeen(UserId user) {
        return rowOfUser.get(Hashes.of(user)) != LongIntMap.ABSENT || mentioned.contains(user);
    }

    /** Notes that a row may concern a stored user, so that the user is not taken for absent. */
    void see(UserId user) {
        mentioned.add(user);
    }

    /** Notes that a row concerns a stored user. */
    void match(int row, UserId user) {
        int before = rowOfUser.putIfAbsent(Hashes.of(user), row);
        if (before == LongIntMap.ABSENT || before == row) {
            return;
        }
        switch (duplicates) {
            case REJECT -> rejectBoth(before, row);
            case LAST_WINS -> {
                rowOfUser.put(Hashes.of(user), row);
                supersede(before, row);
            }
            case IN_ORDER -> {
                // What the rows above did to the user is the overlay's.
            }
        }
    }

    /** Notes what a row does to unique keys. Keys of rows in order are judged by the overlay instead. */
    void write(int row, @Nullable User before, @Nullable User after) {
        if (before == null) {
            creates.set(row);
        }
        if (after == null && before != null) {
            rowOfDeletion.put(Hashes.of(before.id()), row);
        }
        for (int field = 0; field < UNIQUE_FIELDS.size(); field++) {
            String old = canonical(UNIQUE_FIELDS.get(field), before);
            String now = canonical(UNIQUE_FIELDS.get(field), after);
            if (old != null && !old.equals(now)) {
                rowOfFreedKey.put(Hashes.of(UNIQUE_FIELDS.get(field), old), row);
            }
            if (now != null && !now.equals(old)) {
                claim(row, field, now, before == null ? null : before.id());
            }
        }
    }

    /** Notes that a row wants a key which a stored user holds; some row must give it up. */
    void wantHeldKey(int row, int field, String canonical) {
        transfers.add(new Transfer(row, Hashes.of(UNIQUE_FIELDS.get(field), canonical), field, true));
    }

    /** Notes that a row wants a key which another row may give up; if none does, nobody has it. */
    void wantFreedKey(int row, int field, String canonical) {
        transfers.add(new Transfer(row, Hashes.of(UNIQUE_FIELDS.get(field), canonical), field, false));
    }

    private void claim(int row, int field, String canonical, @Nullable UserId user) {
        long key = Hashes.of(UNIQUE_FIELDS.get(field), canonical);
        if (user != null) {
            userOfClaim.put(row, user);
        }
        int before = rowOfClaim.put(key, row);
        if (before == LongIntMap.ABSENT || before == row || duplicates == DuplicatePolicy.IN_ORDER) {
            return;
        }
        contests.computeIfAbsent(key, any -> new Contest(field, new ArrayList<>(List.of(before))))
                .rows()
                .add(row);
        boolean isSameNewUser = creates.get(before) && creates.get(row) && matchBy.contains(UNIQUE_FIELDS.get(field));
        if (isSameNewUser && duplicates == DuplicatePolicy.LAST_WINS) {
            supersede(before, row);
        } else if (isSameNewUser) {
            rejectBoth(before, row);
        }
    }

    /** Of several rows that want one key none gets it; rows that a later one replaces want nothing. */
    private void judge(Contest contest) {
        List<Integer> rows = contest.rows().stream()
                .filter(row -> !superseded.get(row))
                .distinct()
                .toList();
        for (int i = 0; i < rows.size() && rows.size() > 1; i++) {
            int other = rows.get(i == 0 ? 1 : 0);
            verdicts.give(rows.get(i), IssueCode.KEY_CONTESTED, contest.field(), other);
        }
    }

    private void rejectBoth(int first, int second) {
        verdicts.give(first, IssueCode.ROW_DUPLICATE, 0, second);
        verdicts.give(second, IssueCode.ROW_DUPLICATE, 0, first);
    }

    private void supersede(int before, int row) {
        superseded.set(before);
        verdicts.give(before, IssueCode.ROW_SUPERSEDED, 0, row);
    }

    /** Turns what was noted into dependencies and verdicts on rows. */
    void judgeKeys() {
        contests.values().forEach(this::judge);
        for (Transfer transfer : transfers) {
            int giver = rowOfFreedKey.get(transfer.key());
            boolean isGivenUp = giver != LongIntMap.ABSENT && !superseded.get(giver);
            if (isGivenUp && isSameUser(transfer.row(), giver)) {
                continue;
            }
            if (isGivenUp) {
                dependencies.add(transfer.row(), giver);
            } else if (transfer.isHeld()) {
                verdicts.give(transfer.row(), IssueCode.KEY_TAKEN, transfer.field(), transfer.row());
            }
        }
    }

    /** An undo takes several changes of one user back one by one: a key that comes back may go again. */
    private boolean isSameUser(int row, int other) {
        UserId user = userOfClaim.get(row);
        return user != null && user.equals(userOfClaim.get(other));
    }

    /** The rows of the file that the keys lead to, each once. */
    List<Integer> rowsNamedBy(List<Long> keys) {
        List<Integer> rows = new ArrayList<>(1);
        for (long key : keys) {
            int row = rowOfClaim.get(key);
            if (row != LongIntMap.ABSENT && !rows.contains(row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Notes a key of a rejected row that led to nobody: whoever names it needs that row. */
    void rejectKey(int row, CorrelationKey key) {
        rejectedRowOfKey.putIfAbsent(Hashes.of(key.field(), key.canonical()), row);
    }

    /** The rejected row that one of the keys leads to, or {@link LongIntMap#ABSENT}. */
    int rejectedRowNamedBy(List<Long> keys) {
        for (long key : keys) {
            int row = rejectedRowOfKey.get(key);
            if (row != LongIntMap.ABSENT) {
                return row;
            }
        }
        return LongIntMap.ABSENT;
    }

    /** The row that deletes a user and is not rejected, or {@link LongIntMap#ABSENT}. */
    int deletionOf(UserId user) {
        int row = rowOfDeletion.get(Hashes.of(user));
        return row == LongIntMap.ABSENT || !isAccepted(row) ? LongIntMap.ABSENT : row;
    }

    boolean deletesAnybody() {
        return rowOfDeletion.size() > 0;
    }

    boolean isAccepted(int row) {
        return !rejected.get(row) && !superseded.get(row);
    }

    /** The user of a row that wants a key: the stored one, or null for a new one. */
    @Nullable UserId storedUserOf(int row) {
        return userOfClaim.get(row);
    }

    static @Nullable String canonical(Field<?> field, @Nullable User user) {
        return user == null ? null : canonicalOf(field, user);
    }

    private static <T> @Nullable String canonicalOf(Field<T> field, User user) {
        T value = field.valueOf(user);
        return value == null ? null : field.canonical(value);
    }
}
