package dev.roster.model;

/**
 * A telephone number in the international form of ITU-T E.164: {@code +} and 7 to 15 digits, such as {@code +493012345}.
 *
 * @param value the number, without spaces or punctuation
 */
public record PhoneNumber(String value) implements Comparable<PhoneNumber> {

    private static final int MIN_DIGITS = 7;
    private static final int MAX_DIGITS = 15;

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the text is not an E.164 number
     */
    public PhoneNumber {
        if (!isE164(value)) {
            throw new IllegalArgumentException("not a telephone number in the form +493012345 (E.164)");
        }
    }

    /**
     * Reads a number in E.164 form without throwing. National notations are read by the mapping of columns.
     *
     * @param text any text
     * @return the number, or {@link IssueCode#PHONE_INVALID}
     */
    public static Parsed<PhoneNumber> parse(String text) {
        String stripped = text.strip();
        return isE164(stripped) ? Parsed.of(new PhoneNumber(stripped)) : Parsed.failed(IssueCode.PHONE_INVALID);
    }

    @Override
    public int compareTo(PhoneNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isE164(String text) {
        int digits = text.length() - 1;
        if (digits < MIN_DIGITS || digits > MAX_DIGITS || text.charAt(0) != '+' || text.charAt(1) == '0') {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
