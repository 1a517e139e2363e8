package dev.roster.cell;

import dev.roster.model.UserStatus;
import java.util.Locale;
import java.util.regex.Pattern;

/** The attribute userAccountControl of Active Directory, a number of which every bit is a flag. */
final class AccountFlags {

    private static final int DISABLED = 0x2;
    private static final int NORMAL_ACCOUNT = 0x200;
    private static final int MAX_DIGITS = 9;
    private static final int MAX_LENGTH = 200;
    private static final Pattern NAME = Pattern.compile("[A-Z]+(?:_[A-Z0-9]+)*");
    private static final Pattern NAMES = Pattern.compile("[\\s,;|]+");

    private AccountFlags() {}

    /** The status that the flags of a person's account tell; the text itself when it is none such. */
    static String status(String text) {
        int flags = flags(text);
        if ((flags & NORMAL_ACCOUNT) == 0) {
            return text;
        }
        return ((flags & DISABLED) == 0 ? UserStatus.ACTIVE : UserStatus.INACTIVE).word();
    }

    /** {@code 514}, {@code 0x202}, {@code 514 (0x202)}, or the names that tools write, {@code NORMAL_ACCOUNT, ACCOUNTDISABLE}. */
    private static int flags(String text) {
        if (text.length() < 3 || text.length() > MAX_LENGTH) {
            return 0;
        }
        if (Character.isLetter(text.charAt(0))) {
            return named(text);
        }
        int space = text.indexOf(' ');
        String number = space < 0 ? text : text.substring(0, space);
        if (number.startsWith("0x")) {
            String digits = number.substring(2);
            boolean isHex = !digits.isEmpty() && digits.length() < MAX_DIGITS - 1;
            return isHex && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)
                    ? Integer.parseInt(digits, 16)
                    : 0;
        }
        boolean isNumber = number.length() >= 3 && number.length() <= MAX_DIGITS && NumericKeys.isDigits(number);
        boolean isRemark = space < 0 || text.charAt(space + 1) == '(';
        return isNumber && isRemark ? Integer.parseInt(number) : 0;
    }

    private static int named(String text) {
        int flags = 0;
        for (String name : NAMES.split(text.toUpperCase(Locale.ROOT), -1)) {
            if (!NAME.matcher(name).matches()) {
                return 0;
            }
            flags |= name.startsWith("NORMAL") ? NORMAL_ACCOUNT : name.equals("ACCOUNTDISABLE") ? DISABLED : 0;
        }
        return flags;
    }
}
