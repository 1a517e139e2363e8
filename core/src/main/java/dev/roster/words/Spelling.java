package dev.roster.words;

/**
 * A name and which letters it has, so that names that cannot be alike are told apart without comparing them.
 *
 * @param name the folded name
 * @param letters one bit for each letter, some letters sharing a bit
 * @param digits its digits in order, as a hash
 */
public record Spelling(String name, long letters, int digits) {

    /**
     * Notes the letters of a name.
     *
     * @param name the name, in words
     * @return its spelling
     */
    public static Spelling of(String name) {
        long letters = 0;
        int digits = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            letters |= 1L << (c & 63);
            digits = c >= '0' && c <= '9' ? digits * 31 + c : digits;
        }
        return new Spelling(name, letters, digits);
    }

    /** Whether so few edits may turn one name into the other: each changes two bits at most. */
    public boolean mayBeNear(Spelling other, int edits) {
        return digits == other.digits && Long.bitCount(letters ^ other.letters) <= 2 * edits;
    }
}
