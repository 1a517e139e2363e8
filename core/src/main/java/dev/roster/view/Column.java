package dev.roster.view;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.table.TableColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table of users: what it is called, what it shows, by what users are sorted and filtered with it. A column
 * shows one or more texts of each user, and may stand for more in an export than on a screen. Immutable.
 *
 * <pre>{@code
 * Column.of(Field.DEPARTMENT).shown()
 * Column.of(Field.ROLES).titled("Permission").sortedBy(Field.ROLE_LEVEL)
 * Column.computed("points", "Points", users -> points.of(users))
 * }</pre>
 */
public final class Column {

    /** What stands in a link as it is, and between commas. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");

    private final String key;
    private final String title;
    private final Map<String, String> titles;
    /** The field whose title it is, in every language; null when somebody chose another. */
    private final @Nullable Field<?> titled;

    private final boolean isShown;
    private final @Nullable Field<?> sort;
    private final @Nullable Field<?> filter;
    private final FilterKind filterKind;
    private final List<ColumnPart> parts;
    private final List<ColumnPart> exported;

    private Column(Draft draft) {
        key = draft.key;
        title = draft.title;
        titles = Map.copyOf(draft.titles);
        titled = draft.titled;
        isShown = draft.isShown;
        sort = draft.sort;
        filter = draft.filter;
        filterKind = draft.filterKind;
        parts = List.copyOf(draft.parts);
        exported = List.copyOf(draft.exported);
    }

    private Column with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new Column(draft);
    }

    /**
     * The column of a field: sorted by it unless it is a list, filtered as its type allows, not shown by default.
     *
     * @param field the field
     * @return the column, under the key of the field
     */
    public static Column of(Field<?> field) {
        Draft draft = new Draft(field.key(), field.label(), List.of(ColumnPart.of(field)));
        draft.titled = field;
        draft.sort = field.isList() ? null : field;
        draft.filter = field;
        draft.filterKind = FilterKind.of(field);
        return new Column(draft);
    }

    /**
     * A column of several texts, neither sorted nor filtered until that is said.
     *
     * @param key how view states, JSON and exports name it
     * @param title what people read
     * @param parts its texts, one or more
     * @return the column
     */
    public static Column of(String key, String title, ColumnPart... parts) {
        return new Column(new Draft(key, title, List.of(parts)));
    }

    /**
     * A column that the host fills, neither sorted nor filtered.
     *
     * @param key how view states, JSON and exports name it
     * @param title what people read
     * @param loader answers for up to 1,000 users at once; a user who is not in the answer has no text
     * @return the column
     */
    public static Column computed(String key, String title, Function<List<User>, Map<UserId, String>> loader) {
        return of(key, title, ColumnPart.computed(key, TableColumn.Values.TEXT, loader));
    }

    /** The same column under another key. */
    Column named(String name) {
        return with(draft -> draft.key = name);
    }

    /**
     * The same column with another title.
     *
     * @param text what people read in every language that has no title of its own
     * @return the changed copy
     */
    public Column titled(String text) {
        return with(draft -> {
            draft.title = Objects.requireNonNull(text, "text");
            draft.titled = null;
            draft.titles.clear();
        });
    }

    /**
     * The same column with a title in one more language.
     *
     * @param locale the language; countries are not told apart
     * @param text what people read in it
     * @return the changed copy
     */
    public Column titled(Locale locale, String text) {
        return with(draft -> draft.titles.put(locale.getLanguage(), text));
    }

    /** {@return the same column, shown when nobody chose columns} */
    public Column shown() {
        return with(draft -> draft.isShown = true);
    }

    /** {@return the same column, shown only when somebody chooses it} */
    public Column hidden() {
        return with(draft -> draft.isShown = false);
    }

    /**
     * The same column, sorted by a field.
     *
     * @param field the field, not a list; perhaps not one that the column shows
     * @return the changed copy
     * @throws IllegalArgumentException if the field is a list
     */
    public Column sortedBy(Field<?> field) {
        if (field.isList()) {
            throw new IllegalArgumentException("users cannot be sorted by " + field.key() + ", which is a list");
        }
        return with(draft -> draft.sort = field);
    }

    /** {@return the same column, not sorted} */
    public Column unsorted() {
        return with(draft -> draft.sort = null);
    }

    /**
     * The same column, filtered by a field.
     *
     * @param field the field
     * @param kind what is offered to filter with
     * @return the changed copy
     */
    public Column filteredBy(Field<?> field, FilterKind kind) {
        return with(draft -> {
            draft.filter = field;
            draft.filterKind = kind;
        });
    }

    /** {@return the same column, not filtered} */
    public Column unfiltered() {
        return with(draft -> {
            draft.filter = null;
            draft.filterKind = FilterKind.NONE;
        });
    }

    /**
     * The same column, standing for other texts in an export than on a screen.
     *
     * @param texts the columns of the export, in their order
     * @return the changed copy
     */
    public Column exportedAs(ColumnPart... texts) {
        return with(draft -> draft.exported = List.of(texts));
    }

    /**
     * The same column in the words of an application, such as {@code Pending} for {@code invited}. An export says what is
     * stored, so that it can be imported again.
     *
     * @param words what is said in place of a text
     * @return the changed copy
     */
    public Column saying(Map<String, String> words) {
        return with(draft -> draft.parts =
                draft.parts.stream().map(part -> part.saying(words)).toList());
    }

    /** {@return how view states, JSON and exports name the column} */
    public String key() {
        return key;
    }

    /** {@return what people read, in English} */
    public String title() {
        return title(Locale.ENGLISH);
    }

    /**
     * What people read.
     *
     * @param locale the language
     * @return the title in it; the one without a language where there is none
     */
    public String title(Locale locale) {
        String other = titled == null ? title : titled.label(locale);
        return titles.getOrDefault(locale.getLanguage(), other);
    }

    /** {@return whether the column is shown when nobody chose columns} */
    public boolean isShown() {
        return isShown;
    }

    /** {@return the field that users are sorted by, or empty when they cannot} */
    public Optional<Field<?>> sort() {
        return Optional.ofNullable(sort);
    }

    /** {@return the field that users are filtered by, or empty when they cannot} */
    public Optional<Field<?>> filter() {
        return Optional.ofNullable(filter);
    }

    /** {@return what is offered to filter with} */
    public FilterKind filterKind() {
        return filterKind;
    }

    /** {@return the texts on a screen, one or more} */
    public List<ColumnPart> parts() {
        return parts;
    }

    /** {@return the texts in an export, one or more} */
    public List<ColumnPart> exported() {
        return exported;
    }

    /** The fields that the column tells about, by what it shows or by how users are sorted and filtered. */
    Stream<Field<?>> fields() {
        return Stream.of(
                        parts.stream().flatMap(part -> part.field().stream()),
                        exported.stream().flatMap(part -> part.field().stream()),
                        sort().stream(),
                        filter().stream())
                .<Field<?>>flatMap(fields -> fields)
                .distinct();
    }

    @Override
    public String toString() {
        return key;
    }

    /** A column that is being put together. */
    private static final class Draft {
        private String key;
        private String title;
        private final Map<String, String> titles = new HashMap<>();
        private @Nullable Field<?> titled;
        private boolean isShown;
        private @Nullable Field<?> sort;
        private @Nullable Field<?> filter;
        private FilterKind filterKind = FilterKind.NONE;
        private List<ColumnPart> parts;
        private List<ColumnPart> exported;

        Draft(String key, String title, List<ColumnPart> parts) {
            if (!KEY.matcher(key).matches()) {
                throw new IllegalArgumentException("column key \"" + key
                        + "\" must be a letter followed by up to 99 letters, digits, '_', '-' or '.'");
            }
            this.key = key;
            this.title = Objects.requireNonNull(title, "title");
            this.parts = parts;
            this.exported = parts;
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a column shows one text or more; " + key + " has none");
            }
        }

        Draft(Column column) {
            this(column.key, column.title, column.parts);
            titles.putAll(column.titles);
            titled = column.titled;
            isShown = column.isShown;
            sort = column.sort;
            filter = column.filter;
            filterKind = column.filterKind;
            exported = column.exported;
        }
    }
}
