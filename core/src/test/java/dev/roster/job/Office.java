package dev.roster.job;

import dev.roster.Roster;
import dev.roster.RosterBuilder;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.DirectorySource;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.Stores;
import dev.roster.spi.UploadStore;
import dev.roster.table.RowSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A tenant with an admin, a member and a clock, in which every session is that of a process that just began. */
final class Office {

    static final String FILE = """
            E-Mail,Dept.,Role
            ada@example.com,Navy,member
            bob@example.com,Army,boss
            new@example.com,Navy,member
            """;

    final MovedClock clock = new MovedClock();
    final Stores stores;
    private UnaryOperator<JobSettings> settings = same -> same;
    private UnaryOperator<RosterBuilder> directory = same -> same;

    Office() {
        this(InMemoryStores.of(
                user("root", "owner"),
                user("boss", "owner"),
                user("ada", "member"),
                user("bob", "member"),
                user("mia", "manager")));
    }

    Office(Stores stores) {
        this.stores = stores;
    }

    Office with(UnaryOperator<JobSettings> change) {
        UnaryOperator<JobSettings> before = settings;
        settings = given -> change.apply(before.apply(given));
        return this;
    }

    /** With a directory in which Ada alone stands. */
    Office following(String name, String departmentOfAda) {
        RowSource rows = RowSource.of(
                name,
                List.of(
                        List.of("externalId", "primaryEmail", "department"),
                        List.of("x-1", "ada@example.com", departmentOfAda)));
        DirectorySource source = cookie -> new DirectorySource.Reading() {
            @Override
            public DirectorySource.Extent extent() {
                return DirectorySource.Extent.FULL;
            }

            @Override
            public RowSource rows() {
                return rows;
            }

            @Override
            public String cookie() {
                return "";
            }
        };
        Profile profile =
                Profiles.directory().with(p -> p.onlyFields(Field.EXTERNAL_ID, Field.PRIMARY_EMAIL, Field.DEPARTMENT));
        directory = builder -> builder.directory(name, source, profile);
        return this;
    }

    static User user(String id, String role) {
        return User.builder(new UserId(id))
                .primaryEmail(new EmailAddress(id + "@example.com"))
                .displayName(id)
                .roles(Set.of(new RoleKey(role)))
                .createdAt(Instant.EPOCH)
                .build();
    }

    /** As after a restart: nothing is remembered but what is stored. */
    Roster roster() {
        return directory
                .apply(Roster.on(stores)
                        .clock(clock)
                        .jobs(settings.apply(JobSettings.defaults().reading(Office::rows))))
                .build();
    }

    Session as(String user) {
        return roster().as(Actor.of(
                stores.users().findAll(List.of(new UserId(user))).get(0)));
    }

    Session admin() {
        return as("root");
    }

    @Nullable String department(String user) {
        return stores.users()
                .findAll(List.of(new UserId(user)))
                .get(0)
                .employment()
                .department();
    }

    List<String> uploads() {
        return stores.require(UploadStore.class).expired(Instant.parse("9999-01-01T00:00:00Z"), 100).stream()
                .map(UploadStore.Upload::key)
                .toList();
    }

    List<DocumentStore.Document> documents(String kind) {
        return stores.require(DocumentStore.class).ofKind(kind, DocumentStore.Page.first(1_000));
    }

    static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RowSource rows(UploadedFile file) {
        try (InputStream in = file.open()) {
            List<List<String>> rows = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> rows.add(List.of(line.split(",", -1))));
            return RowSource.of(file.name(), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
