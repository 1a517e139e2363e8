/**
 * Plans as people read them. Start at {@link dev.roster.text.PlanText}.
 */
@NullMarked
package dev.roster.text;

import org.jspecify.annotations.NullMarked;
