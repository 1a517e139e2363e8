package dev.roster.profile;

import dev.roster.spi.AttemptWindow;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an application wants of the life of an account, beyond what holds in all of them. The same for single calls, forms,
 * selections and files. Immutable; {@link #defaults()} loses no data, and each preset is that of one kind of application.
 *
 * <pre>{@code
 * Roster.on(stores).accounts(AccountPolicy.agentPlatform().with(AccountPolicy.SuspensionReason.REQUIRED)).build();
 * }</pre>
 *
 * @param emails whether an edit of one user changes the address
 * @param deletion who may be deleted
 * @param groups what becomes of the groups of an account at rest
 * @param suspension whether a suspension needs a reason
 * @param hardDeletion whether a deletion for good is confirmed
 * @param retention how long deleted users are kept
 * @param invitations how many invitations go out
 */
public record AccountPolicy(
        EmailEdits emails,
        DeletionOrder deletion,
        RestingGroups groups,
        SuspensionReason suspension,
        HardDeletion hardDeletion,
        Retention retention,
        Invitations invitations) {

    /** Whether an edit of one user changes the address, by which invitations and sign-in find people. */
    public enum EmailEdits {
        /** It does (C8): {@code update(ada, 1, user -> user.primaryEmail("ada@example.org"))} is applied. The default. */
        ALLOWED,
        /** It does not (J5): the same call is rejected; a file may still do it. */
        REFUSED
    }

    /** Who may be deleted, softly or for good. */
    public enum DeletionOrder {
        /** Everybody: {@code delete(ada, 1)} hides an active Ada. The default. */
        ANY_TIME,
        /**
         * Who is deactivated (J5): {@code delete(ada, 1)} of an active Ada is rejected, by a call, a form or a selection. A
         * row of a file that deletes deactivates and deletes at once, which needs the permissions for both.
         */
        AFTER_DEACTIVATION
    }

    /** What becomes of the groups of an account that is put to rest. */
    public enum RestingGroups {
        /** They stay: a deactivated Ada is listed in {@code navy}. The default. */
        KEPT,
        /**
         * They are set aside (T8): a deactivated Ada is in no group, and comes back to {@code navy} when she is reactivated;
         * {@link dev.roster.model.Field#SET_ASIDE_GROUPS} remembers it.
         */
        SET_ASIDE
    }

    /** Whether a suspension needs a reason. */
    public enum SuspensionReason {
        /** It does not (C9): {@code suspend(ada, 1, null)} is applied. The default. */
        OPTIONAL,
        /** It does: the same call, and a row that suspends without a reason, are rejected. */
        REQUIRED
    }

    /**
     * How long deleted users are kept, those who were deleted softly and what is left of those who were deleted for good, until
     * {@link dev.roster.account.Users#eraseOverdue} erases them.
     *
     * @param time how long, or null for ever
     */
    public record Retention(@Nullable Duration time) {

        /** Until somebody erases them. The default. */
        public static final Retention FOR_EVER = new Retention(null);

        /**
         * Checks the time.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Retention {
            if (time != null && (time.isNegative() || time.isZero())) {
                throw new IllegalArgumentException("deleted users are kept for some time, found " + time
                        + "; to keep nothing of a user, erase them");
            }
        }

        /**
         * So many days of 24 hours.
         *
         * @param days how many, 1 or more: with 30, who was deleted on the first of June at noon is erased from the first of July
         *     at noon on
         * @return the retention
         * @throws IllegalArgumentException if it is not positive
         */
        public static Retention ofDays(long days) {
            return new Retention(Duration.ofDays(days));
        }
    }

    /**
     * How many invitations with a link go out, those that are sent again among them. The limit of a window, such as {@code new
     * AttemptWindow.Limit(100, Duration.ofDays(1), Duration.ofDays(1))}, holds from its first invitation on; a window that
     * follows a used-up one is longer where the limit says so. A row of a plan that would send one more is rejected in the
     * preview, with the moment from which it may be tried again; when others used the room up meanwhile, it is not applied.
     *
     * <p>What was written counts, delivered or not; so does what came to nothing because a process died before it wrote, or that
     * was counted by a clock that was behind the one by which the window began. A welcome to somebody who is active, and the mails
     * of self-registration, which has limits of its own, do not. Needs {@link dev.roster.RosterBuilder#links}, without which nobody is invited by a link, and stores that
     * count attempts.
     *
     * @param perInviter how many one person may send, or null for any number
     * @param perTenant how many may go out altogether, or null for any number
     * @param perAddress how many may go to one address, whoever has it, or null for any number
     */
    public record Invitations(
            AttemptWindow.@Nullable Limit perInviter,
            AttemptWindow.@Nullable Limit perTenant,
            AttemptWindow.@Nullable Limit perAddress) {

        /** As many as anybody sends who may. The default. */
        public static final Invitations UNLIMITED = new Invitations(null, null, null);

        /** {@return whether nothing is limited} */
        public boolean isUnlimited() {
            return equals(UNLIMITED);
        }
    }

    /** Whether somebody who deletes for good, or erases, proves that it is them. */
    public enum HardDeletion {
        /** They do not: {@code deleteForGood(ada, 1)} is applied. The default. */
        UNCONFIRMED,
        /**
         * They do (T9), by a password for example: without a {@code Proof} that the host accepts, nobody is removed, be it by a
         * call or by a plan; a job or a directory has none to give. Whose {@link Retention} is over is erased without one.
         */
        CONFIRMED
    }

    private static final AccountPolicy DEFAULTS = new AccountPolicy(
            EmailEdits.ALLOWED,
            DeletionOrder.ANY_TIME,
            RestingGroups.KEPT,
            SuspensionReason.OPTIONAL,
            HardDeletion.UNCONFIRMED,
            Retention.FOR_EVER,
            Invitations.UNLIMITED);

    /** Checks that everything is there. */
    public AccountPolicy {
        Objects.requireNonNull(emails, "emails");
        Objects.requireNonNull(deletion, "deletion");
        Objects.requireNonNull(groups, "groups");
        Objects.requireNonNull(suspension, "suspension");
        Objects.requireNonNull(hardDeletion, "hardDeletion");
        Objects.requireNonNull(retention, "retention");
        Objects.requireNonNull(invitations, "invitations");
    }

    /** {@return addresses change, everybody may be deleted and is kept for ever, groups stay, no reason and no proof is asked for, and
     * any number of invitations goes out} */
    public static AccountPolicy defaults() {
        return DEFAULTS;
    }

    /** {@return that of a learning platform (J5): addresses stay in an edit, who is deleted was deactivated before} */
    public static AccountPolicy learningPlatform() {
        return DEFAULTS.with(EmailEdits.REFUSED).with(DeletionOrder.AFTER_DEACTIVATION);
    }

    /** {@return that of an activity platform (C8, C9): the defaults} */
    public static AccountPolicy activityPlatform() {
        return DEFAULTS;
    }

    /** {@return that of a platform of agents (T8, T9): groups are set aside, a deletion for good is confirmed} */
    public static AccountPolicy agentPlatform() {
        return DEFAULTS.with(RestingGroups.SET_ASIDE).with(HardDeletion.CONFIRMED);
    }

    /** {@return that of a console with groups (A4): the defaults; memberships go with a deletion} */
    public static AccountPolicy adminConsole() {
        return DEFAULTS;
    }

    /** {@return that of tenants who keep their users in a file (F2): the defaults} */
    public static AccountPolicy tenantForms() {
        return DEFAULTS;
    }

    /**
     * The same policy with another answer.
     *
     * @param other whether an edit changes the address
     * @return the changed copy
     */
    public AccountPolicy with(EmailEdits other) {
        return new AccountPolicy(other, deletion, groups, suspension, hardDeletion, retention, invitations);
    }

    /**
     * The same policy with another answer.
     *
     * @param other who may be deleted
     * @return the changed copy
     */
    public AccountPolicy with(DeletionOrder other) {
        return new AccountPolicy(emails, other, groups, suspension, hardDeletion, retention, invitations);
    }

    /**
     * The same policy with another answer.
     *
     * @param other what becomes of groups
     * @return the changed copy
     */
    public AccountPolicy with(RestingGroups other) {
        return new AccountPolicy(emails, deletion, other, suspension, hardDeletion, retention, invitations);
    }

    /**
     * The same policy with another answer.
     *
     * @param other whether a reason is needed
     * @return the changed copy
     */
    public AccountPolicy with(SuspensionReason other) {
        return new AccountPolicy(emails, deletion, groups, other, hardDeletion, retention, invitations);
    }

    /**
     * The same policy with another answer.
     *
     * @param other whether it is confirmed
     * @return the changed copy
     */
    public AccountPolicy with(HardDeletion other) {
        return new AccountPolicy(emails, deletion, groups, suspension, other, retention, invitations);
    }

    /**
     * The same policy with another answer.
     *
     * @param other how long deleted users are kept
     * @return the changed copy
     */
    public AccountPolicy with(Retention other) {
        return new AccountPolicy(emails, deletion, groups, suspension, hardDeletion, other, invitations);
    }

    /**
     * The same policy with another answer.
     *
     * @param other how many invitations go out
     * @return the changed copy
     */
    public AccountPolicy with(Invitations other) {
        return new AccountPolicy(emails, deletion, groups, suspension, hardDeletion, retention, other);
    }
}
