package dev.roster.entrance;

import static dev.roster.entrance.Portal.ADMIN;
import static dev.roster.entrance.Portal.IDP;
import static dev.roster.entrance.Portal.MEMBER;
import static dev.roster.entrance.Portal.OTHER_IDP;
import static dev.roster.entrance.Portal.claims;
import static dev.roster.entrance.Portal.settings;
import static dev.roster.entrance.Portal.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.account.UserOutcome;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.signin.Claims;
import dev.roster.signin.JustInTime;
import dev.roster.signin.JustInTime.Groups;
import dev.roster.signin.JustInTime.Linking;
import dev.roster.signin.JustInTime.Updates;
import dev.roster.signin.ProvisioningOutcome;
import dev.roster.signin.ProvisioningOutcome.Kind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with claims of their own making tries, and what comes of it: nothing. */
class ProvisioningAttackTest {

    private static final JustInTime LINKING =
            settings().with(Linking.VERIFIED_EMAIL).with(Updates.EACH_SIGN_IN);

    /** Refused, and nothing was written. */
    private static void isRefused(Portal portal, Claims claims, IssueCode why) {
        List<User> before = portal.all();
        long runs = portal.runs();
        ProvisioningOutcome outcome = portal.provision(claims);
        assertThat(outcome.kind()).isEqualTo(Kind.REFUSED);
        assertThat(outcome.refusal()).contains(why);
        assertThat(outcome.run()).isEmpty();
        assertThat(portal.all()).isEqualTo(before);
        assertThat(portal.runs()).isEqualTo(runs);
    }

    @Nested
    @DisplayName("by an address")
    class ByAddress {

        private final Portal portal = Portal.of(LINKING, user("ada", "admin"));

        @Test
        void thatIsNotVerifiedNobodyIsTakenOver() {
            isRefused(portal, claims("ada").with(Claims.Email.UNVERIFIED), IssueCode.SSO_EMAIL_UNVERIFIED);
        }

        @Test
        void thatIsNotVerifiedNobodyIsMade() {
            isRefused(portal, claims("eve").with(Claims.Email.UNVERIFIED), IssueCode.SSO_EMAIL_UNVERIFIED);
        }

        @Test
        void thatIsNotVerifiedNobodyGetsAnotherOne() {
            UserId eve = portal.provision(claims("eve")).user().id();
            portal.provision(claims("eve").with("email", "boss@example.com").with(Claims.Email.UNVERIFIED));
            assertThat(Portal.email(portal.stored(eve))).isEqualTo("eve@example.com");
        }

        @Test
        void withoutLinkingNobodyIsTakenOver() {
            isRefused(Portal.of(settings(), user("ada", "admin")), claims("ada"), IssueCode.SSO_EMAIL_TAKEN);
        }

        @Test
        void ofSomebodyOfAnotherIssuerNobodyIsTakenOver() {
            portal.provision(claims("ada"));
            var other = new Claims(OTHER_IDP, "eve", claims("ada").attributes(), Claims.Email.VERIFIED);
            isRefused(portal, other, IssueCode.SSO_EMAIL_TAKEN);
        }

        @Test
        @DisplayName("that was given to somebody else at the same issuer, nobody is taken over")
        void thatWasGivenToSomebodyElseNobodyIsTakenOver() {
            portal.provision(claims("ada"));
            var heir = new Claims(IDP, "the next ada", claims("ada").attributes(), Claims.Email.VERIFIED);
            isRefused(portal, heir, IssueCode.SSO_EMAIL_TAKEN);
        }

        @Test
        void ofSomebodyOfADirectoryNobodyIsTakenOver() {
            User ofHq = user("grace", "member").with(user -> user.externalId("hq:0001"));
            isRefused(Portal.of(LINKING, ofHq), claims("grace"), IssueCode.SSO_EMAIL_TAKEN);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ADA@EXAMPLE.COM", " ada@example.com ", "ａda@example.com", "ada@ＥＸＡＭＰＬＥ.com"})
        void inOtherLettersNobodyIsMadeTwice(String address) {
            Portal unlinked = Portal.of(settings(), user("ada", "admin"));
            isRefused(unlinked, claims("ada").with("email", address), IssueCode.SSO_EMAIL_TAKEN);
            assertThat(portal.provision(claims("ada").with("email", address))
                            .user()
                            .id())
                    .isEqualTo(new UserId("ada"));
        }

        @Test
        void thatIsSeveralNobodyChoosesOne() {
            isRefused(
                    portal, claims("eve").with("email", "eve@example.com", "ada@example.com"), IssueCode.EMAIL_SEVERAL);
            isRefused(portal, claims("eve").with("email", "eve@example.com", "x"), IssueCode.EMAIL_INVALID);
            isRefused(portal, claims("eve").with("email", "eve@example.com,ada@example.com"), IssueCode.EMAIL_INVALID);
        }
    }

    @Nested
    @DisplayName("by a domain")
    class ByDomain {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a@evil-example.com",
                    "a@example.com.evil.org",
                    "a@sub.example.com",
                    "a@example.co",
                    "a@com",
                    "a@exаmple.com",
                    "a@xn--exmple-4nf.com",
                    "example.com@evil.org",
                    "a%40example.com@evil.org"
                })
        void thatOnlyLooksLikeOneOfOursNobodyComesIn(String address) {
            Portal portal = Portal.of(settings());
            ProvisioningOutcome outcome = portal.provision(claims("a").with("email", address));
            assertThat(outcome.refusal().orElseThrow()).isIn(IssueCode.SSO_DOMAIN, IssueCode.EMAIL_INVALID);
            assertThat(portal.all()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a@evil.org@example.com",
                    "a@example.com.",
                    "a@example.com\u0000.evil.org",
                    "a@[127.0.0.1]",
                    "a@ example.com"
                })
        void inNoFormNobodyComesIn(String address) {
            isRefused(
                    Portal.of(settings().forAnyDomain()), claims("a").with("email", address), IssueCode.EMAIL_INVALID);
        }

        @ParameterizedTest
        @CsvSource({
            "bücher.example, a@xn--bcher-kva.example",
            "xn--bcher-kva.example, a@BÜCHER.example",
            "EXAMPLE.com, a@example.COM"
        })
        void ofAnotherSpellingItIsTheSame(String domain, String address) {
            Portal portal = Portal.of(settings().forDomains(domain));
            assertThat(portal.provision(claims("a").with("email", address)).kind())
                    .isEqualTo(Kind.PROVISIONED);
        }

        @Test
        void thatIsAllowedNoLongerWhoWasInStaysOut() {
            Portal before = Portal.of(settings());
            User ada = before.provision(claims("ada")).user();
            isRefused(Portal.of(settings().forDomains("example.net"), ada), claims("ada"), IssueCode.SSO_DOMAIN);
        }
    }

    @Nested
    @DisplayName("by a subject")
    class BySubject {

        private final Portal portal = Portal.of(settings());
        private final UserId ada = portal.provision(claims("ada")).user().id();

        private Claims with(String issuer, String subject) {
            return new Claims(issuer, subject, claims("eve").attributes(), Claims.Email.VERIFIED);
        }

        @Test
        void thatAnotherIssuerHasTooNobodyMeets() {
            assertThat(portal.provision(with(OTHER_IDP, "subject of ada"))
                            .user()
                            .id())
                    .isNotEqualTo(ada);
        }

        @ParameterizedTest
        @ValueSource(strings = {"SUBJECT OF ADA", "subject of ada ", "ｓubject of ada", "subject of adа"})
        void thatOnlyLooksTheSameNobodyMeets(String subject) {
            assertThat(portal.provision(with(IDP, subject)).user().id()).isNotEqualTo(ada);
        }

        @Test
        void thatIsCutElsewhereNobodyMeets() {
            assertThat(with("ab", "c").externalId())
                    .isNotEqualTo(with("a", "bc").externalId());
            assertThat(with("a", "1:bc").externalId())
                    .isNotEqualTo(with("a1:b", "c").externalId());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  ", "a\uD800", "a\u0000", "a\u200B"})
        void thatIsNoneNobodyAsks(String subject) {
            assertThatIllegalArgumentException().isThrownBy(() -> with(IDP, subject));
        }

        @Test
        @DisplayName("that somebody gives themselves by hand, nobody is found")
        void isGivenToNobodyByHand() {
            User bob = portal.owner
                    .users()
                    .create(form -> form.primaryEmail("bob@example.com"))
                    .user();
            for (String id : List.of(claims("ada").externalId(), "SSO:" + "0".repeat(64))) {
                UserOutcome outcome =
                        portal.owner.users().update(bob.id(), bob.version(), form -> form.text(Field.EXTERNAL_ID, id));
                assertThat(outcome.issues())
                        .extracting(issue -> issue.code())
                        .containsExactly(IssueCode.FIELD_DIRECTORY_OWNED);
            }
            assertThat(portal.provision(claims("ada")).user().id()).isEqualTo(ada);
        }

        @Test
        void thatTwoUsersHaveNobodyComesIn() {
            String id = claims("ada").externalId();
            Portal two = Portal.of(
                    settings().with(Updates.EACH_SIGN_IN),
                    user("one", "member").with(user -> user.externalId(id)),
                    user("two", "owner").with(user -> user.externalId(id)));
            isRefused(two, claims("ada"), IssueCode.SSO_IDENTITY_SEVERAL);
        }
    }

    @Nested
    @DisplayName("by roles and groups")
    class ByRights {

        private final JustInTime mapped =
                settings().role("IdP-Admins", ADMIN).with(Groups.REPLACED).with(Updates.EACH_SIGN_IN);

        @ParameterizedTest
        @ValueSource(
                strings = {"admin", "owner", "idp-admins", "IdP-Admins ", "IdP-Admins|x", "member|admin", "IdP‑Admins"})
        void nobodyGetsMoreThanIsNamed(String value) {
            Portal portal = Portal.of(mapped);
            Claims claims =
                    claims("eve").with("groups", value).with("roles", value).with("role", "IdP-Admins");
            UserId eve = portal.provision(claims).user().id();
            portal.provision(claims);
            assertThat(portal.stored(eve).access().roles()).containsExactly(MEMBER);
            assertThat(portal.stored(eve).access().grants()).isEmpty();
        }

        @Test
        void noClaimGivesAFieldThatIsNotNamed() {
            Portal portal = Portal.of(mapped);
            User eve = portal.provision(claims("eve")
                            .with("status", "suspended")
                            .with("externalId", "x")
                            .with("grants", "owner")
                            .with("id", "ada")
                            .with("department", "Board")
                            .with("modules", "lms"))
                    .user();
            assertThat(eve.access().status()).isEqualTo(UserStatus.ACTIVE);
            assertThat(eve.access().externalId()).isEqualTo(claims("eve").externalId());
            assertThat(eve.access().modules()).isEmpty();
            assertThat(eve.employment().department()).isNull();
        }

        @Test
        void aRoleThatIsGoneIsNotGiven() {
            Portal portal = Portal.of(mapped.role("IdP-Pilots", new RoleKey("pilot")));
            Claims pilot = claims("eve").with("groups", "IdP-Pilots");
            isRefused(portal, pilot, IssueCode.SSO_ROLE_UNKNOWN);
            portal.owner
                    .catalogs()
                    .roles()
                    .create(Role.builder("Pilot").level(1).build());
            assertThat(portal.provision(pilot).user().access().roles()).containsExactly(new RoleKey("pilot"));
        }
    }

    @Nested
    @DisplayName("whoever is kept out")
    class KeptOut {

        @ParameterizedTest
        @CsvSource({
            "SUSPENDED, SIGN_IN_SUSPENDED",
            "INACTIVE, SIGN_IN_INACTIVE",
            "DELETED, SIGN_IN_DELETED",
            "INVITED, SSO_PENDING"
        })
        void staysOutByAddressAndBySubject(UserStatus status, IssueCode why) {
            isRefused(Portal.of(LINKING, user("ada", status, "member")), claims("ada"), why);
            User known = user("ada", status, "member")
                    .with(user -> user.externalId(claims("ada").externalId()));
            Claims moved = claims("ada").with("family_name", "Changed").with("email", "new@example.com");
            isRefused(Portal.of(LINKING, known), moved, why);
        }

        @Test
        void byTheRoleBlockedStaysOut() {
            isRefused(Portal.of(LINKING, user("ada", "member", "blocked")), claims("ada"), IssueCode.SIGN_IN_BLOCKED);
        }

        @Test
        void meanwhileStaysOut() {
            Portal portal = Portal.of(settings());
            portal.afterNext(
                    "commit", () -> portal.deactivate(portal.all().get(0).id()));
            ProvisioningOutcome outcome = portal.provision(claims("ada"));
            assertThat(outcome.refusal()).contains(IssueCode.SIGN_IN_INACTIVE);
            assertThat(portal.all()).singleElement().satisfies(ada -> {
                assertThat(ada.access().status()).isEqualTo(UserStatus.INACTIVE);
                assertThat(ada.lifecycle().lastLoginAt()).isNull();
            });
        }

        @Test
        void betweenTheLookAndTheWriteStaysOutAsTheyAre() {
            User known = user("ada", "member")
                    .with(user -> user.externalId(claims("ada").externalId()));
            Portal portal = Portal.of(LINKING, known);
            portal.afterNext("correlate", () -> portal.owner.users().suspend(known.id(), 1, "asked too much"));
            ProvisioningOutcome outcome = portal.provision(claims("ada"));
            assertThat(outcome.refusal()).contains(IssueCode.SIGN_IN_SUSPENDED);
            assertThat(portal.stored(known.id()).name()).isEqualTo(known.name());
        }
    }
}
