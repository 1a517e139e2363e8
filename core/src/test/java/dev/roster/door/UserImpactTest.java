package dev.roster.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.UserImpact;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Place;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.text.UserImpactText;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T7: what a change of roles gives and takes, told before anybody makes it. */
class UserImpactTest {

    private final User boss = CatalogCases.user("boss", "owner");
    private final User lead = CatalogCases.user("lead", "manager");
    private final User eve = CatalogCases.user("eve", "member").with(user -> user.managerId(lead.id()));
    private final User bob = CatalogCases.user("bob", "member")
            .with(user -> user.managerId(lead.id()).groups(List.of(new GroupKey("navy"))));
    private final InMemoryStores stores = InMemoryStores.of(boss, lead, eve, bob);
    private final Roster roster = Roster.on(stores).build();
    private final Session owner = roster.as(Actor.of(boss));

    @BeforeEach
    void defineThePlace() {
        owner.catalogs().groups().create(Group.named("Navy"));
    }

    private UserImpact roles(User user, String... roles) {
        return owner.users().impactOf(user.id(), form -> form.roles(roles)).orElseThrow();
    }

    private static List<String> texts(List<UserImpact.Right> rights) {
        return rights.stream().map(UserImpact.Right::toString).toList();
    }

    @Test
    void tellsWhatIsGainedThoseWhoRuleFirst() {
        UserImpact impact = roles(eve, "admin");
        assertThat(texts(impact.gained()))
                .containsExactly(
                        "users.administer:all",
                        "attributes.manage:all",
                        "groups.manage:all",
                        "users.create:all",
                        "users.delete:all",
                        "users.read:all",
                        "users.update:all");
        assertThat(impact.lost()).isEmpty();
        assertThat(impact.escalates()).isTrue();
        assertThat(impact.levelBefore()).isEqualTo(1);
        assertThat(impact.levelAfter()).isEqualTo(5);
        assertThat(impact.reachedBefore()).isEqualTo(1);
        assertThat(impact.reachedAfter()).isEqualTo(4);
        assertThat(UserImpactText.of(impact))
                .startsWith("eve@example.com: level 1 → 5, rules others\n  + users.administer:all\n")
                .endsWith("  reaches 4 users, before 1\n");
    }

    @Test
    void tellsWhatIsLostAndWhoIsLostFromTheirReach() {
        UserImpact impact = roles(lead, "member");
        assertThat(texts(impact.lost())).containsExactly("users.read:reports", "users.update:reports");
        assertThat(texts(impact.gained())).isEmpty();
        assertThat(impact.escalates()).isFalse();
        assertThat(impact.outOfReach()).containsExactly("bob@example.com", "eve@example.com");
        assertThat(impact.reachedBefore() - impact.reachedAfter()).isEqualTo(2);
    }

    @Test
    void aGrantCountsAtItsPlaceWhileItLasts() {
        Grant grant = Grant.of(new RoleKey("manager"), Place.of(new GroupKey("navy")));
        UserImpact now = owner.users()
                .impactOf(eve.id(), form -> form.set(Field.GRANTS, Set.of(grant)))
                .orElseThrow();
        assertThat(texts(now.gained()))
                .containsExactly("users.read:reports@group:navy", "users.update:reports@group:navy");
        UserImpact owning = owner.users()
                .impactOf(
                        eve.id(), form -> form.set(Field.GRANTS, Set.of(Grant.of(new RoleKey("owner"), grant.place()))))
                .orElseThrow();
        assertThat(texts(owning.gained()))
                .as("no grant makes an owner")
                .contains("roles.manage:all@group:navy")
                .doesNotContain("tenant.own:all@group:navy");
        UserImpact over = owner.users()
                .impactOf(eve.id(), form -> form.set(Field.GRANTS, Set.of(grant.until(Instant.EPOCH))))
                .orElseThrow();
        assertThat(over.gained()).isEmpty();
        assertThat(UserImpactText.of(over)).contains("the same rights");
    }

    @Test
    void theLastOwnerAndOnesOwnRightsAreTold() {
        UserImpact own = roles(boss, "member");
        assertThat(own.takesLastOwner()).isTrue();
        assertThat(own.refusals()).isNotEmpty();
        assertThat(UserImpactText.of(own))
                .contains("nobody would own the tenant")
                .contains("Refused: ");
        Session operator = roster.as(Actor.operator("shell"));
        operator.users().update(bob.id(), 1, form -> form.roles("owner"));
        assertThat(operator.users()
                        .impactOf(boss.id(), form -> form.roles("member"))
                        .orElseThrow()
                        .takesLastOwner())
                .as("another one owns the tenant, too")
                .isFalse();
        UserImpact asleep = owner.users()
                .impactOf(lead.id(), form -> form.set(Field.STATUS, UserStatus.SUSPENDED))
                .orElseThrow();
        assertThat(texts(asleep.lost())).contains("users.read:reports");
        assertThat(asleep.takesLastOwner()).isFalse();
    }

    @Test
    void writesNothingAndTellsNothingOfWhomTheActorMayNotRead() {
        List<User> before = stores.users().findAll(List.of(eve.id(), boss.id()));
        Session manager = roster.as(Actor.of(lead));
        assertThat(manager.users().impactOf(boss.id(), form -> form.roles("member")))
                .isEmpty();
        assertThat(manager.users().impactOf(new UserId("u-nobody"), form -> form.roles("member")))
                .isEmpty();
        assertThat(manager.users()
                        .impactOf(eve.id(), form -> form.roles("admin"))
                        .orElseThrow()
                        .reachedAfter())
                .as("of everybody whom an admin reaches, those whom the manager sees")
                .isEqualTo(3);
        UserImpact refused =
                manager.users().impactOf(eve.id(), form -> form.roles("admin")).orElseThrow();
        assertThat(refused.refusals()).isNotEmpty();
        assertThat(refused.escalates()).isTrue();
        assertThat(stores.users().findAll(List.of(eve.id(), boss.id()))).isEqualTo(before);
    }
}
