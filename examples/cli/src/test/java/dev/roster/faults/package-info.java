/** What becomes of an apply when the process, the database or the way between them fails. */
@NullMarked
package dev.roster.faults;

import org.jspecify.annotations.NullMarked;
