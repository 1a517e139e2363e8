package dev.roster.spi;

import dev.roster.model.AttributeKey;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import java.util.Optional;

/**
 * Everything that one tenant keeps. What the host gives to Roster, and what a plugin author implements.
 *
 * <p>All stores of one {@code Stores} share one database, so that a {@link CommitUnit} is atomic across
 * them, and are safe for use by many threads. Tenants of one database never see, change or block each
 * other's entries (ST-03). What was written stays when the stores are closed and opened again (ST-04), if
 * the database outlives them. A database that cannot be reached for now makes every call throw
 * {@link StoreUnavailableException} (ST-05).
 */
public interface Stores extends AutoCloseable {

    /**
     * {@return the identity of this tenant's data: 1 to 64 visible ASCII characters, given once when the
     * database is made and the same ever after, so that a plan of another database can be refused (ST-01)}
     */
    String id();

    /** {@return the users; the only store that commits} */
    UserStore users();

    /** {@return the roles} */
    CatalogStore<RoleKey, Role> roles();

    /** {@return the groups} */
    CatalogStore<GroupKey, Group> groups();

    /** {@return the organizations} */
    CatalogStore<OrganizationKey, Organization> organizations();

    /** {@return the definitions of custom attributes} */
    CatalogStore<AttributeKey, CustomAttribute> attributes();

    /** {@return the runs of plans and what they did} */
    JournalStore journal();

    /** {@return who changed what} */
    AuditStore audit();

    /** {@return the messages that wait to be delivered} */
    OutboxStore outbox();

    /** {@return the one-time tokens} */
    TokenStore tokens();

    /** {@return the attempts to sign in} */
    SignInAttemptStore signInAttempts();

    /** {@return the mappings of columns that people confirmed; empty when the plugin keeps none} */
    default Optional<MappingStore> mappings() {
        return Optional.empty();
    }

    /** Releases what the plugin holds open. May be called several times (ST-02). */
    @Override
    void close();
}
