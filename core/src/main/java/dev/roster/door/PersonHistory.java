package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.model.User;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.tenant.Present;
import dev.roster.text.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the audit trail says of one person, to its end, page by page: what was done to them with the values that the reader may
 * see, and what they did, without what it says of others. For one thread.
 */
final class PersonHistory {

    private static final int PAGE = 500;
    private static final List<String> HEADER = List.of(
            "at", "actor", "onBehalfOf", "action", "target", "run", "reason", "detail", "field", "before", "after");

    private final AuditStore audit;
    private final User user;
    private final Present present;
    private final Actor reader;
    private final AuditEntry.Target target;

    PersonHistory(AuditStore audit, User user, Present present, Actor reader) {
        this.audit = audit;
        this.user = user;
        this.present = present;
        this.reader = reader;
        this.target = AuditEntry.Target.of(user.id());
    }

    void write(PersonArchive archive) throws IOException {
        archive.json(
                "history.json",
                json -> json.objects("doneToUser", doneTo(), this::entry).objects("doneByUser", doneBy(), this::entry));
        archive.table(
                "history.csv",
                HEADER,
                table -> Stream.concat(doneTo(), doneBy())
                        .forEachOrdered(entry -> rows(entry).forEach(table::write)));
    }

    /** What an attribute said that is defined no more is told to who may see everything of everybody. */
    private Stream<AuditEntry> doneTo() {
        var shown = new ShownEntries(present, reader, user, present.authorizer().mayReadRuns(reader));
        return entries(AuditStore.Query.latest(PAGE).of(target)).map(shown::of);
    }

    /** What was done to others is told to who may see everybody's runs, and what others were like to nobody. */
    private Stream<AuditEntry> doneBy() {
        return present.authorizer().mayReadRuns(reader)
                ? entries(AuditStore.Query.latest(PAGE).by(user.id().value()))
                        .filter(entry -> !target.equals(entry.target()))
                        .map(AuditEntry::erased)
                : Stream.of();
    }

    private Stream<AuditEntry> entries(AuditStore.Query query) {
        return Stream.iterate(audit.list(query), Objects::nonNull, page -> next(query, page))
                .flatMap(page -> page.entries().stream());
    }

    private AuditStore.@Nullable Page next(AuditStore.Query query, AuditStore.Page page) {
        return page.next().map(cursor -> audit.list(query.after(cursor))).orElse(null);
    }

    private void entry(JsonObject json, AuditEntry entry) {
        json.text("at", entry.at().toString())
                .text("actor", entry.actor())
                .text("onBehalfOf", entry.onBehalfOf())
                .text("action", entry.action())
                .text("target", targetOf(entry))
                .text("run", run(entry))
                .text("reason", entry.reason())
                .text("detail", entry.detail())
                .objects(
                        "values",
                        entry.values().stream(),
                        (each, value) -> each.text("field", value.field())
                                .text("before", value.before())
                                .text("after", value.after()));
    }

    /** One row for each value, and one for an entry without. */
    private Stream<List<String>> rows(AuditEntry entry) {
        List<AuditEntry.Value> values = entry.values();
        return values.isEmpty()
                ? Stream.of(row(entry, "", null, null))
                : values.stream().map(value -> row(entry, value.field(), value.before(), value.after()));
    }

    private static List<String> row(AuditEntry entry, String field, @Nullable String before, @Nullable String after) {
        return Stream.of(
                        entry.at().toString(),
                        entry.actor(),
                        entry.onBehalfOf(),
                        entry.action(),
                        targetOf(entry),
                        run(entry),
                        entry.reason(),
                        entry.detail(),
                        field,
                        before,
                        after)
                .map(text -> Objects.requireNonNullElse(text, ""))
                .toList();
    }

    private static @Nullable String targetOf(AuditEntry entry) {
        AuditEntry.Target to = entry.target();
        return to == null ? null : to.kind() + " " + to.key();
    }

    private static @Nullable String run(AuditEntry entry) {
        return entry.run() == null ? null : entry.run().value();
    }
}
