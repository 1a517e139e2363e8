package dev.roster.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The orders of the process that measures: one line for each run. */
final class Orders {

    private Orders() {}

    /** One run of what is measured. */
    interface Run {
        Measurement go() throws IOException;
    }

    /**
     * Says that everything is ready, and then runs as often as it is told to.
     *
     * @throws IOException if a file fails
     */
    static void obey(HeapWatch heap, Run run) throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("ready");
            while (in.readLine() != null) {
                System.gc();
                heap.restart();
                System.out.println(run.go().line());
            }
        }
    }
}
