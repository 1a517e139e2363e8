/**
 * Applying plans: the only package that turns changes into writes.
 *
 * <p>{@link dev.roster.apply.PlanApplier} writes a plan exactly as shown; it never decides again, but it authorizes again. A
 * preflight looks before anything is begun; an execution creates what the rows need, writes them chunk by chunk, each unit
 * in one store transaction with its journal entry, audit entries and outbox messages, and removes what an undo leaves over.
 * A killed run is resumed from the journal. {@link dev.roster.apply.SingleRun} writes one change with its finished run, by
 * the same drafts. One-time links are issued, revoked and used up in the units of their users.
 */
@NullMarked
package dev.roster.apply;

import org.jspecify.annotations.NullMarked;
