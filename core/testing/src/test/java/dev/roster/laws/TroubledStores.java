package dev.roster.laws;

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
import dev.roster.spi.AuditStore;
import dev.roster.spi.CatalogSnapshot;
import dev.roster.spi.CatalogStore;
import dev.roster.spi.JournalStore;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.StoreUnavailableException;
import dev.roster.spi.Stores;
import dev.roster.spi.UserStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Optional;

/**
 * Stores with trouble at a chosen call, before or after it took effect: the process dies and stays dead, or the store is
 * out of reach for that call alone.
 */
final class TroubledStores implements Stores {

    /** The end of the process. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** What happens. */
    enum Trouble {
        DEATH,
        OUTAGE
    }

    /** When it happens. */
    enum Moment {
        BEFORE_THE_CALL,
        AFTER_THE_CALL
    }

    private final Stores real;
    private final Trouble trouble;
    private final long lastCall;
    private final Moment moment;
    private long calls;

    TroubledStores(Stores real, Trouble trouble, long lastCall, Moment moment) {
        this.real = real;
        this.trouble = trouble;
        this.lastCall = lastCall;
        this.moment = moment;
    }

    long calls() {
        return calls;
    }

    @Override
    public String id() {
        return real.id();
    }

    @Override
    public UserStore users() {
        return troubled(UserStore.class, real.users());
    }

    @Override
    @SuppressWarnings("unchecked")
    public CatalogStore<RoleKey, Role> roles() {
        return troubled(CatalogStore.class, real.roles());
    }

    @Override
    @SuppressWarnings("unchecked")
    public CatalogStore<GroupKey, Group> groups() {
        return troubled(CatalogStore.class, real.groups());
    }

    @Override
    @SuppressWarnings("unchecked")
    public CatalogStore<OrganizationKey, Organization> organizations() {
        return troubled(CatalogStore.class, real.organizations());
    }

    @Override
    @SuppressWarnings("unchecked")
    public CatalogStore<TeamKey, Team> teams() {
        return troubled(CatalogStore.class, real.teams());
    }

    @Override
    public Optional<CatalogSnapshot> catalogs(long knownRevision) {
        return this.<CatalogReader>troubled(CatalogReader.class, real::catalogs).catalogs(knownRevision);
    }

    @Override
    public <C> Optional<C> capability(Class<C> ability) {
        return real.capability(ability).map(found -> troubled(ability, found));
    }

    /** What reads all catalogs. */
    private interface CatalogReader {
        Optional<CatalogSnapshot> catalogs(long knownRevision);
    }

    @Override
    @SuppressWarnings("unchecked")
    public CatalogStore<AttributeKey, CustomAttribute> attributes() {
        return troubled(CatalogStore.class, real.attributes());
    }

    @Override
    @SuppressWarnings("unchecked")
    public CatalogStore<String, Setting> settings() {
        return troubled(CatalogStore.class, real.settings());
    }

    @Override
    public JournalStore journal() {
        return troubled(JournalStore.class, real.journal());
    }

    @Override
    public AuditStore audit() {
        return troubled(AuditStore.class, real.audit());
    }

    @Override
    public OutboxStore outbox() {
        return troubled(OutboxStore.class, real.outbox());
    }

    @Override
    public void close() {
        real.close();
    }

    private <T> T troubled(Class<T> port, T store) {
        Object proxy =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (any, method, arguments) -> {
                    calls++;
                    boolean isDead = trouble == Trouble.DEATH && calls > lastCall;
                    if (isDead || (calls == lastCall && moment == Moment.BEFORE_THE_CALL)) {
                        throw problem();
                    }
                    try {
                        Object answer = method.invoke(store, arguments);
                        if (calls == lastCall) {
                            throw problem();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                });
        return port.cast(proxy);
    }

    private Throwable problem() {
        return switch (trouble) {
            case DEATH -> new Death();
            case OUTAGE -> new StoreUnavailableException("no answer", new java.net.SocketTimeoutException("no answer"));
        };
    }
}
