package dev.roster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @Nested
    class AnEmailAddress {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ada@example.com",
                    "A@b.co",
                    "ada.l+tag@sub.example.com",
                    "o'neil@example.com",
                    "a!#$%&'*+-/=?^_`{|}~@x.yz",
                    "ada@xn--bcher-kva.example",
                    "ada@b\u00fccher.example",
                    "\u00e9mile@example.com",
                    "\u7528\u6237@\u4f8b\u5b50.\u5e7f\u544a",
                    "1@2.3",
                    "  ada@example.com\t"
                })
        void isRead(String text) {
            assertThat(EmailAddress.parse(text).value().value()).isEqualTo(text.strip());
            assertThat(new EmailAddress(text).value()).isEqualTo(text.strip());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "bob@",
                    "@example.com",
                    "bob",
                    "bob@localhost",
                    "a b@example.com",
                    "a@b c.com",
                    ".a@example.com",
                    "a.@example.com",
                    "a..b@example.com",
                    "a@@example.com",
                    "a@b@example.com",
                    "a@-x.com",
                    "a@x-.com",
                    "a@x..com",
                    "a@.com",
                    "a@x.com.",
                    "\"a b\"@example.com",
                    "a@[127.0.0.1]",
                    "Ada <ada@example.com>",
                    "a,b@example.com",
                    "a;b@example.com",
                    "a@ex_ample.com",
                    "a\u200b@example.com",
                    "a\u202e@example.com",
                    "a\uff20b@example.com",
                    "\u00e9..a@example.com",
                    "a\u00a0b@example.com",
                    "a@ex\u00adample.com",
                    "a@b.com\nc@d.com"
                })
        void isRefused(String text) {
            assertThat(EmailAddress.parse(text).isValid()).isFalse();
            assertThat(EmailAddress.parse(text).problem()).isEqualTo(IssueCode.EMAIL_INVALID);
            assertThatThrownBy(() -> new EmailAddress(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("ada");
        }

        @Test
        void isAsLongAsTheStandardAllows() {
            String domain = ("x".repeat(60) + ".").repeat(3) + "example";
            assertThat(EmailAddress.parse("a".repeat(64) + "@example.com").isValid())
                    .isTrue();
            assertThat(EmailAddress.parse("a".repeat(65) + "@example.com").isValid())
                    .isFalse();
            assertThat(EmailAddress.parse("a@" + domain).isValid()).isTrue();
            assertThat(EmailAddress.parse("a".repeat(64) + "@" + domain).isValid())
                    .isFalse();
            assertThat(EmailAddress.parse("a@" + "x".repeat(64) + ".com").isValid())
                    .isFalse();
        }

        @Test
        void isComparedInCanonicalForm() {
            EmailAddress one = new EmailAddress("Ada@B\u00dcCHER.example");
            EmailAddress other = new EmailAddress("ada@xn--bcher-kva.example");
            assertThat(one.canonical()).isEqualTo(other.canonical());
            assertThat(one).isEqualByComparingTo(other).isNotEqualTo(other);
            assertThat(one.domain()).isEqualTo("xn--bcher-kva.example");
        }
    }

    @Nested
    class APhoneNumber {

        @ParameterizedTest
        @ValueSource(strings = {"+4930123", "+123456789012345", " +15550100 "})
        void isRead(String text) {
            assertThat(PhoneNumber.parse(text).value().value()).isEqualTo(text.strip());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "+",
                    "4930123456",
                    "+0301234567",
                    "+49 30 12345",
                    "+49-3012345",
                    "+123456",
                    "+1234567890123456",
                    "+49301234a",
                    "\uff0b4930123456",
                    "+\u0661\u0662\u0663\u0664\u0665\u0666\u0667",
                    "++493012345"
                })
        void isRefused(String text) {
            assertThat(PhoneNumber.parse(text).isValid()).isFalse();
            assertThatThrownBy(() -> new PhoneNumber(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class AKey {

        @Test
        void isFolded() {
            assertThat(new RoleKey(" Org ADMIN ").value()).isEqualTo("org admin");
            assertThat(new GroupKey("\uff33taff")).isEqualTo(new GroupKey("STAFF"));
            assertThat(new TeamKey("A").compareTo(new TeamKey("b"))).isNegative();
            assertThat(OrganizationKey.parse("ACME").value()).isEqualTo(new OrganizationKey("acme"));
            assertThat(ModuleKey.parse("HR").value()).hasToString("hr");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\u3000", "a|b", "a\nb", "a\u200bb", "\u202ea", "\u3164", "a\uff5cb"})
        void isRefused(String text) {
            assertThat(RoleKey.parse(text).isValid()).isFalse();
            assertThat(RoleKey.parse(text).problem()).isEqualTo(IssueCode.KEY_INVALID);
            assertThatThrownBy(() -> new GroupKey(text)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void hasAtMost100CharactersAfterFolding() {
            assertThat(RoleKey.parse("x".repeat(100)).isValid()).isTrue();
            assertThat(RoleKey.parse("x".repeat(101)).isValid()).isFalse();
            assertThat(RoleKey.parse("\ufb03".repeat(34)).isValid()).isFalse();
        }

        @Test
        void ofAnAttributeIsAsciiAndKeepsItsCase() {
            assertThat(new AttributeKey("costCenter-1.a_B").value()).isEqualTo("costCenter-1.a_B");
            List.of("", "1a", "a b", "\u00e9", "_a", "a".repeat(65))
                    .forEach(text -> assertThatThrownBy(() -> new AttributeKey(text))
                            .isInstanceOf(IllegalArgumentException.class));
        }
    }

    @Nested
    class AnId {

        @ParameterizedTest
        @ValueSource(strings = {"", "a b", "\u00e9", "a\n", "\u0000"})
        void isRefusedUnlessVisibleAscii(String text) {
            assertThatThrownBy(() -> new UserId(text)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void isComparedAsItIs() {
            assertThat(new UserId("A")).isNotEqualTo(new UserId("a"));
            assertThat(UserId.parse(" u-1 ").value()).isEqualTo(new UserId("u-1"));
            assertThat(UserId.parse("x".repeat(65)).problem()).isEqualTo(IssueCode.USER_REFERENCE_INVALID);
        }
    }

    @Test
    void userNamesAndEmployeeIdsKeepTheirSpelling() {
        assertThat(new UserName(" Ada L ").value()).isEqualTo("Ada L");
        assertThat(new UserName("ADA").canonical()).isEqualTo("ada");
        assertThat(new EmployeeId("007")).isNotEqualTo(new EmployeeId("7"));
        assertThat(UserName.parse("x".repeat(256)).problem()).isEqualTo(IssueCode.USER_NAME_INVALID);
        assertThat(EmployeeId.parse("x".repeat(65)).problem()).isEqualTo(IssueCode.EMPLOYEE_ID_INVALID);
        assertThat(UserName.parse("a\u200bb").isValid()).isFalse();
    }

    @Test
    void rolesGroupsAndAttributesNeedAVisibleName() {
        assertThat(Role.named(" Org Admin ").name()).isEqualTo("Org Admin");
        assertThat(Role.named("Org Admin").key()).isEqualTo(new RoleKey("org admin"));
        assertThatThrownBy(() -> new Group(new GroupKey("a"), " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Role.builder("a").level(100).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100");
        assertThatThrownBy(() ->
                        new CustomAttribute(new AttributeKey("a"), "x".repeat(101), AttributeType.TEXT, true, true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
