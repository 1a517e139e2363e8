package dev.roster.memory;

import dev.roster.model.Lifecycle;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Cursor;
import dev.roster.query.Filter;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.spi.AtomicChunks;
import dev.roster.spi.CatalogStore;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The users; a commit is judged and written under the lock that all stores share. */
final class InMemoryUsers implements UserStore, AtomicChunks {

    /** How many users a walk takes at once, so that writers need not wait for its end. */
    private static final int BATCH = 1_000;

    private final Object lock;
    private final InMemoryStores stores;
    private final UserTable table = new UserTable();

    InMemoryUsers(Object lock, InMemoryStores stores) {
        this.lock = lock;
        this.stores = stores;
    }

    @Override
    public List<User> findAll(Collection<UserId> ids) {
        List<User> found = new ArrayList<>(ids.size());
        synchronized (lock) {
            for (UserId id : new LinkedHashSet<>(ids)) {
                User user = table.find(id);
                if (user != null) {
                    found.add(user);
                }
            }
        }
        return found;
    }

    @Override
    public List<List<User>> correlate(List<CorrelationKey> keys) {
        synchronized (lock) {
            List<List<User>> matches = new ArrayList<>(keys.size());
            keys.forEach(key -> matches.add(table.find(key, MATCH_LIMIT)));
            return matches;
        }
    }

    @Override
    public Page query(UserQuery query) {
        synchronized (lock) {
            return query.sorts().isEmpty() ? pageById(query) : sortedPage(query);
        }
    }

    @Override
    public Stream<User> scan(Filter filter) {
        return Stream.iterate(usersAfter(null), batch -> !batch.isEmpty(), batch -> usersAfter(last(batch)))
                .flatMap(List::stream)
                .filter(filter::matches);
    }

    @Override
    public long count(Filter filter, long limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be 1 or more, found " + limit);
        }
        synchronized (lock) {
            return table.users().filter(filter::matches).limit(limit).count();
        }
    }

    @Override
    public List<ValueCount> values(ValueQuery query) {
        synchronized (lock) {
            return query.answer(table.users());
        }
    }

    @Override
    public int touch(List<Touch> touches) {
        int unknown = 0;
        synchronized (lock) {
            for (Touch touch : Touch.merged(touches)) {
                User user = table.find(touch.user());
                if (user == null) {
                    unknown++;
                } else {
                    table.put(touched(user, touch));
                }
            }
        }
        return unknown;
    }

    private static User touched(User user, Touch touch) {
        Lifecycle life = user.lifecycle();
        Touch moved = new Touch(user.id(), life.lastLoginAt(), life.lastActivityAt(), life.skillCount()).then(touch);
        return user.with(copy -> copy.lastLoginAt(moved.lastLoginAt())
                .lastActivityAt(moved.lastActivityAt())
                .skillCount(moved.skillCount()));
    }

    @Override
    public List<UnitOutcome> commit(List<CommitUnit> units, Set<RoleKey> ownerRoles) {
        List<UnitOutcome> outcomes = new ArrayList<>(units.size());
        synchronized (lock) {
            units.forEach(unit -> outcomes.add(commit(unit, ownerRoles)));
        }
        return outcomes;
    }

    @Override
    public List<UnitOutcome> commitTogether(List<CommitUnit> units, Set<RoleKey> ownerRoles) {
        List<UnitOutcome> outcomes = new ArrayList<>(units.size());
        Set<List<Object>> journaled = new HashSet<>();
        synchronized (lock) {
            var backup = new ChunkBackup(units, table, stores.catalogs());
            for (CommitUnit unit : units) {
                outcomes.add(isTwice(unit.journal(), journaled) ? UnitOutcome.REPEATED : writeUsers(unit, ownerRoles));
            }
            if (outcomes.stream().allMatch(UnitOutcome.WRITTEN::equals)) {
                units.forEach(stores::keepRecords);
            } else {
                backup.restore();
            }
        }
        return outcomes;
    }

    private static boolean isTwice(@Nullable JournalEntry entry, Set<List<Object>> journaled) {
        return entry != null && !journaled.add(List.of(entry.plan(), entry.number()));
    }

    private UnitOutcome commit(CommitUnit unit, Set<RoleKey> ownerRoles) {
        UnitOutcome outcome = writeUsers(unit, ownerRoles);
        if (outcome.equals(UnitOutcome.WRITTEN)) {
            stores.keepRecords(unit);
        }
        return outcome;
    }

    /** Writes what the unit holds but its records. */
    private UnitOutcome writeUsers(CommitUnit unit, Set<RoleKey> ownerRoles) {
        if (stores.isRepeated(unit)) {
            return UnitOutcome.REPEATED;
        }
        var staged = new StagedUnit(table);
        UnitOutcome outcome = staged.judge(unit.writes(), ownerRoles);
        if (outcome.equals(UnitOutcome.WRITTEN)) {
            unit.writes().forEach(write -> write(write, staged));
        }
        return outcome;
    }

    /** Nothing here fails: the unit was judged before. */
    private void write(Write write, StagedUnit staged) {
        switch (write.kind()) {
            case INSERT_USER -> table.put(((Write.InsertUser) write).user());
            case UPDATE_USER ->
                table.put(staged.require(((Write.UpdateUser) write).after().id()));
            case DELETE_USER -> table.remove(((Write.DeleteUser) write).id());
            case INSERT_ROLE -> stores.roles().insert(((Write.InsertRole) write).role());
            case INSERT_GROUP -> stores.groups().insert(((Write.InsertGroup) write).group());
            case INSERT_ORGANIZATION ->
                stores.organizations().insert(((Write.InsertOrganization) write).organization());
            case DELETE_ROLE -> dropUnused(((Write.DeleteRole) write).key(), stores.roles());
            case DELETE_GROUP -> dropUnused(((Write.DeleteGroup) write).key(), stores.groups());
            case DELETE_ORGANIZATION -> dropUnused(((Write.DeleteOrganization) write).key(), stores.organizations());
        }
    }

    private <K> void dropUnused(K key, CatalogStore<K, ?> catalog) {
        if (!table.isReferenced(key)) {
            catalog.delete(key);
        }
    }

    private Page pageById(UserQuery query) {
        List<User> found = new ArrayList<>();
        UserId place = query.cursor() == null ? null : query.cursor().after();
        List<User> batch = table.usersAfter(place, BATCH);
        while (!batch.isEmpty() && found.size() <= query.limit()) {
            batch.stream().filter(query::matches).forEach(found::add);
            batch = table.usersAfter(last(batch), BATCH);
        }
        return page(found, query);
    }

    /** Keeps the first users of the page while it looks at all of them, so that it sorts no more than a page. */
    private Page sortedPage(UserQuery query) {
        Comparator<User> order = query.order();
        PriorityQueue<User> first = new PriorityQueue<>(order.reversed());
        table.users().filter(query::isAfterCursor).filter(query::matches).forEach(user -> {
            first.add(user);
            if (first.size() > query.limit() + 1) {
                first.remove();
            }
        });
        List<User> found = new ArrayList<>(first);
        found.sort(order);
        return page(found, query);
    }

    /** The page that begins with these users, of whom there is at least one too many unless it is the last page. */
    private static Page page(List<User> found, UserQuery query) {
        if (found.size() <= query.limit()) {
            return new Page(found, null);
        }
        List<User> users = found.subList(0, query.limit());
        return new Page(users, Cursor.after(users.get(users.size() - 1), query.sorts()));
    }

    private List<User> usersAfter(@Nullable UserId place) {
        synchronized (lock) {
            return table.usersAfter(place, BATCH);
        }
    }

    private static UserId last(List<User> batch) {
        return batch.get(batch.size() - 1).id();
    }
}
