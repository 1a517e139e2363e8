package dev.roster.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.UserId;
import dev.roster.spi.Credentials;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {

    private static final String ADA = "acme/u1";
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEY = key(7);
    private static final SecretBox BOX = SecretBox.aesGcm(KEY);
    /** What the key sealed for Ada in the first version. */
    private static final String GOLDEN = "v1.S14O-dge.HneIgOCj-A46rSZmB9VJ5pknV2AjfdcN6qgzXElZmQ4-etvq3jv8uey1STmv-0Cx";

    private static final int HEAD = "v1.12345678.".length();

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    @Test
    void opensWhatItSealedWithSeed20261208() {
        Random random = new Random(20261208);
        for (int length = 1; length <= SecretBox.MAX_SECRET; length++) {
            byte[] secret = new byte[length];
            random.nextBytes(secret);
            byte[] given = secret.clone();
            String sealed = BOX.seal(given, ADA);
            assertThat(given).isEqualTo(secret);
            assertThat(BOX.open(sealed, ADA)).as("%d bytes", length).hasValue(secret);
            assertThat(BOX.needsReseal(sealed)).isFalse();
            // Takes 1 to 1,000 visible ASCII characters, and nothing else.
            assertThat(new Credentials.SecondFactor(sealed, Instant.EPOCH, 0, List.of()).secret())
                    .isEqualTo(sealed);
        }
    }

    @Test
    void opensWhatWasSealedBefore() {
        assertThat(BOX.open(GOLDEN, ADA)).hasValue(SECRET);
        assertThat(BOX.needsReseal(GOLDEN)).isFalse();
    }

    @Test
    void sealsTheSameSecretInAnotherWayEachTime() {
        Set<String> sealed = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            sealed.add(BOX.seal(SECRET, ADA));
        }
        assertThat(sealed).hasSize(1_000);
        assertThat(sealed.stream().map(text -> text.substring(HEAD, HEAD + 16))).doesNotHaveDuplicates();
    }

    @Test
    void sealsNothingThatIsEmptyOrLonger() {
        for (int length : new int[] {0, SecretBox.MAX_SECRET + 1}) {
            assertThatThrownBy(() -> BOX.seal(new byte[length], ADA))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("found " + length);
        }
    }

    @Test
    void opensNothingWithAnyCharacterChanged() {
        String others = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=. \n\u0000é\ud800";
        for (String sealed : List.of(BOX.seal(SECRET, ADA), BOX.seal(new byte[17], ADA), BOX.seal(new byte[18], ADA))) {
            for (int place = 0; place < sealed.length(); place++) {
                for (int i = 0; i < others.length(); i++) {
                    String changed = sealed.substring(0, place) + others.charAt(i) + sealed.substring(place + 1);
                    assertThat(BOX.open(changed, ADA).isPresent()).as(changed).isEqualTo(changed.equals(sealed));
                }
                assertNever(sealed.substring(0, place) + sealed.substring(place + 1));
                assertNever(sealed.substring(0, place) + "A" + sealed.substring(place));
            }
        }
    }

    @Test
    void opensNothingWithAnyBitFlippedOrCutAnywhere() {
        String sealed = BOX.seal(SECRET, ADA);
        byte[] body = Base64.getUrlDecoder().decode(sealed.substring(HEAD));
        for (int bit = 0; bit < body.length * 8; bit++) {
            byte[] flipped = body.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertNever(sealed.substring(0, HEAD) + base64(flipped));
        }
        for (int length = 0; length < body.length; length++) {
            assertNever(sealed.substring(0, HEAD) + base64(Arrays.copyOf(body, length)));
            assertNever(
                    sealed.substring(0, HEAD) + base64(Arrays.copyOfRange(body, body.length - length, body.length)));
        }
        for (int length = 0; length < sealed.length(); length++) {
            assertNever(sealed.substring(0, length));
        }
        assertNever(sealed + "=");
        assertNever(sealed + sealed);
        assertNever(sealed + "A".repeat(10_000_000));
    }

    private static void assertNever(String text) {
        assertThat(BOX.open(text, ADA))
                .as(text.length() > 2_000 ? "a long text" : text)
                .isEmpty();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "acme/u2", "acme/u1 ", "acme/U1", "acme", "acme/u", "acme/u11", "beta/u1", "\u0000acme/u1"})
    void opensNothingForSomethingElse(String other) {
        String sealed = BOX.seal(SECRET, ADA);
        assertThat(BOX.open(sealed, other)).isEmpty();
        assertThat(BOX.open(BOX.seal(SECRET, other), ADA)).isEmpty();
        assertThat(BOX.open(BOX.seal(SECRET, other), other)).hasValue(SECRET);
    }

    @Test
    void tellsTextsApartThatAreOneInUtf8() {
        assertThat(BOX.open(BOX.seal(SECRET, "acme/\ud800"), "acme/?")).isEmpty();
        assertThat(BOX.open(BOX.seal(SECRET, "acme/\ud800"), "acme/\udbff")).isEmpty();
        assertThat(BOX.open(BOX.seal(SECRET, "acme/\ud800"), "acme/\ud800")).hasValue(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "v1",
                "v1.",
                "v1..",
                "v2.12345678.AAAA",
                "v1.12345678.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$pbkdf2-sha256$i=1000$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "12345678901234567890",
                "\ud800",
                "İıŞğ",
                "\u0000"
            })
    void opensNoForeignTextAndNeverThrows(String foreign) {
        SecretBox chain = BOX.alsoOpening(SecretBox.aesGcm(key(8)));
        String head = GOLDEN.substring(0, HEAD);
        for (String text : List.of(foreign, head + foreign, foreign + GOLDEN)) {
            if (!text.equals(GOLDEN)) {
                assertNever(text);
                assertThat(chain.open(text, ADA)).isEmpty();
            }
        }
        assertThat(BOX.needsReseal(foreign)).isTrue();
        assertThat(chain.needsReseal(foreign)).isTrue();
    }

    @Test
    void opensNothingOfAnotherKey() {
        SecretBox other = SecretBox.aesGcm(key(8));
        String sealed = other.seal(SECRET, ADA);
        assertThat(BOX.open(sealed, ADA)).isEmpty();
        assertThat(BOX.needsReseal(sealed)).isTrue();
        // Nor where the mark says that it is its own.
        assertNever(GOLDEN.substring(0, HEAD) + sealed.substring(HEAD));
    }

    @Test
    void isTurnedToAnotherKeyBitByBit() {
        String oldest = SecretBox.aesGcm(key(1)).seal(SECRET, ADA);
        String older = SecretBox.aesGcm(key(2)).seal(SECRET, ADA);
        SecretBox box = SecretBox.aesGcm(key(3)).alsoOpening(SecretBox.aesGcm(key(2)), SecretBox.aesGcm(key(1)));
        for (String sealed : List.of(oldest, older)) {
            assertThat(box.needsReseal(sealed)).isTrue();
            byte[] secret = box.open(sealed, ADA).orElseThrow();
            assertThat(secret).isEqualTo(SECRET);
            assertThat(box.open(sealed, "acme/u2")).isEmpty();
            String again = box.seal(secret, ADA);
            assertThat(box.needsReseal(again)).isFalse();
            assertThat(SecretBox.aesGcm(key(3)).open(again, ADA)).hasValue(SECRET);
            assertThat(SecretBox.aesGcm(key(2)).open(again, ADA)).isEmpty();
        }
        assertThat(SecretBox.aesGcm(key(3)).open(oldest, ADA)).isEmpty();
        assertThat(box.open(SecretBox.aesGcm(key(4)).seal(SECRET, ADA), ADA)).isEmpty();
        assertThat(SecretBox.aesGcm(key(4)).alsoOpening(box).open(oldest, ADA)).hasValue(SECRET);
    }

    @Test
    void marksEachKeyAndEachSealOfItAlike() {
        Set<String> marks = new HashSet<>();
        for (int fill = 0; fill < 100; fill++) {
            SecretBox box = SecretBox.aesGcm(key(fill));
            String head = box.seal(SECRET, ADA).substring(0, HEAD);
            assertThat(head).matches("v1\\.[A-Za-z0-9_-]{8}\\.");
            assertThat(SecretBox.aesGcm(key(fill)).seal(SECRET, "other")).startsWith(head);
            assertThat(box).hasToString("AES-256-GCM " + head);
            marks.add(head);
        }
        assertThat(marks).hasSize(100);
    }

    @Test
    void takesNoKeyOfAnotherLength() {
        for (int length : new int[] {0, 16, 24, 31, 33, 64}) {
            assertThatThrownBy(() -> SecretBox.aesGcm(new byte[length]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("found " + length);
        }
    }

    @Test
    void copiesTheKeyAndShowsItNowhere() {
        byte[] given = KEY.clone();
        SecretBox box = SecretBox.aesGcm(given);
        Arrays.fill(given, (byte) 0);
        assertThat(box.open(GOLDEN, ADA)).hasValue(SECRET);
        SecretBox chain = box.alsoOpening(SecretBox.aesGcm(key(8)));
        for (String shown : List.of(box.toString(), chain.toString())) {
            assertThat(shown).doesNotContain(base64(KEY), "0707", "7, 7", "[B@");
        }
    }

    @Test
    void holdsTheSecretOfASecondFactor() {
        UserId ada = new UserId("u1");
        TotpSecret secret = TotpSecret.draw();
        Instant now = Instant.ofEpochSecond(1_800_000_000);
        RecoveryCodes codes = RecoveryCodes.draw();
        var kept =
                new Credentials.SecondFactor(BOX.seal(secret.bytes(), "acme/" + ada.value()), now, 0, codes.hashes());

        Optional<TotpSecret> open =
                BOX.open(kept.secret(), "acme/" + ada.value()).map(TotpSecret::of);

        String typed = Totp.code(secret, Totp.stepAt(now));
        assertThat(Totp.match(open.orElseThrow(), typed, now, kept.lastStep())).hasValue(Totp.stepAt(now));
    }
}
