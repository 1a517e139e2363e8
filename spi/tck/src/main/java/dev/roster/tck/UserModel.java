package dev.roster.tck;

import dev.roster.model.Field;
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
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a store of users must answer, as plain as can be. For one thread. */
final class UserModel implements UserStore {

    final TreeMap<UserId, User> users = new TreeMap<>();
    private final ModelStores stores;

    UserModel(ModelStores stores) {
        this.stores = stores;
    }

    @Override
    public List<User> findAll(Collection<UserId> ids) {
        return users.values().stream().filter(user -> ids.contains(user.id())).toList();
    }

    @Override
    public List<List<User>> correlate(List<CorrelationKey> keys) {
        return keys.stream()
                .map(key -> users.values().stream()
                        .filter(key::matches)
                        .limit(MATCH_LIMIT)
                        .toList())
                .toList();
    }

    @Override
    public Page query(UserQuery query) {
        List<User> wanted = users.values().stream()
                .filter(query::matches)
                .filter(query::isAfterCursor)
                .sorted(query.order())
                .toList();
        List<User> shown = wanted.subList(0, Math.min(query.limit(), wanted.size()));
        boolean isLast = shown.size() == wanted.size();
        return new Page(shown, isLast ? null : Cursor.after(shown.get(shown.size() - 1), query.sorts()));
    }

    @Override
    public Stream<User> scan(Filter filter) {
        return List.copyOf(users.values()).stream().filter(filter::matches);
    }

    @Override
    public long count(Filter filter, long limit) {
        return Math.min(limit, scan(filter).count());
    }

    @Override
    public List<ValueCount> values(ValueQuery query) {
        return query.answer(users.values().stream());
    }

    @Override
    public int touch(List<Touch> touches) {
        List<Touch> merged = Touch.merged(touches);
        merged.forEach(touch -> users.computeIfPresent(touch.user(), (id, user) -> touched(user, touch)));
        return (int) merged.stream()
                .filter(touch -> !users.containsKey(touch.user()))
                .count();
    }

    /** Writes the units that nothing speaks against. */
    @Override
    public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
        return judge(units, guards).stream()
                .map(reasons -> new UnitOutcome(reasons.stream().findFirst().orElse(UnitOutcome.Kind.WRITTEN), null))
                .toList();
    }

    /**
     * Writes the units that nothing speaks against.
     *
     * @return for each unit what speaks against it; a store may tell any of these, and writes it when there is nothing
     */
    List<Set<UnitOutcome.Kind>> judge(List<CommitUnit> units, CommitGuards guards) {
        List<Set<UnitOutcome.Kind>> reasons = new ArrayList<>();
        boolean isOutdated = !holds(guards);
        for (CommitUnit unit : units) {
            reasons.add(isOutdated ? Set.of(UnitOutcome.Kind.OUTDATED) : new UnitModel(stores, unit, guards).write());
        }
        return reasons;
    }

    private boolean holds(CommitGuards guards) {
        return guards.deciders().stream().allMatch(this::isSame)
                && (guards.catalogRevision() == null || guards.catalogRevision() == stores.revision);
    }

    private boolean isSame(CommitGuards.Decider decider) {
        User stored = users.get(decider.id());
        return stored != null && stored.version() == decider.version();
    }

    private static User touched(User user, Touch touch) {
        Lifecycle life = user.lifecycle();
        Touch moved = new Touch(
                        user.id(), life.lastLoginAt(), life.lastActivityAt(), life.skillCount(), life.roleLevel())
                .then(touch);
        return user.with(copy -> {
            Field.LAST_LOGIN_AT.set(copy, moved.lastLoginAt());
            Field.LAST_ACTIVITY_AT.set(copy, moved.lastActivityAt());
            Field.SKILL_COUNT.set(copy, moved.skillCount());
            Field.ROLE_LEVEL.set(copy, moved.roleLevel());
        });
    }
}
