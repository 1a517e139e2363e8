package dev.roster.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {

    private static final PasswordHasher QUICK = PasswordHasher.pbkdf2(1_000);
    private static final String SALT = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String HASH = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @ParameterizedTest
    @CsvSource({
        // RFC 7914 §11
        "passwd, salt, 1,"
                + " 55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
        "Password, NaCl, 80000,"
                + " 4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"
    })
    void derivesThePublishedVectors(String password, String salt, int iterations, String expected) {
        byte[] hash = Pbkdf2PasswordHasher.derive(
                Password.of(password), salt.getBytes(StandardCharsets.US_ASCII), iterations, 64);
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(expected);
    }

    @Test
    void writesWhatItWasMadeWith() {
        PasswordHasher hasher = PasswordHasher.pbkdf2();
        String kept = hasher.hash(Password.of("correct horse"));
        assertThat(kept).matches("\\$pbkdf2-sha256\\$i=600000\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(hasher.verify(Password.of("correct horse"), kept)).isTrue();
        assertThat(hasher.verify(Password.of("Correct horse"), kept)).isFalse();
        assertThat(hasher.needsRehash(kept)).isFalse();
        assertThat(hasher.maxLength()).isEqualTo(1024);
        assertThat(hasher).hasToString("pbkdf2-sha256 with 600000 iterations");
    }

    @Test
    void verifiesWhatWasHashedAndNothingElseWithSeed20261130() {
        Random random = new Random(20261130);
        Set<String> kept = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            String typed = typed(random);
            String hash = QUICK.hash(Password.of(typed));
            assertThat(QUICK.accepts(hash)).isTrue();
            assertThat(QUICK.verify(Password.of(typed), hash)).as(typed).isTrue();
            assertThat(QUICK.verify(Password.of(typed + "x"), hash)).as(typed).isFalse();
            assertThat(QUICK.verify(Password.of("x" + typed), hash)).as(typed).isFalse();
            kept.add(hash);
        }
        assertThat(kept).hasSize(200);
    }

    /** Letters of all sizes in UTF-8, composed ones and emoji among them. */
    private static String typed(Random random) {
        List<String> letters = List.of(
                "a",
                "Z",
                "7",
                " ",
                "é",
                "e\u0301",
                "ß",
                "ı",
                "密",
                "€",
                "\ud83d\ude00",
                "\ud83d\udc69\u200d\ud83d\udcbb");
        return IntStream.range(0, 1 + random.nextInt(30))
                .mapToObj(i -> letters.get(random.nextInt(letters.size())))
                .reduce("", String::concat);
    }

    @Test
    void saltsEachHash() {
        Password password = Password.of("correct horse");
        assertThat(IntStream.range(0, 50).mapToObj(i -> QUICK.hash(password).split("\\$", -1)[3]))
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesLongerPasswordsAndNeverCutsThem() {
        String longest = "x".repeat(1024);
        String kept = QUICK.hash(Password.of(longest));
        assertThat(QUICK.verify(Password.of(longest + "y"), kept)).isFalse();
        assertThatThrownBy(() -> QUICK.hash(Password.of(longest + "y"))).isInstanceOf(PasswordRefusedException.class);
        assertThatThrownBy(() -> QUICK.hash(Password.of(""))).isInstanceOf(PasswordRefusedException.class);
        assertThat(QUICK.verify(Password.of(""), kept)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "correct horse",
                "{bcrypt}$2b$10$abcdefghijklmnopqrstuv",
                "$pbkdf2-sha1$i=1000$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$v=1$i=1000$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$l=32$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$i=0$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$i=01000$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$i=-1000$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$i=1000,i=1000$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$i=1000,x=1$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$i=1000,l=31$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$i=2000001$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$i=999999999$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$i=99999999999999999999$" + SALT + "$" + HASH,
                "$pbkdf2-sha256$i=1000$AAAAAAAAAA$" + HASH,
                "$pbkdf2-sha256$i=1000$" + SALT + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$pbkdf2-sha256$i=1000,l=15$" + SALT + "$AAAAAAAAAAAAAAAAAAAA",
                "$pbkdf2-sha256$i=1000$" + SALT + "$" + HASH + "=",
                "$pbkdf2-sha256$i=1000$" + SALT + "$" + HASH + "\n",
                "$pbkdf2-sha256$i=1000$" + SALT + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
                "$pbkdf2-sha256$i=1000$" + SALT + "$A",
            })
    void acceptsNoHashThatNobodyWroteOrThatCostsTooMuch(String kept) {
        assertThat(QUICK.accepts(kept)).isFalse();
        assertThat(QUICK.verify(Password.of("correct horse"), kept)).isFalse();
        assertThat(QUICK.needsRehash(kept)).isTrue();
    }

    @Test
    void acceptsNoLongHashes() {
        assertThat(QUICK.accepts("$pbkdf2-sha256$i=1000,l=64$" + SALT + "$" + "A".repeat(86)))
                .isTrue();
        assertThat(QUICK.accepts("$pbkdf2-sha256$i=1000,l=66$" + SALT + "$" + "A".repeat(88)))
                .isFalse();
        assertThat(QUICK.accepts("$pbkdf2-sha256$i=1000$" + "A".repeat(600) + "$" + HASH))
                .isFalse();
        assertThat(QUICK.accepts("$pbkdf2-sha256$i=1000,l=32$" + SALT + "$" + HASH))
                .isTrue();
        assertThat(PhcString.parse("$x$i=1$" + "A".repeat(400) + "$" + "A".repeat(100)))
                .isPresent();
        assertThat(PhcString.parse("$x$i=1$" + "A".repeat(400) + "$" + "A".repeat(108)))
                .isEmpty();
    }

    @Test
    void wantsWeakerHashesAnew() {
        PasswordHasher stronger = PasswordHasher.pbkdf2(2_000);
        Password password = Password.of("correct horse");
        String kept = QUICK.hash(password);
        assertThat(stronger.verify(password, kept)).isTrue();
        assertThat(stronger.needsRehash(kept)).isTrue();
        assertThat(QUICK.needsRehash(stronger.hash(password))).isFalse();
        assertThat(QUICK.needsRehash("$pbkdf2-sha256$i=1000$AAAAAAAAAAA$" + HASH))
                .isTrue();
        String shorter = "$pbkdf2-sha256$i=1000,l=16$" + SALT + "$" + SALT;
        assertThat(QUICK.accepts(shorter)).isTrue();
        assertThat(QUICK.needsRehash(shorter)).isTrue();
    }

    @Test
    void takesIterationsWithinBounds() {
        assertThatThrownBy(() -> PasswordHasher.pbkdf2(999)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PasswordHasher.pbkdf2(2_000_001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verifiesWhatOthersMadeAndHashesItAnew() {
        PasswordHasher both = QUICK.alsoVerifying(new Legacy());
        Password password = Password.of("correct horse");

        assertThat(both.verify(password, "{legacy}13")).isTrue();
        assertThat(both.verify(Password.of("wrong"), "{legacy}13")).isFalse();
        assertThat(both.accepts("{legacy}13")).isTrue();
        assertThat(both.accepts("{other}13")).isFalse();
        assertThat(both.verify(password, "{other}13")).isFalse();
        assertThat(both.needsRehash("{legacy}13")).isTrue();
        String kept = both.hash(password);
        assertThat(kept).startsWith("$pbkdf2-sha256$");
        assertThat(both.verify(password, kept)).isTrue();
        assertThat(both.needsRehash(kept)).isFalse();
        assertThat(both.maxLength()).isEqualTo(1024);
        assertThat(new Legacy().alsoVerifying(QUICK).maxLength()).isEqualTo(72);
    }

    @Test
    void showsNothingOfAHash() {
        PhcString read = PhcString.parse("$x$v=3$m=1,t=2$" + SALT + "$" + HASH).orElseThrow();
        assertThat(read).hasToString("$x$v=3$m=1,t=2$•••");
        assertThat(read.version()).isEqualTo(3);
        assertThat(read.encoded()).isEqualTo("$x$v=3$m=1,t=2$" + SALT + "$" + HASH);
    }

    /** A system of before that kept lengths. */
    private static final class Legacy implements PasswordHasher {

        @Override
        public String hash(Password password) {
            return "{legacy}" + password.utf8(maxLength()).length;
        }

        @Override
        public boolean verify(Password password, String encoded) {
            return hash(password).equals(encoded);
        }

        @Override
        public boolean accepts(String encoded) {
            return encoded.startsWith("{legacy}");
        }

        @Override
        public boolean needsRehash(String encoded) {
            return !accepts(encoded);
        }

        @Override
        public int maxLength() {
            return 72;
        }
    }
}
