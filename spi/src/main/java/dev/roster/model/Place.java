package dev.roster.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Where a {@link Grant} counts: an organization, a team, a group or a domain. Made by {@link #of(GroupKey)} and its like.
 *
 * @param kind what the place is
 * @param key its key, in canonical form
 */
public record Place(Kind kind, String key) implements Comparable<Place> {

    /** What a place is. */
    public enum Kind {
        /** The users of an organization. */
        ORGANIZATION,
        /** The members of a team. */
        TEAM,
        /** The members of a group. */
        GROUP,
        /** A part of the product; see {@link DomainKey}. */
        DOMAIN;

        private static final List<Kind> ALL = List.of(values());

        /** {@return the word in texts, such as {@code team}} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::kind).thenComparing(Place::key, CanonicalForm::compare);

    /**
     * Folds and checks the key.
     *
     * @throws IllegalArgumentException if the text is no key
     */
    public Place {
        Objects.requireNonNull(kind, "kind");
        key = Keys.require(key, "key of a place");
    }

    /**
     * The users of an organization.
     *
     * @param organization the organization
     * @return the place
     */
    public static Place of(OrganizationKey organization) {
        return new Place(Kind.ORGANIZATION, organization.value());
    }

    /**
     * The members of a team.
     *
     * @param team the team
     * @return the place
     */
    public static Place of(TeamKey team) {
        return new Place(Kind.TEAM, team.value());
    }

    /**
     * The members of a group.
     *
     * @param group the group
     * @return the place
     */
    public static Place of(GroupKey group) {
        return new Place(Kind.GROUP, group.value());
    }

    /**
     * A part of the product.
     *
     * @param domain the domain
     * @return the place
     */
    public static Place of(DomainKey domain) {
        return new Place(Kind.DOMAIN, domain.value());
    }

    /**
     * Reads {@code team:backend} without throwing.
     *
     * @param text any text
     * @return the place, or {@link IssueCode#GRANT_INVALID}
     */
    public static Parsed<Place> parse(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? "" : CanonicalForm.of(text.substring(0, colon));
        for (Kind kind : Kind.ALL) {
            if (kind.word().equals(word)) {
                Parsed<Place> place =
                        Keys.parse(GrantText.decoded(text.substring(colon + 1)), key -> new Place(kind, key));
                return place.isValid() ? place : Parsed.failed(IssueCode.GRANT_INVALID);
            }
        }
        return Parsed.failed(IssueCode.GRANT_INVALID);
    }

    /**
     * Whether a user is there.
     *
     * @param user the user
     * @return whether the user is of the organization, or in the team or group, also in a group set aside; nobody is in a
     *     domain
     */
    public boolean holds(User user) {
        Access access = user.access();
        return switch (kind) {
            case ORGANIZATION ->
                access.organization() != null && access.organization().value().equals(key);
            case TEAM -> access.teams().stream().anyMatch(team -> team.value().equals(key));
            case GROUP ->
                access.groups().stream().anyMatch(group -> group.value().equals(key))
                        || access.setAsideGroups().stream()
                                .anyMatch(group -> group.value().equals(key));
            case DOMAIN -> false;
        };
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** {@return as in {@code team:backend}} */
    @Override
    public String toString() {
        return kind.word() + ":" + GrantText.encoded(key);
    }
}
