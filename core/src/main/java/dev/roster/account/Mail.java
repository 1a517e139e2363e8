package dev.roster.account;

import dev.roster.model.EmailAddress;
import dev.roster.model.UserId;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A message to one person, before it is put into words. What people typed is safe to show in a body: it is short, of one line,
 * and holds neither a link nor an address; it has no place in a subject. The values of a message that somebody wrote ({@link
 * dev.roster.profile.Instruction#message}) alone are as they wrote them, lines and links included. Immutable.
 *
 * @param key what tells it from all others: a mail that is sent again, since nobody knows whether it went out, has the same
 * @param kind what it is about, such as {@link #INVITATION}, or the template of a message; a host has templates by it
 * @param to the stored address of the user
 * @param user to whom it goes
 * @param values what its template needs, by name; see the kinds
 */
public record Mail(String key, String kind, EmailAddress to, UserId user, Map<String, String> values) {

    /**
     * An invitation: {@value #LINK}, where it is accepted; {@value #EXPIRES}, from when the link is good no longer, an instant in
     * ISO 8601 and UTC; {@value #NAME}, what the person is called, and {@value #INVITER}, who sent it, both absent where what is
     * known of them cannot be shown.
     */
    public static final String INVITATION = "invitation";

    /**
     * A welcome to who is active and need not accept anything, such as somebody who registered and is let in: {@value #NAME} as
     * above.
     */
    public static final String WELCOME = "welcome";

    /**
     * The verification of an address that somebody registered with, perhaps somebody else: {@value #LINK}, {@value #EXPIRES}
     * and {@value #NAME} as above.
     */
    public static final String VERIFICATION = "verification";

    /**
     * Somebody tried to register with the address of the receiver, who has an account already: {@value #NAME} as above.
     */
    public static final String KNOWN_ADDRESS = "known-address";

    /** Somebody changed what is stored of the receiver (T6): {@value #FIELDS}, which, and {@value #NAME} as above. */
    public static final String CHANGE = "change";

    /**
     * A link by which the receiver sets their password anew: {@value #LINK}, {@value #EXPIRES} and {@value #NAME} as above.
     */
    public static final String PASSWORD_RESET = "password-reset";

    /** The password of the receiver is another: {@value #NAME} as above. */
    public static final String PASSWORD_CHANGED = "password-changed";

    /** The second factor of the receiver was set up, changed or removed, or has new recovery codes: {@value #NAME} as above. */
    public static final String SECOND_FACTOR_CHANGED = "second-factor-changed";

    /** Somebody signed in as the receiver with a recovery code, which is used up: {@value #NAME} as above. */
    public static final String RECOVERY_CODE_USED = "recovery-code-used";

    /**
     * After too many wrong attempts nobody signs in as the receiver for some time: {@value #EXPIRES}, until when, and {@value #NAME}
     * as above.
     */
    public static final String SIGN_IN_LOCKED = "sign-in-locked";

    /** An administrator lifted the lock of the receiver: {@value #NAME} as above. */
    public static final String SIGN_IN_UNLOCKED = "sign-in-unlocked";

    /**
     * The address of the receiver is another; goes to the address of before and to that of now: {@value #NAME} as above. It names
     * neither.
     */
    public static final String ADDRESS_CHANGED = "address-changed";

    /** The keys of fields, separated by a comma and a blank. */
    public static final String FIELDS = "fields";

    /** The address of a page. */
    public static final String LINK = "link";

    /** A moment. */
    public static final String EXPIRES = "expires";

    /** What the receiver is called. */
    public static final String NAME = "name";

    /** What who sent an invitation is called. */
    public static final String INVITER = "inviter";

    /** Copies the values and checks that everything is there. */
    public Mail {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(user, "user");
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** {@return what it is about and to whom it goes: its link is a secret} */
    @Override
    public String toString() {
        return "Mail[" + key + ", " + kind + " to " + user + "]";
    }
}
