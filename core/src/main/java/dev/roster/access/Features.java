package dev.roster.access;

import dev.roster.model.User;
import java.util.Optional;

/**
 * What a host switches on and off: flags of its product, what a tenant is for, which integrations are set up. Asked for every
 * list of actions, so it answers from memory; safe for use by many threads.
 */
public interface Features {

    /** Off by default; on while a directory is set up that users are taken over from. */
    String DIRECTORY = "directory";

    /** Nothing is switched, so that every feature is as its gate says; nobody is support staff. */
    Features DEFAULTS = name -> Optional.empty();

    /** On by default; while it is off, nobody defines attributes whose values are users (J9). */
    String USER_ATTRIBUTES = "CAN_SEE_USER_TYPE_CUSTOM_ATTRIBUTES";

    /** On by default; while it is off, nobody registers, whatever the settings of the tenant say. */
    String REGISTRATION = "registration";

    /**
     * Whether a feature is on.
     *
     * @param name the name that a {@link Gate.Feature} has, such as {@code CAN_EDIT_USERS}
     * @return whether it is on, or empty to leave it as the gate says
     */
    Optional<Boolean> isOn(String name);

    /**
     * Decides by a feature.
     *
     * @param name its name
     * @param byDefault whether it is on where the host says nothing
     * @return allowed while it is on, else {@link Denial#FLAG}
     */
    default Decision allow(String name, boolean byDefault) {
        return isOn(name).orElse(byDefault) ? Decision.allow() : Refusal.FEATURE.of(name);
    }

    /**
     * The level of somebody who supports the product for its vendor, which is beside all roles of the tenant.
     *
     * @param actor who acts
     * @return the level, 1 or more; 0, the default, for everybody who is no such person
     */
    default int supportLevel(User actor) {
        return 0;
    }
}
