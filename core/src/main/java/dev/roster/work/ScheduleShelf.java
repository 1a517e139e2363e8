package dev.roster.work;

import dev.roster.job.Job;
import dev.roster.job.JobRefusedException;
import dev.roster.job.JobRequest;
import dev.roster.job.Schedule;
import dev.roster.job.ScheduledExport;
import dev.roster.json.FlatObject;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.view.Columns;
import dev.roster.view.ViewState;
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
 * Where scheduled exports lie. Each comes to a job whose id is made of the export and the moment, so that of many processes
 * that find it due one makes the job, whatever happens between the job and the next moment.
 */
final class ScheduleShelf {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleShelf.class);
    private static final String KIND = "scheduled-export";
    private static final int PAGE = 200;
    private static final int HEX = 16;

    private final Workshop shop;

    ScheduleShelf(Workshop shop) {
        this.shop = shop;
    }

    ScheduledExport add(ScheduledExport.Order order, JobShelf.Asker asker) {
        String id = shop.newId();
        Map<String, String> members = new LinkedHashMap<>(
                JobRequest.export(order.view(), order.place()).members());
        members.put("name", order.name());
        members.put("actor", asker.name());
        members.put("schedule", order.schedule().toString());
        Document document = new Document(
                KIND, id, asker.user(), 0, written(members, order.schedule().next(shop.now())));
        return shop.documents()
                .put(document)
                .map(this::read)
                .orElseThrow(() -> new JobRefusedException("the export has the id of another one; ask again", null));
    }

    private static String written(Map<String, String> members, Instant next) {
        Map<String, String> all = new LinkedHashMap<>(members);
        all.put("next", next.toString());
        return FlatObject.write(all);
    }

    List<ScheduledExport> list(Predicate<ScheduledExport> wanted) {
        return documents().stream().map(this::read).filter(wanted).toList();
    }

    boolean remove(String id, Predicate<ScheduledExport> wanted) {
        return documents().stream()
                .filter(document -> document.key().equals(id) && wanted.test(read(document)))
                .anyMatch(shop.documents()::delete);
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

    private ScheduledExport read(Document document) {
        Map<String, String> members = FlatObject.read(document.json());
        Columns columns = shop.settings().columns().apply(shop.tenant().fields());
        Map<String, String> view = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (name.startsWith(JobKinds.VIEW)) {
                view.put(name.substring(JobKinds.VIEW.length()), value);
            }
        });
        return new ScheduledExport(
                document.key(),
                text(members, "actor"),
                new ScheduledExport.Order(
                        text(members, "name"),
                        Schedule.parse(text(members, "schedule")),
                        ViewState.ofParameters(view, columns).state(),
                        text(members, "place")),
                Instant.parse(text(members, "next")));
    }

    private static String text(Map<String, String> members, String name) {
        return Objects.requireNonNull(members.get(name), name);
    }

    /** Makes a job of each export that is due, and puts it off until it comes next. */
    List<Job> startDue() {
        Instant now = shop.now();
        List<Job> begun = new ArrayList<>();
        for (Document document : documents()) {
            Map<String, String> members = FlatObject.read(document.json());
            Instant due = Instant.parse(text(members, "next"));
            if (!due.isAfter(now)) {
                start(document, members, due).ifPresent(begun::add);
                Instant next = Schedule.parse(text(members, "schedule")).next(now);
                shop.documents().put(document.withJson(written(without(members, "next"), next)));
            }
        }
        return begun;
    }

    private static Map<String, String> without(Map<String, String> members, String name) {
        Map<String, String> others = new LinkedHashMap<>(members);
        others.remove(name);
        return others;
    }

    private Optional<Job> start(Document document, Map<String, String> members, Instant due) {
        Map<String, String> request = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (name.equals("place") || name.startsWith(JobKinds.VIEW)) {
                request.put(name, value);
            }
        });
        request.put("schedule", document.key());
        JobShelf jobs = new JobShelf(shop);
        String own = document.key().substring(document.key().length() - HEX);
        String id = Workshop.idAt(due, Long.parseUnsignedLong(own, HEX));
        Optional<KeptJob> job = jobs.keepNew(
                id,
                new JobRequest(JobRequest.EXPORT, request),
                new JobShelf.Asker(text(members, "actor"), document.user()));
        job.ifPresent(kept -> {
            try {
                jobs.give(id);
            } catch (JobRefusedException full) {
                LOG.info("scheduled export {} must wait: {}", document.key(), full.getMessage());
            }
        });
        return job.map(KeptJob::job);
    }
}
