package dev.roster.memory;

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
import dev.roster.spi.AuditStore;
import dev.roster.spi.CatalogSnapshot;
import dev.roster.spi.CatalogStore;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.JournalStore;
import dev.roster.spi.MappingStore;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.SealingKeys;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UploadStore;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One tenant's data in the memory of this process, gone with it. Safe for use by many threads.
 *
 * <pre>{@code
 * var stores = InMemoryStores.of(ada, grace);
 * }</pre>
 */
public final class InMemoryStores implements Stores {

    private static final int MAX_ID = 64;

    /** All stores share one lock, so that a unit is atomic across them. */
    private final Object lock = new Object();

    private final String id;
    private final InMemoryCatalogs catalogs = new InMemoryCatalogs(lock);
    private final InMemoryJournal journal = new InMemoryJournal(lock);
    private final InMemoryAudit audit = new InMemoryAudit(lock);
    private final InMemoryOutbox outbox = new InMemoryOutbox(lock, audit);
    private final InMemoryTokens tokens = new InMemoryTokens(lock);
    private final InMemorySignInAttempts signInAttempts = new InMemorySignInAttempts(lock);
    private final UserTable table = new UserTable();
    private final InMemoryCredentials credentials = new InMemoryCredentials(lock, table);
    private final InMemoryMappings mappings = new InMemoryMappings(lock);
    private final InMemoryDocuments documents = new InMemoryDocuments(lock);
    private final byte[] sealingKey = drawnKey();
    private final Map<Class<?>, Object> abilities = Map.of(
            TokenStore.class, tokens,
            SignInAttemptStore.class, signInAttempts,
            CredentialStore.class, credentials,
            MappingStore.class, mappings,
            DocumentStore.class, documents,
            UploadStore.class, new InMemoryUploads(lock),
            SealingKeys.class, (SealingKeys) this::sealingKey);
    private final InMemoryUsers users = new InMemoryUsers(lock, table, this);

    /** Makes empty stores under the id {@code memory}. */
    public InMemoryStores() {
        this("memory");
    }

    private byte[] sealingKey() {
        return sealingKey.clone();
    }

    private static byte[] drawnKey() {
        byte[] key = new byte[SealingKeys.MIN_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private InMemoryStores(String id) {
        if (id.isEmpty() || id.length() > MAX_ID || !id.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "stores id \"" + id + "\" must have 1 to 64 visible ASCII characters without spaces");
        }
        this.id = id;
    }

    /**
     * Makes empty stores.
     *
     * @param id the identity of their data, 1 to 64 visible ASCII characters
     * @return the stores
     * @throws IllegalArgumentException if the id is none
     */
    public static InMemoryStores named(String id) {
        return new InMemoryStores(id);
    }

    /**
     * Makes stores that hold users already.
     *
     * @param users the users; one of version 0 gets version 1
     * @return the stores, under the id {@code memory}
     * @throws IllegalArgumentException if two users have the same id, user name, e-mail address or employee id
     */
    public static InMemoryStores of(User... users) {
        var stores = new InMemoryStores();
        List<CommitUnit> units =
                Arrays.stream(users).map(InMemoryStores::insert).toList();
        List<UnitOutcome> outcomes = stores.users().commit(units, CommitGuards.NONE);
        for (int i = 0; i < users.length; i++) {
            if (!outcomes.get(i).equals(UnitOutcome.WRITTEN)) {
                throw new IllegalArgumentException(users[i] + " shares a unique value with an earlier user: "
                        + outcomes.get(i).field());
            }
        }
        return stores;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public UserStore users() {
        return users;
    }

    @Override
    public CatalogStore<RoleKey, Role> roles() {
        return catalogs.roles;
    }

    @Override
    public CatalogStore<GroupKey, Group> groups() {
        return catalogs.groups;
    }

    @Override
    public CatalogStore<OrganizationKey, Organization> organizations() {
        return catalogs.organizations;
    }

    @Override
    public CatalogStore<TeamKey, Team> teams() {
        return catalogs.teams;
    }

    @Override
    public CatalogStore<AttributeKey, CustomAttribute> attributes() {
        return catalogs.attributes;
    }

    @Override
    public CatalogStore<String, Setting> settings() {
        return catalogs.settings;
    }

    @Override
    public Optional<CatalogSnapshot> catalogs(long knownRevision) {
        synchronized (lock) {
            return catalogs.since(knownRevision);
        }
    }

    @Override
    public JournalStore journal() {
        return journal;
    }

    /** The runs that a unit may write. */
    InMemoryJournal runs() {
        return journal;
    }

    @Override
    public AuditStore audit() {
        return audit;
    }

    @Override
    public OutboxStore outbox() {
        return outbox;
    }

    @Override
    public <C> Optional<C> capability(Class<C> ability) {
        return Optional.ofNullable(abilities.get(ability)).map(ability::cast);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    /** The catalogs that a unit may write. */
    InMemoryCatalogs catalogs() {
        return catalogs;
    }

    /** The tokens that a unit may write. */
    InMemoryTokens tokens() {
        return tokens;
    }

    /** What users sign in with, which a unit may write. */
    InMemoryCredentials credentials() {
        return credentials;
    }

    /** Whether the journal has the unit already. To be called under the lock. */
    boolean isRepeated(CommitUnit unit) {
        return unit.journal() != null && journal.has(unit.journal());
    }

    /** Keeps what belongs to a written unit beside users, catalogs, tokens and credentials. To be called under the lock. */
    void keepRecords(CommitUnit unit) {
        unit.writes().forEach(this::keepRecords);
        if (unit.journal() != null) {
            journal.keep(unit.journal());
        }
        audit.keep(unit.audit());
        outbox.keep(unit.outbox());
    }

    private void keepRecords(Write write) {
        if (write instanceof Write.FinishedRun finished) {
            journal.keep(finished.run());
        } else if (write instanceof Write.EraseUser erasure) {
            journal.erase(erasure.id());
            audit.erase(erasure.id());
            outbox.erase(erasure.id());
            documents.erase(erasure.id());
        }
    }

    private static CommitUnit insert(User user) {
        User stored = user.version() == 0 ? user.with(copy -> copy.version(1)) : user;
        return new CommitUnit(List.of(new Write.InsertUser(stored)), null, List.of(), List.of());
    }
}
