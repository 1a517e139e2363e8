package dev.roster.decide;

import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.FieldChange;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose last day of work is over, as the file says, is inactive, whatever else the row says. A day that is stored already
 * keeps who is inactive so, and says nothing new of others: an export that is imported again changes nothing, and who came
 * back stays.
 */
final class EndedWork {

    private final LocalDate today;

    EndedWork(LocalDate today) {
        this.today = today;
    }

    /**
     * Takes a user out whose row tells a last day before today.
     *
     * @param stored the user, or null for a new one
     * @param text the cell that tells the last day; blank where it tells none
     * @param place where the row stands
     * @param changes what the row changes; the status is set here
     * @param issues where it is told
     */
    void apply(
            @Nullable User stored,
            String text,
            ChangeDecision.Place place,
            List<FieldChange<?>> changes,
            List<Issue> issues) {
        LocalDate end = text.isBlank() ? null : endAfter(stored, changes);
        UserStatus before = stored == null ? null : stored.access().status();
        if (end == null || !end.isBefore(today) || statusAfter(before, changes).isAtRest()) {
            return;
        }
        boolean isNew = changes.stream().anyMatch(change -> change.field().equals(Field.END_DATE));
        if (!isNew && before != null && !before.isAtRest()) {
            return;
        }
        changes.removeIf(change -> change.field().equals(Field.STATUS));
        if (before == null || !before.isAtRest()) {
            changes.add(new FieldChange<>(Field.STATUS, before, UserStatus.INACTIVE, null));
        }
        issues.add(Issue.ofCell(IssueCode.WORK_ENDED, place.of(Field.END_DATE), Field.END_DATE, end.toString()));
    }

    private static @Nullable LocalDate endAfter(@Nullable User stored, List<FieldChange<?>> changes) {
        LocalDate end = stored == null ? null : stored.employment().endDate();
        for (FieldChange<?> change : changes) {
            if (change.field().equals(Field.END_DATE)) {
                end = (LocalDate) change.after();
            }
        }
        return end;
    }

    private static UserStatus statusAfter(@Nullable UserStatus before, List<FieldChange<?>> changes) {
        UserStatus after = before == null ? UserStatus.ACTIVE : before;
        for (FieldChange<?> change : changes) {
            if (change.field().equals(Field.STATUS) && change.after() instanceof UserStatus status) {
                after = status;
            }
        }
        return after;
    }
}
