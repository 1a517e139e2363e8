package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.AuditStore.Query;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.PlanId;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the store of audit entries must keep: rules AS-01 to AS-03. */
public interface AuditStoreContract extends StoresFactory {

    /** Entries about one user. */
    @Test
    @DisplayName("AS-01: lists the entries about one user, newest first, as they were written")
    default void listsAuditEntries() {
        try (Stores stores = newStores()) {
            AuditEntry early = audit("ada", 0, "created");
            AuditEntry middle = AuditEntry.builder(Samples.NOON.plusNanos(2_000), "root", "update")
                    .onBehalfOf("eve")
                    .user(new UserId("ada"))
                    .run(Samples.PLAN)
                    .reason("asked by phone \u00e9")
                    .detail("roles, \ud83d\ude00")
                    .value(new AuditEntry.Value("roles", null, "1:-|owner"))
                    .value(new AuditEntry.Value("department", "", null))
                    .value(new AuditEntry.Value("bio", "\ud83d\ude00".repeat(30_000), "b".repeat(700_000)))
                    .build();
            AuditEntry late = audit("ada", 3, "x".repeat(200));
            keep(stores, List.of(middle, audit("bob", 9, "other"), audit(null, 9, "nobody")));
            keep(stores, List.of(late, early));

            assertThat(stores.audit().ofUser(new UserId("ada"), 10)).containsExactly(late, middle, early);
            assertThat(stores.audit().ofUser(new UserId("ada"), 2)).containsExactly(late, middle);
            assertThat(stores.audit().ofUser(new UserId("eve"), 2)).isEmpty();
        }
    }

    /** Entries outlive the user. */
    @Test
    @DisplayName("AS-01: entries outlive the user")
    default void keepsAuditOfDeletedUsers() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            Samples.load(stores, List.of(ada));
            AuditEntry deleted = audit("ada", 1, "deleted");
            Samples.commit(stores, new CommitUnit(List.of(Samples.delete(ada)), null, List.of(deleted), List.of()));
            assertThat(stores.audit().ofUser(ada.id(), 10)).containsExactly(deleted);
        }
    }

    /** Conditions. */
    @Test
    @DisplayName("AS-02: entries are asked for by time, actor, object, kind and run, alone and together")
    default void narrowsAuditEntries() {
        try (Stores stores = newStores()) {
            List<AuditEntry> all = manyEntries();
            keep(stores, all);
            Query base = Query.latest(100);
            Instant early = Samples.NOON.plusSeconds(3);
            Instant late = Samples.NOON.plusSeconds(9);
            for (Query query : List.of(
                    base,
                    base.by("ada"),
                    base.ofKind("role"),
                    base.of(AuditEntry.Target.of(new UserId("u1"))),
                    base.in(Samples.PLAN),
                    base.from(early).until(late),
                    base.by("ada").in(Samples.PLAN).from(early),
                    base.ofKind("user").by("bob").until(late),
                    base.by("nobody"),
                    base.ofKind("User"))) {
                List<AuditEntry> wanted =
                        all.stream().filter(query::matches).collect(Collectors.toCollection(ArrayList::new));
                Collections.reverse(wanted);
                assertThat(stores.audit().list(query).entries()).as("%s", query).containsExactlyElementsOf(wanted);
                assertThat(stores.audit().list(query).next()).isEmpty();
            }
        }
    }

    /** Conditions in every combination. */
    @Test
    @DisplayName(
            "AS-02: an entry is found by every combination of what it is, and by none with one condition it misses")
    default void combinesConditions() {
        try (Stores stores = newStores()) {
            List<AuditEntry> all = manyEntries();
            keep(stores, all);
            AuditEntry wanted = all.get(8);
            for (int conditions = 0; conditions < 64; conditions++) {
                Query right = question(wanted, conditions, -1);
                assertThat(stores.audit().list(right).entries()).as("%s", right).contains(wanted);
                for (int missed = 0; missed < 6; missed++) {
                    Query wrong = question(wanted, conditions, missed);
                    assertThat(stores.audit().list(wrong).entries().contains(wanted))
                            .as("%s", wrong)
                            .isEqualTo(wrong.matches(wanted));
                }
            }
        }
    }

    /** Some of the conditions, of which the entry misses one. */
    private static Query question(AuditEntry entry, int conditions, int missed) {
        boolean[] asked = new boolean[6];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = (conditions >> i & 1) == 1;
        }
        String kind = asked[3] || asked[4] ? missed == 3 ? "group" : "user" : null;
        String key = entry.user().map(UserId::value).orElseThrow();
        return new Query(
                100,
                asked[0] ? entry.at().plusNanos(missed == 0 ? 1_000 : 0) : null,
                asked[1] ? entry.at().plusNanos(missed == 1 ? 0 : 1_000) : null,
                asked[2] ? missed == 2 ? "eve" : entry.actor() : null,
                kind,
                asked[4] ? missed == 4 ? "other" : key : null,
                asked[5] ? missed == 5 ? new PlanId("ffffffff") : entry.run() : null,
                null);
    }

    /** Pages. */
    @Test
    @DisplayName("AS-03: pages of any size give every entry once, also those of one moment and while others arrive")
    default void pagesThroughAuditEntries() {
        try (Stores stores = newStores()) {
            List<AuditEntry> all = manyEntries();
            keep(stores, all);
            List<AuditEntry> expected = new ArrayList<>(all);
            Collections.reverse(expected);
            for (int size : List.of(1, 4, 24, 25)) {
                List<AuditEntry> found = new ArrayList<>();
                AuditStore.Page page = stores.audit().list(Query.latest(size).until(Samples.NOON.plusSeconds(60)));
                found.addAll(page.entries());
                while (page.next().isPresent() && found.size() < 100) {
                    keep(stores, List.of(audit("new", 90, "arrives")));
                    page = stores.audit()
                            .list(Query.latest(size)
                                    .until(Samples.NOON.plusSeconds(60))
                                    .after(page.next().orElseThrow()));
                    found.addAll(page.entries());
                }
                assertThat(found).as("pages of %s", size).containsExactlyElementsOf(expected);
            }
        }
    }

    private static void keep(Stores stores, List<AuditEntry> audit) {
        assertThat(Samples.commit(stores, new CommitUnit(List.of(), null, audit, List.of())))
                .isEqualTo(UnitOutcome.WRITTEN);
    }

    private static AuditEntry audit(@Nullable String user, int second, String detail) {
        return AuditEntry.builder(Samples.NOON.plusSeconds(second), "operator", "update")
                .target(user == null ? null : AuditEntry.Target.of(new UserId(user)))
                .detail(detail)
                .build();
    }

    /** Entries from the oldest on, two of each moment. */
    private static List<AuditEntry> manyEntries() {
        List<AuditEntry> all = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            AuditEntry.Target target =
                    i % 3 == 0 ? new AuditEntry.Target("role", "u1") : AuditEntry.Target.of(new UserId("u" + i % 5));
            all.add(AuditEntry.builder(Samples.NOON.plusSeconds(i / 2), i % 2 == 0 ? "ada" : "bob", "update")
                    .target(i == 7 ? null : target)
                    .run(i % 4 == 0 ? Samples.PLAN : null)
                    .detail("entry " + i)
                    .build());
        }
        return all;
    }
}
