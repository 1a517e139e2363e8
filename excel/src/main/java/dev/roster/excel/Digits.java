package dev.roster.excel;

/** Whole numbers from 0 on, as attributes and references hold them. */
final class Digits {

    private static final int MAX_DIGITS = 9;

    private Digits() {}

    /**
     * Reads digits, white space around them being left out.
     *
     * @throws Refusal if there is anything else, or too many of them
     */
    static int parse(CharSequence text) throws Refusal {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return parse(text, start, end);
    }

    /**
     * Reads digits.
     *
     * @throws Refusal if there is anything else, or too many of them
     */
    static int parse(CharSequence text, int start, int end) throws Refusal {
        if (end <= start || end - start > MAX_DIGITS) {
            throw Refusal.malformed(XlsxMessages.NUMBER);
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw Refusal.malformed(XlsxMessages.NUMBER);
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
