/**
 * Decides row by row what a file does; pure and hidden.
 *
 * <p>{@link dev.roster.decide.Planner} decides files, {@link dev.roster.decide.UndoPlanner} what takes a run back. Stored
 * users, ids and the actor come in as arguments; the loops that ask the store stand in {@link dev.roster.preview}.
 */
@NullMarked
package dev.roster.decide;

import org.jspecify.annotations.NullMarked;
