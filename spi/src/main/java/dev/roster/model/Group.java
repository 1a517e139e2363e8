package dev.roster.model;

import java.util.Objects;

/**
 * A set of users.
 *
 * @param key how users refer to it
 * @param name what people read, 1 to 100 characters
 */
public record Group(GroupKey key, String name) implements CatalogEntry {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is blank or too long
     */
    public Group {
        Objects.requireNonNull(key, "key");
        name = Names.require(name, "group name");
    }

    /**
     * A group under its own name.
     *
     * @param name the name; its canonical form becomes the key
     * @return the group
     * @throws IllegalArgumentException if the name cannot be a key
     */
    public static Group named(String name) {
        return new Group(new GroupKey(name), name.strip());
    }

    @Override
    public Kind kind() {
        return Kind.GROUP;
    }

    @Override
    public Key entryKey() {
        return new Key(Kind.GROUP, key.value());
    }
}
