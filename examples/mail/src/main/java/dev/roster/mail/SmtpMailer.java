package dev.roster.mail;

import dev.roster.account.Mail;
import dev.roster.account.Mailer;
import dev.roster.spi.DeliveryRefusedException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends mails to an SMTP server, encrypted unless told otherwise. Immutable; safe for use by many threads.
 *
 * <pre>{@code
 * Mailer mailer = SmtpMailer.at("smtp.example.com", 587, "roster@example.com", MailTemplates.standard("Example", zone))
 *         .signedInAs("roster", () -> vault.password("smtp"));
 * }</pre>
 *
 * <p>A mail that is sent again has the same {@code Message-ID}, by which servers and programs know it again. What the server
 * refuses, or a server that does not answer for 10 seconds, is an {@link UndeliveredException}, and an address that it says there is
 * not a {@link DeliveryRefusedException}.
 */
public final class SmtpMailer implements Mailer {

    /** Replies of a server from here on stand however often it is asked (RFC 5321, section 4.2.1). */
    private static final int FOR_GOOD = 500;

    /** RFC 5322, section 3.3. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.US);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Draft draft;

    /** How the way to the server is kept secret. */
    private enum Encryption {
        STARTTLS,
        TLS,
        NONE
    }

    private record Draft(
            String host,
            int port,
            String from,
            MailTemplates templates,
            Encryption encryption,
            @Nullable String user,
            Supplier<String> password,
            Function<Mail, Locale> language) {}

    private SmtpMailer(Draft draft) {
        this.draft = draft;
    }

    /**
     * Sends by a server with STARTTLS.
     *
     * @param host the server
     * @param port its port, mostly 587
     * @param from the address from which mails come
     * @param templates the words
     * @return the mailer; nobody signs in, and mails are in the first language of the templates
     */
    public static SmtpMailer at(String host, int port, String from, MailTemplates templates) {
        return new SmtpMailer(new Draft(
                Objects.requireNonNull(host, "host"),
                port,
                Objects.requireNonNull(from, "from"),
                Objects.requireNonNull(templates, "templates"),
                Encryption.STARTTLS,
                null,
                () -> "",
                mail -> Locale.ROOT));
    }

    /** {@return a copy that speaks TLS from the first byte, mostly at port 465} */
    public SmtpMailer overTls() {
        return with(Encryption.TLS);
    }

    /** {@return a copy that does not encrypt, for a server on this machine} */
    public SmtpMailer unencrypted() {
        return with(Encryption.NONE);
    }

    private SmtpMailer with(Encryption encryption) {
        return new SmtpMailer(new Draft(
                draft.host,
                draft.port,
                draft.from,
                draft.templates,
                encryption,
                draft.user,
                draft.password,
                draft.language));
    }

    /**
     * Signs in.
     *
     * @param user the name
     * @param password asked for with each mail, and kept nowhere
     * @return the changed copy
     */
    public SmtpMailer signedInAs(String user, Supplier<String> password) {
        return new SmtpMailer(new Draft(
                draft.host,
                draft.port,
                draft.from,
                draft.templates,
                draft.encryption,
                Objects.requireNonNull(user, "user"),
                Objects.requireNonNull(password, "password"),
                draft.language));
    }

    /**
     * Writes in the language of the receiver.
     *
     * @param language tells the language of a mail; default the first of the templates
     * @return the changed copy
     */
    public SmtpMailer speaking(Function<Mail, Locale> language) {
        return new SmtpMailer(new Draft(
                draft.host,
                draft.port,
                draft.from,
                draft.templates,
                draft.encryption,
                draft.user,
                draft.password,
                Objects.requireNonNull(language, "language")));
    }

    @Override
    public void send(Mail mail) {
        MailTemplates.Written words = draft.templates.write(mail, draft.language.apply(mail));
        try {
            Transport.send(message(mail, words));
        } catch (MessagingException failed) {
            throw refused(failed);
        }
    }

    /** What failed, without what a server says: it may quote the mail. */
    private RuntimeException refused(MessagingException failed) {
        Exception last = failed;
        for (Exception next = failed;
                next != null;
                next = next instanceof MessagingException more ? more.getNextException() : null) {
            last = next;
            if (next instanceof SMTPAddressFailedException address && address.getReturnCode() >= FOR_GOOD) {
                return new DeliveryRefusedException(
                        "the mail server " + draft.host + " says that there is no such address (SMTP "
                                + address.getReturnCode() + ")",
                        failed);
            }
        }
        return new UndeliveredException(
                "the mail server " + draft.host + " did not take it ("
                        + last.getClass().getSimpleName() + ")",
                failed);
    }

    private MimeMessage message(Mail mail, MailTemplates.Written words) throws MessagingException {
        MimeMessage message = new Numbered(session(), mail.key(), draft.from);
        message.setFrom(new InternetAddress(draft.from, true));
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress(mail.to().value(), true));
        message.setSubject(words.subject(), UTF_8);
        message.setHeader("Date", DATE.format(OffsetDateTime.now(ZoneOffset.UTC)));
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(words.text(), UTF_8);
        MimeBodyPart page = new MimeBodyPart();
        page.setText(words.page(), UTF_8, "html");
        message.setContent(new MimeMultipart("alternative", text, page));
        message.saveChanges();
        return message;
    }

    private Session session() {
        String patience = Long.toString(PATIENCE.toMillis());
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", draft.host);
        settings.setProperty("mail.smtp.port", Integer.toString(draft.port));
        settings.setProperty("mail.smtp.connectiontimeout", patience);
        settings.setProperty("mail.smtp.timeout", patience);
        settings.setProperty("mail.smtp.writetimeout", patience);
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        boolean startsTls = draft.encryption == Encryption.STARTTLS;
        settings.setProperty("mail.smtp.starttls.enable", Boolean.toString(startsTls));
        settings.setProperty("mail.smtp.starttls.required", Boolean.toString(startsTls));
        settings.setProperty("mail.smtp.ssl.enable", Boolean.toString(draft.encryption == Encryption.TLS));
        String user = draft.user;
        if (user == null) {
            return Session.getInstance(settings);
        }
        settings.setProperty("mail.smtp.auth", "true");
        return Session.getInstance(settings, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, draft.password.get());
            }
        });
    }

    /** A message whose id is made of what it is, however often it is sent (RFC 5322, section 3.6.4). */
    private static final class Numbered extends MimeMessage {

        private final String id;

        Numbered(Session session, String key, String from) {
            super(session);
            UUID own = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
            this.id = "<" + own + from.substring(from.lastIndexOf('@')) + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
