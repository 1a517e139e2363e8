package dev.roster.benchmarks;

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
import dev.roster.spi.AuditStore;
import dev.roster.spi.CatalogSnapshot;
import dev.roster.spi.CatalogStore;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.JournalStore;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.Stores;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Other stores, with every call to their users counted. As safe for many threads as those. */
final class CountingStores implements Stores {

    private final Stores stores;
    private final AtomicLong correlations = new AtomicLong();
    private final AtomicLong otherCalls = new AtomicLong();

    CountingStores(Stores stores) {
        this.stores = stores;
    }

    /** How often users were looked for by keys. */
    long correlations() {
        return correlations.get();
    }

    /** How often users were asked for or written in any other way. */
    long otherCalls() {
        return otherCalls.get();
    }

    void restart() {
        correlations.set(0);
        otherCalls.set(0);
    }

    @Override
    public String id() {
        return stores.id();
    }

    @Override
    public UserStore users() {
        return new CountingUsers(stores.users());
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
    public JournalStore journal() {
        return stores.journal();
    }

    @Override
    public AuditStore audit() {
        return stores.audit();
    }

    @Override
    public OutboxStore outbox() {
        return stores.outbox();
    }

    @Override
    public void close() {
        stores.close();
    }

    private final class CountingUsers implements UserStore {

        private final UserStore users;

        CountingUsers(UserStore users) {
            this.users = users;
        }

        @Override
        public List<List<User>> correlate(List<CorrelationKey> keys) {
            correlations.incrementAndGet();
            return users.correlate(keys);
        }

        @Override
        public List<User> findAll(Collection<UserId> ids) {
            otherCalls.incrementAndGet();
            return users.findAll(ids);
        }

        @Override
        public Page query(UserQuery query) {
            otherCalls.incrementAndGet();
            return users.query(query);
        }

        @Override
        public Stream<User> scan(Filter filter) {
            otherCalls.incrementAndGet();
            return users.scan(filter);
        }

        @Override
        public long count(Filter filter, long limit) {
            otherCalls.incrementAndGet();
            return users.count(filter, limit);
        }

        @Override
        public List<ValueCount> values(ValueQuery query) {
            otherCalls.incrementAndGet();
            return users.values(query);
        }

        @Override
        public int touch(List<Touch> touches) {
            otherCalls.incrementAndGet();
            return users.touch(touches);
        }

        @Override
        public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
            otherCalls.incrementAndGet();
            return users.commit(units, guards);
        }
    }
}
