package dev.roster.cli;

import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What {@code --help} says behind the options: how commands end, which profiles and safeguards there are, examples. */
final class HelpText {

    private static final int NAME_COLUMNS = 26;

    private HelpText() {}

    /** Adds the text to the program and to its main command. */
    static void addTo(CommandLine roster) {
        CommandLine main = Objects.requireNonNull(roster.getSubcommands().get("import"));
        for (CommandLine command : List.of(roster, main)) {
            UsageMessageSpec usage = command.getCommandSpec().usageMessage();
            usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes());
            usage.footer(lines());
        }
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(Integer.toString(Exit.DONE), "Done.");
        codes.put(
                Integer.toString(Exit.IN_PART),
                "Done or previewed, but some rows were rejected, stale, failed, or kept by an undo.");
        codes.put(
                Integer.toString(Exit.REFUSED),
                "Refused: nothing was done. With --format json the result is {\"error\": {\"code\", \"message\"}}.");
        return codes;
    }

    private static String[] lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Profiles of import, export and template (--profile NAME):");
        Profiles.all().forEach(profile -> lines.add(line(profile.name(), purpose(profile.name()))));
        lines.add("");
        lines.add("Safeguards hold a plan up until they are acknowledged (--acknowledge NAME):");
        for (Safeguard safeguard : Safeguard.values()) {
            lines.add(line(safeguard.word(), purpose(safeguard)));
        }
        lines.add("");
        lines.add("Examples:");
        lines.add("  alias roster='java -jar examples/cli/target/roster.jar'");
        lines.add("  roster columns people.csv");
        lines.add("  roster import people.csv --unknown-group create --errors rejected.csv");
        lines.add("  roster import people.csv --plan-out people.plan && roster apply people.plan --yes");
        lines.add("  roster import leavers.xlsx --profile deactivate-users --result seed --yes");
        lines.add("  roster runs && roster undo 1a2b3c4d --yes");
        lines.add("  roster user invite ada && roster outbox deliver --to mails.ndjson"
                + " --link-page https://example.com/welcome");
        return lines.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new);
    }

    private static String line(String name, String purpose) {
        return "  " + name + " ".repeat(NAME_COLUMNS - name.length()) + purpose;
    }

    /** What a profile is for, in a sentence. */
    static String purpose(String profile) {
        return switch (profile) {
            case "users" -> "Creates and changes users by whatever keys the file has (default).";
            case "update-users" -> "Changes users who exist, and creates none.";
            case "deactivate-users" -> "Deactivates the users whose e-mail addresses the file lists.";
            case "delete-users" -> "Deletes the users whose ids the file lists.";
            case "create-users" -> "Creates and invites users: email, first_name, last_name, role, organization.";
            case "invite-users" -> "Invites new users, up to 1,000: email, name, role, groups.";
            case "action-file" -> "Does what each row says: add-user, update or remove-user, by position.";
            case "tenant-file" -> "Creates, changes and deletes by user name; creates missing roles.";
            case "add-users" -> "Creates users with a name, and an e-mail address or a telephone number.";
            default -> "A profile of this installation.";
        };
    }

    private static String purpose(Safeguard safeguard) {
        return switch (safeguard) {
            case EMPTY_FILE -> "The file has no rows.";
            case DEACTIVATIONS -> "Many users would be deactivated.";
            case DELETIONS -> "Many users would be deleted.";
            case ROLE_CHANGES -> "The roles of many users would change.";
            case EMAIL_CHANGES -> "The e-mail addresses of many users would change.";
            case COLUMN_CHANGES_EVERYONE -> "One column would change nearly every user.";
            case UNREAD_SHEETS -> "Users would count as absent who may stand in sheets that are not read.";
        };
    }
}
