package dev.roster.tck;

import dev.roster.model.CatalogEntry;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome.Kind;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What becomes of one unit. */
final class UnitModel {

    private static final List<Field<?>> UNIQUE = List.of(Field.USER_NAME, Field.PRIMARY_EMAIL, Field.EMPLOYEE_ID);

    private final ModelStores stores;
    private final CommitUnit unit;
    private final CommitGuards guards;
    /** As the unit leaves them. */
    private final Map<UserId, User> users;

    private final Map<CatalogEntry.Key, CatalogEntry> entries;

    private final Set<Kind> reasons = EnumSet.noneOf(Kind.class);
    private final List<CatalogEntry.Key> unwanted = new ArrayList<>();

    UnitModel(ModelStores stores, CommitUnit unit, CommitGuards guards) {
        this.stores = stores;
        this.unit = unit;
        this.guards = guards;
        users = new TreeMap<>(stores.users.users);
        entries = new LinkedHashMap<>(stores.entries);
    }

    /** {@return what speaks against the unit; when there is nothing, it is written} */
    Set<Kind> write() {
        List<OneTimeToken> tokens = stores.tokens.kept();
        Map<UserId, Credentials> credentials = stores.credentials.kept();
        if (unit.journal() != null && stores.journal.has(unit.journal())) {
            reasons.add(Kind.REPEATED);
        }
        unit.writes().forEach(this::apply);
        judge();
        if (reasons.isEmpty()) {
            keep();
        } else {
            stores.tokens.restore(tokens);
            stores.credentials.restore(credentials);
        }
        return reasons;
    }

    private void apply(Write write) {
        switch (write.kind()) {
            case INSERT_USER -> insert(((Write.InsertUser) write).user());
            case UPDATE_USER -> update((Write.UpdateUser) write);
            case DELETE_USER -> remove(((Write.DeleteUser) write).id(), ((Write.DeleteUser) write).expectedVersion());
            case ERASE_USER -> erase(((Write.EraseUser) write).id(), ((Write.EraseUser) write).expectedVersion());
            case ENSURE_ENTRY ->
                entries.putIfAbsent(
                        ((Write.EnsureEntry) write).entry().entryKey(), ((Write.EnsureEntry) write).entry());
            case REMOVE_IF_UNUSED -> unwanted.add(((Write.RemoveIfUnused) write).key());
            case CHANGE_ENTRY -> change((Write.ChangeEntry) write);
            case FINISHED_RUN ->
                require(
                        stores.journal
                                .find(((Write.FinishedRun) write).run().plan())
                                .isEmpty(),
                        Kind.REPEATED);
            case EXTRA -> reasons.add(apply(((Write.Extra) write).change()));
        }
        reasons.remove(Kind.WRITTEN);
    }

    private Kind apply(Write.Extra.Change change) {
        return change instanceof CredentialStore.Change ofCredentials
                ? stores.credentials.apply(ofCredentials)
                : stores.tokens.apply(List.of((TokenStore.Change) change));
    }

    private void insert(User user) {
        require(users.putIfAbsent(user.id(), user) == null, Kind.DUPLICATE);
    }

    private void update(Write.UpdateUser update) {
        User stored = users.get(update.after().id());
        if (stored == null || stored.version() != update.expectedVersion()) {
            reasons.add(Kind.STALE);
            return;
        }
        UserBuilder copy = stored.toBuilder().version(stored.version() + 1);
        update.fields().forEach(field -> copy(field, update.after(), copy));
        users.put(stored.id(), copy.build());
    }

    private static <T> void copy(Field<T> field, User from, UserBuilder to) {
        field.set(to, field.valueOf(from));
    }

    private void remove(UserId id, long version) {
        User stored = users.remove(id);
        require(stored != null && stored.version() == version, Kind.STALE);
        dropRights(id);
    }

    private void dropRights(UserId id) {
        stores.tokens.revoke(id);
        stores.credentials.remove(id);
    }

    private void erase(UserId id, long version) {
        if (version == 0 && !users.containsKey(id)) {
            dropRights(id);
        } else {
            remove(id, version);
        }
    }

    private void change(Write.ChangeEntry change) {
        require(Objects.equals(entries.get(change.key()), change.before()), Kind.STALE);
        if (change.after() == null) {
            entries.remove(change.key());
        } else {
            entries.put(change.key(), change.after());
        }
    }

    private void judge() {
        for (Field<?> field : UNIQUE) {
            Set<String> taken = new HashSet<>();
            users.values().forEach(user -> require(isFree(field, user, taken), Kind.DUPLICATE));
        }
        boolean wasOwned = isOwned(stores.users.users.values(), guards.ownerRolesBefore());
        require(!wasOwned || isOwned(users.values(), guards.ownerRoles()), Kind.LAST_OWNER);
        stores.entries.keySet().stream()
                .filter(key -> !entries.containsKey(key))
                .forEach(key -> require(!isHeld(key), Kind.IN_USE));
        unwanted.stream().filter(key -> !isHeld(key)).forEach(entries::remove);
    }

    private static <T> boolean isFree(Field<T> field, User user, Set<String> taken) {
        T value = field.valueOf(user);
        return value == null || taken.add(field.canonical(value));
    }

    private static boolean isOwned(Collection<User> users, Set<RoleKey> roles) {
        return users.stream()
                .filter(user -> user.access().status() == UserStatus.ACTIVE)
                .anyMatch(user -> user.access().roles().stream().anyMatch(roles::contains));
    }

    private boolean isHeld(CatalogEntry.Key key) {
        return users.values().stream().anyMatch(key::isHeldBy);
    }

    private void keep() {
        if (!entries.equals(stores.entries)) {
            stores.revision++;
        }
        stores.entries.clear();
        stores.entries.putAll(entries);
        stores.users.users.clear();
        stores.users.users.putAll(users);
        unit.writes().forEach(this::keepRecords);
        if (unit.journal() != null) {
            stores.journal.add(unit.journal());
        }
        stores.audit.add(unit.audit());
        stores.outbox.add(unit.outbox());
    }

    private void keepRecords(Write write) {
        if (write instanceof Write.FinishedRun finished) {
            stores.journal.begin(finished.run());
        } else if (write instanceof Write.EraseUser erasure) {
            stores.journal.erase(erasure.id());
            stores.audit.erase(erasure.id());
            stores.outbox.erase(erasure.id());
            stores.documents.erase(erasure.id());
        }
    }

    private void require(boolean holds, Kind reason) {
        if (!holds) {
            reasons.add(reason);
        }
    }
}
