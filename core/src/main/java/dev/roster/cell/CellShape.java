package dev.roster.cell;

/** What the text of a cell looks like, told without knowing its field. */
public final class CellShape {

    private static final int MAX_PHONE_DIGITS = 15;
    private static final int MIN_PHONE_DIGITS = 7;
    private static final int GUID_LENGTH = 36;
    /** Days that spreadsheets write as numbers, from 1954 to 2064. */
    private static final int FIRST_SERIAL = 20_000;

    private static final int LAST_SERIAL = 60_000;

    private CellShape() {}

    /** Something before and after one at sign, a dot after it, no space. */
    public static boolean isEmail(String text) {
        int at = text.indexOf('@');
        return at > 0 && text.indexOf('@', at + 1) < 0 && text.indexOf('.', at) > at + 1 && text.indexOf(' ') < 0;
    }

    /** An address, or several, with what mail programs write around them: {@code Ada <ada@example.com>}. */
    public static boolean holdsEmail(String text) {
        if (isEmail(text)) {
            return true;
        }
        boolean hasSign = text.indexOf('@') >= 0 || text.indexOf('＠') >= 0;
        return hasSign && (MailForm.count(text) > 0 || isEmail(MailForm.address(text)));
    }

    /** Seven to fifteen digits and the marks between them, with a mark, a plus or a leading zero among them. */
    public static boolean isPhone(String text) {
        int digits = 0;
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if ("+-().,/ \u00a0\u202f".indexOf(c) >= 0) {
                marks++;
            } else {
                return false;
            }
        }
        boolean isLongEnough = digits >= MIN_PHONE_DIGITS && digits <= MAX_PHONE_DIGITS;
        return isLongEnough && (marks > 0 || text.charAt(0) == '0' || digits >= MAX_PHONE_DIGITS - 5) && !isDate(text);
    }

    /** A date, whoever wrote it: numbers, a name of a month, a moment, the number of a day. */
    public static boolean isDate(String text) {
        if (DateText.of(text) != null) {
            return true;
        }
        if (isInteger(text)) {
            int serial = text.length() == 5 ? Integer.parseInt(text) : 0;
            return (serial >= FIRST_SERIAL && serial <= LAST_SERIAL) || isCompactDate(text) || FileTime.isOne(text);
        }
        return hasPartsOfDate(text);
    }

    /** {@return whether the text is 1 to 18 digits and nothing else} */
    public static boolean isInteger(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() < 19;
    }

    /** {@return whether the text is a GUID in its usual form of 36 characters} */
    public static boolean isGuid(String text) {
        if (text.length() != GUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < GUID_LENGTH; i++) {
            char c = text.charAt(i);
            boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
            if (isDash ? c != '-' : Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether the text is a web address} */
    public static boolean isUrl(String text) {
        return text.startsWith("http://") || text.startsWith("https://");
    }

    /** Two or more words of letters, each with a capital where the script has them. */
    public static boolean isPersonName(String text) {
        int words = 0;
        boolean isStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == ',') {
                isStart = true;
            } else if (!Character.isLetter(c) && "'-.’".indexOf(c) < 0) {
                return false;
            } else if (isStart) {
                words++;
                isStart = false;
            }
        }
        return words >= 2 && words <= 4 && !Character.isLowerCase(text.charAt(0));
    }

    /** Year, month and day without marks: {@code 20240229}. */
    private static boolean isCompactDate(String text) {
        if (text.length() != 8) {
            return false;
        }
        int year = Integer.parseInt(text.substring(0, 4));
        int month = Integer.parseInt(text.substring(4, 6));
        int day = Integer.parseInt(text.substring(6));
        return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    /** Two or three short groups of digits and at most one word: {@code 1/5/24}, {@code 01 Jan 2024}, {@code Jan 5, 2024}. */
    private static boolean hasPartsOfDate(String text) {
        int groups = 0;
        int length = 0;
        int words = 0;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            length = isDigit ? length + 1 : 0;
            groups += length == 1 ? 1 : 0;
            words += Character.isLetter(c) && !Character.isLetter(before) ? 1 : 0;
            if (length > 4 || "@_#".indexOf(c) >= 0) {
                return false;
            }
            before = c;
        }
        boolean isNumeric = words == 0 && groups == 3 && text.length() <= 10 && Character.isDigit(text.charAt(0));
        boolean isWithMonth = words == 1 && groups == 2 && text.length() <= 20;
        boolean isMoment = text.length() >= 16 && groups >= 5 && words <= 3;
        return isNumeric || isWithMonth || isMoment;
    }
}
