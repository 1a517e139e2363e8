/**
 * Plans: what a bulk change will do, decided before anything is done.
 *
 * <p>{@link dev.roster.plan.ImportPlan} is what a host gets, {@link dev.roster.plan.Profile} what it
 * chooses. {@link dev.roster.plan.Planner} decides row by row; it is pure: stored users, ids and the
 * actor come in as arguments, and the loop that asks the store stands outside, in {@code dev.roster}.
 */
@NullMarked
package dev.roster.plan;

import org.jspecify.annotations.NullMarked;
