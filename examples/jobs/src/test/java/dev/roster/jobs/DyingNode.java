package dev.roster.jobs;

import dev.roster.job.JobRequest;
import java.util.Map;

/** A process that asks for a job and dies of it. */
final class DyingNode {

    static final int DIED = 43;

    private DyingNode() {}

    /** Takes the JDBC URL and the tenant. */
    public static void main(String... args) throws InterruptedException {
        try (Node node = new Node(args[0], args[1], run -> {
            Runtime.getRuntime().halt(DIED);
            return Map.of();
        })) {
            node.session().jobs().submit(new JobRequest("work", Map.of("n", "1")));
            node.started();
            Thread.sleep(60_000);
        }
    }
}
