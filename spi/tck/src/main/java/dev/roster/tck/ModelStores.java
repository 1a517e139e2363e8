package dev.roster.tck;

import dev.roster.model.AttributeKey;
import dev.roster.model.CatalogEntry;
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
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UploadStore;
import dev.roster.spi.UserStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What stores must answer, as plain as can be: lists that are read from end to end. For one thread. */
final class ModelStores implements Stores {

    final JournalModel journal = new JournalModel();
    final AuditModel audit = new AuditModel();
    final OutboxModel outbox = new OutboxModel(audit);
    final TokenModel tokens = new TokenModel();
    final CredentialModel credentials = new CredentialModel();
    final DocumentModel documents = new DocumentModel();
    /** The entries of all catalogs. */
    final Map<CatalogEntry.Key, CatalogEntry> entries = new HashMap<>();

    final UserModel users = new UserModel(this);
    long revision = 1;

    private final MappingModel mappings = new MappingModel();
    private final AttemptModel attempts = new AttemptModel();
    private final Map<Class<?>, Object> abilities = Map.of(
            TokenStore.class, tokens,
            CredentialStore.class, credentials,
            DocumentStore.class, documents,
            MappingStore.class, mappings,
            SignInAttemptStore.class, attempts,
            UploadStore.class, new UploadModel());

    @Override
    public String id() {
        return "model";
    }

    @Override
    public UserStore users() {
        return users;
    }

    @Override
    public CatalogStore<RoleKey, Role> roles() {
        return catalog(Role.class, Role::key);
    }

    @Override
    public CatalogStore<GroupKey, Group> groups() {
        return catalog(Group.class, Group::key);
    }

    @Override
    public CatalogStore<OrganizationKey, Organization> organizations() {
        return catalog(Organization.class, Organization::key);
    }

    @Override
    public CatalogStore<TeamKey, Team> teams() {
        return catalog(Team.class, Team::key);
    }

    @Override
    public CatalogStore<AttributeKey, CustomAttribute> attributes() {
        return catalog(CustomAttribute.class, CustomAttribute::key);
    }

    @Override
    public CatalogStore<String, Setting> settings() {
        return catalog(Setting.class, Setting::key);
    }

    @Override
    public JournalStore journal() {
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
    public Optional<CatalogSnapshot> catalogs(long knownRevision) {
        return knownRevision == revision
                ? Optional.empty()
                : Optional.of(new CatalogSnapshot(
                        revision,
                        roles().all(),
                        groups().all(),
                        organizations().all(),
                        teams().all(),
                        attributes().all(),
                        settings().all()));
    }

    @Override
    public <C> Optional<C> capability(Class<C> ability) {
        return Optional.ofNullable(abilities.get(ability)).map(ability::cast);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    private <K extends Comparable<K>, V extends CatalogEntry> CatalogStore<K, V> catalog(
            Class<V> type, Function<V, K> key) {
        return new CatalogStore<>() {
            @Override
            public List<V> all() {
                return entries.values().stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .sorted(Comparator.comparing(key))
                        .toList();
            }

            @Override
            public Optional<V> find(K wanted) {
                return all().stream()
                        .filter(entry -> key.apply(entry).equals(wanted))
                        .findFirst();
            }
        };
    }
}
