package dev.roster.account;

import dev.roster.access.UserImpact;
import dev.roster.model.Grant;
import dev.roster.model.Place;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.Progress;
import dev.roster.plan.Proof;
import dev.roster.profile.Instruction;
import dev.roster.profile.Offboarding;
import dev.roster.table.TableWriter;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One user at a time. Every call is decided by the same rules as a row of a file, written in one transaction with its
 * journal, audit entry and messages, and undone by its run ({@link dev.roster.Session#undo}). Bad data is told by issues,
 * never thrown. Safe for use by many threads.
 */
public interface Users {

    /**
     * Finds a user by whatever names one.
     *
     * @param text an id, user name, e-mail address or employee id
     * @return the user, without the attributes that the actor may not see, or empty when there is none, or several; whom
     *     the actor may not read is not there
     */
    Optional<User> find(String text);

    /**
     * Finds a user who was deleted and kept.
     *
     * @param text an id, user name, e-mail address or employee id
     * @return the user as {@link #find} shows one, or empty when there is none whom the actor may read; only who may
     *     delete users may read deleted ones
     */
    Optional<User> findDeleted(String text);

    /**
     * Shows everything that the page of a user has (J4, C7), as the actor may see it. What it asks the stores does not grow with
     * the user's history; the sections of the application are asked one after the other.
     *
     * @param id the user
     * @return the detail; empty when there is no such user whom the actor may read
     * @throws dev.roster.spi.StoreException if the stores cannot answer
     */
    Optional<UserDetail> detailOf(UserId id);

    /**
     * Shows a page of what was done to a user. Who may administer the user may see it.
     *
     * @param id the user
     * @param cursor where the page begins, as {@link UserHistory#next} of this user gave it, or null for the newest entries
     * @return the page; empty when there is no such user whom the actor may read
     * @throws IllegalArgumentException if it is no such cursor
     * @throws dev.roster.spi.StoreException if the stores cannot answer
     */
    Optional<UserHistory> historyOf(UserId id, @Nullable String cursor);

    /**
     * Creates a user under a new id.
     *
     * @param form fills in what is known
     * @return what became of it; {@link dev.roster.model.IssueCode#USER_EXISTS} when one of the keys belongs to somebody
     */
    UserOutcome create(Consumer<UserForm> form);

    /**
     * Changes the fields that the form names; a list such as the groups becomes what the form says (A3). Where {@link
     * dev.roster.profile.AccountPolicy.EmailEdits#REFUSED} holds, another address is refused.
     *
     * @param id the user
     * @param expectedVersion the version that was seen; another one is {@link UserOutcome.Kind#STALE}
     * @param form names what changes
     * @return what became of it; users whom the actor may not read look like none
     */
    UserOutcome update(UserId id, long expectedVersion, Consumer<UserForm> form);

    /**
     * Shows what an {@link #update} would do to the user's rights, and writes nothing: what is gained and lost, who is lost from
     * their reach, whether the last owner goes (T7).
     *
     * @param id the user
     * @param form names what would change, such as roles, grants or the status
     * @return the impact, with what stands in the way; empty when there is no such user whom the actor may read
     */
    Optional<UserImpact> impactOf(UserId id, Consumer<UserForm> form);

    /**
     * Gives a user a role at a place, perhaps for a time, beside what the user has. A grant of the same role at the same place
     * is changed: a later end extends it, and what is not named stays. Who gives it is kept with it.
     *
     * @param id the user
     * @param expectedVersion the version that was seen; another one is {@link UserOutcome.Kind#STALE}
     * @param grant what is given
     * @return what became of it; decided like a change of roles, by what the actor is at that place
     */
    UserOutcome grant(UserId id, long expectedVersion, Grant grant);

    /**
     * Takes a role at a place away.
     *
     * @param id the user
     * @param expectedVersion the version that was seen; another one is {@link UserOutcome.Kind#STALE}
     * @param role the role
     * @param place the place
     * @return what became of it; {@link UserOutcome.Kind#UNCHANGED} for a user who has no such grant
     */
    UserOutcome withdraw(UserId id, long expectedVersion, RoleKey role, Place place);

    /**
     * Sends an invitation: to a user who waits for an acceptance, again, or to one who is active and never signed in, who waits
     * from then on. An earlier link is good no longer from the moment this returns; the new one lasts as long as the first one
     * did. The message goes out with the next delivery of the outbox, to the stored address.
     *
     * @param id the user
     * @param expectedVersion the version that was seen; another one is {@link UserOutcome.Kind#STALE}
     * @return what became of it; {@link dev.roster.model.IssueCode#INVITE_NOT_WAITING} for anybody else, and
     *     {@link dev.roster.model.IssueCode#INVITE_NO_ADDRESS} for who cannot be written to
     */
    UserOutcome invite(UserId id, long expectedVersion);

    /**
     * Keeps a user out for the time being (C9): no sign-in, and nothing else is lost. {@link #reactivate} ends it. Who is
     * suspended is found by the filter {@code status eq suspended}.
     *
     * @param id the user
     * @param expectedVersion the version that was seen; another one is {@link UserOutcome.Kind#STALE}
     * @param reason why, kept as {@code statusReason} until the status changes again; null for none
     * @return what became of it; {@link dev.roster.model.IssueCode#REASON_MISSING} where the policy asks for a reason, {@link
     *     dev.roster.model.IssueCode#USER_INACTIVE} for a deactivated user, who is out already
     */
    UserOutcome suspend(UserId id, long expectedVersion, @Nullable String reason);

    /**
     * Puts an account to rest (J6, T8): no sign-in, effective role blocked, data kept. Groups stay or are set aside, as the policy
     * says.
     *
     * @param id the user
     * @param expectedVersion the version that was seen; another one is {@link UserOutcome.Kind#STALE}
     * @param reason why, kept as {@code statusReason} until the status changes again; null for none
     * @return what became of it; {@link UserOutcome.Kind#UNCHANGED} for a user who is inactive already
     */
    UserOutcome deactivate(UserId id, long expectedVersion, @Nullable String reason);

    /**
     * Brings a user back from a suspension or a deactivation, at once and with the groups that were set aside. Where one-time links
     * are sent, who was invited and never accepted is not active then, but waits again; {@link #invite} sends another link. Who
     * registered and awaits an approval ({@link dev.roster.profile.RegistrationSettings#AWAITS_APPROVAL}) is let in, and told by the
     * mail {@link Mail#WELCOME}.
     *
     * @param id the user
     * @param expectedVersion the version that was seen; another one is {@link UserOutcome.Kind#STALE}
     * @return what became of it, with {@link dev.roster.model.IssueCode#ACCEPTANCE_OWED} about who waits again; {@link
     *     dev.roster.model.IssueCode#USER_INVITED} for a user who has not accepted the invitation, {@link dev.roster.model.IssueCode#USER_DELETED} for one whom {@link #restore} brings back
     */
    UserOutcome reactivate(UserId id, long expectedVersion);

    /**
     * Does something outside the store for a user and changes nothing of them: hands over what the user owns (J3), sends a mail
     * (C16), resets the password (J5), or exports everything that is kept about them (T14). {@link #impactOf} has nothing to say about it; a plan for a {@link dev.roster.view.Selection} of one tells beforehand
     * how much is handed over.
     *
     * @param id the user
     * @param expectedVersion the version that was seen; another one is {@link UserOutcome.Kind#STALE}
     * @param instruction what is done, such as {@code Instruction.handOver(successor)}
     * @return what became of it: applied means that it is on its way, with the next delivery; unchanged, that nobody is to be told.
     *     {@link dev.roster.model.IssueCode#TRANSFER_RECIPIENT} when who should get it is not active, {@link
     *     dev.roster.model.IssueCode#RESET_NOT_ACTIVE} when nobody gets in by a password
     */
    UserOutcome instruct(UserId id, long expectedVersion, Instruction instruction);

    /**
     * Puts an account to rest for good (T14), in one go: as {@link #deactivate}, with all groups set aside, what the user owns
     * handed over, if somebody gets it, and their data exported, if that is wanted. Sessions are ended and API keys revoked with the next delivery.
     *
     * @param id the user
     * @param expectedVersion the version that was seen; another one is {@link UserOutcome.Kind#STALE}
     * @param offboarding why, who gets what, and whether their data is exported
     * @return what became of it; for a user who is inactive already, groups, handover and export alone count
     */
    UserOutcome offboard(UserId id, long expectedVersion, Offboarding offboarding);

    /**
     * Deletes a user softly: the user may not sign in and is left out of everything but a question for deleted users,
     * while all that is known of them is kept, their keys included. Needs the permission to delete users.
     *
     * @param id the user
     * @param expectedVersion the version that was seen; another one is {@link UserOutcome.Kind#STALE}
     * @return what became of it; {@link dev.roster.model.IssueCode#USER_DELETED} when the user is deleted already, {@link
     *     dev.roster.model.IssueCode#USER_NOT_INACTIVE} where only deactivated users are deleted and this one is not
     */
    UserOutcome delete(UserId id, long expectedVersion);

    /**
     * Brings a user back who was deleted softly, as active, or to wait again like {@link #reactivate}. Needs the permission to delete users.
     *
     * @param id the user
     * @param expectedVersion the version that was seen; another one is {@link UserOutcome.Kind#STALE}
     * @return what became of it; {@link dev.roster.model.IssueCode#USER_NOT_DELETED} for a user who is not deleted
     */
    UserOutcome restore(UserId id, long expectedVersion);

    /**
     * Deletes a user for good, whether deleted softly before or not: the keys are free again. An undo brings the user back while
     * the journal keeps the run, which {@link #erase} ends.
     *
     * @param id the user
     * @param expectedVersion the version that was seen; another one is {@link UserOutcome.Kind#STALE}
     * @return what became of it; {@link dev.roster.model.IssueCode#USER_NOT_INACTIVE} where only deactivated users are deleted and
     *     this one is neither deactivated nor deleted, {@link dev.roster.model.IssueCode#CONFIRMATION_MISSING} where a deletion
     *     for good is confirmed
     */
    UserOutcome deleteForGood(UserId id, long expectedVersion);

    /**
     * Deletes a user for good, confirmed by who acts (T9).
     *
     * @param id the user
     * @param expectedVersion the version that was seen; another one is {@link UserOutcome.Kind#STALE}
     * @param proof what the host's {@link dev.roster.access.ActorConfirmation} accepts; not looked at where the policy asks for
     *     none
     * @return what became of it; {@link dev.roster.model.IssueCode#CONFIRMATION_WRONG} when it proves nothing, {@link
     *     dev.roster.model.IssueCode#CONFIRMATION_UNAVAILABLE} where the policy asks for one and the host set up no check
     */
    UserOutcome deleteForGood(UserId id, long expectedVersion, Proof proof);

    /**
     * Erases a user for ever, in whatever state {@link #deleteForGood} takes them: the user, tokens and documents such as notes,
     * what the journal of every run says of them, their values and reasons in the audit trail, and the bodies of their messages.
     * Audit entries stay with id, moment, actor and name of the action, this one as {@code erase}. Needs the permission to delete
     * users and, where a deletion for good is confirmed, a proof. {@link #exportOf} saves what is known before.
     *
     * <p>No undo brings an erased user back: that of an older run tells them as {@link
     * dev.roster.model.IssueCode#UNDO_ERASED} and takes back the rest.
     *
     * <p>Of a user who was deleted for good before, version 0 erases what is left: before-images and values. Since nobody knows
     * any more who that was, it takes an operator or an owner; to others nobody is there.
     *
     * <p>What is not the tenant's to find goes with time: an uploaded file at its expiry, the plan of a run that is not finished
     * when that is resumed, and a plan or export that somebody saved when they delete it. What others typed about somebody, such
     * as a note about another user, a filter of a job, or the name of a file, is not looked for. The external account is removed
     * by the next delivery of the outbox.
     *
     * @param id the user
     * @param expectedVersion the version that was seen, another one is {@link UserOutcome.Kind#STALE}; 0 for one who is gone
     * @return what became of it, with {@link dev.roster.model.IssueCode#ERASE_FINAL} where it is done; for a user who is gone,
     *     {@link UserOutcome.Kind#UNCHANGED} when they were erased already, and {@link
     *     dev.roster.model.IssueCode#USER_NOT_FOUND} when nothing is known of them; for one who is there, whatever {@link
     *     #deleteForGood(UserId, long)} says
     */
    UserOutcome erase(UserId id, long expectedVersion);

    /**
     * Erases a user for ever, confirmed by who acts, as {@link #erase(UserId, long)} says.
     *
     * @param id the user
     * @param expectedVersion the version that was seen; 0 for one who is gone
     * @param proof what the host's {@link dev.roster.access.ActorConfirmation} accepts; not looked at where the policy asks for
     *     none
     * @return what became of it; besides, what {@link #deleteForGood(UserId, long, Proof)} says of proofs
     */
    UserOutcome erase(UserId id, long expectedVersion, Proof proof);

    /**
     * Erases all whom {@link dev.roster.profile.AccountPolicy.Retention} keeps no longer, each by an {@link #erase} of its own:
     * users who were deleted softly so long ago, and what is left of those who were deleted for good, as far as the actor may. A
     * user whom Roster did not delete itself counts from {@code deactivatedAt}. Asks for no proof: the policy decides. May be
     * repeated at any time; as a job it is {@link dev.roster.job.JobRequest#eraseOverdue}. Users are read in pages of 500, so
     * that memory does not grow with them.
     *
     * @param progress who hears how many were looked at, and may stop it between two users
     * @return how many were erased; nobody where the policy keeps them for ever
     */
    OverdueErasure eraseOverdue(Progress progress);

    /**
     * Writes everything that is kept about a user as one ZIP: {@code README.txt}, which says what each is; {@code user.json} and
     * {@code user.csv}; the audit trail as {@code history.json} and {@code history.csv}; {@code notes.json}, {@code
     * documents.json} and {@code messages.json}. Equal data gives equal bytes. It streams, so that memory does not grow with the
     * history. An audit entry {@code export-person} is written first, and is in the ZIP.
     *
     * <p>Needs the permission to administer the user, and shows what the actor may see: of attributes, those; of what the user did
     * to others, the names of the actions, to who may see everybody's runs. Left out are the before-images of the journal, whose
     * values the audit trail has too, hashes of one-time tokens, which say nothing, and messages beyond the first 1,000 that wait
     * in the whole tenant.
     *
     * <pre>{@code
     * admin.users().exportOf(ada, response.getOutputStream(), CsvTableWriter::to);
     * }</pre>
     *
     * @param id the user, in whatever state
     * @param zip where it goes; left open
     * @param csv how tables are written, such as {@code CsvTableWriter::to}, which keeps spreadsheets from running a cell
     * @return whether it was written; false, with nothing written, when there is no such user whom the actor may read
     * @throws dev.roster.access.NotAuthorizedException if the actor may read the user, and no more
     * @throws java.io.UncheckedIOException if {@code zip} cannot be written to
     */
    boolean exportOf(UserId id, OutputStream zip, Function<Appendable, TableWriter> csv);

    /**
     * Tells what is at stake when a user is deleted for good, or erased, in a few questions to the stores (C10).
     *
     * @param id the user
     * @return what is lost and what is kept; empty when there is no such user whom the actor may read
     * @throws dev.roster.access.NotAuthorizedException if the actor may not delete the user, whatever state the user is in
     */
    Optional<UserReview> reviewOf(UserId id);

    /**
     * What administrators noted about a user.
     *
     * @param id the user
     * @return the notes, whoever may see them: each call asks
     */
    Notes notes(UserId id);
}
