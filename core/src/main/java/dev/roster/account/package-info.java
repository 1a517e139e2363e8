/**
 * One user at a time: created, changed and deleted by single calls and forms, decided and written like rows of a file.
 *
 * <p>{@link dev.roster.account.Users} is the door, {@link dev.roster.account.UserForm} what somebody filled in,
 * {@link dev.roster.account.UserOutcome} what became of it. {@link dev.roster.account.UserForms} makes a plan of forms with
 * several users. {@link dev.roster.account.Notes} are what administrators noted about
 * one. {@link dev.roster.account.UserDetail} is what the page of one user shows, to which an application adds a {@link
 * dev.roster.account.UserDetailSection}. {@link dev.roster.account.Directories} is the door to what directories say of many.
 *
 * <p>{@link dev.roster.account.Invitations} is what invited people do with their links, {@link dev.roster.account.Registration}
 * what people do who register themselves, {@link dev.roster.account.Mailer} sends the mails of both. {@link
 * dev.roster.account.OwnedContent} is what users own in the application and may be handed over, {@link
 * dev.roster.account.PersonArchives} where a host keeps what is exported about a person. What follows from a change outside the store goes through the outbox: {@link dev.roster.account.EffectReceiver} does it,
 * {@link dev.roster.account.DeliverySettings} says how it is delivered, {@link dev.roster.account.Effects} is the door to what
 * waits, what was given up, and how sign-in accounts differ from users ({@link dev.roster.account.Reconciliation}).
 */
@NullMarked
package dev.roster.account;

import org.jspecify.annotations.NullMarked;
