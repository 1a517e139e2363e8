package dev.roster.mutants;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Cursor;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Page;
import dev.roster.query.SearchWords;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.Touch;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToIntBiFunction;
import java.util.function.ToLongBiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores that answer something else than what was asked. */
final class QuestionMutants {

    private QuestionMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofUsers("folds ids", "finds users by ids of another case", "US-03", FoldedIds::new),
                Mutant.ofUsers("collapsed keys", "answers repeated keys once", "US-05", CollapsedKeys::new),
                querying(
                        "overlapping pages",
                        "begins a page with the last user of the one before",
                        "US-06",
                        QuestionMutants::overlapping),
                querying(
                        "lost row",
                        "drops the row that told it about the next page",
                        "US-06",
                        QuestionMutants::skipping),
                querying("reversed ties", "lets ids break ties downward", "US-15", QuestionMutants::untied),
                querying("missing first", "puts users without a value first", "US-15", QuestionMutants::missingFirst),
                querying(
                        "null is not unequal",
                        "leaves users without a value out of NOT_EQUAL",
                        "US-14",
                        QuestionMutants::threeValued),
                filtering(
                        "one word is enough", "searches for the first word only", "UQ-01", QuestionMutants::firstWord),
                filtering("inner parts", "finds words inside of words", "UQ-01", QuestionMutants::innerParts),
                filtering("short list", "compares with the first hundred values", "UQ-02", QuestionMutants::shortList),
                filtering("middle is an end", "looks for ends anywhere", "UQ-03", QuestionMutants::anywhere),
                filtering(
                        "any place", "looks for the role of a grant at any place", "US-14", QuestionMutants::anyPlace),
                Mutant.ofUsers("offset scan", "cuts a scan after the first thousand", "US-07", ShortScan::new),
                counting("no statistics", "counts nobody", (users, filter) -> 0),
                counting(
                        "endless count",
                        "counts on beyond the limit",
                        (users, filter) -> users.count(filter, Long.MAX_VALUE)),
                valuing(
                        "everybody's values",
                        "counts values of users who are not wanted",
                        query -> query.where(Filter.everybody())),
                valuing("values of any beginning", "ignores the prefix", query -> query.startingWith("")),
                touching("counted touch", "moves a sign-in by a change of the user", QuestionMutants::changing),
                touching("silent ghosts", "does not tell of unknown ids", (users, touches) -> 0 * users.touch(touches)),
                touching(
                        "one touch is enough",
                        "keeps the first touch only",
                        (users, touches) -> users.touch(touches.subList(0, Math.min(1, touches.size())))));
    }

    private static Mutant querying(
            String name, String flaw, String rule, BiFunction<UserStore, UserQuery, Page> answer) {
        return Mutant.ofUsers(name, flaw, rule, real -> new ForwardingUsers(real) {
            @Override
            public Page query(UserQuery query) {
                return answer.apply(real, query);
            }
        });
    }

    private static Page overlapping(UserStore users, UserQuery query) {
        Page page = users.query(query);
        List<User> shown = page.users();
        return page.nextCursor() == null || shown.size() < 2
                ? page
                : new Page(shown, Cursor.after(shown.get(shown.size() - 2), query.sorts()));
    }

    private static Page skipping(UserStore users, UserQuery query) {
        Page page = users.query(query);
        if (page.nextCursor() == null) {
            return page;
        }
        Page lost = users.query(new UserQuery(query.filter(), query.sorts(), 1, page.nextCursor()));
        return new Page(page.users(), lost.nextCursor());
    }

    /** Sorts a page anew where the last step decided. */
    private static Page untied(UserStore users, UserQuery query) {
        if (query.sorts().isEmpty()) {
            return users.query(query);
        }
        Comparator<User> ties = (left, right) -> {
            boolean isTie = query.sorts().stream()
                    .allMatch(sort -> String.valueOf(sort.keyOf(left)).equals(String.valueOf(sort.keyOf(right))));
            return isTie ? right.id().compareTo(left.id()) : query.order().compare(left, right);
        };
        return paged(users, query, ties);
    }

    private static Page missingFirst(UserStore users, UserQuery query) {
        Comparator<User> order = query.order();
        if (!query.sorts().isEmpty()) {
            var first = query.sorts().get(0);
            order = Comparator.<User, Boolean>comparing(user -> first.keyOf(user) != null)
                    .thenComparing(order);
        }
        return paged(users, query, order);
    }

    /** All that the query wants in some order, from the user after the one that the cursor names. */
    private static Page paged(UserStore users, UserQuery query, Comparator<User> order) {
        try (Stream<User> scan = users.scan(Filter.everybody())) {
            List<User> wanted = scan.filter(query::matches).sorted(order).toList();
            int start = 0;
            Cursor cursor = query.cursor();
            while (cursor != null
                    && start < wanted.size()
                    && !wanted.get(start).id().equals(cursor.after())) {
                start++;
            }
            int from = cursor == null ? 0 : Math.min(start + 1, wanted.size());
            int to = Math.min(from + query.limit(), wanted.size());
            List<User> page = wanted.subList(from, to);
            return new Page(page, to == wanted.size() ? null : Cursor.after(wanted.get(to - 1), query.sorts()));
        }
    }

    private static Page threeValued(UserStore users, UserQuery query) {
        return users.query(query.where(threeValued(query.filter())));
    }

    private static Filter threeValued(Filter filter) {
        if (filter instanceof Filter.Comparison comparison && comparison.operator() == Operator.NOT_EQUAL) {
            return new Filter.All(List.of(comparison, new Filter.Comparison(comparison.field(), Operator.PRESENT, "")));
        }
        return filter;
    }

    /** Asks for something else wherever a filter, or one that all or any combine, is a single question. */
    private static Mutant filtering(String name, String flaw, String rule, UnaryOperator<Filter> change) {
        return querying(name, flaw, rule, (users, query) -> users.query(query.where(changed(query.filter(), change))));
    }

    private static Filter changed(Filter filter, UnaryOperator<Filter> change) {
        return switch (filter.kind()) {
            case COMPARISON, IN, SEARCH -> change.apply(filter);
            case ALL ->
                new Filter.All(((Filter.All) filter)
                        .filters().stream().map(part -> changed(part, change)).toList());
            case ANY ->
                new Filter.Any(((Filter.Any) filter)
                        .filters().stream().map(part -> changed(part, change)).toList());
            case NOT -> new Filter.Not(changed(((Filter.Not) filter).filter(), change));
        };
    }

    private static Filter firstWord(Filter filter) {
        return filter instanceof Filter.Search search
                ? new Filter.Search(search.words().stream().limit(1).toList())
                : filter;
    }

    private static Filter innerParts(Filter filter) {
        return filter instanceof Filter.Search search
                ? new Filter.All(search.words().stream()
                        .<Filter>map(QuestionMutants::inside)
                        .toList())
                : filter;
    }

    private static Filter inside(String word) {
        return new Filter.Any(SearchWords.fields().stream()
                .<Filter>map(field -> new Filter.Comparison(field, Operator.CONTAINS, word))
                .toList());
    }

    private static Filter shortList(Filter filter) {
        return filter instanceof Filter.In in
                ? new Filter.In(in.field(), in.values().stream().limit(100).collect(Collectors.toSet()))
                : filter;
    }

    private static Filter anywhere(Filter filter) {
        return filter instanceof Filter.Comparison comparison && comparison.operator() == Operator.ENDS_WITH
                ? new Filter.Comparison(comparison.field(), Operator.CONTAINS, comparison.value())
                : filter;
    }

    private static final class FoldedIds extends ForwardingUsers {
        FoldedIds(UserStore real) {
            super(real);
        }

        @Override
        public List<User> findAll(Collection<UserId> ids) {
            Set<String> folded = ids.stream().map(FoldedIds::fold).collect(Collectors.toSet());
            try (Stream<User> users = scan(Filter.everybody())) {
                return users.filter(user -> folded.contains(fold(user.id()))).toList();
            }
        }

        private static String fold(UserId id) {
            return CanonicalForm.of(id.value());
        }
    }

    private static Filter anyPlace(Filter filter) {
        if (filter instanceof Filter.Comparison one
                && one.field().equals(Field.GRANTS)
                && one.operator() == Operator.EQUAL) {
            String role = one.value().substring(0, one.value().indexOf('@') + 1);
            return new Filter.Comparison(Field.GRANTS, Operator.STARTS_WITH, role);
        }
        return filter;
    }

    private static final class CollapsedKeys extends ForwardingUsers {
        CollapsedKeys(UserStore real) {
            super(real);
        }

        @Override
        public List<List<User>> correlate(List<CorrelationKey> keys) {
            Map<CorrelationKey, List<User>> answers = new LinkedHashMap<>();
            List<List<User>> found = super.correlate(keys);
            for (int i = 0; i < keys.size(); i++) {
                answers.put(keys.get(i), found.get(i));
            }
            return new ArrayList<>(answers.values());
        }
    }

    private static final class ShortScan extends ForwardingUsers {
        ShortScan(UserStore real) {
            super(real);
        }

        @Override
        public Stream<User> scan(Filter filter) {
            return super.scan(Filter.everybody()).limit(1_000).filter(filter::matches);
        }
    }

    private static Mutant counting(String name, String flaw, ToLongBiFunction<UserStore, Filter> count) {
        return Mutant.ofUsers(name, flaw, "US-18", real -> new ForwardingUsers(real) {
            @Override
            public long count(Filter filter, long limit) {
                return count.applyAsLong(real, filter);
            }
        });
    }

    private static Mutant valuing(String name, String flaw, UnaryOperator<ValueQuery> change) {
        return Mutant.ofUsers(name, flaw, "UQ-04", real -> new ForwardingUsers(real) {
            @Override
            public List<ValueCount> values(ValueQuery query) {
                return super.values(change.apply(query));
            }
        });
    }

    private static Mutant touching(String name, String flaw, ToIntBiFunction<UserStore, List<Touch>> touch) {
        return Mutant.ofUsers(name, flaw, "UQ-05", real -> new ForwardingUsers(real) {
            @Override
            public int touch(List<Touch> touches) {
                return touch.applyAsInt(real, touches);
            }
        });
    }

    /** Writes what a touch says as a change, whatever is stored. */
    private static int changing(UserStore users, List<Touch> touches) {
        for (Touch touch : touches) {
            for (User user : users.findAll(List.of(touch.user()))) {
                User moved = user.with(copy -> copy.lastLoginAt(touch.lastLoginAt()));
                users.commit(
                        List.of(new CommitUnit(
                                List.of(new Write.UpdateUser(moved, user.version(), Set.of(Field.LAST_LOGIN_AT))),
                                null,
                                List.of(),
                                List.of())),
                        CommitGuards.NONE);
            }
        }
        return users.touch(touches);
    }
}
