/**
 * The life of an account: the table of steps between its states, what a directory alone changes of it, and what a change of a
 * user means outside the store; pure and hidden.
 */
@NullMarked
package dev.roster.life;

import org.jspecify.annotations.NullMarked;
