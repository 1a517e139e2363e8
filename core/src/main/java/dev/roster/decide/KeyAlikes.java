package dev.roster.decide;

import dev.roster.spi.CorrelationKey;
import java.util.ArrayList;
import java.util.List;

/** Keys of digits that differ by leading zeros alone, which spreadsheets drop: the same person, perhaps. */
final class KeyAlikes {

    /** Longer numbers are seldom filled up with zeros. */
    private static final int MAX_DIGITS = 8;

    private static final int MOST_ZEROS = 4;

    private KeyAlikes() {}

    /** The keys to look for beside one; none where it has other signs than digits. */
    static List<CorrelationKey> of(CorrelationKey key) {
        String digits = key.canonical();
        boolean isNumber = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber || digits.length() > MAX_DIGITS) {
            return List.of();
        }
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        String bare = digits.substring(start);
        List<CorrelationKey> alike = new ArrayList<>(MOST_ZEROS);
        for (int zeros = 0; zeros <= MOST_ZEROS && zeros + bare.length() <= MAX_DIGITS; zeros++) {
            String other = "0".repeat(zeros) + bare;
            if (!other.equals(digits)) {
                alike.add(new CorrelationKey(key.field(), other));
            }
        }
        return alike;
    }
}
