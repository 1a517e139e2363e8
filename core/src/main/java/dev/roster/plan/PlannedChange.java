package dev.roster.plan;

import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Severity;
import dev.roster.model.UserId;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plan does with one row.
 *
 * @param row the row as a spreadsheet shows it, header = row 1; null for a user whom the file does not mention
 * @param kind what is done
 * @param user whom it concerns, or null when the row leads to nobody
 * @param expected what must be stored of the user for the change to be written; {@link ExpectedState#NEW}, so nobody, where
 *     {@link ChangeKind#ERASE} is about what is left of a user who is gone
 * @param fields what changes, in the order of the fields; empty unless {@link ChangeKind#isWrite()}
 * @param issues what is wrong with the row, or worth a look
 * @param effects what must happen outside the store afterwards
 * @param order when and with whom the row is written
 */
public record PlannedChange(
        @Nullable Long row,
        ChangeKind kind,
        @Nullable PlannedUser user,
        ExpectedState expected,
        List<FieldChange<?>> fields,
        List<Issue> issues,
        List<Effect> effects,
        Order order) {

    /** What is said of effects, which a row that does nothing has none of. */
    private static final Set<IssueCode> OF_EFFECTS = Set.of(
            IssueCode.TRANSFER_COUNTED,
            IssueCode.TRANSFER_UNCOUNTED,
            IssueCode.RESET_ORDERED,
            IssueCode.EXPORT_ORDERED);

    /**
     * When and with whom a row is written.
     *
     * @param wave rows of a smaller wave are written first, from 0
     * @param unit rows of the same unit are written together or not at all; 0 for a row that stands alone
     * @param needs the changes that must be written before, by their place in the plan, from 0; if one of them fails, so
     *     does this one
     */
    public record Order(int wave, int unit, List<Integer> needs) {

        /** Alone, and at once. */
        public static final Order FREE = new Order(0, 0, List.of());

        /** Copies the list. */
        public Order {
            needs = List.copyOf(needs);
        }
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the row is no row, a write concerns nobody, a field stands twice or is the id,
     *     or what is expected, the fields or the effects do not go with the kind
     */
    public PlannedChange {
        Objects.requireNonNull(kind, "kind");
        if (row != null && row < 1) {
            throw new IllegalArgumentException("rows count from 1, found " + row);
        }
        boolean isOfTraces = kind == ChangeKind.ERASE && expected.equals(ExpectedState.NEW);
        if (expected.kind() != expectationOf(kind) && !isOfTraces) {
            throw new IllegalArgumentException(kind + " expects a user who is " + expectationOf(kind));
        }
        Objects.requireNonNull(order, "order");
        fields = List.copyOf(fields);
        issues = List.copyOf(issues);
        effects = List.copyOf(effects);
        requireWhole(kind, user, fields);
        if (!kind.isWrite() && !effects.isEmpty()) {
            throw new IllegalArgumentException(kind + " has no effects");
        }
    }

    /**
     * Checks that a write is one.
     *
     * @throws IllegalArgumentException if it concerns nobody, or changes what its kind does not change
     */
    private static void requireWhole(ChangeKind kind, @Nullable PlannedUser user, List<FieldChange<?>> fields) {
        if (kind.isWrite() && user == null) {
            throw new IllegalArgumentException(kind + " concerns a user");
        }
        boolean mayChangeFields = kind.isWrite() && !kind.removes();
        if (!mayChangeFields && !fields.isEmpty()) {
            throw new IllegalArgumentException(kind + " changes no field");
        }
        Set<Field<?>> seen = new HashSet<>();
        for (FieldChange<?> change : fields) {
            if (change.field().equals(Field.ID) || !seen.add(change.field())) {
                throw new IllegalArgumentException(change.field() + " changes never, or twice");
            }
        }
    }

    /**
     * The erasure of what is left of a user who is gone already.
     *
     * @param user whose
     * @return the change, of no row
     */
    public static PlannedChange erasureOfTraces(UserId user) {
        return new PlannedChange(
                null,
                ChangeKind.ERASE,
                PlannedUser.of(user),
                ExpectedState.NEW,
                List.of(),
                List.of(Issue.of(IssueCode.ERASE_FINAL, null)),
                List.of(),
                Order.FREE);
    }

    /**
     * A row that does nothing.
     *
     * @param row the row, or null for a user whom the file does not mention
     * @param kind unchanged, skipped or rejected
     * @param user whom it concerns, or null
     * @param issues why
     * @return the change
     */
    public static PlannedChange idle(
            @Nullable Long row, ChangeKind kind, @Nullable PlannedUser user, List<Issue> issues) {
        return new PlannedChange(row, kind, user, ExpectedState.ANYTHING, List.of(), issues, List.of(), Order.FREE);
    }

    /** {@return whether the row has an error} */
    public boolean hasErrors() {
        return issues.stream().anyMatch(issue -> issue.severity() == Severity.ERROR);
    }

    /**
     * The same change at another place of the order.
     *
     * @param newOrder when it is written
     * @return the changed copy
     */
    public PlannedChange with(Order newOrder) {
        return new PlannedChange(row, kind, user, expected, fields, issues, effects, newOrder);
    }

    /**
     * The same change of other fields.
     *
     * @param newFields what changes
     * @return the changed copy
     */
    public PlannedChange with(List<FieldChange<?>> newFields) {
        return new PlannedChange(row, kind, user, expected, newFields, issues, effects, order);
    }

    /**
     * The same change with other effects.
     *
     * @param newEffects what must happen outside the store afterwards
     * @return the changed copy
     */
    public PlannedChange withEffects(List<Effect> newEffects) {
        return new PlannedChange(row, kind, user, expected, fields, issues, newEffects, order);
    }

    /**
     * The same change, with the user that it concerns.
     *
     * @param known the user
     * @return the changed copy
     */
    public PlannedChange of(PlannedUser known) {
        return new PlannedChange(row, kind, known, expected, fields, issues, effects, order);
    }

    /**
     * The same row, turned into one that does nothing, also outside the store.
     *
     * @param idleKind unchanged, skipped or rejected
     * @param why what is told besides
     * @return the changed copy
     */
    public PlannedChange demotedTo(ChangeKind idleKind, Issue why) {
        List<Issue> all = new ArrayList<>(issues);
        all.removeIf(issue -> OF_EFFECTS.contains(issue.code()));
        all.add(why);
        return idle(row, idleKind, user, all);
    }

    /**
     * The same change of other fields, with what is to be said about it.
     *
     * @param newFields what changes
     * @param newIssues all that is worth a look
     * @return the changed copy
     */
    public PlannedChange with(List<FieldChange<?>> newFields, List<Issue> newIssues) {
        return new PlannedChange(row, kind, user, expected, newFields, newIssues, effects, order);
    }

    /**
     * Where the change comes from.
     *
     * @param source what people call the file
     * @return its row, or the file as a whole for a user whom it does not mention
     */
    public RowLocation at(String source) {
        return new RowLocation(source, null, row == null ? 0 : row, null);
    }

    /**
     * {@return the same change with nothing about its user but the id, as a run keeps it of somebody whom it erases}
     */
    public PlannedChange asTrace() {
        PlannedUser traced = user == null ? null : PlannedUser.of(user.id());
        return new PlannedChange(row, kind, traced, expected, List.of(), List.of(), effects, order);
    }

    /** {@return what a message about another change calls this one: {@code row 5}, or {@code the change of user ada-7}} */
    public String words() {
        if (row != null) {
            return "row " + row;
        }
        return user == null ? "the change of nobody" : "the change of user " + user.id();
    }

    private static ExpectedState.Kind expectationOf(ChangeKind kind) {
        return switch (kind) {
            case CREATE -> ExpectedState.Kind.ABSENT;
            case UPDATE, DEACTIVATE, REACTIVATE, DELETE, ERASE -> ExpectedState.Kind.STORED;
            case UNCHANGED, SKIPPED, REJECTED -> ExpectedState.Kind.ANYTHING;
        };
    }

    /** {@return row and kind alone: the rest is personal data} */
    @Override
    public String toString() {
        return "PlannedChange[" + (row == null ? "not in file" : "row " + row) + " " + kind + "]";
    }
}
