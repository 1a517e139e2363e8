package dev.roster.work;

import dev.roster.access.Actor;
import dev.roster.job.Job;
import dev.roster.job.JobRequest;
import dev.roster.job.Jobs;
import dev.roster.job.ScheduledJob;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Long work, as one actor asks for it.
 *
 * @param shop where
 * @param actor who asks
 */
public record JobsDoor(Workshop shop, Actor actor) implements Jobs {

    /** Checks that everything is there. */
    public JobsDoor {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(actor, "actor");
    }

    @Override
    public Job submit(JobRequest request) {
        return shelf().submit(request, Asker.of(actor));
    }

    @Override
    public Optional<Job> find(String id) {
        Predicate<Asker> known = shop.known(actor);
        return shelf().find(id).filter(job -> known.test(job.asker())).map(KeptJob::job);
    }

    @Override
    public List<Job> newest(int limit) {
        return shelf().newest(limit, shop.known(actor));
    }

    @Override
    public Optional<Job> cancel(String id) {
        return find(id).flatMap(job -> shelf().cancel(job.id())).map(KeptJob::job);
    }

    @Override
    public ScheduledJob schedule(ScheduledJob.Order order) {
        new JobKinds(shop).check(order.request(), actor);
        return new ScheduleShelf(shop).add(order, Asker.of(actor));
    }

    @Override
    public List<ScheduledJob> schedules() {
        return new ScheduleShelf(shop).list(shop.known(actor));
    }

    @Override
    public boolean unschedule(String id) {
        return new ScheduleShelf(shop).remove(id, shop.known(actor));
    }

    private JobShelf shelf() {
        return new JobShelf(shop);
    }
}
