package dev.roster.cell;

import dev.roster.model.EmailAddress;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** An address as mail programs and web pages write it: {@code Ada <ada@example.com>}, {@code mailto:ada@example.com}. */
final class MailForm {

    private static final Set<String> LABELS = Set.of("mailto", "smtp", "email", "e-mail", "mail");
    private static final String AROUND = " \t<>()[]{}\"'“”„‘’«»,;.:";

    private static final Pattern BETWEEN = Pattern.compile("[\\s<>()\\[\\],;|\"#]+");
    private static final Pattern BETWEEN_SEVERAL = Pattern.compile("[\\s<>()\\[\\],;|/]+");

    private MailForm() {}

    /** The one address in a text; the text itself when it is an address, or holds none, or several. */
    static String address(String text) {
        if (isPlain(text) || (text.indexOf('@') < 0 && text.indexOf('＠') < 0) || isAddress(text)) {
            return text;
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        boolean isNamed = plain.indexOf('<') >= 0
                || plain.indexOf('(') >= 0
                || plain.indexOf('[') >= 0
                || plain.indexOf('#') >= 0;
        String found = "";
        for (String part : BETWEEN.split(plain, -1)) {
            String candidate = trimmed(part);
            if (candidate.indexOf('@') < 0) {
                if (!candidate.isEmpty() && !isNamed && !part.endsWith(":")) {
                    return text;
                }
                continue;
            }
            boolean isOther = !found.isEmpty() && !found.equals(candidate);
            if (isOther || !isAddress(candidate)) {
                return text;
            }
            found = candidate;
        }
        return found.isEmpty() ? text : found;
    }

    /** Most cells are letters, digits and one at sign, and need no other look. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPlain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '@';
            if (!isPlain && (c != '.' || i == text.length() - 1) && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    /** How many different addresses a text holds. */
    static int count(String text) {
        int count = 0;
        for (String part : BETWEEN_SEVERAL.split(text, -1)) {
            count += isAddress(trimmed(part)) ? 1 : 0;
        }
        return count;
    }

    /** Quotes are no part of an address, though RFC 6531 knows no letter outside ASCII that is none. */
    static boolean isAddress(String text) {
        return EmailAddress.parse(text).isValid() && text.chars().noneMatch(c -> "“”„‘’‚«»‹›".indexOf(c) >= 0);
    }

    private static String trimmed(String part) {
        String text = part;
        int colon = text.indexOf(':');
        if (colon > 0 && LABELS.contains(text.substring(0, colon).toLowerCase(Locale.ROOT))) {
            int question = text.indexOf('?');
            text = text.substring(colon + 1, question < 0 ? text.length() : question);
        }
        int start = 0;
        int end = text.length();
        while (start < end && AROUND.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && AROUND.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }
}
