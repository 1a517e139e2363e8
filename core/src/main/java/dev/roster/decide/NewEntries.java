package dev.roster.decide;

import dev.roster.access.Authorizer;
import dev.roster.access.Catalogs;
import dev.roster.access.Decision;
import dev.roster.cell.KnownKeys;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.Prerequisites;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Roles, groups and organizations that rows name and nobody knows yet. The ones that final rows use become
 * prerequisites of the plan.
 */
final class NewEntries implements KnownKeys {

    /** More new names than this in one file are a mistake in the mapping, not an organization. */
    static final int MAX_NEW = 1_000;

    private final DecisionTerms terms;
    private final Map<RoleKey, Role> roles = new LinkedHashMap<>();
    private final Map<GroupKey, Group> groups = new LinkedHashMap<>();
    private final Map<OrganizationKey, Organization> organizations = new LinkedHashMap<>();
    private final Map<Field<?>, Set<String>> used = new HashMap<>();
    private Authorizer authorizer;

    NewEntries(DecisionTerms terms) {
        this.terms = terms;
        this.authorizer = terms.authorizer();
    }

    /** Decides with the roles that the plan creates. */
    Authorizer authorizer() {
        return authorizer;
    }

    @Override
    public boolean isKnown(Field<?> field, String name) {
        return terms.catalogs().isKnown(field, name);
    }

    /** Whether the actor may have an unknown name created. */
    Decision mayCreate(Field<?> field) {
        return field.equals(Field.ROLES)
                ? terms.authorizer().mayManageRoles(terms.actor())
                : terms.authorizer().mayManageGroups(terms.actor());
    }

    /** Takes up a new name; false when there are too many. */
    boolean create(Field<?> field, String name) {
        if (field.equals(Field.ROLES)) {
            return createRole(Role.named(name));
        }
        if (field.equals(Field.GROUPS)) {
            Group group = Group.named(name);
            return take(groups, group.key(), group);
        }
        Organization organization = Organization.named(name);
        return take(organizations, organization.key(), organization);
    }

    private static <K, V> boolean take(Map<K, V> entries, K key, V entry) {
        if (entries.containsKey(key)) {
            return true;
        }
        if (entries.size() >= MAX_NEW) {
            return false;
        }
        entries.put(key, entry);
        return true;
    }

    private boolean createRole(Role role) {
        int before = roles.size();
        if (!take(roles, role.key(), role)) {
            return false;
        }
        if (roles.size() == before) {
            return true;
        }
        authorizer = new Authorizer(
                terms.catalogs().roles().with(roles.values()), Fields.with(attributesOf(terms.fields())));
        return true;
    }

    /** Notes what a final row uses. */
    void use(PlannedChange change) {
        if (roles.isEmpty() && groups.isEmpty() && organizations.isEmpty()) {
            return;
        }
        for (FieldChange<?> field : change.fields()) {
            if (Catalogs.keep(field.field())) {
                used.computeIfAbsent(field.field(), any -> new HashSet<>()).addAll(textsAfter(field));
            }
        }
    }

    /** Forgets what rows use. */
    void useNothing() {
        used.clear();
    }

    /** The new names that final rows use. */
    Prerequisites prerequisites() {
        return new Prerequisites(
                roles.values().stream()
                        .filter(role -> isUsed(Field.ROLES, role.key().value()))
                        .toList(),
                groups.values().stream()
                        .filter(group -> isUsed(Field.GROUPS, group.key().value()))
                        .toList(),
                organizations.values().stream()
                        .filter(organization ->
                                isUsed(Field.ORGANIZATION, organization.key().value()))
                        .toList(),
                Prerequisites.NONE.obsolete(),
                null);
    }

    private boolean isUsed(Field<?> field, String key) {
        return used.getOrDefault(field, Set.of()).contains(key);
    }

    private static <T> List<String> textsAfter(FieldChange<T> change) {
        T after = change.after();
        return after == null ? List.of() : change.field().formatAll(after);
    }

    private static List<CustomAttribute> attributesOf(Fields fields) {
        List<CustomAttribute> attributes = new ArrayList<>();
        fields.all().forEach(field -> field.attribute().ifPresent(attributes::add));
        return attributes;
    }
}
