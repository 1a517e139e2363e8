package dev.roster.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role that a user holds in one place, perhaps for a time. Roles of {@link Access#roles()} hold everywhere and without
 * end; a grant never makes an owner of the tenant. A user holds a role at a place once: a longer time replaces the shorter.
 * Made by {@link #of} and the methods that change a copy, never by hosts: more components may follow.
 *
 * <pre>{@code
 * Grant.of(new RoleKey("lead"), Place.of(new TeamKey("backend"))).until(Instant.parse("2026-06-01T00:00:00Z")).why("leave of Ada")
 * }</pre>
 *
 * <p>The text is {@code lead@team:backend [until 2026-06-01T00:00:00Z why leave of Ada]}: role and place, and in brackets
 * what there is of {@code from}, {@code until}, {@code by} and {@code why}, in that order. The marks {@code @ [ ] | %} inside
 * of keys and ids are written {@code %40} and so on, in words of why only {@code |} and {@code %}.
 *
 * @param role the role
 * @param place where it counts
 * @param from from which moment on, to the microsecond, or null for always
 * @param until until just before which moment, to the microsecond, or null for ever
 * @param why the justification, 1 to 500 visible characters, or null
 * @param by who granted it, or null when that is not known
 */
public record Grant(
        RoleKey role,
        Place place,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String why,
        @Nullable UserId by)
        implements Comparable<Grant> {

    private static final int MAX_WHY = 500;
    private static final Comparator<Grant> ORDER = Comparator.comparing(Grant::role)
            .thenComparing(Grant::place)
            .thenComparing(Grant::text, CanonicalForm::compare);

    /**
     * Cuts moments to the microsecond and checks the rest.
     *
     * @throws IllegalArgumentException if the time ends before it begins, or the justification is too long or holds
     *     invisible characters
     */
    public Grant {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(place, "place");
        from = from == null ? null : from.truncatedTo(ChronoUnit.MICROS);
        until = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("a grant from " + from + " must end after that, found " + until);
        }
        why = why == null || why.isBlank() ? null : why.strip();
        if (why != null && (why.length() > MAX_WHY || !CanonicalForm.isVisible(why))) {
            throw new IllegalArgumentException("the justification of a grant has up to 500 visible characters");
        }
    }

    /**
     * A grant for ever, without more words.
     *
     * @param role the role
     * @param place where it counts
     * @return the grant
     */
    public static Grant of(RoleKey role, Place place) {
        return new Grant(role, place, null, null, null, null);
    }

    /**
     * Reads a text as {@link #text()} writes it, without throwing.
     *
     * @param text any text
     * @return the grant, or {@link IssueCode#GRANT_INVALID}
     */
    public static Parsed<Grant> parse(String text) {
        return GrantText.parse(text);
    }

    /**
     * A copy that begins at a moment.
     *
     * @param moment the first moment at which it counts, or null for always
     * @return the copy
     * @throws IllegalArgumentException if it would end before it begins
     */
    public Grant from(@Nullable Instant moment) {
        return new Grant(role, place, moment, until, why, by);
    }

    /**
     * A copy that ends at a moment.
     *
     * @param moment the first moment at which it counts no more, or null for ever
     * @return the copy
     * @throws IllegalArgumentException if it would end before it begins
     */
    public Grant until(@Nullable Instant moment) {
        return new Grant(role, place, from, moment, why, by);
    }

    /**
     * A copy with a justification.
     *
     * @param words 1 to 500 visible characters, or null for none
     * @return the copy
     * @throws IllegalArgumentException if the words are too long or hold invisible characters
     */
    public Grant why(@Nullable String words) {
        return new Grant(role, place, from, until, words, by);
    }

    /**
     * A copy that tells who granted it.
     *
     * @param user who, or null
     * @return the copy
     */
    public Grant by(@Nullable UserId user) {
        return new Grant(role, place, from, until, why, user);
    }

    /**
     * A copy that keeps what it does not name from a grant of the same role at the same place that is there already: a change
     * that says nothing of the end leaves it where it is. To be without an end, a grant is taken away and given anew.
     *
     * @param there the grant that is there
     * @return the copy
     * @throws IllegalArgumentException if it is of another role or place, or the beginning of one is not before the end of the
     *     other
     */
    public Grant keeping(Grant there) {
        if (!role.equals(there.role) || !place.equals(there.place)) {
            throw new IllegalArgumentException(this + " is not the grant " + there);
        }
        return new Grant(
                role,
                place,
                from == null ? there.from : from,
                until == null ? there.until : until,
                why == null ? there.why : why,
                by == null ? there.by : by);
    }

    /**
     * Whether the grant counts at a moment.
     *
     * @param moment the moment
     * @return whether it has begun and not ended
     */
    public boolean countsAt(Instant moment) {
        return (from == null || !moment.isBefore(from)) && !hasEndedAt(moment);
    }

    /**
     * Whether the grant is over at a moment.
     *
     * @param moment the moment
     * @return whether it has ended, at that moment or before
     */
    public boolean hasEndedAt(Instant moment) {
        return until != null && !moment.isBefore(until);
    }

    /** {@return everything there is, in the text form that {@link #parse} reads} */
    public String text() {
        return GrantText.of(this);
    }

    @Override
    public int compareTo(Grant other) {
        return ORDER.compare(this, other);
    }

    /** {@return role and place alone, as in {@code lead@team:backend}: what filters compare} */
    @Override
    public String toString() {
        return GrantText.encoded(role.value()) + "@" + place;
    }

    static List<String> texts(Set<Grant> grants) {
        return grants.stream().map(Grant::text).toList();
    }
}
