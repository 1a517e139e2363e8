package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.JournalStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the store of runs must keep: rules JS-01 to JS-08. */
public interface JournalStoreContract extends StoresFactory {

    /** Pieces come back as they went in. */
    @Test
    @DisplayName("JS-01: gives the pieces of a plan back, byte for byte, up to 1 MiB each, and nothing beyond the last")
    default void keepsPlans() {
        try (Stores stores = newStores()) {
            byte[] large = new byte[1 << 20];
            new Random(41).nextBytes(large);
            byte[] small = "{\"a\":1}\n".getBytes(StandardCharsets.UTF_8);
            stores.journal()
                    .putPlan(Samples.PLAN, List.of(small, large, new byte[] {0}).iterator());

            assertThat(stores.journal().planPage(Samples.PLAN, 0))
                    .hasValueSatisfying(page -> assertThat(page).isEqualTo(small));
            assertThat(stores.journal().planPage(Samples.PLAN, 1))
                    .hasValueSatisfying(page -> assertThat(page).isEqualTo(large));
            assertThat(stores.journal().planPage(Samples.PLAN, 2))
                    .hasValueSatisfying(page -> assertThat(page).containsExactly(0));
            assertThat(stores.journal().planPage(Samples.PLAN, 3)).isEmpty();
            assertThat(stores.journal().planPage(new PlanId("ffffffff"), 0)).isEmpty();
        }
    }

    /** A plan that is kept again is replaced as a whole. */
    @Test
    @DisplayName("JS-01: keeping a plan again replaces all of its pieces")
    default void replacesPlans() {
        try (Stores stores = newStores()) {
            stores.journal()
                    .putPlan(
                            Samples.PLAN,
                            Arrays.asList(new byte[] {1}, new byte[] {2}).iterator());
            stores.journal().putPlan(Samples.PLAN, List.of(new byte[] {3}).iterator());
            assertThat(stores.journal().planPage(Samples.PLAN, 0))
                    .hasValueSatisfying(page -> assertThat(page).containsExactly(3));
            assertThat(stores.journal().planPage(Samples.PLAN, 1)).isEmpty();
        }
    }

    /** A plan has one run. */
    @Test
    @DisplayName("JS-02: a run begins once; a second beginning changes nothing")
    default void beginsOnce() {
        try (Stores stores = newStores()) {
            Run run = run("0123456789abcdef", 0, "one");
            assertThat(stores.journal().find(run.plan())).isEmpty();
            assertThat(stores.journal().begin(run)).isTrue();
            assertThat(stores.journal().begin(run("0123456789abcdef", 5, "two")))
                    .isFalse();
            assertThat(stores.journal().find(run.plan())).contains(run);
        }
    }

    /** Whatever the concurrency. */
    @Test
    @DisplayName("JS-02: of 16 threads that begin one run, one begins it")
    default void beginsOnceUnderConcurrency() {
        try (Stores stores = newStores()) {
            List<Boolean> begun = Samples.together(
                    number -> stores.journal().begin(run("0123456789abcdef", number, "executor " + number)));
            assertThat(begun).containsOnlyOnce(true);
            assertThat(stores.journal().find(Samples.PLAN).map(Run::executor))
                    .contains("executor " + begun.indexOf(true));
        }
    }

    /** A run changes hands by compare and set. */
    @Test
    @DisplayName("JS-03: a run is taken over from the executor it has, runs again, and not when it is finished")
    default void takesRunsOver() {
        try (Stores stores = newStores()) {
            JournalStore journal = stores.journal();
            Run run = run("0123456789abcdef", 0, "one");
            assertThat(journal.takeOver(run.plan(), "one", "two")).isFalse();
            journal.begin(run);
            assertThat(journal.end(run.with(Run.State.CANCELLED, Samples.NOON, "")))
                    .isTrue();
            for (String other : List.of("zero", "One", "one ", "on", "")) {
                assertThat(journal.takeOver(run.plan(), other, "two"))
                        .as("from \"%s\"", other)
                        .isFalse();
            }
            assertThat(journal.takeOver(run.plan(), "one", "two")).isTrue();
            Run taken = run("0123456789abcdef", 0, "two");
            assertThat(journal.find(run.plan())).contains(taken);

            assertThat(journal.end(taken.with(Run.State.FINISHED, Samples.NOON, "{}")))
                    .isTrue();
            assertThat(journal.takeOver(run.plan(), "two", "three")).isFalse();
        }
    }

    /** One of many takes a run over. */
    @Test
    @DisplayName("JS-03: of 16 threads that take one run over, one gets it")
    default void takesRunsOverOnce() {
        try (Stores stores = newStores()) {
            stores.journal().begin(run("0123456789abcdef", 0, "one"));
            List<Boolean> taken =
                    Samples.together(number -> stores.journal().takeOver(Samples.PLAN, "one", "executor " + number));
            assertThat(taken).containsOnlyOnce(true);
        }
    }

    /** The end of a run. */
    @Test
    @DisplayName(
            "JS-04: only its executor ends a run; the plan is kept when it is cancelled and dropped when it is finished")
    default void endsRuns() {
        try (Stores stores = newStores()) {
            JournalStore journal = stores.journal();
            Run run = run("0123456789abcdef", 0, "one");
            journal.putPlan(run.plan(), List.of(new byte[] {1}).iterator());
            assertThat(journal.end(run.with(Run.State.FINISHED, Samples.NOON, "")))
                    .isFalse();
            journal.begin(run);
            Run stranger = run("0123456789abcdef", 0, "stranger");
            assertThat(journal.end(stranger.with(Run.State.FINISHED, Samples.NOON, "")))
                    .isFalse();
            assertThat(journal.find(run.plan())).contains(run);

            Run cancelled = run.with(Run.State.CANCELLED, Samples.NOON.plusSeconds(9), "");
            assertThat(journal.end(cancelled)).isTrue();
            assertThat(journal.find(run.plan())).contains(cancelled);
            assertThat(journal.planPage(run.plan(), 0)).isPresent();

            Run finished = run.with(Run.State.FINISHED, Samples.NOON.plusSeconds(10), "report ".repeat(20_000));
            assertThat(journal.end(finished)).isTrue();
            assertThat(journal.find(run.plan())).contains(finished);
            assertThat(journal.planPage(run.plan(), 0)).isEmpty();
        }
    }

    /** Everything that a run has. */
    @Test
    @DisplayName("JS-05: lists runs newest first, each as it was begun")
    default void listsRuns() {
        try (Stores stores = newStores()) {
            assertThat(stores.journal().runs(EnumSet.allOf(Run.Kind.class), null, 10))
                    .isEmpty();
            Run old = run("aaaaaaaa", 0, "one");
            Run undo = Run.builder(new PlanId("bbbbbbbb"), Samples.NOON.plusNanos(1_000))
                    .kind(Run.Kind.UNDO)
                    .actor("u-1")
                    .source("undo")
                    .undoes(old.plan())
                    .executor("two")
                    .build();
            Run latest = run("0123abcd".repeat(8), 60, "three");
            List.of(undo, latest, old).forEach(stores.journal()::begin);
            assertThat(stores.journal().runs(EnumSet.allOf(Run.Kind.class), null, 10))
                    .containsExactly(latest, undo, old);
            assertThat(stores.journal().runs(EnumSet.allOf(Run.Kind.class), null, 2))
                    .containsExactly(latest, undo);
        }
    }

    /** Runs of some kinds, of one actor. */
    @Test
    @DisplayName("JS-05: lists the runs of the wanted kinds and of one actor, however many others there are")
    default void listsRunsByKindAndActor() {
        try (Stores stores = newStores()) {
            List<Run.Kind> kindsInTurn = List.of(Run.Kind.values());
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Run.Kind kind = kindsInTurn.get(i % kindsInTurn.size());
                runs.add(Run.builder(new PlanId("aaaaaaa" + Integer.toHexString(i)), Samples.NOON.plusSeconds(i))
                        .kind(kind)
                        .actor(i % 2 == 0 ? "ada" : "bob")
                        .build());
            }
            runs.forEach(stores.journal()::begin);
            Collections.reverse(runs);
            for (Set<Run.Kind> kinds : List.of(
                    Set.<Run.Kind>of(),
                    Set.of(Run.Kind.SINGLE),
                    Set.of(Run.Kind.IMPORT, Run.Kind.UNDO),
                    EnumSet.allOf(Run.Kind.class))) {
                List<Run> wanted =
                        runs.stream().filter(run -> kinds.contains(run.kind())).toList();
                assertThat(stores.journal().runs(kinds, null, 20)).containsExactlyElementsOf(wanted);
                assertThat(stores.journal().runs(kinds, null, 3))
                        .containsExactlyElementsOf(wanted.stream().limit(3).toList());
                assertThat(stores.journal().runs(kinds, "ada", 20))
                        .containsExactlyElementsOf(wanted.stream()
                                .filter(run -> run.actor().equals("ada"))
                                .toList());
                assertThat(stores.journal().runs(kinds, "eve", 20)).isEmpty();
            }
        }
    }

    /** Entries that exist stay. */
    @Test
    @DisplayName("JS-06: adds entries, and leaves those that exist as they are")
    default void appendsEntries() {
        try (Stores stores = newStores()) {
            JournalEntry first = entry(Samples.PLAN, 0, UnitOutcome.Kind.STALE);
            JournalEntry second = entry(Samples.PLAN, 1, UnitOutcome.Kind.DUPLICATE);
            stores.journal().append(List.of());
            stores.journal().append(List.of(first));
            stores.journal().append(List.of(entry(Samples.PLAN, 0, UnitOutcome.Kind.LAST_OWNER), second));
            assertThat(stores.journal().entries(Samples.PLAN, 0, 10)).containsExactly(first, second);
        }
    }

    /** Windows over the entries of one run. */
    @Test
    @DisplayName("JS-07: lists the entries of one run by number, from any number on, with large bodies")
    default void listsEntries() {
        try (Stores stores = newStores()) {
            PlanId other = new PlanId("ffffffff");
            List<JournalEntry> entries = List.of(
                    entry(Samples.PLAN, 10, UnitOutcome.Kind.STALE),
                    entry(other, 3, UnitOutcome.Kind.STALE),
                    entry(Samples.PLAN, 2, UnitOutcome.Kind.DUPLICATE),
                    new JournalEntry(
                            Samples.PLAN,
                            9,
                            UnitOutcome.Kind.LAST_OWNER,
                            List.of(
                                    part("ada", "\u20ac\ud83d\ude00".repeat(300_000)),
                                    part(null, ""),
                                    part("bob", "\ud83d\ude00\u20ac".repeat(300_000)))));
            stores.journal().append(entries);
            assertThat(stores.journal().entries(Samples.PLAN, 0, 10))
                    .containsExactly(entries.get(2), entries.get(3), entries.get(0));
            assertThat(stores.journal().entries(Samples.PLAN, 3, 1)).containsExactly(entries.get(3));
            assertThat(stores.journal().entries(Samples.PLAN, 9, 9)).containsExactly(entries.get(3), entries.get(0));
            assertThat(stores.journal().entries(Samples.PLAN, 10, 9)).containsExactly(entries.get(0));
            assertThat(stores.journal().entries(Samples.PLAN, 11, 1)).isEmpty();
            assertThat(stores.journal().entries(new PlanId("eeeeeeee"), 0, 1)).isEmpty();
        }
    }

    /** Pages that begin where the one before ended. */
    @Test
    @DisplayName("JS-07: pages of any size up to thousands give every entry once, with a first number or without it")
    default void pagesThroughEntries() {
        try (Stores stores = newStores()) {
            List<JournalEntry> entries = IntStream.rangeClosed(1, 2_500)
                    .mapToObj(number -> entry(Samples.PLAN, number, UnitOutcome.Kind.STALE))
                    .toList();
            stores.journal().append(entries);
            for (int size : new int[] {499, 1_000, 2_500, 10_000}) {
                List<JournalEntry> found = new ArrayList<>();
                List<JournalEntry> page = stores.journal().entries(Samples.PLAN, 0, size);
                while (!page.isEmpty()) {
                    found.addAll(page);
                    page = stores.journal()
                            .entries(Samples.PLAN, page.get(page.size() - 1).number() + 1, size);
                }
                Difference.assertSame(found, entries);
                assertThat(stores.journal().entries(Samples.PLAN, 0, size)).hasSize(Math.min(size, 2_500));
            }
        }
    }

    /** A run that is its own only unit. */
    @Test
    @DisplayName("JS-08: a finished run is kept with its unit, once, and not with a unit that is refused")
    default void keepsFinishedRuns() {
        try (Stores stores = newStores()) {
            Run run = run("0123456789abcdef", 0, "one").with(Run.State.FINISHED, Samples.NOON, "{}");
            Write kept = new Write.FinishedRun(run);
            assertThat(Samples.commit(stores, kept, Samples.delete(Samples.user("nobody"))))
                    .isEqualTo(UnitOutcome.STALE);
            assertThat(stores.journal().find(run.plan())).isEmpty();
            assertThat(Samples.commit(stores, kept, Samples.insert(Samples.user("ada"))))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(stores.journal().find(run.plan())).contains(run);
            assertThat(Samples.commit(stores, kept, Samples.insert(Samples.user("bob"))))
                    .isEqualTo(UnitOutcome.REPEATED);
            assertThat(Samples.stored(stores, "bob")).isEmpty();
            assertThat(stores.journal().begin(run)).isFalse();
        }
    }

    /** Whatever the concurrency. */
    @Test
    @DisplayName("JS-08: of 16 threads that keep one finished run, one does and 15 are told that it is repeated")
    default void keepsAFinishedRunOnce() {
        try (Stores stores = newStores()) {
            Run run = run("0123456789abcdef", 0, "one").with(Run.State.FINISHED, Samples.NOON, "{}");
            List<UnitOutcome> outcomes = Samples.together(number ->
                    Samples.commit(stores, Samples.insert(Samples.user("u" + number)), new Write.FinishedRun(run)));
            assertThat(outcomes).containsOnly(UnitOutcome.WRITTEN, UnitOutcome.REPEATED);
            assertThat(outcomes).containsOnlyOnce(UnitOutcome.WRITTEN);
            try (var users = stores.users().scan(Filter.everybody())) {
                assertThat(users).hasSize(1);
            }
        }
    }

    private static Run run(String plan, int minute, String executor) {
        return Run.builder(new PlanId(plan), Samples.NOON.plusSeconds(60L * minute))
                .actor("operator")
                .source("users.csv")
                .executor(executor)
                .build();
    }

    private static JournalEntry entry(PlanId plan, int number, UnitOutcome.Kind outcome) {
        return new JournalEntry(plan, number, outcome, List.of(part(null, "{\"unit\":" + number + "}")));
    }

    private static JournalEntry.Part part(@Nullable String user, String body) {
        return new JournalEntry.Part(user == null ? null : new UserId(user), body);
    }
}
