package dev.roster.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {

    private static final TotpSecret RFC = TotpSecret.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /** The second 59 is in step 1. */
    private static final Instant NOW = Instant.ofEpochSecond(59);

    @ParameterizedTest
    @DisplayName("RFC 6238 appendix B, SHA-1: second, code of 8 digits")
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void makesTheCodesOfTheStandard(long second, String code) {
        Instant now = Instant.ofEpochSecond(second);
        long step = Totp.stepAt(now);
        assertThat(Totp.code(RFC, step, 8)).isEqualTo(code);
        assertThat(Totp.match(RFC, code, now, 0, 8)).hasValue(step);
        assertThat(Totp.code(RFC, step)).isEqualTo(code.substring(2));
        assertThat(Totp.match(RFC, code.substring(2), now, 0)).hasValue(step);
    }

    @ParameterizedTest
    @DisplayName("RFC 4226 appendix D: counter, number that is cut, code of 6 digits")
    @CsvSource({
        "0, 1284755224, 755224",
        "1, 1094287082, 287082",
        "2, 0137359152, 359152",
        "3, 1726969429, 969429",
        "4, 1640338314, 338314",
        "5, 0868254676, 254676",
        "6, 1918287922, 287922",
        "7, 0082162583, 162583",
        "8, 0673399871, 399871",
        "9, 0645520489, 520489"
    })
    void countsAsTheStandardBelow(long counter, String number, String code) {
        assertThat(Totp.code(RFC, counter, 10)).isEqualTo(number);
        assertThat(Totp.code(RFC, counter)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "29, 0", "30, 1", "59, 1", "60, 2", "-1, -1", "-30, -1", "-31, -2"})
    void beginsAStepEvery30Seconds(long second, long step) {
        assertThat(Totp.stepAt(Instant.ofEpochSecond(second))).isEqualTo(step);
        assertThat(Totp.stepAt(Instant.ofEpochSecond(second, 999_999_999))).isEqualTo(step);
    }

    @Test
    void takesTheCodesOfThreeStepsAndOfNoOthersWithSeed20261201() {
        Random random = new Random(20261201);
        for (int i = 0; i < 300; i++) {
            TotpSecret secret = secret(random);
            Instant now = Instant.ofEpochSecond(random.nextInt(1 << 30) + 1_000L);
            long present = Totp.stepAt(now);
            for (int drift = -4; drift <= 4; drift++) {
                OptionalLong found = Totp.match(secret, Totp.code(secret, present + drift, 10), now, 0, 10);
                assertThat(found)
                        .as("round %d, drift %d", i, drift)
                        .isEqualTo(Math.abs(drift) <= 1 ? OptionalLong.of(present + drift) : OptionalLong.empty());
            }
        }
    }

    @Test
    void takesNoCodeThatIsNotLaterThanTheLastOne() {
        String code = Totp.code(RFC, 1000);
        Instant now = Instant.ofEpochSecond(30_000);
        assertThat(Totp.match(RFC, code, now, 999)).hasValue(1000);
        assertThat(Totp.match(RFC, code, now, 1000)).isEmpty();
        assertThat(Totp.match(RFC, code, now, 1001)).isEmpty();
        assertThat(Totp.match(RFC, Totp.code(RFC, 999), now, 1000)).isEmpty();
        assertThat(Totp.match(RFC, Totp.code(RFC, 1001), now, 1000)).hasValue(1001);
    }

    @Test
    void takesNoStepTwiceHoweverTimeGoesWithSeed20261202() {
        Random random = new Random(20261202);
        TotpSecret secret = secret(random);
        List<Long> used = new ArrayList<>();
        long second = 1_000_000;
        long last = 0;
        for (int i = 0; i < 5_000; i++) {
            second += random.nextInt(41) - 10;
            Instant now = Instant.ofEpochSecond(second);
            String typed = Totp.code(secret, Totp.stepAt(now) + random.nextInt(5) - 2);
            OptionalLong step = Totp.match(secret, typed, now, last);
            if (step.isPresent()) {
                assertThat(step.getAsLong()).as("try %d", i).isGreaterThan(last);
                last = step.getAsLong();
                used.add(last);
                assertThat(Totp.match(secret, typed, now, last)).as("try %d", i).isEmpty();
            }
        }
        assertThat(used).hasSizeGreaterThan(1_000).doesNotHaveDuplicates().isSorted();
    }

    @Test
    @DisplayName(
            "a code that several steps have is good once, too; codes of one digit, so that there are many, with seed"
                    + " 20261203")
    void takesACodeOfSeveralStepsOnce() {
        Random random = new Random(20261203);
        int several = 0;
        for (int i = 0; i < 2_000; i++) {
            TotpSecret secret = secret(random);
            Instant now = Instant.ofEpochSecond(30L * (10 + random.nextInt(1 << 20)));
            long present = Totp.stepAt(now);
            String typed = Totp.code(secret, present - 1, 1);
            long latest = present - 1;
            for (long step = present; step <= present + 1; step++) {
                latest = Totp.code(secret, step, 1).equals(typed) ? step : latest;
            }
            several += latest >= present ? 1 : 0;
            assertThat(Totp.match(secret, typed, now, 0, 1)).as("round %d", i).hasValue(latest);
            assertThat(Totp.match(secret, typed, now, latest, 1))
                    .as("round %d", i)
                    .isEmpty();
        }
        assertThat(several).isGreaterThan(200);
    }

    @Test
    void takesNoCodeWithAnotherDigit() {
        String right = Totp.code(RFC, 1);
        for (int place = 0; place < 6; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String typed = right.substring(0, place) + digit + right.substring(place + 1);
                assertThat(Totp.match(RFC, typed, NOW, 0).isPresent())
                        .as(typed)
                        .isEqualTo(List.of(right, Totp.code(RFC, 0), Totp.code(RFC, 2))
                                .contains(typed));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "287082",
                "287 082",
                " 2 8 7 0 8 2\n",
                "287-082",
                "287\u00a0082",
                "287\u2011082",
                "\t287\u2013082 "
            })
    void countsNoBlanksAndDashes(String typed) {
        assertThat(Totp.match(RFC, typed, NOW, 0)).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "28708",
                "2870822",
                "0287082",
                "287082x",
                "+287082",
                "287.082",
                "287082\u0000",
                "287082\u200b",
                "287082\u0301",
                "２８７０８２",
                "٢٨٧٠٨٢",
                "२८७०८२",
                "28708\ud835\udfd0",
                "\ud800\udc00\ud800",
                "\udfff",
                "null",
                "İıŞğ",
                "287082287082"
            })
    void takesNothingElseAndNeverThrows(String typed) {
        for (Instant now : List.of(NOW, Instant.EPOCH, Instant.MIN, Instant.MAX)) {
            for (long last : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
                assertThat(Totp.match(RFC, typed, now, last)).isEmpty();
            }
        }
    }

    @Test
    void looksAtNoLongTexts() {
        assertThat(Totp.match(RFC, "287082" + " ".repeat(94), NOW, 0)).hasValue(1);
        assertThat(Totp.match(RFC, "287082" + " ".repeat(95), NOW, 0)).isEmpty();
        assertThat(Totp.match(RFC, "287082".repeat(1_000_000), NOW, 0)).isEmpty();
    }

    @Test
    void takesNoCodeOfAnotherSecretWithSeed20261204() {
        Random random = new Random(20261204);
        for (int i = 0; i < 500; i++) {
            Instant now = Instant.ofEpochSecond(random.nextInt(1 << 30) + 1_000L);
            String typed = Totp.code(secret(random), Totp.stepAt(now), 10);
            assertThat(Totp.match(secret(random), typed, now, 0, 10)).isEmpty();
        }
    }

    private static TotpSecret secret(Random random) {
        byte[] bytes = new byte[16 + random.nextInt(49)];
        random.nextBytes(bytes);
        return TotpSecret.of(bytes);
    }
}
