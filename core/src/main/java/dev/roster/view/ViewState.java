package dev.roster.view;

import dev.roster.model.Issue;
import dev.roster.query.Cursor;
import dev.roster.query.Filter;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks at in a table of users: the words searched for, the filter, the order, the columns, the page (J10).
 * It goes into a link and comes out of it again. Immutable.
 *
 * <pre>{@code
 * v=1&search=ada&filter=department+eq+%22Sales%22&sort=-lastActivityAt,displayName&columns=user,department&size=50
 * }</pre>
 *
 * @param search words as people type them; {@code ""} for everybody
 * @param filter whom beside that; {@link Filter#everybody()} for everybody
 * @param sorts the order; empty for that of ids
 * @param columns the keys of the columns that are shown, in their order; empty for those that are shown by default
 * @param size how many users a page holds, 1 to 1,000
 * @param cursor where the page starts, or null for the first
 */
public record ViewState(
        String search,
        Filter filter,
        List<Sort> sorts,
        List<String> columns,
        int size,
        @Nullable Cursor cursor) {

    /** How many users a page holds when nobody says. */
    public static final int DEFAULT_SIZE = 50;

    private static final ViewState INITIAL =
            new ViewState("", Filter.everybody(), List.of(), List.of(), DEFAULT_SIZE, null);

    /**
     * What was read of a state, and what could not be.
     *
     * @param state the state, without what could not be read
     * @param issues what was left out, and why; unmodifiable
     */
    public record Reading(ViewState state, List<Issue> issues) {

        /** Copies the issues. */
        public Reading {
            Objects.requireNonNull(state, "state");
            issues = List.copyOf(issues);
        }
    }

    /**
     * Copies the lists, and checks that all of it makes a query.
     *
     * @throws IllegalArgumentException if the size is out of bounds, a field is sorted twice, a column is named twice, the
     *     search is none, or the cursor belongs to another order
     */
    public ViewState {
        sorts = List.copyOf(sorts);
        columns = List.copyOf(columns);
        if (columns.stream().distinct().count() != columns.size()) {
            throw new IllegalArgumentException("a column may be shown once only");
        }
        Objects.requireNonNull(query(search, filter, sorts, size, cursor), "query");
    }

    /** {@return everybody, by id, in the columns that are shown by default, {@value #DEFAULT_SIZE} a page} */
    public static ViewState initial() {
        return INITIAL;
    }

    /**
     * The same view of those whom other words find, from the first page.
     *
     * @param words the words
     * @return the changed copy
     * @throws IllegalArgumentException if the words hold NUL or are too many
     */
    public ViewState searching(String words) {
        return new ViewState(words, filter, sorts, columns, size, null);
    }

    /**
     * The same view of others, from the first page.
     *
     * @param wanted whom
     * @return the changed copy
     */
    public ViewState where(Filter wanted) {
        return new ViewState(search, wanted, sorts, columns, size, null);
    }

    /**
     * The same view in another order, from the first page.
     *
     * @param steps the order
     * @return the changed copy
     * @throws IllegalArgumentException if a field is sorted twice
     */
    public ViewState sortedBy(Sort... steps) {
        return new ViewState(search, filter, List.of(steps), columns, size, null);
    }

    /**
     * The same view with other columns.
     *
     * @param keys the keys of the columns in their order; none for those that are shown by default
     * @return the changed copy
     * @throws IllegalArgumentException if one is named twice
     */
    public ViewState showing(String... keys) {
        return new ViewState(search, filter, sorts, List.of(keys), size, cursor);
    }

    /**
     * The same view in larger or smaller pages.
     *
     * @param users how many users a page holds, 1 to 1,000
     * @return the changed copy
     * @throws IllegalArgumentException if that is out of bounds
     */
    public ViewState sized(int users) {
        return new ViewState(search, filter, sorts, columns, users, cursor);
    }

    /**
     * Another page of the same view.
     *
     * @param place where it starts, or null for the first page
     * @return the changed copy
     * @throws IllegalArgumentException if the cursor belongs to another order
     */
    public ViewState from(@Nullable Cursor place) {
        return new ViewState(search, filter, sorts, columns, size, place);
    }

    /** {@return whom the view shows, on whatever page} */
    public Filter wanted() {
        return filter.and(Filter.search(search));
    }

    /** {@return the question for the page} */
    public UserQuery query() {
        return query(search, filter, sorts, size, cursor);
    }

    private static UserQuery query(String search, Filter filter, List<Sort> sorts, int size, @Nullable Cursor cursor) {
        return new UserQuery(filter.and(Filter.search(search)), sorts, size, cursor);
    }

    /**
     * Writes the state as the query of a link. Equal states are written alike, what is as by default is left out. A filter
     * of a host's own that is longer or deeper than {@link FilterText#parse} takes is not read again, nor is a query of more
     * than 32,768 characters.
     *
     * @return the query without {@code ?}, in {@code application/x-www-form-urlencoded}
     */
    public String toQuery() {
        return ViewQuery.write(this);
    }

    /**
     * Reads the query of a link, whoever wrote it. What cannot be read becomes an issue and is left out, never an exception.
     *
     * @param query the query, with or without {@code ?}, of at most 32,768 characters
     * @param columns what the view has
     * @return the state, and what was left out
     */
    public static Reading ofQuery(String query, Columns columns) {
        return ViewQuery.read(query, columns);
    }

    /**
     * Writes the state as texts by name, as {@link #toQuery} has them and JSON takes them.
     *
     * @return {@code v}, and those of {@code search filter sort columns size cursor} that are not as by default, in this order
     */
    public Map<String, String> toParameters() {
        return ViewParameters.of(this);
    }

    /**
     * Reads texts by name, whoever wrote them. What cannot be read becomes an issue and is left out, never an exception.
     *
     * @param parameters the texts, as {@link #toParameters} names them
     * @param columns what the view has
     * @return the state, and what was left out
     */
    public static Reading ofParameters(Map<String, String> parameters, Columns columns) {
        return new ViewParameters(columns).read(parameters);
    }
}
