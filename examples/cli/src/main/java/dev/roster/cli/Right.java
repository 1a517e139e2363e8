package dev.roster.cli;

import dev.roster.access.Action;
import dev.roster.access.Explanation;
import dev.roster.access.Rights;
import dev.roster.model.Field;
import dev.roster.model.Permission;
import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** What {@code can} and {@code explain} are asked: whose right to what, over whom. */
final class Right {

    @Parameters(
            index = "0",
            paramLabel = "USER",
            description = "Whose right it is: an id, user name, e-mail or employee id.")
    private String user = "";

    @Parameters(
            index = "1",
            paramLabel = "ACTION|PERMISSION",
            description =
                    "What: read, update, deactivate, reactivate, soft-delete, restore, delete, or a permission such as"
                            + " users.update. An action of nobody in particular asks for its permission.")
    private String what = "";

    @Parameters(index = "2", arity = "0..1", paramLabel = "TARGET", description = "Over whom (default: anybody).")
    private @Nullable String target;

    /**
     * The answer of the library.
     *
     * @throws Refused if there is no such user, or the one who asks may not see them
     */
    Explanation explain(Desk desk) {
        UserDesk users = new UserDesk(desk);
        UserId whose = oneself(desk).orElseGet(() -> users.requireAny(user).id());
        UserId whom = target == null ? null : whom(users, target);
        Rights rights = desk.session().access();
        Optional<Action> action = Action.builtIn().stream()
                .filter(known -> known.name().equals(what))
                .findFirst();
        if (action.isPresent() && whom != null && !action.get().equals(Action.CREATE)) {
            return rights.explain(whose, action.get(), whom);
        }
        return rights.explain(whose, action.map(Action::permission).orElseGet(() -> new Permission(what)), whom);
    }

    /** Who may not act finds nobody, but may ask about themselves. */
    private Optional<UserId> oneself(Desk desk) {
        return Optional.ofNullable(desk.actor().user())
                .filter(own -> Stream.of(Field.ID, Field.USER_NAME, Field.PRIMARY_EMAIL, Field.EMPLOYEE_ID)
                        .anyMatch(key -> user.equals(UserDesk.text(key, own))))
                .map(User::id);
    }

    /** Somebody whom nobody can find is asked about all the same: the answer is a denial. */
    private static UserId whom(UserDesk users, String name) {
        return users.find(name).map(User::id).orElseGet(() -> new UserId(name));
    }
}
