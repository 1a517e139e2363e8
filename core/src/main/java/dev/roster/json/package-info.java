/**
 * Plans, journal bodies and reports as JSON text, and the writer below {@code dev.roster.text.JsonObject}. The only package
 * that knows Jackson; none of its types leave it.
 *
 * <p>A plan is written by {@link dev.roster.json.PlanWriter} and read by {@link dev.roster.json.PlanFile}:
 * newline-delimited JSON, a header, one change a line, a trailer, and a digest over everything before it; in a
 * file, {@link dev.roster.json.PlanSeal} follows.
 */
@NullMarked
package dev.roster.json;

import org.jspecify.annotations.NullMarked;
