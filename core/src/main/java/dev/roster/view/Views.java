package dev.roster.view;

import dev.roster.access.NotAuthorizedException;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one actor sees of many users. The store is asked for the users whom the actor may read and for no others, so that
 * no answer tells anything about the rest, and a manager of five among a million waits for five. Deleted users are left
 * out unless a filter names that status, as in {@code status eq deleted}. A filter may name {@link Field#MANAGERS}; the
 * line of managers ends at whom the actor may not read. The actor is looked up anew for each call. Safe for use by many
 * threads.
 *
 * <pre>{@code
 * Views views = admin.views();
 * Columns columns = views.columns(Columns::learningPlatform);
 * ViewState state = ViewState.ofQuery(request.getQueryString(), columns).state();
 * TablePage page = views.table(columns, state);
 * }</pre>
 */
public interface Views {

    /** The most suggestions that one answer holds. */
    int MAX_SUGGESTIONS = 100;

    /**
     * The columns that the actor may see. A column is left out altogether, also from filters, sorts, suggestions and
     * exports, when it tells about a field that the actor may not search.
     *
     * @param wanted makes the columns of the fields that there are, such as {@code Columns::learningPlatform}
     * @return the columns, to be given back to the other methods
     */
    Columns columns(Function<Fields, Columns> wanted);

    /**
     * Answers one page of the users whom the actor may read.
     *
     * @param query what is asked
     * @return the page; the users come without the attributes that the actor may not see
     * @throws NotAuthorizedException if the filter or the order is by an attribute that the actor may not see
     * @throws TooManyReportsException if the filter names the managers of more than 10,000 users
     */
    Page page(UserQuery query);

    /**
     * Streams the users whom the actor may read, in the order of their ids. Users who are neither created nor deleted while
     * the stream is read come exactly once.
     *
     * @param filter which users
     * @return the users without the attributes that the actor may not see; the caller closes the stream
     * @throws NotAuthorizedException if the filter is by an attribute that the actor may not see
     * @throws TooManyReportsException if the filter names the managers of more than 10,000 users
     */
    Stream<User> scan(Filter filter);

    /**
     * Finds users by id.
     *
     * @param ids the ids, up to 10,000
     * @return those whom the actor may read, without the attributes that the actor may not see, in no particular order
     */
    List<User> findAll(Collection<UserId> ids);

    /**
     * Counts users whom the actor may read: ask up to 10,000 and show "10,000+".
     *
     * @param filter which users are counted
     * @param limit how far to count, 1 or more
     * @return how many there are, exactly; the limit when there are as many or more
     * @throws NotAuthorizedException if the filter is by an attribute that the actor may not see
     * @throws IllegalArgumentException if the limit is not positive
     * @throws TooManyReportsException if the filter names the managers of more than 10,000 users
     */
    long count(Filter filter, long limit);

    /**
     * Finds the different values of a field among the users whom the actor may read, for suggestions and reports.
     *
     * @param query what is asked
     * @return the values and how many of those users have each
     * @throws NotAuthorizedException if the field, or one that the filter is by, is an attribute that the actor may not see
     * @throws TooManyReportsException if the filter names the managers of more than 10,000 users
     */
    List<ValueCount> values(ValueQuery query);

    /**
     * Answers one page of a table, its cells worked out for all users at once: one question for the users, and one for each
     * level of managers where a column shows them.
     *
     * @param columns the columns that {@link #columns} gave
     * @param state what is looked at; columns that there are not are left out
     * @return the page
     * @throws NotAuthorizedException if the filter or the order is by an attribute that the actor may not see
     * @throws TooManyReportsException if the filter names the managers of more than 10,000 users, or the users of the page
     *     have more than 100,000 reports
     */
    default TablePage table(Columns columns, ViewState state) {
        List<Column> shown = columns.of(state);
        Page page = page(state.query());
        return new TablePage(shown, new TableCells(this).rows(page.users(), shown), page.nextCursor());
    }

    /**
     * Suggests values of a column while somebody types, among the users whom the rest of the view shows: the filter of the
     * column itself does not count. Of columns of people, such as managers, the typed text are words of a name, and the value
     * is an id.
     *
     * @param state what is looked at
     * @param column the column, with a filter
     * @param typed the beginning of the values; {@code ""} for those of most users
     * @param limit how many at the most, 1 to {@value #MAX_SUGGESTIONS}
     * @return the suggestions, those of most users first
     * @throws NotAuthorizedException if the column, or one that the view is filtered by, is an attribute that the actor may
     *     not see
     * @throws IllegalArgumentException if the column has no filter, the limit is out of bounds, or the typed text holds
     *     what no text of a user holds, such as NUL
     * @throws TooManyReportsException if the filter names the managers of more than 10,000 users
     */
    default List<Suggestion> suggest(ViewState state, Column column, String typed, int limit) {
        Field<?> field = column.filter()
                .orElseThrow(() -> new IllegalArgumentException("column " + column.key() + " has no filter"));
        if (limit < 1 || limit > MAX_SUGGESTIONS) {
            throw new IllegalArgumentException("limit must be 1 to 100, found " + limit);
        }
        Filter others = ColumnFilters.of(state.filter()).without(field).filter();
        return new Suggestions(this, others.and(Filter.search(state.search()))).of(field, typed, limit);
    }

    /**
     * Prepares the export of a view: all its users in its order, in the columns that it shows.
     *
     * @param columns the columns that {@link #columns} gave
     * @param state what is looked at; the page does not matter
     * @return the export, to be written to a table
     * @throws NotAuthorizedException if somebody acts in the place of the actor
     */
    default Export export(Columns columns, ViewState state) {
        return new Export(this, columns, state, null);
    }
}
