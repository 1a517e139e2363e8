package dev.roster.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A {@link Contender} in a process of its own, ready to be measured until it is closed. */
final class ContenderProcess implements AutoCloseable {

    private final Contest contest;
    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;

    private ContenderProcess(Contest contest, Process process) {
        this.contest = contest;
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts the process and waits until it is ready.
     *
     * @throws IOException if a process or a file fails
     */
    static ContenderProcess start(Contest contest, Path directory, int rows) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + contest.heap(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Contender.class.getName(),
                        contest.name(),
                        directory.toString(),
                        Integer.toString(rows))
                .redirectError(Redirect.INHERIT)
                .start();
        var contender = new ContenderProcess(contest, process);
        contender.expectReady();
        return contender;
    }

    Contest contest() {
        return contest;
    }

    Measurement run() throws IOException {
        orders.write("go\n");
        orders.flush();
        return Measurement.of(answer());
    }

    private void expectReady() throws IOException {
        String answer = answer();
        if (!answer.equals("ready")) {
            throw new IllegalStateException(contest.label() + " said: " + answer);
        }
    }

    private String answer() throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw new IllegalStateException(contest.label() + " failed; see above");
        }
        return answer;
    }

    /** Ends the process, which stops when its orders end. */
    @Override
    public void close() {
        try {
            orders.close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stop) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
