package com.example;

import dev.roster.signin.PasswordHasher;
import dev.roster.testing.PasswordHasherContract;

/** So does whoever hashes passwords in a way of their own. */
class OurHasherTest implements PasswordHasherContract {

    @Override
    public PasswordHasher newHasher() {
        return PasswordHasher.pbkdf2(1_000);
    }
}
