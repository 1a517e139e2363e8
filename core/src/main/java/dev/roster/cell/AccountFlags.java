package dev.roster.cell;

import dev.roster.model.UserStatus;

/** The attribute userAccountControl of Active Directory, a number of which every bit is a flag. */
final class AccountFlags {

    private static final int DISABLED = 0x2;
    private static final int NORMAL_ACCOUNT = 0x200;
    private static final int MAX_DIGITS = 9;

    private AccountFlags() {}

    /** The status that the flags of a person's account tell; the text itself when it is none such. */
    static String status(String text) {
        boolean isNumber = text.length() >= 3 && text.length() <= MAX_DIGITS && NumericKeys.isDigits(text);
        int flags = isNumber ? Integer.parseInt(text) : 0;
        if ((flags & NORMAL_ACCOUNT) == 0) {
            return text;
        }
        return ((flags & DISABLED) == 0 ? UserStatus.ACTIVE : UserStatus.INACTIVE).word();
    }
}
