/**
 * What previews, applies and the doors of a session share: the stores of the tenant, the clock, the catalogs and the actor
 * as stored now. Starts at {@link dev.roster.tenant.TenantState}; hidden from hosts.
 */
@NullMarked
package dev.roster.tenant;

import org.jspecify.annotations.NullMarked;
