package dev.roster.model;

import java.net.IDN;

/**
 * An e-mail address as it was given; compared by {@link #canonical()}.
 *
 * <p>The accepted form is the dot-atom of RFC 5321 §4.1.2 with the letters of RFC 6531: no quoted local
 * parts, no address literals, no comments. Nothing provider-specific is folded: dots and plus tags count.
 *
 * @param value at most 254 characters; local part at most 64; a domain with at least one dot
 */
public record EmailAddress(String value) implements Comparable<EmailAddress> {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL = 64;
    private static final int MAX_LABEL = 63;
    private static final String LOCAL_SPECIALS = "!#$%&'*+-/=?^_`{|}~";

    /**
     * Strips and checks the address.
     *
     * @throws IllegalArgumentException if the text is not an e-mail address
     */
    public EmailAddress {
        value = value.strip();
        if (!isAddress(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /**
     * Reads an address without throwing; spaces around it are dropped.
     *
     * @param text any text
     * @return the address, or {@link IssueCode#EMAIL_INVALID}
     */
    public static Parsed<EmailAddress> parse(String text) {
        String stripped = text.strip();
        return isAddress(stripped) ? Parsed.of(new EmailAddress(stripped)) : Parsed.failed(IssueCode.EMAIL_INVALID);
    }

    /**
     * Reads the domain of addresses.
     *
     * @param text a domain, such as {@code example.com}; spaces around it are dropped
     * @return the domain in canonical form, as {@link #domain()} gives it
     * @throws IllegalArgumentException if no address has such a domain
     */
    public static String domainOf(String text) {
        Parsed<EmailAddress> address = parse("a@" + text.strip());
        if (!address.isValid()) {
            throw new IllegalArgumentException("\"" + text + "\" is no domain of addresses; write it like example.com");
        }
        return address.value().domain();
    }

    /** {@return the form in which two addresses are compared} */
    public String canonical() {
        return CanonicalForm.ofEmail(value);
    }

    /** {@return the part after the {@code @}, in canonical form} */
    public String domain() {
        String canonical = canonical();
        return canonical.substring(canonical.lastIndexOf('@') + 1);
    }

    @Override
    public int compareTo(EmailAddress other) {
        return canonical().compareTo(other.canonical());
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isAddress(String text) {
        int at = text.lastIndexOf('@');
        return at > 0
                && at <= MAX_LOCAL
                && text.length() <= MAX_LENGTH
                && isLocalPart(text, at)
                && isDomain(text, at + 1);
    }

    private static boolean isLocalPart(String text, int end) {
        if (text.charAt(0) == '.' || text.charAt(end - 1) == '.') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return CanonicalForm.isVisible(text.substring(0, end)) && isFoldedLocalPart(text.substring(0, end));
            }
            if (!isLocalCharacter(c) || (c == '.' && text.charAt(i + 1) == '.')) {
                return false;
            }
        }
        return true;
    }

    /** Letters outside ASCII may fold onto {@code @}, a space or another character that must not stand there. */
    private static boolean isFoldedLocalPart(String local) {
        String folded = CanonicalForm.of(local);
        return !folded.isEmpty()
                && !folded.contains("..")
                && folded.codePoints().allMatch(c -> c >= 0x80 ? !isSpace(c) : isLocalCharacter((char) c));
    }

    private static boolean isSpace(int codePoint) {
        return Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
    }

    private static boolean isLocalCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || LOCAL_SPECIALS.indexOf(c) >= 0;
    }

    private static boolean isDomain(String address, int start) {
        for (int i = start; i < address.length(); i++) {
            if (address.charAt(i) >= 0x80) {
                String domain = address.substring(start);
                return CanonicalForm.isVisible(domain) && isInternationalDomain(domain);
            }
        }
        return isAsciiDomain(address, start);
    }

    private static boolean isInternationalDomain(String domain) {
        try {
            return isAsciiDomain(IDN.toASCII(CanonicalForm.of(domain), IDN.ALLOW_UNASSIGNED), 0);
        } catch (IllegalArgumentException notADomain) {
            return false;
        }
    }

    private static boolean isAsciiDomain(String domain, int start) {
        int labelStart = start;
        int labels = 0;
        for (int i = start; i <= domain.length(); i++) {
            char c = i == domain.length() ? '.' : domain.charAt(i);
            if (c == '.') {
                if (!isLabel(domain, labelStart, i)) {
                    return false;
                }
                labels++;
                labelStart = i + 1;
            } else if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')) {
                return false;
            }
        }
        return labels >= 2;
    }

    private static boolean isLabel(String domain, int start, int end) {
        return end > start && end - start <= MAX_LABEL && domain.charAt(start) != '-' && domain.charAt(end - 1) != '-';
    }
}
