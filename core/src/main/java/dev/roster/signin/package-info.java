/**
 * How users sign in whose passwords Roster keeps.
 *
 * <p>{@link dev.roster.signin.SignIn} is the door where nobody acts yet: passwords, codes, links of a reset, and a closed set of
 * {@linkplain dev.roster.signin.SignInAnswer answers}. {@link dev.roster.signin.SignIns} is what administrators do about others. {@link
 * dev.roster.signin.SignInSettings} says how.
 *
 * <p>A {@link dev.roster.signin.Password} is what somebody typed, in the form in which passwords are compared. A {@link
 * dev.roster.signin.PasswordHasher} makes the text that is kept of it, PBKDF2 of the JDK where the host names no other. {@link
 * dev.roster.signin.PasswordPolicy} says what is asked of new passwords, {@link dev.roster.signin.PasswordScreening} finds what
 * one of them lacks, and {@link dev.roster.signin.BreachedPasswords} knows those that were stolen. {@link dev.roster.signin.Totp} makes
 * codes of a second factor, {@link dev.roster.signin.SecretBox} seals its secret.
 */
@NullMarked
package dev.roster.signin;

import org.jspecify.annotations.NullMarked;
