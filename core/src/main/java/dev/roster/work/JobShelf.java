package dev.roster.work;

import dev.roster.job.Job;
import dev.roster.job.JobRefusedException;
import dev.roster.job.JobRequest;
import dev.roster.job.JobState;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.DocumentStore.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where jobs lie. Safe for use by many threads. */
final class JobShelf {

    private static final Logger LOG = LoggerFactory.getLogger(JobShelf.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int PAGE = 200;

    private final Workshop shop;

    JobShelf(Workshop shop) {
        this.shop = shop;
    }

    /**
     * Keeps a job and gives it to the runner.
     *
     * @throws JobRefusedException if the runner has no place; nothing is kept then
     */
    Job submit(JobRequest request, Asker asker) {
        requireKind(request);
        KeptJob queued = keepNew(shop.newId(), request, asker)
                .orElseThrow(() -> new JobRefusedException("the job has the id of another one; ask again", null));
        try {
            give(queued.job().id());
        } catch (JobRefusedException full) {
            shop.documents().find(KeptJob.KIND, queued.job().id()).ifPresent(shop.documents()::delete);
            throw full;
        }
        return find(queued.job().id()).map(KeptJob::job).orElse(queued.job());
    }

    /** Keeps a job that waits, or finds that there is one of this id. */
    Optional<KeptJob> keepNew(String id, JobRequest request, Asker asker) {
        Instant now = shop.now();
        return put(KeptJob.queued(id, request, asker.name(), asker.user(), now, now.plus(lease())));
    }

    private void requireKind(JobRequest request) {
        if (new JobKinds(shop).find(request.kind()).isEmpty()) {
            throw new IllegalArgumentException("no kind of jobs \"" + request.kind() + "\"; add it to the settings");
        }
    }

    void give(String id) {
        shop.runner().submit(id, () -> new JobWork(shop, id).run());
    }

    Duration lease() {
        return shop.settings().lease();
    }

    Optional<KeptJob> find(String id) {
        return Workshop.isId(id) ? shop.documents().find(KeptJob.KIND, id).map(KeptJob::of) : Optional.empty();
    }

    /** Keeps a job that is still as it was read, and tells of it; empty when it is not. */
    Optional<KeptJob> put(KeptJob job) {
        Optional<KeptJob> kept = shop.documents().put(job.document()).map(KeptJob::of);
        kept.ifPresent(changed -> tell(changed.job()));
        return kept;
    }

    private void tell(Job job) {
        try {
            shop.settings().listener().changed(job);
        } catch (RuntimeException broken) {
            LOG.warn("the listener of jobs failed at job {}", job.id(), broken);
        }
    }

    /** Changes a job as it is now, whoever else changes it, while it is one to be changed. */
    Optional<KeptJob> change(String id, Predicate<KeptJob> isWanted, UnaryOperator<KeptJob> change) {
        Optional<KeptJob> now = find(id).filter(isWanted);
        while (now.isPresent()) {
            Optional<KeptJob> changed = put(change.apply(now.get()));
            if (changed.isPresent()) {
                return changed;
            }
            now = find(id).filter(isWanted);
        }
        return Optional.empty();
    }

    Optional<KeptJob> cancel(String id) {
        Instant now = shop.now();
        return change(
                        id,
                        job -> !job.job().state().isEnd(),
                        job -> job.job().state() == JobState.QUEUED
                                ? job.ended(JobState.CANCELLED, ended(job, now), Map.of(), null)
                                : job.cancelling())
                .or(() -> find(id));
    }

    private static Job.Step ended(KeptJob job, Instant now) {
        Job.Step step = job.job().progress();
        return new Job.Step(step.phase(), step.done(), step.total(), step.since(), now);
    }

    List<Job> newest(int limit, Predicate<Asker> wanted) {
        List<Job> found = new ArrayList<>();
        forEach(job -> {
            if (wanted.test(job.asker())) {
                found.add(job.job());
            }
            return found.size() < limit;
        });
        return found;
    }

    private void forEach(Predicate<KeptJob> visitor) {
        List<Document> page = shop.documents().ofKind(KeptJob.KIND, DocumentStore.Page.first(PAGE));
        while (!page.isEmpty()) {
            for (Document document : page) {
                if (!visitor.test(KeptJob.of(document))) {
                    return;
                }
            }
            String last = page.get(page.size() - 1).key();
            page = page.size() < PAGE
                    ? List.of()
                    : shop.documents().ofKind(KeptJob.KIND, new DocumentStore.Page(last, PAGE));
        }
    }

    /** Gives jobs that nobody runs to the runner again, and forgets those that ended long ago. */
    void sweep() {
        Instant now = shop.now();
        List<KeptJob> abandoned = new ArrayList<>();
        List<KeptJob> old = new ArrayList<>();
        forEach(job -> {
            Instant end = job.job().endedAt();
            if (job.isAbandoned(now)) {
                abandoned.add(0, job);
            } else if (end != null && !end.plus(KEPT).isAfter(now)) {
                old.add(job);
            }
            return true;
        });
        old.forEach(job -> shop.documents().delete(job.document()));
        try {
            abandoned.forEach(job -> give(job.job().id()));
        } catch (JobRefusedException full) {
            LOG.info("some of {} jobs that nobody runs must wait: {}", abandoned.size(), full.getMessage());
        }
    }
}
