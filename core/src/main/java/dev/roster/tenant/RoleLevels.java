package dev.roster.tenant;

import dev.roster.access.RoleCatalog;
import dev.roster.model.Field;
import dev.roster.model.Role;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.spi.StoreException;
import dev.roster.spi.Touch;
import dev.roster.spi.UserStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the level beside the roles of every user what the roles of now say. A commit writes it with the roles of a user;
 * when the level of a role changes, its holders follow after the commit, 1,000 at a time, without a new version.
 *
 * <p>Each level costs two questions to the store, which answers from its indexes and gives those alone whose level is
 * wrong, and each 1,000 wrong users one more question and one write.
 */
public final class RoleLevels {

    private static final Logger LOG = LoggerFactory.getLogger(RoleLevels.class);

    private final TenantState tenant;
    private final UserStore users;

    /**
     * Prepares to compare.
     *
     * @param tenant whose users
     */
    public RoleLevels(TenantState tenant) {
        this.tenant = tenant;
        this.users = tenant.stores().users();
    }

    /**
     * Gives everybody the level of their highest role; 0 where none of the roles has one any more. May be interrupted and
     * repeated at will, and never fails: what the store does not answer or write now is mended when the next roster is
     * built.
     */
    public void mend() {
        try {
            compare();
        } catch (StoreException later) {
            LOG.warn(
                    "the levels of users are not yet those of their roles; they are compared again at the next start",
                    later);
        }
    }

    private void compare() {
        Map<Integer, Set<String>> rolesByLevel = tenant.roles().all().stream()
                .filter(RoleCatalog::isRank)
                .collect(Collectors.groupingBy(
                        Role::level,
                        TreeMap::new,
                        Collectors.mapping(role -> role.key().value(), Collectors.toSet())));
        rolesByLevel.forEach((level, roles) -> {
            Filter holders = new Filter.In(Field.ROLES, roles);
            mend(holders.and(new Filter.Any(List.of(none(), is(Operator.LESS, level)))));
            mend(is(Operator.EQUAL, level).and(new Filter.Not(holders)));
        });
        Set<String> levels = rolesByLevel.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
        mend(is(Operator.GREATER, 0).and(new Filter.Not(new Filter.In(Field.ROLE_LEVEL, levels))));
    }

    private static Filter none() {
        return new Filter.Not(new Filter.Comparison(Field.ROLE_LEVEL, Operator.PRESENT, ""));
    }

    private static Filter is(Operator operator, int level) {
        return Filter.of(Field.ROLE_LEVEL, operator, (long) level);
    }

    /** Page by page behind the last user that was mended, so that nobody is looked at twice. */
    private void mend(Filter wrong) {
        UserQuery query = UserQuery.first(UserQuery.MAX_LIMIT).where(wrong);
        Page page = users.query(query);
        touch(page.users());
        while (page.nextCursor() != null) {
            page = users.query(query.from(page.nextCursor()));
            touch(page.users());
        }
    }

    private void touch(List<User> wrong) {
        List<Touch> touches = touches(wrong);
        if (!touches.isEmpty()) {
            users.touch(touches);
        }
    }

    /** By the roles of now, which somebody may have changed once more; that call mends what this one leaves. */
    private List<Touch> touches(List<User> wrong) {
        if (wrong.isEmpty()) {
            return List.of();
        }
        RoleCatalog roles = tenant.roles();
        List<Touch> touches = new ArrayList<>();
        for (User user : wrong) {
            long level = roles.levelOf(user).orElse(0);
            if (level != Objects.requireNonNullElse(user.lifecycle().roleLevel(), -1L)) {
                touches.add(Touch.roleLevel(user.id(), level));
            }
        }
        return touches;
    }
}
