package dev.roster.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.account.UserOutcome;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.IssueCode;
import dev.roster.model.Place;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T14: roles for a time, given, extended, taken away, and swept when they are over. */
class GrantCallsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final RoleKey MANAGER = new RoleKey("manager");
    private static final Place NAVY = Place.of(new GroupKey("navy"));
    private static final Grant LEAD = Grant.of(MANAGER, NAVY);

    private final User boss = CatalogCases.user("boss", "owner");
    private final User chief = CatalogCases.user("chief", "member");
    private final User eve = CatalogCases.user("eve", "member");
    private final InMemoryStores stores = InMemoryStores.of(boss, chief, eve);
    private final Hand clock = new Hand();
    private final Roster roster = Roster.on(stores).clock(clock).build();
    private final Session owner = roster.as(Actor.of(boss));

    /** A clock that is moved by hand. */
    private static final class Hand extends Clock {
        private Instant moment = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return moment;
        }
    }

    @BeforeEach
    void defineThePlace() {
        owner.catalogs().groups().create(Group.named("Navy"));
    }

    private User stored(User user) {
        return stores.users().findAll(List.of(user.id())).get(0);
    }

    private Set<Grant> grantsOf(User user) {
        return stored(user).access().grants();
    }

    private UserOutcome grant(User user, Grant grant) {
        return owner.users().grant(user.id(), stored(user).version(), grant);
    }

    @Test
    void givesForATimeAndKeepsWhoDidIt() {
        Grant given = LEAD.until(NOW.plus(Duration.ofDays(90))).why("leave of Ada");
        assertThat(grant(eve, given).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(grantsOf(eve)).containsExactly(given.by(boss.id()));
        assertThat(stores.audit().ofUser(eve.id(), 1).get(0).actor())
                .isEqualTo(boss.id().value());
    }

    @Test
    void extendsAndLeavesWhatIsNotNamed() {
        grant(eve, LEAD.from(NOW).until(NOW.plus(Duration.ofDays(14))).why("leave of Ada"));
        Instant later = NOW.plus(Duration.ofDays(60));
        assertThat(grant(eve, LEAD.until(later)).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(grantsOf(eve))
                .containsExactly(LEAD.from(NOW).until(later).why("leave of Ada").by(boss.id()));
        assertThat(grant(eve, LEAD).kind())
                .as("a grant without an end does not take the end away")
                .isEqualTo(UserOutcome.Kind.UNCHANGED);
    }

    /** The same in a file: who writes the role and the place alone changes nothing. */
    @Test
    void aFormThatNamesNoEndKeepsIt() {
        grant(eve, LEAD.until(NOW.plus(Duration.ofDays(14))));
        Set<Grant> before = grantsOf(eve);
        UserForm form = UserForm.about(eve.id()).text(Field.GRANTS, "manager@group:navy");
        var profile = Profiles.users().with(p -> p.matchBy(Field.ID));
        try (ImportPlan plan = owner.plan(UserForms.of("grants", List.of(form)), profile)) {
            assertThat(plan.summary().count(ChangeKind.UNCHANGED)).isOne();
        }
        assertThat(grantsOf(eve)).isEqualTo(before);
    }

    @Test
    void whatCannotBeBothIsTakenAsItIs() {
        grant(eve, LEAD.until(NOW.plus(Duration.ofDays(14))));
        Grant next = LEAD.from(NOW.plus(Duration.ofDays(30)));
        assertThat(grant(eve, next).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(grantsOf(eve)).containsExactly(next.by(boss.id()));
        assertThatThrownBy(() -> next.keeping(Grant.of(new RoleKey("admin"), NAVY)))
                .hasMessageContaining("is not the grant");
    }

    @Test
    void takesAwayWhatIsThereAlone() {
        grant(eve, LEAD.until(NOW.plus(Duration.ofDays(14))));
        assertThat(withdraw(MANAGER).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(grantsOf(eve)).isEmpty();
        assertThat(withdraw(MANAGER).kind()).isEqualTo(UserOutcome.Kind.UNCHANGED);
    }

    private UserOutcome withdraw(RoleKey role) {
        return owner.users().withdraw(eve.id(), stored(eve).version(), role, NAVY);
    }

    @Test
    void nobodyGivesMoreThanTheyAreThere() {
        Session member = roster.as(Actor.of(chief));
        UserOutcome refused = member.users().grant(eve.id(), 1, Grant.of(new RoleKey("admin"), NAVY));
        assertThat(refused.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
        assertThat(grantsOf(eve)).isEmpty();
        assertThat(owner.users().grant(boss.id(), 1, LEAD).issues())
                .map(issue -> issue.code())
                .contains(IssueCode.NOT_AUTHORIZED);
    }

    /** The right to apply a plan is judged when it is applied: what rested on a grant that ended is too late. */
    @Test
    void aPlanThatRestedOnAGrantThatEndedIsStale() {
        owner.users().update(eve.id(), 1, form -> form.groups("navy"));
        owner.users().update(chief.id(), 1, form -> form.groups("navy"));
        Grant admin = Grant.of(new RoleKey("admin"), NAVY).until(NOW.plusSeconds(60));
        grant(chief, admin);
        Session deputy = roster.as(Actor.of(stored(chief)));
        UserForm form = UserForm.about(eve.id()).department("Navy");
        UserForm other = UserForm.about(chief.id()).department("Navy");
        var profile = Profiles.users().with(p -> p.matchBy(Field.ID));
        try (ImportPlan plan = deputy.plan(UserForms.of("fleet", List.of(form, other)), profile)) {
            assertThat(plan.summary().count(ChangeKind.UPDATE)).isEqualTo(2);
            clock.moment = NOW.plusSeconds(60);
            ApplyReport report = deputy.apply(plan);
            assertThat(report.applied()).isZero();
            assertThat(report.stale()).isEqualTo(2);
            assertThat(report.issues())
                    .map(issue -> issue.message())
                    .allMatch(message -> message.contains("had the permission users.update for this until"));
        }
        assertThat(stored(eve).employment().department()).isNull();
    }

    @Test
    void whatIsOverIsSweptByAPlan() {
        grant(eve, LEAD.until(NOW.plus(Duration.ofDays(1))));
        grant(chief, LEAD.until(NOW.plus(Duration.ofDays(90))));
        clock.moment = NOW.plus(Duration.ofDays(40));
        try (ImportPlan none = owner.access().sweep(Duration.ofDays(60))) {
            assertThat(none.summary().rows()).isZero();
        }
        try (ImportPlan plan = owner.access().sweep(Duration.ofDays(30))) {
            ApplyReport report = owner.apply(plan);
            assertThat(report.applied()).isOne();
            assertThat(grantsOf(eve)).isEmpty();
            assertThat(grantsOf(chief)).hasSize(1);
            try (ImportPlan undo = owner.undo(report.run())) {
                owner.apply(undo);
            }
        }
        assertThat(grantsOf(eve)).hasSize(1);
    }
}
