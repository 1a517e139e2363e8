package dev.roster.query;

import dev.roster.model.Field;
import dev.roster.model.User;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question for one page of users.
 *
 * @param filter which users are wanted
 * @param sorts the order; the id breaks ties, ascending
 * @param limit how many users at the most, 1 to 1,000
 * @param cursor the place to go on from, or null for the first page; it must come from the same sorts
 */
public record UserQuery(
        Filter filter,
        List<Sort> sorts,
        int limit,
        @Nullable Cursor cursor) {

    /** The most users that one page holds. */
    public static final int MAX_LIMIT = 1_000;

    /**
     * Checks the limit and the cursor.
     *
     * @throws IllegalArgumentException if the limit is out of bounds, a field is sorted twice, or the cursor does not fit the sorts
     */
    public UserQuery {
        Objects.requireNonNull(filter, "filter");
        sorts = List.copyOf(sorts);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to 1000, found " + limit);
        }
        if (sorts.stream().map(Sort::field).distinct().count() != sorts.size()) {
            throw new IllegalArgumentException("a field may be sorted once only");
        }
        if (cursor != null && !fits(cursor, sorts)) {
            throw new IllegalArgumentException("the cursor belongs to another sort; start from the first page");
        }
    }

    /**
     * Asks for the first page of everybody, by id.
     *
     * @param limit how many users at the most, 1 to 1,000
     * @return the query
     */
    public static UserQuery first(int limit) {
        return new UserQuery(Filter.everybody(), List.of(), limit, null);
    }

    /**
     * The same query for other users.
     *
     * @param wanted which users are wanted
     * @return the changed copy
     */
    public UserQuery where(Filter wanted) {
        return new UserQuery(wanted, sorts, limit, cursor);
    }

    /**
     * The same query for those of its users whom a {@linkplain Filter#search search} finds.
     *
     * @param words the words
     * @return the changed copy
     * @throws IllegalArgumentException if the words hold NUL or are too many
     */
    public UserQuery searching(String words) {
        return where(filter.and(Filter.search(words)));
    }

    /**
     * The same query in another order, from the first page.
     *
     * @param steps the order
     * @return the changed copy
     */
    public UserQuery sortedBy(Sort... steps) {
        return new UserQuery(filter, List.of(steps), limit, null);
    }

    /**
     * The same query from another place.
     *
     * @param place the cursor of the page before
     * @return the changed copy
     */
    public UserQuery from(Cursor place) {
        return new UserQuery(filter, sorts, limit, place);
    }

    /** {@return the fields that filter and sorts look at} */
    public Set<Field<?>> fields() {
        return Stream.concat(filter.fields(), sorts.stream().map(Sort::field)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Tells whether a user is wanted.
     *
     * @param user the user
     * @return whether the user belongs to the answer, on whatever page
     */
    public boolean matches(User user) {
        return filter.matches(user);
    }

    /** {@return the order of the answer: the sorts, then the id} */
    public Comparator<User> order() {
        Comparator<User> byId = Comparator.comparing(User::id);
        Comparator<User> order = null;
        for (Sort sort : sorts) {
            order = order == null ? sort.order() : order.thenComparing(sort.order());
        }
        return order == null ? byId : order.thenComparing(byId);
    }

    /**
     * Tells whether a user comes after the cursor.
     *
     * @param user the user
     * @return whether the user belongs to this page or a later one; always true without a cursor
     */
    public boolean isAfterCursor(User user) {
        if (cursor == null) {
            return true;
        }
        for (int i = 0; i < sorts.size(); i++) {
            Sort sort = sorts.get(i);
            int difference = sort.compareKeys(sort.keyOf(user), cursor.keys().get(i));
            if (difference != 0) {
                return difference > 0;
            }
        }
        return user.id().compareTo(cursor.after()) > 0;
    }

    private static boolean fits(Cursor cursor, List<Sort> sorts) {
        if (cursor.keys().size() != sorts.size()) {
            return false;
        }
        for (int i = 0; i < sorts.size(); i++) {
            String key = cursor.keys().get(i);
            if (key != null && !Comparisons.isSortKey(sorts.get(i).field(), key)) {
                return false;
            }
        }
        return true;
    }
}
