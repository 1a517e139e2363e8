package dev.roster.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.account.Mail;
import dev.roster.model.EmailAddress;
import dev.roster.model.UserId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mail that Roster sends by itself has words, in each language. */
class MailTemplatesTest {

    static Stream<Arguments> mails() {
        return Stream.of(
                        Mail.INVITATION,
                        Mail.WELCOME,
                        Mail.VERIFICATION,
                        Mail.KNOWN_ADDRESS,
                        Mail.CHANGE,
                        Mail.PASSWORD_RESET,
                        Mail.PASSWORD_CHANGED,
                        Mail.SECOND_FACTOR_CHANGED,
                        Mail.RECOVERY_CODE_USED,
                        Mail.SIGN_IN_LOCKED,
                        Mail.SIGN_IN_UNLOCKED,
                        Mail.ADDRESS_CHANGED)
                .flatMap(
                        kind -> Stream.of(Locale.ENGLISH, Locale.GERMAN).map(language -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void haveWords(String kind, Locale language) {
        Mail mail = new Mail(
                "key",
                kind,
                new EmailAddress("ada@example.com"),
                new UserId("ada"),
                Map.of(
                        Mail.LINK, "https://example.com/#x",
                        Mail.EXPIRES, "2026-03-01T09:00:00Z",
                        Mail.FIELDS, "department"));
        MailTemplates.Written written =
                MailTemplates.standard("Acme", ZoneOffset.UTC).write(mail, language);
        assertThat(written.subject()).contains("Acme").doesNotContain("{", "\n");
        assertThat(written.text()).isNotBlank().doesNotContain("{", "}");
        assertThat(written.page())
                .startsWith("<!DOCTYPE html>")
                .contains("lang=\"" + language.getLanguage() + "\"")
                .doesNotContain("{", "}");
    }
}
