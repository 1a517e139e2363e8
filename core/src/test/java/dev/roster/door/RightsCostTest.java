package dev.roster.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Permission;
import dev.roster.model.User;
import dev.roster.spi.StoreException;
import org.junit.jupiter.api.Test;

/** What an explanation asks of the stores, and what becomes of it when they fail. */
class RightsCostTest {

    private static final String[] TWO = {"Stores.catalogs", "UserStore.findAll"};

    private final User ada = CatalogCases.user("ada", "owner");
    private final User bob = CatalogCases.user("bob", "manager");
    private final User eve = CatalogCases.user("eve", "learner");
    private final CountedStores counted = new CountedStores(InMemoryStores.of(ada, bob, eve));
    private final Roster roster = Roster.on(counted.stores()).build();

    @Test
    void costsTwoQuestionsWhoeverAsks() {
        for (User asking : new User[] {ada, bob}) {
            Session session = roster.as(Actor.of(asking));
            assertThat(counted.during(() -> session.access().explain(bob.id(), Action.DELETE, eve.id())))
                    .containsExactly(TWO);
            assertThat(counted.during(() -> session.access().explain(bob.id(), Permission.READ_USERS, null)))
                    .containsExactly(TWO);
        }
    }

    @Test
    void aStoreThatFailsIsNoDenial() {
        Session owner = roster.as(Actor.of(ada));
        counted.without("UserStore.findAll");

        assertThatThrownBy(() -> owner.access().explain(bob.id(), Action.DELETE, eve.id()))
                .isInstanceOf(StoreException.class);
    }
}
