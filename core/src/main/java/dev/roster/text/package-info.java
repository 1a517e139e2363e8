/**
 * Plans as people read them, and plans, reports, users and catalogs as JSON for the programs of hosts. Start at
 * {@link dev.roster.text.PlanText} and {@link dev.roster.text.PlanJson}; {@link dev.roster.text.JsonObject} puts answers
 * of a host together. {@link dev.roster.text.ResultText} and {@link dev.roster.text.DeactivationJson} tell what came of an
 * import in the form of another system.
 */
@NullMarked
package dev.roster.text;

import org.jspecify.annotations.NullMarked;
