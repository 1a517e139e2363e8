package dev.roster.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.query.ValueQuery;
import dev.roster.view.Views;
import org.junit.jupiter.api.Test;

/** What no user has a value of, stores are not asked for. */
class ManagersOfAllLevelsTest {

    @Test
    void areNoValuesThatAStoreIsAskedFor() {
        CountedStores counted = new CountedStores(new InMemoryStores());
        Views views = Roster.on(counted.stores())
                .build()
                .as(Actor.operator("operator"))
                .views();

        assertThat(counted.during(() ->
                        assertThat(views.values(ValueQuery.of(Field.MANAGERS))).isEmpty()))
                .doesNotContain("UserStore.values");
        assertThat(counted.during(() -> views.values(ValueQuery.of(Field.MANAGER_ID))))
                .contains("UserStore.values");
    }
}
