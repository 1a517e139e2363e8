package dev.roster.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.roster.Roster;
import dev.roster.RosterBuilder;
import dev.roster.access.Actor;
import dev.roster.account.DeliveryReport;
import dev.roster.account.DeliverySettings;
import dev.roster.account.Effects;
import dev.roster.account.UserOutcome;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.spi.OutboxStore;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T1 with a real SMTP server: an invitation is asked for, delivered, read and accepted once. */
class InvitationByMailTest {

    private static final byte[] KEY = "a key of the host with 32 bytes.".getBytes(StandardCharsets.UTF_8);
    private static final Pattern LINK = Pattern.compile("https://example\\.com/welcome#(\\S+)");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final InMemoryStores stores = new InMemoryStores();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private SmtpMailer mailer() {
        return SmtpMailer.at(
                        "127.0.0.1",
                        server.getSmtp().getPort(),
                        "roster@example.com",
                        MailTemplates.standard("Example & Sons", ZoneOffset.UTC))
                .unencrypted();
    }

    private RosterBuilder builder() {
        return Roster.on(stores)
                .links(KEY, (purpose, secret) -> URI.create("https://example.com/welcome#" + secret))
                .delivery(DeliverySettings.defaults().chance(() -> 0));
    }

    private static User invite(Roster roster, String name) {
        return roster.as(Actor.operator("The office"))
                .users()
                .create(form -> form.primaryEmail("Ada@Example.com")
                        .displayName(name)
                        .roles("member")
                        .invite())
                .user();
    }

    private static String part(MimeMessage mail, int number) throws MessagingException, IOException {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(number).getContent();
    }

    private static String secretIn(String text) {
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    @Test
    void anInvitationIsReceivedAndItsLinkAcceptedOnce() throws Exception {
        Roster roster = builder().mailer(mailer()).build();
        User ada = invite(roster, "Ada <Lovelace>");
        assertThat(server.getReceivedMessages()).as("before the delivery").isEmpty();
        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(1, 0, 0, 0));
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("You are invited to Example & Sons");
        assertThat(mail.getRecipients(Message.RecipientType.TO)[0]).hasToString("Ada@Example.com");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        String text = part(mail, 0);
        assertThat(text).contains("Hello Ada Lovelace,").contains("The office invited you to Example & Sons.");
        assertThat(part(mail, 1)).contains("invited you to Example &amp; Sons.").contains("<a href=\"https://");
        assertThat(secretIn(part(mail, 1).replace("\"", " "))).isEqualTo(secretIn(text));
        String secret = secretIn(text);
        assertThat(roster.invitations().look(secret)).isPresent();
        assertThat(roster.invitations()
                        .accept(secret, form -> form.firstName("Ada"))
                        .kind())
                .isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(roster.invitations().accept(secret, form -> {}).issues())
                .extracting(issue -> issue.code())
                .containsExactly(IssueCode.LINK_INVALID);
        assertThat(stores.users().findAll(List.of(ada.id())).get(0).access().status())
                .isEqualTo(UserStatus.ACTIVE);
        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(0, 0, 0, 0));
    }

    /** A process dies after the server took the mail: the same mail with the same link goes out again, under the same id. */
    @Test
    void aMailThatIsSentAgainIsTheSame() throws Exception {
        boolean[] hasDied = {false};
        SmtpMailer real = mailer();
        Roster roster = builder()
                .mailer(mail -> {
                    real.send(mail);
                    if (!hasDied[0]) {
                        hasDied[0] = true;
                        throw new IllegalStateException("the connection broke off");
                    }
                })
                .build();
        invite(roster, "Ada");
        DeliveryReport report = roster.deliver();
        assertThat(report.delivered()).isEqualTo(1);
        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getMessageID()).isEqualTo(mails[1].getMessageID());
        assertThat(secretIn(part(mails[0], 0))).isEqualTo(secretIn(part(mails[1], 0)));
    }

    @Test
    void speaksTheLanguageOfTheReceiver() throws Exception {
        Roster roster =
                builder().mailer(mailer().speaking(mail -> Locale.GERMANY)).build();
        invite(roster, "evil.example");
        roster.deliver();
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Sie sind zu Example & Sons eingeladen");
        assertThat(part(mail, 0)).contains("Guten Tag und willkommen,").contains("Öffnen Sie diese Seite");
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() {
        Roster roster = builder().mailer(mailer()).build();
        invite(roster, "Ada");
        SmtpMailer away = mailer();
        server.stop();
        Roster impatient = builder()
                .mailer(away)
                .delivery(
                        DeliverySettings.defaults().chance(() -> 0.5).backOff(Duration.ofHours(1), Duration.ofHours(1)))
                .build();
        assertThat(impatient.deliver()).isEqualTo(new DeliveryReport(0, 1, 0, 0));
        String failure = stores.outbox().pending(1).get(0).failure();
        assertThat(failure)
                .contains("the mail server 127.0.0.1 did not take it")
                .doesNotContain("example.com/welcome");
    }

    @Test
    void withoutAMailerOrLinksNobodyIsTold() {
        invite(builder().build(), "Ada");
        builder().build().deliver();
        assertThat(stores.outbox().dead(9)).hasSize(1);
        Roster withoutLinks = Roster.on(stores).mailer(mailer()).build();
        OutboxStore outbox = stores.outbox();
        Effects effects = withoutLinks.as(Actor.operator("operator")).effects();
        assertThat(effects.retry(outbox.dead(1).get(0).message().key())).isTrue();
        assertThat(withoutLinks.deliver().dead()).isEqualTo(1);
        assertThat(outbox.dead(1).get(0).message().failure()).contains("no links are set up");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    /** Two processes of a host that were set up with different keys. */
    @Test
    void nobodyIsSentALinkThatIsMadeOfAnotherKey() throws Exception {
        invite(builder().build(), "Ada");
        Roster other = builder()
                .links(
                        "another key of the host, as long.".getBytes(StandardCharsets.UTF_8),
                        (purpose, secret) -> URI.create("https://example.com/welcome#" + secret))
                .mailer(mailer())
                .build();
        assertThat(other.deliver().dead()).isEqualTo(1);
        assertThat(server.getReceivedMessages()).isEmpty();
        OutboxStore.DeadLetter dead = stores.outbox().dead(1).get(0);
        assertThat(dead.message().failure())
                .isEqualTo(
                        "this invitation was asked for with another key of links than the one that is set up here, so"
                                + " nobody could use its link; retry this message where that key is set up, or discard it"
                                + " and invite the user again");
        Roster roster = builder().mailer(mailer()).build();
        assertThat(roster.as(Actor.operator("operator"))
                        .effects()
                        .retry(dead.message().key()))
                .isTrue();
        assertThat(roster.deliver().delivered()).isEqualTo(1);
        assertThat(roster.invitations().look(secretIn(part(server.getReceivedMessages()[0], 0))))
                .isPresent();
    }

    @Test
    void aMailHasOneHeaderOfEachKindWhateverPeopleAreCalled() throws Exception {
        Roster roster = builder().mailer(mailer()).build();
        invite(roster, "Ada\r\nBcc: everybody@example.com\r\n\r\nHello");
        roster.deliver();
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(GreenMailUtil.getHeaders(mail)).doesNotContain("everybody");
    }
}
