package dev.roster.account;

import dev.roster.access.Actor;
import dev.roster.model.User;
import java.util.List;
import java.util.Objects;

/**
 * What an application adds to the page of a user (J4), such as skills or open requests. Registered under a title by {@link
 * dev.roster.RosterBuilder#detailSection}. Asked with each {@link Users#detailOf}, after the actor was found to see the user, so
 * it answers within moments and bounds itself what it reads. Safe for use by many threads.
 *
 * <pre>{@code
 * UserDetailSection skills = (user, actor) ->
 *         skillsOf(user.id()).stream().map(skill -> new UserDetailSection.Row(skill.name(), skill.grade())).toList();
 * Roster.on(stores).detailSection("Skills", skills).build();
 * }</pre>
 */
@FunctionalInterface
public interface UserDetailSection {

    /** How many rows of a section are shown at the most. */
    int MAX_ROWS = 100;

    /** How long a label or a value is shown at the most, in UTF-16 characters. */
    int MAX_TEXT = 1_000;

    /**
     * The rows about a user, in the order in which people read them.
     *
     * @param user the user as the actor may see them
     * @param actor who looks; what that person may not see is left out here
     * @return the rows; those after the first {@value #MAX_ROWS} are not shown, and longer texts are cut
     * @throws RuntimeException if they cannot be told now: the page says so under the title, and the exception is logged
     */
    List<Row> rows(User user, Actor actor);

    /**
     * A line of a section.
     *
     * @param label what it is about, such as {@code Java}
     * @param value what there is to say, such as {@code expert}
     */
    record Row(String label, String value) {

        /** Checks that both are there. */
        public Row {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(value, "value");
        }
    }
}
