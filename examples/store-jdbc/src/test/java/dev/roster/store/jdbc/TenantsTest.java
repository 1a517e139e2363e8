package dev.roster.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.query.UserQuery;
import dev.roster.spi.Stores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Tenants who share a database, and tenants who have one of their own. */
class TenantsTest {

    /** The application's own list: in which database the rows of a tenant lie. */
    private final Map<String, DataSource> sources = new LinkedHashMap<>();

    TenantsTest() {
        DataSource shared = database("shared");
        sources.put("acme", shared);
        sources.put("globex", shared);
        sources.put("initech", database("initech"));
    }

    @Test
    void showsEachTenantItsOwnUsersWhereverTheyLie() {
        for (String tenant : sources.keySet()) {
            try (Stores stores = storesOf(tenant);
                    Roster roster = Roster.on(stores).build()) {
                roster.as(Actor.operator("set-up"))
                        .users()
                        .create(user -> user.primaryEmail("owner@example.com")
                                .displayName(tenant)
                                .roles("owner"))
                        .user();
            }
        }

        for (String tenant : sources.keySet()) {
            try (Stores stores = storesOf(tenant)) {
                List<User> users = stores.users().query(UserQuery.first(10)).users();
                assertThat(users).map(Field.DISPLAY_NAME::valueOf).containsExactly(tenant);
            }
        }
    }

    @Test
    void refusesATenantThatNobodyKnows() {
        assertThatThrownBy(() -> storesOf("unknown")).isInstanceOf(NullPointerException.class);
    }

    private Stores storesOf(String tenant) {
        DataSource source = Objects.requireNonNull(sources.get(tenant)); // your list; its connections stay yours
        return JdbcStores.over(source, tenant); // looks at the tables first, so keep it
    }

    private static DataSource database(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:tenants-" + name + ";DB_CLOSE_DELAY=-1");
        return source;
    }
}
