package dev.roster.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
import org.postgresql.util.PSQLState;

/** PostgreSQL 13 and newer, and engines that speak its language. */
final class PostgresDialect implements Dialect {

    static final String PREFIX = "jdbc:postgresql:";

    private static final Set<String> HARMLESS = Set.of(
            "applicationname",
            "cancelsignaltimeout",
            "channelbinding",
            "connecttimeout",
            "currentschema",
            "defaultrowfetchsize",
            "gssencmode",
            "hostrecheckseconds",
            "loadbalancehosts",
            "logintimeout",
            "options",
            "preparedstatementcachequeries",
            "preparedstatementcachesizemib",
            "preparethreshold",
            "readonly",
            "sockettimeout",
            "ssl",
            "sslcert",
            "sslkey",
            "sslmode",
            "sslnegotiation",
            "sslpassword",
            "sslrootcert",
            "targetservertype",
            "tcpkeepalive",
            "tcpnodelay");

    /**
     * Statements take arrays of one or of a thousand keys, so each is planned for its own arguments. They look keys up
     * in indexes: a walk through the table, other processes to help with it, or compiling the plan would take longer
     * than the answer does.
     */
    private static final String SETTINGS = "set lock_timeout = '10s'; set plan_cache_mode = force_custom_plan;"
            + " set random_page_cost = 1.1; set max_parallel_workers_per_gather = 0; set jit = off;"
            + " select set_config('statement_timeout', '2min', false) where current_setting('statement_timeout') = '0'";

    /** Seconds; longer than any statement may take, so that only a server that is gone is given up without a word. */
    private static final String SOCKET_TIMEOUT = "150";

    /** These are found and sorted in some 40 ms. */
    private static final int MOST_SORTED = 20_000;

    private static final String CONNECTION_FAILURES = "08";
    private static final String ROLLED_BACK = "40";

    /** Beside those two classes: a lock not given in time, too many connections, a server that stops or starts. */
    private static final Set<String> TRANSIENT = Set.of("55P03", "53300", "57P01", "57P02", "57P03");

    @Override
    public OptionSyntax optionSyntax() {
        return new OptionSyntax('?', '&', true, HARMLESS);
    }

    @Override
    public Map<String, String> defaultOptions() {
        return Map.of("ApplicationName", "roster", "socketTimeout", SOCKET_TIMEOUT);
    }

    @Override
    public String defaultUser() {
        return "";
    }

    /** The server keeps its files. */
    @Override
    public void keepPrivate(JdbcUrl url) {}

    @Override
    public String openingAdvice() {
        return "check its URL, that its server runs, and user and password";
    }

    @Override
    public String connectionSetting() {
        return SETTINGS;
    }

    @Override
    public String ownMigrations() {
        return "postgresql";
    }

    /** The collation is that of bytes, whose order in UTF-8 is the order of code points. */
    @Override
    public Map<String, String> typeNames() {
        return Map.of(
                "text", "text collate \"C\"",
                "large_text", "text",
                "bytes", "bytea",
                "json", "jsonb",
                "words", "tsvector",
                "decimal", "numeric");
    }

    /**
     * Looks each key up by itself. Left to choose, PostgreSQL walks through all users of the tenant whenever it was not
     * told yet how many there are, as in the middle of an import; {@code offset 0} keeps it from choosing.
     */
    @Override
    public String wanted(String table, List<String> columns) {
        String arrays = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        String names = columns.stream().map(column -> column + "_item").collect(Collectors.joining(", "));
        String equal = columns.stream()
                .map(column -> "f." + column + " = w." + column + "_item and ")
                .collect(Collectors.joining());
        return "unnest(" + arrays + ") w(" + names + ") cross join lateral (select f.* from " + table + " f where "
                + equal + "f.tenant = ? offset 0) t where true";
    }

    /** Looks rows up, and so locks them, in the order of the array. */
    @Override
    public String locked(String table, String column) {
        return wanted(table, List.of(column)) + " for update of t";
    }

    @Override
    public String kept(String table, String column) {
        return wanted(table, List.of(column)) + " for key share of t";
    }

    @Override
    public Optional<String> movingOwned(Bulk.Move move, String owners) {
        List<String> numbers = move.columns().subList(1, move.columns().size());
        return Optional.of("insert into " + move.table() + " as t (tenant, " + String.join(", ", move.columns())
                + ") select o.tenant, o.id, " + String.join(", ", Collections.nCopies(numbers.size(), "?::bigint"))
                + " from " + owners + " o where o.tenant = ? and o.id = ? for key share of o on conflict (tenant, "
                + move.key() + ") do update set " + PostgresBulk.moved(move));
    }

    @Override
    public String sharedLock() {
        return " for share";
    }

    @Override
    public boolean takesSeveralStatements() {
        return true;
    }

    /**
     * For few keys, planning takes longer than the answer, so one plan serves all of them: one that looks keys up,
     * however small the table was when it was made.
     */
    @Override
    public String planning(boolean isOfFewKeys) {
        return isOfFewKeys
                ? "select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan',"
                        + " 'off', true)"
                : "select set_config('plan_cache_mode', 'force_custom_plan', true)";
    }

    @Override
    public @Nullable Object argument(@Nullable Object value) throws SQLException {
        return typed(value);
    }

    static @Nullable Object typed(@Nullable Object value) throws SQLException {
        if (!(value instanceof Typed typed)) {
            return value;
        }
        PGobject object = new PGobject();
        object.setType(typed.type());
        object.setValue(typed.text());
        return object;
    }

    @Override
    public ItemIndex items() {
        return new ItemsInRow();
    }

    @Override
    public Object json(String text) {
        return new Typed("jsonb", text);
    }

    @Override
    public Object words(List<String> words) {
        return new Typed("tsvector", words.stream().map(PostgresDialect::quoted).collect(Collectors.joining(" ")));
    }

    @Override
    public Sql search(List<String> words) {
        String query = words.stream().map(word -> quoted(word) + ":*").collect(Collectors.joining(" & "));
        return words.isEmpty() ? new Sql("1 = 1") : new Sql("u.words @@ ?", new Typed("tsquery", query));
    }

    @Override
    public int mostSortedAtOnce() {
        return MOST_SORTED;
    }

    /** A word of a search as the types of PostgreSQL for it read it: as it is. */
    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    @Override
    public Bulk bulk(Connection connection, String tenant) {
        return new PostgresBulk(connection, tenant);
    }

    @Override
    public String isOneOf(String column, Object[] values) {
        return column + " = any (?)";
    }

    /** Part of the transaction, so that the next user of the connection need not undo it. */
    @Override
    public void seeOneMoment(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
    }

    @Override
    public String byCodePoint(String column) {
        return column;
    }

    @Override
    public String orderedText(String text) {
        return text;
    }

    @Override
    public boolean isUniqueViolation(SQLException failure) {
        return PSQLState.UNIQUE_VIOLATION.getState().equals(failure.getSQLState());
    }

    @Override
    public boolean isTransient(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && (state.startsWith(CONNECTION_FAILURES)
                        || state.startsWith(ROLLED_BACK)
                        || TRANSIENT.contains(state));
    }

    /** A server is there for many processes. */
    @Override
    public boolean isLocked(SQLException failure) {
        return false;
    }
}
