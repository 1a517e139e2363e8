package dev.roster.mutants;

import dev.roster.spi.CatalogSnapshot;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Stores that mix up the units of one call. */
final class CallMutants {

    private CallMutants() {}

    static List<Mutant> all() {
        return List.of(
                outcomes(
                        "good news first",
                        "gives the outcomes of written units first",
                        "US-08",
                        (units, outcomes) -> outcomes.stream()
                                .sorted(Comparator.comparing(UnitOutcome::kind))
                                .toList()),
                outcomes("bad news only", "gives no outcome for an idle unit", "US-08", (units, outcomes) -> {
                    List<UnitOutcome> told = new ArrayList<>();
                    for (int i = 0; i < units.size(); i++) {
                        if (!units.get(i).writes().isEmpty() || units.get(i).journal() != null) {
                            told.add(outcomes.get(i));
                        }
                    }
                    return told;
                }),
                Mutant.ofUsers(
                        "keeps what it refused",
                        "keeps the messages of repeated units of a call",
                        "US-08",
                        KeepsMessages::new),
                Mutant.ofUsers(
                        "counts on",
                        "takes a version that another unit of the call left for the one expected",
                        "US-04",
                        CountsOn::new),
                Mutant.ofUsers(
                        "keeps outdated records",
                        "keeps the audit entries of outdated units",
                        "UN-01",
                        KeepsOutdated::new),
                Mutant.ofStores(
                        "nervous revision", "raises the revision with every commit", "CS-06", NervousRevision::new),
                Mutant.ofUsers(
                        "call by call", "sends each unit of a call alone", "US-16", real -> new ForwardingUsers(real) {
                            @Override
                            public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
                                return units.stream()
                                        .flatMap(unit -> super.commit(List.of(unit), guards).stream())
                                        .toList();
                            }
                        }));
    }

    private static Mutant outcomes(
            String name,
            String flaw,
            String rule,
            java.util.function.BiFunction<List<CommitUnit>, List<UnitOutcome>, List<UnitOutcome>> change) {
        return Mutant.ofUsers(name, flaw, rule, real -> new ForwardingUsers(real) {
            @Override
            public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
                return change.apply(units, super.commit(units, guards));
            }
        });
    }

    private static final class KeepsMessages extends ForwardingUsers {
        KeepsMessages(UserStore real) {
            super(real);
        }

        @Override
        public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
            List<UnitOutcome> outcomes = super.commit(units, guards);
            for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i).equals(UnitOutcome.REPEATED)) {
                    super.commit(
                            List.of(new CommitUnit(
                                    List.of(),
                                    null,
                                    units.get(i).audit(),
                                    units.get(i).outbox())),
                            CommitGuards.NONE);
                }
            }
            return outcomes;
        }
    }

    private static final class CountsOn extends ForwardingUsers {
        CountsOn(UserStore real) {
            super(real);
        }

        @Override
        public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
            List<UnitOutcome> outcomes = new ArrayList<>();
            Set<String> written = new HashSet<>();
            for (CommitUnit unit : units) {
                List<CommitUnit> changed = Units.mapWrites(List.of(unit), write -> {
                    if (write instanceof Write.UpdateUser update
                            && written.contains(update.after().id().value())) {
                        long now = Units.versionNow(this, update.after().id(), update.expectedVersion());
                        return new Write.UpdateUser(update.after(), now, update.fields());
                    }
                    return write;
                });
                unit.writes().forEach(write -> {
                    if (write instanceof Write.UpdateUser update) {
                        written.add(update.after().id().value());
                    }
                });
                outcomes.addAll(super.commit(changed, guards));
            }
            return outcomes;
        }
    }

    private static final class KeepsOutdated extends ForwardingUsers {
        KeepsOutdated(UserStore real) {
            super(real);
        }

        @Override
        public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
            List<UnitOutcome> outcomes = super.commit(units, guards);
            if (outcomes.contains(UnitOutcome.OUTDATED)) {
                units.forEach(unit -> super.commit(
                        List.of(new CommitUnit(List.of(), null, unit.audit(), List.of())), CommitGuards.NONE));
            }
            return outcomes;
        }
    }

    private static final class NervousRevision extends ForwardingStores {
        private final AtomicLong commits = new AtomicLong();

        NervousRevision(Stores real) {
            super(real);
        }

        @Override
        public UserStore users() {
            return new ForwardingUsers(super.users()) {
                @Override
                public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
                    commits.incrementAndGet();
                    return super.commit(units, guards);
                }
            };
        }

        @Override
        public Optional<CatalogSnapshot> catalogs(long knownRevision) {
            CatalogSnapshot all = super.catalogs(0).orElseThrow();
            long revision = 1 + commits.get();
            return revision == knownRevision
                    ? Optional.empty()
                    : Optional.of(new CatalogSnapshot(
                            revision,
                            all.roles(),
                            all.groups(),
                            all.organizations(),
                            all.teams(),
                            all.attributes(),
                            all.settings()));
        }
    }
}
