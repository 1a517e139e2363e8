package dev.roster.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import dev.roster.signin.PasswordRefusedException;
import dev.roster.testing.PasswordHasherContract;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2PasswordHasherTest {

    private static final String SALT = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String HASH = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final Password PASSWORD = Password.of("correct horse");

    private final PasswordHasher hasher = Argon2PasswordHasher.of(64, 2, 1);

    @Nested
    class Contract implements PasswordHasherContract {
        @Override
        public PasswordHasher newHasher() {
            return Argon2PasswordHasher.of(32, 1, 2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                // src/test.c of the reference implementation, https://github.com/P-H-C/phc-winner-argon2
                "password $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "password $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "password $argon2id$v=19$m=65536,t=1,p=1$c29tZXNhbHQ$9qWtwbpyPd3vm1rB1GThgPzZ3/ydHL92zKL+15XZypg",
                "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "password $argon2id$v=19$m=65536,t=4,p=1$c29tZXNhbHQ$kCXUjmjvc5XMqQedpMTsOv+zyJEf5PhtGiUghW9jFyw",
                "password $argon2id$v=19$m=65536,t=2,p=1$ZGlmZnNhbHQ$vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw",
                "differentpassword"
                        + " $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94",
                // Argon2PasswordEncoderTests of Spring Security
                "sometestpassword"
                        + " $argon2id$v=19$m=4096,t=3,p=1$QUFBQUFBQUFBQUFBQUFBQQ$hmmTNyJlwbb6HAvFoHFWF+u03fdb0F2qA+39oPlcAqo",
                "sometestpassword"
                        + " $argon2id$v=19$m=512,t=5,p=4$QUFBQUFBQUFBQUFBQUFBQQ$PNv4C3K50bz3rmON+LtFpdisD7ePieLNq+l5iUHgc1k"
            })
    void verifiesWhatOtherProgramsWrote(String password, String kept) {
        assertThat(hasher.verify(Password.of(password), kept)).isTrue();
        assertThat(hasher.verify(Password.of(password + "x"), kept)).isFalse();
    }

    /** RFC 9106 §5.3, with a key and data that hashes of passwords do not have. */
    @Test
    void standsOnAnArgon2ThatComputesThePublishedVector() {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(bytes(16, 2))
                .withSecret(bytes(8, 3))
                .withAdditional(bytes(12, 4))
                .build());
        byte[] tag = new byte[32];
        argon2.generateBytes(bytes(32, 1), tag);
        assertThat(HexFormat.of().formatHex(tag))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    private static byte[] bytes(int count, int value) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void writesWhatItWasMadeWith() {
        PasswordHasher standard = Argon2PasswordHasher.standard();
        String kept = standard.hash(PASSWORD);
        assertThat(kept).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(standard.verify(PASSWORD, kept)).isTrue();
        assertThat(standard.verify(Password.of("Correct horse"), kept)).isFalse();
        assertThat(standard.needsRehash(kept)).isFalse();
        assertThat(standard).hasToString("argon2id with 19456 KiB, 2 passes and 1 lanes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=8,t=1,p=1",
                "m=128,t=1,p=16",
                "m=131072,t=4,p=1",
                "m=8,t=65536,p=1",
                "m=65536,t=3,p=4",
                "p=1,m=8,t=1",
            })
    void acceptsWhatIsWithinBounds(String parameters) {
        assertThat(hasher.accepts("$argon2id$v=19$" + parameters + "$" + SALT + "$" + HASH))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=131073,t=1,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=131072,t=5,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=8,t=65537,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=65536,t=65536,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=2097152,t=1,p=4$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=999999999,t=999999999,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=131072,t=1,p=17$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=15,t=1,p=2$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=7,t=1,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=0,t=1,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=8,t=0,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=8,t=1,p=0$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=8,t=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=8,t=1,p=1,keyid=1$" + SALT + "$" + HASH,
                "$argon2id$v=16$m=8,t=1,p=1$" + SALT + "$" + HASH,
                "$argon2id$m=8,t=1,p=1$" + SALT + "$" + HASH,
                "$argon2i$v=19$m=8,t=1,p=1$" + SALT + "$" + HASH,
                "$argon2d$v=19$m=8,t=1,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAA$" + HASH,
                "$argon2id$v=19$m=8,t=1,p=1$" + SALT + "$AAAAAAAAAAAAAAAAAAAA",
                "{argon2}$argon2id$v=19$m=8,t=1,p=1$" + SALT + "$" + HASH,
            })
    void acceptsNothingElse(String kept) {
        assertThat(hasher.accepts(kept)).isFalse();
        assertThat(hasher.verify(PASSWORD, kept)).isFalse();
        assertThat(hasher.needsRehash(kept)).isTrue();
    }

    @Test
    void acceptsNoLongHashes() {
        String head = "$argon2id$v=19$m=8,t=1,p=1$" + SALT + "$";
        assertThat(hasher.accepts(head + "A".repeat(86))).isTrue();
        assertThat(hasher.accepts(head + "A".repeat(88))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "m=64,t=2,p=1 " + SALT + " " + HASH + " false",
                "m=128,t=2,p=1 " + SALT + " " + HASH + " false",
                "m=64,t=3,p=8 " + SALT + " " + HASH + " false",
                "m=63,t=9,p=1 " + SALT + " " + HASH + " true",
                "m=640,t=1,p=1 " + SALT + " " + HASH + " true",
                "m=64,t=2,p=1 AAAAAAAAAAAAAAAAAAAA " + HASH + " true",
                "m=64,t=2,p=1 " + SALT + " " + SALT + " true",
            })
    void wantsWeakerHashesAnew(String parameters, String salt, String hash, boolean isAnew) {
        String kept = "$argon2id$v=19$" + parameters + "$" + salt + "$" + hash;
        assertThat(hasher.accepts(kept)).isTrue();
        assertThat(hasher.needsRehash(kept)).isEqualTo(isAnew);
    }

    @Test
    void takesAsManyBytesAsTheCore() {
        assertThat(hasher.maxLength()).isEqualTo(PasswordHasher.pbkdf2().maxLength());
        assertThatThrownBy(() -> hasher.hash(Password.of("x".repeat(1025))))
                .isInstanceOf(PasswordRefusedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 1, 1",
        "15, 1, 2",
        "131073, 1, 1",
        "64, 0, 1",
        "64, 1, 0",
        "131072, 1, 17",
        "131072, 5, 1",
        "8, 65537, 1"
    })
    void takesParametersWithinBounds(int memory, int passes, int lanes) {
        assertThatThrownBy(() -> Argon2PasswordHasher.of(memory, passes, lanes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("19456, 2 and 1");
    }
}
