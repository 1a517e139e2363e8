package dev.roster.cli;

/** The program. */
public final class Main {

    private Main() {}

    /**
     * Runs one command and ends the process: 0 done, 1 done in part, 2 refused.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        int code = new Cli(Terminal.ofSystem()).run(args);
        System.exit(code);
    }
}
