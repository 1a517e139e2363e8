package dev.roster.store.jdbc;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.query.SearchWords;
import dev.roster.spi.Write;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a search looks into: the folded words of a user with a space before each, as Java computed them. */
final class UserWords {

    static final String COLUMN = "words";

    private static final String STORED = "select id, "
            + String.join(
                    ", ",
                    SearchWords.fields().stream()
                            .map(field -> UserColumns.of(field).name())
                            .toList())
            + " from ";

    private final Map<String, String[]> stored = new HashMap<>();

    /**
     * Reads the texts that updates leave alone, when any of them changes a searched one: words come from all texts.
     *
     * @throws SQLException if the database refuses
     */
    UserWords(Session session, List<Write.UpdateUser> updates) throws SQLException {
        String[] ids = updates.stream()
                .filter(UserWords::areChangedBy)
                .map(update -> update.after().id().value())
                .distinct()
                .toArray(String[]::new);
        if (ids.length > 0) {
            int count = SearchWords.fields().size();
            session.forEach(
                    STORED + session.wanted("roster_users", "id"),
                    row -> {
                        String[] texts = new String[count];
                        for (int i = 0; i < count; i++) {
                            texts[i] = row.getString(2 + i);
                        }
                        stored.put(row.getString(1), texts);
                    },
                    ids,
                    session.tenant());
        }
    }

    /** Whether some update changes what a search looks into. */
    boolean areChanged() {
        return !stored.isEmpty();
    }

    static boolean areChangedBy(Write.UpdateUser update) {
        for (Field<?> field : SearchWords.fields()) {
            if (update.fields().contains(field)) {
                return true;
            }
        }
        return false;
    }

    static String of(User user) {
        return joined(SearchWords.of(user));
    }

    /** The words of the user as the update leaves it, or {@link Bulk#KEPT}. */
    Object after(Write.UpdateUser update) {
        String[] texts = stored.get(update.after().id().value());
        if (texts == null || !areChangedBy(update)) {
            return Bulk.KEPT;
        }
        StringJoiner text = new StringJoiner("\n");
        for (int i = 0; i < texts.length; i++) {
            Field<?> field = SearchWords.fields().get(i);
            String value = update.fields().contains(field) ? text(field, update.after()) : texts[i];
            text.add(value == null ? "" : value);
        }
        return joined(SearchWords.of(text.toString()));
    }

    private static <T> @Nullable String text(Field<T> field, User user) {
        T value = field.valueOf(user);
        return value == null ? null : field.format(value);
    }

    private static String joined(List<String> words) {
        return " " + String.join(" ", words);
    }
}
