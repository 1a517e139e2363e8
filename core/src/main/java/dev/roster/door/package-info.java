/**
 * What stands behind the doors of a session; hidden. Here planning and applying meet: a single call is decided like a row
 * and written like a unit.
 */
@NullMarked
package dev.roster.door;

import org.jspecify.annotations.NullMarked;
