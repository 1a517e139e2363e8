package dev.roster.view;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.table.TableColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One text of each user that a {@link Column} shows or an export writes: the value of a field, something told of the users
 * around, or something that the host knows. Texts are worked out for a page of users at once. Immutable.
 */
public final class ColumnPart {

    /** Works the texts of many users out at once; the answer has one text for each, in their order. */
    @FunctionalInterface
    interface Texts {
        List<String> of(List<User> users, Colleagues colleagues);
    }

    private final String key;
    private final @Nullable Field<?> field;
    private final TableColumn.Values values;
    private final Texts texts;
    private final Map<String, String> words;

    private ColumnPart(
            String key, @Nullable Field<?> field, TableColumn.Values values, Texts texts, Map<String, String> words) {
        this.key = Objects.requireNonNull(key, "key");
        this.field = field;
        this.values = Objects.requireNonNull(values, "values");
        this.texts = Objects.requireNonNull(texts, "texts");
        this.words = Map.copyOf(words);
    }

    /**
     * The value of a field, as canonical text.
     *
     * @param field the field
     * @return the part, under the key of the field
     */
    public static ColumnPart of(Field<?> field) {
        return named(field.key(), field);
    }

    /**
     * The value of a field under a name that another program wants.
     *
     * @param key the name
     * @param field the field
     * @return the part
     */
    public static ColumnPart named(String key, Field<?> field) {
        return new ColumnPart(key, field, field.column().values(), each(user -> text(field, user)), Map.of());
    }

    /**
     * Something that the host knows of users.
     *
     * @param key the name, such as {@code points}
     * @param values what kind of texts these are: numbers without exponent, days in ISO 8601
     * @param loader answers for up to 1,000 users at once; a user who is not in the answer has no text
     * @return the part
     */
    public static ColumnPart computed(
            String key, TableColumn.Values values, Function<List<User>, Map<UserId, String>> loader) {
        Objects.requireNonNull(loader, "loader");
        return new ColumnPart(
                key,
                null,
                values,
                (users, colleagues) -> {
                    Map<UserId, String> known = loader.apply(Collections.unmodifiableList(users));
                    return users.stream()
                            .map(user -> known.getOrDefault(user.id(), ""))
                            .toList();
                },
                Map.of());
    }

    /** Something that one user alone tells. */
    static ColumnPart told(String key, TableColumn.Values values, Function<User, String> text) {
        return new ColumnPart(key, null, values, each(text), Map.of());
    }

    /** An export asks this of each user for each column. */
    private static Texts each(Function<User, String> text) {
        return (users, colleagues) -> {
            List<String> texts = new ArrayList<>(users.size());
            for (User user : users) {
                texts.add(text.apply(user));
            }
            return texts;
        };
    }

    /** Something that the users around tell. */
    static ColumnPart of(String key, TableColumn.Values values, Texts texts) {
        return new ColumnPart(key, null, values, texts, Map.of());
    }

    /**
     * The same part in the words of an application, such as {@code Pending} for {@code invited}.
     *
     * @param words what is said in place of a text
     * @return the changed copy; texts that have no words stay as they are
     */
    public ColumnPart saying(Map<String, String> words) {
        return new ColumnPart(key, field, values, texts, words);
    }

    /** The same part under another name. */
    ColumnPart named(String name) {
        return new ColumnPart(name, field, values, texts, words);
    }

    /** {@return how files and JSON name the part} */
    public String key() {
        return key;
    }

    /** {@return the field whose value it is; empty when it is no field's} */
    public Optional<Field<?>> field() {
        return Optional.ofNullable(field);
    }

    /** {@return the field, when the texts are its values as they are stored and not the words of an application} */
    public Optional<Field<?>> storedField() {
        return words.isEmpty() ? field() : Optional.empty();
    }

    /** The column of a table that is written, titled for people or, without a language, by its key. */
    TableColumn header(@Nullable Locale locale) {
        return locale == null || field == null || !field.key().equals(key)
                ? new TableColumn(key, values)
                : field.column(locale);
    }

    /** Whether an import that takes the title for a field, or for none, takes it for the one whose value this is. */
    boolean isMeant(@Nullable Field<?> meaning) {
        return field == null
                || (meaning == null ? field.isSystem() : field.key().equals(meaning.key()));
    }

    List<String> texts(List<User> users, Colleagues colleagues) {
        List<String> found = texts.of(users, colleagues);
        return words.isEmpty()
                ? found
                : found.stream().map(text -> words.getOrDefault(text, text)).toList();
    }

    /** The canonical text, which an import reads again; empty where there is no value. */
    static <T> String text(Field<T> field, User user) {
        T value = field.valueOf(user);
        return value == null ? "" : field.format(value);
    }

    @Override
    public String toString() {
        return key;
    }
}
