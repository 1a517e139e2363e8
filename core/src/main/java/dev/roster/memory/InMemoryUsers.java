package dev.roster.memory;

import dev.roster.model.Lifecycle;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Cursor;
import dev.roster.query.Filter;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The users; a commit is judged and written under the lock that all stores share. */
final class InMemoryUsers implements UserStore {

    /** How many users a walk takes at once, so that writers need not wait for its end. */
    private static final int BATCH = 1_000;

    private final Object lock;
    private final UserTable table;
    private final InMemoryCommit commits;

    InMemoryUsers(Object lock, UserTable table, InMemoryStores stores) {
        this.lock = lock;
        this.table = table;
        commits = new InMemoryCommit(table, stores);
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
        Touch moved = new Touch(
                        user.id(), life.lastLoginAt(), life.lastActivityAt(), life.skillCount(), life.roleLevel())
                .then(touch);
        return user.with(copy -> copy.lastLoginAt(moved.lastLoginAt())
                .lastActivityAt(moved.lastActivityAt())
                .skillCount(moved.skillCount())
                .roleLevel(moved.roleLevel()));
    }

    @Override
    public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
        InMemoryCommit.requireKnown(units);
        synchronized (lock) {
            return commits.each(units, guards);
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
