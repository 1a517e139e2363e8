package dev.roster.cli;

import dev.roster.signin.PasswordPolicy;
import dev.roster.signin.SignInSettings;
import dev.roster.spi.AttemptWindow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** What is asked of passwords, and how often somebody may try. */
@Command(
        name = "policy",
        description = "Shows what is asked of passwords and how often somebody may try; the application decides that.")
final class PolicyCommand extends DeskCommand {

    @Override
    Desk.Opening opening(RosterCommand options) {
        return Desk.Opening.EMPTY_TOO;
    }

    @Override
    int run(Desk desk) {
        Map<String, String> rows = rows(Links.PASSWORDS);
        if (desk.writesJson()) {
            desk.json(json -> rows.forEach(json::text));
        } else {
            int columns = rows.keySet().stream().mapToInt(String::length).max().orElse(1);
            rows.forEach((name, value) -> desk.say(name + " ".repeat(columns - name.length()) + "  " + value));
        }
        return Exit.DONE;
    }

    private static Map<String, String> rows(SignInSettings settings) {
        PasswordPolicy passwords = settings.passwords();
        Duration age = passwords.maxAge();
        Duration temporary = settings.temporaryLife();
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("minLength", passwords.minLength() + " characters");
        rows.put("minLengthWithSecondFactor", passwords.minLengthWithSecondFactor() + " characters");
        rows.put("maxLength", passwords.maxLength() + " characters");
        rows.put(
                "composition",
                passwords.composition().isEmpty()
                        ? "any"
                        : passwords.composition().toString());
        rows.put("maxAge", age == null ? "any" : age.toDays() + " days");
        rows.put("history", passwords.history() + " passwords");
        rows.put("attempts", words(settings.limits().perUser()));
        rows.put("codes", words(settings.limits().perFactor()));
        rows.put("attemptsOfASource", words(settings.limits().perSource()));
        rows.put("resets", words(settings.limits().perReset()));
        rows.put("temporaryPasswords", temporary == null ? "none" : "good for " + temporary.toHours() + " hours");
        rows.put("resetLinks", "good for " + settings.resetLife().toMinutes() + " minutes");
        return rows;
    }

    private static String words(AttemptWindow.Limit limit) {
        return limit.attempts() + " in " + limit.window().toMinutes() + " minutes, locks up to "
                + limit.longestWindow().toHours() + " hours";
    }
}
