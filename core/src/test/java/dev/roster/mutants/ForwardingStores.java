package dev.roster.mutants;

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
import dev.roster.spi.Stores;
import dev.roster.spi.UserStore;
import java.util.Optional;

/** Stores that do what others do; a mutant overrides what it breaks. */
class ForwardingStores implements Stores {

    private final Stores real;

    ForwardingStores(Stores real) {
        this.real = real;
    }

    @Override
    public String id() {
        return real.id();
    }

    @Override
    public UserStore users() {
        return real.users();
    }

    @Override
    public CatalogStore<RoleKey, Role> roles() {
        return real.roles();
    }

    @Override
    public CatalogStore<GroupKey, Group> groups() {
        return real.groups();
    }

    @Override
    public CatalogStore<OrganizationKey, Organization> organizations() {
        return real.organizations();
    }

    @Override
    public CatalogStore<TeamKey, Team> teams() {
        return real.teams();
    }

    @Override
    public Optional<CatalogSnapshot> catalogs(long knownRevision) {
        return real.catalogs(knownRevision);
    }

    @Override
    public <C> Optional<C> capability(Class<C> ability) {
        return real.capability(ability);
    }

    @Override
    public CatalogStore<AttributeKey, CustomAttribute> attributes() {
        return real.attributes();
    }

    @Override
    public CatalogStore<String, Setting> settings() {
        return real.settings();
    }

    @Override
    public JournalStore journal() {
        return real.journal();
    }

    @Override
    public AuditStore audit() {
        return real.audit();
    }

    @Override
    public OutboxStore outbox() {
        return real.outbox();
    }

    @Override
    public void close() {
        real.close();
    }
}
