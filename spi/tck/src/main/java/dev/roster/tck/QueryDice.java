package dev.roster.tck;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.Fields;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.SearchWords;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

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
        return new UserQuery(filter(DEPTH), sorts(), 1 + random.nextInt(40), null);
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
        List<String> texts = texts(field);
        String text = texts.get(random.nextInt(texts.size()));
        return Optional.of(new Filter.Comparison(field, operator, operator.isOfParts() ? part(text, operator) : text));
    }

    /** Up to five values that some users have, perhaps none, in another case where that does not matter. */
    Filter in(Field<?> field) {
        List<String> texts = texts(field);
        Set<String> some = new LinkedHashSet<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            String text = texts.get(random.nextInt(texts.size()));
            boolean isFolded = field.type() == FieldType.KEYS && random.nextBoolean();
            some.add(isFolded ? text.toUpperCase(Locale.ROOT) : text);
        }
        return new Filter.In(field, some);
    }

    /** The beginning of a word of some user, or a word that may occur inside of others only. */
    String beginning() {
        if (random.nextInt(3) == 0) {
            return words.word();
        }
        List<String> own = SearchWords.of(users.get(random.nextInt(users.size())));
        return part(own.get(random.nextInt(own.size())), Operator.STARTS_WITH);
    }

    /** The beginning of a value that some user has. */
    String beginningOf(Field<?> field) {
        List<String> texts = texts(field);
        return part(texts.get(random.nextInt(texts.size())), Operator.STARTS_WITH);
    }

    private List<String> texts(Field<?> field) {
        return users.stream().flatMap(user -> texts(field, user).stream()).toList();
    }

    private Filter filter(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(8);
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
        if (kind == 4) {
            return Filter.search(beginning());
        }
        Field<?> field = FIELDS.get(random.nextInt(FIELDS.size()));
        if (kind == 5) {
            return in(field);
        }
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
        int start = operator == Operator.STARTS_WITH ? 0 : random.nextInt(codePoints.length);
        int rest = codePoints.length - start;
        int length = operator == Operator.ENDS_WITH ? rest : 1 + random.nextInt(rest);
        return new String(codePoints, start, length);
    }

    /** Parts are of text and keys; more and less is for single values that are not yes or no. */
    static boolean suits(Field<?> field, Operator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL, PRESENT -> true;
            case CONTAINS, STARTS_WITH, ENDS_WITH -> field.type() == FieldType.TEXT || field.type() == FieldType.KEYS;
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> !field.isList() && field.type() != FieldType.YES_NO;
        };
    }

    private static <T> List<String> texts(Field<T> field, User user) {
        return field.of(user).map(field::formatAll).orElse(List.of());
    }
}
