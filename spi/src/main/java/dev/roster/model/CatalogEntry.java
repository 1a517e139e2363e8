package dev.roster.model;

import java.util.Objects;

/**
 * What a tenant defines beside its users: a role, a group, an organization, a team, a custom attribute or a
 * setting. Immutable.
 */
public sealed interface CatalogEntry permits Role, Group, Organization, Team, CustomAttribute, Setting {

    /** Which catalog an entry belongs to, for switches without a default. */
    enum Kind {
        /** {@link Role}. */
        ROLE("role"),
        /** {@link Group}. */
        GROUP("group"),
        /** {@link Organization}. */
        ORGANIZATION("organization"),
        /** {@link Team}. */
        TEAM("team"),
        /** {@link CustomAttribute}. */
        ATTRIBUTE("attribute"),
        /** {@link Setting}. */
        SETTING("setting");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** {@return what people call it, in lower case} */
        public String word() {
            return word;
        }
    }

    /**
     * Which entry is meant, whatever it says.
     *
     * @param kind the catalog
     * @param value the key in that catalog, in canonical form
     */
    record Key(Kind kind, String value) {

        /** Checks that both are there. */
        public Key {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(value, "value");
        }

        /**
         * Tells whether a user holds the role, or belongs to the group, organization or team. Custom
         * attributes and settings are held by nobody: users keep their values, unseen, when an attribute goes.
         *
         * @param user the user
         * @return whether an entry of this key must not go while the user is as given
         */
        public boolean isHeldBy(User user) {
            Access access = user.access();
            return switch (kind) {
                case ROLE ->
                    access.roles().contains(new RoleKey(value))
                            || access.grants().stream()
                                    .anyMatch(grant -> grant.role().value().equals(value));
                case GROUP ->
                    access.groups().contains(new GroupKey(value))
                            || access.setAsideGroups().contains(new GroupKey(value));
                case ORGANIZATION -> new OrganizationKey(value).equals(access.organization());
                case TEAM -> access.teams().contains(new TeamKey(value));
                case ATTRIBUTE, SETTING -> false;
            };
        }

        @Override
        public String toString() {
            return kind.word() + " \"" + value + "\"";
        }
    }

    /** {@return which catalog the entry belongs to} */
    Kind kind();

    /** {@return which entry it is} */
    Key entryKey();
}
