package dev.roster.view;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Page;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a column can be filtered by, among the users whom the rest of a view shows. */
final class Suggestions {

    private final Views views;
    private final Filter others;

    /**
     * Suggestions in a view.
     *
     * @param views who answers
     * @param others whom the view shows but for the filter of the column
     */
    Suggestions(Views views, Filter others) {
        this.views = views;
        this.others = others;
    }

    /** The values of a field that begin so, those of most users first. */
    List<Suggestion> of(Field<?> field, String prefix, int limit) {
        if (field.equals(Field.ID)) {
            return users(prefix, limit);
        }
        if (field.type() == FieldType.USER_REFERENCE) {
            return people(field.equals(Field.MANAGERS) ? Field.MANAGER_ID : field, prefix, limit);
        }
        boolean isOfText = Operator.STARTS_WITH.suits(field);
        ValueQuery query = ValueQuery.of(field)
                .where(others)
                .sorted(ValueQuery.Order.BY_COUNT)
                .limit(isOfText ? limit : ValueQuery.MAX_LIMIT);
        return views.values(isOfText ? query.startingWith(prefix) : query).stream()
                .filter(value -> isOfText || value.value().startsWith(prefix))
                .limit(limit)
                .map(value -> new Suggestion(value.value(), value.value(), value.count()))
                .toList();
    }

    private List<Suggestion> users(String words, int limit) {
        return page(others.and(Filter.search(words)), limit).stream()
                .map(user -> new Suggestion(user.id().value(), user.label(), 1))
                .toList();
    }

    /** People by name, of those who are named by somebody in the view. */
    private List<Suggestion> people(Field<?> field, String words, int limit) {
        List<User> found = words.isBlank() ? named(field, limit) : page(Filter.search(words), UserQuery.MAX_LIMIT);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, User> byId =
                found.stream().collect(Collectors.toMap(user -> user.id().value(), Function.identity()));
        ValueQuery query = ValueQuery.of(field)
                .where(others.and(new Filter.In(field, byId.keySet())))
                .sorted(ValueQuery.Order.BY_COUNT)
                .limit(ValueQuery.MAX_LIMIT);
        List<Suggestion> people = new ArrayList<>();
        for (ValueCount value : views.values(query)) {
            User user = byId.get(value.value());
            if (user != null && people.size() < limit) {
                people.add(new Suggestion(value.value(), user.label(), value.count()));
            }
        }
        return people;
    }

    private List<User> named(Field<?> field, int limit) {
        ValueQuery most = ValueQuery.of(field)
                .where(others)
                .sorted(ValueQuery.Order.BY_COUNT)
                .limit(limit);
        List<String> ids = views.values(most).stream().map(ValueCount::value).toList();
        return ids.isEmpty() ? List.of() : page(new Filter.In(Field.ID, Set.copyOf(ids)), UserQuery.MAX_LIMIT);
    }

    private List<User> page(Filter filter, int limit) {
        Page page = views.page(UserQuery.first(limit).where(filter).sortedBy(Sort.ascending(Field.DISPLAY_NAME)));
        return page.users();
    }
}
