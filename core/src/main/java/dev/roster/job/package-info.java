/** Long work with progress, and the import of a file step by step. */
@NullMarked
package dev.roster.job;

import org.jspecify.annotations.NullMarked;
