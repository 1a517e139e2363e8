package dev.roster.apply;

import dev.roster.json.JournalCodec;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.plan.AppliedChange;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ExpectedState;
import dev.roster.plan.FieldChange;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.tenant.RunJournal;
import dev.roster.tenant.TenantState;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares an undo with the journal of the run that it takes back. An undo may bring back what no other plan may write,
 * such as the moment of creation and users who name somebody who is gone, so it brings back nothing else.
 */
final class UndoAgreement {

    private UndoAgreement() {}

    /**
     * Checks that every change of an undo brings back what the run found.
     *
     * @throws PlanException if one does not, or there is no such run
     */
    static void require(TenantState tenant, ImportPlan plan, PlanId undone) {
        Run run = tenant.stores()
                .journal()
                .find(undone)
                .filter(found -> found.state() == Run.State.FINISHED)
                .orElseThrow(() -> new PlanException(
                        PlanException.Reason.REFUSED,
                        "this plan takes back run " + undone
                                + ", which is not finished or not known here; plan the undo again"));
        RunJournal journal = new RunJournal(tenant.stores().journal(), tenant.fields(), run);
        try (Stream<PlannedChange> changes = plan.changes()) {
            if (!agree(changes.iterator(), journal)) {
                throw new PlanException(
                        PlanException.Reason.REFUSED,
                        "this plan does not bring back what run " + undone + " found; plan the undo again");
            }
        }
    }

    /** Whether every change stands for the one of the journal in its place. */
    private static boolean agree(Iterator<PlannedChange> changes, RunJournal journal) {
        for (Optional<List<JournalCodec.Body>> page = journal.previous(); page.isPresent(); page = journal.previous()) {
            for (JournalCodec.Body body : page.get()) {
                for (AppliedChange applied : body.changes()) {
                    if (!changes.hasNext() || !isInverse(changes.next(), applied)) {
                        return false;
                    }
                }
            }
        }
        return isIdle(changes);
    }

    /** What is left over tells of users who were erased since, and writes nothing. */
    private static boolean isIdle(Iterator<PlannedChange> rest) {
        while (rest.hasNext()) {
            if (rest.next().kind().isWrite()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInverse(PlannedChange change, AppliedChange applied) {
        if (!change.kind().isWrite()) {
            return true;
        }
        PlannedUser user = Objects.requireNonNull(change.user(), "a write concerns a user");
        PlannedUser done = Objects.requireNonNull(applied.change().user(), "a write concerned a user");
        return user.id().equals(done.id()) && bringsBack(change, applied);
    }

    private static boolean bringsBack(PlannedChange change, AppliedChange applied) {
        if (change.kind() == ChangeKind.ERASE) {
            return false;
        }
        User deleted = applied.deleted();
        if (change.kind() == ChangeKind.CREATE) {
            return deleted != null
                    && change.expected().equals(ExpectedState.absentThen(applied.version() + 2))
                    && change.fields().stream().allMatch(field -> isOf(field, deleted));
        }
        boolean tookAway = change.kind() == ChangeKind.DELETE;
        return tookAway == (applied.change().kind() == ChangeKind.CREATE)
                && change.fields().stream()
                        .allMatch(field -> applied.change().fields().stream().anyMatch(old -> isInverse(field, old)));
    }

    private static <T> boolean isOf(FieldChange<T> change, User deleted) {
        Field<T> field = change.field();
        return Objects.equals(
                change.afterText(), field.of(deleted).map(field::format).orElse(null));
    }

    private static boolean isInverse(FieldChange<?> change, FieldChange<?> done) {
        return change.field().equals(done.field()) && Objects.equals(change.afterText(), done.beforeText());
    }
}
