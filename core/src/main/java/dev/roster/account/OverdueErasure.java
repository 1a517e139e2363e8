package dev.roster.account;

/**
 * What became of the users whose retention is over. Immutable.
 *
 * @param erased how many were erased
 * @param left how many were not, because the actor may not, a directory has them, or somebody changed them just then
 */
public record OverdueErasure(long erased, long left) {}
