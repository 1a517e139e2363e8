package dev.roster.plan;

import dev.roster.access.RoleCatalog;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The roles and custom attributes that the changes of a plan name, as they were defined when it was made. A change that
 * names one which is defined differently by now was previewed as something else, so it is left alone.
 *
 * @param byName what the definition said, by what it defines: {@code role "author"}, {@code attribute "badge"}
 */
public record Definitions(Map<String, String> byName) {

    /** No definitions. */
    public static final Definitions NONE = new Definitions(Map.of());

    /** Copies the map, ordered by name. */
    public Definitions {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /**
     * The name of a role among definitions.
     *
     * @param key the key of the role
     * @return what people read
     */
    public static String nameOfRole(String key) {
        return "role \"" + key + "\"";
    }

    /**
     * The name of a custom attribute among definitions.
     *
     * @param key the key of the attribute
     * @return what people read
     */
    public static String nameOfAttribute(String key) {
        return "attribute \"" + key + "\"";
    }

    /**
     * What is defined differently now, or not at all.
     *
     * @param roles the roles as they are now
     * @param fields the fields as they are now
     * @return the names of the definitions
     */
    public Set<String> changedSince(RoleCatalog roles, Fields fields) {
        Map<String, String> now = new TreeMap<>();
        roles.all().forEach(role -> now.put(nameOfRole(role.key().value()), textOf(roles.resolved(role.key()))));
        for (Field<?> field : fields.all()) {
            field.attribute().ifPresent(attribute -> now.put(nameOfAttribute(field.key()), textOf(attribute)));
        }
        Set<String> changed = new HashSet<>();
        byName.forEach((name, text) -> {
            if (!text.equals(now.get(name))) {
                changed.add(name);
            }
        });
        return changed;
    }

    /** Collects what changes name. */
    static final class Collector {

        private final RoleCatalog roles;
        private final Set<Object> seen = new HashSet<>();
        private final Map<String, String> byName = new TreeMap<>();

        Collector(RoleCatalog roles) {
            this.roles = roles;
        }

        void add(PlannedChange change) {
            for (FieldChange<?> field : change.fields()) {
                field.field().attribute().filter(seen::add).ifPresent(this::add);
                if (field.field().equals(Field.ROLES) && field.after() instanceof Set<?> keys) {
                    keys.forEach(this::add);
                }
            }
        }

        private void add(CustomAttribute attribute) {
            byName.put(nameOfAttribute(attribute.key().value()), textOf(attribute));
        }

        private void add(Object key) {
            if (key instanceof RoleKey role && seen.add(role)) {
                roles.find(role)
                        .ifPresent(known -> byName.put(nameOfRole(role.value()), textOf(roles.resolved(role))));
            }
        }

        Definitions definitions() {
            return byName.isEmpty() ? NONE : new Definitions(byName);
        }

        void clear() {
            seen.clear();
            byName.clear();
        }
    }

    private static String textOf(Role role) {
        StringBuilder text = new StringBuilder().append(role.level());
        role.permissions().forEach((permission, scopes) -> text.append(' ')
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
