package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.words.HeaderNames;
import dev.roster.words.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Columns that feed a list together: {@code group1} and {@code group2}, columns of one name, columns that a rule or a
 * person sends to one list. Several flags tell one status together, and two parts of a name one manager.
 */
final class JoinedColumns {

    private static final String HOW = ", one of several columns for this list";

    private static final String FLAG = ", one of several columns for the status, of which any that says off counts";

    private static final String PART = ", one of two columns for the name";

    private JoinedColumns() {}

    /**
     * Finds the columns that join the one which won a list.
     *
     * @param readings what the columns tell
     * @param assignment which column won which field
     * @param headers the names of the columns
     * @param evidence what the cells of the columns tell
     * @param isSaid whether a rule or a person said where a column goes
     * @return the field that each of them feeds, by column
     */
    static Map<Integer, PossibleField> of(
            List<HeaderReading> readings,
            Assignment assignment,
            List<String> headers,
            List<Evidence> evidence,
            IntPredicate isSaid) {
        Map<Integer, PossibleField> joined = new HashMap<>();
        for (int winner = 0; winner < readings.size(); winner++) {
            PossibleField won = assignment.won(winner);
            boolean isStatus = won != null && won.field().equals(Field.STATUS);
            boolean isManager = won != null && won.field().equals(Field.MANAGER_ID);
            if (won == null || !(won.field().isList() || isStatus || isManager)) {
                continue;
            }
            for (int column = 0; column < readings.size(); column++) {
                HeaderReading reading = readings.get(column);
                boolean isFree =
                        assignment.won(column) == null && reading.control() == null && reading.refusal() == null;
                boolean isSent = isSaid.test(column) && isSaid.test(winner) && claims(reading, won.field());
                PossibleField flag = isStatus && isFree ? status(reading, evidence.get(column)) : null;
                if (flag != null) {
                    joined.put(column, flag.because(FLAG));
                } else if (isFree && isManager) {
                    if (claims(reading, won.field())
                            && ManagerNames.areParts(headers.get(column), headers.get(winner))) {
                        joined.put(column, won.because(PART));
                    }
                } else if (isFree
                        && !isStatus
                        && (isSent
                                || isFamily(headers.get(column), headers.get(winner))
                                || isFurther(reading, won.field()))) {
                    joined.put(column, won.because(HOW));
                }
            }
        }
        return joined;
    }

    /** A further flag that surely tells who is off, or a column that may tell a status and holds states alone. */
    private static @Nullable PossibleField status(HeaderReading reading, Evidence evidence) {
        boolean holdsStates = evidence.filled() > 0
                && !evidence.isMostly(Evidence.Kind.INTEGER)
                && Math.max(evidence.count(Evidence.Kind.STATE), evidence.count(Evidence.Kind.YES_NO))
                        == evidence.filled();
        return reading.possibleFields().stream()
                .filter(possible -> possible.field().equals(Field.STATUS)
                        && ((possible.isAuto() && possible.isInverted())
                                || (possible.percent() >= Vocabulary.GUESS && holdsStates)))
                .findFirst()
                .orElse(null);
    }

    private static boolean claims(HeaderReading reading, Field<?> field) {
        return reading.possibleFields().stream()
                .anyMatch(possible -> possible.isAuto() && possible.field().equals(field));
    }

    /** {@code Secondary Groups} beside {@code Primary Group}: one alone would take the others away. Rights are asked. */
    private static boolean isFurther(HeaderReading reading, Field<?> list) {
        return !list.isPrivileged() && claims(reading, list);
    }

    private static boolean isFamily(String header, String other) {
        String base = base(header);
        return !base.isEmpty() && base.equals(base(other));
    }

    /** The words of a name without a number behind them. */
    private static String base(String header) {
        String words = HeaderNames.words(header);
        int end = words.length();
        while (end > 0 && (Character.isDigit(words.charAt(end - 1)) || words.charAt(end - 1) == ' ')) {
            end--;
        }
        return words.substring(0, end);
    }
}
