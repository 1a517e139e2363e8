package dev.roster.work;

import dev.roster.job.Job;
import dev.roster.job.JobRefusedException;
import dev.roster.job.JobRequest;
import dev.roster.job.Schedule;
import dev.roster.job.ScheduledJob;
import dev.roster.json.FlatObject;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.tenant.DocumentKinds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where scheduled jobs lie. Each comes to a job whose id is made of the schedule and the moment, so that of many processes
 * that find it due one makes the job, whatever happens between the job and the next moment.
 */
final class ScheduleShelf {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleShelf.class);
    private static final String KIND = DocumentKinds.SCHEDULED_JOB;
    private static final String REQUESTED = "request.";
    private static final int PAGE = 200;
    private static final int HEX = 16;

    private final Workshop shop;

    ScheduleShelf(Workshop shop) {
        this.shop = shop;
    }

    /**
     * Keeps a scheduled job.
     *
     * @throws IllegalArgumentException if its request has no room for the id of the schedule
     * @throws JobRefusedException if there are too many
     */
    ScheduledJob add(ScheduledJob.Order order, Asker asker) {
        int most = shop.settings().maxSchedules();
        if (documents().size() >= most) {
            throw new JobRefusedException(
                    "there are " + most + " scheduled jobs, which is the most; take back one that nobody needs", null);
        }
        String id = shop.newId();
        requested(order.request(), id);
        Map<String, String> members = new LinkedHashMap<>();
        members.put("name", order.name());
        members.put("actor", asker.name());
        members.put("schedule", order.schedule().toString());
        members.put("kind", order.request().kind());
        order.request().members().forEach((name, value) -> members.put(REQUESTED + name, value));
        Document document = new Document(
                KIND, id, asker.user(), 0, written(members, order.schedule().next(shop.now())));
        return shop.documents()
                .put(document)
                .map(this::read)
                .orElseThrow(() -> new JobRefusedException("the job has the id of another one; ask again", null));
    }

    private static String written(Map<String, String> members, Instant next) {
        Map<String, String> all = new LinkedHashMap<>(members);
        all.put("next", next.toString());
        return FlatObject.write(all);
    }

    List<ScheduledJob> list(Predicate<Asker> wanted) {
        return documents().stream()
                .filter(document -> wanted.test(askerOf(document)))
                .map(this::read)
                .toList();
    }

    boolean remove(String id, Predicate<Asker> wanted) {
        return documents().stream()
                .filter(document -> document.key().equals(id) && wanted.test(askerOf(document)))
                .anyMatch(shop.documents()::delete);
    }

    private Asker askerOf(Document document) {
        return Asker.of(document, read(document).actor());
    }

    private List<Document> documents() {
        List<Document> all = new ArrayList<>();
        List<Document> page = shop.documents().ofKind(KIND, DocumentStore.Page.first(PAGE));
        while (!page.isEmpty()) {
            all.addAll(page);
            page = shop.documents()
                    .ofKind(
                            KIND,
                            new DocumentStore.Page(page.get(page.size() - 1).key(), PAGE));
        }
        return all;
    }

    private ScheduledJob read(Document document) {
        Map<String, String> members = FlatObject.read(document.json());
        return new ScheduledJob(
                document.key(),
                text(members, "actor"),
                new ScheduledJob.Order(
                        text(members, "name"), Schedule.parse(text(members, "schedule")), request(members)),
                Instant.parse(text(members, "next")));
    }

    private static JobRequest request(Map<String, String> members) {
        Map<String, String> requested = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (name.startsWith(REQUESTED)) {
                requested.put(name.substring(REQUESTED.length()), value);
            }
        });
        return new JobRequest(text(members, "kind"), requested);
    }

    private static String text(Map<String, String> members, String name) {
        return Objects.requireNonNull(members.get(name), name);
    }

    /** Makes a job of each that is due, and puts it off until it comes next. */
    List<Job> startDue() {
        Instant now = shop.now();
        List<Job> begun = new ArrayList<>();
        for (Document document : documents()) {
            try {
                startIfDue(document, now).ifPresent(begun::add);
            } catch (IllegalArgumentException damaged) {
                LOG.error("scheduled job {} cannot be read, so it does not come", document.key(), damaged);
            }
        }
        return begun;
    }

    private Optional<Job> startIfDue(Document document, Instant now) {
        Map<String, String> members = FlatObject.read(document.json());
        Instant due = Instant.parse(text(members, "next"));
        if (due.isAfter(now)) {
            return Optional.empty();
        }
        Instant next = Schedule.parse(text(members, "schedule")).next(now);
        Optional<Job> begun = start(document, members, due);
        shop.documents().put(document.withJson(written(without(members, "next"), next)));
        return begun;
    }

    private static Map<String, String> without(Map<String, String> members, String name) {
        Map<String, String> others = new LinkedHashMap<>(members);
        others.remove(name);
        return others;
    }

    /** The request of each job that comes: it tells of which schedule it is. */
    private static JobRequest requested(JobRequest asked, String schedule) {
        Map<String, String> members = new LinkedHashMap<>(asked.members());
        members.put("schedule", schedule);
        return new JobRequest(asked.kind(), members);
    }

    private Optional<Job> start(Document document, Map<String, String> members, Instant due) {
        JobRequest request = requested(request(members), document.key());
        JobShelf jobs = new JobShelf(shop);
        String own = document.key().substring(document.key().length() - HEX);
        String id = Workshop.idAt(due, Long.parseUnsignedLong(own, HEX));
        Optional<KeptJob> job = jobs.keepNew(id, request, Asker.of(document, text(members, "actor")));
        job.ifPresent(kept -> {
            try {
                jobs.give(id);
            } catch (JobRefusedException full) {
                LOG.info("scheduled job {} must wait: {}", document.key(), full.getMessage());
            }
        });
        return job.map(KeptJob::job);
    }
}
