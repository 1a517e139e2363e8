package dev.roster.tenant;

import dev.roster.access.NamedCatalog;
import dev.roster.access.RoleCatalogs;
import dev.roster.json.RoleCatalogCodec;
import dev.roster.model.Setting;
import dev.roster.spi.StoreException;
import java.util.List;

/** The role catalog that a tenant chose, as it remembers it. */
public final class ChosenRoles {

    /** The key of the setting. */
    public static final String KEY = "roles";

    private ChosenRoles() {}

    /**
     * What is remembered for a catalog: the name of one that comes with Roster, else everything.
     *
     * @param catalog the catalog
     * @return the setting
     * @throws IllegalArgumentException if the catalog is longer than a setting may be
     */
    public static Setting setting(NamedCatalog catalog) {
        return new Setting(
                KEY,
                RoleCatalogCodec.write(new RoleCatalogCodec.Content(
                        catalog.name(), catalog.isBuiltIn() ? List.of() : catalog.roles())));
    }

    /**
     * Reads what is remembered.
     *
     * @param setting the setting
     * @return the catalog
     * @throws IllegalArgumentException if it is none
     */
    public static NamedCatalog catalog(Setting setting) {
        RoleCatalogCodec.Content content = RoleCatalogCodec.read(setting.json());
        return RoleCatalogs.of(content.name(), content.roles());
    }

    /**
     * The catalog among all settings, the neutral one where none was chosen; nothing is decided by one unread.
     *
     * @throws StoreException if the chosen one cannot be read
     */
    static NamedCatalog among(List<Setting> settings) {
        for (Setting setting : settings) {
            if (setting.key().equals(KEY)) {
                try {
                    return catalog(setting);
                } catch (IllegalArgumentException e) {
                    throw new StoreException(
                            "the role catalog that the tenant chose cannot be read (" + e.getMessage()
                                    + "); name the roles in code until it is chosen anew",
                            e);
                }
            }
        }
        return RoleCatalogs.all().get(0);
    }
}
