package dev.roster.preview;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.spi.UserStore;
import dev.roster.tenant.TenantState;
import dev.roster.words.FullName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds stored users by full name, for cells that name people so: two questions for 200 names, one for the name that is
 * shown and one for given and family name, whatever order they are written in.
 *
 * @param users who knows them
 * @param wanted whom the actor may see
 */
record UsersByName(UserStore users, Filter wanted) {

    /** Few enough for one statement. */
    private static final int CHUNK = 200;

    /** Finds those whom an actor may see and who are not deleted; asks nothing where no names are wanted. */
    static Collection<User> find(TenantState tenant, Actor actor, Collection<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        Filter readable = new Authorizer(tenant.roles(), tenant.fields()).readable(actor);
        return new UsersByName(tenant.stores().users(), readable.and(TenantState.NOT_DELETED)).find(names);
    }

    /**
     * Finds the users.
     *
     * @param names full names, in the form in which they are compared
     * @return all users who have one of them, in no particular order
     */
    Collection<User> find(Collection<String> names) {
        Map<UserId, User> found = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(new LinkedHashSet<>(names));
        for (int start = 0; start < all.size(); start += CHUNK) {
            List<String> chunk = all.subList(start, Math.min(all.size(), start + CHUNK));
            addAll(shown(chunk), found);
            addAll(inParts(chunk), found);
        }
        return found.values();
    }

    private void addAll(Filter names, Map<UserId, User> found) {
        UserQuery query = UserQuery.first(UserQuery.MAX_LIMIT).where(wanted.and(names));
        for (Page page = users.query(query); ; page = users.query(query.from(page.nextCursor()))) {
            page.users().forEach(user -> found.put(user.id(), user));
            if (page.nextCursor() == null) {
                return;
            }
        }
    }

    /** The names as they may be shown: {@code ada byron} and {@code byron, ada}. */
    private static Filter shown(List<String> names) {
        Set<String> writings = new LinkedHashSet<>();
        for (String name : names) {
            writings.add(name);
            FullName.parts(name).forEach(parts -> writings.add(parts.family() + ", " + parts.given()));
        }
        return Filter.in(Field.DISPLAY_NAME, writings);
    }

    /** Family names first, which many stores look up faster than a great many pairs. */
    private static Filter inParts(List<String> names) {
        Set<String> families = new LinkedHashSet<>();
        List<Filter> pairs = new ArrayList<>();
        for (String name : names) {
            for (FullName.Parts parts : FullName.parts(name)) {
                families.add(parts.family());
                pairs.add(Filter.of(Field.FIRST_NAME, Operator.EQUAL, parts.given())
                        .and(Filter.of(Field.LAST_NAME, Operator.EQUAL, parts.family())));
            }
        }
        return pairs.isEmpty()
                ? Filter.nobody()
                : Filter.in(Field.LAST_NAME, families).and(new Filter.Any(pairs));
    }
}
