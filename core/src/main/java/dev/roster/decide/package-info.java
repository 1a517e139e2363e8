/**
 * Decides what a file does to the stored users, or what takes a run back; pure and hidden.
 *
 * <p>A plan has three phases that lead to each other: {@link dev.roster.decide.Drafting} ({@link
 * dev.roster.decide.UndoPlanner} for what takes a run back) decides row by row and records a survey of all rows; {@link
 * dev.roster.decide.Settling} judges by rules what depends on several rows; {@link dev.roster.decide.Settled} makes the
 * drafts final. Stored users, ids and the actor come in as arguments; the loops that ask the store stand in {@link
 * dev.roster.preview}.
 */
@NullMarked
package dev.roster.decide;

import org.jspecify.annotations.NullMarked;
