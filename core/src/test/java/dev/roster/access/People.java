package dev.roster.access;

import dev.roster.model.GroupKey;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import java.util.List;
import java.util.stream.Stream;

/** Users for tests of this package. */
final class People {

    private People() {}

    static User user(String id, String... roles) {
        return User.builder(new UserId(id))
                .userName(new UserName(id))
                .roles(roles(roles))
                .build();
    }

    /** A user who reports to the manager and is in group {@code team} with everybody who is made here. */
    static User reportOf(User manager, String id, String... roles) {
        return user(id, roles).with(user -> user.managerId(manager.id()).groups(groups("team")));
    }

    static User inactive(User user) {
        return user.with(change -> change.status(UserStatus.INACTIVE));
    }

    static List<RoleKey> roles(String... names) {
        return Stream.of(names).map(RoleKey::new).toList();
    }

    static List<GroupKey> groups(String... names) {
        return Stream.of(names).map(GroupKey::new).toList();
    }
}
