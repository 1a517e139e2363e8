/**
 * Roster on the command line: {@code roster import people.csv} previews, {@code --yes} applies, {@code roster undo} takes back.
 *
 * <p>{@link dev.roster.cli.Main} is the program, {@link dev.roster.cli.Cli} the same for tests, with a
 * {@link dev.roster.cli.Terminal} of their own.
 */
@NullMarked
package dev.roster.cli;

import org.jspecify.annotations.NullMarked;
