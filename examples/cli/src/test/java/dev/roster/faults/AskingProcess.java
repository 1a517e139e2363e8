package dev.roster.faults;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Denial;
import dev.roster.model.UserId;
import dev.roster.store.jdbc.JdbcStores;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another process that keeps one session of each actor open, and answers whether the actor may update somebody. */
final class AskingProcess {

    private AskingProcess() {}

    /** What the other process is asked. */
    record Question(BufferedWriter questions, BufferedReader answers, UserId actor, UserId target) {

        /** The answer: yes, or the code of the denial. */
        String ask() throws IOException {
            questions.write(actor + " " + target);
            questions.newLine();
            questions.flush();
            return String.valueOf(answers.readLine());
        }
    }

    static Process start(String url) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AskingProcess.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /**
     * Answers one question a line.
     *
     * @param args the URL of the database
     * @throws IOException if the questions cannot be read
     */
    public static void main(String[] args) throws IOException {
        try (Roster roster = Roster.on(JdbcStores.open(args[0])).build();
                BufferedReader questions =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Session session = null;
            for (String line = questions.readLine(); line != null; line = questions.readLine()) {
                String[] ids = line.split(" ", -1);
                if (session == null) {
                    session = roster.as(Actor.of(roster.stores()
                            .users()
                            .findAll(List.of(new UserId(ids[0])))
                            .get(0)));
                }
                Denial denial = session.access()
                        .explain(new UserId(ids[0]), Action.UPDATE, new UserId(ids[1]))
                        .decision()
                        .denial();
                System.out.println(denial == null ? "yes" : denial.code());
            }
        }
    }
}
