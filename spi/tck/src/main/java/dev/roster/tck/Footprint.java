package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Role;
import dev.roster.model.Team;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.model.UserName;
import dev.roster.query.Filter;
import dev.roster.spi.AttemptWindow;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Run;
import dev.roster.spi.SignInSubject;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UploadStore;
import dev.roster.spi.Write;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** One entry in every store of a tenant, the same each time. */
final class Footprint {

    /** With the second factor of {@link #CREDENTIALS}. */
    static final User ADA =
            Samples.user("ada", user -> user.userName(new UserName("Ada")).secondFactor(true));

    static final OneTimeToken TOKEN = new OneTimeToken(
            new OneTimeToken.Hash("a1".repeat(32)),
            OneTimeToken.Purpose.INVITATION,
            ADA.id(),
            new EmailAddress("Ada@Example.com"),
            "root",
            Samples.NOON,
            Samples.NOON.plusSeconds(60));
    static final Credentials CREDENTIALS = new Credentials(
            ADA.id(),
            1,
            5,
            new Credentials.Password(
                    "$hash", Samples.NOON, true, Samples.NOON.plusSeconds(60), List.of("$old", "$older")),
            new Credentials.SecondFactor("sealed", Samples.NOON, 7, List.of("r2", "r1")));
    static final Team TEAM = new Team(new TeamKey("core"), "Core", new OrganizationKey("acme"));
    static final DocumentStore.Document DOCUMENT =
            new DocumentStore.Document("note", "1", ADA.id(), 1, "{\"text\":\"hello\"}");
    static final SignInSubject SUBJECT = SignInSubject.of(ADA.id());

    private static final AttemptWindow.Limit LIMIT =
            new AttemptWindow.Limit(3, Duration.ofMinutes(1), Duration.ofHours(1));
    private static final Run RUN = Run.builder(Samples.PLAN, Samples.NOON)
            .actor("root")
            .source("users.csv")
            .executor("one")
            .build();
    private static final JournalEntry ENTRY =
            new JournalEntry(Samples.PLAN, 0, UnitOutcome.Kind.WRITTEN, List.of(new JournalEntry.Part(null, "{}")));
    private static final AuditEntry AUDIT = AuditEntry.builder(Samples.NOON, "root", "create")
            .user(ADA.id())
            .run(Samples.PLAN)
            .detail("userName")
            .build();
    private static final OutboxMessage MESSAGE = OutboxMessage.builder("invite:ada", "invite", ADA.id())
            .createdAt(Samples.NOON)
            .build();

    private Footprint() {}

    static void leave(Stores stores) {
        CommitUnit unit = new CommitUnit(
                List.of(
                        Samples.insert(ADA),
                        new Write.EnsureEntry(Role.named("Editor")),
                        new Write.EnsureEntry(Group.named("Staff")),
                        new Write.EnsureEntry(Organization.named("Acme"))),
                ENTRY,
                List.of(AUDIT),
                List.of(MESSAGE));
        assertThat(Samples.commit(stores, unit)).isEqualTo(UnitOutcome.WRITTEN);
        Samples.given(stores, SampleUsers.ATTRIBUTES);
        Samples.given(stores, List.of(TEAM));
        stores.capability(DocumentStore.class)
                .ifPresent(documents -> assertThat(documents.put(new DocumentStore.Document(
                                DOCUMENT.kind(), DOCUMENT.key(), DOCUMENT.user(), 0, DOCUMENT.json())))
                        .contains(DOCUMENT));
        stores.capability(UploadStore.class)
                .ifPresent(uploads -> assertThat(
                                uploads.put("u-1", Samples.NOON, new ByteArrayInputStream(new byte[] {1, 2, 3})))
                        .isPresent());
        stores.capability(CredentialStore.class)
                .ifPresent(
                        credentials -> assertThat(credentials.save(CREDENTIALS)).isTrue());
        stores.journal().putPlan(Samples.PLAN, List.of(new byte[] {1, 2, 3}).iterator());
        assertThat(stores.journal().begin(RUN)).isTrue();
        Samples.tokens(stores).issue(TOKEN);
        assertThat(Samples.attempts(stores).reserve(SUBJECT, LIMIT, Samples.NOON))
                .isTrue();
    }

    static void assertLeft(Stores stores) {
        try (Stream<User> users = stores.users().scan(Filter.everybody())) {
            assertThat(users).containsExactly(ADA);
        }
        assertThat(stores.roles().all()).containsExactly(Role.named("Editor"));
        assertThat(stores.groups().all()).containsExactly(Group.named("Staff"));
        assertThat(stores.organizations().all()).containsExactly(Organization.named("Acme"));
        assertThat(stores.teams().all()).containsExactly(TEAM);
        assertThat(stores.catalogs(0))
                .hasValueSatisfying(all -> assertThat(all.teams()).containsExactly(TEAM));
        assertThat(stores.attributes().all()).containsExactlyInAnyOrderElementsOf(SampleUsers.ATTRIBUTES);
        assertThat(stores.journal().runs(EnumSet.allOf(Run.Kind.class), null, 10))
                .containsExactly(RUN);
        assertThat(stores.journal().planPage(Samples.PLAN, 0))
                .hasValueSatisfying(page -> assertThat(page).containsExactly(1, 2, 3));
        assertThat(stores.journal().entries(Samples.PLAN, 0, 10)).containsExactly(ENTRY);
        assertThat(stores.audit().ofUser(ADA.id(), 10)).containsExactly(AUDIT);
        assertThat(stores.outbox().pending(10)).containsExactly(MESSAGE);
        stores.capability(DocumentStore.class)
                .ifPresent(documents -> assertThat(documents.find(DOCUMENT.kind(), DOCUMENT.key()))
                        .contains(DOCUMENT));
        stores.capability(UploadStore.class)
                .ifPresent(uploads -> assertThat(uploads.open("u-1"))
                        .hasValueSatisfying(content -> assertThat(content).hasBinaryContent(new byte[] {1, 2, 3})));
        stores.capability(CredentialStore.class)
                .ifPresent(credentials -> assertThat(credentials.find(ADA.id())).contains(CREDENTIALS));
        assertThat(Samples.tokens(stores).find(TOKEN.hash(), TOKEN.purpose())).contains(TOKEN);
        assertThat(Samples.attempts(stores).find(SUBJECT)).isEqualTo(AttemptWindow.first(LIMIT, 1, Samples.NOON));
    }

    static void assertAbsent(Stores stores) {
        assertThat(Samples.stored(stores, "ada")).isEmpty();
        assertThat(stores.roles().all()).isEmpty();
        assertThat(stores.groups().all()).isEmpty();
        assertThat(stores.teams().all()).isEmpty();
        assertThat(stores.journal().find(Samples.PLAN)).isEmpty();
        stores.capability(CredentialStore.class)
                .ifPresent(credentials -> assertThat(credentials.find(ADA.id())).isEmpty());
        assertThat(Samples.tokens(stores).find(TOKEN.hash(), TOKEN.purpose())).isEmpty();
        assertThat(Samples.attempts(stores).find(SUBJECT)).isEmpty();
    }
}
