package dev.roster.view;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.tck.SampleUsers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Made-up filters about some users, the same for the same seed. For one thread. */
final class FilterDice {

    static final Fields FIELDS = Fields.with(SampleUsers.ATTRIBUTES);

    private static final List<Field<?>> ALL = List.copyOf(FIELDS.all());
    private static final List<String> PARTS =
            List.of("a", "", " ", "\"", "\\", "a\\\"b", "\n\t\u0001\u007f", "\ud83d\ude00", "\u2028", "(x, y)", "null");

    private final Random random;
    private final List<User> users;

    FilterDice(long seed, int users) {
        random = new Random(seed);
        SampleUsers sample = new SampleUsers(seed);
        this.users = sample.users(users);
    }

    /** The ids of the users whom a filter wants. */
    List<String> found(Filter filter) {
        return users.stream()
                .filter(filter::matches)
                .map(user -> user.id().value())
                .toList();
    }

    Random random() {
        return random;
    }

    Filter filter(int depth) {
        int kind = depth == 0 ? 4 + random.nextInt(6) : random.nextInt(10);
        return switch (kind) {
            case 0 -> new Filter.Not(filter(depth - 1));
            case 1, 2 -> new Filter.All(filters(depth - 1));
            case 3 -> new Filter.Any(filters(depth - 1));
            case 4 -> Filter.search(PARTS.get(random.nextInt(PARTS.size())) + " ada");
            case 5 -> in(field());
            default -> comparison(field());
        };
    }

    private List<Filter> filters(int depth) {
        List<Filter> filters = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            filters.add(filter(depth));
        }
        return filters;
    }

    /** One of few, so that terms of one field meet. */
    private Field<?> field() {
        List<Field<?>> few = List.of(Field.HIRE_DATE, Field.LAST_LOGIN_AT, Field.DEPARTMENT);
        return random.nextInt(4) > 0 ? few.get(random.nextInt(few.size())) : ALL.get(random.nextInt(ALL.size()));
    }

    private Filter in(Field<?> field) {
        Set<String> values = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(field));
        }
        return new Filter.In(field, values);
    }

    private Filter comparison(Field<?> field) {
        Operator operator = List.of(Operator.values()).get(random.nextInt(Operator.values().length));
        if (!operator.suits(field)) {
            return new Filter.Comparison(field, Operator.PRESENT, "");
        }
        return new Filter.Comparison(
                field, operator, operator.isOfParts() ? PARTS.get(random.nextInt(PARTS.size())) : value(field));
    }

    /** A value that some user has. */
    private String value(Field<?> field) {
        List<String> texts =
                users.stream().flatMap(user -> texts(field, user).stream()).toList();
        return texts.isEmpty() ? one(field) : texts.get(random.nextInt(texts.size()));
    }

    private static String one(Field<?> field) {
        return switch (field.type()) {
            case TEXT, KEYS, USER_REFERENCE -> field.equals(Field.GRANTS) ? "lead@team:a" : "x";
            case NUMBER -> "7";
            case DATE -> "2024-02-29";
            case YES_NO -> "true";
            case INSTANT -> "2024-02-29T10:15:30Z";
        };
    }

    private static <T> List<String> texts(Field<T> field, User user) {
        return field.of(user).map(field::formatAll).orElse(List.of());
    }
}
