package dev.roster.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text form of grants. Marks inside of keys are written as {@code %} and two small hexadecimal digits. */
final class GrantText {

    private static final String MARKS = "%@[]|";
    private static final String OPEN = " [";

    private GrantText() {}

    static String of(Grant grant) {
        StringBuilder more = new StringBuilder();
        add(more, "from", grant.from());
        add(more, "until", grant.until());
        UserId by = grant.by();
        add(more, "by", by == null ? null : encoded(by.value()));
        String why = grant.why();
        add(more, "why", why == null ? null : why.replace("%", "%25").replace("|", "%7c"));
        return more.isEmpty() ? grant.toString() : grant + OPEN + more + "]";
    }

    /** Reads one grant; what cannot be read as written is no grant at all. */
    static Parsed<Grant> parse(String text) {
        String stripped = text.strip();
        int open = stripped.indexOf(OPEN);
        if (open >= 0 && !stripped.endsWith("]")) {
            return Parsed.failed(IssueCode.GRANT_INVALID);
        }
        String head = open < 0 ? stripped : stripped.substring(0, open);
        String more = open < 0 ? "" : stripped.substring(open + OPEN.length(), stripped.length() - 1);
        int at = head.indexOf('@');
        Parsed<RoleKey> role =
                at < 0 ? Parsed.failed(IssueCode.GRANT_INVALID) : RoleKey.parse(decoded(head.substring(0, at)));
        Parsed<Place> place = Place.parse(head.substring(at + 1));
        if (!role.isValid() || !place.isValid()) {
            return Parsed.failed(IssueCode.GRANT_INVALID);
        }
        try {
            return Parsed.of(with(Grant.of(role.value(), place.value()), more));
        } catch (DateTimeException | IllegalArgumentException notAGrant) {
            return Parsed.failed(IssueCode.GRANT_INVALID);
        }
    }

    /** Reads the grants of one user, each role at each place once. */
    static Parsed<Set<Grant>> parseAll(List<String> texts) {
        Parsed<Set<Grant>> grants = TextRules.parseKeys(texts, GrantText::parse);
        return grants.isValid() && !areOneEach(grants.value()) ? Parsed.failed(IssueCode.GRANT_INVALID) : grants;
    }

    /** Whether no role is granted twice at a place. */
    static boolean areOneEach(Iterable<Grant> grants) {
        Set<String> seen = new HashSet<>();
        for (Grant grant : grants) {
            if (!seen.add(grant.toString())) {
                return false;
            }
        }
        return true;
    }

    static String encoded(String key) {
        StringBuilder text = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (MARKS.indexOf(c) >= 0) {
                text.append('%').append(Integer.toHexString(c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    static String decoded(String text) {
        StringBuilder key = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int mark = text.charAt(i) == '%' && i + 2 < text.length() ? hex(text, i + 1) : -1;
            key.append(mark < 0 ? text.charAt(i) : (char) mark);
            i += mark < 0 ? 0 : 2;
        }
        return key.toString();
    }

    private static int hex(String text, int start) {
        int high = Character.digit(text.charAt(start), 16);
        int low = Character.digit(text.charAt(start + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /**
     * Adds what stands in brackets.
     *
     * @throws IllegalArgumentException if a word or its value is unknown
     * @throws DateTimeException if a moment is none
     */
    private static Grant with(Grant grant, String more) {
        if (more.isEmpty()) {
            return grant;
        }
        int space = more.indexOf(' ');
        String word = CanonicalForm.of(space < 0 ? more : more.substring(0, space));
        String rest = space < 0 ? "" : more.substring(space + 1);
        if (word.equals("why")) {
            return grant.why(decoded(rest));
        }
        int end = rest.indexOf(' ');
        String value = end < 0 ? rest : rest.substring(0, end);
        Grant changed = switch (word) {
            case "from" -> grant.from(Instant.parse(value));
            case "until" -> grant.until(Instant.parse(value));
            case "by" -> grant.by(new UserId(decoded(value)));
            default -> throw new IllegalArgumentException("unknown word in a grant");
        };
        return with(changed, end < 0 ? "" : rest.substring(end + 1));
    }

    private static void add(StringBuilder text, String word, @Nullable Object value) {
        if (value != null) {
            text.append(text.isEmpty() ? "" : " ").append(word).append(' ').append(value);
        }
    }
}
