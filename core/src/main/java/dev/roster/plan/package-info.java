/**
 * Plans as values: what a bulk change will do, and what became of it. Nothing here decides.
 *
 * <p>{@link dev.roster.plan.ImportPlan} is what a host looks at, keeps and applies; {@link dev.roster.plan.ApplyReport} is
 * what became of it.
 */
@NullMarked
package dev.roster.plan;

import org.jspecify.annotations.NullMarked;
