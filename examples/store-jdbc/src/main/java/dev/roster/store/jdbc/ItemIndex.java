package dev.roster.store.jdbc;

import dev.roster.model.User;
import dev.roster.spi.Write;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How users are looked up by their {@link Items}: in their rows where the engine indexes what is inside JSON, else by a
 * table beside them. Names are those of {@link Items#name}.
 */
interface ItemIndex {

    /** The item of which a condition of {@link #some} speaks: its compared text, or that as a number. */
    String item(boolean isNumber);

    /** The condition that a user {@code u} has an item whose compared text is one of some, so that an index is used. */
    Sql hasOneOf(String name, String[] keys);

    /** The condition that a user {@code u} has an item for which a condition on {@link #item} is true. */
    Sql some(String name, Sql condition);

    /**
     * The rows {@code v} of all items of a name, with columns {@code item_key}, {@code item_text} and {@link #number}, as what
     * stands from {@code from} on, ending in a condition; the user is {@code u}.
     *
     * @param isOfUsers whether conditions on {@code u} follow
     */
    Sql rows(String name, String tenant, boolean isOfUsers);

    /** What the rows of {@link #rows} have for the number that an item is. */
    String number();

    /**
     * The column of the value of an attribute by which users {@code u} are sorted.
     *
     * @param alias a name that no other sort has
     * @return the column, and the join that it needs or nothing
     */
    Sorted sorted(String name, boolean isNumber, String alias);

    /**
     * A column to sort by.
     *
     * @param join what follows the users in {@code from}
     * @param column the column
     */
    record Sorted(Sql join, String column) {}

    /**
     * Who has items whose compared text is one of some: a question with the columns {@code item} and {@code id}.
     *
     * @param keys one or more
     */
    Sql holders(String name, String[] keys, String tenant);

    /**
     * Which of some texts are items of anybody but some users: a question with one column.
     *
     * @param keys one or more
     * @param others the ids of those who do not count
     */
    Sql held(String name, String[] keys, String tenant, String[] others);

    /**
     * Adds what new users are looked up by.
     *
     * @throws SQLException if the database refuses
     */
    void insert(Session session, List<User> users) throws SQLException;

    /**
     * Replaces what users are looked up by, for the fields that each update names.
     *
     * @param items the items as the updates leave them, by user, where updates name any
     * @throws SQLException if the database refuses
     */
    void update(Session session, List<Write.UpdateUser> updates, Map<String, Items> items) throws SQLException;

    /**
     * Removes what users are looked up by.
     *
     * @param users rows with an id each
     * @throws SQLException if the database refuses
     */
    void delete(Session session, List<@Nullable Object[]> users) throws SQLException;
}
