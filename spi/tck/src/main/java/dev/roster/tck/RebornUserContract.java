package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.CatalogEntry;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether a user of an id that was deleted begins anew: rule UN-05. */
public interface RebornUserContract extends StoresFactory {

    /** What was read before is forgotten. */
    @Test
    @DisplayName("UN-05: every call reads a user anew whose id comes again with the same version and moments as before")
    default void readsRebornUsersAnew() {
        try (Stores stores = newStores()) {
            User before = Samples.user("ada", user -> user.department("Engines").externalId("x"));
            User after = Samples.user("ada", user -> user.department("Poetry").externalId("x"));
            for (int round = 0; round < 2; round++) {
                for (User ada : List.of(before, after)) {
                    Samples.load(stores, List.of(ada));
                    assertReadEverywhere(stores, ada);
                    assertThat(Samples.commit(stores, Samples.delete(ada))).isEqualTo(UnitOutcome.WRITTEN);
                    assertThat(Samples.stored(stores, "ada")).isEmpty();
                }
            }
        }
    }

    private static void assertReadEverywhere(Stores stores, User ada) {
        UserStore users = stores.users();
        String department = String.valueOf(ada.employment().department());
        Samples.assertStored(stores, ada);
        assertThat(users.correlate(List.of(
                        CorrelationKey.of(Field.ID, ada.id()),
                        CorrelationKey.of(Field.EXTERNAL_ID, "x"),
                        new CorrelationKey(Field.PRIMARY_EMAIL, "ada@example.com"))))
                .containsOnly(List.of(ada));
        assertThat(users.query(UserQuery.first(9)).users()).containsExactly(ada);
        assertThat(users.query(UserQuery.first(9).sortedBy(Sort.ascending(Field.DEPARTMENT)))
                        .users())
                .containsExactly(ada);
        assertThat(Samples.scanned(stores, Filter.everybody())).containsExactly(ada);
        assertThat(users.count(Filter.of(Field.DEPARTMENT, Operator.EQUAL, department), 9))
                .isEqualTo(1);
        assertThat(users.values(ValueQuery.of(Field.DEPARTMENT))).containsExactly(new ValueCount(department, 1));
    }

    /** The two ways to go. */
    List<Function<User, Write>> REMOVALS =
            List.of(Samples::delete, user -> new Write.EraseUser(user.id(), user.version()));

    /** What a user has. */
    @Test
    @DisplayName(
            "UN-05: a user of an id that was deleted or erased has nothing of the one before, however it is asked for")
    default void beginsAnew() {
        for (Function<User, Write> removal : REMOVALS) {
            try (Stores stores = newStores()) {
                User before = given(stores);
                User bare = bare();
                assertThat(Samples.commit(stores, removal.apply(before))).isEqualTo(UnitOutcome.WRITTEN);
                assertNothingKnown(stores, before, 0);
                assertThat(Samples.commit(stores, Samples.insert(bare))).isEqualTo(UnitOutcome.WRITTEN);
                Samples.assertStored(stores, bare);
                assertNothingKnown(stores, before, 1);
            }
        }
    }

    /** In one call. */
    @Test
    @DisplayName("UN-05: the same holds when both stand in one call, and when the new user is like the old one in part")
    default void beginsAnewInOneCall() {
        for (Function<User, Write> removal : REMOVALS) {
            try (Stores stores = newStores()) {
                User before = given(stores);
                User alike = bare().with(user -> user.displayName(before.name().displayName())
                        .roles(before.access().roles())
                        .department("Elsewhere"));
                assertThat(stores.users()
                                .commit(
                                        List.of(
                                                Samples.unit(removal.apply(before)),
                                                Samples.unit(Samples.insert(alike))),
                                        CommitGuards.NONE))
                        .containsOnly(UnitOutcome.WRITTEN);
                Samples.assertStored(stores, alike);
                User moved = alike.with(user -> user.version(2).department(null));
                assertThat(Samples.commit(stores, Samples.update(moved, 1, Field.DEPARTMENT)))
                        .isEqualTo(UnitOutcome.WRITTEN);
                Samples.assertStored(stores, moved);
            }
        }
    }

    /** Versions and touches. */
    @Test
    @DisplayName(
            "UN-05: versions and touches begin anew as well, and a write that was meant for the one before is stale")
    default void countsAnew() {
        try (Stores stores = newStores()) {
            User before = given(stores);
            Samples.commit(stores, Samples.update(before, 1, Field.DEPARTMENT));
            Samples.commit(stores, new Write.DeleteUser(before.id(), 2));
            Samples.load(stores, List.of(bare()));
            assertThat(Samples.commit(stores, Samples.update(before, 2, Field.DEPARTMENT)))
                    .isEqualTo(UnitOutcome.STALE);
            assertThat(Samples.commit(stores, new Write.DeleteUser(before.id(), 2)))
                    .isEqualTo(UnitOutcome.STALE);
            assertThat(stores.users().touch(List.of(Touch.signIn(before.id(), Samples.NOON.minusSeconds(900)))))
                    .isZero();
            Samples.assertStored(
                    stores,
                    bare().with(user -> user.lastLoginAt(Samples.NOON.minusSeconds(900))
                            .lastActivityAt(Samples.NOON.minusSeconds(900))));
        }
    }

    /** Owners. */
    @Test
    @DisplayName("UN-05: who owned the tenant under an id does not own it for the next user of that id")
    default void ownsNothing() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.roles(Samples.OWNER));
            User bob = Samples.user("bob", user -> user.roles(Samples.OWNER));
            Samples.load(stores, List.of(ada, bob));
            assertThat(stores.users()
                            .commit(
                                    List.of(
                                            Samples.unit(Samples.delete(ada)),
                                            Samples.unit(Samples.insert(bare())),
                                            Samples.unit(Samples.delete(bob))),
                                    Samples.GUARDED))
                    .containsExactly(UnitOutcome.WRITTEN, UnitOutcome.WRITTEN, UnitOutcome.LAST_OWNER);
        }
    }

    /** Tokens. */
    @Test
    @DisplayName("UN-05: the tokens of a deleted or erased user are good for nobody")
    default void revokesTokens() {
        for (Function<User, Write> removal : REMOVALS) {
            try (Stores stores = newStores()) {
                TokenStore tokens = Samples.tokens(stores);
                OneTimeToken token = Footprint.TOKEN;
                Samples.load(stores, List.of(Footprint.ADA));
                tokens.issue(token);
                assertThat(Samples.commit(stores, Samples.delete(Samples.user("ada", user -> user.version(9)))))
                        .isEqualTo(UnitOutcome.STALE);
                assertThat(tokens.find(token.hash(), token.purpose())).contains(token);
                Samples.commit(stores, removal.apply(Footprint.ADA));
                Samples.load(stores, List.of(Footprint.ADA));
                assertThat(tokens.find(token.hash(), token.purpose())).isEmpty();
                assertThat(tokens.consume(token, Samples.NOON)).isFalse();
                assertThat(tokens.revoke(token.user())).isZero();
            }
        }
    }

    /** Credentials. */
    @Test
    @DisplayName(
            "UN-05: nobody signs in with the credentials of a deleted or erased user, nor counts their versions on")
    default void dropsCredentials() {
        for (Function<User, Write> removal : REMOVALS) {
            try (Stores stores = newStores()) {
                CredentialStore store = Samples.credentials(stores);
                Credentials credentials = Footprint.CREDENTIALS;
                Credentials next = credentials.next(credentials.password(), null);
                Samples.load(stores, List.of(Footprint.ADA));
                assertThat(store.save(credentials)).isTrue();
                assertThat(Samples.commit(stores, Samples.delete(Samples.user("ada", user -> user.version(9)))))
                        .isEqualTo(UnitOutcome.STALE);
                assertThat(store.find(credentials.user())).contains(credentials);
                assertThat(Samples.commit(
                                stores,
                                removal.apply(Footprint.ADA),
                                Samples.extra(new CredentialStore.Change.Put(next))))
                        .isEqualTo(UnitOutcome.STALE);
                assertThat(store.find(credentials.user())).contains(credentials);
                Samples.commit(stores, removal.apply(Footprint.ADA));
                Samples.load(stores, List.of(Footprint.ADA));
                assertThat(store.find(credentials.user())).isEmpty();
                assertThat(store.save(next)).isFalse();
                assertThat(store.remove(credentials.user())).isFalse();
                assertThat(store.save(credentials)).isTrue();
            }
        }
    }

    /** Documents. */
    @Test
    @DisplayName("UN-05: a document that was removed, or erased with its user, is as new when it is put again")
    default void putsDocumentsAnew() {
        try (Stores stores = newStores()) {
            DocumentStore documents = Samples.ability(stores, DocumentStore.class);
            DocumentStore.Document note = new DocumentStore.Document("note", "1", Footprint.ADA.id(), 0, "{}");
            DocumentStore.Document nobodys = new DocumentStore.Document("note", "1", null, 0, "[]");
            Samples.load(stores, List.of(Footprint.ADA));
            documents.put(documents.put(note).orElseThrow());
            Samples.commit(stores, new Write.EraseUser(Footprint.ADA.id(), 1));
            assertThat(documents.put(nobodys)).contains(nobodys.kept());
            assertThat(documents.ofUser(Footprint.ADA.id(), "note", DocumentStore.Page.first(9)))
                    .isEmpty();
            assertThat(documents.delete(nobodys.kept())).isTrue();
            assertThat(documents.put(note)).contains(note.kept());
            assertThat(documents.find("note", "1")).contains(note.kept());
        }
    }

    /** Entries. */
    @Test
    @DisplayName("UN-05: an entry of a catalog that went and comes again is as it comes, and nobody holds it before")
    default void addsEntriesAnew() {
        try (Stores stores = newStores()) {
            for (Shelf<?, ?> shelf : Shelf.all(stores)) {
                StoresFactory.given(stores, shelf.earlier());
                Samples.commit(stores, new Write.ChangeEntry(shelf.earlier(), null));
                StoresFactory.given(stores, shelf.changed());
                assertThat(shelf.shownEntries()).as(shelf.name()).containsExactly(shelf.changed());
                assertThat(shelf.found()).as(shelf.name()).contains(shelf.changed());
                assertThat(Samples.commit(stores, new Write.ChangeEntry(shelf.changed(), null)))
                        .as(shelf.name())
                        .isEqualTo(UnitOutcome.WRITTEN);
            }
        }
    }

    private static User given(Stores stores) {
        Samples.given(stores, SampleUsers.ATTRIBUTES);
        Samples.given(stores, Samples.HELD);
        StoresFactory.given(stores, Group.named("Resting"));
        User full = SampleUsers.full("ada").with(user -> user.setAsideGroups(Set.of(new GroupKey("resting"))));
        Samples.load(stores, List.of(full));
        return full;
    }

    private static User bare() {
        return Samples.user("ada", user -> user.primaryEmail(new EmailAddress("new@example.org")));
    }

    /** That nobody has a value, a key, a word or an entry that the user before had; of how many users. */
    private static void assertNothingKnown(Stores stores, User before, int users) {
        for (Field<?> field : QueryDice.FIELDS) {
            if (!Set.of(Field.ID, Field.PRIMARY_EMAIL, Field.STATUS, Field.CREATED_AT)
                    .contains(field)) {
                Filter present = new Filter.Comparison(field, Operator.PRESENT, "");
                assertThat(stores.users().count(present, 9))
                        .as("users with %s", field)
                        .isZero();
                assertThat(stores.users().values(ValueQuery.of(field)))
                        .as("values of %s", field)
                        .isEmpty();
                assertThat(Samples.scanned(stores, new Filter.Not(present))).hasSize(users);
            }
            if (!field.isList()) {
                assertThat(stores.users()
                                .query(UserQuery.first(9).sortedBy(Sort.descending(field)))
                                .users())
                        .as("sorted by %s", field)
                        .hasSize(users);
            }
        }
        assertThat(stores.users().correlate(keysOf(before))).allMatch(List::isEmpty);
        assertThat(Samples.scanned(
                        stores, Filter.search(String.valueOf(before.name().displayName()))))
                .isEmpty();
        for (CatalogEntry entry : heldBefore()) {
            StoresFactory.given(stores, entry);
            assertThat(Samples.commit(stores, new Write.ChangeEntry(entry, null)))
                    .as("%s", entry.entryKey())
                    .isEqualTo(UnitOutcome.WRITTEN);
        }
    }

    private static List<CatalogEntry> heldBefore() {
        List<CatalogEntry> entries = new ArrayList<>(Samples.HELD);
        entries.add(Group.named("Resting"));
        return entries;
    }

    private static List<CorrelationKey> keysOf(User user) {
        List<CorrelationKey> keys = new ArrayList<>();
        for (CustomAttribute attribute : SampleUsers.ATTRIBUTES.subList(0, 2)) {
            add(attribute.field(), user, keys);
        }
        add(Field.EXTERNAL_ID, user, keys);
        add(Field.USER_NAME, user, keys);
        add(Field.PRIMARY_EMAIL, user, keys);
        add(Field.EMPLOYEE_ID, user, keys);
        add(Field.PHONE_NUMBER, user, keys);
        return keys;
    }

    private static <T> void add(Field<T> field, User user, List<CorrelationKey> keys) {
        field.of(user).ifPresent(value -> keys.add(CorrelationKey.of(field, value)));
    }
}
