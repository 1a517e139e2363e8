package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.IssueCode;
import dev.roster.model.Role;
import dev.roster.model.User;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.UnknownPolicy;
import dev.roster.spi.Stores;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import dev.roster.table.RowSource;
import dev.roster.tck.StoresFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What somebody else commits between the decision about a chunk and its own commit. */
class RivalWriteTest {

    private static final User ADMIN = Desk.user("ada", "owner");
    private static final Role PILOT = Role.builder("Pilot").level(1).build();

    private static final Group CREW = Group.named("Crew");

    private final Desk desk = Desk.of(ADMIN, Desk.user("bob"), Desk.user("eve"), Desk.user("root", "owner"));

    @Test
    void anActorWhoLosesEveryRightMeanwhileWritesNothing() {
        User demoted = ADMIN.with(user -> user.roles(Set.of()));
        ApplyReport report = apply(1, () -> desk.write(new Write.UpdateUser(demoted, 1, Set.of(Field.ROLES))));
        assertThat(report.applied()).isZero();
        assertThat(desk.stored("bob", Field.DEPARTMENT)).isEmpty();
    }

    @Test
    void anActorWhoseOwnRecordChangesMeanwhileIsDecidedAgainAndWrites() {
        User moved = ADMIN.with(user -> user.location("Berlin"));
        ApplyReport report = apply(1, () -> desk.write(new Write.UpdateUser(moved, 1, Set.of(Field.LOCATION))));
        assertThat(report.applied()).isEqualTo(2);
    }

    /** The chunk was compared with what is stored already: it is the store that sees the other version. */
    @Test
    void aUserWhoChangesMeanwhileIsLeftAlone() {
        User moved = Desk.user("bob").with(user -> user.location("Berlin"));
        ApplyReport report = apply(1, () -> desk.write(new Write.UpdateUser(moved, 1, Set.of(Field.LOCATION))));
        assertThat(List.of(report.applied(), report.stale())).containsExactly(1L, 1L);
        assertThat(report.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.STALE);
            assertThat(Objects.requireNonNull(issue.location()).row()).isEqualTo(2);
        });
        assertThat(desk.stored("bob", Field.DEPARTMENT)).isEmpty();
        assertThat(desk.stored("bob", Field.LOCATION)).isEqualTo("Berlin");
        assertThat(desk.stored("eve", Field.DEPARTMENT)).isEqualTo("Navy");
    }

    @Test
    void aRoleThatIsRemovedMeanwhileIsNotGranted() {
        StoresFactory.given(desk.stores, PILOT);
        ApplyReport report = apply(1, () -> desk.write(new Write.ChangeEntry(PILOT, null)));
        assertThat(List.of(report.applied(), report.stale())).containsExactly(1L, 1L);
        assertThat(desk.stored("eve", Field.ROLES)).isEmpty();
    }

    @Test
    void aRunStandsStillWhenCatalogsNeverRest() {
        AtomicInteger number = new AtomicInteger();
        assertThatThrownBy(() -> apply(
                        Integer.MAX_VALUE,
                        () -> StoresFactory.given(desk.stores, Group.named("Group " + number.incrementAndGet()))))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("keep changing");
        assertThat(desk.stored("bob", Field.DEPARTMENT)).isEmpty();
    }

    @Test
    void aGroupIsCreatedThoughSomebodyCreatesAnotherMeanwhile() {
        ApplyReport report = applyCreating(1, () -> StoresFactory.given(desk.stores, Group.named("Rivals")));
        assertThat(report.applied()).isEqualTo(1);
        assertThat(desk.stores.groups().find(CREW.key())).isPresent();
    }

    @Test
    void whoLosesEveryRightMeanwhileCreatesNoGroup() {
        User demoted = ADMIN.with(user -> user.roles(Set.of()));
        assertThatThrownBy(() ->
                        applyCreating(1, () -> desk.write(new Write.UpdateUser(demoted, 1, Set.of(Field.ROLES)))))
                .isInstanceOfSatisfying(
                        PlanException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(PlanException.Reason.REFUSED));
        assertThat(desk.stores.groups().find(CREW.key())).isEmpty();
    }

    @Test
    void noGroupIsCreatedWhileCatalogsNeverRest() {
        AtomicInteger number = new AtomicInteger();
        assertThatThrownBy(() -> applyCreating(
                        Integer.MAX_VALUE,
                        () -> StoresFactory.given(desk.stores, Group.named("Group " + number.incrementAndGet()))))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("keep changing");
        assertThat(number).hasValue(10);
        assertThat(desk.stores.groups().find(CREW.key())).isEmpty();
    }

    /** Applies a plan that changes two users, while somebody writes right before the first commits. */
    private ApplyReport apply(int times, Runnable rival) {
        String role = desk.stores.roles().all().isEmpty() ? "" : "pilot";
        return apply(
                times,
                rival,
                Profiles.users(),
                List.of(
                        List.of("userName", "department", "roles"),
                        List.of("bob", "Navy", ""),
                        List.of("eve", "Navy", role)));
    }

    /** Applies a plan that creates a group first. */
    private ApplyReport applyCreating(int times, Runnable rival) {
        return apply(
                times,
                rival,
                Profiles.users().with(p -> p.unknownGroup(UnknownPolicy.CREATE)),
                List.of(List.of("userName", "groups"), List.of("bob", CREW.name())));
    }

    private ApplyReport apply(int times, Runnable rival, Profile profile, List<List<String>> rows) {
        try (Roster roster = Roster.on(rivalled(desk.stores, times, rival))
                        .roles(World.HOST)
                        .build();
                ImportPlan plan = roster.as(Actor.of(ADMIN)).plan(RowSource.of("users.csv", rows), profile)) {
            return roster.as(Actor.of(ADMIN)).apply(plan);
        }
    }

    private static Stores rivalled(Stores real, int times, Runnable rival) {
        AtomicInteger left = new AtomicInteger(times);
        UserStore users = proxy(UserStore.class, real.users(), method -> {
            if (method.equals("commit") && left.getAndDecrement() > 0) {
                rival.run();
            }
            return null;
        });
        return proxy(Stores.class, real, method -> method.equals("users") ? users : null);
    }

    /** Answers instead of the real object, or null to let it answer. */
    private interface Before {
        @Nullable Object call(String method);
    }

    private static <T> T proxy(Class<T> port, T real, Before before) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (any, method, arguments) -> {
                    Object answer = before.call(method.getName());
                    if (answer != null) {
                        return answer;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                }));
    }
}
