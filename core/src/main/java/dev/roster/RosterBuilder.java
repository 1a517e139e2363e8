package dev.roster;

import dev.roster.access.RoleCatalog;
import dev.roster.spi.Stores;
import dev.roster.tenant.TenantState;
import dev.roster.validation.RowRules;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Objects;

/** Collects what a {@link Roster} is made of. For one thread. */
public final class RosterBuilder {

    private final Stores stores;
    private RoleCatalog roles = RoleCatalog.levels();
    private Clock clock = Clock.systemUTC();
    private String tenant = "default";
    private String executor = randomName();
    private RowRules rules = RowRules.NONE;

    RosterBuilder(Stores stores) {
        this.stores = Objects.requireNonNull(stores, "stores");
    }

    /**
     * Chooses the roles that exist beside the stored ones; a stored role replaces one of the same key.
     *
     * @param catalog the roles; default {@link RoleCatalog#levels()}
     * @return this builder
     */
    public RosterBuilder roles(RoleCatalog catalog) {
        roles = catalog;
        return this;
    }

    /**
     * Chooses the clock.
     *
     * @param source what time it is; default the system's, in UTC
     * @return this builder
     */
    public RosterBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /**
     * Chooses what a tenant column in files must say.
     *
     * @param name the name of the tenant; default {@code default}
     * @return this builder
     */
    public RosterBuilder tenant(String name) {
        tenant = name;
        return this;
    }

    /**
     * Chooses the name under which this process executes runs.
     *
     * @param name a name that no other process uses; default a random one
     * @return this builder
     */
    public RosterBuilder executor(String name) {
        executor = name;
        return this;
    }

    /**
     * Chooses what users must be like beyond the rules of their fields, in files, forms and single calls alike.
     *
     * @param hostRules the rules, such as {@code RowRules.of(validator, UserForm::of)}; default none
     * @return this builder
     */
    public RosterBuilder rules(RowRules hostRules) {
        rules = hostRules;
        return this;
    }

    /** {@return the roster} */
    public Roster build() {
        return new Roster(new TenantState(stores, roles, clock, tenant, executor, rules));
    }

    private static String randomName() {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
