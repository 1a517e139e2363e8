package dev.roster.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.account.Mail;
import dev.roster.account.Mailer;
import dev.roster.account.UserOutcome;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.profile.Instruction;
import dev.roster.spi.DeliveryRefusedException;
import dev.roster.spi.OutboxMessage;
import dev.roster.tenant.OneTimeLinks;
import dev.roster.tenant.TenantState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goes out for a message about an invitation is what is so when it goes out. */
class MailsTest {

    private static final byte[] KEY = "a key of the host with 32 bytes.".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final InMemoryStores stores = InMemoryStores.of(User.builder(new UserId("boss"))
            .version(1)
            .primaryEmail(new EmailAddress("boss@example.com"))
            .displayName("Grace Hopper")
            .roles(Set.of(new RoleKey("owner")))
            .build());
    private final Roster roster = at(NOON);
    private final Session boss = roster.as(new UserId("boss"));

    private Roster at(Instant moment) {
        return Roster.on(stores)
                .clock(Clock.fixed(moment, ZoneOffset.UTC))
                .links(KEY, MailsTest::address)
                .build();
    }

    private final Mailer mailer = new Mailer() {
        @Override
        public void send(Mail mail) {
            throw new UnsupportedOperationException("nothing is sent here");
        }

        @Override
        public Set<UserId> unsubscribed(String template, Collection<UserId> users) {
            return unsubscribed;
        }
    };
    private final Set<UserId> unsubscribed = new HashSet<>();

    private static URI address(Object purpose, String secret) {
        return URI.create("https://example.com/" + purpose + "#" + secret);
    }

    private Optional<Mail> mail(Instant moment, OutboxMessage message) {
        OneTimeLinks links = new OneTimeLinks(KEY, "default", Duration.ofDays(7));
        TenantState tenant = Tenants.at(moment, stores, links, null, mailer);
        return new Mails(tenant, MailsTest::address).of(message);
    }

    private Optional<Mail> mail(OutboxMessage message) {
        return mail(NOON, message);
    }

    private User invite(Session inviter, String name) {
        UserOutcome outcome = inviter.users()
                .create(form -> form.primaryEmail("Ada@Example.com")
                        .displayName(name)
                        .roles("member")
                        .invite());
        return outcome.user();
    }

    private List<OutboxMessage> messages() {
        return stores.outbox().pending(10);
    }

    private User change(User user, Field<UserStatus> field, UserStatus value) {
        return boss.users()
                .update(user.id(), user.version(), form -> form.set(field, value))
                .user();
    }

    @Test
    void tellsWhatAnInvitationNeeds() {
        User ada = invite(boss, "Ada");
        Mail mail = mail(messages().get(0)).orElseThrow();
        assertThat(mail.kind()).isEqualTo(Mail.INVITATION);
        assertThat(mail.to()).isEqualTo(new EmailAddress("Ada@Example.com"));
        assertThat(mail.user()).isEqualTo(ada.id());
        assertThat(mail.key()).isEqualTo(messages().get(0).key());
        assertThat(mail.values())
                .containsEntry(Mail.NAME, "Ada")
                .containsEntry(Mail.INVITER, "Grace Hopper")
                .containsEntry(Mail.EXPIRES, "2026-03-08T12:00:00Z");
        String link = linkOf(mail);
        assertThat(link).startsWith("https://example.com/invitation#");
        assertThat(mail.toString()).doesNotContain(link);
        assertThat(roster.invitations().look(secretOf(link))).isPresent();
        assertThat(mail(messages().get(0))).as("sent again").contains(mail);
    }

    @Test
    void sendsNoLinkThatIsGoodNoLonger() {
        User ada = invite(boss, "Ada");
        OutboxMessage first = messages().get(0);
        assertThat(mail(NOON.plus(Duration.ofDays(7)), first)).as("too late").isEmpty();
        boss.users().invite(ada.id(), ada.version());
        assertThat(mail(first)).as("another one was asked for").isEmpty();
        OutboxMessage second = messages().get(1);
        assertThat(mail(second)).isPresent();
        change(stored(ada), Field.STATUS, UserStatus.SUSPENDED);
        assertThat(mail(second)).as("kept out meanwhile").isEmpty();
        change(stored(ada), Field.STATUS, UserStatus.INVITED);
        assertThat(mail(second)).as("waits again, by another invitation").isEmpty();
    }

    private static String linkOf(Mail mail) {
        return Objects.requireNonNull(mail.values().get(Mail.LINK), "a mail of an invitation has a link");
    }

    private static String secretOf(String link) {
        return link.substring(link.indexOf('#') + 1);
    }

    private User stored(User user) {
        return stores.users().findAll(List.of(user.id())).get(0);
    }

    @Test
    void sendsNothingToWhoCameIn() {
        invite(boss, "Ada");
        OutboxMessage message = messages().get(0);
        String link = linkOf(mail(message).orElseThrow());
        roster.invitations().accept(secretOf(link), form -> {});
        assertThat(mail(message)).isEmpty();
    }

    @Test
    void sendsNothingToAnotherAddress() {
        User ada = invite(boss, "Ada");
        boss.users().update(ada.id(), ada.version(), form -> form.primaryEmail("evil@example.com"));
        assertThat(mail(messages().get(0))).isEmpty();
    }

    @Test
    void showsNoMessageOfWhoInvites() {
        invite(roster.as(Actor.operator("win at https://evil.example")), "see evil.example");
        assertThat(mail(messages().get(0)).orElseThrow().values()).doesNotContainKeys(Mail.INVITER, Mail.NAME);
    }

    @Test
    void welcomesWhoIsActiveAlready() {
        UserOutcome created = boss.users()
                .create(form ->
                        form.primaryEmail("bob@example.com").displayName("Bob").roles("member"));
        OutboxMessage asked = OutboxMessage.builder(
                        "k", "invite", created.user().id())
                .body(Map.of("status", "active"))
                .build();
        Mail mail = mail(asked).orElseThrow();
        assertThat(mail.kind()).isEqualTo(Mail.WELCOME);
        assertThat(mail.values()).containsOnlyKeys(Mail.NAME);
        change(created.user(), Field.STATUS, UserStatus.INACTIVE);
        assertThat(mail(asked)).as("nobody who is kept out").isEmpty();
    }

    @Test
    void tellsWhichFieldsChangedAndNobodyWhoIsKeptOut() {
        User bob = boss.users()
                .create(form ->
                        form.primaryEmail("bob@example.com").displayName("Bob").roles("member"))
                .user();
        User moved = boss.users()
                .update(bob.id(), bob.version(), form -> form.department("Navy").notifying())
                .user();
        OutboxMessage message = messages().get(0);
        Mail mail = mail(message).orElseThrow();
        assertThat(mail.kind()).isEqualTo(Mail.CHANGE);
        assertThat(mail.values()).containsEntry(Mail.FIELDS, "department").containsEntry(Mail.NAME, "Bob");
        change(moved, Field.STATUS, UserStatus.SUSPENDED);
        assertThat(mail(message)).isEmpty();
    }

    @Test
    void aMessageSaysWhatSomebodyWroteToWhoWantsIt() {
        User bob = boss.users()
                .create(form ->
                        form.primaryEmail("bob@example.com").displayName("Bob").roles("member"))
                .user();
        boss.users()
                .instruct(
                        bob.id(),
                        bob.version(),
                        Instruction.message("maintenance", Map.of("text", "down at https://example.com on Sunday")));
        OutboxMessage message = messages().get(0);
        Mail mail = mail(message).orElseThrow();
        assertThat(mail.kind()).isEqualTo("maintenance");
        assertThat(mail.to()).isEqualTo(new EmailAddress("bob@example.com"));
        assertThat(mail.values()).isEqualTo(Map.of("text", "down at https://example.com on Sunday", Mail.NAME, "Bob"));
        unsubscribed.add(bob.id());
        assertThat(mail(message)).as("who unsubscribed meanwhile").isEmpty();
        unsubscribed.clear();
        change(bob.with(user -> user.version(2)), Field.STATUS, UserStatus.INACTIVE);
        assertThat(mail(message)).as("who is kept out meanwhile").isEmpty();
    }

    /** As by a command line that knows no links, whose messages a host delivers that does. */
    @Test
    void anInvitationWithoutALinkIsNotLostInSilence() {
        invite(Roster.on(stores).build().as(new UserId("boss")), "Ada");
        assertThatThrownBy(() -> mail(messages().get(0)))
                .isInstanceOf(DeliveryRefusedException.class)
                .hasMessageContaining("invite the user again");
    }
}
