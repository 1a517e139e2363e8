package dev.roster.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.Catalog;
import dev.roster.access.HolderPolicy;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.CatalogEntry;
import dev.roster.model.Group;
import dev.roster.model.Role;
import dev.roster.model.User;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a call on a catalog asks of the stores. */
class CatalogCostTest {

    private static final String[] CALL = {"Stores.catalogs", "UserStore.findAll", "UserStore.commit"};

    private final User ada = CatalogCases.user("ada", "owner");
    private final InMemoryStores real = InMemoryStores.of(Stream.concat(
                    Stream.of(ada),
                    IntStream.range(0, 50).mapToObj(number -> CatalogCases.user("u" + number, "member")))
            .toArray(User[]::new));
    private final CountedStores counted = new CountedStores(real);
    private final Roster roster = Roster.on(counted.stores()).build();
    private final Session owner = roster.as(Actor.of(ada));

    static Stream<CatalogCases<?>> cases() {
        return CatalogCases.all().filter(each -> !each.name().equals("roles"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <E extends CatalogEntry> void everyCallReadsTheCatalogsAndTheActorOnceAndCommitsOnce(CatalogCases<E> each) {
        Catalog<E> catalog = each.of(owner.catalogs());
        assertThat(counted.during(() -> catalog.create(each.entry()))).containsExactly(CALL);
        assertThat(counted.during(() -> catalog.change(each.entry(), each.changed())))
                .containsExactly(CALL);
        assertThat(counted.during(() -> catalog.delete(each.changed(), HolderPolicy.refuse())))
                .containsExactly(CALL);
    }

    @Test
    void rolesCostNoMoreUnlessTheirLevelMoves() {
        Catalog<Role> roles = owner.catalogs().roles();
        Role member = roles.find("member").orElseThrow();
        Role changed = member.toBuilder().description("learns").build();
        Role owning = roles.find("owner").orElseThrow();
        Role described = owning.toBuilder().description("owns").build();

        assertThat(counted.during(() -> roles.change(member, changed))).containsExactly(CALL);
        assertThat(counted.during(() -> roles.change(owning, described))).containsExactly(CALL);
        assertThat(counted.during(() -> roles.delete(member, HolderPolicy.refuse())))
                .as("a role that is built in is refused without a look at what is stored")
                .containsExactly("Stores.catalogs", "UserStore.findAll");
    }

    @Test
    void holdersAreReadOnceAndMoveWithTheEntry() {
        Catalog<Group> groups = owner.catalogs().groups();
        Group navy = groups.create(Group.named("Navy")).written();
        IntStream.range(0, 50)
                .mapToObj(number -> CatalogCases.user("u" + number))
                .forEach(user -> owner.users().update(user.id(), 1, form -> form.groups("navy")));

        assertThat(counted.during(() -> groups.delete(navy, HolderPolicy.remove())))
                .containsExactly(
                        "Stores.catalogs",
                        "UserStore.findAll",
                        "UserStore.scan",
                        "UserStore.correlate",
                        "UserStore.commit");
    }

    @Test
    void readingAsksForTheCatalogsAlone() {
        assertThat(counted.during(() -> owner.catalogs().groups().all())).containsExactly("Stores.catalogs");
        assertThat(counted.during(() -> owner.catalogs().roles().find("owner"))).containsExactly("Stores.catalogs");
    }
}
