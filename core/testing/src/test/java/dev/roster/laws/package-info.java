/** The laws of planning, applying and undoing, on stores, files, policies and actors thrown from a seed. */
@NullMarked
package dev.roster.laws;

import org.jspecify.annotations.NullMarked;
