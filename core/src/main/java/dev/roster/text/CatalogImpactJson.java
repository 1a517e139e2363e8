package dev.roster.text;

import dev.roster.access.CatalogImpact;
import dev.roster.access.RoleChange;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.Scope;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the choice of a role catalog would do, as JSON for programs. */
public final class CatalogImpactJson {

    private CatalogImpactJson() {}

    /**
     * Adds {@code roles} with {@code key, change} (added, changed, removed), the levels {@code before} and {@code after},
     * and the scopes {@code gained} and {@code lost} by permission; {@code orphans} with {@code role, holders, first}; {@code
     * gaining, escalating, firstGaining, lostByActor}; {@code refusals}.
     *
     * @param json the object that is written
     * @param impact the impact
     */
    public static void add(JsonObject json, CatalogImpact impact) {
        json.objects("roles", impact.roles().stream(), CatalogImpactJson::add)
                .objects(
                        "orphans",
                        impact.orphans().stream(),
                        (object, orphan) -> object.text("role", orphan.role().value())
                                .number("holders", orphan.holders())
                                .texts("first", orphan.first()))
                .number("gaining", impact.gaining())
                .number("escalating", impact.escalating())
                .texts("firstGaining", impact.firstGaining())
                .texts(
                        "lostByActor",
                        impact.lostByActor().stream().map(Permission::name).toList())
                .texts(
                        "refusals",
                        impact.refusals().stream().map(issue -> issue.message()).toList());
    }

    private static void add(JsonObject json, RoleChange change) {
        json.text("key", change.key().value()).text("change", PlanJson.word(change.kind()));
        level(json, "before", change.before());
        level(json, "after", change.after());
        scopes(json, "gained", change.gained());
        scopes(json, "lost", change.lost());
    }

    private static void level(JsonObject json, String name, @Nullable Role role) {
        if (role != null) {
            json.number(name, role.level());
        }
    }

    private static void scopes(JsonObject json, String name, Map<Permission, Set<Scope>> scopes) {
        json.object(
                name,
                members -> scopes.forEach((permission, reach) -> members.texts(
                        permission.name(), reach.stream().map(PlanJson::word).toList())));
    }
}
