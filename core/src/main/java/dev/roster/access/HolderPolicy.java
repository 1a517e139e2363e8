package dev.roster.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the users who hold an entry that is deleted.
 *
 * @param kind what happens
 * @param replacement the key of what they get instead, for {@link Kind#REASSIGN}; else null
 */
public record HolderPolicy(Kind kind, @Nullable String replacement) {

    /** What can happen. */
    public enum Kind {
        /** Nothing is deleted while somebody holds it. Example: group navy has 3 members, so it stays. */
        REFUSE,
        /** It is taken from them in the same unit. Example: 3 users leave group navy, then navy goes. */
        REMOVE,
        /** They get another entry in its place, in the same unit. Example: 3 users move from navy to fleet. */
        REASSIGN
    }

    /**
     * Checks that a replacement stands where one is needed.
     *
     * @throws IllegalArgumentException if it is missing, or stands where none is needed
     */
    public HolderPolicy {
        Objects.requireNonNull(kind, "kind");
        if ((kind == Kind.REASSIGN) != (replacement != null)) {
            throw new IllegalArgumentException("a replacement goes with REASSIGN, and only with it");
        }
    }

    /** {@return nothing is deleted while somebody holds it} */
    public static HolderPolicy refuse() {
        return new HolderPolicy(Kind.REFUSE, null);
    }

    /** {@return it is taken from its holders, 1,000 at the most} */
    public static HolderPolicy remove() {
        return new HolderPolicy(Kind.REMOVE, null);
    }

    /**
     * Gives the holders, 1,000 at the most, something else.
     *
     * @param key the key of what they get instead
     * @return the policy
     */
    public static HolderPolicy reassign(String key) {
        return new HolderPolicy(Kind.REASSIGN, Objects.requireNonNull(key, "key"));
    }
}
