/**
 * Who may do what to whom: role catalogs, decisions, explanations, and menus of actions.
 *
 * <p>Start at {@link dev.roster.access.Authorizer}: single calls and files go through its one {@code decide}, and {@link
 * dev.roster.access.Offering} goes through a menu by it. {@link dev.roster.access.RoleCatalogs} are the roles that come along,
 * {@link dev.roster.access.ActionMenus} the menus. Everything here is pure: no store, clock or log; roles, actor and users come
 * in as arguments.
 */
@NullMarked
package dev.roster.access;

import org.jspecify.annotations.NullMarked;
