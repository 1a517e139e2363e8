/** The compatibility kit on trial: stores with one deliberate flaw each, and the rules that notice. */
@NullMarked
package dev.roster.mutants;

import org.jspecify.annotations.NullMarked;
