package dev.roster.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.spi.Credentials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodesTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String CODE = "0011-ABCD-EFGH-JKMN-PQRS-TVWX";
    /** SHA-256 of the code without hyphens. */
    private static final String HASH = "c3b280e0c0b4c9561f9b62ea168d21e2b3eb431a4aec3667bf6805e567c3a534";

    @Test
    void areTenOf120BitsInGroups() {
        RecoveryCodes drawn = RecoveryCodes.draw();
        assertThat(drawn.shown())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}"));
        assertThat(drawn).hasToString("RecoveryCodes[10]");
    }

    @Test
    void areDrawnFromTheWholeAlphabetAtEachPlace() {
        List<Set<Character>> seen = new ArrayList<>();
        for (int place = 0; place < 24; place++) {
            seen.add(new HashSet<>());
        }
        for (int i = 0; i < 100; i++) {
            for (String code : RecoveryCodes.draw(20).shown()) {
                String plain = code.replace("-", "");
                for (int place = 0; place < 24; place++) {
                    seen.get(place).add(plain.charAt(place));
                }
            }
        }
        // 2,000 draws miss one of the 768 with a probability of 10^-24.
        assertThat(seen).allSatisfy(letters -> assertThat(letters).hasSize(ALPHABET.length()));
    }

    @Test
    void areAsManyAsAreKeptAtTheMost() {
        int most = Credentials.SecondFactor.MAX_RECOVERY_CODES;
        assertThat(RecoveryCodes.draw(1).shown()).hasSize(1);
        assertThat(RecoveryCodes.draw(most).hashes()).hasSize(most);
        for (int count : new int[] {-1, 0, most + 1}) {
            assertThatThrownBy(() -> RecoveryCodes.draw(count))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("found " + count);
        }
    }

    @Test
    void areKeptAsHashesAlone() {
        RecoveryCodes drawn = RecoveryCodes.draw();
        var kept = new Credentials.SecondFactor("sealed", Instant.EPOCH, 0, drawn.hashes());
        assertThat(kept.recoveryCodes())
                .hasSize(10)
                .allSatisfy(hash -> assertThat(hash).matches("[0-9a-f]{64}"));
        for (String code : drawn.shown()) {
            assertThat(String.join(" ", kept.recoveryCodes())).doesNotContain(code, code.replace("-", ""));
        }
    }

    @Test
    void areEachGoodOnceInAnyOrderWithSeed20261207() {
        Random random = new Random(20261207);
        for (int round = 0; round < 50; round++) {
            RecoveryCodes drawn = RecoveryCodes.draw();
            List<String> kept = drawn.hashes();
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
            Collections.shuffle(order, random);
            for (int place : order) {
                String typed = drawn.shown().get(place);
                List<String> left = RecoveryCodes.use(kept, typed).orElseThrow();
                List<String> expected = new ArrayList<>(kept);
                expected.remove(drawn.hashes().get(place));
                assertThat(left).as(typed).isEqualTo(expected);
                assertThat(RecoveryCodes.use(left, typed)).as(typed).isEmpty();
                kept = left;
            }
            assertThat(kept).isEmpty();
        }
    }

    @Test
    void areReadFromHashesOfBefore() {
        assertThat(RecoveryCodes.use(List.of("a", HASH, "b"), CODE)).contains(List.of("a", "b"));
        assertThat(RecoveryCodes.use(List.of(HASH, HASH), CODE)).contains(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0011ABCDEFGHJKMNPQRSTVWX",
                "0011-abcd-efgh-jkmn-pqrs-tvwx",
                "oOiI-AbCd-EfGh-JkMn-PqRs-TvWx",
                "0olL ABCD EFGH JKMN PQRS TVWX",
                " 0 0 1 1 ABCD--EFGH-JKMN-PQRS-TVWX \r\n",
                "0011\u2011ABCD\u2013EFGH\u00a0JKMN\u2003PQRS\u2014TVWX"
            })
    void areReadAsPeopleTypeThem(String typed) {
        assertThat(RecoveryCodes.use(List.of(HASH), typed)).contains(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " - ",
                "0011-ABCD-EFGH-JKMN-PQRS-TVW",
                "0011-ABCD-EFGH-JKMN-PQRS-TVWX0",
                "0011-ABCD-EFGH-JKMN-PQRS-TVWX!",
                "0011-ABCD-EFGH-JKMN-PQRS-TVW_X",
                "00U11-ABCD-EFGH-JKMN-PQRS-TVWX",
                "0011-ABCD-EFGH-JKMN-PQRS-TVWX\u0000",
                "0011-ABCD-EFGH-JKMN-PQRS-TVWX\u0301",
                "0011-ABCD-EFGH-JKMN-PQRS-TVWX\u200b",
                "００11-ABCD-EFGH-JKMN-PQRS-TVWX",
                "00ı1-ABCD-EFGH-JKMN-PQRS-TVWX",
                "00İ1-ABCD-EFGH-JKMN-PQRS-TVWX",
                "0011-ABCD-EFGH-J\u212aMN-PQRS-TVWX",
                "0011-ABCD-EFGH-JKMN-PQRS-TVW\ud800",
                "\udfff\ud800",
                HASH
            })
    void areNothingElseAndUsingNeverThrows(String typed) {
        for (List<String> kept :
                List.of(List.<String>of(), List.of(HASH), List.of("", "?", "é", "\ud800", HASH, "x".repeat(1000)))) {
            assertThat(RecoveryCodes.use(kept, typed)).as(typed).isEqualTo(Optional.empty());
        }
        assertThat(RecoveryCodes.use(List.of(HASH), typed.repeat(1_000_000))).isEmpty();
    }

    @Test
    void areRefusedWithAnyOtherCharacterAnywhere() {
        String plain = CODE.replace("-", "");
        for (int place = 0; place < plain.length(); place++) {
            for (char c = '!'; c < 0x180; c++) {
                String typed = plain.substring(0, place) + c + plain.substring(place + 1);
                char right = plain.charAt(place);
                boolean isSame = c == right
                        || (right >= 'A' && c == right + ('a' - 'A'))
                        || (right == '0' && "oO".indexOf(c) >= 0)
                        || (right == '1' && "iIlL".indexOf(c) >= 0);
                assertThat(RecoveryCodes.use(List.of(HASH), typed).isPresent())
                        .as(typed)
                        .isEqualTo(isSame);
            }
        }
    }

    @Test
    void leaveWhatIsKeptAsItIs() {
        List<String> kept = new ArrayList<>(List.of("a", HASH));
        List<String> left = RecoveryCodes.use(kept, CODE).orElseThrow();
        assertThat(kept).containsExactly("a", HASH);
        assertThatThrownBy(() -> left.add("b")).isInstanceOf(UnsupportedOperationException.class);
    }
}
