package dev.roster.model;

import java.util.Objects;

/**
 * A company, or a part of one, that users belong to.
 *
 * @param key how users refer to it
 * @param name what people read, 1 to 100 characters
 */
public record Organization(OrganizationKey key, String name) implements CatalogEntry {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is blank or too long
     */
    public Organization {
        Objects.requireNonNull(key, "key");
        name = Names.require(name, "organization name");
    }

    /**
     * A organization under its own name.
     *
     * @param name the name; its canonical form becomes the key
     * @return the organization
     * @throws IllegalArgumentException if the name cannot be a key
     */
    public static Organization named(String name) {
        return new Organization(new OrganizationKey(name), name.strip());
    }

    @Override
    public Kind kind() {
        return Kind.ORGANIZATION;
    }

    @Override
    public Key entryKey() {
        return new Key(Kind.ORGANIZATION, key.value());
    }
}
