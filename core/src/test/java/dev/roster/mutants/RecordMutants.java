package dev.roster.mutants;

import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.JournalStore;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Stores whose catalogs, runs, audit or messages are wrong. */
final class RecordMutants {

    private RecordMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofStores("run twice", "looks for a run, then begins it", "JS-02", RunTwice::new),
                Mutant.ofStores("robbed run", "takes a run over from whoever has it", "JS-03", RobbedRun::new),
                Mutant.ofStores("oldest first", "lists audit entries from the oldest on", "AS-01", OldestFirst::new),
                Mutant.ofStores("sent twice", "delivers a message that was delivered", "OS-02", SentTwice::new));
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

    private static final class OldestFirst extends ForwardingStores {
        OldestFirst(Stores real) {
            super(real);
        }

        @Override
        public AuditStore audit() {
            AuditStore real = super.audit();
            return (UserId user, int limit) -> {
                List<AuditEntry> entries = new ArrayList<>(real.ofUser(user, limit));
                Collections.reverse(entries);
                return entries;
            };
        }
    }

    private static final class SentTwice extends ForwardingStores {
        SentTwice(Stores real) {
            super(real);
        }

        @Override
        public OutboxStore outbox() {
            OutboxStore real = super.outbox();
            return new OutboxStore() {
                @Override
                public List<OutboxMessage> pending(int limit) {
                    return real.pending(limit);
                }

                @Override
                public boolean delivered(String key) {
                    real.delivered(key);
                    return true;
                }
            };
        }
    }
}
