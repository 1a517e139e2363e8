package dev.roster.mutants;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.spi.UserStore;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores to which operators mean what their database makes of them. */
final class OperatorMutants {

    private OperatorMutants() {}

    static List<Mutant> all() {
        return List.of(
                comparing(
                        "percent is any",
                        "takes percent signs for wildcards",
                        OperatorMutants::isPart,
                        (one, user) -> texts(one, user).anyMatch(text -> like(text, one.value(), '%', ".*"))),
                comparing(
                        "underscore is one",
                        "takes underscores for wildcards",
                        OperatorMutants::isPart,
                        (one, user) -> texts(one, user).anyMatch(text -> like(text, one.value(), '_', "."))),
                comparing(
                        "backslash escapes",
                        "takes backslashes for escapes",
                        OperatorMutants::isPart,
                        (one, user) -> new Filter.Comparison(
                                        one.field(), one.operator(), one.value().replaceAll("\\\\(.)", "$1"))
                                .matches(user)),
                comparing(
                        "folds ASCII",
                        "folds the case of ASCII alone",
                        one -> one.operator() == Operator.EQUAL && one.field().type() == FieldType.TEXT,
                        (one, user) ->
                                texts(one, user).anyMatch(text -> ascii(text).equals(ascii(one.value())))),
                comparing(
                        "joined elements",
                        "looks for parts in all elements together",
                        one -> one.operator() == Operator.CONTAINS
                                && one.field().isList(),
                        (one, user) -> one.matches(user)
                                || texts(one, user)
                                        .collect(Collectors.joining(","))
                                        .contains(one.value().toLowerCase(Locale.ROOT))),
                comparing(
                        "first element",
                        "looks at the first element of a list",
                        one -> one.operator() == Operator.EQUAL
                                && one.field().isList()
                                && one.field().attribute().isPresent(),
                        (one, user) -> texts(one, user).limit(1).anyMatch(one.value()::equalsIgnoreCase)),
                comparing(
                        "binary numbers",
                        "compares numbers in binary",
                        one -> one.operator() == Operator.GREATER && one.field().type() == FieldType.NUMBER,
                        (one, user) -> texts(one, user)
                                .anyMatch(text -> Double.parseDouble(text) > Double.parseDouble(one.value()))),
                comparing(
                        "equal nothing",
                        "wants nobody without a value by NOT_EQUAL on what moves",
                        one -> one.operator() == Operator.NOT_EQUAL
                                && one.field().equals(Field.LAST_LOGIN_AT),
                        (one, user) -> one.matches(user) && user.lifecycle().lastLoginAt() != null),
                comparing(
                        "empty is present",
                        "takes an empty list for a value",
                        one -> one.operator() == Operator.PRESENT
                                && one.field().isList()
                                && one.field().attribute().isEmpty(),
                        (one, user) -> true),
                comparing(
                        "part of nothing",
                        "finds the empty part in what is not there",
                        one -> one.operator() == Operator.CONTAINS
                                && one.value().isEmpty(),
                        (one, user) -> true),
                comparing(
                        "millisecond filter",
                        "compares moments to the millisecond",
                        one -> one.operator() == Operator.EQUAL && one.field().type() == FieldType.INSTANT,
                        (one, user) -> texts(one, user).anyMatch(text -> millis(text) == millis(one.value()))),
                answering(
                        "joined words",
                        "searches names that are written together",
                        "UQ-01",
                        (filter, user) -> filter.matches(user)
                                || (filter instanceof Filter.Search search
                                        && search.words().stream()
                                                .allMatch(word -> joined(user).contains(word)))),
                answering(
                        "rounded list",
                        "compares many numbers in binary",
                        "UQ-02",
                        (filter, user) -> (filter instanceof Filter.In in
                                        && in.field().equals(Field.SKILL_COUNT)
                                        && in.values().size() > 1_000)
                                ? user.lifecycle().skillCount() != null
                                : filter.matches(user)),
                answering(
                        "any type",
                        "takes a value of another type for a value",
                        "US-17",
                        OperatorMutants::whateverType));
    }

    private static Mutant comparing(
            String name,
            String flaw,
            java.util.function.Predicate<Filter.Comparison> isWrong,
            BiPredicate<Filter.Comparison, User> answer) {
        return answering(
                name,
                flaw,
                "US-14",
                (filter, user) -> (filter instanceof Filter.Comparison one && isWrong.test(one))
                        ? answer.test(one, user)
                        : filter.matches(user));
    }

    /** Answers single questions otherwise, wherever they stand in a filter. */
    private static Mutant answering(String name, String flaw, String rule, BiPredicate<Filter, User> answer) {
        return Mutant.ofUsers(name, flaw, rule, real -> new Otherwise(real, answer));
    }

    private static boolean isPart(Filter.Comparison one) {
        return one.operator() == Operator.CONTAINS;
    }

    private static Stream<String> texts(Filter.Comparison one, User user) {
        return textsOf(one.field(), user);
    }

    private static <T> Stream<String> textsOf(Field<T> field, User user) {
        return field.of(user).map(field::formatAll).orElse(List.of()).stream();
    }

    private static boolean like(String text, String part, char wildcard, String pattern) {
        String quoted = Pattern.quote(part.toLowerCase(Locale.ROOT))
                .replace(Character.toString(wildcard), "\\E" + pattern + "\\Q");
        return Pattern.compile(quoted, Pattern.DOTALL)
                .matcher(text.toLowerCase(Locale.ROOT))
                .find();
    }

    private static String ascii(String text) {
        return text.chars()
                .map(c -> c >= 'A' && c <= 'Z' ? c + 32 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static long millis(String moment) {
        return java.time.Instant.parse(moment).toEpochMilli();
    }

    private static String joined(User user) {
        return Stream.of(
                        user.name().displayName(),
                        user.name().firstName(),
                        user.name().lastName())
                .map(name -> name == null ? "" : name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static boolean whateverType(Filter filter, User user) {
        if (filter instanceof Filter.Comparison one
                && one.operator() == Operator.PRESENT
                && one.field().attribute().isPresent()) {
            return user.attributes()
                    .containsKey(one.field().attribute().orElseThrow().key());
        }
        return filter.matches(user);
    }

    private static final class Otherwise extends ForwardingUsers {
        private final BiPredicate<Filter, User> answer;

        Otherwise(UserStore real, BiPredicate<Filter, User> answer) {
            super(real);
            this.answer = answer;
        }

        @Override
        public Stream<User> scan(Filter filter) {
            return super.scan(Filter.everybody()).filter(user -> isWanted(filter, user));
        }

        @Override
        public long count(Filter filter, long limit) {
            try (Stream<User> users = scan(filter)) {
                return users.limit(limit).count();
            }
        }

        @Override
        public Page query(UserQuery query) {
            try (Stream<User> users = scan(query.filter())) {
                Set<String> wanted = users.map(user -> user.id().value()).collect(Collectors.toSet());
                return super.query(query.where(new Filter.In(Field.ID, wanted)));
            }
        }

        private boolean isWanted(Filter filter, User user) {
            return switch (filter.kind()) {
                case COMPARISON, IN, SEARCH -> answer.test(filter, user);
                case ALL -> ((Filter.All) filter).filters().stream().allMatch(part -> isWanted(part, user));
                case ANY -> ((Filter.Any) filter).filters().stream().anyMatch(part -> isWanted(part, user));
                case NOT -> !isWanted(((Filter.Not) filter).filter(), user);
            };
        }
    }
}
