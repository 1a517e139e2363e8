package dev.roster.door;

import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Decision;
import dev.roster.access.NotAuthorizedException;
import dev.roster.account.PersonArchives;
import dev.roster.apply.EffectOrders;
import dev.roster.json.FlatObject;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.table.TableWriter;
import dev.roster.tenant.DocumentKinds;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import dev.roster.text.JsonObject;
import dev.roster.text.UserJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Writes everything that is kept about one person, as far as the actor may see it. For one thread and one call. */
final class PersonExport {

    private static final int MOST_MESSAGES = 1_000;
    private static final int PAGE = 100;

    private static final String README = """
        Everything that is kept about one person, as far as the exporter may see it. Moments are in UTC.

        user.json, user.csv        the fields of the user, by their keys
        history.json, history.csv  what was done to the user, and what the user did, the newest first
        notes.json                 what administrators noted about the user
        documents.json             jobs, schedules and imports that the user asked for
        messages.json              messages about the user that wait, or were given up
        """;

    private final TenantState tenant;
    private final Actor actor;
    private final Function<Appendable, TableWriter> csv;

    PersonExport(TenantState tenant, Actor actor, Function<Appendable, TableWriter> csv) {
        this.tenant = tenant;
        this.actor = actor;
        this.csv = Objects.requireNonNull(csv, "csv");
    }

    /**
     * Writes a user.
     *
     * @return whether there is such a user whom the actor may read
     * @throws NotAuthorizedException if the actor may read the user, and no more
     * @throws UncheckedIOException if it cannot be written
     */
    boolean write(UserId id, OutputStream out) {
        Objects.requireNonNull(out, "zip");
        Optional<PersonArchives.Content> found = find(id);
        try {
            if (found.isPresent()) {
                found.get().writeTo(out);
            }
            return found.isPresent();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Finds what is to be written about a user; each time that it is written leaves an audit entry first.
     *
     * @return the content; empty when there is no such user whom the actor may read
     * @throws NotAuthorizedException if the actor may read the user, and no more
     */
    Optional<PersonArchives.Content> find(UserId id) {
        Present present = tenant.present();
        Party party = tenant.party(actor, present, Set.of(id));
        Optional<User> found = party.found().stream()
                .filter(user -> present.authorizer().mayRead(party.actor(), user))
                .findFirst();
        found.ifPresent(user -> {
            Decision decision = present.authorizer().decide(party.actor(), Action.EXPORT, user, user);
            if (!decision.isAllowed()) {
                throw new NotAuthorizedException(decision.reason());
            }
        });
        return found.map(user -> out -> {
            new EffectOrders(tenant, actor).record(Action.EXPORT.name(), user.id());
            write(user, present, party.actor(), out);
        });
    }

    private void write(User user, Present present, Actor reader, OutputStream out) throws IOException {
        PersonArchive archive = new PersonArchive(out, csv);
        archive.text("README.txt", README);
        writeUser(archive, user, present, reader);
        new PersonHistory(tenant.stores().audit(), user, present, reader).write(archive);
        archive.json(
                "notes.json", json -> json.objects("notes", documents(user, DocumentKinds.NOTE), PersonExport::note));
        Stream<Document> others = DocumentKinds.ofUsers().stream().flatMap(kind -> documents(user, kind));
        archive.json("documents.json", json -> json.objects("documents", others, PersonExport::document));
        archive.json("messages.json", json -> writeMessages(json, user));
        archive.end();
    }

    /**
     * Writes the fields. Attributes that are defined no more are values all the same.
     *
     * @throws IOException if the ZIP cannot be written to
     */
    private static void writeUser(PersonArchive archive, User user, Present present, Actor reader) throws IOException {
        Authorizer authorizer = present.authorizer();
        User visible = authorizer.visible(reader, user);
        List<Field<?>> fields = present.fields().all().stream()
                .filter(field -> authorizer.mayRead(reader, user, field))
                .toList();
        archive.json("user.json", json -> {
            UserJson.add(json.number("version", visible.version()), fields, visible);
            json.object(
                    "undefined",
                    undefined -> visible.attributes().forEach((key, value) -> {
                        if (present.fields().find(key.value()).isEmpty()) {
                            undefined.text(key.value(), value.text());
                        }
                    }));
        });
        archive.table("user.csv", List.of("field", "value"), table -> {
            fields.forEach(field -> table.write(List.of(field.key(), text(field, visible))));
            visible.attributes().forEach((key, value) -> {
                if (present.fields().find(key.value()).isEmpty()) {
                    table.write(List.of(key.value(), value.text()));
                }
            });
        });
    }

    private static <T> String text(Field<T> field, User user) {
        return field.of(user).map(field::format).orElse("");
    }

    private static void note(JsonObject json, Document document) {
        FlatObject.read(document.json()).forEach(json::text);
    }

    private static void document(JsonObject json, Document document) {
        json.text("kind", document.kind()).text("key", document.key()).text("json", document.json());
    }

    /** Page by page, so that memory does not grow with them. */
    private Stream<Document> documents(User user, String kind) {
        return tenant.stores().capability(DocumentStore.class).stream()
                .flatMap(store -> Stream.iterate(
                        store.ofUser(user.id(), kind, DocumentStore.Page.first(PAGE)),
                        page -> !page.isEmpty(),
                        page -> store.ofUser(
                                user.id(),
                                kind,
                                new DocumentStore.Page(page.get(page.size() - 1).key(), PAGE))))
                .flatMap(List::stream);
    }

    private void writeMessages(JsonObject json, User user) {
        OutboxStore outbox = tenant.stores().outbox();
        Stream<OutboxMessage> dead = outbox.dead(MOST_MESSAGES).stream().map(OutboxStore.DeadLetter::message);
        json.objects("waiting", outbox.pending(MOST_MESSAGES).stream().filter(about(user)), PersonExport::message)
                .objects("givenUp", dead.filter(about(user)), PersonExport::message);
    }

    private static Predicate<OutboxMessage> about(User user) {
        return message -> message.user().equals(user.id());
    }

    private static void message(JsonObject json, OutboxMessage message) {
        json.text("effect", message.effect())
                .text("createdAt", message.createdAt().toString())
                .text("due", message.due().toString())
                .number("attempts", message.attempts())
                .text("failure", message.failure())
                .object("body", body -> message.body().forEach(body::text));
    }
}
