/**
 * Users of a directory that speaks LDAP (RFC 4511), such as Active Directory or OpenLDAP; {@link
 * dev.roster.directory.ldap.LdapDirectory} reads one, {@link dev.roster.directory.ldap.LdapAttributes} says which attribute
 * is which field. {@link dev.roster.directory.ldap.LdapAccounts} are its entries as sign-in accounts that Roster opens,
 * closes and removes, by a flag that {@link dev.roster.directory.ldap.LdapAccountFlag} names.
 *
 * <p>{@code LdapServer} is a way to it, {@code LdapReader} one reading page by page, {@code EntryCells} makes an entry a row,
 * {@code PeopleAbove} finds those whom entries name by their place, {@code LdapCookie} is where a reading stood.
 */
@NullMarked
package dev.roster.directory.ldap;

import org.jspecify.annotations.NullMarked;
