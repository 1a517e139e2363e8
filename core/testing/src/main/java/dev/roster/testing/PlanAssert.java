package dev.roster.testing;

import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Safeguard;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a plan. A user is named by id, e-mail address, user name or employee id, whichever the plan shows;
 * values are given as their canonical text. Each assertion says what the plan must hold;
 * {@link #hasNoOtherChanges} that this was all. For one thread.
 */
public final class PlanAssert extends AbstractAssert<PlanAssert, ImportPlan> {

    private final PlannedLines lines;

    PlanAssert(ImportPlan plan) {
        super(plan, PlanAssert.class);
        isNotNull();
        this.lines = PlannedLines.of(plan);
    }

    /**
     * Verifies that a user is created.
     *
     * @param user the new user
     * @return this assertion
     */
    public PlanAssert creates(String user) {
        return does(ChangeKind.CREATE, user);
    }

    /**
     * Verifies that a user is created with a value.
     *
     * @param user the new user
     * @param field the field
     * @param value the canonical text of the value
     * @return this assertion
     */
    public PlanAssert creates(String user, Field<?> field, String value) {
        return has(
                "create " + user + " with " + PlannedLines.shown(field, null, value),
                change -> change.kind() == ChangeKind.CREATE
                        && PlannedLines.isAbout(change, user)
                        && PlannedLines.sets(change, field, null, value),
                lines::tell);
    }

    /**
     * Verifies that a field of a stored user changes, whether the user is also deactivated or reactivated or not.
     *
     * @param user the user, as stored before or as changed
     * @param field the field
     * @param before the canonical text of the stored value, or null when there is none
     * @param after the canonical text of the new value, or null when it is removed
     * @return this assertion
     */
    public PlanAssert updates(String user, Field<?> field, @Nullable String before, @Nullable String after) {
        return has(
                "update " + user + " with " + PlannedLines.shown(field, before, after),
                change -> change.kind() != ChangeKind.CREATE
                        && PlannedLines.isAbout(change, user)
                        && PlannedLines.sets(change, field, before, after),
                change -> lines.tell(change, field));
    }

    /**
     * Verifies that a user is deactivated; other fields that change with it are told by {@link #updates}.
     *
     * @param user the user
     * @return this assertion
     */
    public PlanAssert deactivates(String user) {
        return does(ChangeKind.DEACTIVATE, user);
    }

    /**
     * Verifies that a user is reactivated; other fields that change with it are told by {@link #updates}.
     *
     * @param user the user
     * @return this assertion
     */
    public PlanAssert reactivates(String user) {
        return does(ChangeKind.REACTIVATE, user);
    }

    /**
     * Verifies that a user is deleted.
     *
     * @param user the user
     * @return this assertion
     */
    public PlanAssert deletes(String user) {
        return does(ChangeKind.DELETE, user);
    }

    /**
     * Verifies that a user is erased for ever.
     *
     * @param user the user
     * @return this assertion
     */
    public PlanAssert erases(String user) {
        return does(ChangeKind.ERASE, user);
    }

    /**
     * Verifies that a row finds a user who is as it says.
     *
     * @param user the user
     * @return this assertion
     */
    public PlanAssert leavesUnchanged(String user) {
        return does(ChangeKind.UNCHANGED, user);
    }

    /**
     * Verifies that a row is left out by the policy.
     *
     * @param row the row as a spreadsheet shows it, from 1
     * @return this assertion
     */
    public PlanAssert skipsRow(long row) {
        return has(
                "skip row " + row,
                change -> PlannedLines.isRow(change, row) && change.kind() == ChangeKind.SKIPPED,
                lines::tell);
    }

    /**
     * Verifies that a row is rejected.
     *
     * @param row the row as a spreadsheet shows it, from 1
     * @param why one of its issues
     * @return this assertion
     */
    public PlanAssert rejectsRow(long row, IssueCode why) {
        return has(
                "reject row " + row + ": " + why.code(),
                change -> PlannedLines.isRow(change, row)
                        && change.kind() == ChangeKind.REJECTED
                        && PlannedLines.hasIssue(change, why),
                lines::tell);
    }

    /**
     * Verifies that something is said about a row, whatever becomes of it.
     *
     * @param row the row as a spreadsheet shows it, from 1
     * @param code what is said
     * @return this assertion
     */
    public PlanAssert hasIssue(long row, IssueCode code) {
        return has(
                "say of row " + row + ": " + code.code(),
                change -> PlannedLines.isRow(change, row) && PlannedLines.hasIssue(change, code),
                change -> {});
    }

    /**
     * Verifies that something is said about the file as a whole.
     *
     * @param code what is said
     * @return this assertion
     */
    public PlanAssert hasIssue(IssueCode code) {
        List<Issue> issues = actual.basis().issues();
        return check(issues.stream().anyMatch(issue -> issue.code() == code), "say of the file: " + code.code());
    }

    /**
     * Verifies that roles are created before the rows are written.
     *
     * @param names what they are called
     * @return this assertion
     */
    public PlanAssert createsRoles(String... names) {
        return createsEntries("role ", names);
    }

    /**
     * Verifies that groups are created before the rows are written.
     *
     * @param names what they are called
     * @return this assertion
     */
    public PlanAssert createsGroups(String... names) {
        return createsEntries("group ", names);
    }

    /**
     * Verifies that organizations are created before the rows are written.
     *
     * @param names what they are called
     * @return this assertion
     */
    public PlanAssert createsOrganizations(String... names) {
        return createsEntries("organization ", names);
    }

    /**
     * Verifies that a safeguard must be acknowledged first.
     *
     * @param safeguard the safeguard
     * @return this assertion
     */
    public PlanAssert trips(Safeguard safeguard) {
        return check(
                actual.safeguards().stream().anyMatch(tripped -> tripped.safeguard() == safeguard),
                "trip " + safeguard.word());
    }

    /**
     * Verifies that the plan can be applied as it is.
     *
     * @return this assertion
     */
    public PlanAssert isApplicable() {
        return check(actual.isApplicable(), "be applicable");
    }

    /**
     * Verifies that the plan cannot be applied as it is.
     *
     * @return this assertion
     */
    public PlanAssert isNotApplicable() {
        return check(!actual.isApplicable(), "not be applicable");
    }

    /**
     * Verifies that everything that the plan writes, creates or rejects was named by an assertion before this one: users
     * who are created and deleted, each field of those who are changed, roles, groups and organizations. Rows that are
     * unchanged or skipped need not be named.
     *
     * @return this assertion
     */
    public PlanAssert hasNoOtherChanges() {
        List<String> untold = lines.untold();
        if (!untold.isEmpty()) {
            failWithMessage(
                    "%s",
                    "Expecting the plan to have no other changes, but it also has:\n" + PlannedLines.listed(untold));
        }
        return this;
    }

    private PlanAssert createsEntries(String kind, String... names) {
        for (String name : names) {
            check(lines.tellEntry(kind + name), "create the " + kind + name);
        }
        return this;
    }

    private PlanAssert does(ChangeKind kind, String user) {
        return has(
                PlannedLines.verb(kind) + " " + user,
                change -> change.kind() == kind && PlannedLines.isAbout(change, user),
                lines::tell);
    }

    private PlanAssert has(String expected, Predicate<PlannedChange> wanted, Consumer<PlannedChange> telling) {
        List<PlannedChange> found = lines.matching(wanted);
        found.forEach(telling);
        return check(!found.isEmpty(), expected);
    }

    private PlanAssert check(boolean isTrue, String expected) {
        if (!isTrue) {
            failWithMessage(
                    "%s",
                    "Expecting the plan to " + expected + ",\nbut it has:\n" + PlannedLines.listed(lines.everything()));
        }
        return this;
    }
}
