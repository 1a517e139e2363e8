/**
 * One user at a time: created, changed and deleted by single calls and forms, decided and written like rows of a file.
 *
 * <p>{@link dev.roster.account.Users} is the door, {@link dev.roster.account.UserForm} what somebody filled in,
 * {@link dev.roster.account.UserOutcome} what became of it. {@link dev.roster.account.UserForms} makes a plan of forms with
 * several users. {@link dev.roster.account.Notes} are what administrators noted about
 * one. {@link dev.roster.account.Directories} is the door to what directories say of many.
 */
@NullMarked
package dev.roster.account;

import org.jspecify.annotations.NullMarked;
