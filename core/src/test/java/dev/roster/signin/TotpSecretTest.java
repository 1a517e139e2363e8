package dev.roster.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpSecretTest {

    private static final byte[] DIGITS = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final String IN_BASE32 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @ParameterizedTest
    @DisplayName("RFC 4648 §10, without padding")
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesTheBase32OfTheStandard(String text, String encoded) {
        assertThat(TotpSecret.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }

    @Test
    void writesBase32ThatIsReadAgainWithSeed20261205() {
        Random random = new Random(20261205);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[16 + random.nextInt(49)];
            random.nextBytes(bytes);
            String shown = TotpSecret.of(bytes).base32();
            assertThat(shown).matches("[A-Z2-7]{4}( [A-Z2-7]{4})*( [A-Z2-7]{1,3})?");
            assertThat(read(shown.replace(" ", ""), bytes.length)).as(shown).isEqualTo(bytes);
        }
    }

    /** The number whose digits to the base of 32 they are, and what fills the last digit up is zero. */
    private static byte[] read(String base32, int length) {
        BigInteger number = BigInteger.ONE;
        for (int i = 0; i < base32.length(); i++) {
            int digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(i));
            number = number.shiftLeft(5).add(BigInteger.valueOf(digit));
        }
        int filled = base32.length() * 5 - length * 8;
        assertThat(number.getLowestSetBit()).isGreaterThanOrEqualTo(filled);
        byte[] bytes = number.shiftRight(filled).toByteArray();
        return Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
    }

    @Test
    void isShownInGroupsForWhoTypesIt() {
        assertThat(TotpSecret.of(DIGITS).base32()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assertThat(TotpSecret.of(Arrays.copyOf(DIGITS, 16)).base32()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Acme         | ada                | Acme:ada                                | Acme
        Acme         | ada@example.com    | Acme:ada%40example.com                  | Acme
        Acme Co      | Ada Lovelace       | Acme%20Co:Ada%20Lovelace                | Acme%20Co
        Acme: Tools  | urn:ada            | Acme%20%20Tools:urn%20ada               | Acme%20%20Tools
        ` :Acme: `   | `: ada :`          | Acme:ada                                | Acme
        Käse & Söhne | żółw@例え.jp         | K%C3%A4se%20%26%20S%C3%B6hne:%C5%BC%C3%B3%C5%82w%40%E4%BE%8B%E3%81%88.jp | K%C3%A4se%20%26%20S%C3%B6hne
        İzmir        | ılgın              | %C4%B0zmir:%C4%B1lg%C4%B1n              | %C4%B0zmir
        👍           | a+b*c              | %F0%9F%91%8D:a%2Bb%2Ac                  | %F0%9F%91%8D
        a/b?c#d=e&f% | x&secret=A&issuer=B | a%2Fb%3Fc%23d%3De%26f%25:x%26secret%3DA%26issuer%3DB | a%2Fb%3Fc%23d%3De%26f%25
        """)
    void isReadFromAPicture(String issuer, String account, String label, String name) {
        URI uri = TotpSecret.of(DIGITS).otpauth(issuer, account);
        assertThat(uri).hasToString("otpauth://totp/" + label + "?secret=" + IN_BASE32 + "&issuer=" + name);
        assertThat(uri.getScheme()).isEqualTo("otpauth");
        assertThat(uri.getHost()).isEqualTo("totp");
        assertThat(uri.getPath()).isEqualTo("/" + plain(issuer) + ":" + plain(account));
    }

    private static String plain(String text) {
        return text.replace(':', ' ').strip();
    }

    @Test
    void isReadFromAPictureWhateverTheNamesAreWithSeed20261206() {
        Random random = new Random(20261206);
        for (int i = 0; i < 500; i++) {
            String name = random.ints(1 + random.nextInt(20), 1, 0x2100)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .append('x')
                    .toString();
            URI uri = TotpSecret.of(DIGITS).otpauth(name, name + "\ud800");
            assertThat(uri.toString()).matches("otpauth://totp/[^:]+:[^:]+\\?secret=[A-Z2-7]+&issuer=[^&=:]+");
            assertThat(uri.getPath()).isEqualTo("/" + plain(name) + ":" + plain(name + "?"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":", " : :\t"})
    void namesWhatIsBlankInAPicture(String blank) {
        TotpSecret secret = TotpSecret.of(DIGITS);
        assertThatThrownBy(() -> secret.otpauth(blank, "ada"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("issuer");
        assertThatThrownBy(() -> secret.otpauth("Acme", blank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("account")
                .hasMessageNotContaining(IN_BASE32);
    }

    @Test
    void isDrawnWith160Bits() {
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            TotpSecret secret = TotpSecret.draw();
            assertThat(secret.bytes()).hasSize(20);
            drawn.add(secret.base32());
        }
        assertThat(drawn).hasSize(200);
    }

    @Test
    void isOfNoOtherLengths() {
        assertThat(TotpSecret.of(new byte[16]).bytes()).hasSize(16);
        assertThat(TotpSecret.of(new byte[64]).bytes()).hasSize(64);
        for (int length : new int[] {0, 15, 65}) {
            assertThatThrownBy(() -> TotpSecret.of(new byte[length]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("found " + length);
        }
    }

    @Test
    void isNotChangedFromOutside() {
        byte[] given = DIGITS.clone();
        TotpSecret secret = TotpSecret.of(given);
        Arrays.fill(given, (byte) 0);
        Arrays.fill(secret.bytes(), (byte) 0);
        assertThat(secret.bytes()).isEqualTo(DIGITS);
    }

    @Test
    void showsItselfNowhere() {
        assertThat(TotpSecret.of(DIGITS)).hasToString("•••");
    }
}
