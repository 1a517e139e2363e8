/**
 * Who signs in: from what somebody typed to one of a closed set of answers, and to credentials that change. The word is NIST SP
 * 800-63B's: a verifier checks that a claimant has the authenticators that are registered for a subscriber.
 */
@NullMarked
package dev.roster.verifier;

import org.jspecify.annotations.NullMarked;
