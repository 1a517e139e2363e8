/**
 * Who may do what to whom: role catalogs and authorization decisions.
 *
 * <p>Start at {@link dev.roster.access.Authorizer}: single calls and files go through its one {@code decide}.
 * Roles come from one of {@link dev.roster.access.RoleCatalogs}, or from a catalog of the host's own.
 * Everything here is pure: no store, clock or log; roles, actor and users come in as arguments.
 */
@NullMarked
package dev.roster.access;

import org.jspecify.annotations.NullMarked;
