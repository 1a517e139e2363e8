package dev.roster.mutants;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores that write what they should refuse, or refuse what they should write. */
final class CommitMutants {

    private CommitMutants() {}

    static List<Mutant> all() {
        return List.of(
                committing(
                        "blind update",
                        "drops the version check of updates",
                        "US-04",
                        (users, units) -> Units.mapWrites(units, write -> withoutVersion(users, write))),
                committing(
                        "blind delete",
                        "drops the version check of deletes",
                        "US-04",
                        (users, units) -> Units.mapWrites(units, write -> withoutDeleteVersion(users, write))),
                committing(
                        "greedy update",
                        "writes fields that the update does not name",
                        "US-04",
                        (users, units) -> Units.mapWrites(units, CommitMutants::withAllFields)),
                committing(
                        "folds names",
                        "stores the canonical user name instead of the given one",
                        "US-02",
                        (users, units) -> Units.mapUsers(units, CommitMutants::folded)),
                committing(
                        "folds accents",
                        "compares keys as a collation that ignores accents does",
                        "US-02",
                        (users, units) -> Units.mapUsers(units, CommitMutants::withoutAccents)),
                Mutant.ofUsers(
                        "eager keys",
                        "refuses a key that its holder gives up in the same unit",
                        "US-09",
                        EagerKeys::new),
                guarding("unguarded", "never looks at owners", (users, owners) -> false),
                guarding("counts owners first", "counts the owners, then writes", CommitMutants::looksLikeLastOwner),
                editing("free roles", "looks at owners only where users change", (users, guards) -> false),
                editing(
                        "counts owners before roles",
                        "counts the owners, then edits the role",
                        (users, guards) -> looksLikeLastOwner(users, guards.ownerRolesBefore())));
    }

    private static Mutant committing(
            String name, String flaw, String rule, BiFunction<UserStore, List<CommitUnit>, List<CommitUnit>> change) {
        return Mutant.ofUsers(name, flaw, rule, real -> new ForwardingUsers(real) {
            @Override
            public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
                return super.commit(change.apply(real, units), guards);
            }
        });
    }

    /** Guards a commit only if a look before it says so. */
    private static Mutant guarding(String name, String flaw, BiPredicate<UserStore, Set<RoleKey>> needsGuard) {
        return Mutant.ofUsers(name, flaw, "US-10", real -> new ForwardingUsers(real) {
            @Override
            public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
                return super.commit(units, needsGuard.test(real, guards.ownerRoles()) ? guards : CommitGuards.NONE);
            }
        });
    }

    /** Guards owners in commits that touch no user only if a look before it says so. */
    private static Mutant editing(String name, String flaw, BiPredicate<UserStore, CommitGuards> needsGuard) {
        return Mutant.ofUsers(name, flaw, "US-10", real -> new ForwardingUsers(real) {
            @Override
            public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
                boolean isLeft = guards.losesOwnerRoles() && !needsGuard.test(real, guards);
                return super.commit(
                        units,
                        isLeft
                                ? new CommitGuards(Set.of(), Set.of(), guards.deciders(), guards.catalogRevision())
                                : guards);
            }
        });
    }

    private static boolean looksLikeLastOwner(UserStore users, Set<RoleKey> owners) {
        try (Stream<User> active = users.scan(Filter.of(Field.STATUS, Operator.EQUAL, UserStatus.ACTIVE))) {
            long count = active.filter(user -> user.access().roles().stream().anyMatch(owners::contains))
                    .count();
            Units.dawdle();
            return count < 2;
        }
    }

    private static Write withoutVersion(UserStore users, Write write) {
        return write instanceof Write.UpdateUser update
                ? new Write.UpdateUser(
                        update.after(),
                        Units.versionNow(users, update.after().id(), update.expectedVersion()),
                        update.fields())
                : write;
    }

    private static Write withoutDeleteVersion(UserStore users, Write write) {
        return write instanceof Write.DeleteUser delete
                ? new Write.DeleteUser(delete.id(), Units.versionNow(users, delete.id(), delete.expectedVersion()))
                : write;
    }

    private static Write withAllFields(Write write) {
        if (!(write instanceof Write.UpdateUser update)) {
            return write;
        }
        Set<Field<?>> fields = Fields.builtIn().all().stream()
                .filter(field -> !field.equals(Field.ID))
                .collect(Collectors.toSet());
        return new Write.UpdateUser(update.after(), update.expectedVersion(), fields);
    }

    private static User folded(User user) {
        UserName name = user.access().userName();
        return name == null ? user : user.with(copy -> copy.userName(new UserName(name.canonical())));
    }

    private static User withoutAccents(User user) {
        UserName name = user.access().userName();
        String bare = name == null ? "" : CanonicalForm.of(name.value()).replace('\u00e9', 'e');
        return bare.isEmpty() ? user : user.with(copy -> copy.userName(new UserName(bare)));
    }

    private static final class EagerKeys extends ForwardingUsers {
        EagerKeys(UserStore real) {
            super(real);
        }

        @Override
        public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
            return units.stream().map(unit -> commit(unit, guards)).toList();
        }

        private UnitOutcome commit(CommitUnit unit, CommitGuards guards) {
            for (Write write : unit.writes()) {
                if (write instanceof Write.UpdateUser update && isTaken(update.after())) {
                    return UnitOutcome.duplicate(Field.USER_NAME);
                }
            }
            return super.commit(List.of(unit), guards).get(0);
        }

        private boolean isTaken(User user) {
            UserName name = user.access().userName();
            return name != null
                    && correlate(List.of(CorrelationKey.of(Field.USER_NAME, name))).get(0).stream()
                            .anyMatch(holder -> !holder.id().equals(user.id()));
        }
    }
}
