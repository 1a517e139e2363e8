package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.account.UserOutcome;
import dev.roster.account.Users;
import dev.roster.life.PendingAcceptance;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import dev.roster.spi.OneTimeToken.Purpose;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.PlanId;
import dev.roster.tenant.OneTimeLinks;
import dev.roster.testing.Rows;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where one-time links are sent, whatever happens to accounts by calls, selections, files and undo, in whatever order: nobody is
 * active who was invited and never accepted by their own link.
 */
class AcceptanceLawTest {

    private static final byte[] KEY = "a key of the host with 32 bytes.".getBytes(StandardCharsets.UTF_8);
    private static final int STEPS = 30;

    private enum Event {
        INVITE,
        SUSPEND,
        DEACTIVATE,
        REACTIVATE,
        DELETE,
        RESTORE,
        ACCEPT
    }

    private enum Road {
        CALL,
        SELECTION,
        FILE
    }

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobodyIsActiveWhoOwesAnAcceptance(long seed) {
        new Walk(seed).go();
    }

    @Test
    void isTriedOnPeopleWhoComeBackBothWays() {
        int waiting = 0;
        int active = 0;
        for (long seed = 0; seed < 40; seed++) {
            Walk walk = new Walk(seed);
            walk.go();
            waiting += walk.cameBackWaiting;
            active += walk.cameBackActive;
        }
        assertThat(waiting).isGreaterThan(10);
        assertThat(active).isGreaterThan(10);
    }

    /** One tenant, and who of its people owes an acceptance by what happened. */
    private static final class Walk {

        private final long seed;
        private final Dice dice;
        private final InMemoryStores stores =
                InMemoryStores.of(Desk.user("olga", "owner"), Desk.user("ada", "member"), Desk.user("bob", "member"));
        private final Roster roster = Roster.on(stores)
                .links(KEY, (purpose, secret) -> URI.create("https://example.com/#" + secret))
                .build();
        private final Session operator = roster.as(Actor.operator("shell"));
        private final Set<UserId> owing = new HashSet<>();
        private int cameBackWaiting;
        private int cameBackActive;

        Walk(long seed) {
            this.seed = seed;
            this.dice = new Dice(seed);
        }

        void go() {
            for (int i = 0; i < STEPS; i++) {
                Event event = dice.pick(List.of(Event.values()));
                UserId id = event == Event.ACCEPT && !links().isEmpty()
                        ? newestLink().user()
                        : new UserId(dice.pick(List.of("u-ada", "u-bob")));
                step(event, stored(id), i);
            }
        }

        private User stored(UserId id) {
            return stores.users().findAll(List.of(id)).get(0);
        }

        private void step(Event event, User before, int number) {
            Road road = dice.pick(List.of(Road.values()));
            String story = "seed " + seed + ", step " + number + ": " + event + " by " + road + " of " + before;
            boolean owed = owing.contains(before.id());
            Optional<PlanId> run = act(event, road, before);
            User after = stored(before.id());
            if (run.isPresent() && event == Event.ACCEPT) {
                owing.remove(before.id());
            } else if (after.access().status() == UserStatus.INVITED) {
                owing.add(before.id());
            }
            require(story, after);
            boolean isResent = run.isPresent()
                    && before.access().status() == after.access().status();
            if (run.isPresent() && !isResent && dice.chance(30)) {
                undo(story, run.get(), before);
                if (owed) {
                    owing.add(before.id());
                } else {
                    owing.remove(before.id());
                }
                require("undone " + story, stored(before.id()));
            } else if (isAway(before) && !isAway(after)) {
                cameBackWaiting += after.access().status() == UserStatus.INVITED ? 1 : 0;
                cameBackActive += after.access().status() == UserStatus.ACTIVE ? 1 : 0;
            }
        }

        private void require(String story, User user) {
            boolean isOwed = owing.contains(user.id());
            assertThat(isOwed && user.access().status() == UserStatus.ACTIVE)
                    .as("active: " + story)
                    .isFalse();
            assertThat(PendingAcceptance.isOwedBy(user)).as("owed: " + story).isEqualTo(isOwed);
        }

        private static boolean isAway(User user) {
            return switch (user.access().status()) {
                case INVITED, ACTIVE -> false;
                case SUSPENDED, INACTIVE, DELETED -> true;
            };
        }

        private void undo(String story, PlanId run, User before) {
            try (ImportPlan undo = operator.undo(run)) {
                assertThat(operator.apply(undo, Scenario.ACKNOWLEDGED).applied())
                        .as(story)
                        .isEqualTo(1);
            }
            User back = stored(before.id());
            assertThat(back.access()).as(story).isEqualTo(before.access());
            assertThat(back.lifecycle()).as(story).isEqualTo(before.lifecycle());
        }

        private Optional<PlanId> act(Event event, Road road, User user) {
            if (event == Event.ACCEPT) {
                return accept();
            }
            return switch (event == Event.INVITE && road == Road.SELECTION ? Road.CALL : road) {
                case CALL -> call(event, user).run();
                case SELECTION -> applied(operator.plan(Selection.of(List.of(user.id())), change(event)));
                case FILE ->
                    applied(operator.plan(
                            Rows.rows("id,status,statusReason", user.id() + "," + word(event) + ",why"),
                            Profiles.users()));
            };
        }

        private List<OutboxMessage> links() {
            return stores.outbox().pending(10_000).stream()
                    .filter(message -> message.effect().equals("invite"))
                    .toList();
        }

        private OutboxMessage newestLink() {
            List<OutboxMessage> links = links();
            return links.get(links.size() - 1);
        }

        /** Whoever has the newest link of all tries it. */
        private Optional<PlanId> accept() {
            if (links().isEmpty()) {
                return Optional.empty();
            }
            OneTimeLinks secrets = new OneTimeLinks(KEY, "default", Duration.ofDays(7));
            String secret = secrets.secret(Purpose.INVITATION, newestLink().key());
            return roster.invitations().accept(secret, form -> {}).run();
        }

        private UserOutcome call(Event event, User user) {
            Users users = operator.users();
            return switch (event) {
                case INVITE -> users.invite(user.id(), user.version());
                case SUSPEND -> users.suspend(user.id(), user.version(), "why");
                case DEACTIVATE -> users.deactivate(user.id(), user.version(), null);
                case REACTIVATE -> users.reactivate(user.id(), user.version());
                case DELETE -> users.delete(user.id(), user.version());
                case RESTORE -> users.restore(user.id(), user.version());
                case ACCEPT -> throw new IllegalArgumentException("accepted by a link");
            };
        }

        private static SelectionChange change(Event event) {
            return switch (event) {
                case SUSPEND -> SelectionChange.suspend("why");
                case DEACTIVATE -> SelectionChange.deactivate(null);
                case REACTIVATE -> SelectionChange.reactivate();
                case DELETE -> SelectionChange.softDelete();
                case RESTORE -> SelectionChange.restore();
                case INVITE, ACCEPT -> throw new IllegalArgumentException("no change of a selection");
            };
        }

        private static String word(Event event) {
            return switch (event) {
                case INVITE -> "invited";
                case SUSPEND -> "suspended";
                case DEACTIVATE -> "inactive";
                case REACTIVATE, RESTORE -> "active";
                case DELETE -> "deleted";
                case ACCEPT -> throw new IllegalArgumentException("accepted by a link");
            };
        }

        private Optional<PlanId> applied(ImportPlan planned) {
            try (ImportPlan plan = planned) {
                if (plan.summary().writes() == 0) {
                    return Optional.empty();
                }
                ApplyReport report = operator.apply(plan, Scenario.ACKNOWLEDGED);
                return report.applied() == 0 ? Optional.empty() : Optional.of(report.run());
            }
        }
    }
}
