package dev.roster.query;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.User;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question for one page of users.
 *
 * @param filter which users are wanted
 * @param search words that must all occur in a name, user name, address or employee id; {@code ""} for no search
 * @param sorts the order; the id breaks ties, ascending
 * @param limit how many users at the most, 1 to 1,000
 * @param cursor the place to go on from, or null for the first page; it must come from the same sorts
 */
public record UserQuery(
        Filter filter,
        String search,
        List<Sort> sorts,
        int limit,
        @Nullable Cursor cursor) {

    /** The most users that one page holds. */
    public static final int MAX_LIMIT = 1_000;

    private static final List<Field<?>> SEARCHED = List.of(
            Field.DISPLAY_NAME,
            Field.FIRST_NAME,
            Field.LAST_NAME,
            Field.USER_NAME,
            Field.PRIMARY_EMAIL,
            Field.EMPLOYEE_ID);

    /**
     * Checks the limit, the search and the cursor.
     *
     * @throws IllegalArgumentException if the limit is out of bounds, the search holds NUL, a field is sorted twice,
     *     or the cursor does not fit the sorts
     */
    public UserQuery {
        Objects.requireNonNull(filter, "filter");
        search = search.strip();
        sorts = List.copyOf(sorts);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to 1000, found " + limit);
        }
        if (search.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a search must not hold NUL, which no stored text holds");
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
        return new UserQuery(Filter.everybody(), "", List.of(), limit, null);
    }

    /**
     * The same query for other users.
     *
     * @param wanted which users are wanted
     * @return the changed copy
     */
    public UserQuery where(Filter wanted) {
        return new UserQuery(wanted, search, sorts, limit, cursor);
    }

    /**
     * The same query with a free-text search.
     *
     * @param words the words
     * @return the changed copy
     */
    public UserQuery searching(String words) {
        return new UserQuery(filter, words, sorts, limit, cursor);
    }

    /**
     * The same query in another order, from the first page.
     *
     * @param steps the order
     * @return the changed copy
     */
    public UserQuery sortedBy(Sort... steps) {
        return new UserQuery(filter, search, List.of(steps), limit, null);
    }

    /**
     * The same query from another place.
     *
     * @param place the cursor of the page before
     * @return the changed copy
     */
    public UserQuery from(Cursor place) {
        return new UserQuery(filter, search, sorts, limit, place);
    }

    /** {@return the fields that a free-text search looks into} */
    public static List<Field<?>> searchedFields() {
        return SEARCHED;
    }

    /** {@return the fields that filter and sorts name; a free-text search looks into {@link #searchedFields} besides} */
    public Set<Field<?>> fields() {
        return Stream.concat(filter.fields(), sorts.stream().map(Sort::field)).collect(Collectors.toUnmodifiableSet());
    }

    /** {@return the words of the search in canonical form, each of which must occur in one of the searched fields} */
    public List<String> searchWords() {
        String folded = CanonicalForm.of(search);
        return folded.isEmpty() ? List.of() : List.of(folded.split("\\s+"));
    }

    /**
     * Tells whether a user is wanted, by filter and search.
     *
     * @param user the user
     * @return whether the user belongs to the answer, on whatever page
     */
    public boolean matches(User user) {
        return filter.matches(user) && searchWords().stream().allMatch(word -> occursIn(user, word));
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

    private static boolean occursIn(User user, String word) {
        return SEARCHED.stream()
                .anyMatch(field -> foldedText(field, user)
                        .filter(text -> text.contains(word))
                        .isPresent());
    }

    private static <T> Optional<String> foldedText(Field<T> field, User user) {
        return field.of(user).map(value -> CanonicalForm.of(field.format(value)));
    }

    private static boolean fits(Cursor cursor, List<Sort> sorts) {
        if (cursor.keys().size() != sorts.size()) {
            return false;
        }
        for (int i = 0; i < sorts.size(); i++) {
            String key = cursor.keys().get(i);
            if (key != null && !sorts.get(i).field().parse(key).isValid()) {
                return false;
            }
        }
        return true;
    }
}
