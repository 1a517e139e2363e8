package dev.roster.account;

import dev.roster.access.Decision;
import dev.roster.access.Denial;
import dev.roster.access.OfferedAction;
import dev.roster.access.RightsRow;
import dev.roster.model.Grant;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.RoleKey;
import dev.roster.model.Team;
import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page of one user shows (J4, C7), as one actor may see it. Made by {@link Users#detailOf}, never by hosts:
 * more components may follow. Immutable.
 *
 * @param user the user, without the attributes that the actor may not see
 * @param rights what the user may do, and by what
 * @param membership where the user belongs
 * @param sections what the application adds, in the order of registration
 * @param notes what administrators noted
 * @param history what was done to the user: the newest page
 * @param actions what the actor may do to the user, each action of the menu, available or not with the reason
 * @param names what people call the users who are named elsewhere in here (the manager, who granted, noted or changed
 *     something), as far as the actor may read them
 */
public record UserDetail(
        User user,
        Held rights,
        Membership membership,
        List<Section> sections,
        Noted notes,
        UserHistory history,
        List<OfferedAction> actions,
        Map<UserId, String> names) {

    /** Copies the collections. */
    public UserDetail {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(rights, "rights");
        Objects.requireNonNull(membership, "membership");
        Objects.requireNonNull(notes, "notes");
        Objects.requireNonNull(history, "history");
        sections = List.copyOf(sections);
        actions = List.copyOf(actions);
        names = Map.copyOf(names);
    }

    /**
     * What a user holds and may do.
     *
     * @param shown the roles that people should see: {@code blocked} alone while the account rests (J6), else those held; unmodifiable
     * @param roles each role that is held, granted or inherited, whether it counts now or not; unmodifiable
     * @param permissions what the user may do now, by which role or grant: lines of {@link RightsRow.Kind#CAN}; none for who is
     *     not active; unmodifiable
     */
    public record Held(List<RoleKey> shown, List<HeldRole> roles, List<RightsRow> permissions) {

        /** Copies the collections. */
        public Held {
            shown = List.copyOf(shown);
            roles = List.copyOf(roles);
            permissions = List.copyOf(permissions);
        }
    }

    /**
     * A role with its origin.
     *
     * @param role the role
     * @param path by which roles it is inherited, from the one that is held or granted to this one; that one alone where this is
     *     it; unmodifiable
     * @param grant the grant with its place, end and who gave it; null for a role that is held everywhere
     * @param denial why it does not count now, or null when it does: {@link Denial#STATE} for who is not active or is blocked,
     *     {@link Denial#NOT_YET} and {@link Denial#EXPIRED} for a grant at another time, {@link Denial#NOT_KNOWN} for a role that
     *     is not defined
     */
    public record HeldRole(
            RoleKey role,
            List<RoleKey> path,
            @Nullable Grant grant,
            @Nullable Denial denial) {

        /** Copies the path. */
        public HeldRole {
            Objects.requireNonNull(role, "role");
            path = List.copyOf(path);
        }

        /** {@return whether it is held because another role inherits from it} */
        public boolean isInherited() {
            return path.size() > 1;
        }
    }

    /**
     * Where a user belongs, as far as it is defined; {@link User#access()} has the keys of the rest.
     *
     * @param organization the organization, or null
     * @param teams the teams, by key; unmodifiable
     * @param groups the groups, by key; unmodifiable
     * @param directReports how many users whom the actor may read report to the user, without deleted ones; {@value
     *     UserReview#MOST} says at least so many
     */
    public record Membership(
            @Nullable Organization organization, List<Team> teams, List<Group> groups, long directReports) {

        /** Copies the lists. */
        public Membership {
            teams = List.copyOf(teams);
            groups = List.copyOf(groups);
        }
    }

    /**
     * What an application adds.
     *
     * @param title the title under which it is registered
     * @param state whether everything is there
     * @param rows the rows; unmodifiable
     */
    public record Section(String title, State state, List<UserDetailSection.Row> rows) {

        /** Whether everything is there. */
        public enum State {
            /** The section is as the application gave it. */
            COMPLETE,
            /** There were more rows, or longer texts, than are shown. */
            CUT,
            /** The application could not tell now; there are no rows. */
            FAILED
        }

        /** Copies the rows. */
        public Section {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(state, "state");
            rows = List.copyOf(rows);
        }
    }

    /**
     * What administrators noted.
     *
     * @param decision whether the actor may see notes, or why not; there are none then
     * @param newest the newest notes, {@value #MOST} at the most; {@link Users#notes} lists more; unmodifiable
     */
    public record Noted(Decision decision, List<Note> newest) {

        /** How many notes are shown. */
        public static final int MOST = 20;

        /** Copies the notes. */
        public Noted {
            Objects.requireNonNull(decision, "decision");
            newest = List.copyOf(newest);
        }
    }

    /** {@return the id alone: the rest is personal data} */
    @Override
    public String toString() {
        return "UserDetail[" + user.id() + "]";
    }
}
