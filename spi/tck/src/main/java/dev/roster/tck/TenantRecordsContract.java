package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueQuery;
import dev.roster.spi.AttemptWindow;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.MappingStore;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.Run;
import dev.roster.spi.SavedMapping;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether everything that tenants keep is kept apart, record by record: rule ST-03. */
public interface TenantRecordsContract extends StoresFactory {

    /** Mappings. */
    @Test
    @DisplayName("ST-03: confirmed mappings of one kind of file are each tenant's own: saved, found, listed, forgotten")
    default void keepsMappingsApart() {
        inTwoTenants((ours, theirs) -> {
            MappingStore mine = Samples.ability(ours, MappingStore.class);
            MappingStore other = Samples.ability(theirs, MappingStore.class);
            SavedMapping earlier = mapping("ada", 0);
            SavedMapping later = mapping("bob", 9);
            other.save(later);
            assertThat(mine.find("abc")).isEmpty();
            assertThat(mine.newest(9)).isEmpty();
            assertThat(mine.delete("abc")).isFalse();
            mine.save(earlier);
            assertThat(mine.find("abc")).contains(earlier);
            assertThat(other.newest(9)).containsExactly(later);
            assertThat(mine.delete("abc")).isTrue();
            assertThat(other.find("abc")).contains(later);
        });
    }

    private static SavedMapping mapping(String who, int second) {
        return new SavedMapping(
                "abc", Samples.NOON.plusSeconds(second), who, List.of(SavedMapping.Column.ignored("of " + who)));
    }

    /** Attempts. */
    @Test
    @DisplayName("ST-03: attempts to sign in under one subject are counted for each tenant, and cleared for one")
    default void keepsAttemptsApart() {
        inTwoTenants((ours, theirs) -> {
            AttemptWindow.Limit limit = new AttemptWindow.Limit(2, Duration.ofMinutes(1), Duration.ofHours(1));
            SignInAttemptStore mine = Samples.attempts(ours);
            SignInAttemptStore other = Samples.attempts(theirs);
            for (int i = 0; i < 3; i++) {
                assertThat(other.reserve(Footprint.SUBJECT, limit, Samples.NOON))
                        .isEqualTo(i < 2);
            }
            assertThat(mine.find(Footprint.SUBJECT)).isEmpty();
            assertThat(mine.reserve(Footprint.SUBJECT, limit, Samples.NOON)).isTrue();
            assertThat(mine.clear(Footprint.SUBJECT)).isTrue();
            assertThat(other.reserve(Footprint.SUBJECT, limit, Samples.NOON)).isFalse();
        });
    }

    /** Tokens. */
    @Test
    @DisplayName("ST-03: a token is found, consumed, revoked and replaced in its own tenant, also with a unit")
    default void keepsTokensApart() {
        inTwoTenants((ours, theirs) -> {
            TokenStore mine = Samples.tokens(ours);
            OneTimeToken token = Footprint.TOKEN;
            Samples.tokens(theirs).issue(token);
            Samples.load(ours, List.of(Footprint.ADA));
            assertThat(mine.find(token.hash(), token.purpose())).isEmpty();
            assertThat(Samples.commit(ours, Samples.extra(new TokenStore.Change.Consume(token, Samples.NOON))))
                    .isEqualTo(UnitOutcome.STALE);
            mine.issue(token);
            assertThat(Samples.commit(ours, Samples.extra(new TokenStore.Change.Issue(token))))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(Samples.commit(ours, Samples.extra(new TokenStore.Change.Revoke(token.user()))))
                    .isEqualTo(UnitOutcome.WRITTEN);
            mine.issue(token);
            assertThat(mine.consume(token, Samples.NOON)).isTrue();
            Samples.commit(ours, Samples.delete(Footprint.ADA));
            assertThat(Samples.tokens(theirs).consume(token, Samples.NOON)).isTrue();
        });
    }

    /** Credentials. */
    @Test
    @DisplayName("ST-03: credentials of one user are found, saved and removed in their own tenant, also with a unit")
    default void keepsCredentialsApart() {
        inTwoTenants((ours, theirs) -> {
            CredentialStore mine = Samples.credentials(ours);
            CredentialStore other = Samples.credentials(theirs);
            Credentials first = Footprint.CREDENTIALS;
            Credentials next = first.next(first.password(), null);
            assertThat(other.save(first)).isTrue();
            assertThat(mine.find(first.user())).isEmpty();
            assertThat(mine.save(next)).isFalse();
            assertThat(mine.remove(first.user())).isFalse();
            assertThat(Samples.commit(ours, Samples.extra(new CredentialStore.Change.Put(next))))
                    .isEqualTo(UnitOutcome.STALE);
            assertThat(Samples.commit(ours, Samples.extra(new CredentialStore.Change.Put(first))))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(mine.save(next)).isTrue();
            assertThat(Samples.commit(
                            ours, Samples.extra(new CredentialStore.Change.Put(next.next(null, first.secondFactor())))))
                    .isEqualTo(UnitOutcome.WRITTEN);
            Samples.commit(ours, Samples.extra(new CredentialStore.Change.Remove(first.user())));
            assertThat(other.find(first.user())).contains(first);
            Samples.load(ours, List.of(Footprint.ADA));
            assertThat(mine.save(first)).isTrue();
            Samples.commit(ours, Samples.delete(Footprint.ADA));
            assertThat(mine.find(first.user())).isEmpty();
            assertThat(other.find(first.user())).contains(first);
        });
    }

    /** Documents. */
    @Test
    @DisplayName("ST-03: documents of one kind, key and user are each tenant's own, and erased in one tenant alone")
    default void keepsDocumentsApart() {
        inTwoTenants((ours, theirs) -> {
            DocumentStore mine = Samples.ability(ours, DocumentStore.class);
            DocumentStore other = Samples.ability(theirs, DocumentStore.class);
            DocumentStore.Document note = new DocumentStore.Document("note", "1", Footprint.ADA.id(), 0, "{}");
            other.put(other.put(note).orElseThrow());
            assertThat(mine.ofKind("note", DocumentStore.Page.first(9))).isEmpty();
            assertThat(mine.ofUser(Footprint.ADA.id(), "note", DocumentStore.Page.first(9)))
                    .isEmpty();
            assertThat(mine.put(note)).contains(note.kept());
            Samples.load(ours, List.of(Footprint.ADA));
            Samples.commit(ours, new Write.EraseUser(Footprint.ADA.id(), 1));
            assertThat(mine.find("note", "1")).isEmpty();
            assertThat(other.ofKind("note", DocumentStore.Page.first(9))).hasSize(1);
        });
    }

    /** Messages. */
    @Test
    @DisplayName("ST-03: messages of one key and user are claimed, renewed, postponed, given up, revived, discarded and"
            + " erased in one tenant alone")
    default void keepsMessagesApart() {
        inTwoTenants((ours, theirs) -> {
            OutboxMessage message = OutboxMessage.builder("k", "mail", Footprint.ADA.id())
                    .body(java.util.Map.of("a", "b"))
                    .build();
            CommitUnit unit = new CommitUnit(List.of(Samples.insert(Footprint.ADA)), null, List.of(), List.of(message));
            Samples.commit(ours, unit);
            Samples.commit(theirs, unit);
            OutboxStore mine = ours.outbox();
            OutboxStore other = theirs.outbox();
            String owner = Samples.LEASE.owner();
            OutboxStore.Failure no = new OutboxStore.Failure(owner, Samples.NOON, "no");
            assertThat(other.claim(Samples.LEASE, 9)).hasSize(1);
            assertThat(mine.renew("k", Samples.LEASE)).isFalse();
            assertThat(mine.postpone("k", no, Samples.NOON)).isFalse();
            assertThat(mine.claim(Samples.LEASE, 9))
                    .as("somebody else's message is out")
                    .hasSize(1);
            assertThat(mine.giveUp("k", no)).isTrue();
            assertThat(other.dead(9)).isEmpty();
            assertThat(other.revive("k", Samples.NOON, Samples.audit("retry"))).isFalse();
            assertThat(other.discard("k", Samples.audit("discard"))).isFalse();
            Samples.commit(ours, new Write.EraseUser(Footprint.ADA.id(), 1));
            assertThat(other.pending(9))
                    .containsExactly(message.toBuilder().attempts(1).build());
            assertThat(other.delivered("k", owner)).isTrue();
            assertThat(mine.dead(9)).hasSize(1);
        });
    }

    /** The journal. */
    @Test
    @DisplayName(
            "ST-03: plans, runs and entries of one id are begun, taken over, ended, appended and erased in one tenant"
                    + " alone")
    default void keepsJournalsApart() {
        inTwoTenants((ours, theirs) -> {
            Run run = Run.builder(Samples.PLAN, Samples.NOON).executor("one").build();
            JournalEntry entry = new JournalEntry(
                    Samples.PLAN,
                    0,
                    UnitOutcome.Kind.STALE,
                    List.of(new JournalEntry.Part(Footprint.ADA.id(), "theirs")));
            theirs.journal().putPlan(Samples.PLAN, List.of(new byte[] {1}).iterator());
            theirs.journal().begin(run);
            theirs.journal().append(List.of(entry));
            assertThat(ours.journal().end(run.with(Run.State.FINISHED, Samples.NOON, "x")))
                    .isFalse();
            assertThat(ours.journal().find(Samples.PLAN)).isEmpty();
            ours.journal()
                    .putPlan(
                            Samples.PLAN,
                            List.of(new byte[] {2}, new byte[] {3}).iterator());
            assertThat(ours.journal().begin(run)).isTrue();
            assertThat(ours.journal().takeOver(Samples.PLAN, "one", "two")).isTrue();
            assertThat(ours.journal().end(run.takenOverBy("two").with(Run.State.FINISHED, Samples.NOON, "x")))
                    .isTrue();
            Samples.load(ours, List.of(Footprint.ADA));
            CommitUnit same = new CommitUnit(
                    List.of(new Write.EraseUser(Footprint.ADA.id(), 1)),
                    new JournalEntry(Samples.PLAN, 0, UnitOutcome.Kind.WRITTEN, List.of()),
                    List.of(),
                    List.of());
            assertThat(Samples.commit(ours, same)).as("their unit is not ours").isEqualTo(UnitOutcome.WRITTEN);
            assertThat(theirs.journal().entries(Samples.PLAN, 0, 9)).containsExactly(entry);
            assertThat(theirs.journal().find(Samples.PLAN)).contains(run);
            assertThat(theirs.journal().runs(EnumSet.allOf(Run.Kind.class), null, 9))
                    .containsExactly(run);
            assertThat(theirs.journal().planPage(Samples.PLAN, 0))
                    .hasValueSatisfying(page -> assertThat(page).containsExactly(1));
            assertThat(theirs.journal().planPage(Samples.PLAN, 1)).isEmpty();
        });
    }

    /** The audit trail. */
    @Test
    @DisplayName(
            "ST-03: no question about the audit trail, and no page of it, gives entries of another tenant, and none is"
                    + " erased there")
    default void keepsAuditTrailsApart() {
        inTwoTenants((ours, theirs) -> {
            AuditEntry entry = AuditEntry.builder(Samples.NOON, "root", "update")
                    .user(Footprint.ADA.id())
                    .run(Samples.PLAN)
                    .reason("theirs")
                    .build();
            for (int i = 0; i < 3; i++) {
                Samples.commit(theirs, new CommitUnit(List.of(), null, List.of(entry), List.of()));
            }
            Samples.load(ours, List.of(Footprint.ADA));
            Samples.commit(ours, new CommitUnit(List.of(), null, List.of(entry, entry), List.of()));
            AuditStore.Query query = AuditStore.Query.latest(1);
            for (AuditStore.Query narrowed : List.of(
                    query,
                    query.by("root"),
                    query.ofKind("user"),
                    query.of(AuditEntry.Target.of(Footprint.ADA.id())),
                    query.in(Samples.PLAN),
                    query.from(Samples.NOON))) {
                AuditStore.Page first = ours.audit().list(narrowed);
                AuditStore.Page second =
                        ours.audit().list(narrowed.after(first.next().orElseThrow()));
                assertThat(second.entries()).hasSize(1);
                assertThat(second.next()).as("%s", narrowed).isEmpty();
            }
            Samples.commit(ours, new Write.EraseUser(Footprint.ADA.id(), 1));
            assertThat(theirs.audit().ofUser(Footprint.ADA.id(), 9)).containsExactly(entry, entry, entry);
        });
    }

    /** Questions about users. */
    @Test
    @DisplayName("ST-03: pages, counts, values, touches and updates of users with one id stay in their tenant")
    default void asksOneTenant() {
        inTwoTenants((ours, theirs) -> {
            Samples.given(ours, SampleUsers.ATTRIBUTES);
            Samples.given(theirs, SampleUsers.ATTRIBUTES);
            User mine = SampleUsers.full("ada");
            User other = mine.with(user -> user.department("Theirs")
                    .groups(Set.of(new GroupKey("theirs")))
                    .skillCount(null)
                    .lastLoginAt(null)
                    .primaryEmail(new EmailAddress("theirs@example.com")));
            Samples.load(
                    theirs,
                    List.of(
                            other,
                            SampleUsers.full("bob")
                                    .with(user -> user.primaryEmail(new EmailAddress("bob@example.com")))));
            Samples.load(ours, List.of(mine));
            for (Field<?> field : QueryDice.FIELDS) {
                assertThat(ours.users().values(ValueQuery.of(field)).stream()
                                .mapToLong(value -> value.count())
                                .max())
                        .as("values of %s", field)
                        .hasValue(1);
                if (!field.isList()) {
                    assertThat(ours.users()
                                    .query(UserQuery.first(9).sortedBy(Sort.ascending(field)))
                                    .users())
                            .as("sorted by %s", field)
                            .containsExactly(mine);
                }
            }
            assertThat(Samples.scanned(ours, Filter.search("bob"))).isEmpty();
            ours.users()
                    .touch(List.of(Touch.skills(mine.id(), 99), Touch.signIn(mine.id(), Samples.NOON.plusSeconds(9))));
            Samples.commit(
                    ours,
                    Samples.update(
                            mine.with(user -> user.department("Ours").groups(Set.of())),
                            1,
                            Field.DEPARTMENT,
                            Field.GROUPS,
                            SampleUsers.ATTRIBUTES.get(0).field()));
            Samples.assertStored(theirs, other);
            Samples.commit(ours, new Write.DeleteUser(mine.id(), 2));
            Samples.assertStored(theirs, other);
        });
    }

    /** Guards. */
    @Test
    @DisplayName("ST-03: neither the actor, nor the catalogs, nor the holders of another tenant matter to a commit")
    default void guardsOneTenant() {
        inTwoTenants((ours, theirs) -> {
            User ada = Samples.user("ada", user -> user.groups(Set.of(new GroupKey("staff"))));
            Samples.load(theirs, List.of(ada));
            assertThat(ours.users().commit(List.of(Samples.unit()), CommitGuards.NONE.decidedBy(ada)))
                    .containsExactly(UnitOutcome.OUTDATED);
            StoresFactory.given(ours, Group.named("Staff"));
            CommitGuards guards =
                    CommitGuards.NONE.decidedOn(ours.catalogs(0).orElseThrow().revision());
            StoresFactory.given(theirs, Group.named("Staff"));
            assertThat(ours.users()
                            .commit(List.of(Samples.unit(new Write.ChangeEntry(Group.named("Staff"), null))), guards))
                    .containsExactly(UnitOutcome.WRITTEN);
            assertThat(theirs.groups().all()).containsExactly(Group.named("Staff"));
            assertThat(Samples.commit(theirs, new Write.ChangeEntry(Group.named("Staff"), null)))
                    .isEqualTo(UnitOutcome.IN_USE);
            assertThat(theirs.users().findAll(List.of(new UserId("ada")))).containsExactly(ada);
        });
    }

    private void inTwoTenants(BiConsumer<Stores, Stores> test) {
        SharedDatabase database = Samples.require(newDatabase(), "newDatabase");
        try (Stores ours = database.open("ours");
                Stores theirs = database.open("theirs")) {
            test.accept(ours, theirs);
        }
    }
}
