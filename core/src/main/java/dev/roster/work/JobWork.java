package dev.roster.work;

import dev.roster.access.Actor;
import dev.roster.access.NotAuthorizedException;
import dev.roster.job.Job;
import dev.roster.job.JobKind;
import dev.roster.job.JobRun;
import dev.roster.job.JobState;
import dev.roster.job.WizardException;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.PlanException;
import dev.roster.spi.StoreUnavailableException;
import dev.roster.table.SourceException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of one job, from the claim to its end. For one thread. */
final class JobWork {

    private static final Logger LOG = LoggerFactory.getLogger(JobWork.class);

    /** How many processes may die of a job before it is given up. */
    private static final int MAX_ATTEMPTS = 5;

    /** Longer ones might not fit into the document of the job, however they are escaped. */
    private static final int MAX_RESULT = 100_000;

    private static final int MAX_MESSAGE = 2_000;

    /** Whose messages are for people. */
    private static final Set<Class<? extends RuntimeException>> TOLD = Set.of(
            PlanException.class,
            SourceException.class,
            WizardException.class,
            NotAuthorizedException.class,
            IllegalArgumentException.class,
            UnsupportedOperationException.class);

    private final Workshop shop;
    private final JobShelf shelf;
    private final String id;

    JobWork(Workshop shop, String id) {
        this.shop = shop;
        this.shelf = new JobShelf(shop);
        this.id = id;
    }

    /** Does the job, unless somebody else does or did. */
    void run() {
        Optional<KeptJob> mine = claim();
        if (mine.isEmpty()) {
            return;
        }
        KeptJob begun = mine.get();
        if (begun.job().attempts() > MAX_ATTEMPTS) {
            end(
                    begun,
                    JobState.FAILED,
                    step(begun),
                    Map.of(),
                    "it was begun " + MAX_ATTEMPTS
                            + " times and came to no end, because the process that ran it died or the"
                            + " database was away; ask for it again when both stay");
            return;
        }
        try (Heartbeat beat = new Heartbeat(shop, begun)) {
            beat.start();
            run(begun, beat);
        }
    }

    private Optional<KeptJob> claim() {
        Instant now = shop.now();
        return shelf.find(id)
                .filter(job -> job.job().state() == JobState.QUEUED
                        || (job.job().state() == JobState.RUNNING && job.isAbandoned(now)))
                .flatMap(job -> shelf.put(job.begunBy(shop.tenant().executor(), now, now.plus(shelf.lease()))));
    }

    private void run(KeptJob begun, Heartbeat beat) {
        LOG.info("job {} of kind {} begins", id, begun.job().request().kind());
        try {
            Map<String, String> result = kind(begun).run(new JobRun(begun.job(), actor(begun), beat));
            requireKeepable(result);
            end(begun, JobState.DONE, beat.step(), result, null);
        } catch (StoreUnavailableException gone) {
            LOG.warn("job {} waits for the database and is begun again when its lease has ended", id);
        } catch (RuntimeException failure) {
            if (beat.isLost()) {
                LOG.warn("job {} is another process's, or is begun again", id, failure);
                return;
            }
            boolean isCancelled = isCancellation(failure, beat);
            end(
                    begun,
                    isCancelled ? JobState.CANCELLED : JobState.FAILED,
                    beat.step(),
                    Map.of(),
                    isCancelled ? null : told(failure));
        }
    }

    /**
     * Checks that a result fits beside the job.
     *
     * @throws IllegalArgumentException if not
     */
    private static void requireKeepable(Map<String, String> result) {
        long length = result.entrySet().stream()
                .mapToLong(entry ->
                        (long) entry.getKey().length() + entry.getValue().length())
                .sum();
        if (length > MAX_RESULT) {
            throw new IllegalArgumentException(
                    "the work is done, but its result of " + length + " characters is longer than " + MAX_RESULT
                            + ", so it is not kept; give back counts, and where the rest is");
        }
    }

    private static boolean isCancellation(RuntimeException failure, Heartbeat beat) {
        return failure instanceof CancellationException
                || (failure instanceof PlanException plan
                        && beat.isCancelled()
                        && (plan.reason() == PlanException.Reason.CANCELLED
                                || plan.reason() == PlanException.Reason.UNFINISHED));
    }

    private String told(RuntimeException failure) {
        if (TOLD.stream().anyMatch(type -> type.isInstance(failure))) {
            String message = String.valueOf(failure.getMessage());
            return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
        }
        LOG.error("job {} failed", id, failure);
        return "it failed in a way that nobody foresaw; the log of the application says more";
    }

    private JobKind kind(KeptJob begun) {
        String name = begun.job().request().kind();
        return new JobKinds(shop)
                .find(name)
                .orElseThrow(() -> new IllegalArgumentException("no kind of jobs \"" + name + "\" in this process"));
    }

    /**
     * Who asked for it, as stored now.
     *
     * @throws NotAuthorizedException if they are gone or not active, so that nothing is put in the place of what they had
     */
    private Actor actor(KeptJob begun) {
        UserId user = begun.user();
        if (user == null) {
            return Actor.operator(begun.job().actor());
        }
        List<User> found = shop.tenant().stores().users().findAll(List.of(user));
        if (found.isEmpty()) {
            throw new NotAuthorizedException("who asked for this job is not there any more");
        }
        if (found.get(0).access().status() != UserStatus.ACTIVE) {
            throw new NotAuthorizedException("who asked for this job is not active any more");
        }
        return Actor.of(found.get(0));
    }

    private Job.Step step(KeptJob job) {
        Job.Step step = job.job().progress();
        return new Job.Step(step.phase(), step.done(), step.total(), step.since(), shop.now());
    }

    /** Ends the job, if this run of it is still the one that counts. */
    private void end(
            KeptJob begun, JobState state, Job.Step step, Map<String, String> result, @Nullable String failure) {
        Optional<KeptJob> ended =
                shelf.change(id, now -> isSameRun(begun, now), now -> now.ended(state, step, result, failure));
        LOG.info("job {} is {}", id, ended.isPresent() ? state : "somebody else's");
    }

    /** Whether nobody took the job over. */
    static boolean isSameRun(KeptJob begun, KeptJob now) {
        return now.job().state() == JobState.RUNNING
                && now.executor().equals(begun.executor())
                && now.job().attempts() == begun.job().attempts();
    }
}
