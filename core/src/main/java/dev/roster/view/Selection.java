package dev.roster.view;

import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Users whom somebody ticked in a table: these, or everybody in a view but some. Who belongs to a view is asked when the
 * selection is used. Immutable.
 *
 * <pre>{@code
 * try (ImportPlan plan = admin.plan(Selection.of(state).except(List.of(ada)), SelectionChange.add(Field.ROLES, List.of(new RoleKey("lead"))))) { ... }
 * }</pre>
 */
public final class Selection {

    /** The most users that are named one by one, in a selection or left out of it. */
    public static final int MAX_IDS = 100_000;

    private final @Nullable ViewState view;
    private final Set<UserId> ids;

    private Selection(@Nullable ViewState view, Collection<UserId> ids) {
        if (ids.size() > MAX_IDS) {
            throw new IllegalArgumentException(
                    "a selection names at most 100,000 users one by one, found " + ids.size() + "; select by a filter");
        }
        this.view = view;
        this.ids = new LinkedHashSet<>(ids);
    }

    /**
     * These users.
     *
     * @param ids their ids, in the order in which they are taken; duplicates count once
     * @return the selection
     * @throws IllegalArgumentException if they are more than 100,000
     */
    public static Selection of(Collection<UserId> ids) {
        return new Selection(null, ids);
    }

    /**
     * Everybody in a view, on all its pages.
     *
     * @param view what is looked at
     * @return the selection
     */
    public static Selection of(ViewState view) {
        return new Selection(Objects.requireNonNull(view, "view"), Set.of());
    }

    /**
     * The same selection without some users.
     *
     * @param left the ids of those who are left out
     * @return the changed copy
     * @throws IllegalArgumentException if more than 100,000 are left out of a view
     */
    public Selection except(Collection<UserId> left) {
        Set<UserId> changed = new LinkedHashSet<>(ids);
        if (view == null) {
            left.forEach(changed::remove);
        } else {
            changed.addAll(left);
        }
        return new Selection(view, changed);
    }

    /**
     * The users as they are now: those of a view in the order of their ids, so that each comes once however the view
     * changes meanwhile. Ids that were named come as they were named, also of users who are not there.
     *
     * @param views who looks
     * @return the ids; the caller closes the stream
     * @throws dev.roster.access.NotAuthorizedException if the view is filtered by an attribute that the actor may not see
     * @throws TooManyReportsException if the view names the managers of more than 10,000 users
     */
    public Stream<UserId> ids(Views views) {
        return view == null
                ? ids.stream()
                : views.scan(view.wanted()).map(User::id).filter(id -> !ids.contains(id));
    }

    /** {@return how the selection is called in plans} */
    @Override
    public String toString() {
        return view == null ? "selection of " + ids.size() : "selection of a view";
    }
}
