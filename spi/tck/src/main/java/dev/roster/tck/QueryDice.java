package dev.roster.tck;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.Fields;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Made-up questions about some users, the same for the same seed. For one thread. */
final class QueryDice {

    /** Every built-in field and one custom attribute of each type. */
    static final List<Field<?>> FIELDS =
            List.copyOf(Fields.with(SampleUsers.ATTRIBUTES).all());

    private static final List<Operator> OPERATORS = List.of(Operator.values());
    private static final int DEPTH = 3;

    private final Random random;
    private final SampleUsers words;
    private final List<User> users;

    QueryDice(long seed, List<User> users) {
        random = new Random(seed);
        words = new SampleUsers(seed);
        this.users = users;
    }

    UserQuery query() {
        String search = random.nextInt(4) == 0 ? words.word() : "";
        return new UserQuery(filter(DEPTH), search, sorts(), 1 + random.nextInt(40), null);
    }

    String word() {
        return words.word();
    }

    /** A comparison with a value that some user has, or a part of it; empty when the operator does not suit the field. */
    Optional<Filter> comparison(Field<?> field, Operator operator) {
        if (!suits(field, operator)) {
            return Optional.empty();
        }
        if (operator == Operator.PRESENT) {
            return Optional.of(new Filter.Comparison(field, operator, ""));
        }
        List<String> texts =
                users.stream().flatMap(user -> texts(field, user).stream()).toList();
        String text = texts.get(random.nextInt(texts.size()));
        boolean isPart = operator == Operator.CONTAINS || operator == Operator.STARTS_WITH;
        return Optional.of(new Filter.Comparison(field, operator, isPart ? part(text, operator) : text));
    }

    private Filter filter(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(6);
        if (kind == 1) {
            return new Filter.Not(filter(depth - 1));
        }
        if (kind == 2 || kind == 3) {
            List<Filter> parts = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                parts.add(filter(depth - 1));
            }
            return kind == 2 ? new Filter.All(parts) : new Filter.Any(parts);
        }
        Field<?> field = FIELDS.get(random.nextInt(FIELDS.size()));
        Operator operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        return comparison(field, operator).orElse(Filter.everybody());
    }

    private List<Sort> sorts() {
        List<Sort> sorts = new ArrayList<>();
        List<Field<?>> fields = new ArrayList<>(FIELDS);
        fields.removeIf(Field::isList);
        for (int i = random.nextInt(4); i > 0; i--) {
            Field<?> field = fields.remove(random.nextInt(fields.size()));
            sorts.add(random.nextBoolean() ? Sort.ascending(field) : Sort.descending(field));
        }
        return sorts;
    }

    private String part(String text, Operator operator) {
        int[] codePoints = text.codePoints().toArray();
        int start = operator == Operator.CONTAINS ? random.nextInt(codePoints.length) : 0;
        int length = 1 + random.nextInt(codePoints.length - start);
        return new String(codePoints, start, length);
    }

    /** Parts are of text and keys; more and less is for single values that are not yes or no. */
    private static boolean suits(Field<?> field, Operator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL, PRESENT -> true;
            case CONTAINS, STARTS_WITH -> field.type() == FieldType.TEXT || field.type() == FieldType.KEYS;
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> !field.isList() && field.type() != FieldType.YES_NO;
        };
    }

    private static <T> List<String> texts(Field<T> field, User user) {
        return field.of(user).map(field::formatAll).orElse(List.of());
    }
}
