package dev.roster.decide;

import dev.roster.compact.Hashes;
import dev.roster.compact.IntList;
import dev.roster.compact.LongIntMap;
import dev.roster.model.Field;
import dev.roster.model.UserId;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which rows name which users: stored ones, and ones whom the store does not know. A cell with a stored one costs 12 bytes: asked for once it is known which users the plan deletes and
 * which keys it gives to somebody else. A text that leads to a user whom it will not lead to afterwards is refused.
 */
final class NamedUsers {

    private final List<Field<?>> fields;
    private final List<Target> targets = new ArrayList<>();
    private final LongIntMap targetOfText = new LongIntMap();
    private final IntList rows = new IntList();
    private final IntList targetOfCell = new IntList();
    private final IntList columnOfCell = new IntList();
    private final List<Survey.Reference> references = new ArrayList<>();
    private final LongIntMap firstReferenceOfRow = new LongIntMap();

    /**
     * What a text leads to in the store.
     *
     * @param text what the cell says
     * @param user whom it leads to
     * @param keys the hashes of the keys that it may be
     * @param names the hashes of the full names that it may be, where a name led to the user
     */
    record Target(String text, UserId user, List<Long> keys, List<Long> names) {}

    NamedUsers(List<Field<?>> fields) {
        this.fields = fields;
    }

    /** The number of a text that leads to one stored user: by a key, or by the last of the names. */
    int target(String text, ReferenceText reference, UserId user, List<String> names) {
        long hash = Hashes.of(Field.ID, text);
        int known = targetOfText.get(hash);
        if (known != LongIntMap.ABSENT) {
            return known;
        }
        targetOfText.put(hash, targets.size());
        List<Long> hashes = names.stream().map(ReferenceText::hashOf).toList();
        targets.add(new Target(text, user, reference.keyHashes(), hashes));
        return targets.size() - 1;
    }

    /** Notes that a cell of a row holds the text with this number. */
    void note(int row, int column, int target) {
        rows.add(row);
        columnOfCell.add(column);
        targetOfCell.add(target);
    }

    /** What the texts lead to, by their numbers. */
    List<Target> targets() {
        return Collections.unmodifiableList(targets);
    }

    /** Visits the cells in the order in which they were noted. */
    void forEach(Survey.Naming visitor) {
        for (int cell = 0; cell < rows.size(); cell++) {
            visitor.at(rows.get(cell), fields.get(columnOfCell.get(cell)), targetOfCell.get(cell));
        }
    }

    /** Notes the users that a change makes its user refer to; gives whether some are not known yet. */
    boolean refer(int row, PlannedChange change, NamedTexts names, ManagerGraph managers) {
        int before = references.size();
        for (FieldChange<?> field : change.fields()) {
            if (SheetLayout.isReference(field.field())) {
                UserId user = Objects.requireNonNull(change.user(), "a write concerns a user")
                        .id();
                NamedTexts.Pending named = names.pendingOf(field.afterText());
                int edge = field.field().equals(Field.MANAGER_ID) ? manage(row, user, field, named, managers) : 0;
                add(row, field, names.pendingOf(field.beforeText()), Survey.Side.BEFORE, edge);
                add(row, field, named, Survey.Side.AFTER, edge);
            }
        }
        return references.size() > before;
    }

    private static int manage(
            int row, UserId user, FieldChange<?> change, NamedTexts.@Nullable Pending named, ManagerGraph managers) {
        if (named != null) {
            return managers.setLater(row, user);
        }
        String manager = change.afterText();
        String label = change.raw() == null ? String.valueOf(manager) : change.raw();
        return managers.set(row, user, manager == null ? null : new UserId(manager), label);
    }

    private void add(int row, FieldChange<?> change, NamedTexts.@Nullable Pending named, Survey.Side side, int edge) {
        if (named != null) {
            firstReferenceOfRow.putIfAbsent(row, references.size());
            references.add(new Survey.Reference(row, change.field(), side, named.keys(), named.names(), edge));
        }
    }

    /** The references to users whom the store does not know, in the order of rows. */
    List<Survey.Reference> references() {
        return Collections.unmodifiableList(references);
    }

    /** Those of one row. */
    List<Survey.Reference> referencesOf(int row) {
        int first = firstReferenceOfRow.get(row);
        if (first == LongIntMap.ABSENT) {
            return List.of();
        }
        int end = first;
        while (end < references.size() && references.get(end).row() == row) {
            end++;
        }
        return Collections.unmodifiableList(references.subList(first, end));
    }
}
