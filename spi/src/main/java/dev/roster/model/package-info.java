/**
 * Immutable values of user management.
 *
 * <p>Start at {@link dev.roster.model.User} and {@link dev.roster.model.Field}: a field says how one
 * property of a user is read, written, parsed and printed, and everything else (mapping, policy, diff,
 * filter, export) speaks in fields. Nothing here does I/O; all types are safe for use by many threads.
 */
@NullMarked
package dev.roster.model;

import org.jspecify.annotations.NullMarked;
