package dev.roster.store.jdbc;

import dev.roster.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything in which database engines differ. The SQL elsewhere is understood by all of them. */
interface Dialect {

    /**
     * Finds the dialect of a URL.
     *
     * @throws StoreException if no dialect speaks it
     */
    static Dialect of(String jdbcUrl) {
        if (jdbcUrl.startsWith(H2Dialect.PREFIX)) {
            return new H2Dialect();
        }
        if (jdbcUrl.startsWith(PostgresDialect.PREFIX)) {
            return new PostgresDialect();
        }
        throw new StoreException("the database URL is not supported; use one that starts with " + H2Dialect.PREFIX
                + ", such as jdbc:h2:./roster, or with " + PostgresDialect.PREFIX
                + ", such as jdbc:postgresql://localhost/roster");
    }

    /**
     * How a URL carries options.
     *
     * @param start what stands before the first option
     * @param between what stands between options
     * @param isEncoded whether values are percent-encoded
     * @param harmless the options, in canonical form, that only tell how to connect: none runs a statement, writes a
     *     file or loads a class
     */
    record OptionSyntax(char start, char between, boolean isEncoded, Set<String> harmless) {

        /** The options one by one, as they stand there; nothing hides in an escape, since every separator counts. */
        List<String> split(String options) {
            return Arrays.stream(options.split(Pattern.quote(String.valueOf(between))))
                    .filter(option -> !option.isEmpty())
                    .toList();
        }
    }

    /** How a URL carries options. */
    OptionSyntax optionSyntax();

    /** The options that Roster wants where the caller did not choose, by name. */
    Map<String, String> defaultOptions();

    /** The user when the URL names none, or {@code ""}. */
    String defaultUser();

    /** Prepares the files of a database that is not there yet, so that nobody but their owner can read them. */
    void keepPrivate(JdbcUrl url);

    /** What to look at when the database cannot be opened, as the rest of a sentence. */
    String openingAdvice();

    /** What every new connection runs first, or {@code ""}. */
    String connectionSetting();

    /** The folder of the migrations that this engine has beside the shared ones. */
    String ownMigrations();

    /** What the placeholders in the shared migrations stand for. */
    Map<String, String> typeNames();

    /**
     * What stands after {@code from} for the rows {@code t} that have one of many keys, so that each key is looked up
     * in an index; for an array of each column and the tenant. More conditions may follow. With several columns, rows
     * may be found that have the values of different keys.
     */
    String wanted(String table, List<String> columns);

    /**
     * What stands after {@code from} to lock the rows {@code t} that have one of many keys in the order of the keys, so
     * that two transactions never wait for each other; for a sorted array and the tenant.
     */
    String locked(String table, String column);

    /**
     * As {@link #locked}, so that the rows {@code t} are not deleted before the transaction ends; who changes their
     * other columns need not wait where the engine can tell the two apart.
     */
    String kept(String table, String column);

    /**
     * Moves the numbers of one row if the row of its owner is there, which is not deleted before the transaction ends, by one
     * statement; for the new numbers in the order of the columns, the tenant and the key.
     *
     * @param move which table and columns
     * @param owners the table of the owners, with a column {@code id}
     * @return the statement, or empty where the engine takes two
     */
    Optional<String> movingOwned(Bulk.Move move, String owners);

    /** What ends a question whose rows nobody may change until the transaction ends. */
    String sharedLock();

    /**
     * Makes every statement of the transaction that begins see what was committed at one moment.
     *
     * @throws SQLException if the database refuses
     */
    void seeOneMoment(Connection connection) throws SQLException;

    /** Whether one message may hold several statements, divided by semicolons. */
    boolean takesSeveralStatements();

    /**
     * A question without meaning of its own that, in front of others, tells the engine how to plan them for the rest of
     * the transaction; {@code ""} where an engine needs none.
     *
     * @param isOfFewKeys whether each question looks few keys up
     */
    String planning(boolean isOfFewKeys);

    /**
     * An argument of a statement as the driver takes it.
     *
     * @throws SQLException if the driver refuses it
     */
    @Nullable Object argument(@Nullable Object value) throws SQLException;

    /** Looks users up by their lists and attributes. */
    ItemIndex items();

    /** A text of JSON as an argument for the column {@code items}. */
    Object json(String text);

    /** The folded words of a user as an argument for the column {@code words}. */
    Object words(List<String> words);

    /** The condition that each of some words is the beginning of a word of the user {@code u}. */
    Sql search(List<String> words);

    /**
     * How many users who were found by words are sorted for a page; more are listed in their order until the page is full.
     * 0 when words are not indexed, so that users are walked through anyway.
     */
    int mostSortedAtOnce();

    /** Writes many rows at once on a connection. */
    Bulk bulk(Connection connection, String tenant);

    /**
     * A condition that a column has one of many values, so that an index can be used; for an array of them.
     *
     * @param column the column
     * @param values the values, of one type, at least one
     */
    String isOneOf(String column, Object[] values);

    /** A column of keys as they are, in the order of code points, for {@code order by}. */
    String byCodePoint(String column);

    /** A text whose order in this database is the code point order of the given one; a one-to-one change of characters. */
    String orderedText(String text);

    /** Whether a unique index refused a row. */
    boolean isUniqueViolation(SQLException failure);

    /** Whether the same transaction may succeed when it is run again, because nothing was committed. */
    boolean isTransient(SQLException failure);

    /** Whether another process holds the database. */
    boolean isLocked(SQLException failure);
}
