/** The shortest whole program: {@link dev.roster.quickstart.Quickstart}. */
@NullMarked
package dev.roster.quickstart;

import org.jspecify.annotations.NullMarked;
