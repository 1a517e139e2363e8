package dev.roster.text;

import dev.roster.access.NamedCatalog;
import dev.roster.access.RoleCatalogs;
import dev.roster.json.RoleCatalogCodec;

/**
 * Role catalogs as JSON, to be kept in files and read again.
 *
 * <pre>{@code
 * {"catalog": "clinic", "roles": [
 *   {"key": "nurse", "level": 1, "permissions": {"charts.read": ["groups"]}},
 *   {"key": "ward lead", "level": 2, "inherits": ["nurse"], "permissions": {"users.read": ["groups"]}},
 *   {"key": "owner", "level": 6, "permissions": {"tenant.own": ["all"]}}]}
 * }</pre>
 *
 * <p>A role has a {@code key}; {@code name} is by default the key, {@code level} 0, and {@code description, permissions}
 * with their scopes ({@code self, own, reports, all-reports, groups, organization, all}), {@code inherits} and
 * {@code domain} are nothing. Without {@code roles} the object means the catalog of that name that comes with Roster.
 */
public final class RoleCatalogJson {

    private RoleCatalogJson() {}

    /**
     * Writes a catalog with all its roles.
     *
     * @param catalog the catalog
     * @return what {@link #read} reads again as an equal catalog
     */
    public static String write(NamedCatalog catalog) {
        return RoleCatalogCodec.write(new RoleCatalogCodec.Content(catalog.name(), catalog.roles()));
    }

    /**
     * Reads a catalog that anybody may have written.
     *
     * @param text JSON of up to 1,048,576 characters and 1,000 roles
     * @return the catalog
     * @throws IllegalArgumentException if it is no catalog, two roles have the same key, or roles inherit from each other in
     *     a circle; the message says which, and prints the circle
     */
    public static NamedCatalog read(String text) {
        RoleCatalogCodec.Content content = RoleCatalogCodec.read(text);
        return RoleCatalogs.of(content.name(), content.roles());
    }
}
