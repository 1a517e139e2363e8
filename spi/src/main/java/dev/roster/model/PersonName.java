package dev.roster.model;

import org.jspecify.annotations.Nullable;

/**
 * How a person is called.
 *
 * @param displayName the full name as people read it, or null
 * @param firstName the given name, or null
 * @param lastName the family name, or null
 * @param avatarUrl where a picture is, or null
 */
public record PersonName(
        @Nullable String displayName,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String avatarUrl) {}
