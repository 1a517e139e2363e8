package dev.roster.access;

import dev.roster.model.Role;
import dev.roster.model.RoleBuilder;
import dev.roster.model.RoleKey;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives roles the permissions that they inherit. For one thread and one call. */
final class Inheritance {

    private final Map<RoleKey, Role> defined;
    private final Map<RoleKey, Role> resolved = new HashMap<>();
    private final Set<RoleKey> path = new LinkedHashSet<>();

    Inheritance(Map<RoleKey, Role> defined) {
        this.defined = defined;
    }

    /**
     * Every role with what it inherits, directly or not. Unknown roles give nothing, and nor does the blocked one.
     *
     * @throws IllegalArgumentException if roles inherit from each other in a circle, which the message prints
     */
    Map<RoleKey, Role> resolved() {
        defined.values().stream().sorted((a, b) -> a.key().compareTo(b.key())).forEach(this::resolve);
        return Map.copyOf(resolved);
    }

    /** The circle in words; empty when there is none. */
    Optional<String> circle() {
        try {
            resolved();
            return Optional.empty();
        } catch (IllegalArgumentException circle) {
            return Optional.of(String.valueOf(circle.getMessage()));
        }
    }

    private Role resolve(Role role) {
        Role known = resolved.get(role.key());
        if (known != null) {
            return known;
        }
        if (!path.add(role.key())) {
            throw new IllegalArgumentException("roles inherit from each other in a circle: " + circleAt(role.key()));
        }
        Role whole = role.inherits().isEmpty() ? role : withInherited(role);
        path.remove(role.key());
        resolved.put(role.key(), whole);
        return whole;
    }

    private Role withInherited(Role role) {
        RoleBuilder whole = role.toBuilder();
        for (RoleKey key : role.inherits()) {
            Role parent = key.equals(RoleCatalog.BLOCKED) ? null : defined.get(key);
            if (parent != null) {
                resolve(parent)
                        .permissions()
                        .forEach((permission, scopes) -> scopes.forEach(scope -> whole.allow(permission, scope)));
            }
        }
        return whole.build();
    }

    private String circleAt(RoleKey start) {
        return path.stream()
                .dropWhile(key -> !key.equals(start))
                .map(RoleKey::value)
                .collect(Collectors.joining(" > ", "", " > " + start));
    }
}
