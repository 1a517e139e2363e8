package dev.roster.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A set of users who work together, perhaps inside one organization.
 *
 * @param key how users refer to it
 * @param name what people read, 1 to 100 characters
 * @param organization the organization that it belongs to, or null when it belongs to none
 */
public record Team(TeamKey key, String name, @Nullable OrganizationKey organization) implements CatalogEntry {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is blank or too long
     */
    public Team {
        Objects.requireNonNull(key, "key");
        name = Names.require(name, "team name");
    }

    /**
     * A team of no organization under its own name.
     *
     * @param name the name; its canonical form becomes the key
     * @return the team
     * @throws IllegalArgumentException if the name cannot be a key
     */
    public static Team named(String name) {
        return new Team(new TeamKey(name), name.strip(), null);
    }

    @Override
    public Kind kind() {
        return Kind.TEAM;
    }

    @Override
    public Key entryKey() {
        return new Key(Kind.TEAM, key.value());
    }
}
