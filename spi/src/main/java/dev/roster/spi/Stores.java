package dev.roster.spi;

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
import java.util.Optional;

/**
 * Everything that one tenant keeps. What the host gives to Roster, and what a plugin author implements.
 *
 * <p>All stores of one {@code Stores} share one database, so that a {@link CommitUnit} is atomic across
 * them, and are safe for use by many threads. Tenants of one database never see, change or block each
 * other's entries (ST-03). What was written stays when the stores are closed and opened again (ST-04), if
 * the database outlives them. A database that cannot be reached for now makes every call throw
 * {@link StoreUnavailableException} (ST-05).
 *
 * <p>Calls may come in any order, and each is answered from what is kept at its time. Texts that are no identifiers with a
 * canonical form, such as names of actors and executors, keys of objects and reasons, are compared and kept as they are:
 * with their case, blanks and accents, the empty text too, which is not the same as none (ST-07).
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

    /** {@return the teams} */
    CatalogStore<TeamKey, Team> teams();

    /** {@return the definitions of custom attributes} */
    CatalogStore<AttributeKey, CustomAttribute> attributes();

    /** {@return the settings} */
    CatalogStore<String, Setting> settings();

    /** {@return the runs of plans and what they did} */
    JournalStore journal();

    /** {@return who changed what} */
    AuditStore audit();

    /** {@return the messages that wait to be delivered} */
    OutboxStore outbox();

    /**
     * Reads all catalogs in one call, unless the caller knows them. Every commit that changes a catalog raises the
     * revision, and no other does (CS-06).
     *
     * @param knownRevision the revision that the caller knows, or 0 for none
     * @return the catalogs, as one moment between call and answer had them or newer than their revision says; empty
     *     when the revision is the known one
     * @throws StoreException if the store cannot answer
     */
    Optional<CatalogSnapshot> catalogs(long knownRevision);

    /**
     * Finds an optional ability, such as {@link TokenStore}, {@link SignInAttemptStore}, {@link CredentialStore},
     * {@link MappingStore}, {@link DocumentStore} or {@link UploadStore}. What is found shares the database, the tenant and the units of these stores.
     *
     * @param ability the interface of the ability
     * @param <C> the type of the ability
     * @return the ability, or empty when these stores do not have it (ST-06)
     */
    default <C> Optional<C> capability(Class<C> ability) {
        return ability.isInstance(this) ? Optional.of(ability.cast(this)) : Optional.empty();
    }

    /**
     * Gives an optional ability that something cannot do without.
     *
     * @param ability the interface of the ability
     * @param <C> the type of the ability
     * @return the ability
     * @throws UnsupportedOperationException if these stores do not have it; the message names it
     */
    default <C> C require(Class<C> ability) {
        return capability(ability)
                .orElseThrow(() -> new UnsupportedOperationException("these stores have no " + ability.getSimpleName()
                        + "; use stores whose capability(" + ability.getSimpleName() + ".class) gives one"));
    }

    /** Releases what the plugin holds open. May be called several times (ST-02). */
    @Override
    void close();
}
