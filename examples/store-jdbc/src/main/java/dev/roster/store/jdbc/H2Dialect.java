package dev.roster.store.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.api.ErrorCode;
import org.h2.engine.Constants;
import org.jspecify.annotations.Nullable;

/** H2, embedded in a file or in memory. */
final class H2Dialect implements Dialect {

    static final String PREFIX = "jdbc:h2:";

    /**
     * A commit is in the file when it returns: left to itself, H2 keeps commits for half a second, which a process that is
     * killed takes along, and with them the suspension that somebody was told of. The cache is enough for the inner pages
     * of the indexes of a million users, and small beside a heap of 256 MB. A trace file would hold values of users.
     */
    private static final Map<String, String> DEFAULTS =
            Map.of("CACHE_SIZE", "32768", "LOCK_TIMEOUT", "10000", "TRACE_LEVEL_FILE", "0", "WRITE_DELAY", "0");

    private static final Set<String> HARMLESS = Set.of(
            "access_mode_data",
            "auto_server",
            "cache_size",
            "cipher",
            "db_close_delay",
            "db_close_on_exit",
            "ifexists",
            "lock_timeout",
            "max_compact_time",
            "query_timeout",
            "write_delay");

    /** The types of values that are not texts. */
    private static final Map<Class<?>, String> TYPES =
            Map.of(Long.class, "bigint", BigDecimal.class, "decfloat", LocalDate.class, "date");

    private static final Set<Integer> TRANSIENT = Set.of(
            ErrorCode.LOCK_TIMEOUT_1,
            ErrorCode.DEADLOCK_1,
            ErrorCode.CONCURRENT_UPDATE_1,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN);

    @Override
    public OptionSyntax optionSyntax() {
        return new OptionSyntax(';', ';', false, HARMLESS);
    }

    @Override
    public Map<String, String> defaultOptions() {
        return DEFAULTS;
    }

    @Override
    public String defaultUser() {
        return "sa";
    }

    @Override
    public void keepPrivate(JdbcUrl url) {
        H2File.prepare(url.base().substring(PREFIX.length()));
    }

    @Override
    public String openingAdvice() {
        return "check its URL and that its directory can be written";
    }

    @Override
    public String connectionSetting() {
        return "";
    }

    @Override
    public String ownMigrations() {
        return "h2";
    }

    @Override
    public Map<String, String> typeNames() {
        return Map.of(
                "text", "varchar",
                "large_text", "character large object",
                "bytes", "varbinary(1048576)",
                "json", "character large object",
                "words", "varchar",
                "decimal", "decfloat");
    }

    /** Joins the arrays: for {@code = any (array)} H2 walks through the whole table. */
    @Override
    public String wanted(String table, List<String> columns) {
        String arrays = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        String equal = columns.stream()
                .map(column -> "t." + column + " = wanted." + column + "_item")
                .collect(Collectors.joining(" and "));
        return "unnest(" + arrays + ") wanted(" + String.join("_item, ", columns) + "_item) join " + table + " t on "
                + equal + " where t.tenant = ?";
    }

    /** H2 walks through the sorted array, so it locks in that order without being asked to sort. */
    @Override
    public String locked(String table, String column) {
        return wanted(table, List.of(column)) + " for update";
    }

    /** H2 knows locks for one transaction alone. */
    @Override
    public String sharedLock() {
        return " for update";
    }

    @Override
    public Optional<String> movingOwned(Bulk.Move move, String owners) {
        return Optional.empty();
    }

    @Override
    public String kept(String table, String column) {
        return locked(table, column);
    }

    @Override
    public boolean takesSeveralStatements() {
        return false;
    }

    /** H2 needs no word of it. */
    @Override
    public String planning(boolean isOfFewKeys) {
        return "";
    }

    @Override
    public @Nullable Object argument(@Nullable Object value) {
        return value;
    }

    @Override
    public ItemIndex items() {
        return new ItemsInTable(this);
    }

    @Override
    public Object json(String text) {
        return text;
    }

    /** A space stands before each word, so that what follows a space is the beginning of a word. */
    @Override
    public Object words(List<String> words) {
        return " " + String.join(" ", words);
    }

    @Override
    public Sql search(List<String> words) {
        Sql sql = new Sql("(1 = 1");
        words.forEach(word -> sql.add(" and u.words like ? escape '!'", "% " + FilterSql.escaped(word) + "%"));
        return sql.add(")");
    }

    @Override
    public int mostSortedAtOnce() {
        return 0;
    }

    @Override
    public Bulk bulk(Connection connection, String tenant) {
        return new BatchBulk(connection, tenant);
    }

    /** H2 looks values up in an index only when it knows their type before it sees them. */
    @Override
    public String isOneOf(String column, Object[] values) {
        return column + " = any (cast(? as " + TYPES.getOrDefault(values[0].getClass(), "varchar") + " array))";
    }

    /** The bytes of a text are those of UTF-8. */
    @Override
    public void seeOneMoment(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Constants.TRANSACTION_SNAPSHOT);
    }

    @Override
    public String byCodePoint(String column) {
        return "cast(" + column + " as varbinary)";
    }

    /**
     * H2 compares UTF-16 units, so surrogates would come before U+E000 to U+FFFF. Moving both ranges
     * makes the order of units the order of code points.
     */
    @Override
    public String orderedText(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) < Character.MIN_SURROGATE) {
            start++;
        }
        if (start == text.length()) {
            return text;
        }
        char[] units = text.toCharArray();
        for (int i = start; i < units.length; i++) {
            if (Character.isSurrogate(units[i])) {
                units[i] = (char) (units[i] + 0x2000);
            } else if (units[i] > Character.MAX_SURROGATE) {
                units[i] = (char) (units[i] - 0x0800);
            }
        }
        return new String(units);
    }

    @Override
    public boolean isUniqueViolation(SQLException failure) {
        return failure.getErrorCode() == ErrorCode.DUPLICATE_KEY_1;
    }

    @Override
    public boolean isTransient(SQLException failure) {
        return TRANSIENT.contains(failure.getErrorCode());
    }

    @Override
    public boolean isLocked(SQLException failure) {
        return failure.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
    }
}
