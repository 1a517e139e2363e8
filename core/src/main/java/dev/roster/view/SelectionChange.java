package dev.roster.view;

import dev.roster.account.UserForm;
import dev.roster.model.Field;
import dev.roster.model.OrganizationKey;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.Instruction;
import dev.roster.profile.Offboarding;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import dev.roster.table.RowSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is done to every user of a {@link Selection}, the same to each. It is planned, shown, applied and undone like a file.
 * Immutable.
 */
public final class SelectionChange {

    private static final Profile EACH = Profiles.users()
            .with(profile -> profile.name("selection")
                    .operation(Profile.Operation.UPDATE)
                    .matchBy(Field.ID)
                    .required(Field.ID)
                    .disarmed(Safeguard.COLUMN_CHANGES_EVERYONE));

    private final Map<Field<?>, @Nullable String> texts;
    private final Profile profile;

    private SelectionChange(Map<Field<?>, @Nullable String> texts, Profile profile) {
        this.texts = new LinkedHashMap<>(texts);
        this.profile = profile;
    }

    /**
     * Gives roles, grants, groups, teams or modules beside those that each user has (A3).
     *
     * <pre>{@code
     * SelectionChange.add(Field.GROUPS, List.of(new GroupKey("navy")))
     * SelectionChange.add(Field.GRANTS, List.of(Grant.of(editor, Place.of(organization))))
     * }</pre>
     *
     * @param list the field
     * @param values what is added, one or more
     * @param <T> the type of its values
     * @return the change
     * @throws IllegalArgumentException if there is none
     */
    public static <T> SelectionChange add(Field<Set<T>> list, Collection<T> values) {
        return list(list, ConflictPolicy.APPEND, values);
    }

    /**
     * Takes roles, grants, groups, teams or modules away from those who have them.
     *
     * @param list the field
     * @param values what is taken away, one or more
     * @param <T> the type of its values
     * @return the change
     * @throws IllegalArgumentException if there is none
     */
    public static <T> SelectionChange remove(Field<Set<T>> list, Collection<T> values) {
        return list(list, ConflictPolicy.REMOVE, values);
    }

    /**
     * Moves users to an organization.
     *
     * @param organization where they belong from now on
     * @return the change
     */
    public static SelectionChange moveTo(OrganizationKey organization) {
        return set(form -> form.set(Field.ORGANIZATION, organization));
    }

    /**
     * Sends invitations (J2): to those who wait, again, and to those who are active and never signed in, who wait from then on.
     * Others are left out and listed.
     *
     * @return the change
     */
    public static SelectionChange invite() {
        return new SelectionChange(Map.of(), EACH.with(profile -> profile.operation(Profile.Operation.INVITE)));
    }

    /**
     * Keeps users out for the time being (C9).
     *
     * @param reason why; null for none
     * @return the change
     */
    public static SelectionChange suspend(@Nullable String reason) {
        return to(UserStatus.SUSPENDED, reason);
    }

    /**
     * Puts accounts to rest (T8). Many at once trip {@link Safeguard#DEACTIVATIONS}, to be acknowledged.
     *
     * @param reason why; null for none
     * @return the change
     */
    public static SelectionChange deactivate(@Nullable String reason) {
        return to(UserStatus.INACTIVE, reason);
    }

    /**
     * Brings users back from a suspension or from rest.
     *
     * @return the change
     */
    public static SelectionChange reactivate() {
        return to(UserStatus.ACTIVE, null);
    }

    /**
     * Deletes users softly: hidden, and kept for a restoration (T9). Where only deactivated users are deleted, others are rejected.
     *
     * @return the change
     */
    public static SelectionChange softDelete() {
        return to(UserStatus.DELETED, null);
    }

    /**
     * Brings users back who were deleted softly; they are selected by their ids, or by a view that asks for deleted users.
     *
     * @return the change
     */
    public static SelectionChange restore() {
        return new SelectionChange(Map.of(), EACH.with(profile -> profile.operation(Profile.Operation.RESTORE)));
    }

    /**
     * Deletes users for good (A5), with memberships and settings. Many at once trip {@link Safeguard#DELETIONS}. Where only deactivated users are deleted, others are rejected.
     *
     * @return the change
     */
    public static SelectionChange deleteForGood() {
        return new SelectionChange(Map.of(), EACH.with(profile -> profile.operation(Profile.Operation.DELETE)));
    }

    /**
     * Erases users for ever, with every trace of them, as {@link dev.roster.account.Users#erase} does one. Many at once trip
     * {@link Safeguard#DELETIONS}. Where only deactivated users are deleted, others are rejected.
     *
     * @return the change
     */
    public static SelectionChange erase() {
        return new SelectionChange(Map.of(), EACH.with(profile -> profile.operation(Profile.Operation.ERASE)));
    }

    /**
     * Hands over what users own in the application (J3); nothing of them changes.
     *
     * @param successor who gets it, an active user
     * @return the change
     */
    public static SelectionChange handOverTo(UserId successor) {
        return new SelectionChange(Map.of(), EACH).handingOverTo(successor);
    }

    /**
     * Sends a mail (C16); nothing of the users changes. Those whom no mail reaches, and those who want none, are left out and
     * listed.
     *
     * @param message the message, as {@link Instruction#message} makes one
     * @return the change
     * @throws IllegalArgumentException if the instruction is no message
     */
    public static SelectionChange message(Instruction message) {
        if (message.kind() != Instruction.Kind.MESSAGE) {
            throw new IllegalArgumentException(message.kind() + " is no message");
        }
        return new SelectionChange(Map.of(), EACH).with(message);
    }

    /**
     * Resets passwords (J5); nothing of the users changes. Those who are not active are left out and listed.
     *
     * @return the change
     */
    public static SelectionChange resetPassword() {
        return new SelectionChange(Map.of(), EACH).with(Instruction.reset());
    }

    /**
     * Exports everything that is kept about each user, each as a ZIP of their own; nothing of them changes.
     *
     * @return the change
     */
    public static SelectionChange exportPerson() {
        return new SelectionChange(Map.of(), EACH).exporting();
    }

    /**
     * Lets people leave (T14): accounts at rest, groups set aside, what they own handed over, their data exported.
     *
     * @param offboarding why, who gets what they own, and whether their data is exported
     * @return the change
     */
    public static SelectionChange offboard(Offboarding offboarding) {
        return new SelectionChange(because(offboarding.reason()), offboarding.of(EACH));
    }

    /**
     * Hands over what the users own in the application besides, such as when they move or are deleted (C14).
     *
     * @param successor who gets it, an active user
     * @return the changed copy
     */
    public SelectionChange handingOverTo(UserId successor) {
        return with(Instruction.handOver(successor));
    }

    /**
     * Exports everything that is kept about each user besides, such as when they are deleted softly. Whom the change removes for
     * good is rejected, since nothing would be left.
     *
     * @return the changed copy
     */
    public SelectionChange exporting() {
        return with(Instruction.export());
    }

    /**
     * Tells each user by mail which fields were changed (T6).
     *
     * @return the changed copy
     */
    public SelectionChange notifying() {
        return with(Instruction.notice());
    }

    private SelectionChange with(Instruction instruction) {
        return new SelectionChange(texts, profile.with(told -> told.instruct(instruction)));
    }

    private static SelectionChange to(UserStatus status, @Nullable String reason) {
        return new SelectionChange(because(reason), EACH.with(profile -> profile.forced(status)));
    }

    private static Map<Field<?>, @Nullable String> because(@Nullable String reason) {
        Map<Field<?>, @Nullable String> texts = new LinkedHashMap<>();
        if (reason != null) {
            texts.put(Field.STATUS_REASON, reason);
        }
        return texts;
    }

    /**
     * Sets fields to the same values; null clears a field.
     *
     * @param form says which fields, as for one user
     * @return the change
     * @throws IllegalArgumentException if it names no field, or Roster keeps one of them itself
     */
    public static SelectionChange set(Consumer<UserForm> form) {
        UserForm filled = new UserForm();
        form.accept(filled);
        if (filled.texts().isEmpty()) {
            throw new IllegalArgumentException("name a field that changes");
        }
        return new SelectionChange(filled.texts(), EACH);
    }

    private static <T> SelectionChange list(Field<Set<T>> field, ConflictPolicy policy, Collection<T> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("name one of " + field.key() + " at least");
        }
        Set<T> value = Set.copyOf(keys);
        return new SelectionChange(
                Map.of(field, field.format(value)), EACH.with(profile -> profile.onConflict(field, policy)));
    }

    /** {@return how the rows are imported: by id, users who are not there are rejected} */
    public Profile profile() {
        return profile;
    }

    /**
     * The change of each user as a row.
     *
     * @param selection whose
     * @param views who looks, and finds those of a view
     * @return a source for {@link #profile()}
     */
    public RowSource rows(Selection selection, Views views) {
        return new SelectedRows(
                Objects.requireNonNull(selection, "selection"), Objects.requireNonNull(views, "views"), texts);
    }
}
