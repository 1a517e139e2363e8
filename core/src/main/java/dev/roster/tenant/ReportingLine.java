package dev.roster.tenant;

import dev.roster.access.NotAuthorizedException;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.spi.UserStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who reports to somebody at any distance, asked for level by level, since rules ask no store. */
public final class ReportingLine {

    /** More would not fit one question, and a role for everybody says the same. */
    private static final int MOST = Filter.In.MAX_VALUES;

    private final UserStore users;
    private final Filter among;

    /**
     * Asks a store.
     *
     * @param users the store
     */
    public ReportingLine(UserStore users) {
        this(users, Filter.everybody());
    }

    /**
     * Asks a store about some of its users.
     *
     * @param users the store
     * @param among who counts; the line ends at everybody else
     */
    public ReportingLine(UserStore users, Filter among) {
        this.users = users;
        this.among = among;
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
        Map<UserId, UserId> found = new LinkedHashMap<>();
        int others = 0;
        Collection<UserId> level = tops;
        while (!level.isEmpty()) {
            List<UserId> next = new ArrayList<>();
            try (Stream<User> reports = users.scan(among.and(Filter.in(Field.MANAGER_ID, level)))) {
                for (Iterator<User> rest = reports.iterator(); rest.hasNext(); ) {
                    User report = rest.next();
                    UserId manager = Objects.requireNonNull(report.employment().managerId());
                    if (found.putIfAbsent(report.id(), manager) == null && !tops.contains(report.id())) {
                        next.add(report.id());
                        requireFew(++others, tooMany);
                    }
                }
            }
            level = next;
        }
        Set<UserId> reports = new LinkedHashSet<>(found.keySet());
        reports.removeIf(id -> tops.contains(id) && !isUnderAnother(id, tops, found));
        requireFew(reports.size(), tooMany);
        return reports;
    }

    private static void requireFew(int reports, Supplier<RuntimeException> tooMany) {
        if (reports > MOST) {
            throw tooMany.get();
        }
    }

    /** A circle that comes back to somebody makes nobody their own report. */
    private static boolean isUnderAnother(UserId top, Set<UserId> tops, Map<UserId, UserId> managers) {
        Set<UserId> seen = new HashSet<>(Set.of(top));
        @Nullable UserId above = managers.get(top);
        while (above != null && seen.add(above)) {
            if (tops.contains(above)) {
                return true;
            }
            above = managers.get(above);
        }
        return false;
    }
}
