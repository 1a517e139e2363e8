package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.NotAuthorizedException;
import dev.roster.account.DeliverySettings;
import dev.roster.account.Effects;
import dev.roster.account.Reconciliation;
import dev.roster.life.Transition;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.Effect;
import dev.roster.plan.PlanException;
import dev.roster.profile.Instruction;
import dev.roster.profile.Profiles;
import dev.roster.spi.OneTimeToken.Purpose;
import dev.roster.spi.PlanId;
import dev.roster.spi.StoreUnavailableException;
import dev.roster.spi.Stores;
import dev.roster.tenant.OneTimeLinks;
import dev.roster.testing.Rows;
import dev.roster.testing.StoppedClock;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens to users, and wherever a delivery fails, hangs or dies: no effect without its audit entry, each is received
 * or somebody decided otherwise, in the order of the commits but for denials; whoever is denied is refused at once, and in the
 * end every sign-in account stands as its user does (B5, D5).
 */
class EffectsLawTest {

    private static final byte[] KEY = "a key of the host with 32 bytes.".getBytes(StandardCharsets.UTF_8);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int STEPS = 40;

    /** Every effect goes to a receiver of the host, which knows each message by its key. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void everyEffectIsReceivedInOrder(long seed) {
        Walk walk = new Walk(new Dice(seed), true);
        walk.go();
    }

    /** Effects about sign-in go to Roster's receiver, which tells accounts. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void everyAccountStandsAsItsUserDoes(long seed) {
        Walk walk = new Walk(new Dice(seed), false);
        walk.go();
        walk.requireAccounts();
    }

    /** One tenant, what happens to its users, and what others are told of it. */
    private static final class Walk {

        private final Dice dice;
        /** What a receiver of the host hears; the rest goes to Roster's. */
        private final Set<Effect> recorded;

        private final StoppedClock clock = StoppedClock.at("2026-03-01T08:00:00Z");
        private final InMemoryStores stores;
        private final EffectsLedger ledger;
        private final Outside outside;
        private final Roster roster;
        private final Set<UserId> everybody = new LinkedHashSet<>();
        /** Sessions of all who ever could do something, from the first time that they could. */
        private final Map<UserId, Session> sessions = new HashMap<>();

        private final List<PlanId> runs = new ArrayList<>();
        private final List<String> story = new ArrayList<>();
        private int number;

        Walk(Dice dice, boolean isRecorded) {
            this.dice = dice;
            stores = InMemoryStores.of(Stream.of("owner", "owner", "admin", "manager", "member", "member")
                    .map(role -> Desk.user(role + ++number, role))
                    .toArray(User[]::new));
            recorded =
                    isRecorded ? EnumSet.allOf(Effect.class) : EnumSet.of(Effect.INVITE, Effect.NOTIFY, Effect.EXPORT);
            ledger = new EffectsLedger(
                    stores, recorded.stream().map(Effect::word).collect(Collectors.toSet()));
            outside = new Outside(dice, ledger, this::othersGoOn, this::isActive);
            roster = roster(stores);
            meetEverybody();
        }

        private Roster roster(Stores over) {
            DeliverySettings settings = DeliverySettings.defaults()
                    .lease(LEASE)
                    .mostAttempts(2)
                    .chance(() -> 0.5)
                    .telling(ledger);
            for (Effect effect : recorded) {
                settings = settings.receiver(effect.word(), outside::receive);
            }
            return Roster.on(over)
                    .clock(clock)
                    .links(KEY, (purpose, secret) -> URI.create("https://example.com/" + secret))
                    .signIn(outside)
                    .delivery(settings)
                    .build();
        }

        private Session operator() {
            return roster.as(Actor.operator("shell"));
        }

        private @Nullable User stored(UserId id) {
            return stores.users().findAll(List.of(id)).stream().findFirst().orElse(null);
        }

        private boolean isActive(UserId id) {
            User user = stored(id);
            return user != null && user.access().status() == UserStatus.ACTIVE;
        }

        /** Whoever comes in for the first time has an account made by the host. */
        private void meetEverybody() {
            for (User user : Scenario.users(stores)) {
                everybody.add(user.id());
                if (user.access().status() == UserStatus.ACTIVE && !sessions.containsKey(user.id())) {
                    outside.make(user.id());
                    sessions.put(user.id(), roster.as(Actor.of(user)));
                }
            }
        }

        void go() {
            for (int i = 0; i < STEPS; i++) {
                int chance = dice.below(100);
                if (chance < 55) {
                    act();
                } else if (chance < 80) {
                    deliver();
                } else if (chance < 90) {
                    decideAboutLetters();
                } else {
                    outside.signIn(dice.pick(List.copyOf(everybody)));
                }
                require();
            }
            end();
        }

        private void require() {
            try {
                ledger.look();
                everybody.forEach(this::requireRefused);
            } catch (AssertionError broken) {
                throw new AssertionError(String.join("\n", story), broken);
            }
        }

        /** Whoever must not sign in may do nothing by a session from before. */
        private void requireRefused(UserId id) {
            User user = stored(id);
            Session session = sessions.get(id);
            boolean isDenied = user == null || user.access().status() != UserStatus.ACTIVE;
            if (session != null && isDenied) {
                assertThat(session.may(Action.READ, id).isAllowed())
                        .as("%s", user)
                        .isFalse();
            }
        }

        // What happens to users

        private void act() {
            User stored = stored(dice.pick(List.copyOf(everybody)));
            Actor actor = stored == null || dice.chance(60) ? Actor.operator("shell") : Actor.of(stored);
            try {
                act((dice.chance(15) ? troubled(60) : roster).as(actor), dice.below(11));
            } catch (NotAuthorizedException | PlanException refused) {
                story.add("refused: " + refused.getMessage());
            } catch (TroubledStores.Death | StoreUnavailableException trouble) {
                story.add("died: " + trouble);
            }
            ledger.look();
            meetEverybody();
        }

        private void act(Session session, int what) {
            switch (what) {
                case 0 -> {
                    String name = "new" + ++number;
                    story.add("invites " + name);
                    session.users()
                            .create(form -> form.primaryEmail(name + "@example.com")
                                    .displayName(name)
                                    .roles("member")
                                    .invite());
                }
                case 1 -> inviteByFile(session);
                case 2 -> again(session);
                case 3 -> accept();
                case 4 -> undo();
                case 5 -> {
                    List<UserId> some = dice.some(List.copyOf(everybody), 40);
                    boolean isEnd = dice.chance(50);
                    story.add((isEnd ? "deactivates " : "reactivates ") + some);
                    SelectionChange change = isEnd ? SelectionChange.deactivate("why") : SelectionChange.reactivate();
                    LifeRoad.apply(session.plan(Selection.of(some), change), session)
                            .ifPresent(runs::add);
                }
                case 6 -> order(session);
                default -> live(session);
            }
        }

        private void live(Session session) {
            User user = stored(dice.pick(List.copyOf(everybody)));
            Transition event = dice.pick(LifeRoad.EVENTS);
            LifeRoad road = dice.pick(List.of(LifeRoad.values()));
            if (user != null) {
                story.add(session.actor().label() + ": " + event + " " + user + " by " + road);
                road.take(session, user, event, dice.chance(50) ? "why" : null).ifPresent(runs::add);
            }
        }

        private void order(Session session) {
            User user = stored(dice.pick(List.copyOf(everybody)));
            if (user != null) {
                Instruction wanted = dice.chance(50) ? Instruction.reset() : Instruction.export();
                story.add(session.actor().label() + ": " + wanted.kind() + " " + user);
                session.users().instruct(user.id(), user.version(), wanted);
            }
        }

        private void inviteByFile(Session session) {
            List<String> lines = new ArrayList<>(List.of("email,name,role,groups"));
            for (int i = 0; i < 3; i++) {
                String name = "file" + ++number;
                lines.add(name + "@example.com," + name + ",member,");
            }
            story.add("invites by file " + lines);
            LifeRoad.apply(session.plan(Rows.rows(lines.toArray(String[]::new)), Profiles.inviteUsers()), session)
                    .ifPresent(runs::add);
        }

        private void again(Session session) {
            List<User> waiting = Scenario.users(stores).stream()
                    .filter(user -> user.access().status() == UserStatus.INVITED)
                    .toList();
            if (!waiting.isEmpty()) {
                User user = dice.pick(waiting);
                story.add("invites again " + user);
                session.users().invite(user.id(), user.version());
            }
        }

        /** Somebody uses a link that was sent, perhaps an old one. */
        private void accept() {
            OneTimeLinks links = new OneTimeLinks(KEY, "default", Duration.ofDays(7));
            List<String> invitations = ledger.keys(Effect.INVITE.word());
            if (!invitations.isEmpty()) {
                String key = dice.pick(invitations);
                story.add("accepts " + key);
                roster.invitations().accept(links.secret(Purpose.INVITATION, key), form -> {});
            }
        }

        private void undo() {
            if (!runs.isEmpty()) {
                PlanId run = dice.pick(runs);
                story.add("undoes " + run);
                LifeRoad.apply(operator().undo(run), operator()).ifPresent(runs::add);
            }
        }

        // What others are told

        /** Stores that die or are out of reach at a call, so that a process ends between any two. */
        private Roster troubled(int calls) {
            return roster(new TroubledStores(
                    stores,
                    dice.oneOf(TroubledStores.Trouble.values()),
                    1 + dice.below(calls),
                    dice.oneOf(TroubledStores.Moment.values())));
        }

        private void deliver() {
            boolean isTroubled = dice.chance(40);
            outside.trouble(35, !isTroubled);
            story.add("delivers" + (isTroubled ? " troubled" : ""));
            try {
                story.add((isTroubled ? troubled(40) : roster).deliver().toString());
            } catch (TroubledStores.Death | StoreUnavailableException trouble) {
                story.add("died: " + trouble);
            }
            clock.moveBy(dice.chance(50) ? LEASE.multipliedBy(2) : Duration.ofSeconds(7));
        }

        /** While a receiver hangs, its lease ends, users change, and another process delivers. */
        private void othersGoOn() {
            story.add("hangs {");
            clock.moveBy(LEASE.multipliedBy(2));
            for (int i = dice.below(4); i > 0; i--) {
                act();
            }
            roster.deliver();
            ledger.look();
            story.add("}");
        }

        private void decideAboutLetters() {
            for (String key : List.copyOf(ledger.deadKeys())) {
                if (dice.chance(60)) {
                    decide(key, dice.chance(70));
                }
            }
        }

        private void decide(String key, boolean isRetry) {
            story.add((isRetry ? "retries " : "discards ") + key);
            String action = isRetry ? "retry-message" : "discard-message";
            long before = ledger.audited(action).getOrDefault(key, 0L);
            try {
                Effects effects = (dice.chance(50) ? troubled(30) : roster)
                        .as(Actor.operator("shell"))
                        .effects();
                assertThat(isRetry ? effects.retry(key) : effects.discard(key)).isTrue();
            } catch (TroubledStores.Death | StoreUnavailableException trouble) {
                story.add("died: " + trouble);
            }
            boolean isDone = !ledger.deadKeys().contains(key);
            assertThat(ledger.audited(action).getOrDefault(key, 0L) - before)
                    .as("entries of %s %s", action, key)
                    .isEqualTo(isDone ? 1 : 0);
            if (isDone && isRetry) {
                ledger.revived(key);
            } else if (isDone) {
                ledger.discarded(key);
            }
        }

        /** Everybody is well, and everything is tried again. */
        private void end() {
            outside.trouble(0, false);
            Effects effects = operator().effects();
            for (String key : ledger.deadKeys()) {
                assertThat(effects.retry(key)).isTrue();
                ledger.revived(key);
            }
            clock.moveBy(Duration.ofHours(2));
            roster.deliver();
            while (!ledger.deadKeys().isEmpty()) {
                discardResets(effects);
                roster.deliver();
            }
            require();
            ledger.requireAllHeard();
        }

        /** Whoever is not active is not reset, however well everybody is, and somebody has to know. */
        private void discardResets(Effects effects) {
            for (String key : ledger.deadKeys()) {
                assertThat(key).endsWith(":" + Effect.RESET.word());
                assertThat(effects.discard(key)).isTrue();
                ledger.discarded(key);
            }
        }

        /** What was discarded is found by a comparison. */
        void requireAccounts() {
            if (ledger.hasDiscards()) {
                Reconciliation found = operator().effects().reconcile();
                operator().effects().mend(found.acknowledged());
                ledger.look();
                roster.deliver();
                ledger.requireAllHeard();
            }
            assertThat(outside.resetWhileOut()).as(String.join("\n", story)).isEmpty();
            for (UserId id : everybody) {
                User user = stored(id);
                UserStatus status =
                        user == null ? UserStatus.DELETED : user.access().status();
                boolean mustBeOpen = status == UserStatus.ACTIVE;
                boolean mayBeOpen = mustBeOpen || status == UserStatus.INVITED;
                assertThat(outside.isOpen(id) ? mayBeOpen : !mustBeOpen)
                        .as("the account of %s is open: %s\n%s", user, outside.isOpen(id), String.join("\n", story))
                        .isTrue();
                boolean isLeftIn = ledger.hasDiscardedDenial(id);
                assertThat(outside.hasSession(id) && !mayBeOpen && !isLeftIn)
                        .as("%s is still in\n%s", user, String.join("\n", story))
                        .isFalse();
            }
        }
    }
}
