/**
 * The entry point: {@link dev.roster.Roster} binds the stores of one tenant, {@link dev.roster.Session}
 * is what one actor can do with them.
 */
@NullMarked
package dev.roster;

import org.jspecify.annotations.NullMarked;
