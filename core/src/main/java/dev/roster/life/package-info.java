/**
 * The life of an account: the table of steps between its states, and what a change of a user means outside the store;
 * pure and hidden.
 */
@NullMarked
package dev.roster.life;

import org.jspecify.annotations.NullMarked;
