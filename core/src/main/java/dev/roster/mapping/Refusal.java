package dev.roster.mapping;

import dev.roster.model.Field;
import org.jspecify.annotations.Nullable;

/**
 * Why a column is not imported, whatever its cells look like.
 *
 * @param reason why, for people
 * @param kept the field that Roster keeps itself and the column holds, or null
 */
record Refusal(String reason, @Nullable Field<?> kept) {}
