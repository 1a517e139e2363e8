package dev.roster.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.query.Cursor;
import dev.roster.query.Filter;
import dev.roster.query.Sort;
import dev.roster.spi.Stores;
import dev.roster.store.jdbc.JdbcStores;
import dev.roster.view.Columns;
import dev.roster.view.FilterText;
import dev.roster.view.SortText;
import dev.roster.view.TablePage;
import dev.roster.view.ViewState;
import dev.roster.view.Views;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What people ask of a table of users, and the plainest SQL that answers the same. */
final class ViewQuestions implements AutoCloseable {

    static final String FIRST_PAGE = "first page of 100 by name";
    static final String DEEP_PAGE = "page 1,000 by name";

    private static final int WARM_UPS = 10;
    private static final int TIMES = 60;
    private static final int PAGE = 100;
    private static final int DEEP = 999;
    private static final double USUAL = 0.15;
    private static final double NAMED = 0.5;
    private static final String COLUMNS = "select * from roster_users where tenant = 'default' ";

    private final Stores stores;
    private final Views admin;
    private final Views manager;
    private final Columns columns;
    private final HikariDataSource source = new HikariDataSource();

    /** Something that is asked again and again. */
    interface Ask {
        int ask() throws SQLException;
    }

    /**
     * A question.
     *
     * @param name what people call it
     * @param ours how Roster is asked
     * @param sql the same in the plainest way
     * @param wanted within how many seconds 95 of 100 shall be answered
     */
    record Question(String name, Ask ours, String sql, double wanted) {}

    /**
     * How long answers took, in seconds.
     *
     * @param median of Roster, half of them
     * @param slow of Roster, 95 of 100
     * @param plainMedian of plain SQL, half of them
     * @param plainSlow of plain SQL, 95 of 100
     */
    record Answer(double median, double slow, double plainMedian, double plainSlow) {

        String text() {
            return String.format(
                    "p50 %.1f ms, p95 %.1f ms; plain SQL p50 %.1f ms, p95 %.1f ms",
                    1_000 * median, 1_000 * slow, 1_000 * plainMedian, 1_000 * plainSlow);
        }
    }

    ViewQuestions(String url) {
        stores = JdbcStores.open(url);
        Roster roster = Roster.on(stores).build();
        Session session = roster.as(Staff.ADMIN);
        admin = session.views();
        manager = roster.as(Staff.MANAGER).views();
        columns = admin.columns(Columns::learningPlatform);
        source.setJdbcUrl(url);
    }

    List<Question> all() {
        ViewState byName = state("", "", "displayName");
        ViewState deep = deep(byName);
        return List.of(
                page(FIRST_PAGE, byName, "order by display_name_key, id limit 100", USUAL),
                page(DEEP_PAGE, deep, "order by display_name_key, id limit 100 offset 99900", USUAL),
                page(
                        "department, by last activity",
                        state("", "department eq Sales", "-lastActivityAt"),
                        "and department_key = 'sales' order by (select last_activity_at from roster_user_activity a"
                                + " where a.user_id = roster_users.id) desc nulls last, id limit 100",
                        NAMED),
                page(
                        "search of two frequent words, by name",
                        state("ada person", "", "displayName"),
                        "and words @@ 'ada:* & person:*'::tsquery order by display_name_key, id limit 100",
                        NAMED),
                page(
                        "search of two words, one rare",
                        state("grace person.12", "", "displayName"),
                        "and words @@ 'grace:* & person:* & 12:*'::tsquery order by display_name_key, id limit 100",
                        USUAL),
                new Question(
                        "autocomplete of departments",
                        () -> admin.suggest(
                                        ViewState.initial(),
                                        columns.find("department").orElseThrow(),
                                        "s",
                                        20)
                                .size(),
                        "select department, count(*) from roster_users where tenant = 'default' and department_key like 's%'"
                                + " group by department",
                        NAMED),
                new Question(
                        "count up to 10,000",
                        () -> (int) admin.count(filter("department eq Sales and status eq active"), 10_000),
                        "select count(*) from (select 1 from roster_users where tenant = 'default' and department_key = 'sales'"
                                + " and status = 'active' limit 10000) few",
                        USUAL),
                new Question(
                        "list of a manager of five",
                        () -> manager.table(columns, state("", "", "displayName"))
                                .rows()
                                .size(),
                        COLUMNS + "and manager_id = '" + Staff.MANAGER + "' order by display_name_key, id limit 100",
                        USUAL));
    }

    /**
     * Asks both sides by turns.
     *
     * @throws IllegalStateException if one of them finds nothing, or the server refuses
     */
    Answer ask(Question question) {
        long[] our = new long[TIMES];
        long[] plain = new long[TIMES];
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(question.sql())) {
            for (int i = -WARM_UPS; i < TIMES; i++) {
                long ours = nanos(question.name(), question.ours());
                long theirs = nanos(question.name() + ", plain SQL", () -> read(statement));
                if (i >= 0) {
                    our[i] = ours;
                    plain[i] = theirs;
                }
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(question.name(), refused);
        }
        Arrays.sort(our);
        Arrays.sort(plain);
        return new Answer(seconds(our, 0.5), seconds(our, 0.95), seconds(plain, 0.5), seconds(plain, 0.95));
    }

    private static double seconds(long[] sorted, double share) {
        return sorted[(int) (sorted.length * share)] / 1e9;
    }

    private static long nanos(String name, Ask ask) throws SQLException {
        long start = System.nanoTime();
        if (ask.ask() == 0) {
            throw new IllegalStateException(name + " finds nothing");
        }
        return System.nanoTime() - start;
    }

    /**
     * Reads every cell of an answer.
     *
     * @throws SQLException if the server refuses
     */
    private static int read(PreparedStatement statement) throws SQLException {
        int cells = 0;
        try (ResultSet rows = statement.executeQuery()) {
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= width; i++) {
                    cells += rows.getString(i) == null ? 0 : 1;
                }
            }
        }
        return cells;
    }

    private Question page(String name, ViewState state, String sql, double wanted) {
        return new Question(name, () -> admin.table(columns, state).rows().size(), COLUMNS + sql, wanted);
    }

    private ViewState state(String search, String filter, String sort) {
        return ViewState.initial()
                .searching(search)
                .where(filter(filter))
                .sortedBy(SortText.parse(sort, columns.fields()).toArray(Sort[]::new))
                .sized(PAGE);
    }

    private Filter filter(String text) {
        return FilterText.parse(text, columns.fields());
    }

    private ViewState deep(ViewState first) {
        ViewState state = first;
        for (int page = 0; page < DEEP; page++) {
            TablePage answer = admin.table(columns, state.showing("status"));
            Optional<Cursor> next = answer.next();
            if (next.isEmpty()) {
                return state;
            }
            state = state.from(next.get());
        }
        return state;
    }

    @Override
    public void close() {
        source.close();
        stores.close();
    }
}
