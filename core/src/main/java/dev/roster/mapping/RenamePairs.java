package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.words.HeaderNames;
import dev.roster.words.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Two columns of one key, before and after: {@code oldusername} and {@code username}, {@code Email} and {@code New
 * Email}. Users are found by the old one and get the new one. Of another field only the new value is imported.
 */
final class RenamePairs {

    private static final Set<Field<?>> KEYS = Set.of(Field.USER_NAME, Field.PRIMARY_EMAIL, Field.EMPLOYEE_ID);
    private static final int PERCENT = 90;
    private static final int NO_COLUMN = -1;
    private static final int SEVERAL = -2;

    private final List<HeaderReading> readings;
    private final List<String> headers;
    private final NameMatcher matcher;
    private final List<Evidence> evidence;
    private final IntPredicate isSaid;

    private RenamePairs(
            List<HeaderReading> readings,
            List<String> headers,
            NameMatcher matcher,
            List<Evidence> evidence,
            IntPredicate isSaid) {
        this.evidence = evidence;
        this.readings = readings;
        this.headers = headers;
        this.matcher = matcher;
        this.isSaid = isSaid;
    }

    /** The readings with such pairs, but for columns of which somebody said where they go. */
    static List<HeaderReading> decide(
            List<HeaderReading> readings,
            List<String> headers,
            NameMatcher matcher,
            List<Evidence> evidence,
            IntPredicate isSaid) {
        var pairs = new RenamePairs(readings, headers, matcher, evidence, isSaid);
        List<HeaderReading> decided = new ArrayList<>(readings);
        for (int column = 0; column < headers.size(); column++) {
            Field<?> coming = pairs.marked(Vocabulary.COMING, column);
            Field<?> former = pairs.marked(Vocabulary.FORMER, column);
            if (coming != null) {
                int old = pairs.only(Vocabulary.FORMER, coming);
                old = old == NO_COLUMN ? pairs.only(Vocabulary.PRESENT, coming) : old;
                pairs.pair(old == NO_COLUMN ? pairs.plain(coming) : old, column, coming, decided);
            } else if (former != null && pairs.only(Vocabulary.COMING, former) == NO_COLUMN) {
                pairs.pair(column, pairs.plain(former), former, decided);
            }
        }
        return decided;
    }

    /** Templates have such columns too, which nobody fills in. */
    private void pair(int old, int column, Field<?> field, List<HeaderReading> decided) {
        boolean isFilled = old >= 0
                && column >= 0
                && evidence.get(old).filled() > 0
                && evidence.get(column).filled() > 0;
        if (!isFilled || isSaid.test(old) || isSaid.test(column)) {
            return;
        }
        String by = "the new value beside the old one in column " + headers.get(old);
        decided.set(column, HeaderReading.of(List.of(new PossibleField(field, PERCENT, false, by))));
        decided.set(
                old,
                KEYS.contains(field)
                        ? new HeaderReading(
                                List.of(new PossibleField(field, 1, false, "the key before")),
                                0,
                                Control.FORMER_KEY,
                                null)
                        : HeaderReading.refused("the value before the one in column " + headers.get(column)));
    }

    /** The one column of a field that has such a word beside its name; negative when there is none, or several. */
    private int only(String marker, Field<?> field) {
        int found = NO_COLUMN;
        for (int i = 0; i < headers.size(); i++) {
            if (field.equals(marked(marker, i))) {
                found = found == NO_COLUMN ? i : SEVERAL;
            }
        }
        return found;
    }

    /** The column that surely holds a field; negative when there is none, or several. */
    private int plain(Field<?> field) {
        int found = NO_COLUMN;
        for (int i = 0; i < readings.size(); i++) {
            boolean holds = readings.get(i).possibleFields().stream()
                    .anyMatch(possible -> possible.isAuto() && possible.field().equals(field));
            if (holds) {
                found = found == NO_COLUMN ? i : SEVERAL;
            }
        }
        return found;
    }

    /** The field that a header names with such a word before or behind it, or null. */
    private @Nullable Field<?> marked(String marker, int column) {
        for (String rest : Vocabulary.standard().without(marker, HeaderNames.words(headers.get(column)))) {
            HeaderReading reading = matcher.match(rest);
            boolean isOpen = reading.refusal() == null && reading.control() == null;
            List<PossibleField> fields = isOpen ? reading.possibleFields() : List.of();
            if (!fields.isEmpty()
                    && fields.get(0).isAuto()
                    && !isOther(column, fields.get(0).field())) {
                return fields.get(0).field();
            }
        }
        return null;
    }

    /** Whether the whole header surely names another field, as "stare cont" does the state of an account in Romanian. */
    private boolean isOther(int column, Field<?> field) {
        List<PossibleField> own = readings.get(column).possibleFields();
        return !own.isEmpty() && own.get(0).isAuto() && !own.get(0).field().equals(field);
    }
}
