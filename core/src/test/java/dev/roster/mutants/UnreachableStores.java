package dev.roster.mutants;

import dev.roster.memory.InMemoryStores;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CatalogSnapshot;
import dev.roster.spi.CatalogStore;
import dev.roster.spi.JournalStore;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.StoreUnavailableException;
import dev.roster.spi.UserStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** Stores whose database has gone, and which say so as they should. */
final class UnreachableStores extends ForwardingStores {

    UnreachableStores() {
        super(new InMemoryStores());
    }

    @Override
    public UserStore users() {
        return unreachable(UserStore.class);
    }

    @Override
    @SuppressWarnings("unchecked") // Every call to it fails.
    public CatalogStore<RoleKey, Role> roles() {
        return unreachable(CatalogStore.class);
    }

    @Override
    public JournalStore journal() {
        return unreachable(JournalStore.class);
    }

    @Override
    public AuditStore audit() {
        return unreachable(AuditStore.class);
    }

    @Override
    public OutboxStore outbox() {
        return unreachable(OutboxStore.class);
    }

    @Override
    public Optional<CatalogSnapshot> catalogs(long knownRevision) {
        throw new StoreUnavailableException("the database is gone", new IOException("no connection"));
    }

    @Override
    public <C> Optional<C> capability(Class<C> ability) {
        return super.capability(ability).map(found -> unreachable(ability));
    }

    private static <T> T unreachable(Class<T> port) {
        Object proxy =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (any, method, arguments) -> {
                    throw new StoreUnavailableException(
                            "the database is gone and could not " + method.getName(), new IOException("no connection"));
                });
        return port.cast(proxy);
    }
}
