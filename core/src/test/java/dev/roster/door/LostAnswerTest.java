package dev.roster.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.Catalog;
import dev.roster.access.CatalogOutcome;
import dev.roster.access.HolderPolicy;
import dev.roster.account.UserOutcome;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.CatalogEntry;
import dev.roster.model.User;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A commit that took effect although its answer got lost, and that changed what it was decided by. */
class LostAnswerTest {

    private static final String COMMIT = "UserStore.commit";

    private final User ada = CatalogCases.user("ada", "owner");
    private final InMemoryStores real = InMemoryStores.of(ada);
    private final CountedStores counted = new CountedStores(real);
    private final Session owner = Roster.on(counted.stores()).build().as(Actor.of(ada));

    static Stream<CatalogCases<?>> cases() {
        return CatalogCases.all();
    }

    @Test
    void somebodyWhoChangedThemselvesIsToldSo() {
        counted.loseAnswerOf(COMMIT);
        UserOutcome outcome = owner.users().update(ada.id(), 1, user -> user.department("Navy"));

        assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(outcome.user().version()).isEqualTo(2);
        assertThat(outcome.run().flatMap(real.journal()::find)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("cases")
    <E extends CatalogEntry> void whoChangedACatalogIsToldSo(CatalogCases<E> each) {
        Catalog<E> catalog = each.of(owner.catalogs());
        counted.loseAnswerOf(COMMIT);
        CatalogOutcome<E> created = catalog.create(each.entry());
        counted.loseAnswerOf(COMMIT);
        CatalogOutcome<E> changed = catalog.change(each.entry(), each.changed());
        counted.loseAnswerOf(COMMIT);
        CatalogOutcome<E> deleted = catalog.delete(each.changed(), HolderPolicy.refuse());

        assertThat(Stream.of(created, changed, deleted).map(CatalogOutcome::kind))
                .containsOnly(CatalogOutcome.Kind.APPLIED);
    }
}
