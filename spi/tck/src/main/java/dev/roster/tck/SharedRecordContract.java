package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.Role;
import dev.roster.model.User;
import dev.roster.spi.CatalogSnapshot;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.spi.JournalStore;
import dev.roster.spi.MappingStore;
import dev.roster.spi.SavedMapping;
import dev.roster.spi.Stores;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether records that several threads read and write at once stay whole: rules CS-06, JS-01, DS-02, MP-02 and UQ-05. */
public interface SharedRecordContract extends StoresFactory {

    /** Catalogs that are read while they change. */
    @Test
    @DisplayName(
            "CS-06: catalogs that are read while they change are whole entries, and none is older than the revision")
    default void readsCatalogsNoOlderThanTheirRevision() {
        try (Stores stores = newStores()) {
            Samples.given(
                    stores,
                    IntStream.range(0, 300)
                            .mapToObj(i -> Group.named("Group " + i))
                            .toList());
            Samples.given(stores, List.of(role(0), zone(0)));
            Map<Long, Integer> roundOf = new ConcurrentHashMap<>();
            Queue<CatalogSnapshot> seen = new ConcurrentLinkedQueue<>();
            Watch.during(
                    () -> Watch.rounds(Extent.of(60, 20), Extent.of(3_000, 1_500), round -> {
                        assertThat(Samples.commit(
                                        stores,
                                        new Write.ChangeEntry(role(round - 1), role(round)),
                                        new Write.ChangeEntry(zone(round - 1), zone(round))))
                                .isEqualTo(UnitOutcome.WRITTEN);
                        roundOf.put(stores.catalogs(0).orElseThrow().revision(), round);
                    }),
                    List.of(() -> look(stores, seen), () -> look(stores, seen), () -> look(stores, seen)));
            seen.forEach(catalogs -> assertThat(oldest(catalogs))
                    .as("what is read is no older than its revision")
                    .isGreaterThanOrEqualTo(roundOf.getOrDefault(catalogs.revision(), 0)));
        }
    }

    private static void look(Stores stores, Queue<CatalogSnapshot> seen) {
        CatalogSnapshot catalogs = stores.catalogs(0).orElseThrow();
        seen.add(new CatalogSnapshot(
                catalogs.revision(),
                catalogs.roles(),
                List.of(),
                List.of(),
                List.of(),
                catalogs.attributes(),
                List.of()));
    }

    private static int oldest(CatalogSnapshot catalogs) {
        return Math.min(
                Integer.parseInt(catalogs.roles().get(0).name()),
                Integer.parseInt(catalogs.attributes().get(0).label()));
    }

    private static Role role(int round) {
        return Role.builder("lead").name(Integer.toString(round)).build();
    }

    private static CustomAttribute zone(int round) {
        return new CustomAttribute(new AttributeKey("zone"), Integer.toString(round), AttributeType.TEXT, false, false);
    }

    /** Plans whose pieces come slowly, or not to the end. */
    @Test
    @DisplayName("JS-01: while the pieces of a plan come, and when they end in a failure, what was kept before stays")
    default void keepsPlansWhole() {
        try (Stores stores = newStores()) {
            JournalStore journal = stores.journal();
            journal.putPlan(
                    Samples.PLAN, Arrays.asList(new byte[] {1}, new byte[] {2}).iterator());
            List<byte[]> seen = new ArrayList<>();
            journal.putPlan(Samples.PLAN, pieces(3, () -> seen.addAll(meanwhile(journal))));
            assertThat(seen)
                    .as("the first piece, as others read it meanwhile")
                    .allSatisfy(page -> assertThat(page).containsExactly(1));
            assertPlan(journal, 9, 9, 9);
            try {
                journal.putPlan(Samples.PLAN, pieces(2, () -> {
                    throw new IllegalStateException("the file is cut");
                }));
            } catch (RuntimeException expected) {
                assertThat(expected).isNotNull();
            }
            assertPlan(journal, 9, 9, 9);
        }
    }

    private static void assertPlan(JournalStore journal, int... firstBytes) {
        for (int i = 0; i < firstBytes.length; i++) {
            byte[] page = journal.planPage(Samples.PLAN, i).orElseThrow();
            assertThat(page).as("piece %s", i).containsExactly(firstBytes[i]);
        }
        assertThat(journal.planPage(Samples.PLAN, firstBytes.length)).isEmpty();
    }

    /** Something happens before the last piece comes. */
    private static Iterator<byte[]> pieces(int count, Runnable beforeTheLast) {
        int[] given = {0};
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return given[0] < count;
            }

            @Override
            public byte[] next() {
                if (++given[0] == count) {
                    beforeTheLast.run();
                }
                return new byte[] {9};
            }
        };
    }

    /** What another thread reads, unless it has to wait for the writer. */
    private static List<byte[]> meanwhile(JournalStore journal) {
        try {
            return CompletableFuture.supplyAsync(
                            () -> journal.planPage(Samples.PLAN, 0).stream().toList())
                    .completeOnTimeout(List.of(), 2, TimeUnit.SECONDS)
                    .join();
        } catch (java.util.concurrent.CompletionException unavailable) {
            return List.of();
        }
    }

    /** A document that some change and others remove. */
    @Test
    @DisplayName("DS-02: of 16 threads that change or remove one version of a document, one does")
    default void changesOrRemovesOnce() {
        try (Stores stores = newStores()) {
            DocumentStore documents = Samples.ability(stores, DocumentStore.class);
            for (int round = 0; round < Extent.of(20, 10); round++) {
                Document first = documents
                        .put(new Document("note", "n" + round, null, 0, "{}"))
                        .orElseThrow();
                List<Boolean> done = Samples.together(number -> number % 2 == 0
                        ? documents.put(first.withJson("" + number)).isPresent()
                        : documents.delete(first));
                assertThat(done).as("round %s", round).containsOnlyOnce(true);
                int winner = done.indexOf(true);
                assertThat(documents.find("note", first.key()))
                        .isEqualTo(
                                winner % 2 == 0
                                        ? java.util.Optional.of(
                                                first.withJson("" + winner).kept())
                                        : java.util.Optional.empty());
            }
        }
    }

    /** Mappings that several people confirm at once. */
    @Test
    @DisplayName("MP-02: of 16 threads that save mappings of one fingerprint, the one confirmed last counts")
    default void keepsTheLastMapping() {
        try (Stores stores = newStores()) {
            MappingStore mappings = Samples.ability(stores, MappingStore.class);
            for (int round = 0; round < Extent.of(30, 15); round++) {
                String fingerprint = "f" + round;
                Samples.together(number -> {
                    mappings.save(mapping(fingerprint, number));
                    return number;
                });
                assertThat(mappings.find(fingerprint)).contains(mapping(fingerprint, Samples.THREADS - 1));
            }
        }
    }

    private static SavedMapping mapping(String fingerprint, int number) {
        return new SavedMapping(
                fingerprint,
                Samples.NOON.plusNanos(1_000L * number),
                "user " + number,
                List.of(SavedMapping.Column.ignored("column " + number)));
    }

    /** Touches between commits. */
    @Test
    @DisplayName("UQ-05: touches and commits of one user at once lose nothing of each other")
    default void touchesBetweenCommits() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            Samples.load(stores, List.of(ada));
            int rounds = Extent.of(40, 25);
            Instant last = Samples.NOON.plusSeconds(rounds);
            Samples.together(4, number -> {
                for (int round = 1; round <= rounds; round++) {
                    if (number == 0) {
                        User after = ada.with(user -> user.department("Engines"));
                        User next = after.with(user -> user.position("p"));
                        long version = round;
                        assertThat(Samples.commit(
                                        stores,
                                        Samples.update(
                                                round % 2 == 0 ? ada : next,
                                                version,
                                                Field.DEPARTMENT,
                                                Field.POSITION)))
                                .as("update %s", round)
                                .isEqualTo(UnitOutcome.WRITTEN);
                    } else {
                        stores.users().touch(List.of(Touch.signIn(ada.id(), Samples.NOON.plusSeconds(round))));
                    }
                }
                return number;
            });
            Samples.assertStored(
                    stores,
                    ada.with(user -> user.version(rounds + 1L)
                            .department(rounds % 2 == 0 ? null : "Engines")
                            .position(rounds % 2 == 0 ? null : "p")
                            .lastLoginAt(last)
                            .lastActivityAt(last)));
        }
    }
}
