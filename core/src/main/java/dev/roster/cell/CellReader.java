package dev.roster.cell;

import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.Parsed;
import dev.roster.model.UserStatus;
import dev.roster.words.ValueWords;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of a cell into a value. Immutable, for any number of threads.
 *
 * <p>The type of the field decides how a cell is read, so an employee id keeps its leading zeros. The canonical
 * text of {@link Field#format} always reads; dates, numbers, telephone numbers, lists, states and yes or no are
 * also read as people write them. What can be read in two ways is refused.
 */
public final class CellReader {

    private final ReadingRules rules;

    private CellReader(ReadingRules rules) {
        this.rules = Objects.requireNonNull(rules, "rules");
    }

    /**
     * Makes a reader.
     *
     * @param rules what holds for all cells of a file
     * @return the reader
     */
    public static CellReader of(ReadingRules rules) {
        return new CellReader(rules);
    }

    /**
     * Reads a cell.
     *
     * @param field what the cell holds
     * @param format how the column is written
     * @param text the cell, not blank
     * @param known the names that a comma must not split
     * @param <T> the type of the value
     * @return the value, or the reason why there is none; never throws on bad data
     */
    public <T> Parsed<T> read(Field<T> field, ColumnFormat format, String text, KnownKeys known) {
        if (!format.equals(ColumnFormat.canonical())) {
            IssueCode damage = DamagedText.problem(text);
            if (damage != null) {
                return Parsed.failed(damage);
            }
        }
        return switch (field.type()) {
            case TEXT -> readText(field, format, text);
            case KEYS -> field.isList() ? readList(field, format, text, known) : field.parse(text);
            case DATE -> readDate(field, format, text);
            case NUMBER -> readNumber(field, format, text);
            case YES_NO -> readYesNo(field, format, text);
            case USER_REFERENCE, INSTANT -> field.parse(text);
        };
    }

    private <T> Parsed<T> readText(Field<T> field, ColumnFormat format, String text) {
        if (field.equals(Field.PRIMARY_EMAIL) && !MailForm.isAddress(text)) {
            return Parsed.failed(MailForm.count(text) > 1 ? IssueCode.EMAIL_SEVERAL : IssueCode.EMAIL_INVALID);
        }
        if (NumericKeys.mayBeShortened(field)
                && NumericKeys.isShortened(text)
                && !format.equals(ColumnFormat.canonical())) {
            return Parsed.failed(IssueCode.KEY_SHORTENED);
        }
        if (field.equals(Field.STATUS)) {
            UserStatus status = status(format, text);
            return status == null ? Parsed.failed(IssueCode.STATUS_INVALID) : field.parse(status.word());
        }
        Parsed<T> plain = field.parse(text);
        if (plain.isValid() || !field.equals(Field.PHONE_NUMBER)) {
            return plain;
        }
        return parse(field, PhoneText.canonical(text, rules.defaultRegion()));
    }

    private static @Nullable UserStatus status(ColumnFormat format, String text) {
        UserStatus status = ValueWords.status(text);
        if (status != null) {
            return status;
        }
        if (format.inverted() && DateText.of(ColumnCleaner.dateText(text)) != null) {
            return UserStatus.INACTIVE;
        }
        Boolean isYes = ValueWords.yesNo(text);
        if (isYes == null || ValueWords.isOf(ValueWords.STATE_UNCLEAR, text)) {
            return null;
        }
        return isYes != format.inverted() ? UserStatus.ACTIVE : UserStatus.INACTIVE;
    }

    private static <T> Parsed<T> readDate(Field<T> field, ColumnFormat format, String text) {
        Parsed<T> plain = field.parse(text);
        if (plain.isValid()) {
            return plain;
        }
        DateText date = DateText.of(text);
        return date == null ? plain : parse(field, date.iso(format.dateOrder()));
    }

    private static <T> Parsed<T> readNumber(Field<T> field, ColumnFormat format, String text) {
        Parsed<T> plain = field.parse(text);
        boolean isMeant = plain.isValid() && (format.numbers() == NumberMarks.POINT || !NumberText.hasMark(text));
        return isMeant ? plain : parse(field, NumberText.canonical(text, format.numbers()));
    }

    private static <T> Parsed<T> readYesNo(Field<T> field, ColumnFormat format, String text) {
        Boolean isYes = ValueWords.yesNo(text);
        return isYes == null
                ? Parsed.failed(IssueCode.YES_NO_INVALID)
                : field.parse(isYes != format.inverted() ? "true" : "false");
    }

    private static <T> Parsed<T> readList(Field<T> field, ColumnFormat format, String text, KnownKeys known) {
        if (format.equals(ColumnFormat.canonical())) {
            return field.parse(text);
        }
        List<String> elements = elements(field, format, text, known);
        return elements.isEmpty() ? Parsed.failed(IssueCode.KEY_INVALID) : field.parseAll(elements);
    }

    /**
     * The elements of a list, as they are spelled in a cell.
     *
     * @param field a list-valued field
     * @param format how the column is written
     * @param text the cell
     * @param known the names that must not be split
     * @return the elements that hold something
     */
    public static List<String> elements(Field<?> field, ColumnFormat format, String text, KnownKeys known) {
        return new ListText(field, known).elements(text, format.separators());
    }

    private static <T> Parsed<T> parse(Field<T> field, Parsed<String> canonical) {
        return canonical.isValid() ? field.parse(canonical.value()) : Parsed.failed(canonical.problem());
    }
}
