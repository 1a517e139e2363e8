package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.access.Decision;
import dev.roster.access.NotAuthorizedException;
import dev.roster.mapping.ConfirmedMappings;
import dev.roster.mapping.MappingFingerprint;
import dev.roster.mapping.TableMapping;
import dev.roster.spi.MappingStore;
import dev.roster.spi.SavedMapping;
import dev.roster.tenant.TenantState;
import java.util.List;

/**
 * The confirmed mappings of a tenant.
 *
 * @param tenant whose mappings
 * @param actor who acts
 */
record MappingsDoor(TenantState tenant, Actor actor) implements ConfirmedMappings {

    @Override
    public SavedMapping confirm(TableMapping mapping) {
        SavedMapping saved = MappingFingerprint.confirmed(mapping, actor.name(), tenant.now());
        writable().save(saved);
        return saved;
    }

    @Override
    public List<SavedMapping> newest(int limit) {
        return tenant.stores()
                .capability(MappingStore.class)
                .map(mappings -> mappings.newest(limit))
                .orElse(List.of());
    }

    @Override
    public boolean forget(String fingerprint) {
        return writable().delete(fingerprint);
    }

    private MappingStore writable() {
        Decision decision = tenant.authorizer().mayManageAttributes(tenant.refreshed(actor));
        if (!decision.isAllowed()) {
            throw new NotAuthorizedException(decision.reason());
        }
        return tenant.stores().require(MappingStore.class);
    }
}
