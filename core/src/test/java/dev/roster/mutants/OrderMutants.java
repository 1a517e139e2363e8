package dev.roster.mutants;

import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.User;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.spi.CatalogStore;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.Stores;
import dev.roster.spi.UserStore;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Stores whose texts are in the order of a collation, or of UTF-16. */
final class OrderMutants {

    private OrderMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofUsers(
                        "page of names",
                        "orders the users of a page by UTF-16",
                        "US-15",
                        real -> new ForwardingUsers(real) {
                            @Override
                            public Page query(UserQuery query) {
                                Page page = super.query(query);
                                if (query.sorts().size() != 1
                                        || !query.sorts().get(0).field().equals(Field.LAST_NAME)) {
                                    return page;
                                }
                                List<User> users = new ArrayList<>(page.users());
                                Comparator<User> order = Comparator.comparing(
                                        user -> String.valueOf(user.name().lastName()));
                                users.sort(
                                        query.sorts().get(0).direction() == dev.roster.query.Sort.Direction.ASCENDING
                                                ? order
                                                : order.reversed());
                                return new Page(users, page.nextCursor());
                            }
                        }),
                Mutant.ofUsers(
                        "values of units", "orders values by UTF-16", "UQ-04", real -> new ForwardingUsers(real) {
                            @Override
                            public List<ValueCount> values(ValueQuery query) {
                                List<ValueCount> found = super.values(query);
                                return query.order() == ValueQuery.Order.BY_COUNT
                                                || query.field().type() != dev.roster.model.FieldType.KEYS
                                        ? found
                                        : found.stream()
                                                .sorted(Comparator.comparing(ValueCount::value))
                                                .toList();
                            }
                        }),
                Mutant.ofUsers(
                        "latest twins", "gives the last users of an ambiguous key by id", "US-05", LatestTwins::new),
                Mutant.ofStores(
                        "collated groups",
                        "orders groups by a collation",
                        "CS-01",
                        real -> withGroups(
                                real,
                                (left, right) ->
                                        Collator.getInstance(Locale.GERMAN).compare(left, right))),
                Mutant.ofStores(
                        "groups of units",
                        "orders groups by UTF-16",
                        "CS-01",
                        real -> withGroups(real, Comparator.naturalOrder())),
                Mutant.meddling(
                        "dead by units",
                        "orders dead letters of one moment by UTF-16",
                        "OS-07",
                        OutboxStore.class,
                        call -> {
                            Object answer = call.proceed();
                            return call.name().equals("dead")
                                    ? ((List<?>) answer)
                                            .stream()
                                                    .map(letter -> (OutboxStore.DeadLetter) letter)
                                                    .sorted(Comparator.comparing(OutboxStore.DeadLetter::at)
                                                            .reversed()
                                                            .thenComparing(letter -> letter.message()
                                                                    .key()))
                                                    .toList()
                                    : answer;
                        }));
    }

    private static Stores withGroups(Stores real, Comparator<String> order) {
        CatalogStore<GroupKey, Group> groups = new CatalogStore<>() {
            @Override
            public List<Group> all() {
                return real.groups().all().stream()
                        .sorted((left, right) ->
                                order.compare(left.key().value(), right.key().value()))
                        .toList();
            }

            @Override
            public Optional<Group> find(GroupKey key) {
                return real.groups().find(key);
            }
        };
        return new ForwardingStores(real) {
            @Override
            public CatalogStore<GroupKey, Group> groups() {
                return groups;
            }
        };
    }

    private static final class LatestTwins extends ForwardingUsers {
        LatestTwins(UserStore real) {
            super(real);
        }

        @Override
        public List<List<User>> correlate(List<CorrelationKey> keys) {
            return super.correlate(keys).stream()
                    .map(found -> found.size() < MATCH_LIMIT
                            ? found
                            : found.stream()
                                    .sorted(Comparator.comparing(User::id).reversed())
                                    .toList())
                    .toList();
        }
    }
}
