package dev.roster.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The roles and custom attributes that the changes of a plan name, as they were defined when it was made. A change that
 * names one which is defined differently by now was previewed as something else, so it is left alone.
 *
 * @param byName what the definition said, by what it defines: {@code role "author"}, {@code attribute "badge"}
 */
public record Definitions(Map<String, String> byName) {

    /** No definitions. */
    public static final Definitions NONE = new Definitions(Map.of());

    /** Copies the map, ordered by name. */
    public Definitions {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /**
     * The name of a role among definitions.
     *
     * @param key the key of the role
     * @return what people read
     */
    public static String nameOfRole(String key) {
        return "role \"" + key + "\"";
    }

    /**
     * The name of a custom attribute among definitions.
     *
     * @param key the key of the attribute
     * @return what people read
     */
    public static String nameOfAttribute(String key) {
        return "attribute \"" + key + "\"";
    }
}
