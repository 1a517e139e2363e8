package dev.roster.signin;

import dev.roster.account.UserOutcome;
import dev.roster.model.UserId;
import java.util.Optional;

/**
 * What administrators do about the sign-in of others: why somebody cannot get in (C20, T15), attempts and locks (C21), second
 * factors (C13). Nobody sees or chooses the password of somebody else. Each call asks who acts whether they may, as with every
 * change of a user; whom they may not see looks as if there were nobody. Safe for use by many threads.
 *
 * <p>A password is reset by a link ({@link dev.roster.profile.Instruction#reset()} of {@link dev.roster.account.Users#instruct} and
 * of plans), which goes to the user alone.
 */
public interface SignIns {

    /**
     * Finds out why somebody cannot sign in, in the order in which the door asks.
     *
     * @param name what they type: user name, address or employee id, or the id of the user
     * @return every reason, each with what mends it and whether who asks may do that; {@link Diagnosis#isClear} where nothing keeps
     *     them out
     * @throws dev.roster.spi.StoreException if the stores cannot answer now
     */
    Diagnosis diagnose(String name);

    /**
     * Shows how somebody signs in, and the attempts that failed.
     *
     * @param user who
     * @return the state; empty for nobody, and for whom the actor may not administer
     */
    Optional<SignInState> stateOf(UserId user);

    /**
     * Lifts the locks of a user. What is half-finished ends; the user is told by mail.
     *
     * @param user who
     * @return what became of it; unchanged where nothing is locked and nothing failed
     */
    UserOutcome unlock(UserId user);

    /**
     * Removes the second factor of somebody who has lost it. Their sessions end, and they are told by mail.
     *
     * @param user who, not oneself: whoever has theirs removes it by {@link SignIn#removeSecondFactor}
     * @return what became of it; unchanged where there is none
     */
    UserOutcome resetSecondFactor(UserId user);

    /**
     * Makes a user set another password at their next sign-in. Sessions go on.
     *
     * @param user who
     * @return what became of it; unchanged where they have to already, or have none
     */
    UserOutcome requirePasswordChange(UserId user);

    /**
     * Generates a password that is good once, for who has no mail. It is shown this once, in no log, plan or journal, and is good for
     * {@link SignInSettings#temporaryLife}; the user sets another one with it. Their sessions end, their second factor stays.
     *
     * @param user who, not oneself
     * @return what became of it
     * @throws IllegalStateException if the settings allow no temporary passwords
     */
    TemporaryPassword issueTemporaryPassword(UserId user);
}
