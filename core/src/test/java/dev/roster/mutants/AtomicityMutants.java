package dev.roster.mutants;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores that write a part, forget what belongs to it, or do not show it. */
final class AtomicityMutants {

    private AtomicityMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofUsers(
                        "half a batch",
                        "writes the first half of a batch and reports all of it",
                        "US-08",
                        HalfBatch::new),
                Mutant.ofUsers("one by one", "commits each write of a unit on its own", "US-08", OneByOne::new),
                forgetting(
                        "forgets the journal",
                        "drops the journal entry of a unit",
                        unit -> new CommitUnit(unit.writes(), null, unit.audit(), unit.outbox())),
                forgetting(
                        "forgets the audit",
                        "drops the audit entries of a unit",
                        unit -> new CommitUnit(unit.writes(), unit.journal(), List.of(), unit.outbox())),
                forgetting(
                        "forgets the outbox",
                        "drops the messages of a unit",
                        unit -> new CommitUnit(unit.writes(), unit.journal(), unit.audit(), List.of())),
                Mutant.ofUsers("stale cache", "finds users by id as they were first read", "US-01", StaleCache::new));
    }

    private static Mutant forgetting(String name, String flaw, UnaryOperator<CommitUnit> change) {
        return Mutant.ofUsers(name, flaw, "US-08", real -> new ForwardingUsers(real) {
            @Override
            public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
                return super.commit(units.stream().map(change).toList(), guards);
            }
        });
    }

    private static final class HalfBatch extends ForwardingUsers {
        HalfBatch(UserStore real) {
            super(real);
        }

        @Override
        public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
            int half = (units.size() + 1) / 2;
            List<UnitOutcome> outcomes = new ArrayList<>(super.commit(units.subList(0, half), guards));
            units.subList(half, units.size()).forEach(unit -> outcomes.add(UnitOutcome.WRITTEN));
            return outcomes;
        }
    }

    private static final class OneByOne extends ForwardingUsers {
        OneByOne(UserStore real) {
            super(real);
        }

        @Override
        public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
            return units.stream().map(unit -> commit(unit, guards)).toList();
        }

        private UnitOutcome commit(CommitUnit unit, CommitGuards guards) {
            for (var write : unit.writes()) {
                CommitUnit single = new CommitUnit(List.of(write), null, List.of(), List.of());
                UnitOutcome outcome = super.commit(List.of(single), guards).get(0);
                if (!outcome.equals(UnitOutcome.WRITTEN)) {
                    return outcome;
                }
            }
            CommitUnit records = new CommitUnit(List.of(), unit.journal(), unit.audit(), unit.outbox());
            return super.commit(List.of(records), guards).get(0);
        }
    }

    private static final class StaleCache extends ForwardingUsers {
        private final Map<UserId, User> firstSeen = new ConcurrentHashMap<>();

        StaleCache(UserStore real) {
            super(real);
        }

        @Override
        public List<User> findAll(Collection<UserId> ids) {
            super.findAll(ids).forEach(user -> firstSeen.putIfAbsent(user.id(), user));
            return ids.stream()
                    .distinct()
                    .map(firstSeen::get)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }
}
