package dev.roster.mutants;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Stores to which users of some statuses are not users, or more than they are. */
final class StatusMutants {

    private static final Filter NOT_DELETED =
            new Filter.Not(Filter.of(Field.STATUS, Operator.EQUAL, UserStatus.DELETED));

    private StatusMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofUsers(
                        "finds the living", "finds no deleted user by id", "US-03", real -> new ForwardingUsers(real) {
                            @Override
                            public List<User> findAll(Collection<UserId> ids) {
                                return super.findAll(ids).stream()
                                        .filter(StatusMutants::isLiving)
                                        .toList();
                            }
                        }),
                Mutant.ofUsers(
                        "lists the living",
                        "lists no deleted user unless asked",
                        "US-03",
                        real -> new ForwardingUsers(real) {
                            @Override
                            public Page query(UserQuery query) {
                                return super.query(query.where(query.filter().and(NOT_DELETED)));
                            }
                        }),
                correlating("meets the active", "correlates no inactive user", UserStatus.INACTIVE),
                correlating("meets the joined", "correlates no invited user", UserStatus.INVITED),
                Mutant.ofUsers(
                        "counts the living", "counts no deleted user", "US-18", real -> new ForwardingUsers(real) {
                            @Override
                            public long count(Filter filter, long limit) {
                                return super.count(filter.and(NOT_DELETED), limit);
                            }
                        }),
                Mutant.ofUsers(
                        "values of the living",
                        "counts no value of a deleted user",
                        "UQ-04",
                        real -> new ForwardingUsers(real) {
                            @Override
                            public List<ValueCount> values(ValueQuery query) {
                                return super.values(query.where(query.filter().and(NOT_DELETED)));
                            }
                        }),
                Mutant.ofUsers("touches the active", "touches no suspended user", "UQ-05", TouchesTheActive::new),
                Mutant.ofUsers(
                        "keys of the gone", "takes the user name of a deleted user for free", "US-02", FreesKeys::new),
                forgiving(
                        "invited owners",
                        "takes an invited user for an owner",
                        "US-10",
                        UnitOutcome.LAST_OWNER,
                        (unit, user) -> user.access().status() == UserStatus.INVITED
                                && !user.access().roles().isEmpty()),
                forgiving(
                        "suspended owners",
                        "takes a suspended user for an owner",
                        "US-10",
                        UnitOutcome.LAST_OWNER,
                        (unit, user) -> user.access().status() == UserStatus.SUSPENDED
                                && !user.access().roles().isEmpty()),
                forgiving(
                        "idle holders",
                        "lets an entry go that only an inactive user holds",
                        "CS-05",
                        UnitOutcome.IN_USE,
                        (unit, user) -> user.access().status() == UserStatus.INACTIVE && holdsAny(unit, user)),
                forgiving(
                        "granted away",
                        "lets a role go that is only granted",
                        "CS-05",
                        UnitOutcome.IN_USE,
                        (unit, user) -> !user.access().grants().isEmpty() && holdsAny(unit, user)),
                forgiving(
                        "aside is gone",
                        "lets a group go that users have set aside",
                        "CS-05",
                        UnitOutcome.IN_USE,
                        (unit, user) -> !user.access().setAsideGroups().isEmpty() && holdsAny(unit, user)));
    }

    private static boolean isLiving(User user) {
        return user.access().status() != UserStatus.DELETED;
    }

    private static Mutant correlating(String name, String flaw, UserStatus unseen) {
        return Mutant.ofUsers(name, flaw, "US-05", real -> new ForwardingUsers(real) {
            @Override
            public List<List<User>> correlate(List<CorrelationKey> keys) {
                return super.correlate(keys).stream()
                        .map(found -> found.stream()
                                .filter(user -> user.access().status() != unseen)
                                .toList())
                        .toList();
            }
        });
    }

    private static boolean holdsAny(CommitUnit unit, User user) {
        return unit.writes().stream()
                .anyMatch(write -> write instanceof Write.ChangeEntry change
                        && change.key().isHeldBy(user));
    }

    /** Says that a refused unit was written when some user forgives it. */
    private static Mutant forgiving(
            String name,
            String flaw,
            String rule,
            UnitOutcome refusal,
            java.util.function.BiPredicate<CommitUnit, User> forgives) {
        return Mutant.ofUsers(name, flaw, rule, real -> new ForwardingUsers(real) {
            @Override
            public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
                List<UnitOutcome> outcomes = new ArrayList<>(super.commit(units, guards));
                for (int i = 0; i < outcomes.size(); i++) {
                    CommitUnit unit = units.get(i);
                    if (outcomes.get(i).equals(refusal) && anybody(user -> forgives.test(unit, user))) {
                        outcomes.set(i, UnitOutcome.WRITTEN);
                    }
                }
                return outcomes;
            }

            private boolean anybody(Predicate<User> wanted) {
                try (Stream<User> users = scan(Filter.everybody())) {
                    return users.anyMatch(wanted);
                }
            }
        });
    }

    private static final class TouchesTheActive extends ForwardingUsers {
        TouchesTheActive(UserStore real) {
            super(real);
        }

        @Override
        public int touch(List<Touch> touches) {
            return super.touch(touches.stream()
                    .filter(touch -> findAll(List.of(touch.user())).stream()
                            .noneMatch(user -> user.access().status() == UserStatus.SUSPENDED))
                    .toList());
        }
    }

    private static final class FreesKeys extends ForwardingUsers {
        FreesKeys(UserStore real) {
            super(real);
        }

        @Override
        public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
            for (CommitUnit unit : units) {
                for (Write write : unit.writes()) {
                    if (write instanceof Write.InsertUser insert
                            && insert.user().access().userName() != null) {
                        free(CorrelationKey.of(
                                Field.USER_NAME, insert.user().access().userName()));
                    }
                }
            }
            return super.commit(units, guards);
        }

        private void free(CorrelationKey key) {
            correlate(List.of(key)).get(0).stream()
                    .filter(user -> !isLiving(user))
                    .forEach(user -> super.commit(
                            List.of(new CommitUnit(
                                    List.of(new Write.UpdateUser(
                                            user.with(copy -> copy.userName(null)),
                                            user.version(),
                                            Set.of(Field.USER_NAME))),
                                    null,
                                    List.of(),
                                    List.of())),
                            CommitGuards.NONE));
        }
    }
}
