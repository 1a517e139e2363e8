package dev.roster.access;

import dev.roster.cell.KnownKeys;
import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.GroupKey;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.UserStatus;
import dev.roster.plan.Prerequisites;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The roles, groups and organizations that exist when a plan is made.
 *
 * @param roles the roles
 * @param groups the groups
 * @param organizations the organizations
 */
public record Catalogs(RoleCatalog roles, Set<GroupKey> groups, Set<OrganizationKey> organizations)
        implements KnownKeys {

    private static final Set<Field<?>> KEPT =
            Set.of(Field.ROLES, Field.GRANTS, Field.GROUPS, Field.SET_ASIDE_GROUPS, Field.ORGANIZATION);

    /** How many roles a message names. */
    private static final int MAX_NAMES = 12;

    /** Copies the sets. */
    public Catalogs {
        groups = Set.copyOf(groups);
        organizations = Set.copyOf(organizations);
    }

    @Override
    public boolean isKnown(Field<?> field, String name) {
        if (field.equals(Field.ROLES)) {
            var key = RoleKey.parse(name);
            return key.isValid() && roles.find(key.value()).isPresent();
        }
        if (field.equals(Field.GROUPS) || field.equals(Field.SET_ASIDE_GROUPS)) {
            var key = GroupKey.parse(name);
            return key.isValid() && groups.contains(key.value());
        }
        if (field.equals(Field.GRANTS)) {
            var grant = Grant.parse(name);
            return grant.isValid() && isKnown(grant.value());
        }
        if (field.equals(Field.ORGANIZATION)) {
            var key = OrganizationKey.parse(name);
            return key.isValid() && organizations.contains(key.value());
        }
        return false;
    }

    /**
     * Whether the elements of a field must be in a catalog; teams and modules, among others, are called as anybody likes.
     *
     * @param field any field
     * @return whether {@link #isKnown} tells names that may be used from others
     */
    public static boolean keep(Field<?> field) {
        return KEPT.contains(field);
    }

    /** Teams and domains are not defined anywhere. */
    private boolean isKnown(Grant grant) {
        String key = grant.place().key();
        boolean isPlace = switch (grant.place().kind()) {
            case ORGANIZATION -> organizations.contains(new OrganizationKey(key));
            case GROUP -> groups.contains(new GroupKey(key));
            case TEAM, DOMAIN -> true;
        };
        return isPlace && roles.find(grant.role()).isPresent();
    }

    /**
     * The same with what a plan creates; a role that is known stays as it is.
     *
     * @param created what the plan creates
     * @return the larger copy
     */
    public Catalogs with(Prerequisites created) {
        Set<GroupKey> allGroups = new HashSet<>(groups);
        created.groups().forEach(group -> allGroups.add(group.key()));
        Set<OrganizationKey> allOrganizations = new HashSet<>(organizations);
        created.organizations().forEach(organization -> allOrganizations.add(organization.key()));
        List<Role> newRoles = created.roles().stream()
                .filter(role -> roles.find(role.key()).isEmpty())
                .toList();
        return new Catalogs(roles.with(newRoles), allGroups, allOrganizations);
    }

    /** {@return what the values of a field may be called; empty where anything may be written} */
    public List<String> namesOf(Field<?> field) {
        if (field.equals(Field.ROLES)) {
            return roles.all().stream().map(role -> role.key().value()).toList();
        }
        if (field.equals(Field.GROUPS) || field.equals(Field.SET_ASIDE_GROUPS)) {
            return groups.stream().map(GroupKey::value).sorted().toList();
        }
        if (field.equals(Field.ORGANIZATION)) {
            return organizations.stream().map(OrganizationKey::value).sorted().toList();
        }
        return field.equals(Field.STATUS)
                ? Arrays.stream(UserStatus.values()).map(UserStatus::word).toList()
                : List.of();
    }

    /** {@return the keys of the roles for messages, lower levels first; of more than 12 the first ones} */
    public String roleNames() {
        Stream<String> names = roles.all().stream()
                .limit(MAX_NAMES)
                .map(role -> CanonicalForm.of(role.key().value()));
        Stream<String> more = roles.all().size() > MAX_NAMES ? Stream.of("…") : Stream.of();
        return Stream.concat(names, more).collect(Collectors.joining(", "));
    }
}
