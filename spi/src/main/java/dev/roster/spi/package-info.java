/**
 * The ports that a storage plugin implements.
 *
 * <p>A plugin hands out one {@link dev.roster.spi.Stores}: the {@link dev.roster.spi.UserStore}, which alone writes,
 * and its sisters for catalogs, runs, audit and outbox. That is all that a plugin must have; one-time tokens, attempts to
 * sign in, what users sign in with, confirmed mappings of columns and other abilities are found with {@link dev.roster.spi.Stores#capability}. All
 * of them speak values of {@code dev.roster.model} and are bound to one tenant. The rule ids in the Javadoc, such as
 * US-04, are those of the compatibility kit.
 *
 * <p>{@link dev.roster.spi.DirectorySource} is the port of another kind of plugin: where users are taken over from.
 */
@NullMarked
package dev.roster.spi;

import org.jspecify.annotations.NullMarked;
