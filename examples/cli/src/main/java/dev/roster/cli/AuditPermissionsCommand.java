package dev.roster.cli;

import dev.roster.access.RightsQuestion;
import dev.roster.access.RightsRow;
import dev.roster.model.Permission;
import dev.roster.text.RightsJson;
import dev.roster.text.RightsText;
import dev.roster.text.TerminalText;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who may do what by which path, and which rights are to be looked at. */
@Command(
        name = "permissions",
        description = "Tells who may do what, by which role or grant, and which of these are to be looked at.")
final class AuditPermissionsCommand extends DeskCommand {

    @Option(
            names = "--permission",
            paramLabel = "P",
            description = "Only who has this permission, such as users.update, and nothing else.")
    private @Nullable String permission;

    @Option(
            names = "--unused-since",
            paramLabel = "DATE",
            description = "Also grants whose holder was not seen since this day (UTC), such as 2026-01-31.")
    private @Nullable String unusedSince;

    @Option(
            names = "--notice",
            paramLabel = "DAYS",
            split = ",",
            description = "Tell of grants that end within so many days (default: 14,1).")
    private List<Integer> notice = List.of(14, 1);

    @Option(
            names = "--only",
            paramLabel = "KIND",
            split = ",",
            description = "Only these lines: can, unused, use-unknown, unheld, unusual, expiring, expired.")
    private List<RightsRow.Kind> kinds = List.of();

    @Override
    int run(Desk desk) {
        try (Stream<RightsRow> rows = desk.session().access().audit(question())) {
            if (desk.writesJson()) {
                desk.json(json -> json.objects("rows", rows, RightsJson::add));
            } else {
                rows.forEach(row -> desk.say(TerminalText.clean(RightsText.line(row))));
            }
        }
        return Exit.DONE;
    }

    private RightsQuestion question() {
        RightsQuestion question = RightsQuestion.everything();
        if (permission != null) {
            question = question.of(new Permission(permission)).only(Set.of(RightsRow.Kind.CAN));
        }
        if (!kinds.isEmpty()) {
            question = question.only(EnumSet.copyOf(kinds));
        }
        if (unusedSince != null) {
            question = question.unusedSince(day(unusedSince).atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        return question.notice(notice.stream().map(Duration::ofDays).toList(), question.renewal());
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refused("--unused-since: \"" + text + "\" is no day; write it like 2026-01-31");
        }
    }
}
