package dev.roster.cell;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The country codes that the telephone numbers of one column have behind a plus sign, so that others may lack it.
 *
 * @param known the codes
 */
record PhoneCodes(Set<Integer> known) {

    static final PhoneCodes NONE = new PhoneCodes(Set.of());

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int MIN_DIGITS = 9;

    /** What the first cells of a column show. */
    static PhoneCodes in(List<String> texts) {
        Set<Integer> codes = new HashSet<>();
        for (String text : texts) {
            String number = PhoneText.number(text);
            if (number.startsWith("+") || number.startsWith("00")) {
                codes.add(codeOf("+" + number.substring(number.startsWith("+") ? 1 : 2)));
            }
        }
        codes.remove(0);
        return new PhoneCodes(Set.copyOf(codes));
    }

    /** {@code +493012345} for {@code 493012345} where the column knows the code and the number is whole with it. */
    String withPlus(String text) {
        char first = text.isEmpty() ? '0' : text.charAt(0);
        boolean isOpen = !known.isEmpty()
                && first >= '1'
                && first <= '9'
                && text.chars().filter(Character::isDigit).count() >= MIN_DIGITS;
        return isOpen && known.contains(codeOf("+" + text)) ? "+" + text : text;
    }

    /** Whether a text would be a whole number with a plus sign before it. */
    static boolean mayLackPlus(String text) {
        boolean isNumber = !text.isEmpty()
                && text.charAt(0) >= '1'
                && text.charAt(0) <= '9'
                && text.chars().filter(Character::isDigit).count() > MIN_DIGITS;
        return isNumber && codeOf("+" + text) > 0;
    }

    /** The country code of a whole number; 0 when it is none. */
    private static int codeOf(String number) {
        try {
            Phonenumber.PhoneNumber parsed = NUMBERS.parse(number, "ZZ");
            return NUMBERS.isValidNumber(parsed) ? parsed.getCountryCode() : 0;
        } catch (NumberParseException noNumber) {
            return 0;
        }
    }
}
