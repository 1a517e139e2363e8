package dev.roster.tck;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What journal, audit trail and outbox answer after any calls: rule ST-07. */
public interface RecordWalkContract extends StoresFactory {

    /** Runs, their plans and entries. */
    @Test
    @DisplayName("ST-07: the journal answers as it should after calls of every kind in any order (seed 71)")
    default void walksThroughTheJournal() {
        Walks.each(this, 71, (walk, dice) -> {
            switch (dice.upTo(11)) {
                case 0 -> putPlan(walk, dice);
                case 1, 2 -> {
                    PlanId plan = dice.plan();
                    walk.step("planPage " + plan, stores -> pages(stores, plan));
                    walk.step("planPage again", stores -> pages(stores, plan));
                }
                case 3 -> {
                    Run run = run(dice);
                    walk.step("begin " + run, stores -> stores.journal().begin(run));
                    walk.step("find " + run.plan(), stores -> stores.journal().find(run.plan()));
                }
                case 4, 5 -> {
                    PlanId plan = dice.plan();
                    String from = dice.text();
                    String to = dice.text();
                    walk.step(
                            "takeOver " + plan + " " + from + " " + to,
                            stores -> stores.journal().takeOver(plan, from, to));
                }
                case 6 -> endRun(walk, dice);
                case 7 -> listRuns(walk, dice);
                case 8 -> {
                    List<JournalEntry> entries = dice.some(3, () -> entry(dice));
                    walk.step("append " + entries, stores -> {
                        stores.journal().append(entries);
                        return true;
                    });
                }
                case 9 -> walk.commit(recordsOf(dice));
                case 10 -> eraseSomebody(walk, dice);
                default -> listEntries(walk, dice);
            }
        });
    }

    /** Who did what. */
    @Test
    @DisplayName("ST-07: the audit trail answers as it should to questions of every kind, at any time (seed 72)")
    default void walksThroughTheAuditTrail() {
        Walks.each(this, 72, (walk, dice) -> {
            switch (dice.upTo(5)) {
                case 0, 1 -> walk.commit(new CommitUnit(List.of(), null, dice.some(4, () -> audit(dice)), List.of()));
                case 2 -> eraseSomebody(walk, dice);
                default -> {
                    AuditStore.Query query = question(dice);
                    walk.step("list " + query, stores -> pages(stores, query));
                }
            }
        });
    }

    /** Messages that wait. */
    @Test
    @DisplayName("ST-07: the outbox answers as it should after calls of every kind in any order (seed 73)")
    default void walksThroughTheOutbox() {
        Map<Walk, Integer> clocks = new HashMap<>();
        Walks.each(this, 73, (walk, dice) -> {
            Instant now = Samples.NOON.plusSeconds(10L * clocks.merge(walk, 1, Integer::sum));
            String key = knownKey(walk, dice);
            String owner = dice.owner();
            switch (dice.upTo(12)) {
                case 0, 1, 2 ->
                    walk.commit(new CommitUnit(List.of(), null, List.of(), dice.some(3, () -> message(dice, now))));
                case 3, 4 -> {
                    OutboxStore.Lease lease = new OutboxStore.Lease(owner, now, now.plusSeconds(dice.pick(1, 20, 100)));
                    int limit = dice.pick(1, 2, 50);
                    Set<String> except = Set.copyOf(dice.some(2, dice::text));
                    walk.step(
                            "claim " + lease + " " + limit + " except " + except,
                            stores -> stores.outbox().claim(lease, except, limit));
                }
                case 5 ->
                    walk.step(
                            "delivered " + key + " " + owner,
                            stores -> stores.outbox().delivered(key, owner));
                case 6 -> postpone(walk, dice, key, now);
                case 7 -> {
                    OutboxStore.Lease lease = new OutboxStore.Lease(owner, now, now.plusSeconds(dice.pick(1, 20, 100)));
                    walk.step(
                            "renew " + key + " " + lease,
                            stores -> stores.outbox().renew(key, lease));
                    OutboxStore.Lease other = new OutboxStore.Lease(dice.owner(), lease.until(), now.plusSeconds(200));
                    if (dice.once(2)) {
                        walk.step("claim " + other, stores -> stores.outbox().claim(other, 50));
                    }
                }
                case 8 -> {
                    OutboxStore.Failure failure = new OutboxStore.Failure(owner, dice.moment(), dice.text());
                    walk.step(
                            "giveUp " + key + " " + failure,
                            stores -> stores.outbox().giveUp(key, failure));
                }
                case 9 ->
                    walk.step(
                            "revive " + key,
                            stores -> stores.outbox().revive(key, now.plusSeconds(15), Samples.audit("retry")));
                case 10 -> eraseSomebody(walk, dice);
                case 11 ->
                    walk.step("discard " + key, stores -> stores.outbox().discard(key, Samples.audit("discard")));
                default -> {
                    int limit = dice.pick(1, 3, 1_000);
                    walk.step(
                            "pending, dead and audited " + limit,
                            stores -> List.of(
                                    stores.outbox().pending(limit),
                                    stores.outbox().dead(limit),
                                    pages(stores, AuditStore.Query.latest(1_000))));
                }
            }
        });
    }

    /** Also keeps nothing of the arrays that are given, and gives none of its own away. */
    private static void putPlan(Walk walk, Dice dice) {
        PlanId plan = dice.plan();
        List<Integer> sizes = dice.some(3, () -> dice.pick(0, 1, 70_000));
        int mark = dice.upTo(99);
        walk.step("putPlan " + plan + " " + sizes + " of " + mark, stores -> {
            List<byte[]> pages = sizes.stream().map(size -> filled(size, mark)).toList();
            stores.journal().putPlan(plan, pages.iterator());
            pages.forEach(page -> Arrays.fill(page, (byte) -1));
            return true;
        });
    }

    private static byte[] filled(int size, int mark) {
        byte[] page = new byte[size];
        Arrays.fill(page, (byte) mark);
        return page;
    }

    /** How long the pages are, and what they are filled with. */
    private static List<List<Integer>> pages(Stores stores, PlanId plan) {
        List<List<Integer>> pages = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            stores.journal().planPage(plan, number).ifPresent(page -> {
                pages.add(List.of(page.length, page.length == 0 ? 0 : (int) page[0]));
                Arrays.fill(page, (byte) -2);
            });
        }
        return pages;
    }

    private static Run run(Dice dice) {
        return Run.builder(dice.plan(), dice.moment())
                .kind(dice.pick(Run.Kind.values()))
                .actor(dice.text())
                .source(dice.text())
                .undoes(dice.orNull(dice::plan))
                .executor(dice.text())
                .build();
    }

    /** Another run than that which was begun never ends. */
    private static void endRun(Walk walk, Dice dice) {
        Run any = run(dice);
        Run run = walk.model().journal.find(any.plan()).orElse(any);
        String executor = dice.once(3) ? dice.text() : run.executor();
        Run.State state = dice.once(4) ? Run.State.FINISHED : Run.State.CANCELLED;
        Run ended = run.takenOverBy(executor).with(state, dice.moment(), dice.text());
        if (run.state() != Run.State.FINISHED) {
            walk.step("end " + ended, stores -> stores.journal().end(ended));
            walk.step("find " + ended.plan(), stores -> stores.journal().find(ended.plan()));
        }
    }

    private static void listRuns(Walk walk, Dice dice) {
        Set<Run.Kind> kinds = EnumSet.noneOf(Run.Kind.class);
        kinds.addAll(dice.some(3, () -> dice.pick(Run.Kind.values())));
        String actor = dice.orNull(() -> dice.once(4) ? "" : dice.text());
        int limit = dice.pick(1, 2, 5, 1_000);
        walk.step(
                "runs " + kinds + " " + actor + " " + limit,
                stores -> stores.journal().runs(kinds, actor, limit));
    }

    private static void listEntries(Walk walk, Dice dice) {
        PlanId plan = dice.plan();
        int from = dice.pick(0, 1, 2, 9, 10, 1_000, 1_001, Integer.MAX_VALUE);
        int limit = dice.pick(1, 3, 1_000);
        walk.step(
                "entries " + plan + " " + from + " " + limit,
                stores -> stores.journal().entries(plan, from, limit));
    }

    private static JournalEntry entry(Dice dice) {
        return new JournalEntry(
                dice.plan(),
                dice.pick(0, 1, 2, 9, 10, 11, 1_000, 1_001, Integer.MAX_VALUE),
                dice.once(2) ? UnitOutcome.Kind.WRITTEN : dice.pick(UnitOutcome.Kind.values()),
                dice.some(4, () -> new JournalEntry.Part(dice.orNull(dice::user), dice.text())));
    }

    private static CommitUnit recordsOf(Dice dice) {
        List<Write> writes = new ArrayList<>();
        if (dice.once(2)) {
            writes.add(new Write.FinishedRun(run(dice).with(Run.State.FINISHED, dice.moment(), dice.text())));
        }
        return new CommitUnit(writes, dice.orNull(() -> entry(dice)), List.of(), List.of());
    }

    private static AuditEntry audit(Dice dice) {
        AuditEntry.Builder entry = AuditEntry.builder(dice.moment(), actor(dice), dice.text())
                .onBehalfOf(dice.orNull(() -> actor(dice)))
                .target(dice.orNull(() -> target(dice)))
                .run(dice.orNull(dice::plan))
                .reason(dice.orNull(dice::text))
                .detail(dice.text());
        dice.some(3, () -> new AuditEntry.Value(dice.text(), dice.orNull(dice::text), dice.orNull(dice::text)))
                .forEach(entry::value);
        return entry.build();
    }

    private static String actor(Dice dice) {
        return dice.once(3) ? dice.user().value() : dice.text();
    }

    private static AuditEntry.Target target(Dice dice) {
        String kind = dice.pick(AuditEntry.Target.USER, AuditEntry.Target.USER, "role", "User");
        return new AuditEntry.Target(
                kind, dice.once(2) ? dice.text() : dice.user().value());
    }

    private static AuditStore.Query question(Dice dice) {
        AuditEntry.@Nullable Target target = dice.once(3) ? target(dice) : null;
        String kind = target != null ? target.kind() : dice.once(4) ? dice.pick("user", "role", "User") : null;
        return new AuditStore.Query(
                dice.pick(2, 7, 1_000),
                dice.once(3) ? dice.moment() : null,
                dice.once(3) ? dice.moment() : null,
                dice.once(3) ? actor(dice) : null,
                kind,
                target == null ? null : target.key(),
                dice.once(4) ? dice.plan() : null,
                null);
    }

    /** The first pages, so that a cursor that stands still comes to an end. */
    private static List<List<AuditEntry>> pages(Stores stores, AuditStore.Query query) {
        List<List<AuditEntry>> pages = new ArrayList<>();
        AuditStore.Page page = stores.audit().list(query);
        pages.add(page.entries());
        while (page.next().isPresent() && pages.size() < 4) {
            page = stores.audit().list(query.after(page.next().orElseThrow()));
            pages.add(page.entries());
        }
        return pages;
    }

    /** Who gave a message back has it no longer. */
    private static void postpone(Walk walk, Dice dice, String key, Instant now) {
        String owner = dice.owner();
        OutboxStore.Failure failure = new OutboxStore.Failure(owner, now, dice.once(3) ? "" : dice.text());
        Instant due = now.plusSeconds(dice.pick(0, 10, 100));
        walk.step(
                "postpone " + key + " " + failure + " " + due,
                stores -> stores.outbox().postpone(key, failure, due));
        walk.step("pending after that", stores -> stores.outbox().pending(50));
        if (dice.once(2)) {
            walk.step(
                    "delivered " + key + " " + owner, stores -> stores.outbox().delivered(key, owner));
        }
    }

    /** Mostly that of a message that waits or is dead. */
    private static String knownKey(Walk walk, Dice dice) {
        List<String> keys = new ArrayList<>(List.of(dice.key()));
        OutboxModel outbox = walk.model().outbox;
        outbox.pending(4).forEach(message -> keys.add(message.key()));
        outbox.dead(2).forEach(letter -> keys.add(letter.message().key()));
        return dice.pick(keys);
    }

    private static OutboxMessage message(Dice dice, Instant now) {
        Map<String, String> body = new HashMap<>();
        dice.some(2, dice::text).forEach(name -> body.put(name, dice.text()));
        return OutboxMessage.builder(dice.key(), dice.text(), dice.user())
                .urgency(dice.once(4) ? OutboxMessage.Urgency.DENIAL : OutboxMessage.Urgency.ORDINARY)
                .createdAt(now.minusSeconds(dice.upTo(100)))
                .due(now.plusSeconds(dice.pick(-50, -20, 0, 10, 30)))
                .body(body)
                .attempts(dice.pick(0, 0, 3))
                .failure(dice.once(5) ? dice.text() : null)
                .build();
    }

    /** A person who comes and goes without a trace, but for what the unit itself keeps. */
    private static void eraseSomebody(Walk walk, Dice dice) {
        UserId id = dice.user();
        User user = Samples.user(id.value());
        walk.commit(Samples.unit(Samples.insert(user)));
        boolean isErased = dice.once(3);
        boolean isGoneBefore = isErased && dice.once(3);
        if (isGoneBefore) {
            walk.commit(Samples.unit(new Write.DeleteUser(id, 1)));
        }
        Write removal = isErased ? new Write.EraseUser(id, isGoneBefore ? 0 : 1) : new Write.DeleteUser(id, 1);
        PlanId plan = dice.plan();
        walk.commit(new CommitUnit(
                List.of(removal),
                dice.orNull(() -> new JournalEntry(
                        plan,
                        dice.upTo(100),
                        UnitOutcome.Kind.WRITTEN,
                        List.of(new JournalEntry.Part(id, dice.text()), new JournalEntry.Part(null, dice.text())))),
                dice.some(2, () -> audit(dice)),
                dice.some(2, () -> message(dice, Samples.NOON))));
        walk.step(
                "everything about " + id,
                stores -> List.of(
                        stores.audit().ofUser(id, 1_000),
                        stores.outbox().pending(1_000),
                        stores.outbox().dead(1_000),
                        stores.journal().entries(plan, 0, 1_000)));
    }
}
