package dev.roster.entrance;

import static dev.roster.entrance.Portal.ADMIN;
import static dev.roster.entrance.Portal.IDP;
import static dev.roster.entrance.Portal.MEMBER;
import static dev.roster.entrance.Portal.claims;
import static dev.roster.entrance.Portal.settings;
import static dev.roster.entrance.Portal.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.access.RoleCatalog;
import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.profile.Profiles;
import dev.roster.signin.Claims;
import dev.roster.signin.JustInTime;
import dev.roster.signin.JustInTime.Groups;
import dev.roster.signin.JustInTime.Linking;
import dev.roster.signin.JustInTime.Updates;
import dev.roster.signin.ProvisioningOutcome;
import dev.roster.signin.ProvisioningOutcome.Kind;
import dev.roster.spi.DirectorySource;
import dev.roster.table.RowSource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** T3: users who are made at their first single sign-on, and what the next ones change of them. */
class ProvisioningTest {

    private static List<IssueCode> codes(ProvisioningOutcome outcome) {
        return outcome.issues().stream().map(Issue::code).toList();
    }

    @Nested
    @DisplayName("the first sign-in")
    class First {

        private final Portal portal = Portal.of(settings());

        @Test
        void makesAnActiveUserWithTheDefaultRoleAndNoInvitation() {
            ProvisioningOutcome outcome = portal.provision(claims("ada"));
            assertThat(outcome.kind()).isEqualTo(Kind.PROVISIONED);
            User ada = portal.stored(outcome.user().id());
            assertThat(ada.access().status()).isEqualTo(UserStatus.ACTIVE);
            assertThat(ada.access().roles()).containsExactly(MEMBER);
            assertThat(ada.name().firstName()).isEqualTo("Ada");
            assertThat(ada.name().lastName()).isEqualTo("Smith");
            assertThat(Portal.email(ada)).isEqualTo("ada@example.com");
            assertThat(ada.access().externalId()).isEqualTo(claims("ada").externalId());
            assertThat(ada.lifecycle().lastLoginAt()).isEqualTo(portal.clock.instant());
            assertThat(outcome.stamp()).isEmpty();
            assertThat(outcome.issues()).isEmpty();
        }

        @Test
        void isARunThatIsUndone() {
            ProvisioningOutcome outcome = portal.provision(claims("ada"));
            portal.undo(outcome.run().orElseThrow());
            assertThat(portal.all()).isEmpty();
            assertThat(portal.provision(claims("ada")).kind()).isEqualTo(Kind.PROVISIONED);
        }

        @Test
        void isAuditedAsSingleSignOn() {
            UserId ada = portal.provision(claims("ada")).user().id();
            assertThat(portal.stores.audit().ofUser(ada, 10))
                    .extracting(entry -> entry.actor() + " " + entry.action())
                    .containsExactly("single sign-on create");
        }

        @Test
        void takesTheNamesOfSaml() {
            Claims saml = Claims.of("https://idp.example.com/metadata", "_f1")
                    .with("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "grace@example.com")
                    .with("urn:oid:2.5.4.42", "Grace")
                    .with("urn:oid:2.5.4.4", "Hopper")
                    .with("urn:oid:2.16.840.1.113730.3.1.241", "Grace B. Hopper")
                    .with("http://schemas.microsoft.com/ws/2008/06/identity/claims/groups", "navy")
                    .with(Claims.Email.VERIFIED);
            User grace = portal.provision(saml).user();
            assertThat(grace.name().displayName()).isEqualTo("Grace B. Hopper");
            assertThat(grace.access().groups()).containsExactly(new GroupKey("navy"));
        }

        @Test
        void skipsGroupsThatThereAreNotAndSaysSo() {
            ProvisioningOutcome outcome =
                    portal.provision(claims("ada").with("groups", "NAVY", "CN=Staff,DC=example", "x|board", ""));
            assertThat(outcome.user().access().groups()).containsExactly(new GroupKey("navy"));
            assertThat(codes(outcome)).containsExactly(IssueCode.VALUE_SKIPPED, IssueCode.VALUE_SKIPPED);
        }

        @Test
        void takesFurtherFieldsByNamesOfTheHost() {
            Portal named = Portal.of(settings()
                    .claim(Field.DEPARTMENT, "dept", "ou")
                    .claim(Field.FIRST_NAME)
                    .claim(Field.DISPLAY_NAME, "cn"));
            User ada = named.provision(claims("ada").with("dept", " ").with("ou", "Research", "Sales"))
                    .user();
            assertThat(ada.employment().department()).isEqualTo("Research");
            assertThat(ada.name().firstName()).isNull();
        }

        @Test
        void leavesOutAValueThatNobodyCanRead() {
            ProvisioningOutcome outcome = portal.provision(claims("ada").with("family_name", "x".repeat(101)));
            assertThat(outcome.kind()).isEqualTo(Kind.PROVISIONED);
            assertThat(codes(outcome)).containsExactly(IssueCode.TEXT_TOO_LONG);
        }

        @Test
        void givesTheRolesThatClaimsMeanInsteadOfTheDefault() {
            Portal mapped = Portal.of(settings().role("IdP-Admins", ADMIN).role("IdP-Leads", new RoleKey("manager")));
            User ada = mapped.provision(claims("ada").with("groups", "IdP-Admins", "others"))
                    .user();
            assertThat(ada.access().roles()).containsExactly(ADMIN);
        }

        @Test
        void namesTheClaimThatIsMissing() {
            Claims silent = Claims.of(IDP, "1").with("email", " ").with(Claims.Email.VERIFIED);
            ProvisioningOutcome outcome = portal.provision(silent);
            assertThat(outcome.refusal()).contains(IssueCode.SSO_CLAIM_MISSING);
            assertThat(outcome.reason())
                    .contains(
                            "primaryEmail", "email, http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress")
                    .contains("urn:oid:0.9.2342.19200300.100.1.3");
            assertThat(outcome.issues().get(0).message(Locale.GERMAN)).startsWith("der Identitätsanbieter");
            assertThatThrownBy(outcome::user).isInstanceOf(NoSuchElementException.class);
        }

        @Test
        void refusesADefaultRoleThatThereIsNot() {
            Portal standard = Portal.of(JustInTime.standard().forDomains("example.com"));
            ProvisioningOutcome outcome = standard.provision(claims("ada"));
            assertThat(outcome.refusal()).contains(IssueCode.SSO_ROLE_UNKNOWN);
            assertThat(outcome.reason())
                    .isEqualTo(
                            "\"readonly\" is not a role, so single sign-on gives it to nobody; create it, or give one"
                                    + " of member, manager, admin, owner");
            assertThat(standard.all()).isEmpty();
        }

        @Test
        @DisplayName("X1: many at once make one user, and all are in")
        void ofOnePersonManyTimesAtOnceMakesOneUser() {
            for (int round = 1; round <= 20; round++) {
                String name = "ada" + round;
                List<ProvisioningOutcome> outcomes = Together.of(8, i -> portal.provision(claims(name)));
                assertThat(outcomes)
                        .allSatisfy(outcome -> assertThat(outcome.kind().isIn()).isTrue());
                assertThat(outcomes).extracting(outcome -> outcome.user().id()).hasSize(8);
                assertThat(outcomes.stream().map(outcome -> outcome.user().id()).distinct())
                        .hasSize(1);
                assertThat(outcomes.stream().filter(outcome -> outcome.kind() == Kind.PROVISIONED))
                        .hasSize(1);
                assertThat(portal.all()).hasSize(round);
            }
        }
    }

    @Nested
    @DisplayName("what others do between the look and the write")
    class Meanwhile {

        private final Portal portal = Portal.of(settings().with(Updates.EACH_SIGN_IN));

        @Test
        void theSamePersonMayComeInFirst() {
            portal.afterNext("correlate", () -> portal.provision(claims("ada")));
            ProvisioningOutcome outcome = portal.provision(claims("ada").with("family_name", "Lovelace"));
            assertThat(outcome.kind()).isEqualTo(Kind.UPDATED);
            assertThat(portal.all()).hasSize(1);
        }

        @Test
        void anAdministratorMayTakeTheAddress() {
            portal.afterNext(
                    "correlate", () -> portal.owner.users().create(form -> form.primaryEmail("ada@example.com")));
            assertThat(portal.provision(claims("ada")).refusal()).contains(IssueCode.SSO_EMAIL_TAKEN);
        }

        @Test
        void anAdministratorMayDeleteTheUserWhoIsMadeAnewThen() {
            UserId before = portal.provision(claims("ada")).user().id();
            portal.afterNext("correlate", () -> portal.owner.users().deleteForGood(before, 1));
            ProvisioningOutcome outcome = portal.provision(claims("ada"));
            assertThat(outcome.kind()).isEqualTo(Kind.PROVISIONED);
            assertThat(outcome.user().id()).isNotEqualTo(before);
        }
    }

    @Nested
    @DisplayName("the next sign-in")
    class Next {

        @Test
        void writesNothingButItsTime() {
            Portal portal = Portal.of(settings());
            UserId ada = portal.provision(claims("ada")).user().id();
            User before = portal.stored(ada);
            portal.clock.moveBy(Duration.ofHours(1));
            ProvisioningOutcome outcome = portal.provision(claims("ada").with("family_name", "Lovelace"));
            assertThat(outcome.kind()).isEqualTo(Kind.UNCHANGED);
            assertThat(outcome.run()).isEmpty();
            User after = portal.stored(ada);
            assertThat(after.version()).isEqualTo(before.version());
            assertThat(after.name()).isEqualTo(before.name());
            assertThat(after.lifecycle().lastLoginAt()).isEqualTo(portal.clock.instant());
        }

        @Test
        void ofSomebodyWhoIsAsClaimsSayWritesNothingEither() {
            Portal portal = Portal.of(
                    settings().with(Updates.EACH_SIGN_IN).with(Groups.REPLACED).role("IdP-Admins", ADMIN));
            Claims claims = claims("ada").with("groups", "navy", "IdP-Admins");
            UserId ada = portal.provision(claims).user().id();
            long version = portal.stored(ada).version();
            long runs = portal.runs();
            ProvisioningOutcome again = portal.provision(claims.with("email", "Ada@Example.com"));
            assertThat(again.kind()).isEqualTo(Kind.UNCHANGED);
            assertThat(portal.stored(ada).version()).isEqualTo(version);
            assertThat(portal.runs()).isEqualTo(runs);
        }

        @Test
        void overwritesWhatClaimsGiveWhereItShall() {
            Portal portal = Portal.of(settings().with(Updates.EACH_SIGN_IN));
            UserId ada = portal.provision(claims("ada").with("groups", "navy"))
                    .user()
                    .id();
            ProvisioningOutcome outcome = portal.provision(Claims.of(IDP, "subject of ada")
                    .with("email", "lovelace@example.com")
                    .with("family_name", "Lovelace")
                    .with("groups", "board")
                    .with(Claims.Email.VERIFIED));
            assertThat(outcome.kind()).isEqualTo(Kind.UPDATED);
            User after = portal.stored(ada);
            assertThat(after.name().lastName()).isEqualTo("Lovelace");
            assertThat(after.name().firstName())
                    .as("a claim that is missing changes nothing")
                    .isEqualTo("Ada");
            assertThat(Portal.email(after)).isEqualTo("lovelace@example.com");
            assertThat(after.access().groups()).as("kept").containsExactly(new GroupKey("navy"));
            portal.undo(outcome.run().orElseThrow());
            assertThat(portal.stored(ada).name().lastName()).isEqualTo("Smith");
        }

        @Test
        void replacesGroupsWhereItShall() {
            Portal portal = Portal.of(settings().with(Updates.EACH_SIGN_IN).with(Groups.REPLACED));
            UserId ada = portal.provision(claims("ada").with("groups", "navy"))
                    .user()
                    .id();
            portal.provision(claims("ada").with("groups", "board", "nothing"));
            assertThat(portal.stored(ada).access().groups()).containsExactly(new GroupKey("board"));
            portal.provision(claims("ada").with("groups", "nothing"));
            assertThat(portal.stored(ada).access().groups()).isEmpty();
            portal.provision(claims("ada").with("groups", "board"));
            portal.provision(claims("ada"));
            assertThat(portal.stored(ada).access().groups()).isEmpty();
        }

        @Test
        void takesRolesThatClaimsMeanNoLongerAndLeavesOthers() {
            Portal portal = Portal.of(settings().with(Updates.EACH_SIGN_IN).role("IdP-Admins", ADMIN));
            UserId ada = portal.provision(claims("ada").with("groups", "IdP-Admins"))
                    .user()
                    .id();
            portal.owner.users().update(ada, portal.stored(ada).version(), form -> form.roles("admin", "manager"));
            portal.provision(claims("ada"));
            assertThat(portal.stored(ada).access().roles()).containsExactly(new RoleKey("manager"));
        }

        @Test
        void givesTheDefaultRoleToWhoLostTheLast() {
            Portal portal = Portal.of(settings().with(Updates.EACH_SIGN_IN).role("IdP-Admins", ADMIN));
            UserId ada = portal.provision(claims("ada").with("groups", "IdP-Admins"))
                    .user()
                    .id();
            portal.provision(claims("ada"));
            assertThat(portal.stored(ada).access().roles()).containsExactly(MEMBER);
        }

        @Test
        @DisplayName("the last owner is refused rather than kept against the claims")
        void leavesTheTenantAnOwner() {
            Portal portal = Portal.of(
                    settings()
                            .with(Updates.EACH_SIGN_IN)
                            .with(Linking.VERIFIED_EMAIL)
                            .role("Owners", new RoleKey("owner")),
                    user("ada", "owner"));
            assertThat(portal.provision(claims("ada")).refusal()).contains(IssueCode.LAST_OWNER);
            assertThat(portal.stored(new UserId("ada")).access().roles()).containsExactly(new RoleKey("owner"));
            assertThat(portal.provision(claims("ada").with("groups", "Owners")).kind())
                    .isEqualTo(Kind.UPDATED);
        }

        @Test
        void ofAnAddressThatIsAnothersIsRefused() {
            Portal portal = Portal.of(settings().with(Updates.EACH_SIGN_IN), user("bob", "member"));
            UserId ada = portal.provision(claims("ada")).user().id();
            ProvisioningOutcome outcome = portal.provision(claims("ada").with("email", "bob@example.com"));
            assertThat(outcome.refusal()).contains(IssueCode.KEY_TAKEN);
            assertThat(Portal.email(portal.stored(ada))).isEqualTo("ada@example.com");
        }
    }

    @Nested
    @DisplayName("somebody who is there already")
    class There {

        private final JustInTime linking = settings().with(Linking.VERIFIED_EMAIL);

        @Test
        void isLinkedByAVerifiedAddressAndFoundByTheSubjectFromThenOn() {
            Portal portal = Portal.of(linking, user("ada", "admin"));
            ProvisioningOutcome outcome = portal.provision(claims("ada"));
            assertThat(outcome.kind()).isEqualTo(Kind.UPDATED);
            User ada = portal.stored(new UserId("ada"));
            assertThat(ada.access().externalId()).isEqualTo(claims("ada").externalId());
            assertThat(ada.name().displayName()).isEqualTo("Stored ada");
            assertThat(ada.access().roles()).containsExactly(ADMIN);
            assertThat(portal.provision(claims("ada").with("email", "other@example.com"))
                            .user()
                            .id())
                    .isEqualTo(ada.id());
            portal.undo(outcome.run().orElseThrow());
            assertThat(portal.stored(new UserId("ada")).access().externalId()).isNull();
        }

        @Test
        void isLinkedOnceWhenManyComeAtOnce() {
            Portal portal = Portal.of(linking, user("ada", "member"));
            List<ProvisioningOutcome> outcomes = Together.of(8, i -> portal.provision(claims("ada")));
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.kind().isIn()).isTrue());
            assertThat(portal.all())
                    .singleElement()
                    .satisfies(ada -> assertThat(ada.version()).isEqualTo(2));
        }

        @Test
        void isUnlinkedByWhoMayChangeThem() {
            Portal portal = Portal.of(linking, user("ada", "member"));
            portal.provision(claims("ada"));
            UserId ada = new UserId("ada");
            portal.owner.users().update(ada, 2, form -> form.text(Field.EXTERNAL_ID, null));
            Claims moved = new Claims(Portal.OTHER_IDP, "7", claims("ada").attributes(), Claims.Email.VERIFIED);
            assertThat(portal.provision(moved).kind()).isEqualTo(Kind.UPDATED);
        }

        @Test
        void whoIsDeactivatedWhileTheyAreLinkedStaysOut() {
            Portal portal = Portal.of(linking, user("ada", "member"));
            UserId ada = new UserId("ada");
            portal.afterNext("commit", () -> portal.deactivate(ada));
            ProvisioningOutcome outcome = portal.provision(claims("ada"));
            assertThat(outcome.refusal()).contains(IssueCode.SIGN_IN_INACTIVE);
            assertThat(outcome.run()).as("what was written is told").isPresent();
            assertThat(portal.stored(ada).lifecycle().lastLoginAt()).isNull();
        }
    }

    @Nested
    @DisplayName("a user of a directory")
    class OfADirectory {

        private final Portal portal = Portal.of(
                settings().with(Updates.EACH_SIGN_IN).ofDirectory(IDP, "hq"),
                builder -> builder.directory("hq", new Staff(), Profiles.directory()));

        private Claims claims() {
            return Claims.of(IDP, "00a1").with("email", "grace@example.com").with(Claims.Email.VERIFIED);
        }

        @Test
        void isFoundByItsIdAndKeepsItsFields() {
            assertThat(portal.provision(claims()).refusal()).contains(IssueCode.SSO_NOT_IN_DIRECTORY);
            try (ImportPlan plan =
                    portal.owner.directories().plan("hq", DirectorySource.Extent.FULL, Progress.SILENT)) {
                portal.owner.apply(plan);
            }
            ProvisioningOutcome outcome = portal.provision(claims().with("family_name", "Hooper")
                    .with("email", "hooper@example.com")
                    .with("given_name", "Gracie"));
            assertThat(outcome.issues()).isEmpty();
            User grace = portal.stored(outcome.user().id());
            assertThat(grace.name().lastName()).as("the directory's").isEqualTo("Hopper");
            assertThat(Portal.email(grace)).as("the directory's").isEqualTo("grace@example.com");
            assertThat(grace.name().firstName()).isEqualTo("Gracie");
            assertThat(grace.access().externalId()).isEqualTo("hq:00a1");
            Claims other = new Claims(IDP, "00A1", claims().attributes(), Claims.Email.VERIFIED);
            assertThat(portal.provision(other).refusal()).contains(IssueCode.SSO_NOT_IN_DIRECTORY);
        }

        @Test
        void isNeverMadeHere() {
            assertThat(portal.provision(claims()).refusal()).contains(IssueCode.SSO_NOT_IN_DIRECTORY);
            assertThat(portal.all()).isEmpty();
        }
    }

    /** One person. */
    private static final class Staff implements DirectorySource {

        @Override
        public List<String> fieldKeys() {
            return List.of("externalId", "primaryEmail", "lastName");
        }

        @Override
        public String idPrefix() {
            return "hq:";
        }

        @Override
        public Reading read(@Nullable String cookie) {
            return new Reading() {
                @Override
                public Extent extent() {
                    return Extent.FULL;
                }

                @Override
                public RowSource rows() {
                    return UserForms.of(
                            "hq",
                            List.of(new UserForm()
                                    .text(Field.EXTERNAL_ID, "hq:00a1")
                                    .primaryEmail("grace@example.com")
                                    .lastName("Hopper")));
                }

                @Override
                public String cookie() {
                    return "";
                }
            };
        }
    }

    @Nested
    @DisplayName("settings")
    class Settings {

        @Test
        void letNobodyInBeforeDomainsAreNamed() {
            Portal portal = Portal.of(JustInTime.standard().giving(MEMBER));
            assertThat(portal.provision(claims("ada")).refusal()).contains(IssueCode.SSO_DOMAIN);
            Portal any = Portal.of(JustInTime.standard().giving(MEMBER).forAnyDomain());
            assertThat(any.provision(claims("ada").with("email", "a@whatever.test"))
                            .kind())
                    .isEqualTo(Kind.PROVISIONED);
        }

        @Test
        void areNeeded() {
            Roster plain = Roster.on(InMemoryStores.of()).build();
            assertThatIllegalStateException()
                    .isThrownBy(() -> plain.signIn().provision(claims("ada")))
                    .withMessageContaining("RosterBuilder.justInTime");
        }

        @Test
        void giveNoFieldsThatDecideAboutRights() {
            for (Field<?> field :
                    List.of(Field.STATUS, Field.GRANTS, Field.EXTERNAL_ID, Field.ID, Field.MANAGER_ID, Field.MODULES)) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> settings().claim(field, "x"))
                        .withMessageContaining(field.key());
            }
            assertThatIllegalArgumentException().isThrownBy(() -> settings().claim(Field.PRIMARY_EMAIL));
            assertThatIllegalArgumentException().isThrownBy(() -> settings().role("x", RoleCatalog.BLOCKED));
            assertThatIllegalArgumentException().isThrownBy(() -> settings().forDomains("ada@example.com"));
        }

        @Test
        void standApartFromDirectories() {
            var builder = Roster.on(InMemoryStores.of())
                    .justInTime(settings())
                    .directory(
                            "all",
                            new DirectorySource() {
                                @Override
                                public List<String> fieldKeys() {
                                    return List.of("externalId");
                                }

                                @Override
                                public Reading read(@Nullable String cookie) {
                                    throw new UnsupportedOperationException();
                                }
                            },
                            Profiles.directory());
            assertThatIllegalArgumentException()
                    .isThrownBy(builder::build)
                    .withMessageContaining("give them different names and prefixes");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Roster.on(InMemoryStores.of())
                            .justInTime(settings().ofDirectory(IDP, "hq"))
                            .build())
                    .withMessageContaining("no directory \"hq\"");
        }

        @Test
        void keepASessionWherePasswordsAreKept() {
            Entrance entrance = new Entrance(
                    InMemoryStores.of(Entrance.person("ada", "member"), Entrance.person("owner", "owner")),
                    settings -> settings,
                    builder -> builder.justInTime(settings().with(Linking.VERIFIED_EMAIL)));
            entrance.give(Entrance.ADA, Entrance.RIGHT);
            ProvisioningOutcome outcome = entrance.door.provision(claims("ada"));
            assertThat(entrance.door.isCurrent(outcome.stamp().orElseThrow())).isTrue();
            User ada = outcome.user();
            entrance.owner.users().deactivate(ada.id(), ada.version(), "left");
            assertThat(entrance.door.isCurrent(outcome.stamp().orElseThrow())).isFalse();
        }
    }

    @Test
    void claimsTellNothingOfThePerson() {
        assertThat(claims("ada").toString()).isEqualTo("Claims[" + IDP + "]");
    }
}
