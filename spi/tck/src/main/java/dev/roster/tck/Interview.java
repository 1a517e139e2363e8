package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueQuery;
import dev.roster.spi.Stores;
import java.util.List;
import java.util.stream.Stream;

/** Stores with made-up users that are asked questions, whose answers the {@link Oracle} knows. */
final class Interview {

    private static final int USERS = 60;

    private final Stores stores;
    private final Oracle oracle;
    private final QueryDice dice;

    /** Puts users of every shape, with an attribute of every type, into empty stores. */
    Interview(Stores stores, long seed) {
        this.stores = stores;
        Samples.given(stores, SampleUsers.ATTRIBUTES);
        List<User> users = new SampleUsers(seed).users(USERS);
        Samples.load(stores, users);
        oracle = new Oracle(users);
        dice = new QueryDice(seed, users);
    }

    QueryDice dice() {
        return dice;
    }

    /** All pages together are what the oracle gives, and a scan finds as many. */
    void ask(UserQuery query) {
        List<String> expected = Samples.ids(oracle.answer(query));
        assertThat(Samples.ids(Samples.pages(stores, query))).as("%s", query).isEqualTo(expected);
        try (Stream<User> scan = stores.users().scan(query.filter())) {
            assertThat(scan.map(user -> user.id().value()))
                    .as("scan %s", query.filter())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** A count is as many as the oracle gives, and never more than its limit. */
    void count(Filter filter) {
        long expected = oracle.answer(UserQuery.first(1).where(filter)).size();
        assertThat(stores.users().count(filter, USERS)).as("count %s", filter).isEqualTo(expected);
        assertThat(stores.users().count(filter, 7)).as("count 7 of %s", filter).isEqualTo(Math.min(7, expected));
    }

    /** Values are those that the oracle gives, in a spelling that some user has. */
    void values(ValueQuery query) {
        assertThat(stores.users().values(query)).as("%s", query).satisfies(found -> oracle.check(query, found));
    }
}
