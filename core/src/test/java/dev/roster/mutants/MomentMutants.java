package dev.roster.mutants;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Stores that let others read a part of what they write. */
final class MomentMutants {

    private MomentMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofUsers("users first", "writes users, then what is kept about them", "UN-04", UsersFirst::new),
                Mutant.ofUsers(
                        "tries first", "writes a unit and takes it back when it is refused", "UN-04", TriesFirst::new),
                Mutant.ofUsers(
                        "one by one again", "reads the users of one call one after the other", "UN-04", OneByOne::new),
                Mutant.ofUsers(
                        "key by key", "correlates the keys of one call one after the other", "UN-04", KeyByKey::new));
    }

    /** Nobody reads while thousands of units are written to begin with. */
    private static void dawdleAfter(List<CommitUnit> units) {
        if (units.size() == 1) {
            Units.dawdle();
        }
    }

    private static final class UsersFirst extends ForwardingUsers {
        UsersFirst(UserStore real) {
            super(real);
        }

        @Override
        public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
            List<UnitOutcome> outcomes = new ArrayList<>();
            for (CommitUnit unit : units) {
                CommitUnit bare = new CommitUnit(unit.writes(), unit.journal(), List.of(), List.of());
                UnitOutcome outcome = super.commit(List.of(bare), guards).get(0);
                dawdleAfter(units);
                if (outcome.equals(UnitOutcome.WRITTEN)) {
                    super.commit(
                            List.of(new CommitUnit(List.of(), null, unit.audit(), unit.outbox())), CommitGuards.NONE);
                }
                outcomes.add(outcome);
            }
            return outcomes;
        }
    }

    private static final class TriesFirst extends ForwardingUsers {
        TriesFirst(UserStore real) {
            super(real);
        }

        @Override
        public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
            for (CommitUnit unit : units) {
                for (Write write : unit.writes()) {
                    if (write instanceof Write.InsertUser insert && tries(insert)) {
                        dawdleAfter(units);
                        super.commit(
                                List.of(alone(new Write.DeleteUser(
                                        insert.user().id(), insert.user().version()))),
                                CommitGuards.NONE);
                    }
                }
            }
            return super.commit(units, guards);
        }

        private boolean tries(Write.InsertUser insert) {
            return super.commit(List.of(alone(insert)), CommitGuards.NONE).contains(UnitOutcome.WRITTEN);
        }

        private static CommitUnit alone(Write write) {
            return new CommitUnit(List.of(write), null, List.of(), List.of());
        }
    }

    private static final class OneByOne extends ForwardingUsers {
        OneByOne(UserStore real) {
            super(real);
        }

        @Override
        public List<User> findAll(Collection<UserId> ids) {
            return ids.stream()
                    .distinct()
                    .flatMap(id -> {
                        Units.dawdle();
                        return super.findAll(List.of(id)).stream();
                    })
                    .toList();
        }
    }

    private static final class KeyByKey extends ForwardingUsers {
        KeyByKey(UserStore real) {
            super(real);
        }

        @Override
        public List<List<User>> correlate(List<CorrelationKey> keys) {
            return keys.stream()
                    .map(key -> {
                        Units.dawdle();
                        return super.correlate(List.of(key)).get(0);
                    })
                    .toList();
        }
    }
}
