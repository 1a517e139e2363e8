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
 * What stands beside sensitive columns is judged with them: {@code Branch} and {@code Account} beside {@code Bank} tell
 * a bank account, {@code Level} beside {@code Salary} tells a pay level, {@code Contact Email} behind {@code Emergency
 * Contact} is the address of somebody else. Such columns are asked, however sure their names are elsewhere.
 */
final class SensitiveFamilies {

    private static final List<String> FAMILIES = List.of("bank", "pay", "school");
    private static final String KIN = "kin";
    private static final Set<Field<?>> OF_KIN = Set.of(
            Field.PRIMARY_EMAIL,
            Field.PHONE_NUMBER,
            Field.DISPLAY_NAME,
            Field.FIRST_NAME,
            Field.LAST_NAME,
            Field.JOB_TITLE,
            Field.COMPANY);

    private final List<String> words;
    private final Vocabulary vocabulary = Vocabulary.standard();

    private SensitiveFamilies(List<String> headers) {
        words = headers.stream().map(HeaderNames::words).toList();
    }

    /** The readings with those that may belong to a family beside them as guesses, but for columns that somebody sent. */
    static List<HeaderReading> decide(
            List<HeaderReading> readings, List<String> headers, List<Evidence> evidence, IntPredicate isSaid) {
        var families = new SensitiveFamilies(headers);
        List<HeaderReading> decided = new ArrayList<>(readings);
        for (int i = 0; i < readings.size(); i++) {
            HeaderReading reading = readings.get(i);
            if (isSaid.test(i) || reading.refusal() != null || reading.control() != null) {
                continue;
            }
            String leader = families.leaderOf(i, readings, headers);
            if (leader != null) {
                decided.set(i, reading.asDoubt(", but may belong to column " + leader + " beside it"));
            } else if (families.holdsAccounts(i, reading, evidence.get(i))) {
                decided.set(i, reading.asDoubt(", but its cells may be numbers of bank accounts"));
            }
        }
        return decided;
    }

    /** The column of a family to which another one may belong, or null. */
    private @Nullable String leaderOf(int column, List<HeaderReading> readings, List<String> headers) {
        for (String family : FAMILIES) {
            if (vocabulary.mayFollow(family, words.get(column))) {
                int leader = Math.max(nearest(family, column, -1), nearest(family, column, 1));
                if (leader >= 0) {
                    return headers.get(leader);
                }
            }
        }
        int leader = isOfSomebody(column, readings.get(column)) ? nearestKin(column, readings) : -1;
        return leader < 0 ? null : headers.get(leader);
    }

    /** The column that leads a family, with none but its members between; -1 when there is none. */
    private int nearest(String family, int column, int step) {
        int at = column + step;
        while (at >= 0 && at < words.size()) {
            if (vocabulary.leads(family, words.get(at))) {
                return at;
            }
            if (!vocabulary.mayFollow(family, words.get(at))) {
                return -1;
            }
            at += step;
        }
        return -1;
    }

    /** Columns of a relative stand behind the one that names the relative. */
    private int nearestKin(int column, List<HeaderReading> readings) {
        int at = column - 1;
        while (at >= 0) {
            if (vocabulary.leads(KIN, words.get(at))) {
                return at;
            }
            if (readings.get(at).refusal() == null && !isOfSomebody(at, readings.get(at))) {
                return -1;
            }
            at--;
        }
        return -1;
    }

    /** Whether a column tells a name, a telephone number or an address and does not say whose. */
    private boolean isOfSomebody(int column, HeaderReading reading) {
        boolean isOfKin = reading.bareName() > 0
                || reading.possibleFields().stream()
                        .anyMatch(possible -> possible.isAuto() && OF_KIN.contains(possible.field()));
        boolean isSureAddress = reading.possibleFields().stream()
                .anyMatch(possible -> possible.field().equals(Field.PRIMARY_EMAIL)
                        && possible.percent() >= Vocabulary.SURE
                        && words.get(column).indexOf(' ') > 0);
        return isOfKin && !isSureAddress;
    }

    /** Whether a word that names an account of any kind stands over numbers. */
    private boolean holdsAccounts(int column, HeaderReading reading, Evidence evidence) {
        boolean isUserName = reading.possibleFields().stream()
                .anyMatch(possible -> possible.isAuto() && possible.field().equals(Field.USER_NAME));
        return isUserName
                && vocabulary.mayFollow("bank", words.get(column))
                && evidence.isMostly(Evidence.Kind.INTEGER);
    }
}
