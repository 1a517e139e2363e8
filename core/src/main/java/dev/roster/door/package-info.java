/**
 * What stands behind the doors of a session; hidden. Here planning and applying meet: a single call is decided like a row
 * and written like a unit. {@link dev.roster.door.ExportReceiver} delivers what stands behind one of them.
 */
@NullMarked
package dev.roster.door;

import org.jspecify.annotations.NullMarked;
