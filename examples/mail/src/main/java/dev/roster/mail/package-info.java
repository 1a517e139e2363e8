/**
 * Mails over SMTP (RFC 5321): {@link dev.roster.mail.SmtpMailer} sends them, {@link dev.roster.mail.MailTemplates} puts them into
 * words.
 */
@NullMarked
package dev.roster.mail;

import org.jspecify.annotations.NullMarked;
