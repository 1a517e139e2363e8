package dev.roster.mutants;

import dev.roster.model.CatalogEntry;
import dev.roster.model.RoleKey;
import dev.roster.model.Team;
import dev.roster.model.TeamKey;
import dev.roster.query.Filter;
import dev.roster.spi.CatalogSnapshot;
import dev.roster.spi.CatalogStore;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import dev.roster.tck.SharedDatabase;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stores whose units do less or more than they say: catalogs, guards, erasures, finished runs, tokens. */
final class UnitMutants {

    private UnitMutants() {}

    static List<Mutant> all() {
        return List.of(
                writing("upsert", "adds an entry over one that exists", "CS-03", UnitMutants::overStored),
                writing("blind edit", "replaces an entry whatever is stored", "CS-04", UnitMutants::asStored),
                judging("orphans", "removes entries that somebody holds", "CS-05", UnitMutants::takenFromHolders),
                judging("eager use", "asks who holds an entry before the unit", "CS-05", UnitMutants::refusedEarly),
                Mutant.ofStores("still revision", "keeps the first revision", "CS-06", StillRevision::new),
                Mutant.ofStores("stale catalogs", "reads all catalogs once", "CS-06", StaleCatalogs::new),
                guarding(
                        "old rights",
                        "never looks at the actor",
                        (stores, guards) -> new CommitGuards(
                                guards.ownerRoles(), guards.ownerRolesBefore(), Set.of(), guards.catalogRevision())),
                guarding(
                        "one of two",
                        "looks at one of those who decided",
                        (stores, guards) -> new CommitGuards(
                                guards.ownerRoles(),
                                guards.ownerRolesBefore(),
                                guards.deciders().stream()
                                        .sorted(Comparator.comparing(CommitGuards.Decider::id))
                                        .limit(1)
                                        .collect(Collectors.toSet()),
                                guards.catalogRevision())),
                guarding(
                        "old catalogs",
                        "never looks at the revision",
                        (stores, guards) -> new CommitGuards(
                                guards.ownerRoles(), guards.ownerRolesBefore(), guards.deciders(), null)),
                guarding("looks first", "looks at the revision, then writes", UnitMutants::checkedBefore),
                writing(
                        "links survive",
                        "erases a user and leaves the tokens",
                        "UN-02",
                        (stores, write) -> deleted(write)),
                Mutant.ofStores("memoirs", "erases a user and leaves journal and audit trail", "UN-02", Memoirs::new),
                writing(
                        "no traces",
                        "erases nothing of users who are gone",
                        "UN-02",
                        (stores, write) -> isOfTraces(write) ? staleErasure(write) : write),
                writing(
                        "whoever is there",
                        "takes version 0 for any version",
                        "UN-02",
                        (stores, write) -> isOfTraces(write) ? erasureOfStored(stores, write) : write),
                Mutant.ofStores("swallows extras", "drops changes that it does not know", "UN-03", Swallowing::new),
                Mutant.ofStores("run afterwards", "keeps a finished run after its unit", "JS-08", RunAfterwards::new),
                Mutant.ofStores("tokens first", "changes tokens before the unit is judged", "TS-07", TokensFirst::new),
                Mutant.ofStores("promises all", "claims every ability", "ST-06", PromisesAll::new),
                Mutant.ofDatabase("shared teams", "gives every tenant the same teams", "ST-03", SharedTeams::new),
                Mutant.ofDatabase(
                        "shared revision", "counts the changes of all tenants together", "ST-03", SharedRevision::new));
    }

    private static Mutant writing(String name, String flaw, String rule, BiFunction<Stores, Write, Write> change) {
        return committing(
                name, flaw, rule, (stores, units) -> Units.mapWrites(units, write -> change.apply(stores, write)));
    }

    private static Mutant committing(
            String name, String flaw, String rule, BiFunction<Stores, List<CommitUnit>, List<CommitUnit>> change) {
        return Mutant.ofStores(
                name,
                flaw,
                rule,
                real -> new Committing(
                        real, (units, guards) -> real.users().commit(change.apply(real, units), guards)));
    }

    /** Stores that do something with each unit alone before, or instead of, the real commit. */
    private static Mutant judging(
            String name, String flaw, String rule, BiFunction<Stores, CommitUnit, @Nullable CommitUnit> change) {
        return Mutant.ofStores(
                name,
                flaw,
                rule,
                real -> new Committing(real, (units, guards) -> {
                    List<UnitOutcome> outcomes = new ArrayList<>();
                    for (CommitUnit unit : units) {
                        CommitUnit changed = change.apply(real, unit);
                        outcomes.addAll(
                                changed == null
                                        ? List.of(UnitOutcome.IN_USE)
                                        : real.users().commit(List.of(changed), guards));
                    }
                    return outcomes;
                }));
    }

    private static Mutant guarding(String name, String flaw, BiFunction<Stores, CommitGuards, CommitGuards> change) {
        return Mutant.ofStores(
                name,
                flaw,
                "UN-01",
                real -> new Committing(real, (units, guards) -> {
                    CommitGuards left = change.apply(real, guards);
                    return left.ownerRoles().contains(NOBODY)
                            ? Collections.nCopies(units.size(), UnitOutcome.OUTDATED)
                            : real.users().commit(units, left);
                }));
    }

    /** Stands for "refuse" where guards are changed. */
    private static final RoleKey NOBODY = new RoleKey("nobody at all");

    private static CommitGuards checkedBefore(Stores stores, CommitGuards guards) {
        Long revision = guards.catalogRevision();
        boolean isSame =
                revision == null || revision == stores.catalogs(0).orElseThrow().revision();
        Units.dawdle();
        return new CommitGuards(
                isSame ? guards.ownerRoles() : Set.of(NOBODY),
                guards.ownerRolesBefore(),
                isSame ? guards.deciders() : Set.of(),
                null);
    }

    private static @Nullable CatalogEntry stored(Stores stores, CatalogEntry.Key key) {
        CatalogSnapshot all = stores.catalogs(0).orElseThrow();
        List<CatalogEntry> entries = new ArrayList<>(all.roles());
        entries.addAll(all.groups());
        entries.addAll(all.organizations());
        entries.addAll(all.teams());
        entries.addAll(all.attributes());
        entries.addAll(all.settings());
        return entries.stream()
                .filter(entry -> entry.entryKey().equals(key))
                .findFirst()
                .orElse(null);
    }

    private static Write overStored(Stores stores, Write write) {
        return write instanceof Write.EnsureEntry ensured
                ? new Write.ChangeEntry(stored(stores, ensured.entry().entryKey()), ensured.entry())
                : write;
    }

    private static Write asStored(Stores stores, Write write) {
        return write instanceof Write.ChangeEntry change
                        && change.before() != null
                        && stored(stores, change.key()) != null
                ? new Write.ChangeEntry(stored(stores, change.key()), change.after())
                : write;
    }

    private static CommitUnit takenFromHolders(Stores stores, CommitUnit unit) {
        for (Write write : unit.writes()) {
            if (write instanceof Write.RemoveIfUnused removal && removal.key().kind() == CatalogEntry.Kind.ROLE) {
                try (var users = stores.users().scan(Filter.everybody())) {
                    users.filter(removal.key()::isHeldBy)
                            .forEach(user -> stores.users()
                                    .commit(
                                            List.of(new CommitUnit(
                                                    List.of(new Write.DeleteUser(user.id(), user.version())),
                                                    null,
                                                    List.of(),
                                                    List.of())),
                                            CommitGuards.NONE));
                }
            }
        }
        return unit;
    }

    private static @Nullable CommitUnit refusedEarly(Stores stores, CommitUnit unit) {
        for (Write write : unit.writes()) {
            if (write instanceof Write.ChangeEntry change && change.after() == null) {
                try (var users = stores.users().scan(Filter.everybody())) {
                    if (users.anyMatch(change.key()::isHeldBy)) {
                        return null;
                    }
                }
            }
        }
        return unit;
    }

    private static Write deleted(Write write) {
        return write instanceof Write.EraseUser erasure
                ? new Write.DeleteUser(erasure.id(), erasure.expectedVersion())
                : write;
    }

    private static boolean isOfTraces(Write write) {
        return write instanceof Write.EraseUser erasure && erasure.expectedVersion() == 0;
    }

    private static Write staleErasure(Write write) {
        return new Write.EraseUser(((Write.EraseUser) write).id(), Long.MAX_VALUE);
    }

    private static Write erasureOfStored(Stores stores, Write write) {
        return stores.users().findAll(List.of(((Write.EraseUser) write).id())).stream()
                .<Write>map(stored -> new Write.EraseUser(stored.id(), stored.version()))
                .findFirst()
                .orElse(write);
    }

    /** Commits otherwise. */
    private static class Committing extends ForwardingStores {
        private final BiFunction<List<CommitUnit>, CommitGuards, List<UnitOutcome>> commit;

        Committing(Stores real, BiFunction<List<CommitUnit>, CommitGuards, List<UnitOutcome>> commit) {
            super(real);
            this.commit = commit;
        }

        @Override
        public UserStore users() {
            return new ForwardingUsers(super.users()) {
                @Override
                public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
                    return commit.apply(units, guards);
                }
            };
        }
    }

    private static final class StillRevision extends ForwardingStores {
        StillRevision(Stores real) {
            super(real);
        }

        @Override
        public Optional<CatalogSnapshot> catalogs(long knownRevision) {
            return super.catalogs(0)
                    .map(all -> new CatalogSnapshot(
                            1,
                            all.roles(),
                            all.groups(),
                            all.organizations(),
                            all.teams(),
                            all.attributes(),
                            all.settings()));
        }
    }

    private static final class StaleCatalogs extends ForwardingStores {
        private final AtomicReference<@Nullable CatalogSnapshot> first = new AtomicReference<>();

        StaleCatalogs(Stores real) {
            super(real);
        }

        @Override
        public Optional<CatalogSnapshot> catalogs(long knownRevision) {
            CatalogSnapshot now = super.catalogs(0).orElseThrow();
            CatalogSnapshot seen = first.updateAndGet(before -> before == null ? now : before);
            return seen.revision() == knownRevision ? Optional.empty() : Optional.of(seen);
        }
    }

    private static final class Memoirs extends ForwardingStores {
        Memoirs(Stores real) {
            super(real);
        }

        @Override
        public UserStore users() {
            return withWrites(super.users(), writes -> {
                List<Write> others = new ArrayList<>();
                for (Write write : writes) {
                    others.add(deleted(write));
                    if (write instanceof Write.EraseUser erasure) {
                        others.add(new Write.Extra(new TokenStore.Change.Revoke(erasure.id())));
                    }
                }
                return others;
            });
        }
    }

    private static final class Swallowing extends ForwardingStores {
        Swallowing(Stores real) {
            super(real);
        }

        @Override
        public UserStore users() {
            return withWrites(
                    super.users(),
                    writes -> writes.stream()
                            .filter(write -> !(write instanceof Write.Extra extra)
                                    || extra.change() instanceof TokenStore.Change)
                            .toList());
        }
    }

    private static UserStore withWrites(UserStore real, UnaryOperator<List<Write>> change) {
        return new ForwardingUsers(real) {
            @Override
            public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
                return super.commit(
                        units.stream()
                                .map(unit -> new CommitUnit(
                                        change.apply(unit.writes()), unit.journal(), unit.audit(), unit.outbox()))
                                .toList(),
                        guards);
            }
        };
    }

    private static final class RunAfterwards extends ForwardingStores {
        RunAfterwards(Stores real) {
            super(real);
        }

        @Override
        public UserStore users() {
            return withWrites(super.users(), writes -> {
                List<Write> others = new ArrayList<>(writes);
                for (Write write : writes) {
                    if (write instanceof Write.FinishedRun finished) {
                        Run run = finished.run();
                        journal().begin(run);
                        others.remove(write);
                    }
                }
                return others;
            });
        }
    }

    private static final class TokensFirst extends ForwardingStores {
        TokensFirst(Stores real) {
            super(real);
        }

        @Override
        public UserStore users() {
            TokenStore tokens = require(TokenStore.class);
            return withWrites(super.users(), writes -> {
                for (Write write : writes) {
                    if (write instanceof Write.Extra extra
                            && extra.change() instanceof TokenStore.Change.Revoke revocation) {
                        tokens.revoke(revocation.user());
                    }
                }
                return writes;
            });
        }
    }

    private static final class PromisesAll extends ForwardingStores {
        PromisesAll(Stores real) {
            super(real);
        }

        @Override
        public <C> Optional<C> capability(Class<C> ability) {
            return super.capability(ability)
                    .or(() -> Optional.of(ability.cast(Proxy.newProxyInstance(
                            ability.getClassLoader(), new Class<?>[] {ability}, (any, method, arguments) -> null))));
        }
    }

    private record SharedTeams(SharedDatabase real) implements SharedDatabase {
        @Override
        public Stores open(String tenant) {
            CatalogStore<TeamKey, Team> teams = real.open("theirs").teams();
            return new ForwardingStores(real.open(tenant)) {
                @Override
                public CatalogStore<TeamKey, Team> teams() {
                    return teams;
                }
            };
        }
    }

    private record SharedRevision(SharedDatabase real) implements SharedDatabase {
        @Override
        public Stores open(String tenant) {
            Stores first = real.open("theirs");
            return new ForwardingStores(real.open(tenant)) {
                @Override
                public Optional<CatalogSnapshot> catalogs(long knownRevision) {
                    long revision = first.catalogs(0).orElseThrow().revision();
                    return super.catalogs(0)
                            .map(all -> new CatalogSnapshot(
                                    revision,
                                    all.roles(),
                                    all.groups(),
                                    all.organizations(),
                                    all.teams(),
                                    all.attributes(),
                                    all.settings()));
                }
            };
        }
    }
}
