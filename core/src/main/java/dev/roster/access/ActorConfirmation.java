package dev.roster.access;

import dev.roster.plan.Proof;

/**
 * Tells whether whoever acts is who they say, once more, before something that must not happen by a left-open screen (T9): the
 * host checks the password, a second factor or a signature. Safe for use by many threads.
 *
 * <p>Wrong proofs are guesses at a credential: count and slow them down like attempts to sign in. What is thrown is thrown on to
 * the caller, and nothing was written.
 */
@FunctionalInterface
public interface ActorConfirmation {

    /**
     * Checks a proof. Asked before anything is decided or written, also for users whom the actor may not delete.
     *
     * @param actor who acts, as the session was opened
     * @param proof what they gave
     * @return whether it proves that it is them
     */
    boolean confirms(Actor actor, Proof proof);
}
