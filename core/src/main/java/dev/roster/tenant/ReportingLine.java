package dev.roster.tenant;

import dev.roster.access.NotAuthorizedException;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.spi.UserStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who reports to somebody at any distance, asked for level by level, since rules ask no store. */
final class ReportingLine {

    /** More would not fit one question, and a role for everybody says the same. */
    private static final int MOST = Filter.In.MAX_VALUES;

    private final UserStore users;

    ReportingLine(UserStore users) {
        this.users = users;
    }

    /**
     * Everybody under a user, without the user; circles end where they began.
     *
     * @throws NotAuthorizedException if they are more than 10,000
     */
    Set<UserId> under(User top) {
        Set<UserId> found = new LinkedHashSet<>();
        List<UserId> level = List.of(top.id());
        while (!level.isEmpty()) {
            List<UserId> next = new ArrayList<>();
            try (Stream<User> reports = users.scan(Filter.in(Field.MANAGER_ID, level))) {
                for (Iterator<User> rest = reports.iterator(); rest.hasNext(); ) {
                    UserId id = rest.next().id();
                    if (!id.equals(top.id()) && found.add(id)) {
                        next.add(id);
                    }
                    if (found.size() > MOST) {
                        throw new NotAuthorizedException(
                                top.label() + " has more than 10,000 reports at all levels, which is too many to ask"
                                        + " for one by one; give them a role that reaches everybody or their organization");
                    }
                }
            }
            level = next;
        }
        return found;
    }
}
