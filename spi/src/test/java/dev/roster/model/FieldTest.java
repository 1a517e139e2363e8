package dev.roster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTest {

    private static final Field<AttributeValue> TEXT = attribute("note", AttributeType.TEXT);
    private static final Field<AttributeValue> NUMBER = attribute("cost", AttributeType.NUMBER);
    private static final Field<AttributeValue> DATE = attribute("since", AttributeType.DATE);
    private static final Field<AttributeValue> YES_NO = attribute("remote", AttributeType.YES_NO);
    private static final Field<AttributeValue> REFERENCE = attribute("mentor", AttributeType.USER_REFERENCE);

    private static final Field<AttributeValue> LIST = attribute("languages", AttributeType.TEXT_LIST);

    private static final User FULL = User.builder(new UserId("u-1"))
            .version(3)
            .userName(new UserName("Ada L"))
            .externalId("AAD/4;2")
            .primaryEmail(new EmailAddress("Ada@Example.com"))
            .displayName("Ada \ud83d\ude00\nLovelace")
            .firstName("Ada")
            .lastName("Lovelace, n\u00e9e Byron; x")
            .avatarUrl("https://example.com/a?b=c|d")
            .phoneNumber(new PhoneNumber("+493012345"))
            .roles(List.of(new RoleKey("b;c"), new RoleKey("a, d"), new RoleKey("owner")))
            .grants(List.of(
                    Grant.of(new RoleKey("a, b"), Place.of(new TeamKey("x@y"))).why("a|b")))
            .groups(List.of(new GroupKey("one, two; three")))
            .teams(List.of(new TeamKey("x")))
            .modules(List.of(new ModuleKey("hr"), new ModuleKey("crm")))
            .organization(new OrganizationKey("acme, inc."))
            .department("R|D")
            .company("Acme")
            .location("Z\u00fcrich")
            .jobTitle("Lead")
            .position("1")
            .employeeId(new EmployeeId("007"))
            .managerId(new UserId("u-2"))
            .userType("staff")
            .hireDate(LocalDate.of(2024, 2, 29))
            .endDate(LocalDate.of(2028, 2, 29))
            .status(UserStatus.SUSPENDED)
            .statusReason("parental leave, until May")
            .setAsideGroups(List.of(new GroupKey("board"), new GroupKey("a;b")))
            .roleLevel(6L)
            .secondFactor(false)
            .taskNotification(TaskNotification.OFF)
            .skillCount(12L)
            .lastLoginAt(Instant.parse("2026-03-01T10:00:00.123456Z"))
            .lastActivityAt(Instant.parse("2026-03-01T10:00:00Z"))
            .createdAt(Instant.EPOCH)
            .deactivatedAt(Instant.parse("1969-12-31T23:59:59.999999Z"))
            .waitingSince(Instant.parse("2030-01-01T00:00:00.000001Z"))
            .attribute(new AttributeKey("note"), new AttributeValue.Text("a\r\n\tb"))
            .attribute(new AttributeKey("cost"), new AttributeValue.Decimal(new BigDecimal("-12.50")))
            .attribute(new AttributeKey("since"), new AttributeValue.Date(LocalDate.of(1999, 12, 31)))
            .attribute(new AttributeKey("remote"), new AttributeValue.YesNo(true))
            .attribute(new AttributeKey("mentor"), new AttributeValue.UserReference(new UserId("u-3")))
            .attribute(new AttributeKey("languages"), new AttributeValue.TextList(List.of("Zulu, Xhosa", "a;b", "en")))
            .build();

    static Stream<Field<?>> fields() {
        return Stream.concat(Fields.builtIn().all().stream(), Stream.of(TEXT, NUMBER, DATE, YES_NO, REFERENCE, LIST));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void readsWhatItWrote(Field<?> field) {
        assertRoundTrip(field);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void copiesAndClearsOneFieldAlone(Field<?> field) {
        User bare = User.builder(FULL.id())
                .primaryEmail(new EmailAddress("x@example.com"))
                .phoneNumber(new PhoneNumber("+490000000"))
                .build();
        if (field.equals(Field.ID)) {
            assertThatThrownBy(() -> field.set(bare.toBuilder(), null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(field.key());
        } else {
            assertCopied(field, bare);
        }
    }

    @Test
    void keysAreDifferentWhateverTheirCase() {
        assertThat(Fields.builtIn().all()).hasSize(37).doesNotHaveDuplicates();
        assertThat(Fields.builtIn().require("PRIMARYEMAIL")).isSameAs(Field.PRIMARY_EMAIL);
        assertThat(Fields.builtIn().find("no such field")).isEmpty();
        assertThatThrownBy(() -> Fields.builtIn().require("mail"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("primaryEmail");
        CustomAttribute clash =
                new CustomAttribute(new AttributeKey("DEPARTMENT"), "x", AttributeType.TEXT, true, true);
        assertThatThrownBy(() -> Fields.with(List.of(clash))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsWhatIsSpecial() {
        assertThat(fields().filter(Field::isUnique))
                .containsExactly(Field.ID, Field.USER_NAME, Field.PRIMARY_EMAIL, Field.EMPLOYEE_ID);
        assertThat(fields().filter(Field::isPrivileged))
                .containsExactly(Field.ROLES, Field.GRANTS, Field.SET_ASIDE_GROUPS, Field.STATUS, Field.STATUS_REASON);
        assertThat(fields().filter(Field::isList))
                .containsExactly(
                        Field.ROLES,
                        Field.GRANTS,
                        Field.GROUPS,
                        Field.SET_ASIDE_GROUPS,
                        Field.TEAMS,
                        Field.MODULES,
                        LIST);
        assertThat(TEXT.attribute()).isPresent();
        assertThat(Field.DEPARTMENT.attribute()).isEmpty();
    }

    @Test
    void keepsTheTextsOfAListInTheirOrderAndEachOnce() {
        assertThat(LIST.parse(" fr |EN|fr|en|de").value())
                .isEqualTo(new AttributeValue.TextList(List.of("fr", "EN", "de")));
        assertThat(LIST.format(new AttributeValue.TextList(List.of("a, b")))).isEqualTo("a, b|");
        assertThat(LIST.parse("a, b|").value()).isEqualTo(new AttributeValue.TextList(List.of("a, b")));
        assertThat(LIST.parseAll(Collections.nCopies(1_001, "x")).isValid()).isTrue();
        assertThat(LIST.parseAll(IntStream.range(0, 1_001)
                                .mapToObj(Integer::toString)
                                .toList())
                        .problem())
                .isEqualTo(IssueCode.TEXT_TOO_LONG);
        assertThat(LIST.parse("x".repeat(1_001)).problem()).isEqualTo(IssueCode.TEXT_TOO_LONG);
        assertThat(LIST.parseAll(List.of("a|b")).problem()).isEqualTo(IssueCode.TEXT_INVALID);
        assertThat(LIST.parse("a\nb").problem()).isEqualTo(IssueCode.TEXT_INVALID);
        assertThat(LIST.parse("|").problem()).isEqualTo(IssueCode.TEXT_INVALID);
        assertThatThrownBy(() -> new AttributeValue.TextList(List.of(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 1,000 texts");
    }

    @Test
    void refusesTextThatIsTooLongOrCannotBeStored() {
        assertThat(Field.DEPARTMENT.parse("x".repeat(200)).isValid()).isTrue();
        assertThat(Field.DEPARTMENT.parse("x".repeat(201)).problem()).isEqualTo(IssueCode.TEXT_TOO_LONG);
        assertThat(TEXT.parse("x".repeat(65_537)).problem()).isEqualTo(IssueCode.TEXT_TOO_LONG);
        List.of("a\u0000b", "a\u001bb", "\ud83d", "\ude00\ud83d", "a\uffff")
                .forEach(text ->
                        assertThat(Field.DEPARTMENT.parse(text).problem()).isEqualTo(IssueCode.TEXT_INVALID));
        assertThat(Field.DEPARTMENT.parse(" a\tb\n ").value()).isEqualTo("a\tb");
    }

    @ParameterizedTest
    @CsvSource({
        "1.50, 1.5",
        "-0.0, 0",
        "+7, 7",
        "007, 7",
        "100, 100",
        "'.5', 0.5",
        "5., 5",
        "12345678901234567890, 12345678901234567890"
    })
    void writesNumbersInOneWay(String text, String expected) {
        assertThat(NUMBER.format(NUMBER.parse(text).value())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "-", "1e5", "1,5", "1 000", "NaN", "0x10", "\u0661", "1.2.3", "--1"})
    void refusesWhatIsNoNumber(String text) {
        assertThat(NUMBER.parse(text).problem()).isEqualTo(IssueCode.NUMBER_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2023-02-29",
                "2024-13-01",
                "2024-00-10",
                "2024-01-32",
                "24-01-01",
                "2024-1-1",
                "0999-01-01",
                "01.02.2024",
                "2024-01-01T00:00",
                "2024_01_01"
            })
    void refusesWhatIsNoDay(String text) {
        assertThat(Field.HIRE_DATE.parse(text).problem()).isEqualTo(IssueCode.DATE_INVALID);
    }

    @Test
    void keepsMomentsToTheMicrosecond() {
        assertThat(Field.CREATED_AT.parse("2026-03-01T10:00:00.123456789Z").value())
                .isEqualTo(Instant.parse("2026-03-01T10:00:00.123456Z"));
        assertThat(Field.CREATED_AT.parse("2024-02-29T10:15:30+05:45").value())
                .isEqualTo(Instant.parse("2024-02-29T04:30:30Z"));
        assertThat(Field.CREATED_AT.parse("9999-12-31T23:59:59.999999Z").isValid())
                .isTrue();
        assertThat(Field.CREATED_AT.parse("1000-01-01T00:00:00Z").isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2024-02-29",
                "0999-12-31T23:59:59.999999Z",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z"
            })
    void refusesWhatIsNoMomentOfTheYearsOfDays(String text) {
        assertThat(Field.CREATED_AT.parse(text).problem()).isEqualTo(IssueCode.INSTANT_INVALID);
    }

    @Test
    void readsWordsWhateverTheirCase() {
        assertThat(Field.STATUS.parse("ACTIVE").value()).isEqualTo(UserStatus.ACTIVE);
        assertThat(Field.STATUS.parse("INVITED").value()).isEqualTo(UserStatus.INVITED);
        assertThat(Field.TASK_NOTIFICATION.parse("EMAIL").value()).isEqualTo(TaskNotification.EMAIL);
        assertThat(YES_NO.parse("TRUE").value()).isEqualTo(new AttributeValue.YesNo(true));
        assertThat(Field.STATUS.parse("gone").problem()).isEqualTo(IssueCode.STATUS_INVALID);
        assertThat(YES_NO.parse("perhaps").problem()).isEqualTo(IssueCode.YES_NO_INVALID);
    }

    @Test
    void sortsKeysAndDropsDoubles() {
        Set<RoleKey> roles = Field.ROLES.parse("b| A ||B|a").value();
        assertThat(roles).containsExactly(new RoleKey("a"), new RoleKey("b"));
        assertThat(Field.ROLES.format(roles)).isEqualTo("a|b");
        assertThat(Field.ROLES.parse("|").problem()).isEqualTo(IssueCode.KEY_INVALID);
        assertThat(Field.ROLES.of(FULL.with(user -> user.roles(Set.of())))).isEmpty();
    }

    private static <T> void assertRoundTrip(Field<T> field) {
        T value = field.of(FULL).orElseThrow();
        String text = field.format(value);
        assertThat(field.parse(text).value()).isEqualTo(value);
        assertThat(field.parseAll(field.formatAll(value)).value()).isEqualTo(value);
        assertThat(field.format(field.parse(text).value())).isEqualTo(text);
        assertThat(field.canonical(field.parse(text).value())).isEqualTo(field.canonical(value));
    }

    private static <T> void assertCopied(Field<T> field, User bare) {
        User copied = bare.with(user -> field.set(user, field.valueOf(FULL)));
        assertThat(field.of(copied)).isEqualTo(field.of(FULL));
        User cleared = copied.with(user -> field.set(user, field.valueOf(bare)));
        assertThat(cleared).isEqualTo(bare);
        fields().filter(other -> !other.equals(field))
                .forEach(other ->
                        assertThat((Object) other.of(copied)).as(other.key()).isEqualTo(other.of(bare)));
    }

    private static Field<AttributeValue> attribute(String key, AttributeType type) {
        return new CustomAttribute(new AttributeKey(key), "Attribute", type, true, true).field();
    }
}
