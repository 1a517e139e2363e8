package dev.roster.cli;

import dev.roster.model.Field;
import dev.roster.profile.Allowed;
import dev.roster.profile.Profile;
import dev.roster.table.TableColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What one profile is for and what it asks of a file: {@code roster import --profile NAME --help}. */
final class ProfileHelp {

    private static final int NAME_COLUMNS = 14;

    private final List<String> lines = new ArrayList<>();

    private ProfileHelp() {}

    /** The lines about a profile. */
    static List<String> of(Profile profile) {
        ProfileHelp help = new ProfileHelp();
        help.lines.add("Profile " + profile.name() + ": " + HelpText.purpose(profile.name()));
        help.lines.add("");
        help.file(profile);
        help.rows(profile);
        help.lines.add("");
        help.lines.add("A file to fill in: roster template " + profile.name() + " FILE");
        help.lines.add("All options: roster import --help");
        return help.lines;
    }

    private void file(Profile profile) {
        List<String> header =
                profile.form().header().stream().map(TableColumn::title).toList();
        if (!header.isEmpty()) {
            add("columns", String.join(",", header));
        }
        profile.form().lines().forEach(line -> add("line", String.join(",", line)));
        if (!profile.onlyFields().isEmpty()) {
            add("takes", sorted(profile.onlyFields()));
        }
        add("rows", "at most " + profile.maxRows());
        if (!profile.matchBy().isEmpty()) {
            add("found by", keys(profile.matchBy()));
        }
        if (!profile.required().isEmpty()) {
            add("required", keys(profile.required()));
        }
        profile.requiredOneOf().forEach(group -> add("required", "one of " + keys(group)));
        profile.allowed().forEach((field, allowed) -> add(field.key(), words(allowed)));
        profile.defaults().forEach((field, text) -> add("by default", field.key() + " " + text));
    }

    private void rows(Profile profile) {
        add(
                "who exists",
                words(profile.policy().existing())
                        + (profile.updates().isEmpty()
                                ? ""
                                : "; updates are of " + sorted(profile.updates()) + " alone"));
        add("who does not", words(profile.policy().missing()));
        add("same user", words(profile.policy().duplicates()));
        add("applies", words(profile.policy().applying()));
        add("invites", words(profile.invitation()));
        if (!profile.excludedDomains().isEmpty()) {
            add(
                    "left out",
                    "addresses of " + String.join(", ", new TreeSet<>(profile.excludedDomains()))
                            + " (--allow-internal takes them)");
        }
        if (profile.wording().result() != null) {
            add("result", "--result seed tells it as the system does that the profile stands for");
        }
    }

    private void add(String name, String text) {
        lines.add("  " + name + " ".repeat(Math.max(1, NAME_COLUMNS - name.length())) + "  " + text);
    }

    private static String words(Enum<?> choice) {
        return Words.of(choice);
    }

    private static String words(Allowed allowed) {
        return allowed.values().isEmpty() ? "new names in one word" : "one of " + String.join(", ", allowed.values());
    }

    private static String keys(List<Field<?>> fields) {
        return fields.stream().map(Field::key).collect(Collectors.joining(", "));
    }

    private static String sorted(Collection<Field<?>> fields) {
        return fields.stream().map(Field::key).sorted().collect(Collectors.joining(", "));
    }
}
