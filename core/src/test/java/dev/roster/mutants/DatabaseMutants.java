package dev.roster.mutants;

import dev.roster.memory.InMemoryStores;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.JournalStore;
import dev.roster.spi.StoreException;
import dev.roster.spi.StoreUnavailableException;
import dev.roster.spi.Stores;
import dev.roster.spi.UserStore;
import dev.roster.tck.SharedDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Databases that mix tenants, forget, or fail in the wrong words. */
final class DatabaseMutants {

    private DatabaseMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofStores("wandering id", "makes a new id at each call", "ST-01", WanderingId::new),
                Mutant.ofStores("closes once", "fails when it is closed again", "ST-02", ClosesOnce::new),
                Mutant.ofDatabase("one for all", "gives every tenant the same users", "ST-03", OneForAll::new),
                Mutant.ofDatabase("leaky lookup", "looks users up in all tenants", "ST-03", LeakyLookup::new),
                Mutant.ofDatabase(
                        "shared journal", "keeps the runs of all tenants together", "ST-03", SharedJournal::new),
                Mutant.ofDatabase("forgetful", "drops everything on close", "ST-04", Forgetful::new),
                Mutant.ofStores(
                        "plain failure", "says of an outage only that something failed", "ST-05", PlainFailure::new));
    }

    private static final class WanderingId extends ForwardingStores {
        private final AtomicInteger calls = new AtomicInteger();

        WanderingId(Stores real) {
            super(real);
        }

        @Override
        public String id() {
            return super.id() + calls.incrementAndGet();
        }
    }

    private static final class ClosesOnce extends ForwardingStores {
        private boolean isClosed;

        ClosesOnce(Stores real) {
            super(real);
        }

        @Override
        public void close() {
            if (isClosed) {
                throw new StoreException("closed before");
            }
            isClosed = true;
            super.close();
        }
    }

    private record OneForAll(SharedDatabase real) implements SharedDatabase {
        @Override
        public Stores open(String tenant) {
            Stores own = real.open(tenant);
            UserStore shared = real.open("first").users();
            return new ForwardingStores(own) {
                @Override
                public UserStore users() {
                    return shared;
                }
            };
        }
    }

    private static final class LeakyLookup implements SharedDatabase {
        private final SharedDatabase real;
        private final List<Stores> opened = new ArrayList<>();

        LeakyLookup(SharedDatabase real) {
            this.real = real;
        }

        @Override
        public Stores open(String tenant) {
            Stores stores = real.open(tenant);
            opened.add(stores);
            UserStore leaky = new ForwardingUsers(stores.users()) {
                @Override
                public List<User> findAll(Collection<UserId> ids) {
                    return opened.stream()
                            .flatMap(any -> any.users().findAll(ids).stream())
                            .toList();
                }

                @Override
                public List<List<User>> correlate(List<CorrelationKey> keys) {
                    return opened.get(0).users().correlate(keys);
                }
            };
            return new ForwardingStores(stores) {
                @Override
                public UserStore users() {
                    return leaky;
                }
            };
        }
    }

    private record SharedJournal(SharedDatabase real) implements SharedDatabase {
        @Override
        public Stores open(String tenant) {
            JournalStore journal = real.open("first").journal();
            return new ForwardingStores(real.open(tenant)) {
                @Override
                public JournalStore journal() {
                    return journal;
                }
            };
        }
    }

    private static final class Forgetful implements SharedDatabase {
        private final SharedDatabase real;
        private final Map<String, Stores> open = new ConcurrentHashMap<>();

        Forgetful(SharedDatabase real) {
            this.real = real;
        }

        @Override
        public Stores open(String tenant) {
            String id = real.open(tenant).id();
            return open.computeIfAbsent(tenant, name -> new ForwardingStores(InMemoryStores.named(id)) {
                @Override
                public void close() {
                    open.remove(name);
                }
            });
        }
    }

    private static final class PlainFailure extends ForwardingStores {
        PlainFailure(Stores real) {
            super(real);
        }

        @Override
        public UserStore users() {
            return new ForwardingUsers(super.users()) {
                @Override
                public List<User> findAll(Collection<UserId> ids) {
                    try {
                        return super.findAll(ids);
                    } catch (StoreUnavailableException e) {
                        throw new StoreException("the database could not find users", e);
                    }
                }
            };
        }
    }
}
