package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.job.Job;
import dev.roster.job.JobRequest;
import dev.roster.job.JobSettings;
import dev.roster.job.JobState;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.profile.AccountPolicy;
import dev.roster.profile.AccountPolicy.Retention;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.PlanId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deleted users are kept as long as the policy says, and erased by whoever may when it says so no longer. */
class RetentionTest {

    private static final Duration MONTH = Duration.ofDays(30);

    private final User owner = user("owner", "owner");
    private final User admin = user("admin", "admin");
    private final User ada = user("ada", "member");
    private final User bob = user("bob", "member");
    private final InMemoryStores stores = InMemoryStores.of(owner, admin, ada, bob);
    private final TestClock clock = new TestClock();
    private final Session operator = session(Actor.operator("test"), AccountPolicy.defaults());
    private final Users users = operator.users();

    /** Stops after the first one. */
    private static final class Once implements Progress {
        private boolean isDone;

        @Override
        public void at(Phase phase, long done, long total) {
            isDone = true;
        }

        @Override
        public boolean isCancelled() {
            return isDone;
        }
    }

    private static User user(String name, String role) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    private Session session(Actor actor, AccountPolicy policy) {
        return Roster.on(stores)
                .clock(clock)
                .jobs(JobSettings.defaults().running((job, here) -> {}))
                .accounts(policy.with(Retention.ofDays(30)))
                .build()
                .as(actor);
    }

    private boolean isThere(User user) {
        return !stores.users().findAll(List.of(user.id())).isEmpty();
    }

    private String lastOf(User user) {
        return stores.audit().ofUser(user.id(), 1).stream()
                .map(AuditEntry::action)
                .findFirst()
                .orElse("nothing");
    }

    private OverdueErasure erase() {
        return users.eraseOverdue(Progress.SILENT);
    }

    @Test
    void keepsForEverUnlessSaidOtherwise() {
        Users kept = Roster.on(stores)
                .clock(clock)
                .build()
                .as(Actor.operator("test"))
                .users();
        kept.delete(ada.id(), 1);
        kept.deleteForGood(bob.id(), 1);
        clock.move(MONTH.multipliedBy(1_000));

        assertThat(kept.eraseOverdue(Progress.SILENT)).isEqualTo(new OverdueErasure(0, 0));
        assertThat(AccountPolicy.agentPlatform().retention()).isEqualTo(Retention.FOR_EVER);
    }

    @Test
    void isOfSomeTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retention.ofDays(0))
                .withMessageContaining("some time");
        assertThatIllegalArgumentException().isThrownBy(() -> Retention.ofDays(-1));
    }

    @Test
    void erasesSoftlyDeletedUsersFromTheMomentItIsOver() {
        users.delete(ada.id(), 1);
        clock.move(MONTH.minusMillis(1));
        assertThat(erase()).isEqualTo(new OverdueErasure(0, 0));
        assertThat(isThere(ada)).isTrue();

        clock.move(Duration.ofMillis(1));

        assertThat(erase()).isEqualTo(new OverdueErasure(1, 0));
        assertThat(isThere(ada)).isFalse();
        assertThat(lastOf(ada)).isEqualTo("erase");
        assertThat(isThere(bob)).isTrue();
        assertThat(erase()).isEqualTo(new OverdueErasure(0, 0));
    }

    @Test
    void countsFromTheDeletionAndNotFromTheRestBeforeIt() {
        users.deactivate(ada.id(), 1, null);
        clock.move(MONTH.multipliedBy(12));
        users.delete(ada.id(), 2);
        clock.move(MONTH.minusMillis(1));

        assertThat(erase()).isEqualTo(new OverdueErasure(0, 0));
        clock.move(Duration.ofMillis(1));
        assertThat(erase()).isEqualTo(new OverdueErasure(1, 0));
    }

    @Test
    void takesDeactivatedAtForWhomRosterDidNotDelete() {
        User old = user("old", "member")
                .with(user -> user.status(UserStatus.DELETED)
                        .deactivatedAt(clock.instant().minus(MONTH)));
        InMemoryStores others = InMemoryStores.of(owner, old);
        Users theirs = Roster.on(others)
                .clock(clock)
                .accounts(AccountPolicy.defaults().with(Retention.ofDays(30)))
                .build()
                .as(owner.id())
                .users();

        assertThat(theirs.eraseOverdue(Progress.SILENT)).isEqualTo(new OverdueErasure(1, 0));
    }

    @Test
    void leavesWhoIsDeactivatedAlone() {
        users.deactivate(ada.id(), 1, null);
        clock.move(MONTH.multipliedBy(2));

        assertThat(erase()).isEqualTo(new OverdueErasure(0, 0));
        assertThat(isThere(ada)).isTrue();
    }

    @Test
    void erasesWhatIsLeftOfUsersWhoWereDeletedForGood() {
        users.deleteForGood(ada.id(), 1);
        clock.move(MONTH.minusMillis(1));
        assertThat(erase()).isEqualTo(new OverdueErasure(0, 0));

        clock.move(Duration.ofMillis(1));

        assertThat(erase()).isEqualTo(new OverdueErasure(1, 0));
        assertThat(lastOf(ada)).isEqualTo("erase");
        assertThat(erase()).isEqualTo(new OverdueErasure(0, 0));
    }

    @Test
    void leavesWhoCameBackOrWasDeletedAgainSince() {
        PlanId deletion = users.deleteForGood(ada.id(), 1).run().orElseThrow();
        users.deleteForGood(bob.id(), 1);
        clock.move(MONTH.dividedBy(2));
        try (ImportPlan undo = operator.undo(deletion)) {
            operator.apply(undo);
        }
        clock.move(MONTH.dividedBy(2));

        assertThat(erase()).isEqualTo(new OverdueErasure(1, 0));
        assertThat(isThere(ada)).isTrue();
        users.deleteForGood(
                ada.id(), stores.users().findAll(List.of(ada.id())).get(0).version());
        clock.move(MONTH.minusMillis(1));
        assertThat(erase()).isEqualTo(new OverdueErasure(0, 0));
        clock.move(Duration.ofMillis(1));
        assertThat(erase()).isEqualTo(new OverdueErasure(1, 0));
    }

    @Test
    void erasesAsFarAsTheActorMayAndTheRestLater() {
        users.delete(ada.id(), 1);
        users.deleteForGood(bob.id(), 1);
        User second = users.create(
                        user -> user.primaryEmail("second@example.com").roles("owner"))
                .user();
        users.delete(second.id(), second.version());
        clock.move(MONTH);

        OverdueErasure byAdmin =
                session(Actor.of(admin), AccountPolicy.defaults()).users().eraseOverdue(Progress.SILENT);

        assertThat(byAdmin).isEqualTo(new OverdueErasure(1, 1));
        assertThat(lastOf(bob)).isEqualTo("delete");
        assertThat(erase()).isEqualTo(new OverdueErasure(2, 0));
        assertThat(lastOf(bob)).isEqualTo("erase");
    }

    @Test
    void stopsBetweenTwoUsersAndGoesOn() {
        users.delete(ada.id(), 1);
        users.delete(bob.id(), 1);
        clock.move(MONTH);

        assertThat(users.eraseOverdue(new Once())).isEqualTo(new OverdueErasure(1, 0));
        assertThat(erase()).isEqualTo(new OverdueErasure(1, 0));
    }

    @Test
    void stopsBetweenTwoWhoAreGoneAndGoesOn() {
        users.deleteForGood(ada.id(), 1);
        users.deleteForGood(bob.id(), 1);
        clock.move(MONTH.multipliedBy(2));

        assertThat(users.eraseOverdue(new Once())).isEqualTo(new OverdueErasure(1, 0));
        assertThat(erase()).isEqualTo(new OverdueErasure(1, 0));
    }

    @Test
    void asksForNoProofSinceThePolicyDecides() {
        Users confirmed =
                session(Actor.of(owner), AccountPolicy.agentPlatform()).users();
        confirmed.delete(ada.id(), 1);
        clock.move(MONTH);

        assertThat(confirmed.eraseOverdue(Progress.SILENT)).isEqualTo(new OverdueErasure(1, 0));
    }

    @Test
    void runsAsAJob() {
        users.delete(ada.id(), 1);
        clock.move(MONTH);
        Roster roster = Roster.on(stores)
                .clock(clock)
                .jobs(JobSettings.defaults().running((job, here) -> {}))
                .accounts(AccountPolicy.defaults().with(Retention.ofDays(30)))
                .build();
        Job asked = roster.as(owner.id()).jobs().submit(JobRequest.eraseOverdue());

        roster.runJob(asked.id());

        Job done = roster.as(owner.id()).jobs().find(asked.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(JobState.DONE);
        assertThat(done.result()).isEqualTo(Map.of("erased", "1", "left", "0"));
        assertThat(isThere(ada)).isFalse();
    }
}
