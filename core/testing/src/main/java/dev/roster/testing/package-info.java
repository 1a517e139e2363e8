/**
 * What a host's unit tests say in one line: {@link dev.roster.testing.RosterAssertions} about plans and reports,
 * {@link dev.roster.testing.Rows} for a file as text, {@link dev.roster.testing.StoppedClock} for the time. {@link
 * dev.roster.testing.PasswordHasherContract} is the test of a hasher of the host's own.
 *
 * <p>Belongs in test scope; the host brings AssertJ, and JUnit for the contract. Stores come from {@code Roster.inMemory}.
 */
@NullMarked
package dev.roster.testing;

import org.jspecify.annotations.NullMarked;
