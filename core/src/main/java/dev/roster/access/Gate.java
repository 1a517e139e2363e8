package dev.roster.access;

import dev.roster.model.Role;
import dev.roster.model.UserStatus;
import java.util.Set;

/** What an action of a menu asks beside the permission that it needs. */
public sealed interface Gate {

    /**
     * A feature must be on.
     *
     * @param name what {@link Features} calls it: {@code CAN_EDIT_USERS}
     * @param byDefault whether it is on where the host says nothing
     */
    record Feature(String name, boolean byDefault) implements Gate {

        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Feature {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a feature has a name, such as CAN_EDIT_USERS");
            }
        }
    }

    /**
     * The actor must have at least this level in the domain {@code people}, by roles that count everywhere or there alone.
     *
     * @param least the level, 0 to 99
     */
    record Level(int least) implements Gate {

        /**
         * Checks the level.
         *
         * @throws IllegalArgumentException if it is out of bounds
         */
        public Level {
            if (least < 0 || least > Role.MAX_LEVEL) {
                throw new IllegalArgumentException("a level is 0 to 99, found " + least);
            }
        }
    }

    /**
     * The actor must be support staff of at least this level: {@link Features#supportLevel}.
     *
     * @param least the level, 1 or more
     */
    record SupportLevel(int least) implements Gate {

        /**
         * Checks the level.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public SupportLevel {
            if (least < 1) {
                throw new IllegalArgumentException("a support level is 1 or more, found " + least);
            }
        }
    }

    /**
     * The user whom it is about must have one of these states.
     *
     * @param any the states, one at least; unmodifiable
     */
    record Status(Set<UserStatus> any) implements Gate {

        /**
         * Copies the states.
         *
         * @throws IllegalArgumentException if there are none
         */
        public Status {
            any = Set.copyOf(any);
            if (any.isEmpty()) {
                throw new IllegalArgumentException("a gate of states names one at least");
            }
        }
    }
}
