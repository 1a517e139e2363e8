/**
 * Applying plans: the only package that turns a plan into writes.
 *
 * <p>{@link dev.roster.apply.PlanApplier} writes a plan exactly as shown, chunk by chunk, each unit in one
 * store transaction with its journal entry, audit entries and outbox messages; it never decides again, but
 * it authorizes again. A killed run is resumed from the journal.
 */
@NullMarked
package dev.roster.apply;

import org.jspecify.annotations.NullMarked;
