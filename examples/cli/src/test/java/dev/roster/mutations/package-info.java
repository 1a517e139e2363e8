/**
 * Proof that the tests notice what they are there for. The table {@code mutations.tsv} breaks each guarantee of the README
 * on purpose, one line of code at a time; {@link dev.roster.mutations.Mutations} demands that a named test fails for it.
 * {@code mvn -Pfast,mutations -DskipTests verify} runs it on the whole table.
 */
@NullMarked
package dev.roster.mutations;

import org.jspecify.annotations.NullMarked;
