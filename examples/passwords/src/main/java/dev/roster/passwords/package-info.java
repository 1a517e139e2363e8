/**
 * Hashers of passwords beside the one of the JDK: {@link dev.roster.passwords.Argon2PasswordHasher} for new hashes, {@link
 * dev.roster.passwords.BcryptPasswordHasher} and {@link dev.roster.passwords.SpringPbkdf2PasswordHasher} for those that users bring
 * from elsewhere, with {@link dev.roster.passwords.PrefixedPasswordHasher} where the name of the algorithm stands in front of them.
 *
 * <pre>{@code
 * PasswordHasher hasher = Argon2PasswordHasher.standard()
 *         .alsoVerifying(PrefixedPasswordHasher.of(BcryptPasswordHasher.standard(), "bcrypt"));
 * }</pre>
 */
@NullMarked
package dev.roster.passwords;

import org.jspecify.annotations.NullMarked;
