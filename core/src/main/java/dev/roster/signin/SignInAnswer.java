package dev.roster.signin;

import dev.roster.model.Issue;
import dev.roster.model.User;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of somebody who wants to sign in: a closed set of answers. A ticket in one of them is a secret of whoever was asked,
 * good for the next step and for some minutes; no answer shows it in its text. Immutable.
 */
public sealed interface SignInAnswer {

    /** Which answer it is, for switches without a default. */
    enum Kind {
        /** {@link In}. */
        IN,
        /** {@link SecondFactorNeeded}. */
        SECOND_FACTOR_NEEDED,
        /** {@link PasswordChangeNeeded}. */
        PASSWORD_CHANGE_NEEDED,
        /** {@link PasswordReset}. */
        PASSWORD_RESET,
        /** {@link Refused}. */
        REFUSED
    }

    /** {@return which answer it is} */
    Kind kind();

    /**
     * Who signs in is who they say: begin a session.
     *
     * @param user the user, as stored a moment ago
     * @param stamp what the session remembers
     * @param ticket with what the user changes their password or second factor within the next minutes; afterwards they sign in
     *     once more before that
     * @param recoveryCodes how many recovery codes are left where a second factor was used, else -1: fewer than 3 are worth a word
     * @param enrolment whether the user should set up a second factor
     */
    record In(User user, SessionStamp stamp, String ticket, int recoveryCodes, Enrolment enrolment)
            implements SignInAnswer {

        /**
         * Whether somebody without a second factor should set one up.
         *
         * @param isEncouraged whether the host would like it
         * @param requiredFrom from when nobody with the roles of the user gets in without one; null for never
         */
        public record Enrolment(
                boolean isEncouraged, @Nullable Instant requiredFrom) {

            /** The user has one, or nobody asks. */
            public static final Enrolment NONE = new Enrolment(false, null);
        }

        /** Checks that everything is there. */
        public In {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(stamp, "stamp");
            Objects.requireNonNull(ticket, "ticket");
            Objects.requireNonNull(enrolment, "enrolment");
        }

        @Override
        public Kind kind() {
            return Kind.IN;
        }

        /** {@return who is in, without the ticket} */
        @Override
        public String toString() {
            return "In[" + user.id() + "]";
        }
    }

    /**
     * A code is asked for ({@link SignIn#verify}), or a second factor is set up first ({@link SignIn#enrol}).
     *
     * @param ticket what the next step takes
     * @param until from when the ticket is good no longer
     * @param isEnrolled whether the user has a second factor; if not, their roles require one
     * @param issues what was wrong with the last code; empty when none was given
     */
    record SecondFactorNeeded(String ticket, Instant until, boolean isEnrolled, List<Issue> issues)
            implements SignInAnswer {

        /** Copies the issues. */
        public SecondFactorNeeded {
            Objects.requireNonNull(ticket, "ticket");
            Objects.requireNonNull(until, "until");
            issues = List.copyOf(issues);
        }

        @Override
        public Kind kind() {
            return Kind.SECOND_FACTOR_NEEDED;
        }

        /** {@return what is asked for, without the ticket} */
        @Override
        public String toString() {
            return "SecondFactorNeeded[" + (isEnrolled ? "a code" : "a second factor") + " until " + until + "]";
        }
    }

    /**
     * Another password is asked for ({@link SignIn#changePassword}).
     *
     * @param ticket what the next step takes
     * @param until from when the ticket is good no longer
     * @param issues why: what is the matter with the password of now, or all that speaks against the one that was wanted
     */
    record PasswordChangeNeeded(String ticket, Instant until, List<Issue> issues) implements SignInAnswer {

        /** Copies the issues. */
        public PasswordChangeNeeded {
            Objects.requireNonNull(ticket, "ticket");
            Objects.requireNonNull(until, "until");
            issues = List.copyOf(issues);
        }

        @Override
        public Kind kind() {
            return Kind.PASSWORD_CHANGE_NEEDED;
        }

        /** {@return why, without the ticket} */
        @Override
        public String toString() {
            return "PasswordChangeNeeded[" + issues.stream().map(Issue::code).toList() + " until " + until + "]";
        }
    }

    /**
     * The password was set anew by a link: whoever did signs in with it, as OWASP's Forgot Password Cheat Sheet asks for.
     */
    record PasswordReset() implements SignInAnswer {
        @Override
        public Kind kind() {
            return Kind.PASSWORD_RESET;
        }
    }

    /**
     * Nobody gets in. The same for a name that nobody has, a wrong password, a lock, and whoever is kept out; {@link SignIns}
     * tells administrators why.
     */
    record Refused() implements SignInAnswer {
        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }
}
