package dev.roster.profile;

import dev.roster.cell.ReadingRules;
import dev.roster.mapping.ColumnTarget;
import dev.roster.mapping.Control;
import dev.roster.mapping.HeaderMode;
import dev.roster.mapping.MappingRules;
import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.UserStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The profiles that come with Roster; {@link Profile#with} makes others. */
public final class Profiles {

    private static final long MAX_ROWS = 10_000_000;

    private static final Profile USERS = new Profile(
            "users",
            MappingRules.none(),
            ReadingRules.standard(),
            MigrationPolicy.defaults(),
            List.of(),
            List.of(),
            Set.of(),
            null,
            Profile.Operation.UPSERT,
            null,
            Profile.Invitation.NOBODY,
            MAX_ROWS,
            Safeguard.Limits.defaults(),
            Set.of(),
            Map.of(),
            FileForm.ofFields());

    private static final FileForm TENANT_FORM = FileForm.of(
                    "userId",
                    "tenant",
                    "firstName",
                    "lastName",
                    "email",
                    "enabled",
                    "reportsTo",
                    "roles",
                    "taskNotification",
                    "transaction",
                    "notifyIfNewUser")
            .allowing("enabled", "true", "false")
            .allowing("transaction", "DELETE")
            .allowing("notifyIfNewUser", "true");

    private static final List<Profile> ALL = List.of(
            USERS,
            updateUsers(),
            deactivateUsers(),
            deleteUsers(),
            createUsers(),
            inviteUsers(),
            actionFile(),
            tenantFile());

    private Profiles() {}

    /** {@return the general profile: creates and updates, by whatever keys the file has} */
    public static Profile users() {
        return USERS;
    }

    /** {@return the update wizard (J7): changes users who exist, never creates; takes the modules of J5 alone} */
    public static Profile updateUsers() {
        return USERS.with(p -> p.name("update-users")
                .missing(MissingPolicy.REJECT)
                .allowed(Field.MODULES, "LMS", "LXP", "DEVELOPMENT", "360 FEEDBACK"));
    }

    /** {@return bulk deactivation (J8): 1 to 5,000 e-mail addresses of users to deactivate} */
    public static Profile deactivateUsers() {
        return USERS.with(p -> p.name("deactivate-users")
                .mapping(rules -> rules.takeLoneEmails())
                .onlyFields(Field.PRIMARY_EMAIL)
                .matchBy(Field.PRIMARY_EMAIL)
                .required(Field.PRIMARY_EMAIL)
                .missing(MissingPolicy.REJECT)
                .duplicates(DuplicatePolicy.LAST_WINS)
                .forced(UserStatus.INACTIVE)
                .operation(Profile.Operation.UPDATE)
                .maxRows(5_000)
                .disarmed(Safeguard.DEACTIVATIONS));
    }

    /** {@return bulk deletion (J11): ids of users to delete} */
    public static Profile deleteUsers() {
        return USERS.with(p -> p.name("delete-users")
                .onlyFields(Field.ID)
                .matchBy(Field.ID)
                .required(Field.ID)
                .missing(MissingPolicy.REJECT)
                .duplicates(DuplicatePolicy.LAST_WINS)
                .operation(Profile.Operation.DELETE)
                .disarmed(Safeguard.DELETIONS));
    }

    /** {@return bulk creation (C3): {@code email,first_name,last_name,role,organization}; new users are invited} */
    public static Profile createUsers() {
        return USERS.with(p -> p.name("create-users")
                .form(FileForm.of("email", "first_name", "last_name", "role", "organization"))
                .existing(ExistingPolicy.REJECT)
                .required(Field.PRIMARY_EMAIL)
                .invitation(Profile.Invitation.NEW_USERS));
    }

    /** {@return invitations (T2): {@code email,name,role,groups}, at most 1,000 rows; who exists is left out} */
    public static Profile inviteUsers() {
        return USERS.with(p -> p.name("invite-users")
                .form(FileForm.of("email", "name", "role", "groups"))
                .existing(ExistingPolicy.SKIP)
                .required(Field.PRIMARY_EMAIL)
                .invitation(Profile.Invitation.NEW_USERS)
                .maxRows(1_000));
    }

    /** {@return the action file (A6): action, user name, first name, last name by position; operations in file order} */
    public static Profile actionFile() {
        return USERS.with(p -> p.name("action-file")
                .form(FileForm.ofLines(List.of(
                        List.of("add-user", "ada@example.com", "Ada", "Lovelace"),
                        List.of("update", "grace@example.com", "Grace", "Hopper"),
                        List.of("remove-user", "charles@example.com", "", ""))))
                .mapping(rules -> rules.header(HeaderMode.NO)
                        .positional(List.of(
                                ColumnTarget.to(Control.ACTION),
                                ColumnTarget.to(Field.USER_NAME),
                                ColumnTarget.to(Field.FIRST_NAME),
                                ColumnTarget.to(Field.LAST_NAME)))
                        .controls(Set.of(Control.ACTION)))
                .matchBy(Field.USER_NAME)
                .required(Field.USER_NAME)
                .duplicates(DuplicatePolicy.IN_ORDER));
    }

    /** {@return the tenant file (F): upsert and delete by user name; roles are created where missing} */
    public static Profile tenantFile() {
        return USERS.with(p -> p.name("tenant-file")
                .form(TENANT_FORM)
                .mapping(rules -> rules.controls(Set.of(Control.TENANT, Control.TRANSACTION, Control.NOTIFY_IF_NEW)))
                .matchBy(Field.USER_NAME)
                .required(Field.USER_NAME, Field.PRIMARY_EMAIL)
                .unknownRole(UnknownPolicy.CREATE)
                .applying(ApplyPolicy.ALL_OR_NOTHING)
                .invitation(Profile.Invitation.WHERE_ASKED));
    }

    /**
     * {@return the profile of a {@link Directory} (J15), no file's: users are found by external id, for first contact by user name or address; who
     * is absent from a full reading is deactivated, a blank clears} Safeguards trip at 5 users and a tenth of the directory's.
     */
    public static Profile directory() {
        return USERS.with(p -> p.name("directory")
                .matchBy(Field.EXTERNAL_ID, Field.USER_NAME, Field.PRIMARY_EMAIL)
                .required(Field.EXTERNAL_ID)
                .blankCells(BlankPolicy.CLEAR)
                .absent(AbsentPolicy.DEACTIVATE)
                .unknownGroup(UnknownPolicy.CREATE)
                .unknownOrganization(UnknownPolicy.CREATE)
                .unknownManager(InvalidPolicy.SKIP_VALUE)
                .invalidValues(InvalidPolicy.SKIP_VALUE)
                .safeguards(new Safeguard.Limits(5, 0.1)));
    }

    /** {@return all profiles that come with Roster} */
    public static List<Profile> all() {
        return ALL;
    }

    /**
     * Finds a profile by its name.
     *
     * @param name the name, whatever its case
     * @return the profile
     * @throws IllegalArgumentException if there is none; the message names all of them
     */
    public static Profile require(String name) {
        return ALL.stream()
                .filter(profile -> profile.name().equals(CanonicalForm.of(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no profile \"" + name + "\"; use one of "
                        + String.join(", ", ALL.stream().map(Profile::name).toList())));
    }
}
