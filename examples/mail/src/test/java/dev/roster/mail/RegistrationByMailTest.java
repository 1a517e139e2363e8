package dev.roster.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.account.UserForm;
import dev.roster.account.UserOutcome;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.profile.RegistrationSettings;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C4 with a real SMTP server: an address is verified by what was received there. */
class RegistrationByMailTest {

    private static final Pattern LINK = Pattern.compile("https://example\\.com/verification#(\\S+)");
    private static final String HOSTILE =
            "Ada\r\nBcc: everybody@example.com\r\n\r\n<script>\u202eevil</script> https://evil.example";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Locale language = Locale.ENGLISH;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Roster open() {
        Roster roster = Roster.on(new InMemoryStores())
                .links(new byte[32], (purpose, secret) -> URI.create("https://example.com/" + purpose + "#" + secret))
                .mailer(SmtpMailer.at(
                                "127.0.0.1",
                                server.getSmtp().getPort(),
                                "roster@example.com",
                                MailTemplates.standard("Example & Sons", ZoneOffset.UTC))
                        .unencrypted()
                        .speaking(mail -> language))
                .build();
        var catalogs = roster.as(Actor.operator("shell")).catalogs();
        RegistrationSettings off = catalogs.registration();
        catalogs.changeRegistration(
                off,
                off.with(RegistrationSettings.Mode.ON)
                        .asking(Field.DISPLAY_NAME, RegistrationSettings.Need.OPTIONAL)
                        .asking(Field.FIRST_NAME, RegistrationSettings.Need.OPTIONAL));
        return roster;
    }

    private static void register(Roster roster, String name) {
        assertThat(roster.registration()
                        .register(
                                "192.0.2.1",
                                (UserForm form) ->
                                        form.primaryEmail("Ada@Example.com").displayName(name))
                        .isReceived())
                .isTrue();
    }

    private MimeMessage received(Roster roster) {
        roster.deliver();
        MimeMessage[] all = server.getReceivedMessages();
        return all[all.length - 1];
    }

    private static String part(MimeMessage mail, int number) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(number).getContent();
    }

    @Test
    void theLinkInTheMailVerifiesTheAddressOnce() throws Exception {
        Roster roster = open();
        register(roster, "Ada Lovelace");
        MimeMessage mail = received(roster);
        assertThat(mail.getSubject()).isEqualTo("Confirm your address for Example & Sons");
        assertThat(mail.getAllRecipients()[0]).hasToString("Ada@Example.com");
        assertThat(part(mail, 0)).contains("Hello Ada Lovelace,");
        assertThat(part(mail, 1)).contains("registered at Example &amp; Sons").contains("<a href=\"https://");
        Matcher link = LINK.matcher(part(mail, 0));
        assertThat(link.find()).isTrue();
        assertThat(roster.registration().look(link.group(1))).isPresent();
        assertThat(roster.registration().verify(link.group(1), form -> {}).kind())
                .isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(roster.registration().look(link.group(1))).isEmpty();

        register(roster, "Buy now");
        MimeMessage known = received(roster);
        assertThat(known.getSubject()).isEqualTo("You have an account at Example & Sons already");
        assertThat(part(known, 0)).contains("Hello Ada Lovelace,").doesNotContain("Buy", "https://");
    }

    @Test
    void whoIsLetInReadsThatTheyMaySignIn() throws Exception {
        Roster roster = open();
        Session admin = roster.as(Actor.operator("shell"));
        RegistrationSettings open = admin.catalogs().registration();
        admin.catalogs().changeRegistration(open, open.with(RegistrationSettings.Approval.ADMINISTRATOR));
        register(roster, "Ada Lovelace");
        Matcher link = LINK.matcher(part(received(roster), 0));
        assertThat(link.find()).isTrue();
        roster.registration().verify(link.group(1), form -> {});
        roster.deliver();
        assertThat(server.getReceivedMessages()).hasSize(1);

        User ada = admin.users().find("ada@example.com").orElseThrow();
        assertThat(admin.users().reactivate(ada.id(), ada.version()).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        MimeMessage welcome = received(roster);
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(welcome.getSubject()).isEqualTo("Welcome to Example & Sons");
        assertThat(welcome.getAllRecipients()[0]).hasToString("Ada@Example.com");
        assertThat(part(welcome, 0))
                .contains("Hello Ada Lovelace,", "You can sign in now.")
                .doesNotContain("https://");
    }

    @Test
    void nothingHostileReachesTheMail() throws Exception {
        Roster roster = open();
        register(roster, HOSTILE);
        MimeMessage mail = received(roster);
        assertThat(mail.getSubject()).isEqualTo("Confirm your address for Example & Sons");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(GreenMailUtil.getHeaders(mail)).doesNotContain("everybody");
        for (int number = 0; number < 2; number++) {
            assertThat(part(mail, number)).doesNotContain("script", "evil", "\u202e", "everybody");
        }
    }

    @Test
    void speaksGermanToo() throws Exception {
        language = Locale.GERMANY;
        Roster roster = open();
        register(roster, "Ada");
        assertThat(received(roster).getSubject()).isEqualTo("Bestätigen Sie Ihre Adresse für Example & Sons");
        Matcher link = LINK.matcher(part(received(roster), 0));
        assertThat(link.find()).isTrue();
        roster.registration().verify(link.group(1), form -> {});
        register(roster, "Ada");
        assertThat(received(roster).getSubject()).isEqualTo("Sie haben bereits ein Konto bei Example & Sons");
    }
}
