package dev.roster.benchmarks;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Stores;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An administrator, a manager and five reports among many users. */
final class Staff {

    static final UserId ADMIN = new UserId("staff-admin");
    static final UserId MANAGER = new UserId("staff-manager");

    private static final int REPORTS = 5;

    private Staff() {}

    /** Adds them, unless they are there. */
    static void hire(Stores stores) {
        if (!stores.users().findAll(List.of(ADMIN)).isEmpty()) {
            return;
        }
        List<CommitUnit> units = new ArrayList<>();
        units.add(insert(ADMIN, "Admin", null));
        units.add(insert(MANAGER, "Manager", null));
        for (int i = 0; i < REPORTS; i++) {
            units.add(insert(new UserId("staff-report-" + i), "Member", MANAGER));
        }
        Contender.commit(stores, units);
    }

    static Session session(Stores stores, UserId actor) {
        return Roster.on(stores).build().as(actor);
    }

    /** The first users by id. */
    static List<UserId> firstIds(Stores stores, int count) {
        List<UserId> ids = new ArrayList<>();
        UserQuery query = UserQuery.first(UserQuery.MAX_LIMIT);
        while (ids.size() < count) {
            Page page = stores.users().query(query);
            page.users().forEach(user -> ids.add(user.id()));
            if (page.nextCursor() == null) {
                return ids;
            }
            query = query.from(page.nextCursor());
        }
        return ids.subList(0, count);
    }

    private static CommitUnit insert(UserId id, String role, @Nullable UserId manager) {
        User user = User.builder(id)
                .version(1)
                .userName(new UserName(id.value()))
                .displayName("Staff " + id)
                .roles(List.of(new RoleKey(role)))
                .managerId(manager)
                .build();
        return new CommitUnit(List.of(new Write.InsertUser(user)), null, List.of(), List.of());
    }
}
