package dev.roster.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The main job on the sample files: define fields, import a company, preview a month of changes, apply, look, undo, export.
 * Every command is shown as a person types it and runs in a new folder with a new database.
 */
public final class Demo {

    private static final Pattern RUN = Pattern.compile("\"run\":\"([0-9a-f]{8})");

    private static final Pattern FILE = Pattern.compile("\\w+\\.(csv|xlsx|plan)");

    private final Path folder;
    private final Terminal terminal;
    private int worst = Exit.DONE;

    private Demo(Path folder, Terminal terminal) {
        this.folder = folder;
        this.terminal = terminal;
    }

    /**
     * Runs the demo and ends the process with 0 when no command was refused.
     *
     * @param args the folder of the sample files
     * @throws IOException if the sample files cannot be copied
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("roster-demo");
        System.exit(play(Path.of(args[0]), folder, Terminal.ofSystem()));
    }

    /**
     * Runs the demo in a folder, and leaves nothing elsewhere.
     *
     * @throws IOException if the sample files cannot be copied
     */
    static int play(Path samples, Path folder, Terminal terminal) throws IOException {
        for (String name : List.of("people.csv", "changes.csv")) {
            Files.copy(samples.resolve(name), folder.resolve(name));
        }
        Demo demo = new Demo(folder, terminal);
        demo.play();
        return demo.worst == Exit.REFUSED ? Exit.REFUSED : Exit.DONE;
    }

    private void play() throws IOException {
        say("1. Fields and roles of this company");
        roster("attributes", "add", "costCenter", "--type", "text", "--label", "Cost center");
        roster("attributes", "add", "remote", "--type", "yes-no", "--label", "Works remotely");
        roster("roles", "add", "Payroll", "--level", "2");
        say("2. The whole company from a file; its groups do not exist yet");
        roster("import", "people.csv", "--unknown-group", "create", "--yes", "--show", "4");
        say(
                "3. A month later, a file of another system: German, ';' between cells, with mistakes. Which column is what?");
        roster("columns", "changes.csv");
        say("4. What would it change? Two columns are named by hand; the plan and the rejected rows are kept");
        roster(
                "import",
                "changes.csv",
                "--map",
                "Kostenstelle=costCenter",
                "--map",
                "Homeoffice=remote",
                "--plan-out",
                "changes.plan",
                "--errors",
                "rejected.csv",
                "--show",
                "8");
        say("5. Apply exactly that plan");
        roster("apply", "changes.plan", "--yes", "--show", "1");
        roster("runs");
        roster("user", "show", "E-1351");
        say("6. Take it back, and export everybody");
        roster("undo", newestRun(), "--yes", "--show", "2");
        roster("export", "everybody.csv", "--sort", "department,displayName");
        roster("import", "everybody.csv", "--dry-run");
        roster("export", "everybody.xlsx", "--columns", "employeeId,primaryEmail,displayName,department,hireDate");
        roster("import", "everybody.xlsx", "--dry-run");
        leftBehind();
    }

    private void say(String title) {
        terminal.out().println();
        terminal.out().println("== " + title);
    }

    private void roster(String... args) {
        terminal.out().println();
        terminal.out().println("$ roster " + Stream.of(args).map(Demo::quoted).collect(Collectors.joining(" ")));
        worst = Math.max(worst, new Cli(terminal).run(inFolder(args)));
    }

    private static String quoted(String arg) {
        return arg.indexOf(' ') >= 0 ? '"' + arg + '"' : arg;
    }

    /** A person works inside the folder; this process cannot change its own. */
    private String[] inFolder(String... args) {
        Stream<String> resolved = Arrays.stream(args)
                .map(arg -> FILE.matcher(arg).matches() ? folder.resolve(arg).toString() : arg);
        return Stream.concat(Stream.of("--db", folder.resolve("roster").toString()), resolved)
                .toArray(String[]::new);
    }

    private String newestRun() {
        StringWriter out = new StringWriter();
        worst = Math.max(
                worst,
                new Cli(Terminal.piped(out, terminal.err())).run(inFolder("runs", "--limit", "1", "--format", "json")));
        return RUN.matcher(out.toString())
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElseThrow(() -> new IllegalStateException("the demo left no run"));
    }

    private void leftBehind() throws IOException {
        say("The files are in " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(file -> terminal.out().println("   " + file.getFileName()));
        }
        terminal.out().flush();
    }
}
