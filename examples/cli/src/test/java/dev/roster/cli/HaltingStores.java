package dev.roster.cli;

import dev.roster.model.AttributeKey;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Setting;
import dev.roster.model.Team;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CatalogSnapshot;
import dev.roster.spi.CatalogStore;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.JournalStore;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores that end the JVM at the n-th point around a write, as a power cut would. */
final class HaltingStores implements Stores {

    /** What the JVM exits with when it is ended at its point. */
    static final int HALTED = 42;

    private final Stores stores;
    private int pointsLeft;

    HaltingStores(Stores stores, int point) {
        this.stores = stores;
        this.pointsLeft = point;
    }

    /** Ends the JVM, if this is the point for it. */
    void point() {
        if (--pointsLeft == 0) {
            Runtime.getRuntime().halt(HALTED);
        }
    }

    /** Every write has a point before and one after it. */
    private <T> T around(Supplier<T> write) {
        point();
        T answer = write.get();
        point();
        return answer;
    }

    @Override
    public String id() {
        return stores.id();
    }

    @Override
    public UserStore users() {
        UserStore users = stores.users();
        return new UserStore() {
            @Override
            public List<User> findAll(Collection<UserId> ids) {
                return users.findAll(ids);
            }

            @Override
            public List<List<User>> correlate(List<CorrelationKey> keys) {
                return users.correlate(keys);
            }

            @Override
            public Page query(UserQuery query) {
                return users.query(query);
            }

            @Override
            public Stream<User> scan(Filter filter) {
                return users.scan(filter);
            }

            @Override
            public long count(Filter filter, long limit) {
                return users.count(filter, limit);
            }

            @Override
            public List<ValueCount> values(ValueQuery query) {
                return users.values(query);
            }

            @Override
            public int touch(List<Touch> touches) {
                return users.touch(touches);
            }

            @Override
            public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
                return around(() -> users.commit(units, guards));
            }
        };
    }

    @Override
    public JournalStore journal() {
        JournalStore journal = stores.journal();
        return new JournalStore() {
            @Override
            public void putPlan(PlanId plan, Iterator<byte[]> pages) {
                around(() -> {
                    journal.putPlan(plan, pages);
                    return true;
                });
            }

            @Override
            public Optional<byte[]> planPage(PlanId plan, int page) {
                return journal.planPage(plan, page);
            }

            @Override
            public boolean begin(Run run) {
                return around(() -> journal.begin(run));
            }

            @Override
            public boolean takeOver(PlanId plan, String from, String to) {
                return around(() -> journal.takeOver(plan, from, to));
            }

            @Override
            public boolean end(Run run) {
                return around(() -> journal.end(run));
            }

            @Override
            public Optional<Run> find(PlanId plan) {
                return journal.find(plan);
            }

            @Override
            public List<Run> runs(Set<Run.Kind> kinds, @Nullable String actor, int limit) {
                return journal.runs(kinds, actor, limit);
            }

            @Override
            public void append(List<JournalEntry> entries) {
                around(() -> {
                    journal.append(entries);
                    return true;
                });
            }

            @Override
            public List<JournalEntry> entries(PlanId plan, int from, int limit) {
                return journal.entries(plan, from, limit);
            }
        };
    }

    @Override
    public CatalogStore<RoleKey, Role> roles() {
        return stores.roles();
    }

    @Override
    public CatalogStore<GroupKey, Group> groups() {
        return stores.groups();
    }

    @Override
    public CatalogStore<OrganizationKey, Organization> organizations() {
        return stores.organizations();
    }

    @Override
    public CatalogStore<TeamKey, Team> teams() {
        return stores.teams();
    }

    @Override
    public Optional<CatalogSnapshot> catalogs(long knownRevision) {
        return stores.catalogs(knownRevision);
    }

    @Override
    public <C> Optional<C> capability(Class<C> ability) {
        return stores.capability(ability);
    }

    @Override
    public CatalogStore<AttributeKey, CustomAttribute> attributes() {
        return stores.attributes();
    }

    @Override
    public CatalogStore<String, Setting> settings() {
        return stores.settings();
    }

    @Override
    public AuditStore audit() {
        return stores.audit();
    }

    @Override
    public OutboxStore outbox() {
        OutboxStore outbox = stores.outbox();
        return new OutboxStore() {
            @Override
            public List<OutboxMessage> pending(int limit) {
                return outbox.pending(limit);
            }

            @Override
            public List<OutboxMessage> claim(Lease lease, Set<String> except, int limit) {
                return around(() -> outbox.claim(lease, except, limit));
            }

            @Override
            public boolean delivered(String key, String owner) {
                return around(() -> outbox.delivered(key, owner));
            }

            @Override
            public boolean postpone(String key, Failure failure, Instant due) {
                return around(() -> outbox.postpone(key, failure, due));
            }

            @Override
            public boolean renew(String key, Lease lease) {
                return outbox.renew(key, lease);
            }

            @Override
            public boolean giveUp(String key, Failure failure) {
                return around(() -> outbox.giveUp(key, failure));
            }

            @Override
            public List<DeadLetter> dead(int limit) {
                return outbox.dead(limit);
            }

            @Override
            public boolean revive(String key, Instant due, AuditEntry audit) {
                return around(() -> outbox.revive(key, due, audit));
            }

            @Override
            public boolean discard(String key, AuditEntry audit) {
                return around(() -> outbox.discard(key, audit));
            }
        };
    }

    @Override
    public void close() {
        stores.close();
    }
}
