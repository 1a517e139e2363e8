/**
 * Passwords: how they are hashed, and which ones are taken.
 *
 * <p>A {@link dev.roster.signin.Password} is what somebody typed, in the form in which passwords are compared. A {@link
 * dev.roster.signin.PasswordHasher} makes the text that is kept of it, PBKDF2 of the JDK where the host names no other. {@link
 * dev.roster.signin.PasswordPolicy} says what is asked of new passwords, {@link dev.roster.signin.PasswordScreening} finds what
 * one of them lacks, and {@link dev.roster.signin.BreachedPasswords} knows those that were stolen.
 */
@NullMarked
package dev.roster.signin;

import org.jspecify.annotations.NullMarked;
