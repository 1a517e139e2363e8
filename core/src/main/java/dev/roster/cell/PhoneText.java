package dev.roster.cell;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.roster.model.IssueCode;
import dev.roster.model.Parsed;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Telephone numbers as people write them, in E.164. */
final class PhoneText {

    private static final int MIN_DIGITS = 4;
    private static final int MAX_LENGTH = 60;
    private static final Pattern EXTENSION = Pattern.compile(
            "[\\s,;]*(?:ext(?:ension|n)?|x|#|durchwahl|dw|poste|ramal|доб)[\\s.:=]*[0-9]{1,7}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern LABEL = Pattern.compile("^\\p{L}[\\p{L} -]{0,14}(?:[.]?:|[.])\\s*(?=[+(0-9＋])");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneText() {}

    /** The number in E.164; an extension cannot be kept and is refused rather than lost. */
    static Parsed<String> canonical(String text, String defaultRegion) {
        String number = internationalPrefix(text.strip(), defaultRegion);
        boolean isReadable = !number.isEmpty() && (number.charAt(0) == '+' || !defaultRegion.isEmpty());
        if (!isReadable || !hasDigitsOnly(number)) {
            boolean lacksPlus = defaultRegion.isEmpty() && hasDigitsOnly(number) && PhoneCodes.mayLackPlus(number);
            return Parsed.failed(lacksPlus ? IssueCode.PHONE_PLUS_MISSING : IssueCode.PHONE_INVALID);
        }
        try {
            Phonenumber.PhoneNumber parsed = NUMBERS.parse(number, defaultRegion.isEmpty() ? "ZZ" : defaultRegion);
            boolean isWhole =
                    NUMBERS.isPossibleNumberWithReason(parsed) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE;
            return isWhole && !parsed.hasExtension()
                    ? Parsed.of(NUMBERS.format(parsed, PhoneNumberUtil.PhoneNumberFormat.E164))
                    : Parsed.failed(IssueCode.PHONE_INVALID);
        } catch (NumberParseException noNumber) {
            return Parsed.failed(IssueCode.PHONE_INVALID);
        }
    }

    /** A number without what stands around it: {@code tel:}, a word in brackets behind it, digits of another width. */
    static String number(String text) {
        String number = text;
        boolean isLabelled = !text.isEmpty() && Character.isLetter(text.charAt(0)) && text.length() <= MAX_LENGTH;
        Matcher label = isLabelled ? LABEL.matcher(text) : null;
        if (label != null && label.find()) {
            number = number.substring(label.end());
        }
        if (number.endsWith(".0") && NumericKeys.isDigits(number.substring(0, number.length() - 2))) {
            number = number.substring(0, number.length() - 2);
        }
        int bracket = number.endsWith(")") ? number.lastIndexOf('(') : -1;
        boolean isRemark = bracket > 0 && number.substring(bracket).chars().anyMatch(Character::isLetter);
        number = isRemark ? number.substring(0, bracket).strip() : number;
        return inAscii(number.indexOf('＋') < 0 ? number : Normalizer.normalize(number, Normalizer.Form.NFKC));
    }

    private static String inAscii(String number) {
        StringBuilder digits = null;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c > '9' && Character.isDigit(c)) {
                digits = digits == null ? new StringBuilder(number) : digits;
                digits.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
            }
        }
        return digits == null ? number : digits.toString();
    }

    /** A number without the extension behind it, such as {@code x12} or {@code ext. 12}; E.164 has no room for one. */
    static String withoutExtension(String text) {
        if (text.length() > MAX_LENGTH) {
            return text;
        }
        Matcher extension = EXTENSION.matcher(text);
        boolean isBehindNumber = extension.find()
                && text.substring(0, extension.start())
                                .chars()
                                .filter(Character::isDigit)
                                .count()
                        >= MIN_DIGITS;
        return isBehindNumber ? text.substring(0, extension.start()) : text;
    }

    /** Without a region, {@code 00} stands for the plus sign, as it does in most of the world. */
    private static String internationalPrefix(String text, String defaultRegion) {
        return defaultRegion.isEmpty() && text.startsWith("00") ? "+" + text.substring(2) : text;
    }

    /** Digits and the marks between them; spares the parser, and its exception, most of what is no number. */
    private static boolean hasDigitsOnly(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                digits++;
            } else if ("+-().,/ \u00a0\u202f\u2010\u2011\u2013".indexOf(c) < 0) {
                return false;
            }
        }
        return digits >= MIN_DIGITS;
    }
}
