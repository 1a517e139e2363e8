package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.PlanId;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for units beyond users: rules UN-01 to UN-03. */
public interface UnitContract extends StoresFactory {

    /** A change that no store knows. */
    record UnknownChange() implements Write.Extra.Change {
        @Override
        public Class<?> ability() {
            return UnknownChange.class;
        }
    }

    /** Guards that hold. */
    @Test
    @DisplayName("UN-01: a commit whose actor and catalogs are as they were is written")
    default void writesWhatIsGuardedAndHolds() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.version(3));
            Samples.load(stores, List.of(ada));
            StoresFactory.given(stores, Group.named("Staff"));
            CommitGuards guards = guards(stores, ada);
            assertThat(stores.users().commit(two(), guards)).containsOnly(UnitOutcome.WRITTEN);
            User renamed = ada.with(user -> user.displayName("Ada"));
            CommitUnit own = Samples.unit(
                    Samples.update(renamed, 3, Field.DISPLAY_NAME), new Write.EnsureEntry(Group.named("Own")));
            assertThat(stores.users().commit(List.of(own), guards)).containsExactly(UnitOutcome.WRITTEN);
        }
    }

    /** An actor who changed. */
    @Test
    @DisplayName("UN-01: when the actor changed, is gone or never was, every unit is outdated and none is written")
    default void writesNothingForAnotherActor() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            CommitGuards guards = CommitGuards.NONE.decidedBy(ada);
            assertOutdated(stores, guards);
            Samples.load(stores, List.of(ada));
            Samples.commit(stores, Samples.update(ada, 1, Field.ROLES));
            assertOutdated(stores, guards);
            Samples.commit(stores, new Write.DeleteUser(ada.id(), 2));
            assertOutdated(stores, guards);
        }
    }

    /** One who acts in the place of another. */
    @Test
    @DisplayName(
            "UN-01: of two by whose rights units were decided each is compared, whoever of them changed or is gone")
    default void comparesEachWhoDecided() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            User eve = Samples.user("eve");
            Samples.load(stores, List.of(ada, eve));
            CommitGuards guards = CommitGuards.NONE.decidedBy(ada).decidedBy(eve);
            assertThat(stores.users().commit(List.of(Samples.unit()), guards)).containsExactly(UnitOutcome.WRITTEN);
            Samples.commit(stores, Samples.update(eve, 1, Field.ROLES));
            assertOutdated(stores, guards);
            CommitGuards turned = CommitGuards.NONE
                    .decidedBy(eve.with(user -> user.version(2)))
                    .decidedBy(ada);
            assertThat(stores.users().commit(List.of(Samples.unit()), turned)).containsExactly(UnitOutcome.WRITTEN);
            Samples.commit(stores, new Write.DeleteUser(ada.id(), 1));
            assertOutdated(stores, turned);
        }
    }

    /** Catalogs that changed. */
    @Test
    @DisplayName("UN-01: when a catalog changed, every unit is outdated and none is written")
    default void writesNothingOnOtherCatalogs() {
        try (Stores stores = newStores()) {
            CommitGuards guards =
                    CommitGuards.NONE.decidedOn(stores.catalogs(0).orElseThrow().revision());
            StoresFactory.given(stores, Group.named("Staff"));
            assertOutdated(stores, guards);
        }
    }

    /** Guards hold for units that go back to one by one as well. */
    @Test
    @DisplayName("UN-01: of a guarded call either every unit is outdated or none is, while 16 threads change catalogs")
    default void guardsWholeCalls() {
        try (Stores stores = newStores()) {
            List<List<UnitOutcome>> calls = Samples.together(number -> {
                CommitGuards guards = CommitGuards.NONE.decidedOn(
                        stores.catalogs(0).orElseThrow().revision());
                List<CommitUnit> units = List.of(
                        Samples.unit(Samples.insert(Samples.user("u" + number))),
                        Samples.unit(new Write.EnsureEntry(Group.named("Group " + number))),
                        Samples.unit(Samples.insert(Samples.user("v" + number))));
                return stores.users().commit(units, guards);
            });
            assertThat(calls)
                    .allSatisfy(
                            outcomes -> assertThat(outcomes.stream().distinct()).hasSize(1))
                    .anySatisfy(outcomes -> assertThat(outcomes).containsOnly(UnitOutcome.WRITTEN));
            long written = calls.stream()
                    .filter(outcomes -> outcomes.contains(UnitOutcome.WRITTEN))
                    .count();
            assertThat(stores.groups().all()).hasSize((int) written);
        }
    }

    /** What is checked stays so until the end of the commit. */
    @Test
    @DisplayName("UN-01: of 16 threads that write a unit each on the same revision, one does")
    default void raisesARevisionOnce() {
        try (Stores stores = newStores()) {
            CommitGuards guards =
                    CommitGuards.NONE.decidedOn(stores.catalogs(0).orElseThrow().revision());
            List<UnitOutcome> outcomes = Samples.together(number -> stores.users()
                    .commit(List.of(Samples.unit(new Write.EnsureEntry(Group.named("Group " + number)))), guards)
                    .get(0));
            assertThat(outcomes).containsOnlyOnce(UnitOutcome.WRITTEN).contains(UnitOutcome.OUTDATED);
        }
    }

    /** An erased user. */
    @Test
    @DisplayName("UN-02: an erased user is gone like a deleted one, when the version fits and an owner stays")
    default void erasesUsers() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.version(2).roles(Samples.OWNER));
            Samples.load(stores, List.of(ada));
            assertThat(Samples.commit(stores, new Write.EraseUser(ada.id(), 1))).isEqualTo(UnitOutcome.STALE);
            assertThat(stores.users().commit(List.of(Samples.unit(new Write.EraseUser(ada.id(), 2))), Samples.GUARDED))
                    .containsExactly(UnitOutcome.LAST_OWNER);
            Samples.assertStored(stores, ada);
            assertThat(Samples.commit(stores, new Write.EraseUser(ada.id(), 2))).isEqualTo(UnitOutcome.WRITTEN);
            assertThat(Samples.stored(stores, "ada")).isEmpty();
            Samples.load(
                    stores,
                    List.of(Samples.user(
                            "new", user -> user.primaryEmail(ada.contact().primaryEmail()))));
        }
    }

    /** Tokens of an erased user. */
    @Test
    @DisplayName("UN-02: the tokens of an erased user go with the user, and nobody else's")
    default void erasesTokens() {
        try (Stores stores = newStores()) {
            TokenStore tokens = Samples.tokens(stores);
            Samples.load(stores, List.of(Footprint.ADA));
            tokens.issue(Footprint.TOKEN);
            Samples.commit(stores, new Write.EraseUser(Footprint.ADA.id(), 9));
            assertThat(tokens.find(Footprint.TOKEN.hash(), Footprint.TOKEN.purpose()))
                    .isPresent();
            Samples.commit(stores, new Write.EraseUser(Footprint.ADA.id(), Footprint.ADA.version()));
            assertThat(tokens.find(Footprint.TOKEN.hash(), Footprint.TOKEN.purpose()))
                    .isEmpty();
        }
    }

    /** Credentials of an erased user. */
    @Test
    @DisplayName("UN-02: the credentials of an erased user go with the user, also of one who was deleted before")
    default void erasesCredentials() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            Samples.load(stores, List.of(Footprint.ADA));
            assertThat(store.save(Footprint.CREDENTIALS)).isTrue();
            Credentials other = Samples.password("Ada", "other");
            assertThat(store.save(other)).isTrue();
            Samples.commit(stores, new Write.EraseUser(Footprint.ADA.id(), 9));
            assertThat(store.find(Footprint.ADA.id())).contains(Footprint.CREDENTIALS);
            Samples.commit(stores, new Write.EraseUser(Footprint.ADA.id(), Footprint.ADA.version()));
            assertThat(store.find(Footprint.ADA.id())).isEmpty();

            assertThat(store.save(Footprint.CREDENTIALS)).isTrue();
            assertThat(Samples.commit(stores, new Write.EraseUser(Footprint.ADA.id(), 0)))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(store.find(Footprint.ADA.id())).isEmpty();
            assertThat(store.find(other.user())).contains(other);
        }
    }

    /** The journal of an erased user. */
    @Test
    @DisplayName("UN-02: the parts about an erased user go from the journal of every run, and all others stay")
    default void erasesPartsOfTheJournal() {
        try (Stores stores = newStores()) {
            PlanId other = new PlanId("ffffffff");
            JournalEntry.Part ada = new JournalEntry.Part(new UserId("ada"), "what Ada was");
            JournalEntry.Part bob = new JournalEntry.Part(new UserId("bob"), "what Bob was");
            JournalEntry.Part nobody = new JournalEntry.Part(null, "a group");
            stores.journal()
                    .append(List.of(
                            entry(Samples.PLAN, 0, ada),
                            entry(Samples.PLAN, 1, ada, bob, nobody),
                            entry(Samples.PLAN, 2, bob, ada, nobody, ada),
                            entry(other, 5, nobody, ada)));
            Samples.load(stores, List.of(Samples.user("ada"), Samples.user("bob")));
            CommitUnit erasure = new CommitUnit(
                    List.of(new Write.EraseUser(new UserId("ada"), 1)), entry(other, 6, nobody), List.of(), List.of());
            assertThat(Samples.commit(stores, erasure)).isEqualTo(UnitOutcome.WRITTEN);
            assertThat(stores.journal().entries(Samples.PLAN, 0, 10))
                    .containsExactly(
                            entry(Samples.PLAN, 0),
                            entry(Samples.PLAN, 1, bob, nobody),
                            entry(Samples.PLAN, 2, bob, nobody));
            assertThat(stores.journal().entries(other, 0, 10))
                    .containsExactly(entry(other, 5, nobody), entry(other, 6, nobody));
        }
    }

    /** A user who was deleted before. */
    @Test
    @DisplayName("UN-02: what is left of a user who was deleted goes, when nobody is stored and version 0 says so")
    default void erasesWhoIsGone() {
        try (Stores stores = newStores()) {
            UserId id = new UserId("ada");
            AuditEntry ada = audited(AuditEntry.Target.of(id), 1);
            JournalEntry.Part part = new JournalEntry.Part(id, "what Ada was");
            Samples.load(stores, List.of(Samples.user("ada")));
            stores.journal().append(List.of(entry(Samples.PLAN, 0, part)));
            Samples.commit(stores, new CommitUnit(List.of(), null, List.of(ada), List.of()));
            assertThat(Samples.commit(stores, new Write.EraseUser(id, 0))).isEqualTo(UnitOutcome.STALE);
            Samples.assertStored(stores, Samples.user("ada"));
            assertThat(Samples.commit(stores, new Write.DeleteUser(id, 1))).isEqualTo(UnitOutcome.WRITTEN);
            assertThat(Samples.commit(stores, new Write.EraseUser(id, 1))).isEqualTo(UnitOutcome.STALE);
            assertThat(stores.audit().ofUser(id, 10)).containsExactly(ada);
            assertThat(stores.journal().entries(Samples.PLAN, 0, 10)).containsExactly(entry(Samples.PLAN, 0, part));
            assertThat(Samples.commit(stores, new Write.EraseUser(id, 0))).isEqualTo(UnitOutcome.WRITTEN);
            assertThat(stores.audit().ofUser(id, 10)).containsExactly(ada.erased());
            assertThat(stores.journal().entries(Samples.PLAN, 0, 10)).containsExactly(entry(Samples.PLAN, 0));
            assertThat(Samples.stored(stores, "ada")).isEmpty();
        }
    }

    /** The audit trail of an erased user. */
    @Test
    @DisplayName("UN-02: audit entries about an erased user lose reason and values, and the erasing unit keeps its own")
    default void erasesValuesOfTheAuditTrail() {
        try (Stores stores = newStores()) {
            AuditEntry ada = audited(AuditEntry.Target.of(new UserId("ada")), 1);
            AuditEntry bob = audited(AuditEntry.Target.of(new UserId("bob")), 2);
            AuditEntry role = audited(new AuditEntry.Target("role", "ada"), 3);
            AuditEntry erased = audited(AuditEntry.Target.of(new UserId("ada")), 4);
            Samples.load(stores, List.of(Samples.user("ada")));
            Samples.commit(stores, new CommitUnit(List.of(), null, List.of(ada, bob, role), List.of()));
            CommitUnit erasure = new CommitUnit(
                    List.of(new Write.EraseUser(new UserId("ada"), 1)), null, List.of(erased), List.of());
            assertThat(Samples.commit(stores, erasure)).isEqualTo(UnitOutcome.WRITTEN);
            assertThat(stores.audit().list(AuditStore.Query.latest(10)).entries())
                    .containsExactly(erased, role, bob, ada.erased());
        }
    }

    private static JournalEntry entry(PlanId plan, int number, JournalEntry.Part... parts) {
        return new JournalEntry(plan, number, UnitOutcome.Kind.WRITTEN, List.of(parts));
    }

    private static AuditEntry audited(AuditEntry.Target target, int second) {
        return AuditEntry.builder(Samples.NOON.plusSeconds(second), "root", "update")
                .target(target)
                .reason("moved away")
                .detail("location")
                .value(new AuditEntry.Value("location", "Berlin", "Paris"))
                .build();
    }

    /** What is not claimed refuses. */
    @Test
    @DisplayName("UN-03: a change of an ability that the stores do not claim is refused, and nothing is written")
    default void refusesUnknownChanges() {
        try (Stores stores = newStores()) {
            List<CommitUnit> units = List.of(
                    Samples.unit(Samples.insert(Samples.user("ada"))),
                    Samples.unit(Samples.insert(Samples.user("bob")), Samples.extra(new UnknownChange())));
            assertThatThrownBy(() -> stores.users().commit(units, CommitGuards.NONE))
                    .isInstanceOf(UnsupportedOperationException.class);
            if (stores.capability(TokenStore.class).isEmpty()) {
                assertThatThrownBy(() ->
                                Samples.commit(stores, Samples.extra(new TokenStore.Change.Revoke(Footprint.ADA.id()))))
                        .isInstanceOf(UnsupportedOperationException.class);
            }
            if (stores.capability(CredentialStore.class).isEmpty()) {
                assertThatThrownBy(() -> Samples.commit(
                                stores, Samples.extra(new CredentialStore.Change.Remove(Footprint.ADA.id()))))
                        .isInstanceOf(UnsupportedOperationException.class);
            }
            assertNobody(stores);
        }
    }

    private static CommitGuards guards(Stores stores, User actor) {
        return CommitGuards.owners(Samples.OWNER)
                .decidedBy(actor)
                .decidedOn(stores.catalogs(0).orElseThrow().revision());
    }

    private static List<CommitUnit> two() {
        return List.of(
                Samples.unit(Samples.insert(Samples.user("x"))), Samples.unit(Samples.insert(Samples.user("y"))));
    }

    private static void assertOutdated(Stores stores, CommitGuards guards) {
        assertThat(stores.users().commit(two(), guards)).containsExactly(UnitOutcome.OUTDATED, UnitOutcome.OUTDATED);
        assertThat(Samples.stored(stores, "x")).isEmpty();
        assertThat(Samples.stored(stores, "y")).isEmpty();
    }

    private static void assertNobody(Stores stores) {
        try (var users = stores.users().scan(Filter.everybody())) {
            assertThat(users).isEmpty();
        }
    }
}
