package dev.roster.access;

import dev.roster.model.Grant;
import dev.roster.model.Permission;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of an audit of rights.
 *
 * @param kind what it says
 * @param user whom it is about, or null for a role that nobody holds
 * @param name what people call the user, or null
 * @param permission what the user may do, of {@link Kind#CAN} alone
 * @param role the role that is held or granted, or that nobody holds
 * @param grant the grant, or null for a role that is held everywhere
 * @param path of {@link Kind#CAN} the roles from that one to the one that allows the permission; else empty; unmodifiable
 * @param scopes of {@link Kind#CAN} how far it reaches, at the place of the grant where there is one; else empty; unmodifiable
 * @param moment of {@link Kind#UNUSED} and {@link Kind#USE_UNKNOWN} the last sign-in or activity of the user, null when none is
 *     known; of {@link Kind#EXPIRING} and {@link Kind#EXPIRED} the end of the grant; else null
 * @param note of {@link Kind#UNUSUAL} the job title, of {@link Kind#EXPIRING} the notice, such as {@code 14 days}; else null
 */
public record RightsRow(
        Kind kind,
        @Nullable UserId user,
        @Nullable String name,
        @Nullable Permission permission,
        RoleKey role,
        @Nullable Grant grant,
        List<RoleKey> path,
        Set<Scope> scopes,
        @Nullable Instant moment,
        @Nullable String note) {

    /** What a line says. */
    public enum Kind {
        /** A user who is active has a permission, by one role or grant that counts now. */
        CAN,
        /** A grant counts since before a date, and its holder neither signed in nor did anything since that date. */
        UNUSED,
        /** The same, but nobody knows when the grant was given, or when its holder was last there. */
        USE_UNKNOWN,
        /** Nobody whom the one who asks may read holds a role, by grants neither. */
        UNHELD,
        /** A user holds a role that fewer than half of the others with the same job title hold, of five others or more. */
        UNUSUAL,
        /** A grant ends soon. */
        EXPIRING,
        /** A grant ended lately and may have to be renewed. */
        EXPIRED
    }

    /** Copies the lists. */
    public RightsRow {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(role, "role");
        path = List.copyOf(path);
        scopes = scopes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(scopes));
    }
}
