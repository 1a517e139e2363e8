package dev.roster.work;

import dev.roster.job.Job;
import dev.roster.job.JobRequest;
import dev.roster.job.JobState;
import dev.roster.json.FlatObject;
import dev.roster.model.UserId;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.tenant.DocumentKinds;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is kept: with who runs it until when.
 *
 * @param job the job
 * @param user who asked for it, or null for an operator
 * @param executor the process that runs it, or {@code ""}
 * @param leaseUntil until when that process need give no sign of life
 */
record KeptJob(Job job, @Nullable UserId user, String executor, Instant leaseUntil) {

    static final String KIND = DocumentKinds.JOB;

    private static final String REQUEST = "request:";
    private static final String RESULT = "result:";

    static KeptJob of(Document document) {
        Map<String, String> members = FlatObject.read(document.json());
        Map<String, String> request = new LinkedHashMap<>();
        Map<String, String> result = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (name.startsWith(REQUEST)) {
                request.put(name.substring(REQUEST.length()), value);
            } else if (name.startsWith(RESULT)) {
                result.put(name.substring(RESULT.length()), value);
            }
        });
        Job job = new Job(
                document.key(),
                document.version(),
                new JobRequest(text(members, "kind"), request),
                text(members, "actor"),
                JobState.valueOf(text(members, "state")),
                new Job.Step(
                        text(members, "phase"),
                        Long.parseLong(text(members, "done")),
                        Long.parseLong(text(members, "total")),
                        Instant.parse(text(members, "since")),
                        Instant.parse(text(members, "at"))),
                Instant.parse(text(members, "createdAt")),
                moment(members, "startedAt"),
                moment(members, "endedAt"),
                Integer.parseInt(text(members, "attempts")),
                members.containsKey("isCancelling"),
                result,
                members.get("failure"));
        return new KeptJob(job, document.user(), text(members, "executor"), Instant.parse(text(members, "leaseUntil")));
    }

    private static String text(Map<String, String> members, String name) {
        return Objects.requireNonNull(members.get(name), name);
    }

    private static @Nullable Instant moment(Map<String, String> members, String name) {
        String text = members.get(name);
        return text == null ? null : Instant.parse(text);
    }

    /** Who asked for it. */
    Asker asker() {
        return new Asker(job.actor(), user);
    }

    /** The document, of the version that the job had when it was read. */
    Document document() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("kind", job.request().kind());
        members.put("actor", job.actor());
        members.put("state", job.state().name());
        members.put("phase", job.progress().phase());
        members.put("done", Long.toString(job.progress().done()));
        members.put("total", Long.toString(job.progress().total()));
        members.put("since", job.progress().since().toString());
        members.put("at", job.progress().at().toString());
        members.put("createdAt", job.createdAt().toString());
        put(members, "startedAt", job.startedAt());
        put(members, "endedAt", job.endedAt());
        members.put("attempts", Integer.toString(job.attempts()));
        if (job.isCancelling()) {
            members.put("isCancelling", "true");
        }
        put(members, "failure", job.failure());
        members.put("executor", executor);
        members.put("leaseUntil", leaseUntil.toString());
        job.request().members().forEach((name, value) -> members.put(REQUEST + name, value));
        job.result().forEach((name, value) -> members.put(RESULT + name, value));
        return new Document(KIND, job.id(), user, job.version(), FlatObject.write(members));
    }

    private static void put(Map<String, String> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value.toString());
        }
    }

    /** Whether the process that ran it gives no sign of life, or nobody came to run it. */
    boolean isAbandoned(Instant now) {
        return !job.state().isEnd() && !leaseUntil.isAfter(now);
    }

    /** A job of nobody yet. */
    static KeptJob queued(
            String id, JobRequest request, String actor, @Nullable UserId user, Instant now, Instant leaseUntil) {
        Job job = new Job(
                id,
                0,
                request,
                actor,
                JobState.QUEUED,
                new Job.Step("", 0, -1, now, now),
                now,
                null,
                null,
                0,
                false,
                Map.of(),
                null);
        return new KeptJob(job, user, "", leaseUntil);
    }

    KeptJob begunBy(String process, Instant now, Instant until) {
        Job begun = new Job(
                job.id(),
                job.version(),
                job.request(),
                job.actor(),
                JobState.RUNNING,
                new Job.Step("", 0, -1, now, now),
                job.createdAt(),
                job.startedAt() == null ? now : job.startedAt(),
                null,
                job.attempts() + 1,
                job.isCancelling(),
                job.result(),
                null);
        return new KeptJob(begun, user, process, until);
    }

    KeptJob at(Job.Step step, Instant until) {
        return with(job.state(), step, job.isCancelling(), until);
    }

    KeptJob cancelling() {
        return with(job.state(), job.progress(), true, leaseUntil);
    }

    private KeptJob with(JobState state, Job.Step step, boolean isCancelling, Instant until) {
        Job changed = new Job(
                job.id(),
                job.version(),
                job.request(),
                job.actor(),
                state,
                step,
                job.createdAt(),
                job.startedAt(),
                job.endedAt(),
                job.attempts(),
                isCancelling,
                job.result(),
                job.failure());
        return new KeptJob(changed, user, executor, until);
    }

    KeptJob ended(JobState state, Job.Step step, Map<String, String> result, @Nullable String failure) {
        Job ended = new Job(
                job.id(),
                job.version(),
                job.request(),
                job.actor(),
                state,
                step,
                job.createdAt(),
                job.startedAt(),
                step.at(),
                job.attempts(),
                job.isCancelling(),
                result,
                failure);
        return new KeptJob(ended, user, executor, leaseUntil);
    }
}
