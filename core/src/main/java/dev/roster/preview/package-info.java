/**
 * From a store and a source to a plan: the loops around the pure planners. Hidden.
 */
@NullMarked
package dev.roster.preview;

import org.jspecify.annotations.NullMarked;
