/**
 * How users are asked for: a {@link dev.roster.query.UserQuery} of filter, sort and a cursor.
 *
 * <p>{@link dev.roster.query.UserQuery#matches} and {@link dev.roster.query.UserQuery#order} say in Java
 * what every store must answer in its own language; they are the oracle of the compatibility kit.
 */
@NullMarked
package dev.roster.query;

import org.jspecify.annotations.NullMarked;
