package dev.roster.plan;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The roles and custom attributes that the changes of a plan name, as they were defined when it was made. A change that
 * names one which is defined differently by now was previewed as something else, so it is left alone.
 *
 * @param texts what each definition said, ordered by kind and key
 */
public record Definitions(Map<Name, String> texts) {

    private static final Comparator<Name> ORDER =
            Comparator.comparing(Name::kind).thenComparing(Name::key);

    /** No definitions. */
    public static final Definitions NONE = new Definitions(Map.of());

    /** What can be defined. */
    public enum Kind {
        /** A role. */
        ROLE("role"),
        /** A custom attribute. */
        ATTRIBUTE("attribute");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /**
     * The name of a definition.
     *
     * @param kind what is defined
     * @param key its key
     */
    public record Name(Kind kind, String key) {

        /** Checks that everything is there. */
        public Name {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(key, "key");
        }

        /**
         * Names a role.
         *
         * @param key the key of the role
         * @return its name among definitions
         */
        public static Name ofRole(String key) {
            return new Name(Kind.ROLE, key);
        }

        /**
         * Names a custom attribute.
         *
         * @param key the key of the attribute
         * @return its name among definitions
         */
        public static Name ofAttribute(String key) {
            return new Name(Kind.ATTRIBUTE, key);
        }

        /** {@return what people read: {@code role "author"}} */
        public String words() {
            return kind.word + " \"" + key + "\"";
        }
    }

    /** Copies the map. */
    public Definitions {
        Map<Name, String> ordered = new TreeMap<>(ORDER);
        ordered.putAll(texts);
        texts = Collections.unmodifiableMap(ordered);
    }
}
