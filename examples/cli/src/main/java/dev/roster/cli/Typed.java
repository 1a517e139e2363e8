package dev.roster.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands as a person copies them into a shell: on the same database, by the same actor, and quoted. */
final class Typed {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
    private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^&;]+|(?<=//)[^/@]+(?=@)");

    private final List<String> args;
    private final RosterCommand options;

    /**
     * What was typed.
     *
     * @param args the arguments of the command that runs
     * @param options what it says of the database, the key of links and the actor
     */
    Typed(List<String> args, RosterCommand options) {
        this.args = List.copyOf(args);
        this.options = options;
    }

    /** Another command, such as {@code undo 1a2b3c4d}. */
    String command(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        options.typedDatabase().ifPresent(database -> all.addAll(List.of("--db", withoutPassword(database))));
        if (options.allowsUrlOptions()) {
            all.add("--allow-url-options");
        }
        options.linkKeyVariable().ifPresent(variable -> all.addAll(List.of("--link-key-env", variable)));
        options.actor().ifPresent(actor -> all.addAll(List.of("--as", actor)));
        return line(all);
    }

    /** The same command with more words. */
    String again(String... words) {
        List<String> all =
                new ArrayList<>(args.stream().map(Typed::withoutPassword).toList());
        all.addAll(List.of(words));
        return line(all);
    }

    /** The same command with another value of one option. */
    String with(String option, String value) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals(option)) {
                i++;
            } else if (!args.get(i).startsWith(option + "=")) {
                others.add(args.get(i));
            }
        }
        return new Typed(others, options).again(option, value);
    }

    /** A word as a shell reads it back. */
    static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return Terminal.isWindows() ? '"' + word.replace("\"", "\"\"") + '"' : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Output ends in files and logs; a password is typed again. */
    private static String withoutPassword(String word) {
        return word.contains("jdbc:") ? PASSWORD.matcher(word).replaceAll("$1PASSWORD") : word;
    }

    private static String line(List<String> words) {
        return "roster " + words.stream().map(Typed::quoted).collect(Collectors.joining(" "));
    }
}
