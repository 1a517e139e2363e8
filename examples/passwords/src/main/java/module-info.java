/** Argon2id and bcrypt, and hashes that users bring from other systems; start at {@code Argon2PasswordHasher}. */
module dev.roster.passwords {
    requires transitive dev.roster.core;
    requires org.bouncycastle.provider;
    requires static transitive org.jspecify;

    exports dev.roster.passwords;
}
