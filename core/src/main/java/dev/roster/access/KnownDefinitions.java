package dev.roster.access;

import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Grant;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.plan.Definitions;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The roles and custom attributes as they are defined at one moment, to tell what a plan names and what of it changed
 * since. Immutable.
 *
 * @param roles the roles
 * @param fields the fields
 */
public record KnownDefinitions(RoleCatalog roles, Fields fields) {

    /**
     * What is defined differently now, or not at all.
     *
     * @param planned the definitions as they were
     * @return the names of the definitions that are not what they were
     */
    public Set<Definitions.Name> changedSince(Definitions planned) {
        Map<Definitions.Name, String> now = new HashMap<>();
        roles.all()
                .forEach(role ->
                        now.put(Definitions.Name.ofRole(role.key().value()), textOf(roles.resolved(role.key()))));
        for (Field<?> field : fields.all()) {
            field.attribute()
                    .ifPresent(attribute -> now.put(Definitions.Name.ofAttribute(field.key()), textOf(attribute)));
        }
        Set<Definitions.Name> changed = new HashSet<>();
        planned.texts().forEach((name, text) -> {
            if (!text.equals(now.get(name))) {
                changed.add(name);
            }
        });
        return changed;
    }

    /** Collects the definitions that changes name. For one thread. */
    public static final class Collector {

        private final RoleCatalog roles;
        private final Set<Object> seen = new HashSet<>();
        private final Map<Definitions.Name, String> texts = new HashMap<>();

        /**
         * Starts with nothing.
         *
         * @param roles the roles as they are now
         */
        public Collector(RoleCatalog roles) {
            this.roles = roles;
        }

        /**
         * Takes what a change names.
         *
         * @param change the change
         */
        public void add(PlannedChange change) {
            for (FieldChange<?> field : change.fields()) {
                field.field().attribute().filter(seen::add).ifPresent(this::add);
                if (field.field().equals(Field.ROLES) && field.after() instanceof Set<?> keys) {
                    keys.forEach(this::add);
                }
                if (field.field().equals(Field.GRANTS) && field.after() instanceof Set<?> grants) {
                    grants.forEach(grant -> add(((Grant) grant).role()));
                }
            }
        }

        private void add(CustomAttribute attribute) {
            texts.put(Definitions.Name.ofAttribute(attribute.key().value()), textOf(attribute));
        }

        private void add(Object key) {
            if (key instanceof RoleKey role && seen.add(role)) {
                roles.find(role)
                        .ifPresent(known ->
                                texts.put(Definitions.Name.ofRole(role.value()), textOf(roles.resolved(role))));
            }
        }

        /** {@return what was named so far} */
        public Definitions definitions() {
            return texts.isEmpty() ? Definitions.NONE : new Definitions(texts);
        }

        /** Forgets what was named. */
        public void clear() {
            seen.clear();
            texts.clear();
        }
    }

    private static String textOf(Role role) {
        StringBuilder text = new StringBuilder().append(role.level());
        role.permissions()
                .forEach((permission, scopes) -> text.append(' ')
                        .append(permission)
                        .append(scopes.stream().map(Scope::name).collect(Collectors.joining(",", "=", ""))));
        return role.domain() == null
                ? text.toString()
                : text.append(" in ").append(role.domain()).toString();
    }

    private static String textOf(CustomAttribute attribute) {
        return attribute.type().name();
    }
}
