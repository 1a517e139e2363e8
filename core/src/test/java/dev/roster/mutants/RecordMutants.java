package dev.roster.mutants;

import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.JournalStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Stores whose catalogs, runs, audit or messages are wrong. */
final class RecordMutants {

    private RecordMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofStores("run twice", "looks for a run, then begins it", "JS-02", RunTwice::new),
                Mutant.ofStores("robbed run", "takes a run over from whoever has it", "JS-03", RobbedRun::new),
                Mutant.ofStores("oldest first", "lists audit entries from the oldest on", "AS-01", OldestFirst::new),
                auditing(
                        "anybody's deeds",
                        "forgets whose actions are asked for",
                        "AS-02",
                        query -> new AuditStore.Query(
                                query.limit(),
                                query.from(),
                                query.until(),
                                null,
                                query.kind(),
                                query.key(),
                                query.run(),
                                query.cursor())),
                auditing(
                        "once more",
                        "begins every page with the latest entry",
                        "AS-03",
                        query -> new AuditStore.Query(
                                query.limit(),
                                query.from(),
                                query.until(),
                                query.actor(),
                                query.kind(),
                                query.key(),
                                query.run(),
                                null)),
                Mutant.ofStores("buried", "takes the latest runs, then those that are wanted", "JS-05", Buried::new));
    }

    /** A port of which one method is answered otherwise. */
    static <T> T otherwise(Class<T> port, T real, String method, Otherwise answer) {
        Object proxy =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (any, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        return answer.to(arguments);
                    }
                    try {
                        return called.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                });
        return port.cast(proxy);
    }

    /** Another answer. */
    interface Otherwise {
        Object to(Object[] arguments);
    }

    private static final class RunTwice extends ForwardingStores {
        RunTwice(Stores real) {
            super(real);
        }

        @Override
        public JournalStore journal() {
            JournalStore real = super.journal();
            return otherwise(JournalStore.class, real, "begin", arguments -> {
                Run run = (Run) arguments[0];
                boolean isNew = real.find(run.plan()).isEmpty();
                Units.dawdle();
                real.begin(run);
                return isNew;
            });
        }
    }

    private static final class RobbedRun extends ForwardingStores {
        RobbedRun(Stores real) {
            super(real);
        }

        @Override
        public JournalStore journal() {
            JournalStore real = super.journal();
            return otherwise(JournalStore.class, real, "takeOver", arguments -> {
                PlanId plan = (PlanId) arguments[0];
                Optional<Run> run = real.find(plan);
                return run.isPresent() && real.takeOver(plan, run.get().executor(), (String) arguments[2]);
            });
        }
    }

    private static Mutant auditing(String name, String flaw, String rule, UnaryOperator<AuditStore.Query> change) {
        return Mutant.ofStores(name, flaw, rule, real -> new ForwardingStores(real) {
            @Override
            public AuditStore audit() {
                AuditStore audit = super.audit();
                return query -> audit.list(change.apply(query));
            }
        });
    }

    private static final class Buried extends ForwardingStores {
        Buried(Stores real) {
            super(real);
        }

        @Override
        @SuppressWarnings("unchecked") // As the method is declared.
        public JournalStore journal() {
            JournalStore real = super.journal();
            return otherwise(JournalStore.class, real, "runs", arguments -> {
                Set<Run.Kind> kinds = (Set<Run.Kind>) arguments[0];
                return real.runs(EnumSet.allOf(Run.Kind.class), (String) arguments[1], (Integer) arguments[2]).stream()
                        .filter(run -> kinds.contains(run.kind()))
                        .toList();
            });
        }
    }

    private static final class OldestFirst extends ForwardingStores {
        OldestFirst(Stores real) {
            super(real);
        }

        @Override
        public AuditStore audit() {
            AuditStore real = super.audit();
            return query -> {
                AuditStore.Page page = real.list(query);
                List<AuditEntry> entries = new ArrayList<>(page.entries());
                Collections.reverse(entries);
                return new AuditStore.Page(entries, page.nextCursor());
            };
        }
    }
}
