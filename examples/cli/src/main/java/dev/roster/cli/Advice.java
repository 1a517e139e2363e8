package dev.roster.cli;

import static java.util.Map.entry;

import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.plan.PlanException;
import dev.roster.store.jdbc.DangerousUrlException;
import dev.roster.table.SourceException;
import java.util.Map;
import java.util.Optional;

/** What to type where the library says what to do: the only place that knows options and commands beside sentences. */
final class Advice {

    private static final Map<IssueCode, String> OPTIONS = Map.ofEntries(
            entry(IssueCode.DATE_AMBIGUOUS, "--dates day-first or month-first"),
            entry(IssueCode.NUMBER_AMBIGUOUS, "--numbers point or comma"),
            entry(IssueCode.PHONE_INVALID, "--region CC"),
            entry(IssueCode.USER_REFERENCE_UNKNOWN, "--unknown-manager skip-value"),
            entry(IssueCode.FILE_ONE_COLUMN, "--separator"),
            entry(IssueCode.ROLE_UNKNOWN, "--unknown-role create"),
            entry(IssueCode.GROUP_UNKNOWN, "--unknown-group create"),
            entry(IssueCode.ORGANIZATION_UNKNOWN, "--unknown-organization create"),
            entry(IssueCode.BLANK_REJECTED, "--blank keep"),
            entry(IssueCode.CONFLICT_REJECTED, "--on-conflict overwrite"),
            entry(IssueCode.ROW_DUPLICATE, "--duplicates last-wins or in-order"),
            entry(IssueCode.USER_NOT_FOUND, "--missing create"),
            entry(IssueCode.USER_EXISTS, "--existing update"),
            entry(IssueCode.USER_AMBIGUOUS, "--match KEY"),
            entry(IssueCode.SHEETS_UNREAD, "--sheet all"),
            entry(IssueCode.FIRST_LINE_INVALID, "--header yes"),
            entry(IssueCode.DOMAIN_EXCLUDED, "--allow-internal"));

    private static final Map<PlanException.Reason, String> COMMANDS = Map.of(
            PlanException.Reason.NO_RUN, "roster runs lists them",
            PlanException.Reason.UNFINISHED, "roster runs, then roster resume RUN",
            PlanException.Reason.NO_SPACE, "java -Djava.io.tmpdir=FOLDER -jar roster.jar, or another --plan-out");

    private Advice() {}

    /** The option of an import that does what the sentence proposes. */
    static Optional<String> to(Issue issue) {
        return switch (issue.code()) {
            case COLUMN_UNMAPPED -> map(detail(issue, 0, "COLUMN"), suggested(issue));
            case COLUMN_TAKEN -> map(detail(issue, 0, "COLUMN"), detail(issue, 2, "FIELD"));
            case COLUMN_FOREIGN_ID -> map(detail(issue, 0, "COLUMN"), Field.ID.key());
            case COLUMNS_SEVERAL -> map("COLUMN", detail(issue, 1, "FIELD"));
            case COLUMN_MISSING -> map(detail(issue, 3, "COLUMN"), detail(issue, 2, "FIELD"));
            default -> Optional.ofNullable(OPTIONS.get(issue.code()));
        };
    }

    /** What is in capitals is for people to fill in. */
    private static Optional<String> map(String column, String field) {
        return Optional.of("--map " + Typed.quoted(column + "=" + field));
    }

    private static String suggested(Issue issue) {
        String field = detail(issue, 2, "a field");
        return field.equals("a field") ? "FIELD" : field;
    }

    private static String detail(Issue issue, int place, String otherwise) {
        boolean isThere =
                place < issue.details().size() && !issue.details().get(place).isEmpty();
        return isThere ? issue.details().get(place) : otherwise;
    }

    /** The sentence of an issue of an import, and what to type. */
    static String with(Issue issue, String sentence) {
        return sentence + to(issue).map(Advice::inBrackets).orElse("");
    }

    /** The message of what the library refuses, and what to type. */
    static String with(Exception failure, String message) {
        return message + to(failure).map(Advice::inBrackets).orElse("");
    }

    private static Optional<String> to(Exception failure) {
        if (failure instanceof SourceException source) {
            return source.reason() == SourceException.Reason.WRONG_CHARSET
                    ? Optional.of("--charset windows-1252 in Western Europe")
                    : Optional.empty();
        }
        if (failure instanceof DangerousUrlException) {
            return Optional.of("--allow-url-options");
        }
        return failure instanceof PlanException plan
                ? Optional.ofNullable(COMMANDS.get(plan.reason()))
                : Optional.empty();
    }

    private static String inBrackets(String words) {
        return " (" + words + ")";
    }
}
