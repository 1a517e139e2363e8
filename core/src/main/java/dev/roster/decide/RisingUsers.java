package dev.roster.decide;

import dev.roster.access.RoleCatalog;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.RoleKey;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the changes after which somebody could rule others who could not before, which people look at first. */
final class RisingUsers {

    private final RoleCatalog roles;
    private final Map<RoleKey, Boolean> known = new HashMap<>();

    RisingUsers(RoleCatalog roles) {
        this.roles = roles;
    }

    boolean rises(PlannedChange change) {
        boolean before = false;
        boolean after = false;
        for (FieldChange<?> field : change.fields()) {
            if (field.field().equals(Field.ROLES) || field.field().equals(Field.GRANTS)) {
                before |= rules(field.before());
                after |= rules(field.after());
            }
        }
        return after && !before;
    }

    private boolean rules(@Nullable Object value) {
        if (value instanceof Set<?> held) {
            for (Object one : held) {
                RoleKey role = one instanceof Grant grant ? grant.role() : (RoleKey) one;
                if (known.computeIfAbsent(role, roles::letsRule)) {
                    return true;
                }
            }
        }
        return false;
    }
}
