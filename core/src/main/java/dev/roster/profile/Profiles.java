package dev.roster.profile;

import dev.roster.cell.DateOrder;
import dev.roster.cell.ListSeparators;
import dev.roster.cell.ReadingRules;
import dev.roster.mapping.ColumnTarget;
import dev.roster.mapping.Control;
import dev.roster.mapping.HeaderMode;
import dev.roster.mapping.MappingRules;
import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.TaskNotification;
import dev.roster.model.UserStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
            List.of(),
            Set.of(),
            Set.of(),
            null,
            Profile.Operation.UPSERT,
            Map.of(),
            Profile.Invitation.NOBODY,
            MAX_ROWS,
            Safeguard.Limits.defaults(),
            Set.of(),
            Map.of(),
            Set.of(),
            Wording.none(),
            FileForm.ofFields(),
            null,
            List.of());

    private static final List<Profile> ALL = List.of(
            USERS,
            updateUsers(),
            deactivateUsers(),
            deleteUsers(),
            createUsers(),
            inviteUsers(),
            actionFile(),
            tenantFile(),
            addUsers());

    private Profiles() {}

    /** {@return the general profile: creates and updates, by whatever keys the file has} */
    public static Profile users() {
        return USERS;
    }

    /** {@return the update wizard (J7): changes users who exist, never creates; takes the modules of J5 alone} */
    public static Profile updateUsers() {
        return USERS.with(p -> p.name("update-users")
                .missing(MissingPolicy.REJECT)
                .allowed(Field.MODULES, Allowed.oneOf("LMS", "LXP", "DEVELOPMENT", "360 FEEDBACK")));
    }

    /**
     * Bulk deactivation (J8): 1 to 5,000 e-mail addresses of users to deactivate. What is no address, and addresses of
     * the vendor, are left out and counted; {@code excludedDomains()} takes the vendor's, too.
     *
     * @return the profile
     */
    public static Profile deactivateUsers() {
        return USERS.with(p -> p.name("deactivate-users")
                .mapping(rules -> rules.takeLoneEmails())
                .onlyFields(Field.PRIMARY_EMAIL)
                .matchBy(Field.PRIMARY_EMAIL)
                .required(Field.PRIMARY_EMAIL)
                .invalidValues(Field.PRIMARY_EMAIL, InvalidPolicy.SKIP_ROW)
                .excludedDomains("the-juno.com", "junojourney.com")
                .missing(MissingPolicy.REJECT)
                .duplicates(DuplicatePolicy.LAST_WINS)
                .updates(Field.STATUS)
                .forced(UserStatus.INACTIVE)
                .operation(Profile.Operation.UPDATE)
                .maxRows(5_000)
                .disarmed(Safeguard.DEACTIVATIONS, Safeguard.COLUMN_CHANGES_EVERYONE)
                .wording(words -> words.telling(new ResultForm.Deactivations())));
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
        return USERS.with(p -> documented(
                        p,
                        column("email", Field.PRIMARY_EMAIL),
                        column("first_name", Field.FIRST_NAME),
                        column("last_name", Field.LAST_NAME),
                        column("role", Field.ROLES),
                        column("organization", Field.ORGANIZATION))
                .name("create-users")
                .existing(ExistingPolicy.REJECT)
                .required(Field.PRIMARY_EMAIL)
                .invitation(Profile.Invitation.NEW_USERS));
    }

    /**
     * Invitations (T2): {@code email,name,role,groups}, at most 1,000 rows, four roles. Who exists is left out, or gets
     * the role of the row with {@code existing(ExistingPolicy.UPDATE)}, and nothing else.
     *
     * @return the profile
     */
    public static Profile inviteUsers() {
        return USERS.with(p -> documented(
                        p,
                        column("email", Field.PRIMARY_EMAIL),
                        column("name", Field.DISPLAY_NAME),
                        column("role", Field.ROLES),
                        column("groups", Field.GROUPS))
                .name("invite-users")
                .mapping(rules -> rules.separators(ListSeparators.NO_COMMA))
                .matchBy(Field.PRIMARY_EMAIL)
                .existing(ExistingPolicy.SKIP)
                .updates(Field.ROLES)
                .required(Field.PRIMARY_EMAIL)
                .allowed(Field.ROLES, Allowed.exactly("readonly", "train", "configure", "admin"))
                .invitation(Profile.Invitation.NEW_USERS)
                .maxRows(1_000)
                .wording(words -> words.saying(
                                "Invalid email format",
                                IssueCode.EMAIL_INVALID,
                                IssueCode.EMAIL_SEVERAL,
                                IssueCode.REQUIRED_MISSING,
                                IssueCode.ROW_WITHOUT_KEY)
                        .saying(
                                "Duplicate email",
                                IssueCode.ROW_DUPLICATE,
                                IssueCode.USER_KEPT,
                                IssueCode.USER_EXISTS,
                                IssueCode.KEY_TAKEN,
                                IssueCode.KEY_CONTESTED)
                        .saying("Invalid role", IssueCode.VALUE_NOT_ALLOWED, IssueCode.ROLE_UNKNOWN)
                        .saying("Group not found", IssueCode.GROUP_UNKNOWN)
                        .telling(new ResultForm.Sentence(
                                "{added} add, [{updated} update, ]{skipped} skip, {rejected} error",
                                "{added} added, [{updated} updated, ]{skipped} skipped, {rejected} error;"
                                        + " {invited} invited"))));
    }

    /**
     * The action file (A6): action, user name, first name, last name by position; operations in file order. Nothing is
     * applied when the first line cannot be, which then is probably the documented header: {@code
     * mapping(rules -> rules.header(HeaderMode.YES))} passes over it.
     *
     * @return the profile
     */
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
                .required(Field.USER_NAME, Field.FIRST_NAME, Field.LAST_NAME)
                .duplicates(DuplicatePolicy.IN_ORDER)
                .applying(ApplyPolicy.VALID_ROWS_IF_FIRST)
                .wording(words -> words.saying(
                        "The first line is invalid. If this is a header row, please enable"
                                + " 'Ignore first or header row in the CSV file.'",
                        IssueCode.FIRST_LINE_INVALID)));
    }

    /**
     * The tenant file (F): upsert and delete by user name, all or nothing; roles of one word are created where missing. A
     * new user is disabled unless {@code enabled} says true, and hears of tasks by e-mail.
     *
     * @return the profile
     */
    public static Profile tenantFile() {
        return USERS.with(p -> documented(
                        p,
                        column("userId", Field.USER_NAME),
                        column("tenant", Control.TENANT),
                        column("firstName", Field.FIRST_NAME),
                        column("lastName", Field.LAST_NAME),
                        column("email", Field.PRIMARY_EMAIL),
                        column("enabled", Field.STATUS, "true", "false"),
                        column("reportsTo", Field.MANAGER_ID),
                        column("roles", Field.ROLES),
                        column("taskNotification", Field.TASK_NOTIFICATION),
                        column("transaction", Control.TRANSACTION, "DELETE"),
                        column("notifyIfNewUser", Control.NOTIFY_IF_NEW, "true"))
                .name("tenant-file")
                .mapping(rules -> rules.separators(ListSeparators.BAR))
                .matchBy(Field.USER_NAME)
                .required(Field.USER_NAME, Field.PRIMARY_EMAIL)
                .byDefault(Field.STATUS, UserStatus.INACTIVE.word())
                .byDefault(Field.TASK_NOTIFICATION, TaskNotification.EMAIL.word())
                .blankCells(Field.TASK_NOTIFICATION, BlankPolicy.DEFAULT)
                .allowed(Field.ROLES, Allowed.newInOneWord())
                .unknownRole(UnknownPolicy.CREATE)
                .applying(ApplyPolicy.ALL_OR_NOTHING)
                .invitation(Profile.Invitation.WHERE_ASKED)
                .wording(words -> words.saying("Users file is empty", IssueCode.FILE_EMPTY)
                        .telling(new ResultForm.Sentence(
                                "[{rejected} Errors, ]{added} Added, {updated} Updated, {deleted} Deleted, {rolesAdded} Roles"
                                        + " Added.",
                                "Users Loaded successfully. {added} Added, {updated} Updated, {deleted} Deleted,"
                                        + " {rolesAdded} Roles Added."))));
    }

    /**
     * The form for several new users at once (J3): a name, an address or a telephone number, days as {@code dd/mm/yyyy},
     * the role learner where none is chosen. {@code invitation(Profile.Invitation.NEW_USERS)} invites those who have an
     * address.
     *
     * @return the profile
     */
    public static Profile addUsers() {
        return USERS.with(p -> p.name("add-users")
                .mapping(rules -> rules.dates(DateOrder.DAY_FIRST))
                .operation(Profile.Operation.CREATE)
                .required(Field.DISPLAY_NAME)
                .requiredOneOf(Field.PRIMARY_EMAIL, Field.PHONE_NUMBER)
                .byDefault(Field.ROLES, "learner"));
    }

    /** A column of a documented file. */
    private record Column(String name, ColumnTarget target, List<String> texts) {}

    private static Column column(String name, Field<?> field, String... texts) {
        return new Column(name, ColumnTarget.to(field), List.of(texts));
    }

    private static Column column(String name, Control control, String... texts) {
        return new Column(name, ColumnTarget.to(control), List.of(texts));
    }

    /** A file that is documented to have these columns, which mean what is documented whatever stands in them. */
    private static ProfileBuilder documented(ProfileBuilder profile, Column... columns) {
        FileForm form = FileForm.of(Stream.of(columns).map(Column::name).toArray(String[]::new));
        Map<String, ColumnTarget> targets = new LinkedHashMap<>();
        for (Column column : columns) {
            targets.put(column.name(), column.target());
            form = column.texts().isEmpty()
                    ? form
                    : form.allowing(column.name(), column.texts().toArray(String[]::new));
        }
        return profile.form(form).mapping(rules -> rules.expecting(targets));
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
