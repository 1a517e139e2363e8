package dev.roster.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.EmailAddress;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Severity;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordScreeningTest {

    private static final PasswordHasher HASHER = PasswordHasher.pbkdf2(1_000);
    private static final PasswordPolicy DEFAULTS = PasswordPolicy.defaults();
    private static final PasswordOwner ADA = PasswordOwner.of(User.builder(new UserId("u1"))
            .userName(new UserName("alovelace"))
            .primaryEmail(new EmailAddress("ada.lovelace@example.com"))
            .displayName("Ada Lovelace")
            .firstName("Ada")
            .lastName("Lovelace")
            .company("Analytical Engines")
            .build());

    /**
     * What NIST SP 800-63B-4 §3.1.1.2 asks for, rule by rule, in our words; S is with a second factor.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # a password alone has 15 characters or more
        A | 14 of xyz                  | password.tooShort
        A | 15 of xyz                  |
        # a password with a second factor has 8 characters or more
        S | 7 of xyz                   | password.tooShort
        S | 8 of xyz                   |
        # passwords of 64 characters and more are taken
        A | 64 of xyz                  |
        A | 128 of xyz                 |
        A | 129 of xyz                 | password.tooLong
        # all visible characters of ASCII are taken, and blanks
        A | !"#$%&'()*+,-./:;<=>?@     |
        A | [\\]^_`{}~ and blanks       |
        # Unicode is taken, and each code point counts as one character
        A | żółw łąka źdźbło           |
        A | 15 of 👍🎈                  |
        A | 14 of 👍🎈                  | password.tooShort
        S | 密码保护我的账户             |
        # no kinds of characters are asked for
        A | onlysmallletterswithoutend |
        A | 83502961746208351974       |
        # what is common, expected or known to be stolen is refused
        S | password                   | password.common
        S | PassWord                   | password.common
        A | passwordpassword           | password.common
        A | P4$$w0rdP4$$w0rd           | password.common
        S | password2026!              | password.common
        A | !!!!password2026           | password.common
        S | 2026drowssap               | password.common
        S | @dm1n1str4t0r              | password.common
        A | aaaaaaaaaaaaaaa            | password.common
        A | 123456789012345            | password.common
        A | 543210987654321            | password.common
        S | qwertyuiop                 | password.common
        S | Qwertzuiop!1               | password.common
        S | abcabcabcabc               | password.common
        # so are names of the application and of the user, in other spellings, too
        S | alovelace                  | password.name
        S | Alovelace1815              | password.name
        S | Ada Lovelace               | password.name
        A | ada-lovelace-1815          | password.name
        S | 3c4l3v0l                   | password.name
        S | ecalevol                   | password.name
        S | LovelaceAda                | password.name
        A | ada.lovelace@example.com   | password.name
        A | AnalyticalEngines1         | password.name
        S | acmeacme                   | password.name
        S | 4cm3-P0rt41                | password.name
        # words of the list count as the whole password, not as a part of one
        A | my password is a poem      |
        A | lovelace wrote programs    |
        A | acme makes anvils today    |
        S | passwordx                  |
        S | xlovelace                  |
        A | 20394857adacme83           |
        """)
    void answersAsTheStandardAsks(String use, String password, String expected) {
        PasswordOwner owner =
                ADA.with(use.equals("S") ? PasswordOwner.Use.WITH_SECOND_FACTOR : PasswordOwner.Use.ALONE);
        PasswordPolicy policy = DEFAULTS.withWords(List.of("Acme", "Acme Portal", "Xy"));
        assertThat(codes(policy, repeated(password), owner)).containsExactlyElementsOf(listed(expected));
    }

    /** {@code 15 of xyz} is that many characters that are no word. */
    private static String repeated(String row) {
        if (!row.matches("\\d+ of .*")) {
            return row;
        }
        int[] letters = row.substring(row.indexOf(" of ") + 4).codePoints().toArray();
        StringBuilder text = new StringBuilder();
        int count = Integer.parseInt(row.substring(0, row.indexOf(' ')));
        for (int i = 0; i < count; i++) {
            text.appendCodePoint(letters[i * i % 7 % letters.length]);
        }
        return text.toString();
    }

    private static List<String> listed(String codes) {
        return codes == null ? List.of() : Arrays.asList(codes.split(" "));
    }

    @Test
    void namesEveryRuleThatIsBrokenAtOnce() {
        PasswordPolicy policy = DEFAULTS.withComposition(CharacterKind.values()).withHistory(1);
        PasswordOwner owner = ADA.withFormer(List.of(HASHER.hash(Password.of("lovelace"))));
        List<Issue> issues = PasswordScreening.of(policy, HASHER, sha1 -> 3).check(Password.of("lovelace"), owner);
        assertThat(issues)
                .extracting(Issue::code)
                .containsExactly(
                        IssueCode.PASSWORD_TOO_SHORT,
                        IssueCode.PASSWORD_COMPOSITION,
                        IssueCode.PASSWORD_COMPOSITION,
                        IssueCode.PASSWORD_COMPOSITION,
                        IssueCode.PASSWORD_NAME,
                        IssueCode.PASSWORD_BREACHED,
                        IssueCode.PASSWORD_REUSED);
        assertThat(issues).extracting(Issue::severity).containsOnly(Severity.ERROR);
        assertThat(issues.toString() + issues.stream().map(Issue::message).toList())
                .doesNotContain("lovelace")
                .contains("lacks an upper-case letter", "lacks a digit", "last 1;");
        assertThat(issues.get(1).message(Locale.GERMAN)).contains("dem Passwort fehlt ein Großbuchstabe");
    }

    @Test
    void refusesWhatNoPasswordMayHold() {
        assertThat(codes(DEFAULTS, "a line\nbreak and more", ADA)).containsExactly("password.characters");
        assertThat(codes(DEFAULTS, "short\tone", ADA)).containsExactly("password.tooShort", "password.characters");
        assertThat(codes(DEFAULTS, "", ADA)).containsExactly("password.tooShort");
        assertThat(codes(DEFAULTS, "x".repeat(5000), ADA)).containsExactly("password.tooLong");
    }

    @Test
    void refusesWhatTheHasherWouldNotTake() {
        PasswordHasher narrow = new Narrow(72);
        PasswordScreening screening = PasswordScreening.of(DEFAULTS, narrow, BreachedPasswords.NONE);
        assertThat(screening.check(Password.of(repeated("72 of xyz")), ADA)).isEmpty();
        assertThat(screening.check(Password.of(repeated("19 of 👍🎈")), ADA))
                .extracting(Issue::code)
                .containsExactly(IssueCode.PASSWORD_TOO_MANY_BYTES);
        assertThatThrownBy(() -> PasswordScreening.of(DEFAULTS, new Narrow(63), BreachedPasswords.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UPPER_CASE: no capital ÄÖ", "LOWER_CASE: NO SMALL ß", "DIGIT: no number ٣", "SYMBOL: nosign 👍"
            })
    void asksForKindsOfCharactersWhereThePolicySays(String row) {
        CharacterKind kind = CharacterKind.valueOf(row.substring(0, row.indexOf(':')));
        PasswordPolicy policy = DEFAULTS.withMinLength(8, 8).withComposition(kind);
        String with = row.substring(row.indexOf(' ') + 1);
        String without = kind == CharacterKind.SYMBOL ? "nosigninthis" : with.substring(0, with.lastIndexOf(' '));
        assertThat(codes(policy, with, ADA)).isEmpty();
        assertThat(codes(policy, without, ADA)).containsExactly("password.composition");
    }

    @Test
    void remembersAsManyAsThePolicySays() {
        List<String> former =
                List.of("the present one of all", "the one before of it", "the oldest of all three").stream()
                        .map(password -> HASHER.hash(Password.of(password)))
                        .toList();
        PasswordOwner owner = ADA.withFormer(former);
        assertThat(codes(DEFAULTS, "the present one of all", owner)).isEmpty();
        assertThat(codes(DEFAULTS.withHistory(2), "the one before of it", owner))
                .containsExactly("password.reused");
        assertThat(codes(DEFAULTS.withHistory(2), "the oldest of all three", owner))
                .isEmpty();
        assertThat(owner.toString()).doesNotContain("pbkdf2").contains("former=3");
    }

    @Test
    void asksForStolenPasswordsByTheirHash() {
        // The SHA-1 of "four clouds above the old harbour", by sha1sum.
        Set<String> stolen = Set.of("6C821AFC07CC12E712B2DAD35A9E5BCA81BBBFDF");
        PasswordScreening screening = PasswordScreening.of(DEFAULTS, HASHER, sha1 -> stolen.contains(sha1) ? 1 : 0);
        assertThat(screening.check(Password.of("four clouds above the old harbour"), ADA))
                .extracting(Issue::code)
                .containsExactly(IssueCode.PASSWORD_BREACHED);
        assertThat(screening.check(Password.of("four clouds above the old harbours"), ADA))
                .isEmpty();
    }

    @Test
    void takesPasswordsWithAWarningWhereTheListCannotBeAsked() {
        PasswordScreening screening = PasswordScreening.of(DEFAULTS, HASHER, sha1 -> {
            throw new IllegalStateException("out of reach");
        });
        assertThat(screening.check(Password.of("four clouds above the old harbour"), ADA))
                .singleElement()
                .satisfies(issue -> assertThat(issue.severity()).isEqualTo(Severity.WARNING))
                .satisfies(issue -> assertThat(issue.code()).isEqualTo(IssueCode.PASSWORD_UNSCREENED));
    }

    @Test
    void expiresOnlyWhereThePolicySays() {
        Instant set = Instant.parse("2026-01-01T12:00:00Z");
        PasswordPolicy policy = DEFAULTS.withMaxAge(Duration.ofDays(90));
        assertThat(policy.isExpired(set, Instant.parse("2026-04-01T11:59:59Z"))).isFalse();
        assertThat(policy.isExpired(set, Instant.parse("2026-04-01T12:00:00Z"))).isTrue();
        assertThat(DEFAULTS.isExpired(set, Instant.MAX)).isFalse();
    }

    @Test
    void keepsItsBounds() {
        assertThatThrownBy(() -> DEFAULTS.withMinLength(15, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DEFAULTS.withMinLength(8, 9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DEFAULTS.withMinLength(65, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DEFAULTS.withMaxLength(63)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DEFAULTS.withMaxLength(1025)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DEFAULTS.withHistory(25)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DEFAULTS.withHistory(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DEFAULTS.withMaxAge(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThat(DEFAULTS.withMaxAge(Duration.ofDays(1)).withMaxAge(null)).isEqualTo(DEFAULTS);
    }

    private static List<String> codes(PasswordPolicy policy, String password, PasswordOwner owner) {
        return PasswordScreening.of(policy, HASHER, BreachedPasswords.NONE).check(Password.of(password), owner).stream()
                .map(issue -> issue.code().code())
                .toList();
    }

    /** Takes so many bytes, and hashes nothing. */
    private record Narrow(int maxLength) implements PasswordHasher {

        @Override
        public String hash(Password password) {
            throw new AssertionError("nothing is hashed to look at a password");
        }

        @Override
        public boolean verify(Password password, String encoded) {
            throw new AssertionError("nothing is hashed to look at a password");
        }

        @Override
        public boolean accepts(String encoded) {
            return false;
        }

        @Override
        public boolean needsRehash(String encoded) {
            return true;
        }
    }
}
