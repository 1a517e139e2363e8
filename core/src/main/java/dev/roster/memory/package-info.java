/**
 * The in-memory stores: the reference implementation of the ports, for unit tests and for trying things out.
 *
 * <p>Start at {@link dev.roster.memory.InMemoryStores}. What the compatibility kit asks of every store,
 * these stores keep; nothing survives the process.
 */
@NullMarked
package dev.roster.memory;

import org.jspecify.annotations.NullMarked;
