package dev.roster.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import dev.roster.signin.PasswordRefusedException;
import dev.roster.testing.PasswordHasherContract;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BcryptPasswordHasherTest {

    private static final String OF_72 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String SALT_AND_HASH = "CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
    private static final Password PASSWORD = Password.of("U*U");

    private final PasswordHasher hasher = BcryptPasswordHasher.of(5);

    @Nested
    class Contract implements PasswordHasherContract {
        @Override
        public PasswordHasher newHasher() {
            return BcryptPasswordHasher.of(BcryptPasswordHasher.MIN_COST);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                // wrapper.c of crypt_blowfish 1.3, https://www.openwall.com/crypt/
                "U*U $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "U*U* $2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
                "U*U*U $2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
                OF_72 + " $2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
                // TestVectors of jBCrypt 0.4
                "a $2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe",
                "abcdefghijklmnopqrstuvwxyz $2a$06$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC",
                // test_handlers_bcrypt.py of passlib 1.7: letters of two and three bytes
                "t\u00e1\u0411\u2113\u0259 $2a$05$Z17AXnnlpzddNUvnC6cZNOSwMA/8oNiKnHTHTwLlBijfucQQlHjaG",
                "t\u00e1\u0411\u2113\u0259 $2b$05$Z17AXnnlpzddNUvnC6cZNOSwMA/8oNiKnHTHTwLlBijfucQQlHjaG",
                // the Javadoc of Spring Security's DelegatingPasswordEncoder
                "password $2a$10$dXJ3SW6G7P50lGmMkkmwe.20cQQubK3.HZWzG3YB1tlRy.fqvM/BG"
            })
    void verifiesWhatOtherProgramsWrote(String password, String kept) {
        assertThat(hasher.verify(Password.of(password), kept)).isTrue();
        assertThat(hasher.verify(Password.of(password), kept.replace("$2a$", "$2y$")))
                .as("the same by its name in PHP")
                .isTrue();
        assertThat(hasher.verify(Password.of(password.substring(1) + "x"), kept))
                .isFalse();
    }

    /** wrapper.c of crypt_blowfish 1.3: bytes beyond ASCII, which a version before 1.1 took for others. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "a3 $2y$05$/OK.fbVrR/bpIqNJ5ianF.Sa7shbm4.OzKpvFnX1pQLmQW96oUlCq",
                "ffffa3 $2y$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e"
            })
    void standsOnABcryptThatReadsBytesBeyondAscii(String hex, String kept) {
        assertThat(OpenBSDBCrypt.checkPassword(kept, HexFormat.of().parseHex(hex)))
                .isTrue();
    }

    @Test
    void writesWhatItWasMadeWith() {
        PasswordHasher standard = BcryptPasswordHasher.standard();
        String kept = standard.hash(PASSWORD);
        assertThat(kept).matches("\\$2b\\$12\\$[./A-Za-z0-9]{53}");
        assertThat(standard.verify(PASSWORD, kept)).isTrue();
        assertThat(standard.verify(Password.of("u*u"), kept)).isFalse();
        assertThat(standard.needsRehash(kept)).isFalse();
        assertThat(standard).hasToString("bcrypt with a cost of 12");
    }

    @Test
    void refusesMoreThan72BytesAndNeverCutsThem() {
        assertThat(hasher.maxLength()).isEqualTo(72);
        String kept = hasher.hash(Password.of(OF_72));
        assertThat(hasher.verify(Password.of(OF_72), kept)).isTrue();
        assertThat(hasher.verify(Password.of(OF_72 + "chars after 72 are ignored"), kept))
                .isFalse();
        assertThatThrownBy(() -> hasher.hash(Password.of(OF_72 + "c"))).isInstanceOf(PasswordRefusedException.class);
        String letters = "é".repeat(36);
        assertThat(hasher.verify(Password.of(letters), hasher.hash(Password.of(letters))))
                .isTrue();
        assertThatThrownBy(() -> hasher.hash(Password.of(letters + "é"))).isInstanceOf(PasswordRefusedException.class);
    }

    @Test
    void verifiesNothingWithAZeroByte() {
        String kept = hasher.hash(PASSWORD);
        assertThat(hasher.verify(Password.of("U*U\u0000"), kept)).isFalse();
        assertThat(hasher.verify(Password.of("U*U\u0000U*U"), kept)).isFalse();
        assertThatThrownBy(() -> hasher.hash(Password.of("U*U\u0000"))).isInstanceOf(PasswordRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$2$05$" + SALT_AND_HASH,
                "$2x$05$" + SALT_AND_HASH,
                "$2c$05$" + SALT_AND_HASH,
                "$2a$03$" + SALT_AND_HASH,
                "$2a$17$" + SALT_AND_HASH,
                "$2a$31$" + SALT_AND_HASH,
                "$2a$5$" + SALT_AND_HASH,
                "$2a$005$" + SALT_AND_HASH,
                "$2a$05$" + SALT_AND_HASH + "\n",
                "$2a$05$" + SALT_AND_HASH + ".",
                "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe",
                // bits that salt and hash do not have
                "$2a$05$CCCCCCCCCCCCCCCCCCCCC/E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeX",
                "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvy+eW",
                "{bcrypt}$2a$05$" + SALT_AND_HASH,
            })
    void acceptsNothingElse(String kept) {
        assertThat(hasher.accepts(kept)).isFalse();
        assertThat(hasher.verify(PASSWORD, kept)).isFalse();
        assertThat(hasher.needsRehash(kept)).isTrue();
    }

    @Test
    void wantsWeakerHashesAnew() {
        assertThat(hasher.accepts("$2a$16$" + SALT_AND_HASH)).isTrue();
        assertThat(hasher.needsRehash("$2a$16$" + SALT_AND_HASH)).isFalse();
        assertThat(hasher.needsRehash("$2y$05$" + SALT_AND_HASH)).isFalse();
        assertThat(hasher.needsRehash("$2b$04$" + SALT_AND_HASH)).isTrue();
    }

    @Test
    void takesACostWithinBounds() {
        assertThatThrownBy(() -> BcryptPasswordHasher.of(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BcryptPasswordHasher.of(17)).isInstanceOf(IllegalArgumentException.class);
    }
}
