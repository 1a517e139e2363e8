package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.CatalogEntry;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.StoreException;
import dev.roster.spi.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A single call whose grounds change between its decision and its commit: somebody adds groups meanwhile. */
class DecidedAgainTest {

    /** How often a call is decided before it gives up. */
    private static final int DECISIONS = 10;

    private final User ada = User.builder(new UserId("u-ada"))
            .version(1)
            .userName(new UserName("ada"))
            .displayName("Ada")
            .build();
    private final InMemoryStores stores = InMemoryStores.of(ada);
    private int decisions;

    @Test
    void writesWhenWhatItIsDecidedByComesToRest() {
        Users users = users(DECISIONS - 1);

        assertThatNoException().isThrownBy(() -> users.update(ada.id(), 1, user -> user.department("Navy")));
        assertThat(decisions).isEqualTo(DECISIONS);
        assertThat(stored().employment().department()).isEqualTo("Navy");
    }

    @Test
    void givesUpWithoutAWriteWhenItNeverRests() {
        Users users = users(Integer.MAX_VALUE);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> users.update(ada.id(), 1, user -> user.department("Navy")))
                .withMessageContaining("keep changing, so nothing was written");
        assertThat(decisions).isEqualTo(DECISIONS);
        assertThat(stored()).isEqualTo(ada);
    }

    @Test
    void isRefusedByNothingThatIsNoLongerSo() {
        Users users = users(0);
        users.update(ada.id(), 1, user -> user.department("Navy"));
        add(Group.named("Fleet"));

        UserOutcome outcome = users.update(ada.id(), 2, user -> user.groups("fleet"));

        assertThat(outcome.kind()).as(outcome.issues().toString()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(stored().access().groups()).containsExactly(new GroupKey("fleet"));
    }

    @Test
    void takesAnAttributeThatSomebodyElseDefined() {
        Users users = users(0);
        users.update(ada.id(), 1, user -> user.department("Navy"));
        CustomAttribute shoeSize =
                new CustomAttribute(new AttributeKey("shoeSize"), "Shoe size", AttributeType.NUMBER, false, false);
        add(shoeSize);

        UserOutcome outcome = users.update(ada.id(), 2, user -> user.text(shoeSize.field(), "42"));

        assertThat(outcome.kind()).as(outcome.issues().toString()).isEqualTo(UserOutcome.Kind.APPLIED);
    }

    /** Users whose catalogs change after each of the first decisions. */
    private Users users(int changes) {
        return Roster.on(stores)
                .rules(after -> {
                    decisions++;
                    if (decisions <= changes) {
                        add(Group.named("Group " + decisions));
                    }
                    return List.of();
                })
                .build()
                .as(Actor.operator("test"))
                .users();
    }

    private void add(CatalogEntry entry) {
        var unit = new CommitUnit(List.of(new Write.EnsureEntry(entry)), null, List.of(), List.of());
        stores.users().commit(List.of(unit), CommitGuards.NONE);
    }

    private User stored() {
        return stores.users().findAll(List.of(ada.id())).get(0);
    }
}
