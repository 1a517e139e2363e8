package dev.roster.decide;

import dev.roster.compact.Hashes;
import dev.roster.compact.IntList;
import dev.roster.compact.LongIntMap;
import dev.roster.compact.RowMarks;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.spi.CorrelationKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes down what is seen of rows while they are decided one by one; read as a {@link Survey} afterwards. */
final class SurveyRecorder implements Survey {

    /** In four bytes a row: rows have numbers from 1. */
    private static final int ABSENT_USER = 0;

    /** Where users are found by external id, no two rows give the same one. */
    private static final List<Field<?>> OF_DIRECTORIES =
            List.of(Field.USER_NAME, Field.PRIMARY_EMAIL, Field.EMPLOYEE_ID, Field.EXTERNAL_ID);

    private final DuplicatePolicy duplicates;
    private final List<Field<?>> matchBy;
    private final Set<RoleKey> ownerRoles;
    private final NamedUsers named;
    private final DependencyGraph dependencies = new DependencyGraph();
    private final ManagerGraph managers = new ManagerGraph();

    private final IntList rowNumbers = new IntList();
    private final RowMarks marks = new RowMarks();
    private final People people = new People();
    /** Kept where cells may name people. */
    private final @Nullable GivenNames givenNames;

    private final BitSet rejected = new BitSet();
    private final BitSet untouched = new BitSet();
    private final BitSet creates = new BitSet();
    private final IntList withoutAddress = new IntList();
    private boolean createsWithAddress;
    private final LongIntMap rowOfUser = new LongIntMap();
    private final LongIntMap rowOfClaim = new LongIntMap();
    private final LongIntMap rowOfFreedKey = new LongIntMap();
    private final LongIntMap rowOfDeletion = new LongIntMap();
    /** Rejected rows that led to nobody, by the keys that they hold. */
    private final LongIntMap rejectedRowOfKey = new LongIntMap();

    private final Set<UserId> mentioned = new HashSet<>();
    private final Map<Integer, UserId> userOfClaim = new HashMap<>();
    private final List<Repetition> repetitions = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final Map<Long, Contest> contests = new LinkedHashMap<>();
    private final IntList invited = new IntList();
    private final IntList ownersLost = new IntList();
    private final IntList ownersGained = new IntList();

    /**
     * Starts with no rows.
     *
     * @param duplicates what becomes of rows about the same user
     * @param matchBy the fields by which users are found
     * @param references the fields of the file that name other users
     * @param ownerRoles the roles that own the tenant
     */
    SurveyRecorder(
            DuplicatePolicy duplicates, List<Field<?>> matchBy, List<Field<?>> references, Set<RoleKey> ownerRoles) {
        this.duplicates = duplicates;
        this.matchBy = matchBy;
        this.named = new NamedUsers(references);
        this.givenNames = references.isEmpty() ? null : new GivenNames();
        this.ownerRoles = ownerRoles;
    }

    /** Which rows need which, as far as rows in order say so. */
    DependencyGraph dependencies() {
        return dependencies;
    }

    /** Who manages whom, as far as the managers are known. */
    ManagerGraph managers() {
        return managers;
    }

    /** Takes up the next row, by its number in the file, and gives its ordinal. */
    int addRow(long number) {
        rowNumbers.add((int) number);
        people.add();
        return rowNumbers.size() - 1;
    }

    /** Takes up a user whom the file does not mention as a row behind it, and gives its ordinal. */
    int addAbsent() {
        rowNumbers.add(ABSENT_USER);
        people.add();
        return rowNumbers.size() - 1;
    }

    /** Notes what the id of the user is made from whom a row creates. */
    void mark(int row, long mark) {
        marks.put(row, mark);
    }

    /** Notes the keys that a row holds. */
    void identify(int row, @Nullable CorrelationKey[] keys) {
        people.identify(row, keys);
    }

    /** The row above about the same user that holds another user name or employee id, or -1. */
    int otherPerson(int row, UserId user) {
        int before = rowOfUser.get(Hashes.of(user));
        return before == LongIntMap.ABSENT || before == row || people.maySame(before, row) ? -1 : before;
    }

    /** Whether two rows may be about one person. */
    boolean maySame(int row, int other) {
        return people.maySame(row, other);
    }

    /** Notes that a row is rejected for what it is. */
    void reject(int row) {
        rejected.set(row);
    }

    /** Notes that a row says what is stored. */
    void leave(int row) {
        untouched.set(row);
    }

    /** Whether a row is about a stored user, or may be. */
    boolean hasSeen(UserId user) {
        return rowOfUser.get(Hashes.of(user)) != LongIntMap.ABSENT || mentioned.contains(user);
    }

    /** Notes that a row may concern a stored user, so that the user is not taken for absent. */
    void see(UserId user) {
        mentioned.add(user);
    }

    /** Notes that a row concerns a stored user; gives whether it is the first that does. */
    boolean match(int row, UserId user) {
        int before = rowOfUser.putIfAbsent(Hashes.of(user), row);
        if (before == LongIntMap.ABSENT || before == row) {
            return before == LongIntMap.ABSENT;
        }
        switch (duplicates) {
            case REJECT -> repetitions.add(new Repetition(before, row, people.maySame(before, row)));
            case LAST_WINS -> {
                rowOfUser.put(Hashes.of(user), row);
                repetitions.add(new Repetition(before, row, people.maySame(before, row)));
            }
            case IN_ORDER -> {
                // What the rows above did to the user is the overlay's.
            }
        }
        return false;
    }

    /** Notes what a row does to unique keys and owners. Keys of rows in order are judged by the overlay instead. */
    void write(int row, @Nullable User before, @Nullable User after) {
        if (before == null) {
            creates.set(row);
            noteAddress(row, after);
        }
        if (after == null && before != null) {
            rowOfDeletion.put(Hashes.of(before.id()), row);
        }
        for (Field<?> field : matchBy.contains(Field.EXTERNAL_ID) ? OF_DIRECTORIES : UNIQUE_FIELDS) {
            String old = Survey.canonical(field, before);
            String now = Survey.canonical(field, after);
            if (old != null && !old.equals(now)) {
                rowOfFreedKey.put(Hashes.of(field, old), row);
            }
            if (now != null && !now.equals(old)) {
                claim(row, field, now, before == null ? null : before.id());
            }
        }
        if (givenNames != null && after != null && givenNames.note(row, before, after) && before != null) {
            userOfClaim.put(row, before.id());
        }
        noteOwner(row, isActiveOwner(before), isActiveOwner(after));
    }

    private void noteAddress(int row, @Nullable User created) {
        if (created != null && created.contact().primaryEmail() == null) {
            withoutAddress.add(row);
        } else {
            createsWithAddress = true;
        }
    }

    private void noteOwner(int row, boolean owned, boolean owns) {
        if (owned && !owns) {
            ownersLost.add(row);
        } else if (!owned && owns) {
            ownersGained.add(row);
        }
    }

    private boolean isActiveOwner(@Nullable User user) {
        return user != null
                && user.access().status() == UserStatus.ACTIVE
                && !Collections.disjoint(ownerRoles, user.access().roles());
    }

    /** Notes that a row invites somebody by a link. */
    void invite(int row) {
        invited.add(row);
    }

    /** Notes that a row wants a key which a stored user holds; some row must give it up. */
    void wantHeldKey(int row, CorrelationKey key) {
        transfers.add(new Transfer(row, Hashes.of(key.field(), key.canonical()), key.field(), true));
    }

    /** Notes that a row wants a key which another row may give up; if none does, nobody has it. */
    void wantFreedKey(int row, CorrelationKey key) {
        transfers.add(new Transfer(row, Hashes.of(key.field(), key.canonical()), key.field(), false));
    }

    /** Notes a key of a rejected row that led to nobody: whoever names it needs that row. */
    void rejectKey(int row, CorrelationKey key) {
        rejectedRowOfKey.putIfAbsent(Hashes.of(key.field(), key.canonical()), row);
    }

    /** Notes a full name of a rejected row that led to nobody. */
    void rejectName(int row, String name) {
        if (givenNames != null) {
            givenNames.reject(row, name);
        }
    }

    private void claim(int row, Field<?> field, String canonical, @Nullable UserId user) {
        long key = Hashes.of(field, canonical);
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
        if (creates.get(before) && creates.get(row) && matchBy.contains(field)) {
            repetitions.add(new Repetition(before, row, people.maySame(before, row)));
        }
    }

    /** The number of a text that leads to one stored user: by a key, or by the last of the names. */
    int target(String text, ReferenceText reference, UserId user, List<String> names) {
        return named.target(text, reference, user, names);
    }

    /** Notes that a cell of a row, in one of the columns of references, holds the text with this number. */
    void name(int row, int column, int target) {
        named.note(row, column, target);
    }

    /**
     * Notes the users that a change makes its user refer to: managers, and users of the file.
     *
     * @param row the row
     * @param change what it does
     * @param names tells which users are not known yet
     * @return whether some are not
     */
    boolean refer(int row, PlannedChange change, NamedTexts names) {
        return named.refer(row, change, names, managers);
    }

    @Override
    public int rows() {
        return rowNumbers.size();
    }

    @Override
    public OptionalInt rowNumber(int row) {
        int number = rowNumbers.get(row);
        return number == ABSENT_USER ? OptionalInt.empty() : OptionalInt.of(number);
    }

    @Override
    public long markOf(int row) {
        return marks.get(row);
    }

    @Override
    public DuplicatePolicy duplicates() {
        return duplicates;
    }

    @Override
    public BitSet rejected() {
        return (BitSet) rejected.clone();
    }

    @Override
    public boolean isUntouched(int row) {
        return untouched.get(row);
    }

    @Override
    public List<Repetition> repetitions() {
        return Collections.unmodifiableList(repetitions);
    }

    @Override
    public Collection<Contest> contests() {
        return Collections.unmodifiableCollection(contests.values());
    }

    @Override
    public List<Transfer> transfers() {
        return Collections.unmodifiableList(transfers);
    }

    @Override
    public OptionalInt rowThatFrees(long key) {
        return rowOfFreedKey.find(key);
    }

    @Override
    public List<Integer> rowsThatWant(List<Long> keys) {
        List<Integer> rows = new ArrayList<>(1);
        for (long key : keys) {
            int row = rowOfClaim.get(key);
            if (row != LongIntMap.ABSENT && !rows.contains(row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public List<Integer> rowsThatCall(List<Long> names) {
        return givenNames == null ? List.of() : givenNames.rowsThatCall(names);
    }

    @Override
    public @Nullable UserId storedUserOf(int row) {
        return userOfClaim.get(row);
    }

    @Override
    public OptionalInt rejectedRowWith(List<Long> keys, List<Long> names) {
        return keys.stream()
                .map(rejectedRowOfKey::find)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElseGet(() -> givenNames == null ? OptionalInt.empty() : givenNames.rejectedRowWith(names));
    }

    @Override
    public OptionalInt deletionOf(UserId user) {
        return rowOfDeletion.find(Hashes.of(user));
    }

    @Override
    public boolean deletesAnybody() {
        return rowOfDeletion.size() > 0;
    }

    @Override
    public List<Reference> references() {
        return named.references();
    }

    @Override
    public List<Reference> referencesOf(int row) {
        return named.referencesOf(row);
    }

    @Override
    public List<NamedUsers.Target> namedUsers() {
        return named.targets();
    }

    @Override
    public void forEachNaming(Naming visitor) {
        named.forEach(visitor);
    }

    @Override
    public IntStream createdWithoutAddress() {
        return withoutAddress.stream();
    }

    @Override
    public boolean createsWithAddress() {
        return createsWithAddress;
    }

    @Override
    public IntStream invited() {
        return invited.stream();
    }

    @Override
    public IntStream ownersLost() {
        return ownersLost.stream();
    }

    @Override
    public IntStream ownersGained() {
        return ownersGained.stream();
    }
}
