package dev.roster.store.jdbc;

import dev.roster.model.Field;
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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Users in the tables {@code roster_users} and {@code roster_user_activity}. */
final class JdbcUserStore implements UserStore {

    private static final String TOUCH = "note activity";
    private static final int MAX_ATTEMPTS = 3;

    private static final String LOOK_UP = "look users up";

    private final Database database;

    JdbcUserStore(Database database) {
        this.database = database;
    }

    @Override
    public List<User> findAll(Collection<UserId> ids) {
        List<String> wanted = ids.stream().map(UserId::value).toList();
        return database.read(
                "find users",
                session -> List.copyOf(UserRows.load(session, wanted).values()));
    }

    @Override
    public List<List<User>> correlate(List<CorrelationKey> keys) {
        boolean isOneMessage = keys.stream().allMatch(key -> key.field().equals(Field.ID));
        Database.Work<List<List<User>>> lookUp = session -> new Correlation(session, keys).answer(keys);
        return isOneMessage ? database.read(LOOK_UP, lookUp) : database.readAtOneMoment(LOOK_UP, lookUp);
    }

    @Override
    public Page query(UserQuery query) {
        return database.readAtOneMoment("list users", session -> page(session, query));
    }

    @Override
    public Stream<User> scan(Filter filter) {
        UserQuery first = UserQuery.first(UserQuery.MAX_LIMIT).where(filter);
        return Stream.iterate(
                        part(first),
                        users -> !users.isEmpty(),
                        users -> users.size() < first.limit()
                                ? List.of()
                                : part(first.from(Cursor.after(users.get(users.size() - 1), List.of()))))
                .flatMap(List::stream);
    }

    /** A part of a scan, by one statement, which needs no transaction around it. */
    private List<User> part(UserQuery query) {
        return database.read("scan users", session -> {
            Sql sql = new PageSql(query, session.dialect(), session.tenant()).users(query.limit());
            return session.query(sql.text(), row -> UserRows.read(row, 1), sql.arguments());
        });
    }

    @Override
    public long count(Filter filter, long limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be 1 or more, found " + limit);
        }
        return database.read("count users", session -> {
            Sql sql = new Sql(
                            "select count(*) from (select 1 as one from roster_users u where u.tenant = ? and ",
                            session.tenant())
                    .add(new FilterSql(session.dialect()).of(filter))
                    .add(" fetch first ? rows only) counted", limit);
            return session.query(sql.text(), row -> row.getLong(1), sql.arguments())
                    .get(0);
        });
    }

    @Override
    public List<ValueCount> values(ValueQuery query) {
        return database.read("list values", session -> new ValueSql(query, session).answer());
    }

    /** Nothing is written when a transaction fails, so one that lost a race for a lock is run again. */
    @Override
    public int touch(List<Touch> touches) {
        for (int attempt = 1; !touches.isEmpty(); attempt++) {
            try {
                return database.transact(TOUCH, session -> UserActivity.touch(session, touches));
            } catch (SQLException failure) {
                if (!database.dialect().isTransient(failure) || attempt == MAX_ATTEMPTS) {
                    throw database.translated(TOUCH, failure);
                }
            }
        }
        return 0;
    }

    @Override
    public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
        return units.isEmpty() ? List.of() : new Commits(database, guards).commit(units);
    }

    private static Page page(Session session, UserQuery query) throws SQLException {
        int wanted = query.limit() + 1;
        PageSql sql = new PageSql(query, session.dialect(), session.tenant());
        List<String> ids = sql.isSearch() ? found(session, sql, wanted) : null;
        if (ids == null) {
            ids = listed(session, sql, wanted);
        }
        boolean hasMore = ids.size() > query.limit();
        List<String> shown = hasMore ? ids.subList(0, query.limit()) : ids;
        Map<String, User> loaded = UserRows.load(session, shown);
        List<User> users = new ArrayList<>(shown.size());
        for (String id : shown) {
            User user = loaded.get(id);
            if (user != null) {
                users.add(user);
            }
        }
        boolean isLast = !hasMore || users.isEmpty();
        return new Page(users, isLast ? null : Cursor.after(users.get(users.size() - 1), query.sorts()));
    }

    /**
     * Null when so many are found that they are better listed in their order.
     *
     * @throws SQLException if the database refuses
     */
    private static @Nullable List<String> found(Session session, PageSql sql, int wanted) throws SQLException {
        int most = session.dialect().mostSortedAtOnce();
        if (most == 0) {
            return null;
        }
        List<String> ids = new ArrayList<>();
        long[] count = new long[1];
        Sql question = sql.sortedWhenFound(wanted, most);
        session.forEach(
                question.text(),
                row -> {
                    ids.add(row.getString(1));
                    count[0] = row.getLong(2);
                },
                question.arguments());
        return count[0] > most ? null : ids;
    }

    private static List<String> listed(Session session, PageSql sql, int wanted) throws SQLException {
        List<String> ids = new ArrayList<>();
        for (Sql stage : sql.stages(wanted)) {
            if (ids.size() < wanted) {
                ids.addAll(session.query(stage.text(), row -> row.getString(1), stage.arguments()));
            }
        }
        return ids;
    }
}
