package dev.roster.decide;

import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.spi.CorrelationKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** New users who may be stored ones whose employee id lost its zeros in a spreadsheet: they are flagged, never merged. */
final class AlikeUsers {

    private final DecisionTerms terms;
    private final SheetLayout layout;
    private List<List<User>> users = List.of();

    AlikeUsers(DecisionTerms terms, SheetLayout layout) {
        this.terms = terms;
        this.layout = layout;
    }

    /** The keys like those of rows that lead to nobody. */
    List<CorrelationKey> keys(RowBatch batch, List<List<User>> matches) {
        List<CorrelationKey> alike = new ArrayList<>();
        boolean isNobodyThere = terms.storedUsers().orElse(1) == 0;
        if (isNobodyThere || terms.table().isTyped()) {
            return alike;
        }
        for (RowBatch.Cells cells : batch.rows) {
            CorrelationKey number = cells.keyOf(Field.EMPLOYEE_ID);
            boolean isNew = Arrays.stream(cells.keyAt)
                    .allMatch(place -> place < 0 || matches.get(place).isEmpty());
            if (number != null && isNew) {
                List<CorrelationKey> keys = KeyAlikes.of(number);
                cells.alikeAt = IntStream.range(alike.size(), alike.size() + keys.size())
                        .toArray();
                alike.addAll(keys);
            }
        }
        return alike;
    }

    /** Takes whom the keys of the batch lead to. */
    void take(List<List<User>> found) {
        users = found;
    }

    /** Warns of the first stored user with such a key. */
    void warn(RowBatch.Cells cells) {
        for (int place : cells.alikeAt) {
            for (User user : users.get(place)) {
                String cell = layout.identity.stream()
                        .filter(use -> use.field().equals(Field.EMPLOYEE_ID))
                        .map(use -> cells.row.cell(use.index()))
                        .findFirst()
                        .orElse("");
                cells.issues.add(Issue.ofCell(
                        IssueCode.KEY_ALIKE,
                        terms.at(cells.row.number()).column(terms.columnOf(Field.EMPLOYEE_ID)),
                        Field.EMPLOYEE_ID,
                        cell,
                        String.valueOf(user.employment().employeeId()),
                        user.label()));
                return;
            }
        }
    }
}
