package dev.roster.cli;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The columns of a tenant file: downloaded, edited and imported again, it changes what was edited and no more. */
final class TenantFile {

    private static final int REMEMBERED_MANAGERS = 10_000;

    private final Function<UserId, Optional<User>> users;
    private final Map<UserId, String> managers = new HashMap<>();

    /**
     * A tenant file.
     *
     * @param users finds managers, who are named by their user names
     */
    TenantFile(Function<UserId, Optional<User>> users) {
        this.users = users;
    }

    List<FileColumn> columns() {
        return List.of(
                FileColumn.named("userId", Field.USER_NAME),
                FileColumn.named("tenant", user -> ""),
                FileColumn.named("firstName", Field.FIRST_NAME),
                FileColumn.named("lastName", Field.LAST_NAME),
                FileColumn.named("email", Field.PRIMARY_EMAIL),
                FileColumn.named("enabled", user -> enabled(user.access().status())),
                FileColumn.named("reportsTo", this::reportsTo),
                FileColumn.named("roles", Field.ROLES),
                FileColumn.named("taskNotification", Field.TASK_NOTIFICATION),
                FileColumn.named("transaction", user -> ""),
                FileColumn.named("notifyIfNewUser", user -> ""));
    }

    /** Yes or no where that says it; any other state by its own word, so that it is kept. */
    private static String enabled(UserStatus status) {
        return switch (status) {
            case ACTIVE -> "true";
            case INACTIVE -> "false";
            default -> status.word();
        };
    }

    private String reportsTo(User user) {
        UserId manager = user.employment().managerId();
        if (manager == null) {
            return "";
        }
        if (managers.size() == REMEMBERED_MANAGERS) {
            managers.clear();
        }
        return managers.computeIfAbsent(
                manager,
                id -> users.apply(id)
                        .map(found -> UserText.text(Field.USER_NAME, found))
                        .filter(name -> !name.isEmpty())
                        .orElse(id.value()));
    }
}
