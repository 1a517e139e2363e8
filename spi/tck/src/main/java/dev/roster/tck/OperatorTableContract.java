package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.query.Filter;
import dev.roster.query.UserQuery;
import dev.roster.spi.Stores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What each operator finds of each type, as a table that can be read: rule US-14. */
public interface OperatorTableContract extends StoresFactory {

    /** The table. */
    @Test
    @DisplayName(
            "US-14: each operator finds what the table of operators says, of values of each type, at their limits, of lists and of none")
    default void findsWhatTheTableSays() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            Map<String, User> users = new LinkedHashMap<>();
            for (OperatorRow row : OperatorRow.all()) {
                users.computeIfAbsent(row.user(), name -> user("u" + users.size(), row));
            }
            Samples.load(stores, List.copyOf(users.values()));
            for (OperatorRow row : OperatorRow.all()) {
                User user = Objects.requireNonNull(users.get(row.user()));
                row.questions().forEach((word, filter) -> {
                    boolean isFound = row.finds().contains(word);
                    assertFound(stores, row, word, filter, user, isFound);
                    assertFound(stores, row, word, new Filter.Not(filter), user, !isFound);
                });
            }
        }
    }

    private static User user(String id, OperatorRow row) {
        return Samples.user(id, user -> put(row.field(), row.stored(), user));
    }

    private static <T> void put(Field<T> field, List<String> texts, UserBuilder user) {
        field.set(user, texts.isEmpty() ? null : field.parseAll(texts).value());
    }

    private static void assertFound(
            Stores stores, OperatorRow row, String word, Filter filter, User user, boolean isFound) {
        List<User> found = stores.users()
                .query(UserQuery.first(UserQuery.MAX_LIMIT).where(filter))
                .users();
        assertThat(found.stream().anyMatch(one -> one.id().equals(user.id())))
                .as("%s, operator %s: %s", row, word, filter)
                .isEqualTo(isFound);
    }
}
