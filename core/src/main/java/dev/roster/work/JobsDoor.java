package dev.roster.work;

import dev.roster.access.Actor;
import dev.roster.door.ViewsDoor;
import dev.roster.job.Job;
import dev.roster.job.JobRequest;
import dev.roster.job.Jobs;
import dev.roster.job.ScheduledExport;
import dev.roster.view.Columns;
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
        return shelf().submit(request, JobShelf.Asker.of(actor));
    }

    @Override
    public Optional<Job> find(String id) {
        return shelf().find(id).map(KeptJob::job).filter(job -> shop.mayKnow(actor, job.actor()));
    }

    @Override
    public List<Job> newest(int limit) {
        Predicate<String> known = shop.known(actor);
        return shelf().newest(limit, job -> known.test(job.actor()));
    }

    @Override
    public Optional<Job> cancel(String id) {
        return find(id).flatMap(job -> shelf().cancel(job.id())).map(KeptJob::job);
    }

    @Override
    public ScheduledExport schedule(ScheduledExport.Order order) {
        Columns columns =
                new ViewsDoor(shop.tenant(), actor).columns(shop.settings().columns());
        JobKinds.view(JobRequest.export(order.view(), order.place()), columns);
        return new ScheduleShelf(shop).add(order, JobShelf.Asker.of(actor));
    }

    @Override
    public List<ScheduledExport> schedules() {
        Predicate<String> known = shop.known(actor);
        return new ScheduleShelf(shop).list(export -> known.test(export.actor()));
    }

    @Override
    public boolean unschedule(String id) {
        return new ScheduleShelf(shop).remove(id, export -> shop.mayKnow(actor, export.actor()));
    }

    private JobShelf shelf() {
        return new JobShelf(shop);
    }
}
