package dev.roster.access;

import dev.roster.access.MenuAction.Subject;
import dev.roster.model.Permission;
import dev.roster.model.UserStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The menus that come with Roster: a neutral one, and those of the kinds of systems whose role catalogs {@link RoleCatalogs}
 * has. A host chooses one with {@code Roster.on(stores).actions(ActionMenus.learningPlatform())}, and adds its own actions with
 * {@link ActionMenu#with}.
 */
public final class ActionMenus {

    private static final Permission READ = Permission.READ_USERS;
    private static final Permission CREATE = Permission.CREATE_USERS;
    private static final Permission UPDATE = Permission.UPDATE_USERS;
    private static final Permission ADMINISTER = Permission.ADMINISTER_USERS;
    private static final Permission DELETE = Permission.DELETE_USERS;
    private static final Permission OWN = Permission.OWN_TENANT;

    private static final Gate ADMIN = new Gate.Level(5);
    private static final Gate ABOVE_ADMIN = new Gate.Level(6);
    private static final Gate SUPPORT = new Gate.SupportLevel(2);

    private static final Gate ENDED = new Gate.Status(Set.of(UserStatus.INACTIVE));
    private static final Gate WORKING = new Gate.Status(Set.of(UserStatus.ACTIVE, UserStatus.SUSPENDED));
    private static final Gate NOT_ENDED =
            new Gate.Status(Set.of(UserStatus.ACTIVE, UserStatus.SUSPENDED, UserStatus.INVITED));
    private static final Gate INVITED = new Gate.Status(Set.of(UserStatus.INVITED));
    private static final Gate OUT = new Gate.Status(Set.of(UserStatus.SUSPENDED, UserStatus.INACTIVE));
    private static final Gate NOT_SUSPENDED = new Gate.Status(Set.of(UserStatus.ACTIVE, UserStatus.INVITED));
    private static final Gate ACTIVE = new Gate.Status(Set.of(UserStatus.ACTIVE));

    private static final ActionMenu STANDARD = new Rows()
            .top("create", "Create user", CREATE)
            .top("import", "Import users", UPDATE)
            .top("export", "Export", READ)
            .top("manage-roles", "Manage roles", Permission.MANAGE_ROLES)
            .top("manage-groups", "Manage groups and organizations", Permission.MANAGE_GROUPS)
            .top("manage-attributes", "Manage custom attributes", Permission.MANAGE_ATTRIBUTES)
            .both("edit", "Edit", Action.UPDATE)
            .both("assign-roles", "Assign and remove roles", asked("assign-roles", ADMINISTER))
            .both("manage-groups-of", "Add to and remove from groups", asked("manage-groups-of", UPDATE))
            .both("suspend", "Suspend", Action.SUSPEND, NOT_SUSPENDED)
            .both("deactivate", "Deactivate", Action.DEACTIVATE, NOT_ENDED)
            .both("reactivate", "Reactivate", Action.REACTIVATE, OUT)
            .both("delete", "Delete", Action.SOFT_DELETE)
            .menu();

    /** J2 and J5: the whole page needs the role of an administrator, of everything or of the domain people. */
    private static final ActionMenu LEARNING_PLATFORM = new Rows()
            .top("add-users", "Add users", CREATE, ADMIN)
            .top("update-users-file", "Update users from CSV", UPDATE, ADMIN, on("UPDATE_USERS_EXCEL"))
            .top(
                    "manage-attributes",
                    "Manage custom attributes",
                    Permission.MANAGE_ATTRIBUTES,
                    ADMIN,
                    on("CAN_ADD_USERS_CUSTOM_ATTRIBUTES"))
            .top("sync-users", "Sync users", ADMINISTER, ABOVE_ADMIN, off(Features.DIRECTORY))
            .top("send-invitations", "Send invitation email", ADMINISTER, ADMIN)
            .top("delete-users-file", "Bulk delete users", DELETE, ADMIN, SUPPORT)
            .top(
                    "deactivate-users-file",
                    "Deactivate users from Excel or CSV",
                    ADMINISTER,
                    ADMIN,
                    off("DEACTIVATE_USERS_EXCEL"),
                    SUPPORT)
            .top("generate-poc-passwords", "Generate POC passwords", ADMINISTER, ADMIN, off("demo"))
            .top("export", "Export", READ, ADMIN)
            .top("choose-columns", "Choose columns", READ, ADMIN)
            .row("edit", "Edit user", Action.UPDATE, on("CAN_EDIT_USERS"))
            .row("reset", "Reset user", Action.RESET, on("CAN_RESET_USER"))
            .row("deactivate", "Deactivate user", Action.DEACTIVATE, on("CAN_DEACTIVATE_USER"), NOT_ENDED)
            .row("delete", "Delete user", Action.DELETE, on("CAN_DEACTIVATE_USER"), ENDED)
            .row("set-modules", "Set user modules", asked("set-modules", UPDATE), on("CAN_EDIT_MODULES"))
            .row("transfer-ownership", "Transfer ownership", Action.TRANSFER, on("CAN_TRANSFER_OWNERSHIP"))
            .row("impersonate", "Impersonate", Action.IMPERSONATE, off("lms-only"), ACTIVE)
            .menu();

    /** C2 to C16. */
    private static final ActionMenu PLATFORM = new Rows()
            .top("create", "Create user", CREATE)
            .top("create-many", "Create users from a file", CREATE)
            .top("registration", "Registration settings", OWN)
            .top("export", "Export users", READ)
            .top("reports", "Reports", READ)
            .row("edit", "Edit user", Action.UPDATE)
            .row("suspend", "Suspend", Action.SUSPEND, NOT_SUSPENDED)
            .row("reactivate", "Reactivate", Action.REACTIVATE, OUT)
            .row("delete", "Delete user", Action.DELETE)
            .row("reset-password", "Reset password", Action.RESET, ACTIVE)
            .row("reset-second-factor", "Reset second factor", Action.RESET_SECOND_FACTOR, ACTIVE)
            .row("unlock", "Clear lockout", Action.UNLOCK, ACTIVE)
            .row("transfer", "Transfer to another organization", asked("transfer", ADMINISTER))
            .both("assign-role", "Assign role", asked("assign-role", ADMINISTER))
            .both("assign-organization", "Assign organization", asked("assign-organization", ADMINISTER))
            .both("message", "Send email", Action.MESSAGE)
            .menu();

    /** T1 to T15. */
    private static final ActionMenu AGENTS = new Rows()
            .top("invite", "Invite user", CREATE)
            .top("import", "Import users", CREATE)
            .top("configure-provisioning", "Configure just-in-time provisioning", OWN)
            .top("export", "Export users", READ)
            .row("edit", "Edit user", Action.UPDATE)
            .row("change-role", "Change role", asked("change-role", ADMINISTER))
            .row("grant", "Grant a role for a time", asked("grant", ADMINISTER))
            .row("extend", "Extend a role", asked("extend", ADMINISTER))
            .row("resend-invitation", "Resend invitation", asked("resend-invitation", ADMINISTER), INVITED)
            .row("deactivate", "Deactivate", Action.DEACTIVATE, NOT_ENDED)
            .row("reactivate", "Reactivate", Action.REACTIVATE, ENDED)
            .row("hide", "Delete, keep data", Action.SOFT_DELETE)
            .row("delete", "Delete with all data", Action.DELETE)
            .row("offboard", "Offboard", Action.DEACTIVATE, WORKING)
            .row("unlock", "Unlock", Action.UNLOCK, ACTIVE)
            .row("activity", "Show activity", Action.READ)
            .both("add-to-group", "Add to group", asked("add-to-group", UPDATE))
            .both("remove-from-group", "Remove from group", asked("remove-from-group", UPDATE))
            .menu();

    /** A1 to A6. */
    private static final ActionMenu ADMIN_CONSOLE = new Rows()
            .top("create", "Create user", CREATE)
            .top("action-file", "Process a file of actions", CREATE)
            .row("edit", "Edit user", Action.UPDATE)
            .row("manage-groups", "Manage groups", asked("manage-groups", UPDATE))
            .both("delete", "Delete", Action.DELETE)
            .menu();

    private ActionMenus() {}

    /** {@return what any application offers} */
    public static ActionMenu standard() {
        return STANDARD;
    }

    /**
     * {@return the menu that goes with {@link RoleCatalogs#levels()}} Features that it asks for, with their defaults: on
     * {@code UPDATE_USERS_EXCEL}, {@code CAN_ADD_USERS_CUSTOM_ATTRIBUTES}, {@code CAN_EDIT_USERS}, {@code CAN_RESET_USER},
     * {@code CAN_DEACTIVATE_USER}, {@code CAN_EDIT_MODULES}, {@code CAN_TRANSFER_OWNERSHIP}; off {@code
     * DEACTIVATE_USERS_EXCEL}, {@code directory} (an integration is configured), {@code demo} (what the tenant is for),
     * {@code lms-only}.
     */
    public static ActionMenu learningPlatform() {
        return LEARNING_PLATFORM;
    }

    /** {@return the menu that goes with {@link RoleCatalogs#platform()}} */
    public static ActionMenu platform() {
        return PLATFORM;
    }

    /** {@return the menu that goes with {@link RoleCatalogs#agents()}} */
    public static ActionMenu agents() {
        return AGENTS;
    }

    /** {@return the menu of a console with groups and files of actions} */
    public static ActionMenu adminConsole() {
        return ADMIN_CONSOLE;
    }

    private static Action asked(String name, Permission permission) {
        return new Action(name, permission);
    }

    private static Gate on(String feature) {
        return new Gate.Feature(feature, true);
    }

    private static Gate off(String feature) {
        return new Gate.Feature(feature, false);
    }

    /** The rows of a menu, by what they are about. */
    private static final class Rows {

        private final List<MenuAction> actions = new ArrayList<>();

        Rows top(String key, String title, Permission permission, Gate... gates) {
            Action action = permission.equals(CREATE) ? Action.CREATE : new Action(key, permission);
            return add(Set.of(Subject.NOTHING), new Named(key, title), action, gates);
        }

        Rows row(String key, String title, Action action, Gate... gates) {
            return add(Set.of(Subject.USER), new Named(key, title), action, gates);
        }

        Rows both(String key, String title, Action action, Gate... gates) {
            return add(Set.of(Subject.USER, Subject.SELECTION), new Named(key, title), action, gates);
        }

        ActionMenu menu() {
            return new ActionMenu(actions);
        }

        private Rows add(Set<Subject> subjects, Named named, Action action, Gate... gates) {
            actions.add(new MenuAction(named.key(), named.title(), subjects, action, List.of(gates)));
            return this;
        }

        private record Named(String key, String title) {}
    }
}
