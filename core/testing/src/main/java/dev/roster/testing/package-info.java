/**
 * What a host's unit tests say in one line: {@link dev.roster.testing.RosterAssertions} about plans and reports,
 * {@link dev.roster.testing.Rows} for a file as text, {@link dev.roster.testing.StoppedClock} for the time.
 *
 * <p>Belongs in test scope; the host brings AssertJ. Stores come from {@code Roster.inMemory}.
 */
@NullMarked
package dev.roster.testing;

import org.jspecify.annotations.NullMarked;
