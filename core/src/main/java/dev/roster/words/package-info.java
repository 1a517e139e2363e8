/**
 * The words by which people and systems call columns, states and rows, in all languages, and the forms in which a
 * header says them; pure.
 *
 * <p>The vocabularies stand in the resources {@code vocabulary_xx.txt}, one a language. Hidden: hosts see what
 * {@link dev.roster.mapping} makes of them.
 */
@NullMarked
package dev.roster.words;

import org.jspecify.annotations.NullMarked;
