package dev.roster.model;

import java.util.List;
import java.util.Locale;

/**
 * Everything that can be wrong with data, closed so that programs can tell cases apart.
 *
 * <p>The sentences stand under {@link #code()} in {@code dev/roster/model/issues.properties}, and in other languages
 * beside it; places {@code {0}}, {@code {1}}, … are filled in order.
 */
public enum IssueCode {
    /** A text holds characters that cannot be stored. */
    TEXT_INVALID("text.invalid"),
    /** A text is longer than its field allows. */
    TEXT_TOO_LONG("text.tooLong"),
    /** Not an e-mail address. */
    EMAIL_INVALID("email.invalid"),
    /** Several e-mail addresses where one is expected. */
    EMAIL_SEVERAL("email.several"),
    /** Not a telephone number. */
    PHONE_INVALID("phone.invalid"),
    /** A telephone number whose country code seems to lack the plus sign. */
    PHONE_PLUS_MISSING("phone.plusMissing"),
    /** A row has fewer cells than the header, and the others count as absent. */
    ROW_SHORT("row.short"),
    /** Not a user name. */
    USER_NAME_INVALID("userName.invalid"),
    /** Not an employee id. */
    EMPLOYEE_ID_INVALID("employeeId.invalid"),
    /** Not a key. */
    KEY_INVALID("key.invalid"),
    /** Not a grant of a role at a place, or one of something that does not exist. */
    GRANT_INVALID("grant.invalid"),
    /** Not a number. */
    NUMBER_INVALID("number.invalid"),
    /** A number that can be read in two ways. */
    NUMBER_AMBIGUOUS("number.ambiguous"),
    /** Not a date. */
    DATE_INVALID("date.invalid"),
    /** A date that can be read in two ways. */
    DATE_AMBIGUOUS("date.ambiguous"),
    /** Not a moment in time. */
    INSTANT_INVALID("instant.invalid"),
    /** Neither yes nor no. */
    YES_NO_INVALID("yesNo.invalid"),
    /** Not a status. */
    STATUS_INVALID("status.invalid"),
    /** Not a task notification setting. */
    TASK_NOTIFICATION_INVALID("taskNotification.invalid"),
    /** Not something that could name a user. */
    USER_REFERENCE_INVALID("userReference.invalid"),
    /** Names a user whom neither the store nor the file knows. */
    USER_REFERENCE_UNKNOWN("userReference.unknown"),
    /** Names a user whom the same import deletes. */
    USER_REFERENCE_DELETED("userReference.deleted"),
    /** Names several users. */
    USER_REFERENCE_AMBIGUOUS("userReference.ambiguous"),
    /** Not one of the values that the profile takes. */
    VALUE_NOT_ALLOWED("value.notAllowed"),
    /** A field of somebody whom a directory owns, which it alone changes. */
    FIELD_DIRECTORY_OWNED("field.directoryOwned"),
    /** A value of several words where the profile takes single words. */
    VALUE_HAS_BLANKS("value.hasBlanks"),
    /** An address of a domain that the profile leaves out. */
    DOMAIN_EXCLUDED("domain.excluded"),
    /** Names a role that does not exist. */
    ROLE_UNKNOWN("role.unknown"),
    /** Names a group that does not exist. */
    GROUP_UNKNOWN("group.unknown"),
    /** Names an organization that does not exist. */
    ORGANIZATION_UNKNOWN("organization.unknown"),
    /** A cell names an attribute that is not defined, or that the row names twice; its value was left out. */
    ATTRIBUTE_UNKNOWN("attribute.unknown"),
    /** A value was left out because it names something unknown. */
    VALUE_SKIPPED("value.skipped"),
    /** A required value is blank. */
    REQUIRED_MISSING("required.missing"),
    /** None of several values of which one is required. */
    REQUIRED_ONE_OF("required.oneOf"),
    /** A blank cell where the policy allows none. */
    BLANK_REJECTED("blank.rejected"),
    /** A stored value differs and the policy forbids changing it. */
    CONFLICT_REJECTED("conflict.rejected"),
    /** The column holds a field that Roster keeps itself. */
    FIELD_READ_ONLY("field.readOnly"),
    /** The column holds a field that the profile does not take. */
    FIELD_NOT_TAKEN("field.notTaken"),
    /** A row that names no user, such as a title, a footer or the header once more. */
    ROW_SKIPPED("row.skipped"),
    /** A row with fewer cells than the header. */
    ROW_TOO_SHORT("row.tooShort"),
    /** A row with more cells than the header. */
    ROW_TOO_LONG("row.tooLong"),
    /** A row with more cells than the places that a file without names of columns has. */
    ROW_OVERLONG("row.overlong"),
    /** A row with more cells than the header, since its quotes are none that CSV knows. */
    ROW_QUOTES("row.quotes"),
    /** A row whose quotes were wrong and leave one reading, which was taken. */
    ROW_MENDED("row.mended"),
    /** A row whose quotes are wrong, so that nobody can tell where its cells end. */
    ROW_DAMAGED("row.damaged"),
    /** A row that the spreadsheet hides. */
    ROW_HIDDEN("row.hidden"),
    /** The rows of another sheet begin, where several are read in turn. */
    SHEET_STARTS("sheet.starts"),
    /** Another sheet is read than the first, which holds no users. */
    SHEET_PASSED("sheet.passed"),
    /** Other sheets hold users and are not read. */
    SHEETS_UNREAD("sheets.unread"),
    /** A cell holds a formula; its last result is used. */
    CELL_FORMULA("cell.formula"),
    /** A cell holds a formula that was never computed. */
    CELL_UNCOMPUTED("cell.uncomputed"),
    /** A cell shows an error such as {@code #N/A}. */
    CELL_ERROR("cell.error"),
    /** A blank cell that is merged with the one that holds the value. */
    CELL_MERGED("cell.merged"),
    /** Cells of a column were cleaned before they were read. */
    CELLS_CLEANED("cells.cleaned"),
    /** Words of a column that may say that there is nothing, and are imported as they stand. */
    CELLS_LIKE_BLANK("cells.likeBlank"),
    /** Texts of a column that look wrongly decoded, such as {@code JÃ¶rg}. */
    CELLS_MISDECODED("cells.misdecoded"),
    /** A text in which a program put a mark where it could not keep a letter. */
    CELL_LETTERS_LOST("cell.lettersLost"),
    /** A date that is far ahead, or of another calendar. */
    DATE_FAR("date.far"),
    /** A key that a spreadsheet shortened, such as {@code 1.23E+11}. */
    KEY_SHORTENED("key.shortened"),
    /** A key that differs from the stored one by leading zeros alone; the stored one is kept. */
    KEY_ZEROS_LOST("key.zerosLost"),
    /** A key that a spreadsheet shortened, of which the stored one is the whole; the stored one is kept. */
    KEY_DIGITS_LOST("key.digitsLost"),
    /** A key of a new user that differs from the one of a stored user by leading zeros alone. */
    KEY_ALIKE("key.alike"),
    /** New users without an e-mail address, where others have one. */
    USERS_WITHOUT_EMAIL("users.withoutEmail"),
    /** A value that a spreadsheet seems to have made of another one, such as a date in a column of ids. */
    CELL_CONVERTED("cell.converted"),
    /** A number in a column of texts has more digits than a spreadsheet keeps. */
    CELL_ROUNDED("cell.rounded"),
    /** A cell whose content does not fit its own type. */
    CELL_BROKEN("cell.broken"),
    /** A row that names no user. */
    ROW_WITHOUT_KEY("row.withoutKey"),
    /** The same user stands in several rows. */
    ROW_DUPLICATE("row.duplicate"),
    /** A later row for the same user counts. */
    ROW_SUPERSEDED("row.superseded"),
    /** The action column holds an unknown word. */
    ACTION_INVALID("action.invalid"),
    /** The first line of an action file is no action, perhaps a header. */
    FIRST_LINE_INVALID("firstLine.invalid"),
    /** The row belongs to another tenant. */
    TENANT_MISMATCH("tenant.mismatch"),
    /** No stored user for this row. */
    USER_NOT_FOUND("user.notFound"),
    /** No stored user for a row that only changes or removes users. */
    USER_NOBODY("user.nobody"),
    /** The user exists and the policy wants only new ones. */
    USER_EXISTS("user.exists"),
    /** Nobody is invited who was there already or is kept out. */
    INVITE_NOT_WAITING("invite.notWaiting"),
    /** Who is brought back waits for an acceptance again, because the invitation was never accepted. */
    ACCEPTANCE_OWED("acceptance.owed"),
    /** Nobody is invited who has no address. */
    INVITE_NO_ADDRESS("invite.noAddress"),
    /** One person invites no more people for now. */
    INVITE_LIMIT_INVITER("invite.limitInviter"),
    /** Nobody in the tenant is invited any more for now. */
    INVITE_LIMIT_TENANT("invite.limitTenant"),
    /** No more invitations go to one address for now. */
    INVITE_LIMIT_ADDRESS("invite.limitAddress"),
    /** What a user owns goes to somebody else. */
    TRANSFER_COUNTED("transfer.counted"),
    /** What a user owns goes to somebody else, and nobody here knows how much that is. */
    TRANSFER_UNCOUNTED("transfer.uncounted"),
    /** Nobody hands anything over to themselves. */
    TRANSFER_SELF("transfer.self"),
    /** Who shall get what a user owns is not there, or not active. */
    TRANSFER_RECIPIENT("transfer.recipient"),
    /** What was handed over stays where it is. */
    TRANSFER_KEPT("transfer.kept"),
    /** No mail reaches the user. */
    MESSAGE_UNREACHED("message.unreached"),
    /** The user wants no such mails. */
    MESSAGE_UNSUBSCRIBED("message.unsubscribed"),
    /** The password of a user is reset. */
    RESET_ORDERED("reset.ordered"),
    /** Nobody's password is reset who is not active. */
    RESET_NOT_ACTIVE("reset.notActive"),
    /** Everything that is kept about a user is exported. */
    EXPORT_ORDERED("export.ordered"),
    /** Nobody is exported and removed in one plan. */
    EXPORT_NOTHING_LEFT("export.nothingLeft"),
    /** A one-time link is used, too old, or never was one. */
    LINK_INVALID("link.invalid"),
    /** Nobody registers here now. */
    REGISTRATION_OFF("registration.off"),
    /** Nobody registers with an address of this domain. */
    REGISTRATION_DOMAIN("registration.domain"),
    /** An address or a source registered too often in a short time. */
    REGISTRATION_LIMITED("registration.limited"),
    /** A link that verifies an address is used, too old, or never was one. */
    VERIFICATION_INVALID("verification.invalid"),
    /** Who registers would get a role that there is not. */
    REGISTRATION_ROLE_UNKNOWN("registration.roleUnknown"),
    /** Who registers would get a role that acts on other users. */
    REGISTRATION_ROLE_POWERFUL("registration.rolePowerful"),
    /** Who registers would get an organization that there is not. */
    REGISTRATION_ORGANIZATION_UNKNOWN("registration.organizationUnknown"),
    /** Who registers would be asked for a field that there is not, or that nobody says of themselves. */
    REGISTRATION_FIELD("registration.field"),
    /** The user exists already, and the import leaves such users as they are. */
    USER_KEPT("user.kept"),
    /** The user is deleted and kept, keys included. */
    USER_DELETED("user.deleted"),
    /** The user is not deleted, so nothing can be restored. */
    USER_NOT_DELETED("user.notDeleted"),
    /** The user is inactive, which only a reactivation ends. */
    USER_INACTIVE("user.inactive"),
    /** The user is not deactivated, and only such users may be deleted. */
    USER_NOT_INACTIVE("user.notInactive"),
    /** The user has not accepted the invitation yet, so there is nothing to bring back. */
    USER_INVITED("user.invited"),
    /** The user waits for no acceptance. */
    USER_NOT_INVITED("user.notInvited"),
    /** A suspension without a reason, where one is needed. */
    REASON_MISSING("reason.missing"),
    /** Nobody confirmed a deletion for good, where that is needed. */
    CONFIRMATION_MISSING("confirmation.missing"),
    /** What should confirm a deletion for good does not. */
    CONFIRMATION_WRONG("confirmation.wrong"),
    /** A deletion for good needs a confirmation that the application cannot take. */
    CONFIRMATION_UNAVAILABLE("confirmation.unavailable"),
    /** The keys of one row lead to different users. */
    USER_AMBIGUOUS("user.ambiguous"),
    /** The user lacks what every user needs. */
    USER_INCOMPLETE("user.incomplete"),
    /** The user breaks a rule of the host. */
    RULE_VIOLATED("rule.violated"),
    /** A unique value belongs to another user. */
    KEY_TAKEN("key.taken"),
    /** Several rows want the same unique value. */
    KEY_CONTESTED("key.contested"),
    /** Two rows with different user names or employee ids lead to one user, by an address that they share. */
    KEY_SHARED("key.shared"),
    /** The last day of work is over, so the user is inactive. */
    WORK_ENDED("work.ended"),
    /** A user would manage himself. */
    MANAGER_SELF("manager.self"),
    /** Managers would form a circle. */
    MANAGER_CYCLE("manager.cycle"),
    /** A row that this row needs is rejected. */
    DEPENDENCY_REJECTED("dependency.rejected"),
    /** The actor may not do this. The first detail is the word of a sentence, whose places the others fill, or a whole sentence. */
    NOT_AUTHORIZED("notAuthorized"),
    /** Nobody would own the tenant any more. */
    LAST_OWNER("lastOwner"),
    /** A column is not imported. */
    COLUMN_UNMAPPED("column.unmapped"),
    /** A column is not imported, because another one holds the same field. */
    COLUMN_TAKEN("column.taken"),
    /** A column whose name says nothing of it decides what users may do, because somebody confirmed that before. */
    COLUMN_UNEXPECTED("column.unexpected"),
    /** A column name stands twice. */
    COLUMN_DUPLICATE("column.duplicate"),
    /** A column of ids that are none of this store, and is left out. */
    COLUMN_FOREIGN_ID("column.foreignId"),
    /** The whole file is one column, whose cells look like rows. */
    FILE_ONE_COLUMN("file.oneColumn"),
    /** The whole sheet of a workbook is one column, whose cells look like rows. */
    SHEET_ONE_COLUMN("sheet.oneColumn"),
    /** A required column is missing. */
    COLUMN_MISSING("column.missing"),
    /** Several columns hold what one of them is wanted for. */
    COLUMNS_SEVERAL("columns.several"),
    /** A file without rows. */
    FILE_EMPTY("file.empty"),
    /** The user changed since the preview. */
    STALE("stale"),
    /** A role, group, organization, attribute or user that the change names is gone or changed since the preview. */
    STALE_NAME("stale.name"),
    /** A change of a plan sets what Roster alone keeps, or says another thing than the run that it takes back. */
    PLAN_FORGED("plan.forged"),
    /** A catalog has an entry of this key already, or a field has it. */
    ENTRY_EXISTS("entry.exists"),
    /** Users hold an entry of a catalog that shall go. */
    ENTRY_IN_USE("entry.inUse"),
    /** The state of a view names something that no view has. */
    VIEW_PARAMETER_UNKNOWN("view.parameterUnknown"),
    /** A part of the state of a view cannot be read. */
    VIEW_PARAMETER_INVALID("view.parameterInvalid"),
    /** The write was refused. */
    FAILED("failed"),
    /** An undo leaves the user as it is, because somebody changed it since. */
    UNDO_KEPT("undo.kept"),
    /** An undo finds the user as before the run, because another one took it back. */
    UNDO_DONE("undo.done"),
    /** What is erased stays so: no undo brings it back. */
    ERASE_FINAL("erase.final"),
    /** An undo has nothing to bring back of a user who was erased. */
    UNDO_ERASED("undo.erased"),
    /** An undo leaves an entry of a catalog as it is, because somebody changed it since. */
    UNDO_ENTRY_KEPT("undo.entryKept"),
    /** An undo leaves a field as it is, because its attribute is gone. */
    UNDO_FIELD_KEPT("undo.fieldKept"),
    /** Two letters that look alike stand in one key. */
    LOOKALIKE("lookalike"),
    /** A password has too few characters. */
    PASSWORD_TOO_SHORT("password.tooShort"),
    /** A password has too many characters. */
    PASSWORD_TOO_LONG("password.tooLong"),
    /** A password takes more bytes than are hashed. */
    PASSWORD_TOO_MANY_BYTES("password.tooManyBytes"),
    /** A password holds a character that no password may hold. */
    PASSWORD_CHARACTERS("password.characters"),
    /** A password lacks a kind of characters. */
    PASSWORD_COMPOSITION("password.composition"),
    /** A password is among the first that anybody would try. */
    PASSWORD_COMMON("password.common"),
    /** A password is a name of its owner, the application or the company. */
    PASSWORD_NAME("password.name"),
    /** A password was stolen elsewhere. */
    PASSWORD_BREACHED("password.breached"),
    /** Nobody could tell whether a password was stolen elsewhere. */
    PASSWORD_UNSCREENED("password.unscreened"),
    /** A password was used before. */
    PASSWORD_REUSED("password.reused"),
    /** A password was handed out, and is replaced at its first use. */
    PASSWORD_TEMPORARY("password.temporary"),
    /** A password has to be replaced because somebody said so. */
    PASSWORD_MUST_CHANGE("password.mustChange"),
    /** A password is older than the policy lets it be. */
    PASSWORD_EXPIRED("password.expired"),
    /** A code of a second factor is not the right one now, or was used. */
    CODE_WRONG("code.wrong"),
    /** There is nobody of that name whom the asker may see. */
    SIGN_IN_UNKNOWN("signIn.unknown"),
    /** The user did not accept their invitation yet. */
    SIGN_IN_PENDING("signIn.pending"),
    /** The invitation of the user is good no longer, or was never sent. */
    SIGN_IN_INVITATION_OVER("signIn.invitationOver"),
    /** The user is suspended. */
    SIGN_IN_SUSPENDED("signIn.suspended"),
    /** The user is inactive. */
    SIGN_IN_INACTIVE("signIn.inactive"),
    /** The user is deleted and kept. */
    SIGN_IN_DELETED("signIn.deleted"),
    /** The user has the role that takes everything away. */
    SIGN_IN_BLOCKED("signIn.blocked"),
    /** Passwords are refused for some time. */
    SIGN_IN_LOCKED("signIn.locked"),
    /** Codes of the second factor are refused for some time. */
    SIGN_IN_CODES_LOCKED("signIn.codesLocked"),
    /** The user has no password that is good. */
    SIGN_IN_NO_PASSWORD("signIn.noPassword"),
    /** The user sets another password at the next sign-in. */
    SIGN_IN_MUST_CHANGE("signIn.mustChange"),
    /** The user sets up a second factor at the next sign-in. */
    SIGN_IN_FACTOR_MISSING("signIn.factorMissing"),
    /** The sign-in account of the user is closed though the user is active. */
    SIGN_IN_ACCOUNT_DISABLED("signIn.accountDisabled"),
    /** The user has no sign-in account. */
    SIGN_IN_ACCOUNT_MISSING("signIn.accountMissing");

    private final String code;

    IssueCode(String code) {
        this.code = code;
    }

    /** {@return the code in JSON and in resource bundles, such as {@code email.invalid}} */
    public String code() {
        return code;
    }

    /** {@return how much issues of this code matter} */
    public Severity severity() {
        return switch (this) {
            case VALUE_SKIPPED,
                    ATTRIBUTE_UNKNOWN,
                    KEY_ALIKE,
                    USERS_WITHOUT_EMAIL,
                    COLUMN_TAKEN,
                    COLUMN_UNEXPECTED,
                    COLUMN_DUPLICATE,
                    COLUMN_FOREIGN_ID,
                    UNDO_FIELD_KEPT,
                    SHEETS_UNREAD,
                    CELL_MERGED,
                    CELLS_LIKE_BLANK,
                    CELLS_MISDECODED,
                    DATE_FAR,
                    CELL_CONVERTED,
                    CELL_ROUNDED,
                    WORK_ENDED,
                    KEY_ZEROS_LOST,
                    KEY_DIGITS_LOST,
                    LOOKALIKE,
                    PASSWORD_UNSCREENED,
                    SIGN_IN_MUST_CHANGE,
                    SIGN_IN_FACTOR_MISSING,
                    TRANSFER_KEPT,
                    ACCEPTANCE_OWED,
                    ERASE_FINAL,
                    VIEW_PARAMETER_UNKNOWN,
                    VIEW_PARAMETER_INVALID -> Severity.WARNING;
            case COLUMN_UNMAPPED,
                    FIELD_READ_ONLY,
                    FIELD_NOT_TAKEN,
                    ROW_SKIPPED,
                    ROW_HIDDEN,
                    ROW_SHORT,
                    SHEET_STARTS,
                    SHEET_PASSED,
                    ROW_MENDED,
                    CELL_FORMULA,
                    CELLS_CLEANED,
                    ROW_SUPERSEDED,
                    DOMAIN_EXCLUDED,
                    INVITE_NOT_WAITING,
                    INVITE_NO_ADDRESS,
                    TRANSFER_COUNTED,
                    TRANSFER_UNCOUNTED,
                    MESSAGE_UNREACHED,
                    MESSAGE_UNSUBSCRIBED,
                    RESET_ORDERED,
                    RESET_NOT_ACTIVE,
                    EXPORT_ORDERED,
                    USER_KEPT,
                    UNDO_KEPT,
                    UNDO_DONE,
                    UNDO_ERASED,
                    UNDO_ENTRY_KEPT -> Severity.INFO;
            default -> Severity.ERROR;
        };
    }

    /**
     * The English sentence of this code.
     *
     * @param details what stands at {@code {0}}, {@code {1}}, …; places without a detail stay empty
     * @return the sentence for people
     */
    public String message(String... details) {
        return message(Locale.ENGLISH, details);
    }

    /**
     * The sentence of this code in another language.
     *
     * @param locale the language; English where there are no sentences of it
     * @param details what stands at {@code {0}}, {@code {1}}, …; places without a detail stay empty
     * @return the sentence for people
     */
    public String message(Locale locale, String... details) {
        return Sentences.in(locale).of(this, null, List.of(details));
    }
}
