package dev.roster.tenant;

import dev.roster.access.NotAuthorizedException;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.spi.UserStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Who reports to somebody at any distance, asked for level by level, since rules ask no store. */
public final class ReportingLine {

    /** More would not fit one question, and a role for everybody says the same. */
    private static final int MOST = Filter.In.MAX_VALUES;

    private final UserStore users;

    /**
     * Asks a store.
     *
     * @param users the store
     */
    public ReportingLine(UserStore users) {
        this.users = users;
    }

    /**
     * Everybody under a user, without the user; circles end where they began.
     *
     * @throws NotAuthorizedException if they are more than 10,000
     */
    public Set<UserId> under(User top) {
        return under(
                Set.of(top.id()),
                () -> new NotAuthorizedException(
                        top.label() + " has more than 10,000 reports at all levels, which is too many to ask"
                                + " for one by one; give them a role that reaches everybody or their organization"));
    }

    /**
     * Everybody under some users; circles end where they began.
     *
     * @param tops the users; those who report to another of them are in the answer
     * @param tooMany what is thrown when they are more than 10,000
     * @return who reports to any of them at any distance
     */
    public Set<UserId> under(Set<UserId> tops, Supplier<RuntimeException> tooMany) {
        Set<UserId> found = new LinkedHashSet<>();
        Collection<UserId> level = tops;
        while (!level.isEmpty()) {
            List<UserId> next = new ArrayList<>();
            try (Stream<User> reports = users.scan(Filter.in(Field.MANAGER_ID, level))) {
                for (Iterator<User> rest = reports.iterator(); rest.hasNext(); ) {
                    UserId id = rest.next().id();
                    boolean isCircle = tops.size() == 1 && tops.contains(id);
                    if (!isCircle && found.add(id) && !tops.contains(id)) {
                        next.add(id);
                    }
                    if (found.size() > MOST) {
                        throw tooMany.get();
                    }
                }
            }
            level = next;
        }
        return found;
    }
}
