package dev.roster.tenant;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Catalogs;
import dev.roster.access.RoleCatalog;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.validation.RowRules;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One tenant as it is stored now: every question goes to the stores again. Safe for use by many threads.
 *
 * @param stores what the tenant keeps
 * @param builtInRoles the roles that exist beside the stored ones
 * @param clock what time it is
 * @param name what a tenant column in files must say
 * @param executor who executes runs, different for every process
 * @param rules what the host asks of users beyond their fields
 */
public record TenantState(
        Stores stores, RoleCatalog builtInRoles, Clock clock, String name, String executor, RowRules rules) {

    /** Checks that everything is there. */
    public TenantState {
        Objects.requireNonNull(stores, "stores");
        Objects.requireNonNull(builtInRoles, "builtInRoles");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(rules, "rules");
    }

    /** {@return the time, to the microsecond, which every database keeps} */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** {@return the built-in fields and the custom attributes} */
    public Fields fields() {
        return Fields.with(stores.attributes().all());
    }

    /** {@return the built-in roles and the stored ones, which replace them} */
    public RoleCatalog roles() {
        return builtInRoles.with(stores.roles().all());
    }

    /** {@return the roles, groups and organizations that exist} */
    public Catalogs catalogs() {
        return new Catalogs(
                roles(),
                stores.groups().all().stream().map(Group::key).collect(Collectors.toSet()),
                stores.organizations().all().stream().map(Organization::key).collect(Collectors.toSet()));
    }

    /** {@return who may do what, by the roles and fields of now} */
    public Authorizer authorizer() {
        return new Authorizer(roles(), fields());
    }

    /**
     * An actor as stored now.
     *
     * @param actor who acts
     * @return the same actor; one who is gone may do nothing
     */
    public Actor refreshed(Actor actor) {
        User user = actor.user();
        if (user == null) {
            return actor;
        }
        List<User> found = stores.users().findAll(List.of(user.id()));
        User now = found.isEmpty() ? user.with(gone -> gone.status(UserStatus.INACTIVE)) : found.get(0);
        return Actor.of(now).at(clock.instant());
    }

    /** {@return the newest run, which sets a plan apart from an equal one before it} */
    public Optional<PlanId> newestRun() {
        return stores.journal().runs(EnumSet.allOf(Run.Kind.class), null, 1).stream()
                .map(Run::plan)
                .findFirst();
    }

    /**
     * Counts the active users who own the tenant.
     *
     * @param roles the roles as they are now
     * @return how many there are
     */
    public long owners(RoleCatalog roles) {
        Set<String> owning =
                roles.ownerRoles().stream().map(RoleKey::value).collect(Collectors.toCollection(LinkedHashSet::new));
        Filter active = Filter.of(Field.STATUS, Operator.EQUAL, UserStatus.ACTIVE);
        return stores.users().count(active.and(new Filter.In(Field.ROLES, owning)), Long.MAX_VALUE);
    }
}
