package dev.roster.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import dev.roster.testing.PasswordHasherContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users bring the hashes of another system, and at their next sign-in get one of our own. */
class ImportedHashesTest {

    private static final Argon2PasswordHasher ARGON2 = Argon2PasswordHasher.of(64, 1, 1);
    private static final PasswordHasher HASHER = ARGON2.alsoVerifying(
            PrefixedPasswordHasher.of(ARGON2, "argon2", "argon2@SpringSecurity_v5_8"),
            PrefixedPasswordHasher.of(BcryptPasswordHasher.of(4), "bcrypt"),
            PrefixedPasswordHasher.of(SpringPbkdf2PasswordHasher.standard(), "pbkdf2"),
            PasswordHasher.pbkdf2(1_000));

    @Nested
    class ContractOfAll implements PasswordHasherContract {
        @Override
        public PasswordHasher newHasher() {
            return HASHER;
        }
    }

    @Nested
    class ContractWithNames implements PasswordHasherContract {
        @Override
        public PasswordHasher newHasher() {
            return PrefixedPasswordHasher.of(BcryptPasswordHasher.of(4), "bcrypt");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{bcrypt}$2a$10$dXJ3SW6G7P50lGmMkkmwe.20cQQubK3.HZWzG3YB1tlRy.fqvM/BG",
                "$2a$10$dXJ3SW6G7P50lGmMkkmwe.20cQQubK3.HZWzG3YB1tlRy.fqvM/BG",
                "$2y$10$dXJ3SW6G7P50lGmMkkmwe.20cQQubK3.HZWzG3YB1tlRy.fqvM/BG",
                "{pbkdf2}5d923b44a6d129f3ddf3e3c8d29412723dcbde72445e8ef6bf3b508fbf17fa4ed4d6b99ca763d8dc",
                "{argon2}$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "{argon2@SpringSecurity_v5_8}$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
            })
    void areVerifiedAndMadeAnewAtTheNextSignIn(String brought) {
        Password typed = Password.of("password");
        assertThat(HASHER.verify(Password.of("Password"), brought)).isFalse();
        assertThat(HASHER.verify(typed, brought)).isTrue();
        assertThat(HASHER.needsRehash(brought)).isTrue();

        String kept = HASHER.hash(typed);

        assertThat(kept).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(HASHER.verify(typed, kept)).isTrue();
        assertThat(HASHER.needsRehash(kept)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{noop}password",
                "{MD5}5f4dcc3b5aa765d61d8327deb882cf99",
                "{unknown}$2a$10$dXJ3SW6G7P50lGmMkkmwe.20cQQubK3.HZWzG3YB1tlRy.fqvM/BG",
                "{BCRYPT}$2a$10$dXJ3SW6G7P50lGmMkkmwe.20cQQubK3.HZWzG3YB1tlRy.fqvM/BG",
                "{argon2}$2a$10$dXJ3SW6G7P50lGmMkkmwe.20cQQubK3.HZWzG3YB1tlRy.fqvM/BG",
                "{bcrypt}{bcrypt}$2a$10$dXJ3SW6G7P50lGmMkkmwe.20cQQubK3.HZWzG3YB1tlRy.fqvM/BG",
                "{}$2a$10$dXJ3SW6G7P50lGmMkkmwe.20cQQubK3.HZWzG3YB1tlRy.fqvM/BG",
                "bcrypt}$2a$10$dXJ3SW6G7P50lGmMkkmwe.20cQQubK3.HZWzG3YB1tlRy.fqvM/BG",
                "{bcrypt}",
                "{bcrypt}$2a$31$dXJ3SW6G7P50lGmMkkmwe.20cQQubK3.HZWzG3YB1tlRy.fqvM/BG",
                "{argon2}$argon2id$v=19$m=2097152,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "{pbkdf2@SpringSecurity_v5_8}5d923b44a6d129f3ddf3e3c8d29412723dcbde72445e8ef6bf3b508fbf17fa4ed4d6b99ca763d8dc",
            })
    void areNotAcceptedUnderAnotherName(String brought) {
        assertThat(HASHER.accepts(brought)).isFalse();
        assertThat(HASHER.verify(Password.of("password"), brought)).isFalse();
        assertThat(HASHER.needsRehash(brought)).isTrue();
    }

    /** A hash that is as strong as ours is renewed all the same, or its name would stay for ever. */
    @Test
    void loseTheirName() {
        PasswordHasher named = PrefixedPasswordHasher.of(ARGON2, "argon2");
        String kept = named.hash(Password.of("password"));
        assertThat(kept).startsWith("$argon2id$");
        assertThat(named.needsRehash(kept)).isFalse();
        assertThat(named.verify(Password.of("password"), "{argon2}" + kept)).isTrue();
        assertThat(named.needsRehash("{argon2}" + kept)).isTrue();
        assertThat(named.maxLength()).isEqualTo(ARGON2.maxLength());
        assertThat(named).hasToString("argon2id with 64 KiB, 1 passes and 1 lanes named [{argon2}]");
    }

    @Test
    void haveANameWithoutBraces() {
        for (String name : new String[] {"", "{bcrypt}", "a}b"}) {
            assertThatThrownBy(() -> PrefixedPasswordHasher.of(ARGON2, name))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> PrefixedPasswordHasher.of(ARGON2)).isInstanceOf(IllegalArgumentException.class);
    }
}
