package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Decision;
import dev.roster.account.UserOutcome;
import dev.roster.life.Effects;
import dev.roster.life.LifeTable;
import dev.roster.life.Transition;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.Effect;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.AccountPolicy;
import dev.roster.spi.AuditStore;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.PlanId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever does whatever to an account, by a call, a selection or a file and under any policy: no state is reached that the table
 * does not know, each write is audited once, no effect happens twice, and an undo brings back what there was (D7).
 */
class AccountLifeLawTest {

    private static final GroupKey NAVY = new GroupKey("navy");
    private static final int STEPS = 25;

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingHappensThatTheTableDoesNotKnow(long seed) {
        new Walk(new Dice(seed)).go();
    }

    /** One tenant and one policy, and what happens to the accounts there. */
    private static final class Walk {

        private final Dice dice;
        private final AccountPolicy policy;
        private final InMemoryStores stores;
        private final Roster roster;
        private final List<User> people;

        Walk(Dice dice) {
            this.dice = dice;
            policy = AccountPolicy.defaults()
                    .with(dice.pick(List.of(AccountPolicy.DeletionOrder.values())))
                    .with(dice.pick(List.of(AccountPolicy.RestingGroups.values())))
                    .with(dice.pick(List.of(AccountPolicy.SuspensionReason.values())));
            people = Stream.of("owner", "owner", "admin", "manager", "member", "member")
                    .map(role -> person(role))
                    .toList();
            stores = InMemoryStores.of(people.toArray(User[]::new));
            roster = Roster.on(stores).accounts(policy).build();
            operator().catalogs().groups().create(Group.named("navy"));
        }

        private int number;

        private User person(String role) {
            User user = Desk.user(role + ++number, role).with(one -> one.groups(List.of(NAVY)));
            boolean isFirst = number == 1;
            return isFirst ? user : user.with(one -> one.status(dice.pick(List.of(UserStatus.values()))));
        }

        private Session operator() {
            return roster.as(Actor.operator("shell"));
        }

        private @Nullable User stored(UserId id) {
            return stores.users().findAll(List.of(id)).stream().findFirst().orElse(null);
        }

        void go() {
            for (int i = 0; i < STEPS; i++) {
                step(dice.pick(people).id());
            }
        }

        private void step(UserId target) {
            User before = stored(target);
            Actor actor = dice.chance(40)
                    ? Actor.operator("shell")
                    : Optional.ofNullable(stored(dice.pick(people).id()))
                            .map(Actor::of)
                            .orElse(Actor.operator("shell"));
            Transition event = dice.pick(LifeRoad.EVENTS);
            LifeRoad road = dice.pick(List.of(LifeRoad.values()));
            long audited = audited();
            Set<String> sent = keys();
            Optional<PlanId> run = before == null
                    ? Optional.empty()
                    : act(roster.as(actor), before, event, road, dice.chance(50) ? "why" : null);
            User after = stored(target);
            String story = actor.label() + " does " + event + " to " + before + " by " + road + " under " + policy;
            boolean isWritten = before != null && (after == null || after.version() != before.version());

            assertThat(run.isPresent()).as(story).isEqualTo(isWritten);
            assertThat(audited()).as("audit: " + story).isEqualTo(audited + (isWritten ? 1 : 0));
            if (isWritten && before != null) {
                requireKnown(story, before, after, event, road);
                requireEffects(story, before, after, sent);
                if (dice.chance(40)) {
                    undo(story, before, run.orElseThrow());
                }
            } else {
                assertThat(keys()).as(story).isEqualTo(sent);
                assertThat(after).as(story).isEqualTo(before);
            }
        }

        /** A file takes both steps of a deletion at once. */
        private void requireKnown(String story, User before, @Nullable User after, Transition event, LifeRoad road) {
            AccountPolicy known = road == LifeRoad.FILE ? policy.with(AccountPolicy.DeletionOrder.ANY_TIME) : policy;
            LifeTable.Cell cell = LifeTable.of(known).cell(before.access().status(), event);
            UserStatus next = after == null ? null : after.access().status();
            boolean isReason = next == before.access().status();
            assertThat(
                            isReason
                                    ? cell instanceof LifeTable.Cell.Rests
                                    : cell instanceof LifeTable.Cell.Leads leads && leads.to() == next)
                    .as(story + " to " + next + ": " + cell)
                    .isTrue();
            if (after != null) {
                requireGroups(story, after);
            }
        }

        private void requireGroups(String story, User after) {
            Set<GroupKey> all = new HashSet<>(after.access().groups());
            all.addAll(after.access().setAsideGroups());
            assertThat(all).as("no group is lost: " + story).containsExactly(NAVY);
            if (!after.access().status().isAtRest()) {
                assertThat(after.access().setAsideGroups()).as(story).isEmpty();
            }
        }

        private void requireEffects(String story, User before, @Nullable User after, Set<String> sent) {
            List<String> news = stores.outbox().pending(10_000).stream()
                    .filter(message -> !sent.contains(message.key()))
                    .map(OutboxMessage::effect)
                    .toList();
            assertThat(news)
                    .as("effects: " + story)
                    .containsExactlyElementsOf(Effects.of(before, after, Effects.Arrival.QUIET).stream()
                            .map(Effect::word)
                            .toList());
            assertThat(keys()).as("keys: " + story).hasSize(sent.size() + news.size());
        }

        private void undo(String story, User before, PlanId run) {
            try (ImportPlan undo = operator().undo(run)) {
                ApplyReport report = operator().apply(undo, Scenario.ACKNOWLEDGED);
                assertThat(report.applied()).as("undo: " + story).isEqualTo(1);
            }
            User back = Objects.requireNonNull(stored(before.id()), "undo: " + story);
            assertThat(back.access()).as("undo: " + story).isEqualTo(before.access());
            assertThat(back.lifecycle()).as("undo: " + story).isEqualTo(before.lifecycle());
        }

        private long audited() {
            return stores.audit().list(AuditStore.Query.latest(1_000)).entries().stream()
                    .filter(entry -> entry.user() != null)
                    .count();
        }

        private Set<String> keys() {
            Set<String> keys = new HashSet<>();
            stores.outbox()
                    .pending(10_000)
                    .forEach(message -> assertThat(keys.add(message.key()))
                            .as(message.key())
                            .isTrue());
            return keys;
        }

        private Optional<PlanId> act(
                Session session, User user, Transition event, LifeRoad road, @Nullable String reason) {
            return road == LifeRoad.CALL
                    ? byCall(session, user, event, reason)
                    : road.take(session, user, event, reason);
        }

        private Optional<PlanId> byCall(Session session, User user, Transition event, @Nullable String reason) {
            Decision may = session.may(action(event), user.id());
            UserOutcome outcome = LifeRoad.call(session.users(), user, event, reason);
            if (!may.isAllowed() && outcome.stored().isPresent()) {
                assertThat(outcome.isDone() && outcome.kind() == UserOutcome.Kind.APPLIED)
                        .as("may not, but does: " + may + " " + event + " " + user)
                        .isFalse();
                if (may.code() != IssueCode.NOT_AUTHORIZED) {
                    assertThat(outcome.reason()).isEqualTo(may.reason());
                }
            }
            return outcome.run();
        }

        private static Action action(Transition event) {
            return switch (event) {
                case SUSPEND -> Action.SUSPEND;
                case DEACTIVATE -> Action.DEACTIVATE;
                case REACTIVATE -> Action.REACTIVATE;
                case SOFT_DELETE -> Action.SOFT_DELETE;
                case RESTORE -> Action.RESTORE;
                case LEAVE -> Action.DELETE;
                case ARRIVE, STAY, INVITE, RESEND, ACCEPT, EXPIRE -> throw new IllegalArgumentException("no action");
            };
        }
    }
}
