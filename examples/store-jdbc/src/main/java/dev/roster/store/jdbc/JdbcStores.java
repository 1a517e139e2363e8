package dev.roster.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
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
import dev.roster.spi.CredentialStore;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.JournalStore;
import dev.roster.spi.MappingStore;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.SealingKeys;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.StoreException;
import dev.roster.spi.StoreUnavailableException;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UploadStore;
import dev.roster.spi.UserStore;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The stores of one tenant in an SQL database, reached through a pool of connections.
 *
 * <p>{@code JdbcStores.open("jdbc:h2:./roster")} opens an embedded H2 database beside the working directory,
 * makes it when it is missing, and brings its tables up to date. {@code jdbc:postgresql://localhost/roster} does the
 * same in a database of a PostgreSQL server, which must exist. Safe for use by many threads.
 */
public final class JdbcStores implements Stores {

    /** The tenant of {@link #open(String)}. */
    public static final String DEFAULT_TENANT = "default";

    private static final int MAX_TENANT = 100;

    private final Runnable release;
    private final DatabaseId id;
    private final Database database;
    private final Map<Class<?>, Object> abilities;

    private JdbcStores(Database database, Runnable release) {
        this.database = database;
        this.release = release;
        id = DatabaseId.of(database);
        abilities = Map.of(
                TokenStore.class,
                new JdbcTokenStore(database),
                SignInAttemptStore.class,
                new JdbcSignInAttemptStore(database),
                CredentialStore.class,
                new JdbcCredentialStore(database),
                MappingStore.class,
                new JdbcMappingStore(database),
                DocumentStore.class,
                new JdbcDocumentStore(database),
                UploadStore.class,
                new JdbcUploadStore(database),
                SealingKeys.class,
                (SealingKeys) () -> HexFormat.of().parseHex(id.sealingKey()));
    }

    /**
     * Opens the database of the default tenant.
     *
     * @param jdbcUrl where the database is, such as {@code jdbc:h2:./roster} or {@code jdbc:postgresql://host/database}
     * @return the stores; the caller closes them
     * @throws DangerousUrlException if the URL has an option that does more than connect
     * @throws StoreUnavailableException if another process holds the database, or its server cannot be reached
     * @throws StoreException if the URL is not supported or the database cannot be opened
     */
    public static JdbcStores open(String jdbcUrl) {
        return open(jdbcUrl, DEFAULT_TENANT);
    }

    /**
     * Opens the database of a tenant. Tenants of one database never see each other.
     *
     * @param jdbcUrl where the database is, such as {@code jdbc:h2:./roster} or {@code jdbc:postgresql://host/database}
     * @param tenant the tenant, 1 to 100 characters, compared as it is
     * @return the stores; the caller closes them
     * @throws DangerousUrlException if the URL has an option that does more than connect
     * @throws StoreUnavailableException if another process holds the database, or its server cannot be reached
     * @throws StoreException if the URL is not supported or the database cannot be opened
     * @throws IllegalArgumentException if the tenant is blank or too long
     */
    public static JdbcStores open(String jdbcUrl, String tenant) {
        return open(jdbcUrl, tenant, UrlOptions.HARMLESS);
    }

    /** What the options of a URL may ask of its driver. */
    public enum UrlOptions {
        /** How to connect, such as {@code sslmode}, {@code targetServerType} or {@code CACHE_SIZE}; nothing else. */
        HARMLESS,
        /**
         * Anything, also what runs statements, writes files or loads classes, such as {@code INIT}, {@code loggerFile} or
         * {@code socketFactory}: for URLs that were written by whoever may do all that anyway.
         */
        ANY
    }

    /**
     * Opens the database of a tenant by a URL with any options.
     *
     * @param jdbcUrl where the database is; a user and a password in it are shown in no message and no log
     * @param tenant the tenant, 1 to 100 characters, compared as it is
     * @param options what its options may ask of the driver
     * @return the stores; the caller closes them
     * @throws DangerousUrlException if an option of the URL is not allowed
     * @throws StoreUnavailableException if another process holds the database, or its server cannot be reached
     * @throws StoreException if the URL is not supported or the database cannot be opened
     * @throws IllegalArgumentException if the tenant is blank or too long
     */
    public static JdbcStores open(String jdbcUrl, String tenant, UrlOptions options) {
        validTenant(tenant);
        Dialect dialect = Dialect.of(jdbcUrl);
        HikariDataSource pool = Connections.open(JdbcUrl.of(jdbcUrl, dialect, options), dialect);
        boolean isOpen = false;
        try {
            JdbcStores stores = over(pool, dialect, tenant, pool::close);
            isOpen = true;
            return stores;
        } finally {
            if (!isOpen) {
                pool.close();
            }
        }
    }

    /**
     * Puts the stores of a tenant on the connections that an application has anyway. How many there are, and when they
     * give up, is the application's choice; making the tables takes two at a time.
     *
     * @param source gives connections to H2 or PostgreSQL; stays open when the stores are closed
     * @param tenant the tenant, 1 to 100 characters, compared as it is
     * @return the stores
     * @throws StoreUnavailableException if there is no connection now
     * @throws StoreException if the database is of another kind or cannot be used
     * @throws IllegalArgumentException if the tenant is blank or too long
     */
    public static JdbcStores over(DataSource source, String tenant) {
        return over(source, Dialect.of(Connections.url(source)), validTenant(tenant), () -> {});
    }

    /** Puts stores on connections that somebody else made. */
    static JdbcStores over(DataSource source, Dialect dialect, String tenant, Runnable release) {
        Schema.migrate(source, dialect);
        return new JdbcStores(new Database(source, dialect, tenant), release);
    }

    /**
     * The tenant itself.
     *
     * @throws IllegalArgumentException if the tenant is blank or too long
     */
    private static String validTenant(String tenant) {
        if (tenant.isBlank() || tenant.length() > MAX_TENANT) {
            throw new IllegalArgumentException("a tenant has 1 to 100 characters");
        }
        return tenant;
    }

    @Override
    public String id() {
        return id.id();
    }

    @Override
    public UserStore users() {
        return new JdbcUserStore(database);
    }

    @Override
    public CatalogStore<RoleKey, Role> roles() {
        return new JdbcCatalogStore<>(database, CatalogTable.ROLES);
    }

    @Override
    public CatalogStore<GroupKey, Group> groups() {
        return new JdbcCatalogStore<>(database, CatalogTable.GROUPS);
    }

    @Override
    public CatalogStore<OrganizationKey, Organization> organizations() {
        return new JdbcCatalogStore<>(database, CatalogTable.ORGANIZATIONS);
    }

    @Override
    public CatalogStore<TeamKey, Team> teams() {
        return new JdbcCatalogStore<>(database, CatalogTable.TEAMS);
    }

    @Override
    public CatalogStore<AttributeKey, CustomAttribute> attributes() {
        return new JdbcCatalogStore<>(database, CatalogTable.ATTRIBUTES);
    }

    @Override
    public CatalogStore<String, Setting> settings() {
        return new JdbcCatalogStore<>(database, CatalogTable.SETTINGS);
    }

    @Override
    public JournalStore journal() {
        return new JdbcJournalStore(database);
    }

    @Override
    public AuditStore audit() {
        return new JdbcAuditStore(database);
    }

    @Override
    public OutboxStore outbox() {
        return new JdbcOutboxStore(database);
    }

    /** The revision is read first, so that what is read after it is never older than it says. */
    @Override
    public Optional<CatalogSnapshot> catalogs(long knownRevision) {
        return database.read("read the catalogs", session -> {
            long revision = CatalogRevision.read(session);
            return revision == knownRevision
                    ? Optional.empty()
                    : Optional.of(new CatalogSnapshot(
                            revision,
                            CatalogTable.ROLES.all(session),
                            CatalogTable.GROUPS.all(session),
                            CatalogTable.ORGANIZATIONS.all(session),
                            CatalogTable.TEAMS.all(session),
                            CatalogTable.ATTRIBUTES.all(session),
                            CatalogTable.SETTINGS.all(session)));
        });
    }

    @Override
    public <C> Optional<C> capability(Class<C> ability) {
        return Optional.ofNullable(abilities.get(ability)).map(ability::cast);
    }

    @Override
    public void close() {
        release.run();
    }
}
