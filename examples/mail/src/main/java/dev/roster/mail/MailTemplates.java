package dev.roster.mail;

import dev.roster.account.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mails in words: for each kind and language a text, whose first line is the subject, and a page. Immutable.
 *
 * <p>{@code {link}} stands for a value of the mail, {@code {inviter|An administrator}} for one that may be absent, and {@code
 * {product}} for what the host is called; whatever a person typed is escaped in pages, and no subject has it.
 */
public final class MailTemplates {

    /** A place for a value, perhaps with the words for its absence. */
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?:\\|([^}]*))?}");

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final String product;
    private final ZoneId zone;
    private final Class<?> beside;
    private final List<Locale> languages;

    private MailTemplates(String product, ZoneId zone, Class<?> beside, List<Locale> languages) {
        this.product = Objects.requireNonNull(product, "product");
        this.zone = Objects.requireNonNull(zone, "zone");
        this.beside = beside;
        this.languages = List.copyOf(languages);
    }

    /**
     * The templates of this module, in English and German.
     *
     * @param product what people call the application, on one line
     * @param zone the zone in which moments are told
     * @return the templates
     */
    public static MailTemplates standard(String product, ZoneId zone) {
        return new MailTemplates(product, zone, MailTemplates.class, LANGUAGES);
    }

    /**
     * Templates of a host: resources beside a class, such as {@code invitation_fr.txt} and {@code invitation_fr.html}.
     *
     * @param type the class
     * @param offered the languages that there are, the one for everybody else first
     * @return the changed copy
     * @throws IllegalArgumentException if there is no language
     */
    public MailTemplates beside(Class<?> type, List<Locale> offered) {
        if (offered.isEmpty()) {
            throw new IllegalArgumentException("templates are in one language or more, found none");
        }
        return new MailTemplates(product, zone, type, offered);
    }

    /**
     * A mail in words.
     *
     * @param subject on one line
     * @param text the plain text
     * @param page the same as HTML
     */
    public record Written(String subject, String text, String page) {}

    /**
     * Puts a mail into words.
     *
     * @param mail the mail
     * @param wanted the language that is wanted
     * @return the words, in that language or in the first one
     * @throws IllegalArgumentException if there is no template for the kind
     */
    public Written write(Mail mail, Locale wanted) {
        Locale language = languages.stream()
                .filter(one -> one.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(languages.get(0));
        String[] parts = read(mail.kind(), language, "txt").split("\n", 2);
        Map<String, String> values = values(mail, language);
        return new Written(
                filled(parts[0], Map.of("product", product), UnaryOperator.identity()),
                filled(parts[1].stripLeading(), values, UnaryOperator.identity()),
                filled(read(mail.kind(), language, "html"), values, MailTemplates::escaped));
    }

    private Map<String, String> values(Mail mail, Locale language) {
        Map<String, String> values = new HashMap<>(mail.values());
        values.put("product", product);
        values.computeIfPresent(
                Mail.EXPIRES,
                (name, moment) -> DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG)
                        .withLocale(language)
                        .withZone(zone)
                        .format(Instant.parse(moment)));
        return values;
    }

    private static String filled(String template, Map<String, String> values, UnaryOperator<String> escape) {
        return PLACE.matcher(template).replaceAll(place -> {
            String value = values.get(place.group(1));
            String absent = place.group(2);
            if (value == null && absent == null) {
                throw new IllegalArgumentException("the template needs a value \"" + place.group(1) + "\"");
            }
            return Matcher.quoteReplacement(value == null ? Objects.requireNonNull(absent) : escape.apply(value));
        });
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private String read(String kind, Locale language, String type) {
        String name = kind + "_" + language.getLanguage() + "." + type;
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no template " + name + " beside " + beside.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("template " + name + " cannot be read", e);
        }
    }
}
