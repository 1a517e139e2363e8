/**
 * What is remembered of a million rows, in a few bytes each: lists and maps of numbers, and the hashes that stand for
 * identities. Pure and hidden; nothing here is safe for use by several threads.
 */
@NullMarked
package dev.roster.compact;

import org.jspecify.annotations.NullMarked;
