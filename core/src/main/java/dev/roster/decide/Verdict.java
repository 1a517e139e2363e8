package dev.roster.decide;

import dev.roster.life.InvitationRoom;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a rule found out about a row after all rows were read. */
sealed interface Verdict {

    /** How many of several users a message names. */
    int MAX_NAMED = 3;

    /** What is wrong. */
    IssueCode code();

    /**
     * Says what is wrong.
     *
     * @param draft the row as it was decided alone
     * @param survey the rows
     * @param terms where the columns stand
     */
    Issue on(PlannedChange draft, Survey survey, DecisionTerms terms);

    /**
     * About another row, or the row itself.
     *
     * @param code what is wrong
     * @param other the row that it is about
     */
    record OfRow(IssueCode code, int other) implements Verdict {
        @Override
        public Issue on(PlannedChange draft, Survey survey, DecisionTerms terms) {
            return Issue.of(code, draft.at(terms.source()), numberOf(other, survey));
        }
    }

    /**
     * About a rejected row that the row needs.
     *
     * @param culprit the rejected row
     */
    record OfNeed(int culprit) implements Verdict {
        @Override
        public IssueCode code() {
            return IssueCode.DEPENDENCY_REJECTED;
        }

        @Override
        public Issue on(PlannedChange draft, Survey survey, DecisionTerms terms) {
            return Issue.of(code(), draft.at(terms.source()), survey.nameOf(culprit));
        }
    }

    /**
     * About a unique key that the row wants.
     *
     * @param code what is wrong
     * @param field what the key is
     * @param other the row that wants it too, or the row itself
     */
    record OfKey(IssueCode code, Field<?> field, int other) implements Verdict {
        @Override
        public Issue on(PlannedChange draft, Survey survey, DecisionTerms terms) {
            String value = draft.fields().stream()
                    .filter(change -> change.field().equals(field))
                    .map(FieldChange::afterText)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
            String number = numberOf(other, survey);
            return Issue.ofCell(code, draft.at(terms.source()).column(terms.columnOf(field)), field, value, number);
        }
    }

    /**
     * About a cell that names a stored user.
     *
     * @param code what is wrong
     * @param field what the other user is to the row's
     * @param text what the cell says
     * @param rows the rows that give somebody else what the cell says
     */
    record OfName(IssueCode code, Field<?> field, String text, List<Integer> rows) implements Verdict {
        @Override
        public Issue on(PlannedChange draft, Survey survey, DecisionTerms terms) {
            return Issue.ofCell(
                    code,
                    draft.at(terms.source()).column(terms.columnOf(field)),
                    field,
                    text,
                    among("a stored user", rows, survey));
        }
    }

    /**
     * About a cell that names a user whom the store does not know.
     *
     * @param code what is wrong
     * @param field what the other user is to the row's
     * @param rows the rows that it leads to
     */
    record OfReference(IssueCode code, Field<?> field, List<Integer> rows) implements Verdict {
        @Override
        public Issue on(PlannedChange draft, Survey survey, DecisionTerms terms) {
            String text = draft.fields().stream()
                    .filter(change -> change.field().equals(field))
                    .map(FieldChange::raw)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
            return Issue.ofCell(
                    code, draft.at(terms.source()).column(terms.columnOf(field)), field, text, among("", rows, survey));
        }
    }

    /**
     * About a circle of managers.
     *
     * @param text the circle, for people
     */
    record OfCircle(String text) implements Verdict {
        @Override
        public IssueCode code() {
            return IssueCode.MANAGER_CYCLE;
        }

        @Override
        public Issue on(PlannedChange draft, Survey survey, DecisionTerms terms) {
            return Issue.of(code(), draft.at(terms.source()), text);
        }
    }

    /**
     * About an invitation that is one too many.
     *
     * @param room how many may go out
     */
    record OfLimit(InvitationRoom room) implements Verdict {
        @Override
        public IssueCode code() {
            return room.bound();
        }

        @Override
        public Issue on(PlannedChange draft, Survey survey, DecisionTerms terms) {
            return room.refusal(draft.at(terms.source()));
        }
    }

    /** Between whom a text does not decide. */
    private static String among(String first, List<Integer> rows, Survey survey) {
        Stream<String> names = rows.stream().limit(MAX_NAMED).map(survey::nameOf);
        List<String> all = Stream.concat(Stream.of(first), names)
                .filter(name -> !name.isEmpty())
                .toList();
        return inWords(all, rows.size() > MAX_NAMED);
    }

    /** The ones that come into question, in brackets; "" when there are none. */
    static String inWords(List<String> names, boolean isCut) {
        return names.isEmpty() ? "" : " (" + String.join(", ", names) + (isCut ? ", …" : "") + ")";
    }

    private static String numberOf(int row, Survey survey) {
        return Integer.toString(survey.rowNumber(row).orElse(0));
    }
}
