package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.AttemptWindow;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.MappingStore;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.SavedMapping;
import dev.roster.spi.Stores;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whether moments count to the microsecond wherever they are kept and compared, and which end of a time belongs to it:
 * rules JS-05, AS-01, AS-02, OS-03, OS-05 to OS-07, UQ-05, MP-02, MP-03 and SA-03.
 */
public interface ClockContract extends StoresFactory {

    /** Runs. */
    @Test
    @DisplayName("JS-05: runs that began a microsecond apart are listed in that order, and those of one moment by id")
    default void ordersRunsByMicrosecond() {
        try (Stores stores = newStores()) {
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                runs.add(Run.builder(new PlanId(String.format("%08x", i % 2 == 0 ? i : 99 - i)), at(5 - i / 2))
                        .build());
            }
            List<Run> shuffled = new ArrayList<>(runs);
            Collections.swap(shuffled, 0, 5);
            Collections.swap(shuffled, 2, 3);
            shuffled.forEach(stores.journal()::begin);
            assertThat(stores.journal().runs(EnumSet.allOf(Run.Kind.class), null, 9))
                    .containsExactlyElementsOf(runs);
            Run ended = runs.get(0).with(Run.State.FINISHED, at(1), "");
            stores.journal().end(ended);
            assertThat(stores.journal().find(ended.plan())).contains(ended);
        }
    }

    /** The audit trail. */
    @Test
    @DisplayName(
            "AS-02: from is the first microsecond that is wanted, until the first that is not, and pages go on inside of one")
    default void narrowsByMicrosecond() {
        try (Stores stores = newStores()) {
            List<AuditEntry> entries = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                entries.add(audit(at(i), "first of " + i));
                entries.add(audit(at(i), "second of " + i));
            }
            Samples.commit(stores, new CommitUnit(List.of(), null, entries, List.of()));
            Collections.reverse(entries);
            AuditStore.Query all = AuditStore.Query.latest(99);
            for (int from = 0; from < 5; from++) {
                for (int until = from; until < 6; until++) {
                    AuditStore.Query query = all.from(at(from)).until(at(until));
                    List<AuditEntry> wanted =
                            entries.stream().filter(query::matches).toList();
                    assertThat(wanted).hasSize(2 * Math.min(until - from, 5 - from));
                    assertThat(stores.audit().list(query).entries())
                            .as("%s", query)
                            .isEqualTo(wanted);
                }
            }
            List<AuditEntry> paged = new ArrayList<>();
            AuditStore.Query query = AuditStore.Query.latest(1).from(at(1)).until(at(4));
            AuditStore.Page page = stores.audit().list(query);
            paged.addAll(page.entries());
            while (page.next().isPresent() && paged.size() < 20) {
                page = stores.audit().list(query.after(page.next().orElseThrow()));
                paged.addAll(page.entries());
            }
            assertThat(paged).isEqualTo(entries.subList(2, 8));
        }
    }

    /** The order of what was written. */
    @Test
    @DisplayName("AS-01: of one moment the entry that was written later comes first, also across units and calls")
    default void listsTheLatestWrittenFirst() {
        try (Stores stores = newStores()) {
            List<AuditEntry> entries = new ArrayList<>();
            for (int i = 0; i < 12; i += 4) {
                List<CommitUnit> units = new ArrayList<>();
                for (int unit = 0; unit < 2; unit++) {
                    List<AuditEntry> pair = List.of(
                            audit(Samples.NOON, "entry " + (i + 2 * unit)),
                            audit(Samples.NOON, "entry " + (i + 2 * unit + 1)));
                    entries.addAll(pair);
                    units.add(new CommitUnit(List.of(), null, pair, List.of()));
                }
                stores.users().commit(units, dev.roster.spi.CommitGuards.NONE);
            }
            AuditEntry before = audit(Samples.NOON.minusSeconds(1), "written last, of an earlier moment");
            Samples.commit(stores, new CommitUnit(List.of(), null, List.of(before), List.of()));
            Collections.reverse(entries);
            entries.add(before);
            assertThat(stores.audit().list(AuditStore.Query.latest(99)).entries())
                    .isEqualTo(entries);
            assertThat(stores.audit().ofUser(new UserId("ada"), 3)).isEqualTo(entries.subList(0, 3));
        }
    }

    private static AuditEntry audit(Instant at, String detail) {
        return AuditEntry.builder(at, "root", "update")
                .user(new UserId("ada"))
                .detail(detail)
                .build();
    }

    /** Messages. */
    @Test
    @DisplayName(
            "OS-03: a message is due at its very microsecond, and is free again at the very microsecond at which its lease ends")
    default void claimsToTheMicrosecond() {
        try (Stores stores = newStores()) {
            OutboxStore outbox = stores.outbox();
            OutboxMessage message = OutboxMessage.builder("k", "mail", new UserId("ada"))
                    .createdAt(at(0))
                    .due(at(5))
                    .build();
            Samples.commit(stores, new CommitUnit(List.of(), null, List.of(), List.of(message)));
            assertThat(outbox.claim(lease("one", 4, 7), 9)).isEmpty();
            assertThat(outbox.claim(lease("one", 5, 7), 9)).hasSize(1);
            assertThat(outbox.claim(lease("two", 6, 9), 9)).isEmpty();
            assertThat(outbox.claim(lease("two", 7, 9), 9)).hasSize(1);
            assertThat(outbox.renew("k", lease("two", 8, 12))).isTrue();
            assertThat(outbox.claim(lease("three", 11, 20), 9)).isEmpty();
            assertThat(outbox.postpone("k", new OutboxStore.Failure("two", at(9), "busy"), at(30)))
                    .isTrue();
            assertThat(outbox.claim(lease("three", 29, 40), 9)).isEmpty();
            assertThat(outbox.claim(lease("three", 30, 40), 9))
                    .containsExactly(message.toBuilder()
                            .due(at(30))
                            .attempts(3)
                            .failure("busy")
                            .build());
            assertThat(outbox.giveUp("k", new OutboxStore.Failure("three", at(31), "no")))
                    .isTrue();
            assertThat(outbox.dead(1)).extracting(OutboxStore.DeadLetter::at).containsExactly(at(31));
            assertThat(outbox.revive("k", at(50), Samples.audit("retry"))).isTrue();
            assertThat(outbox.claim(lease("four", 49, 60), 9)).isEmpty();
            assertThat(outbox.claim(lease("four", 50, 60), 9)).hasSize(1);
        }
    }

    private static OutboxStore.Lease lease(String owner, int now, int until) {
        return new OutboxStore.Lease(owner, at(now), at(until));
    }

    /** Touches. */
    @Test
    @DisplayName(
            "UQ-05: a sign-in and an activity move forward each for itself, by a microsecond, and past what a commit wrote")
    default void movesByMicroseconds() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.lastLoginAt(at(5)).lastActivityAt(at(3)));
            Samples.load(stores, List.of(ada));
            stores.users().touch(List.of(Touch.signIn(ada.id(), at(4))));
            Samples.assertStored(stores, ada.with(user -> user.lastActivityAt(at(4))));
            stores.users().touch(List.of(Touch.activity(ada.id(), at(3)), Touch.signIn(ada.id(), at(6))));
            Samples.assertStored(
                    stores, ada.with(user -> user.lastLoginAt(at(6)).lastActivityAt(at(6))));
            stores.users().touch(List.of(Touch.signIn(ada.id(), at(5))));
            stores.users().touch(List.of(Touch.activity(ada.id(), at(5))));
            stores.users().touch(List.of(Touch.skills(ada.id(), 1)));
            Samples.assertStored(
                    stores,
                    ada.with(user ->
                            user.lastLoginAt(at(6)).lastActivityAt(at(6)).skillCount(1L)));
            User set = ada.with(user -> user.lastLoginAt(at(9)));
            assertThat(Samples.commit(stores, Samples.update(set, 1, dev.roster.model.Field.LAST_LOGIN_AT)))
                    .isEqualTo(UnitOutcome.WRITTEN);
            stores.users().touch(List.of(Touch.signIn(ada.id(), at(8))));
            Samples.assertStored(
                    stores,
                    ada.with(user -> user.version(2)
                            .lastLoginAt(at(9))
                            .lastActivityAt(at(8))
                            .skillCount(1L)));
        }
    }

    /** Mappings. */
    @Test
    @DisplayName(
            "MP-02: a mapping that was confirmed a microsecond later counts, and of one moment the one that is saved later")
    default void keepsTheMappingOfTheLastMicrosecond() {
        try (Stores stores = newStores()) {
            MappingStore mappings = Samples.ability(stores, MappingStore.class);
            mappings.save(mapping("a", 1, "ada"));
            mappings.save(mapping("a", 0, "bob"));
            assertThat(mappings.find("a")).contains(mapping("a", 1, "ada"));
            mappings.save(mapping("a", 1, "eve"));
            assertThat(mappings.find("a")).contains(mapping("a", 1, "eve"));
            mappings.save(mapping("a", 2, "ada"));
            assertThat(mappings.find("a")).contains(mapping("a", 2, "ada"));
        }
    }

    /** The order of mappings. */
    @Test
    @DisplayName(
            "MP-03: mappings that were confirmed a microsecond apart are listed in that order, fingerprints as they are")
    default void ordersMappingsByMicrosecond() {
        try (Stores stores = newStores()) {
            MappingStore mappings = Samples.ability(stores, MappingStore.class);
            List<SavedMapping> expected = List.of(
                    mapping("z", 2, "x"),
                    mapping("1", 1, "x"),
                    mapping("A", 1, "x"),
                    mapping("a", 1, "x"),
                    mapping("B", 0, "x"));
            List.of(3, 0, 4, 1, 2).forEach(i -> mappings.save(expected.get(i)));
            assertThat(mappings.newest(9)).isEqualTo(expected);
            assertThat(mappings.newest(4)).isEqualTo(expected.subList(0, 4));
            assertThat(mappings.delete("a")).isTrue();
            assertThat(mappings.find("A")).contains(expected.get(2));
        }
    }

    private static SavedMapping mapping(String fingerprint, int micros, String who) {
        return new SavedMapping(fingerprint, at(micros), who, List.of(SavedMapping.Column.ignored(who)));
    }

    /** Attempts. */
    @Test
    @DisplayName("SA-03: a window ends at its very microsecond, and so does the quiet after which all is forgotten")
    default void endsWindowsToTheMicrosecond() {
        try (Stores stores = newStores()) {
            AttemptWindow.Limit limit = new AttemptWindow.Limit(1, Duration.ofNanos(5_000), Duration.ofNanos(20_000));
            var attempts = Samples.attempts(stores);
            assertThat(attempts.reserve(Footprint.SUBJECT, limit, at(0))).isTrue();
            assertThat(attempts.reserve(Footprint.SUBJECT, limit, at(4))).isFalse();
            assertThat(attempts.reserve(Footprint.SUBJECT, limit, at(5))).isTrue();
            assertThat(attempts.find(Footprint.SUBJECT)).contains(new AttemptWindow(1, 1, at(15)));
            assertThat(attempts.reserve(Footprint.SUBJECT, limit, at(34))).isTrue();
            assertThat(attempts.find(Footprint.SUBJECT)).contains(new AttemptWindow(1, 2, at(54)));
            assertThat(attempts.reserve(Footprint.SUBJECT, limit, at(74))).isTrue();
            assertThat(attempts.find(Footprint.SUBJECT)).contains(new AttemptWindow(1, 0, at(79)));
        }
    }

    private static Instant at(int micros) {
        return Samples.NOON.plusSeconds(59).plusNanos(999_990_000).plusNanos(1_000L * micros);
    }
}
