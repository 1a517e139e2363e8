package dev.roster.cell;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.words.ValueWords;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cleans the cells of one column: takes off what programs added, restores what they damaged where the other cells prove
 * it, and empties cells whose word says that there is nothing. What is cleaned is told, cell by cell. Immutable.
 */
public final class ColumnCleaner {

    private static final String OPENING = "\"'“„«‘‚‹`´「『»";
    private static final List<String> CLOSING =
            List.of("\"", "'", "”“", "“”", "»", "’‘", "‘’", "›", "`´'", "´'", "」", "』", "«");
    private static final Pattern RUN = Pattern.compile(" {2,}");
    private static final int FIRST_COMBINING = 0x300;

    private final ColumnFormat format;
    private final BlankWords blankWords;
    private final NumericKeys numbers;
    private final boolean takesSerials;
    private final boolean takesFileTimes;
    private final Kind kind;
    private final boolean isText;
    private final boolean isEnd;
    private final PhoneCodes codes;

    /** What decides which steps a cell goes through; looked up once for all cells. */
    private enum Kind {
        ADDRESS,
        PHONE,
        STATUS,
        NUMBER,
        DATE,
        TEXT,
        OTHER;

        static Kind of(Field<?> field) {
            if (field.equals(Field.PRIMARY_EMAIL) || field.type() == FieldType.USER_REFERENCE) {
                return ADDRESS;
            }
            if (field.equals(Field.PHONE_NUMBER)) {
                return PHONE;
            }
            if (field.equals(Field.STATUS)) {
                return STATUS;
            }
            return switch (field.type()) {
                case NUMBER -> NUMBER;
                case DATE -> DATE;
                case TEXT -> TEXT;
                case KEYS, YES_NO, INSTANT, USER_REFERENCE -> OTHER;
            };
        }
    }

    private ColumnCleaner(
            Field<?> field, ColumnFormat format, BlankWords blankWords, NumericKeys numbers, List<String> samples) {
        List<String> dates = field.type() == FieldType.DATE ? samples : List.of();
        this.kind = Kind.of(field);
        this.isEnd = field.equals(Field.END_DATE);
        this.codes = kind == Kind.PHONE ? PhoneCodes.in(samples) : PhoneCodes.NONE;
        this.isText = field.type() == FieldType.TEXT;
        this.format = format;
        this.blankWords = blankWords;
        this.numbers = numbers;
        this.takesSerials = holdsDates(dates);
        this.takesFileTimes = FileTime.areIn(dates);
    }

    /**
     * Makes a cleaner.
     *
     * @param field what the column holds
     * @param format how its cells are written
     * @param samples the texts of its first cells, without what nobody sees
     * @param blankWords the words that say in this column that there is nothing
     * @return the cleaner
     */
    public static ColumnCleaner of(Field<?> field, ColumnFormat format, List<String> samples, BlankWords blankWords) {
        NumericKeys numbers = NumericKeys.isKey(field)
                ? NumericKeys.of(
                        samples.stream().map(ColumnCleaner::withoutTextMark).toList())
                : NumericKeys.NONE;
        return new ColumnCleaner(field, format, blankWords, numbers, samples);
    }

    /** More dates than numbers that may be days. */
    private static boolean holdsDates(List<String> samples) {
        long serials = samples.stream().filter(DateForms::isSerial).count();
        long dates = samples.stream()
                .filter(text -> DateText.of(dateText(text)) != null)
                .count();
        return serials > 0 && dates > serials;
    }

    /** A date in three numbers with a full year, where a text is one. */
    static String dateText(String text) {
        return DateForms.withFullYear(DateForms.inNumbers(DateForms.withoutTime(text.strip())));
    }

    /** Hears what is done to a cell. */
    @FunctionalInterface
    interface Told {
        /** Something was done. */
        void by(Cleaning cleaning);
    }

    /** Whether the column holds texts, of which some are digits. */
    boolean isText() {
        return isText || kind == Kind.ADDRESS;
    }

    /** The cleaned text of a cell, told step by step; the same object when nothing is done. */
    String clean(String text, Told told) {
        String cleaned = isText ? tidied(text, told) : text;
        cleaned = step(cleaned, withoutTextMark(cleaned), Cleaning.TEXT_MARK, told);
        cleaned = step(cleaned, withoutQuotes(cleaned), Cleaning.QUOTES, told);
        cleaned = step(cleaned, Entities.read(cleaned), Cleaning.ENTITIES, told);
        if (kind == Kind.ADDRESS) {
            cleaned = step(cleaned, MailForm.address(cleaned), Cleaning.ADDRESS, told);
        }
        if (isEnd && saysNever(cleaned)) {
            told.by(Cleaning.NEVER);
            return "";
        }
        if (isBlankWord(cleaned)) {
            told.by(Cleaning.BLANK_WORD);
            return "";
        }
        if (isText && !Misdecoded.meant(cleaned).equals(cleaned)) {
            told.by(Cleaning.MISDECODED);
        }
        return switch (kind) {
            case PHONE -> cleanPhone(cleaned, told);
            case STATUS -> step(cleaned, AccountFlags.status(cleaned), Cleaning.ACCOUNT_FLAGS, told);
            case NUMBER -> cleanNumber(cleaned, told);
            case DATE -> cleanDate(cleaned, told);
            case ADDRESS, TEXT, OTHER -> cleanKey(cleaned, told);
        };
    }

    private String cleanPhone(String text, Told told) {
        String cleaned = step(text, PhoneText.number(text), Cleaning.PHONE_FORM, told);
        cleaned = step(cleaned, PhoneText.withoutExtension(cleaned), Cleaning.PHONE_EXTENSION, told);
        return step(cleaned, codes.withPlus(cleaned), Cleaning.PHONE_PLUS, told);
    }

    private String cleanKey(String text, Told told) {
        String cleaned = step(text, numbers.withoutFraction(text), Cleaning.FRACTION, told);
        cleaned = step(cleaned, numbers.withoutGroups(cleaned), Cleaning.GROUPS, told);
        return step(cleaned, numbers.withZeros(cleaned), Cleaning.ZEROS, told);
    }

    /** A number that may be two is told with the mark that the column decided on. */
    private String cleanNumber(String text, Told told) {
        if (format.numbers() != NumberMarks.UNDECIDED && NumberText.isOpen(text)) {
            told.by(format.numbers() == NumberMarks.COMMA ? Cleaning.COMMA_MARK : Cleaning.POINT_MARK);
        }
        return text;
    }

    private String cleanDate(String text, Told told) {
        if (DateForms.isPlain(text)) {
            return text;
        }
        if (takesFileTimes && FileTime.isOne(text)) {
            return step(text, FileTime.day(text), Cleaning.FILE_TIME, told);
        }
        if (DateText.of(dateText(text)) == null) {
            return takesSerials ? step(text, DateForms.ofSerial(text), Cleaning.SERIAL_DAY, told) : text;
        }
        String cleaned = step(text, DateForms.withoutTime(text), Cleaning.TIME_OF_DAY, told);
        cleaned = step(cleaned, DateForms.inNumbers(cleaned), Cleaning.DATE_FORM, told);
        return step(cleaned, DateForms.withFullYear(cleaned), Cleaning.SHORT_YEAR, told);
    }

    private static String step(String before, String after, Cleaning cleaning, Told told) {
        if (before.equals(after)) {
            return before;
        }
        told.by(cleaning);
        return after;
    }

    /** The text in one form: accents with their letters, one blank between words. */
    private static String tidied(String text, Told told) {
        boolean isOpen = false;
        for (int i = 0; i < text.length() && !isOpen; i++) {
            isOpen = text.charAt(i) >= FIRST_COMBINING;
        }
        String cleaned = isOpen && !Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? step(text, Normalizer.normalize(text, Normalizer.Form.NFC), Cleaning.COMPOSED, told)
                : text;
        boolean isRun = cleaned.contains("  ") && cleaned.indexOf('\n') < 0;
        return isRun ? step(cleaned, RUN.matcher(cleaned).replaceAll(" "), Cleaning.BLANK_RUNS, told) : cleaned;
    }

    /** Words for never, and the days that stand for them: the last of year 9999, 4712 or 2999. */
    private boolean saysNever(String text) {
        if ((takesFileTimes && FileTime.isNever(text)) || ValueWords.saysNever(text)) {
            return true;
        }
        DateText date = text.indexOf('9') < 0 && text.indexOf("4712") < 0 ? null : DateText.of(dateText(text));
        int year = date == null ? 0 : date.isYearFirst() ? date.first() : date.third();
        return year == 9999 || year == 4712 || year == 2999;
    }

    private boolean isBlankWord(String text) {
        boolean isNoDay = (kind == Kind.DATE || (kind == Kind.STATUS && format.inverted())) && isZeros(text, 6);
        boolean isNothing = isNoDay
                || (kind == Kind.DATE && (text.equals("0") || (takesFileTimes && FileTime.isNever(text))))
                || (kind == Kind.PHONE && isZeros(text, 1))
                || (kind == Kind.OTHER && (text.equals("[]") || text.equals("{}")));
        return isNothing || blankWords.contains(text);
    }

    /** {@code 0000-00-00}, which databases write for no day. */
    private static boolean isZeros(String text, int least) {
        int zeros = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            zeros += c == '0' ? 1 : 0;
            if ((c >= '1' && c <= '9') || Character.isLetter(c)) {
                return false;
            }
        }
        return zeros >= least;
    }

    /** {@code ="00123"} is the text 00123, and so is {@code '00123}; {@code 't Hooft} is a name. */
    static String withoutTextMark(String text) {
        int length = text.length();
        char first = length == 0 ? ' ' : text.charAt(0);
        if (first != '=' && first != '\'') {
            return text;
        }
        if (length > 3 && text.startsWith("=\"") && text.charAt(length - 1) == '"') {
            return text.substring(2, length - 1).replace("\"\"", "\"");
        }
        boolean isMarked = length > 1 && first == '\'';
        for (int i = 1; i < length && isMarked; i++) {
            char c = text.charAt(i);
            isMarked = (c >= '0' && c <= '9') || (i == 1 && c == '+') || (i > 1 && " .,-/()".indexOf(c) >= 0);
        }
        return isMarked ? text.substring(1) : text;
    }

    private static String withoutQuotes(String text) {
        int last = text.length() - 1;
        int pair = last > 1 ? OPENING.indexOf(text.charAt(0)) : -1;
        if (pair < 0 || CLOSING.get(pair).indexOf(text.charAt(last)) < 0) {
            return text;
        }
        String inside = text.substring(1, last);
        boolean isWhole = inside.chars().noneMatch(c -> "\"“”„«»‘‚‹›「」『』".indexOf(c) >= 0)
                && !inside.isBlank()
                && (pair != 1 || inside.indexOf('\'') < 0)
                && (text.charAt(0) != '`' || inside.indexOf('`') < 0);
        return isWhole ? inside.strip() : text;
    }
}
