package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.roster.Roster;
import dev.roster.RosterBuilder;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.CatalogOutcome;
import dev.roster.access.Features;
import dev.roster.access.HolderPolicy;
import dev.roster.account.Mail;
import dev.roster.account.Registration;
import dev.roster.account.RegistrationOutcome;
import dev.roster.account.UserForm;
import dev.roster.account.UserOutcome;
import dev.roster.account.Verification;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.Group;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.RegistrationSettings;
import dev.roster.profile.RegistrationSettings.Approval;
import dev.roster.profile.RegistrationSettings.Mode;
import dev.roster.profile.RegistrationSettings.Need;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.spi.AttemptWindow;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.StoreException;
import dev.roster.testing.StoppedClock;
import dev.roster.validation.RowRules;
import dev.roster.validation.RuleViolation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C4: people register themselves, as an owner wants it, and learn nothing of who is there. */
class RegistrationTest {

    private static final byte[] KEY = "a key of the host with 32 bytes.".getBytes(StandardCharsets.UTF_8);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final RoleKey MEMBER = new RoleKey("member");
    private static final OrganizationKey NAVY = new OrganizationKey("navy");
    private static final String SOURCE = "192.0.2.1";

    private final StoppedClock clock = StoppedClock.at("2026-03-01T08:00:00Z");
    private final InMemoryStores stores = InMemoryStores.of(person("owner"), person("admin"), person("member"));
    private final List<Mail> mails = Collections.synchronizedList(new ArrayList<>());
    private final Roster roster = roster(builder -> builder);
    private final Session owner = roster.as(new UserId("owner"));
    private final Registration registration = roster.registration();
    private int sources;

    private static User person(String role) {
        return User.builder(new UserId(role))
                .version(1)
                .status(UserStatus.ACTIVE)
                .displayName("The " + role)
                .primaryEmail(new EmailAddress(role + "@example.com"))
                .roles(Set.of(new RoleKey(role)))
                .build();
    }

    private Roster roster(UnaryOperator<RosterBuilder> more) {
        return more.apply(Roster.on(stores)
                        .clock(clock)
                        .links(KEY, (purpose, secret) -> URI.create("https://example.com/" + purpose + "#" + secret))
                        .mailer(mails::add))
                .build();
    }

    @BeforeEach
    void open() {
        owner.catalogs().organizations().create(new Organization(NAVY, "Navy"));
        change(settings -> settings.with(Mode.ON)
                .givingRoles(MEMBER)
                .givingOrganization(NAVY)
                .asking(Field.DISPLAY_NAME, Need.REQUIRED)
                .asking(Field.PHONE_NUMBER, Need.OPTIONAL));
    }

    private CatalogOutcome<?> tryChange(UnaryOperator<RegistrationSettings> change) {
        RegistrationSettings before = owner.catalogs().registration();
        return owner.catalogs().changeRegistration(before, change.apply(before));
    }

    private void change(UnaryOperator<RegistrationSettings> change) {
        CatalogOutcome<?> outcome = tryChange(change);
        assertThat(outcome.kind()).as(outcome.reason()).isEqualTo(CatalogOutcome.Kind.APPLIED);
    }

    /** Each from a source of its own, so that sources limit nothing. */
    private RegistrationOutcome register(String address, Consumer<UserForm> form) {
        return registration.register("source " + ++sources, user -> form.accept(user.primaryEmail(address)));
    }

    private RegistrationOutcome register(String address) {
        return register(address, form -> form.displayName("Ada Lovelace"));
    }

    private void received(String address) {
        assertThat(register(address).kind()).isEqualTo(RegistrationOutcome.Kind.RECEIVED);
    }

    private static List<IssueCode> codes(List<Issue> issues) {
        return issues.stream().map(Issue::code).toList();
    }

    private Optional<User> find(String address) {
        return stores
                .users()
                .correlate(List.of(CorrelationKey.of(Field.PRIMARY_EMAIL, new EmailAddress(address))))
                .get(0)
                .stream()
                .findFirst();
    }

    private User stored(String address) {
        return find(address).orElseThrow();
    }

    private List<Mail> delivered() {
        mails.clear();
        roster.deliver();
        assertThat(stores.outbox().dead(9)).isEmpty();
        return List.copyOf(mails);
    }

    private static String secretOf(Mail mail) {
        String link = mail.values().getOrDefault(Mail.LINK, "none");
        return link.substring(link.indexOf('#') + 1);
    }

    /** Registers an address and takes the secret from the mail. */
    private String secret(String address) {
        received(address);
        List<Mail> sent = delivered();
        assertThat(sent).extracting(Mail::kind).containsExactly(Mail.VERIFICATION);
        return secretOf(sent.get(0));
    }

    private UserOutcome verify(String secret) {
        return registration.verify(secret, form -> {});
    }

    private void isGoodNoLonger(String secret) {
        assertThat(registration.look(secret)).isEmpty();
        UserOutcome outcome = verify(secret);
        assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
        assertThat(outcome.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.VERIFICATION_INVALID);
            assertThat(issue.message()).isEqualTo("this link is good no longer; register again for a new one");
        });
    }

    @Nested
    class AnUnknownAddress {

        @Test
        void waitsWithWhatTheSettingsGiveUntilItIsVerified() {
            assertThat(register(
                            "Ada@Example.org", form -> form.displayName("Ada").phoneNumber("+493012345")))
                    .isEqualTo(new RegistrationOutcome(RegistrationOutcome.Kind.RECEIVED, List.of()));

            User ada = stored("ada@example.org");
            assertThat(ada.access().status()).isEqualTo(UserStatus.INVITED);
            assertThat(ada.access().statusReason()).isEqualTo(RegistrationSettings.UNVERIFIED);
            assertThat(ada.access().roles()).containsExactly(MEMBER);
            assertThat(ada.access().organization()).isEqualTo(NAVY);
            assertThat(ada.name().displayName()).isEqualTo("Ada");
            Mail mail = delivered().get(0);
            assertThat(mail.kind()).isEqualTo(Mail.VERIFICATION);
            assertThat(mail.to()).hasToString("Ada@Example.org");
            assertThat(mail.values())
                    .containsOnlyKeys(Mail.LINK, Mail.EXPIRES, Mail.NAME)
                    .containsEntry(Mail.EXPIRES, clock.instant().plus(WEEK).toString());
            assertThat(mail.values().get(Mail.LINK)).startsWith("https://example.com/verification#");

            Verification shown = registration.look(secretOf(mail)).orElseThrow();
            assertThat(shown.user()).isEqualTo(stored("ada@example.org"));
            assertThat(shown.approval()).isEqualTo(Approval.NONE);
            assertThat(verify(secretOf(mail)).kind()).isEqualTo(UserOutcome.Kind.APPLIED);

            User active = stored("ada@example.org");
            assertThat(active.access().status()).isEqualTo(UserStatus.ACTIVE);
            assertThat(active.access().statusReason()).isNull();
            assertThat(active.access().roles()).containsExactly(MEMBER);
            isGoodNoLonger(secretOf(mail));
        }

        @Test
        void isAuditedAndUndoneLikeAnyOtherUser() {
            String secret = secret("ada@example.org");
            User ada = stored("ada@example.org");
            assertThat(stores.audit().ofUser(ada.id(), 9))
                    .extracting(AuditEntry::actor, AuditEntry::action)
                    .containsExactly(tuple("registration", "create"));
            UserOutcome verified = verify(secret);
            assertThat(stores.audit().ofUser(ada.id(), 9))
                    .extracting(AuditEntry::actor)
                    .containsExactly(ada.id().value(), "registration");
            try (ImportPlan undo = owner.undo(verified.run().orElseThrow())) {
                assertThat(owner.apply(undo).isComplete()).isTrue();
            }
            assertThat(stored("ada@example.org").access().status()).isEqualTo(UserStatus.INVITED);
        }

        @Test
        void programsThatOpenLinksUseNoneUp() {
            String secret = secret("ada@example.org");
            for (int i = 0; i < 20; i++) {
                assertThat(registration.look(secret)).isPresent();
            }
            assertThat(verify(secret).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        }

        @Test
        void isVerifiedInTimeToTheMicrosecond() {
            String secret = secret("ada@example.org");
            clock.moveBy(WEEK.minus(Duration.ofNanos(1_000)));
            assertThat(registration.look(secret)).isPresent();
            clock.moveBy(Duration.ofNanos(1_000));
            isGoodNoLonger(secret);
        }

        @Test
        void isNoInvitationThatSomebodyAccepts() {
            String secret = secret("ada@example.org");
            assertThat(roster.invitations().look(secret)).isEmpty();
            assertThat(codes(roster.invitations().accept(secret, form -> {}).issues()))
                    .containsExactly(IssueCode.LINK_INVALID);
            assertThat(stored("ada@example.org").access().status()).isEqualTo(UserStatus.INVITED);
        }

        @Test
        void whoVerifiesCorrectsWhatWasSaid() {
            String secret = secret("ada@example.org");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> registration.verify(secret, form -> form.roles("owner")))
                    .withMessage("who verifies an address sets displayName, phoneNumber, not roles");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> registration.verify(secret, form -> form.primaryEmail("eve@example.org")));
            assertThat(codes(registration
                            .verify(secret, form -> form.displayName(" "))
                            .issues()))
                    .containsExactly(IssueCode.REQUIRED_MISSING);
            assertThat(registration
                            .verify(secret, form -> form.displayName("Ada L."))
                            .kind())
                    .isEqualTo(UserOutcome.Kind.APPLIED);
            assertThat(stored("ada@example.org").name().displayName()).isEqualTo("Ada L.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\u0000", "nonsense", "\ud800"})
        void anyTextIsAnswered(String text) {
            isGoodNoLonger(text);
            isGoodNoLonger(text.repeat(100_000));
        }

        @Test
        void nothingThatIsKeptHasTheSecretOrTheSource() {
            registration.register(
                    "198.51.100.77",
                    form -> form.primaryEmail("ada@example.org").displayName("Ada"));
            String kept = stores.outbox().pending(9).toString()
                    + stores.audit().ofUser(stored("ada@example.org").id(), 9);
            String secret = secretOf(delivered().get(0));
            assertThat(kept).doesNotContain(secret, "198.51.100.77");
        }
    }

    @Nested
    class TheForm {

        @Test
        void mustNameWhatIsAskedFor() {
            RegistrationOutcome outcome = register("ada@example.org", form -> form.phoneNumber("call me"));
            assertThat(outcome.kind()).isEqualTo(RegistrationOutcome.Kind.REJECTED);
            assertThat(outcome.issues())
                    .extracting(Issue::code, Issue::field)
                    .containsExactlyInAnyOrder(
                            tuple(IssueCode.REQUIRED_MISSING, "displayName"),
                            tuple(IssueCode.PHONE_INVALID, "phoneNumber"));
            assertThat(find("ada@example.org")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  ", "nobody", "a@b", "ada@example.org\nbcc: x@y.z", "-", "n/a", "null"})
        void mustHaveAnAddress(String address) {
            RegistrationOutcome outcome = register(address);
            assertThat(outcome.kind()).isEqualTo(RegistrationOutcome.Kind.REJECTED);
            assertThat(outcome.issues()).extracting(Issue::field).containsExactly("primaryEmail");
        }

        @Test
        void mayNameNothingElse() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> register("ada@example.org", form -> form.roles("owner")))
                    .withMessage("who registers sets primaryEmail, displayName, phoneNumber, not roles");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> register("ada@example.org", form -> form.firstName("Ada")));
        }

        @Test
        void isOfAnAllowedDomain() {
            change(settings -> settings.forDomains("Example.ORG", "bücher.example"));
            received("ada@example.org");
            received("bob@B\u00dcCHER.example");
            received("eve@xn--bcher-kva.example");
            for (String other : List.of("ada@example.com", "ada@sub.example.org", "ada@example.org.evil.example")) {
                RegistrationOutcome outcome = register(other);
                assertThat(outcome.kind()).as(other).isEqualTo(RegistrationOutcome.Kind.REJECTED);
                assertThat(codes(outcome.issues())).containsExactly(IssueCode.REGISTRATION_DOMAIN);
            }
        }

        @Test
        void asksForAttributes() {
            owner.catalogs()
                    .attributes()
                    .create(CustomAttribute.builder("course", AttributeType.TEXT)
                            .build());
            change(settings -> settings.asking(roster.fields().require("course"), Need.REQUIRED));
            assertThat(codes(register("ada@example.org").issues())).containsExactly(IssueCode.REQUIRED_MISSING);
            assertThat(register(
                                    "ada@example.org",
                                    form -> form.displayName("Ada")
                                            .text(roster.fields().require("course"), "Logic"))
                            .isReceived())
                    .isTrue();
            assertThat(stored("ada@example.org").attributes())
                    .containsEntry(new AttributeKey("course"), new AttributeValue.Text("Logic"));
        }

        @Test
        void whatIsTypedReachesNoMailAsItIs() {
            received("ada@example.org");
            for (String name : List.of(
                    "Ada\u202eevil",
                    "<b>Ada</b>",
                    "Ada http://evil.example",
                    "Ada www.evil.example",
                    "x".repeat(180))) {
                String address = "a" + name.hashCode() + "@example.org";
                assertThat(register(address, form -> form.displayName(name)).isReceived())
                        .as(name)
                        .isTrue();
            }
            for (Mail mail : delivered()) {
                String shown = mail.values().getOrDefault(Mail.NAME, "");
                assertThat(shown).doesNotContain("<", ">", "evil.example", "\u202e", "\r", "\n");
                assertThat(shown.codePointCount(0, shown.length())).isLessThanOrEqualTo(60);
            }
        }

        @Test
        void linesDoNotBreakOutOfANameIntoAHeader() {
            RegistrationOutcome outcome =
                    register("ada@example.org", form -> form.displayName("Ada\r\nBcc: all@example.com"));
            List<Mail> sent = delivered();
            assertThat(outcome.isReceived()).isEqualTo(sent.size() == 1);
            assertThat(sent)
                    .allSatisfy(mail -> assertThat(mail.values().getOrDefault(Mail.NAME, ""))
                            .doesNotContain("\r", "\n", "all@example.com"));
        }
    }

    /** Whoever has the address, the answers are equal, and nothing changes but for an unverified registration. */
    @Nested
    class AKnownAddress {

        private User put(UserStatus status) {
            UserOutcome made = owner.users()
                    .create(form -> form.primaryEmail("ada@example.org")
                            .displayName("The first Ada")
                            .roles("member")
                            .set(Field.STATUS, status));
            assertThat(made.isDone()).as(made.reason()).isTrue();
            return made.user();
        }

        @ParameterizedTest
        @EnumSource(UserStatus.class)
        void isAnsweredLikeAnUnknownOneAndLeftAsItIs(UserStatus status) {
            User before = put(status);
            assertThat(register("ada@example.org")).isEqualTo(register("unknown@example.org"));
            assertThat(register("ada@example.org", form -> {})).isEqualTo(register("unknown@example.org", form -> {}));
            assertThat(stored("ada@example.org")).isEqualTo(before);
            assertThat(stores.outbox().pending(9).stream()
                            .filter(message -> message.user().equals(before.id())))
                    .hasSize(status == UserStatus.ACTIVE ? 1 : 0);
            assertThat(delivered().stream()
                            .filter(mail -> mail.user().equals(before.id()))
                            .map(Mail::kind))
                    .containsExactlyElementsOf(status == UserStatus.ACTIVE ? List.of(Mail.KNOWN_ADDRESS) : List.of());
        }

        @ParameterizedTest
        @EnumSource(UserStatus.class)
        void hasTheSameLimitAsAnUnknownOne(UserStatus status) {
            put(status);
            for (int i = 0; i < 5; i++) {
                received("ada@example.org");
                received("unknown@example.org");
            }
            assertThat(register("ada@example.org")).isEqualTo(register("unknown@example.org"));
            assertThat(register("ada@example.org").kind()).isEqualTo(RegistrationOutcome.Kind.LIMITED);
        }

        @Test
        void isToldOfByMailWithoutAnythingThatWasTyped() {
            put(UserStatus.ACTIVE);
            register("ada@example.org", form -> form.displayName("Buy now"));
            Mail mail = delivered().get(0);
            assertThat(mail.kind()).isEqualTo(Mail.KNOWN_ADDRESS);
            assertThat(mail.to()).hasToString("ada@example.org");
            assertThat(mail.values()).containsOnlyKeys(Mail.NAME).containsEntry(Mail.NAME, "The first Ada");
        }

        @Test
        void leavesAnAuditEntryForWhoIsTold() {
            User ada = put(UserStatus.ACTIVE);
            received("ada@example.org");
            AuditEntry told = stores.audit().ofUser(ada.id(), 1).get(0);
            assertThat(told.actor()).isEqualTo("registration");
            assertThat(told.action()).isEqualTo("notify");
            assertThat(told.detail()).isEqualTo(Mail.KNOWN_ADDRESS);
        }

        @Test
        void isTheInvitationOfAnAdministratorAndStaysIt() {
            owner.users()
                    .create(form ->
                            form.primaryEmail("ada@example.org").roles("member").invite());
            String invitation = secretOf(delivered().get(0));
            received("ada@example.org");
            assertThat(delivered()).isEmpty();
            assertThat(roster.invitations().look(invitation)).isPresent();
            isGoodNoLonger(invitation);
        }

        @ParameterizedTest
        @CsvSource({
            "ADA@EXAMPLE.ORG, ada@example.org, same",
            "ada@example.org, ada+news@example.org, other",
            "ada@example.org, a.da@example.org, other",
            "INGE@example.org, inge@example.org, same",
            "\u0130nge@example.org, inge@example.org, other",
            "\u0131nge@example.org, inge@example.org, other",
            "ada@b\u00fccher.example, ada@xn--bcher-kva.example, same",
            "\uff41da@example.org, ada@example.org, same"
        })
        void isComparedInCanonicalForm(String first, String second, String answer) {
            received(first);
            received(second);
            assertThat(find(first).equals(find(second))).isEqualTo(answer.equals("same"));
            assertThat(new EmailAddress(first).canonical().equals(new EmailAddress(second).canonical()))
                    .isEqualTo(answer.equals("same"));
        }
    }

    @Nested
    class RegisteringAgain {

        @Test
        void sendsAnotherLinkAndForgetsWhatWasSaid() {
            register("ada@example.org", form -> form.displayName("Eve").phoneNumber("+493012345"));
            String first = secretOf(delivered().get(0));
            register("Ada@example.org", form -> form.displayName("Ada"));
            Mail mail = delivered().get(0);
            isGoodNoLonger(first);
            User ada = stored("ada@example.org");
            assertThat(ada.name().displayName()).isEqualTo("Ada");
            assertThat(ada.contact().phoneNumber()).isNull();
            assertThat(mail.to()).hasToString("Ada@example.org");
            assertThat(verify(secretOf(mail)).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        }

        @Test
        void sendsAnotherLinkForTheSameFormToo() {
            String first = secret("ada@example.org");
            String second = secret("ada@example.org");
            assertThat(second).isNotEqualTo(first);
            isGoodNoLonger(first);
            assertThat(verify(second).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        }

        private Registration withPhonesIn(String department) {
            RowRules rules = user -> user.contact().phoneNumber() == null
                            && department.equals(
                                    Objects.requireNonNullElse(user.employment().department(), ""))
                    ? List.of(new RuleViolation(Field.PHONE_NUMBER.key(), "these people have a phone"))
                    : List.of();
            return roster(builder -> builder.rules(rules)).registration();
        }

        @Test
        void changesNothingWhereARuleSpeaksAgainstIt() {
            register("ada@example.org", form -> form.displayName("Eve").phoneNumber("+493012345"));
            delivered();
            User eve = stored("ada@example.org");
            owner.users().update(eve.id(), eve.version(), form -> form.department("Sales"));
            User sold = stored("ada@example.org");

            RegistrationOutcome again = withPhonesIn("Sales")
                    .register(
                            SOURCE, form -> form.primaryEmail("ada@example.org").displayName("Ada"));

            assertThat(again).isEqualTo(new RegistrationOutcome(RegistrationOutcome.Kind.RECEIVED, List.of()));
            assertThat(delivered()).isEmpty();
            assertThat(stored("ada@example.org")).isEqualTo(sold);
        }

        @Test
        void mendsWhatARuleSaysAgainstTheEarlierOne() {
            register("ada@example.org", form -> form.displayName("Eve"));
            delivered();

            RegistrationOutcome again = withPhonesIn("")
                    .register(
                            SOURCE,
                            form -> form.primaryEmail("ada@example.org")
                                    .displayName("Ada")
                                    .phoneNumber("+493012345"));

            assertThat(again.isReceived()).isTrue();
            assertThat(stored("ada@example.org").name().displayName()).isEqualTo("Ada");
            assertThat(verify(secretOf(delivered().get(0))).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        }

        @Test
        void helpsWhoseLinkIsTooOld() {
            String first = secret("ada@example.org");
            clock.moveBy(WEEK.multipliedBy(10));
            isGoodNoLonger(first);
            assertThat(verify(secret("ada@example.org")).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        }

        @Test
        void givesWhatTheSettingsGiveNow() {
            owner.catalogs().roles().create(Role.builder("guest").build());
            change(settings -> settings.givingRoles(MEMBER, new RoleKey("guest")));
            String first = secret("ada@example.org");
            change(settings -> settings.givingRoles(new RoleKey("guest")).givingOrganization(null));
            isGoodNoLonger(first);
            assertThat(verify(secret("ada@example.org")).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
            assertThat(stored("ada@example.org").access().roles()).containsExactly(new RoleKey("guest"));
            assertThat(stored("ada@example.org").access().organization()).isNull();
        }

        @Test
        void changesNothingOnceAnAdministratorInvited() {
            String first = secret("ada@example.org");
            User ada = stored("ada@example.org");
            assertThat(owner.users().invite(ada.id(), ada.version()).isDone()).isTrue();
            String invitation = secretOf(delivered().get(0));
            User invited = stored("ada@example.org");
            assertThat(invited.access().statusReason()).isNull();
            isGoodNoLonger(first);
            received("ada@example.org");
            assertThat(delivered()).isEmpty();
            assertThat(stored("ada@example.org")).isEqualTo(invited);
            assertThat(roster.invitations().accept(invitation, form -> {}).kind())
                    .isEqualTo(UserOutcome.Kind.APPLIED);
        }

        @Test
        void changesNothingOfWhoGotAGrant() {
            String first = secret("ada@example.org");
            User ada = stored("ada@example.org");
            owner.users().grant(ada.id(), ada.version(), Grant.of(MEMBER, Place.of(NAVY)));
            User granted = stored("ada@example.org");
            assertThat(granted.access().grants()).isNotEmpty();
            isGoodNoLonger(first);
            received("ada@example.org");
            assertThat(stored("ada@example.org")).isEqualTo(granted);
        }
    }

    @Nested
    class AnAdministratorLetsPeopleIn {

        @BeforeEach
        void approve() {
            change(settings -> settings.with(Approval.ADMINISTRATOR));
        }

        private User waiting() {
            String secret = secret("ada@example.org");
            assertThat(registration.look(secret).orElseThrow().approval()).isEqualTo(Approval.ADMINISTRATOR);
            UserOutcome verified = verify(secret);
            assertThat(verified.kind()).as(verified.reason()).isEqualTo(UserOutcome.Kind.APPLIED);
            isGoodNoLonger(secret);
            return stored("ada@example.org");
        }

        @Test
        void whoWaitsIsSuspendedAndFound() {
            User ada = waiting();
            assertThat(ada.access().status()).isEqualTo(UserStatus.SUSPENDED);
            assertThat(ada.lifecycle().waitingSince()).isNull();
            Filter waits = Filter.of(Field.STATUS_REASON, Operator.EQUAL, RegistrationSettings.AWAITS_APPROVAL);
            try (var found = stores.users().scan(waits)) {
                assertThat(found).containsExactly(ada);
            }
        }

        @Test
        void reactivationApproves() {
            User ada = waiting();
            assertThat(owner.users().reactivate(ada.id(), ada.version()).isDone())
                    .isTrue();
            assertThat(stored("ada@example.org").access().status()).isEqualTo(UserStatus.ACTIVE);
            assertThat(stored("ada@example.org").access().statusReason()).isNull();
        }

        @Test
        void deletionRefuses() {
            User ada = waiting();
            assertThat(owner.users().delete(ada.id(), ada.version()).isDone()).isTrue();
            received("ada@example.org");
            assertThat(delivered()).isEmpty();
            assertThat(stored("ada@example.org").access().status()).isEqualTo(UserStatus.DELETED);
        }

        @Test
        void registeringAgainDoesNotLetThemIn() {
            User ada = waiting();
            received("ada@example.org");
            assertThat(delivered()).isEmpty();
            assertThat(stored("ada@example.org")).isEqualTo(ada);
        }

        @Test
        void countsForLinksThatWereSentBefore() {
            change(settings -> settings.with(Approval.NONE));
            String secret = secret("ada@example.org");
            change(settings -> settings.with(Approval.ADMINISTRATOR));
            verify(secret);
            assertThat(stored("ada@example.org").access().status()).isEqualTo(UserStatus.SUSPENDED);
        }
    }

    /** Between the look at the settings and the commit anything may happen; here it happens where a new id is asked for. */
    @Nested
    class Meanwhile {

        private int decisions;

        private Registration racing(int times, Runnable meanwhile) {
            return roster(builder -> builder.ids(() -> {
                        if (++decisions <= times) {
                            meanwhile.run();
                        }
                        return UUID.randomUUID();
                    }))
                    .registration();
        }

        private void addGroup() {
            owner.catalogs().groups().create(Group.named("group " + decisions));
        }

        private RegistrationOutcome register(Registration raced) {
            return raced.register(
                    SOURCE, form -> form.primaryEmail("ada@example.org").displayName("Ada"));
        }

        @Test
        void whatIsOutdatedIsDecidedAgain() {
            assertThat(register(racing(3, this::addGroup)).isReceived()).isTrue();
            assertThat(decisions).isEqualTo(4);
            assertThat(stored("ada@example.org").access().status()).isEqualTo(UserStatus.INVITED);
            assertThat(delivered()).hasSize(1);
        }

        @Test
        void aRetryTakesNoFurtherAttempt() {
            change(settings -> settings.limitingAddresses(new AttemptWindow.Limit(1, WEEK, WEEK)));
            assertThat(register(racing(3, this::addGroup)).isReceived()).isTrue();
        }

        @Test
        void whatNeverRestsWritesNothing() {
            Registration raced = racing(Integer.MAX_VALUE, this::addGroup);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> register(raced))
                    .withMessageContaining("keep changing, so nothing was written");
            assertThat(find("ada@example.org")).isEmpty();
        }

        @Test
        void whatIsSwitchedOffLetsNobodyRegister() {
            Registration raced = racing(1, () -> change(settings -> settings.with(Mode.OFF)));
            assertThat(register(raced).kind()).isEqualTo(RegistrationOutcome.Kind.OFF);
            assertThat(find("ada@example.org")).isEmpty();
        }

        @Test
        void whatIsSwitchedOffLetsNobodyIn() {
            String secret = secret("ada@example.org");
            Registration raced = racing(1, () -> change(settings -> settings.with(Mode.OFF)));
            assertThat(codes(raced.verify(secret, form -> {}).issues()))
                    .containsExactly(IssueCode.VERIFICATION_INVALID);
            assertThat(stored("ada@example.org").access().status()).isEqualTo(UserStatus.INVITED);
        }

        @Test
        void approvalThatIsAskedForCounts() {
            String secret = secret("ada@example.org");
            Registration raced = racing(1, () -> change(settings -> settings.with(Approval.ADMINISTRATOR)));
            assertThat(raced.verify(secret, form -> {}).isDone()).isTrue();
            assertThat(stored("ada@example.org").access().status()).isEqualTo(UserStatus.SUSPENDED);
        }
    }

    @Nested
    class Limits {

        @Test
        void aSourceRegistersThirtyTimesAnHour() {
            for (int i = 0; i < 30; i++) {
                assertThat(registration
                                .register(SOURCE, of("a" + i + "@example.org"))
                                .isReceived())
                        .isTrue();
            }
            RegistrationOutcome limited = registration.register(SOURCE, of("b@example.org"));
            assertThat(limited.kind()).isEqualTo(RegistrationOutcome.Kind.LIMITED);
            assertThat(limited.issues().get(0).message())
                    .isEqualTo("that was tried too often in a short time; wait, and try again later");
            assertThat(find("b@example.org")).isEmpty();
            assertThat(registration.register("192.0.2.2", of("b@example.org")).isReceived())
                    .isTrue();
            clock.moveBy(Duration.ofHours(1));
            assertThat(registration.register(SOURCE, of("c@example.org")).isReceived())
                    .isTrue();
        }

        private Consumer<UserForm> of(String address) {
            return form -> form.primaryEmail(address).displayName("Ada");
        }

        @Test
        void aSourceThatIsRefusedTakesNothingFromAnAddress() {
            change(settings -> settings.limitingSources(new AttemptWindow.Limit(1, WEEK, WEEK))
                    .limitingAddresses(new AttemptWindow.Limit(1, WEEK, WEEK)));
            assertThat(registration.register(SOURCE, of("a@example.org")).isReceived())
                    .isTrue();
            assertThat(registration.register(SOURCE, of("b@example.org")).isReceived())
                    .isFalse();
            assertThat(registration.register("192.0.2.2", of("b@example.org")).isReceived())
                    .isTrue();
        }

        @Test
        void anAddressIsWrittenToFiveTimesAnHourInWhateverSpelling() {
            for (String spelling : List.of(
                    "ada@example.org", "ADA@example.org", "Ada@Example.Org", "aDa@example.org", "adA@example.org")) {
                received(spelling);
            }
            assertThat(register("\uff41da@example.org").kind()).isEqualTo(RegistrationOutcome.Kind.LIMITED);
            clock.moveBy(Duration.ofHours(1));
            received("ada@example.org");
        }

        @Test
        void whatIsMalformedTakesNoAttempt() {
            for (int i = 0; i < 50; i++) {
                assertThat(registration
                                .register(SOURCE, form -> form.primaryEmail("ada@example.org"))
                                .kind())
                        .isEqualTo(RegistrationOutcome.Kind.REJECTED);
            }
            assertThat(registration.register(SOURCE, of("ada@example.org")).isReceived())
                    .isTrue();
        }

        @Test
        void noAddressIsWrittenToMoreThanTenTimesAWindow() {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> RegistrationSettings.off().limitingAddresses(new AttemptWindow.Limit(11, WEEK, WEEK)))
                    .withMessageContaining("up to 10 times");
        }
    }

    @Nested
    class Settings {

        @Test
        void areOffUntilAnOwnerSwitchesThemOn() {
            Roster fresh = Roster.on(new InMemoryStores())
                    .links(KEY, (purpose, secret) -> URI.create("https://example.com/"))
                    .build();
            assertThat(fresh.registration().settings()).isEqualTo(RegistrationSettings.off());
            assertThat(fresh.registration().isOpen()).isFalse();
            RegistrationOutcome outcome = fresh.registration().register(SOURCE, form -> form.roles("anything"));
            assertThat(outcome.kind()).isEqualTo(RegistrationOutcome.Kind.OFF);
            assertThat(codes(outcome.issues())).containsExactly(IssueCode.REGISTRATION_OFF);
        }

        @Test
        void areRememberedAsTheyWereSaid() {
            change(settings -> settings.forDomains("example.org")
                    .with(Approval.ADMINISTRATOR)
                    .asking(Field.JOB_TITLE, Need.OPTIONAL)
                    .limitingAddresses(new AttemptWindow.Limit(2, Duration.ofMinutes(5), WEEK))
                    .limitingSources(new AttemptWindow.Limit(7, Duration.ofMinutes(1), WEEK)));
            RegistrationSettings read =
                    roster(builder -> builder).registration().settings();
            assertThat(read).isEqualTo(owner.catalogs().registration());
            assertThat(read.fields().keySet()).containsExactly("displayName", "phoneNumber", "jobTitle");
            assertThat(read.perAddress()).isEqualTo(new AttemptWindow.Limit(2, Duration.ofMinutes(5), WEEK));
        }

        @Test
        void needAnOwner() {
            for (String other : List.of("admin", "member")) {
                Session session = roster.as(new UserId(other));
                RegistrationSettings seen = session.catalogs().registration();
                CatalogOutcome<?> outcome = session.catalogs().changeRegistration(seen, seen.with(Mode.OFF));
                assertThat(outcome.kind()).as(other).isEqualTo(CatalogOutcome.Kind.REJECTED);
                assertThat(codes(outcome.issues())).containsExactly(IssueCode.NOT_AUTHORIZED);
            }
            assertThat(registration.isOpen()).isTrue();
        }

        @Test
        void areChangedAsTheyWereSeen() {
            RegistrationSettings seen = owner.catalogs().registration();
            change(settings -> settings.forDomains("example.org"));
            assertThat(owner.catalogs()
                            .changeRegistration(seen, seen.with(Approval.ADMINISTRATOR))
                            .kind())
                    .isEqualTo(CatalogOutcome.Kind.STALE);
            assertThat(owner.catalogs().registration().domains()).containsExactly("example.org");
        }

        @Test
        void areAuditedAndUndone() {
            CatalogOutcome<?> outcome = tryChange(settings -> settings.with(Mode.OFF));
            assertThat(registration.isOpen()).isFalse();
            try (ImportPlan undo = owner.undo(outcome.findRun().orElseThrow())) {
                assertThat(owner.apply(undo).isComplete()).isTrue();
            }
            assertThat(registration.isOpen()).isTrue();
        }

        private void isRefused(UnaryOperator<RegistrationSettings> change, IssueCode why) {
            RegistrationSettings before = owner.catalogs().registration();
            CatalogOutcome<?> outcome = tryChange(change);
            assertThat(outcome.kind()).isEqualTo(CatalogOutcome.Kind.REJECTED);
            assertThat(codes(outcome.issues())).containsExactly(why);
            assertThat(owner.catalogs().registration()).isEqualTo(before);
        }

        @Test
        void nameNothingThatThereIsNot() {
            isRefused(settings -> settings.givingRoles(new RoleKey("ghost")), IssueCode.REGISTRATION_ROLE_UNKNOWN);
            isRefused(
                    settings -> settings.givingOrganization(new OrganizationKey("ghosts")),
                    IssueCode.REGISTRATION_ORGANIZATION_UNKNOWN);
            isRefused(settings -> settings.asking(Map.of("ghost", Need.OPTIONAL)), IssueCode.REGISTRATION_FIELD);
        }

        @ParameterizedTest
        @ValueSource(strings = {"manager", "admin", "owner", "heir", "definer", "creator"})
        void giveNoRoleThatActsOnOthers(String role) {
            Session operator = roster.as(Actor.operator("shell"));
            operator.catalogs()
                    .roles()
                    .create(Role.builder("heir")
                            .inherits(List.of(new RoleKey("manager")))
                            .build());
            operator.catalogs()
                    .roles()
                    .create(Role.builder("definer")
                            .allow(Permission.MANAGE_GROUPS, Scope.SELF)
                            .build());
            operator.catalogs()
                    .roles()
                    .create(Role.builder("creator")
                            .allow(Permission.CREATE_USERS, Scope.ORGANIZATION)
                            .build());
            isRefused(
                    settings -> settings.givingRoles(MEMBER, new RoleKey(role)), IssueCode.REGISTRATION_ROLE_POWERFUL);
        }

        @Test
        void giveRolesThatReadOthersOrChangeOneself() {
            owner.catalogs()
                    .roles()
                    .create(Role.builder("guest")
                            .allow(Permission.READ_USERS, Scope.ALL)
                            .allow(Permission.UPDATE_USERS, Scope.SELF)
                            .build());
            change(settings -> settings.givingRoles(new RoleKey("guest")));
            received("ada@example.org");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "id",
                    "userName",
                    "employeeId",
                    "externalId",
                    "managerId",
                    "roles",
                    "grants",
                    "groups",
                    "organization",
                    "teams",
                    "modules",
                    "status",
                    "statusReason",
                    "primaryEmail",
                    "createdAt"
                })
        void askForNothingThatTellsOfOthersOrGivesRights(String field) {
            isRefused(settings -> settings.asking(Map.of(field, Need.OPTIONAL)), IssueCode.REGISTRATION_FIELD);
        }

        @Test
        void closeRegistrationWhileARoleIsMissing() {
            owner.catalogs().roles().create(Role.builder("guest").build());
            change(settings -> settings.givingRoles(new RoleKey("guest")));
            String secret = secret("ada@example.org");
            User ada = stored("ada@example.org");
            owner.users().update(ada.id(), ada.version(), form -> form.roles("member"));
            Role guest = owner.catalogs().roles().find("guest").orElseThrow();
            assertThat(owner.catalogs()
                            .roles()
                            .delete(guest, HolderPolicy.refuse())
                            .isDone())
                    .isTrue();

            assertThat(registration.isOpen()).isFalse();
            assertThat(register("bob@example.org").kind()).isEqualTo(RegistrationOutcome.Kind.OFF);
            assertThat(find("bob@example.org")).isEmpty();
            isGoodNoLonger(secret);
            change(settings -> settings.with(Mode.OFF));
            owner.catalogs().roles().create(guest);
            change(settings -> settings.with(Mode.ON));
            received("bob@example.org");
        }

        @Test
        void closeRegistrationWhileARoleActsOnOthers() {
            owner.catalogs().roles().create(Role.builder("guest").build());
            change(settings -> settings.givingRoles(new RoleKey("guest")));
            String secret = secret("ada@example.org");
            Role guest = owner.catalogs().roles().find("guest").orElseThrow();
            Role risen =
                    guest.toBuilder().allow(Permission.UPDATE_USERS, Scope.ALL).build();
            assertThat(owner.catalogs().roles().change(guest, risen).isDone()).isTrue();

            assertThat(register("bob@example.org").kind()).isEqualTo(RegistrationOutcome.Kind.OFF);
            isGoodNoLonger(secret);
        }

        @Test
        void endLinksThatTheyWouldNotGiveAnyMore() {
            String off = secret("ada@example.org");
            change(settings -> settings.with(Mode.OFF));
            isGoodNoLonger(off);
            change(settings -> settings.with(Mode.ON).forDomains("example.com"));
            isGoodNoLonger(off);
            change(settings -> settings.forDomains());
            assertThat(verify(off).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        }

        @Test
        void endLinksOfWhoWouldGetAnotherRoleOrOrganization() {
            owner.catalogs().roles().create(Role.builder("guest").build());
            String secret = secret("ada@example.org");
            change(settings -> settings.givingRoles(new RoleKey("guest")));
            isGoodNoLonger(secret);
            change(settings -> settings.givingRoles(MEMBER).givingOrganization(null));
            isGoodNoLonger(secret);
            change(settings -> settings.givingOrganization(NAVY));
            assertThat(verify(secret).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        }

        @Test
        void sendNoLinkOnceTheyAreOff() {
            received("ada@example.org");
            change(settings -> settings.with(Mode.OFF));
            assertThat(delivered()).isEmpty();
        }

        @Test
        void countForNothingWhileTheHostHasTheFeatureOff() {
            Roster without = roster(builder -> builder.features(
                    name -> name.equals(Features.REGISTRATION) ? Optional.of(false) : Optional.empty()));
            assertThat(without.registration().isOpen()).isFalse();
            assertThat(without.registration().register(SOURCE, form -> {}).kind())
                    .isEqualTo(RegistrationOutcome.Kind.OFF);
        }

        @Test
        void areNoUseWithoutLinks() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Roster.on(stores).build().registration())
                    .withMessage("registration needs links: set them up by RosterBuilder.links");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "com", "a b.com", "@example.com", "-x.com", "exa\nmple.com"})
        void takeNoDomainThatIsNone(String domain) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RegistrationSettings.off().forDomains(domain));
        }
    }
}
