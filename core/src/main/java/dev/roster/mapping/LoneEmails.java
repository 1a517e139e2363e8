package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * The columns that hold e-mail addresses, for imports that want nothing but addresses: the only one is taken, of several
 * none, whatever their names say.
 *
 * @param readings what the columns are
 * @param columns those that hold addresses
 */
record LoneEmails(List<HeaderReading> readings, List<Integer> columns) {

    private static final String ONLY = "the only column that holds e-mail addresses";
    private static final String ONE_OF_SEVERAL = "one of several columns that hold e-mail addresses";

    /** Looks for the columns, other than those that somebody leaves out. */
    static LoneEmails of(List<HeaderReading> readings, List<Evidence> evidence, IntPredicate isIgnored) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            if (evidence.get(i).isMostly(Evidence.Kind.EMAIL) && !isIgnored.test(i)) {
                columns.add(i);
            }
        }
        return new LoneEmails(readings, List.copyOf(columns));
    }

    /** The readings with the column decided, or several left to the caller; unchanged when a name tells of one. */
    List<HeaderReading> taken(Assignment assignment) {
        boolean isNamed = columns.size() <= 1 && assignment.columnOf(Field.PRIMARY_EMAIL) != null;
        if (isNamed || columns.isEmpty()) {
            return readings;
        }
        boolean isLone = columns.size() == 1;
        List<HeaderReading> taken = new ArrayList<>(readings);
        for (int column : columns) {
            PossibleField possible = new PossibleField(
                    Field.PRIMARY_EMAIL,
                    isLone ? PossibleField.AUTO : PossibleField.SUGGESTED,
                    false,
                    isLone ? ONLY : ONE_OF_SEVERAL);
            taken.set(column, HeaderReading.of(List.of(possible)));
        }
        return taken;
    }

    /** What is wrong when there are several. */
    Optional<Issue> issue(ColumnNames names, RowLocation place) {
        if (columns.size() < 2) {
            return Optional.empty();
        }
        String several = columns.stream().map(names.names()::get).collect(Collectors.joining(", "));
        return Optional.of(Issue.of(IssueCode.COLUMNS_SEVERAL, place, several, Field.PRIMARY_EMAIL.key()));
    }
}
