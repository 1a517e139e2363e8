package dev.roster.account;

import dev.roster.model.Field;
import dev.roster.model.UserId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in about one user: the fields that it names, and nothing about others. Null clears a field, a blank
 * text means what the policy says, by default nothing. Texts are read like cells of a file, so that bad data becomes
 * issues of the outcome and is never thrown. For one thread.
 *
 * <pre>{@code
 * users.create(user -> user.primaryEmail("grace@example.com").displayName("Grace Hopper").roles("member"));
 * users.update(id, version, user -> user.department("Navy").set(Field.HIRE_DATE, LocalDate.of(1943, 12, 1)).jobTitle(null));
 * }</pre>
 */
public final class UserForm {

    private final Map<Field<?>, @Nullable String> texts = new LinkedHashMap<>();
    private boolean isInvited;
    private boolean isNotified;

    /** Starts a form about a new user, or one who is found by the keys that are filled in. */
    public UserForm() {}

    /**
     * Starts a form about a stored user.
     *
     * @param id the user
     * @return the form
     */
    public static UserForm about(UserId id) {
        UserForm form = new UserForm();
        form.texts.put(Field.ID, id.value());
        return form;
    }

    /**
     * Wants a value.
     *
     * @param field the field, any that Roster does not keep itself
     * @param value the value; null, or a list without elements, to clear it
     * @param <T> the type of the field
     * @return this form
     * @throws IllegalArgumentException if Roster keeps the field itself
     */
    public <T> UserForm set(Field<T> field, @Nullable T value) {
        if (value == null || (field.isList() && field.formatAll(value).isEmpty())) {
            return text(field, null);
        }
        return text(field, field.format(value));
    }

    /**
     * Wants what a text says.
     *
     * @param field the field, any that Roster does not keep itself
     * @param text the text, the elements of a list joined by {@code |}; null clears the field
     * @return this form
     * @throws IllegalArgumentException if Roster keeps the field itself
     */
    public UserForm text(Field<?> field, @Nullable String text) {
        Objects.requireNonNull(field, "field");
        if (field.isSystem()) {
            throw new IllegalArgumentException("Roster keeps " + field.key() + " itself; leave it out");
        }
        texts.put(field, text);
        return this;
    }

    /**
     * Wants the name used to sign in.
     *
     * @param text for example {@code grace}; null clears it
     * @return this form
     */
    public UserForm userName(@Nullable String text) {
        return text(Field.USER_NAME, text);
    }

    /**
     * Wants the main e-mail address.
     *
     * @param text for example {@code grace@example.com}; null clears it
     * @return this form
     */
    public UserForm primaryEmail(@Nullable String text) {
        return text(Field.PRIMARY_EMAIL, text);
    }

    /**
     * Wants the full name.
     *
     * @param text for example {@code Grace Hopper}; null clears it
     * @return this form
     */
    public UserForm displayName(@Nullable String text) {
        return text(Field.DISPLAY_NAME, text);
    }

    /**
     * Wants the given name.
     *
     * @param text for example {@code Grace}; null clears it
     * @return this form
     */
    public UserForm firstName(@Nullable String text) {
        return text(Field.FIRST_NAME, text);
    }

    /**
     * Wants the family name.
     *
     * @param text for example {@code Hopper}; null clears it
     * @return this form
     */
    public UserForm lastName(@Nullable String text) {
        return text(Field.LAST_NAME, text);
    }

    /**
     * Wants the telephone number, with the country.
     *
     * @param text for example {@code +49 30 123456}; null clears it
     * @return this form
     */
    public UserForm phoneNumber(@Nullable String text) {
        return text(Field.PHONE_NUMBER, text);
    }

    /**
     * Wants the key of the organization.
     *
     * @param text for example {@code navy}; null clears it
     * @return this form
     */
    public UserForm organization(@Nullable String text) {
        return text(Field.ORGANIZATION, text);
    }

    /**
     * Wants the department.
     *
     * @param text for example {@code Research}; null clears it
     * @return this form
     */
    public UserForm department(@Nullable String text) {
        return text(Field.DEPARTMENT, text);
    }

    /**
     * Wants the company.
     *
     * @param text for example {@code Remington Rand}; null clears it
     * @return this form
     */
    public UserForm company(@Nullable String text) {
        return text(Field.COMPANY, text);
    }

    /**
     * Wants where the user works.
     *
     * @param text for example {@code Arlington}; null clears it
     * @return this form
     */
    public UserForm location(@Nullable String text) {
        return text(Field.LOCATION, text);
    }

    /**
     * Wants the job title.
     *
     * @param text for example {@code Rear Admiral}; null clears it
     * @return this form
     */
    public UserForm jobTitle(@Nullable String text) {
        return text(Field.JOB_TITLE, text);
    }

    /**
     * Wants the position in the organization chart.
     *
     * @param text for example {@code Director}; null clears it
     * @return this form
     */
    public UserForm position(@Nullable String text) {
        return text(Field.POSITION, text);
    }

    /**
     * Wants the employee number.
     *
     * @param text for example {@code 0042}; null clears it
     * @return this form
     */
    public UserForm employeeId(@Nullable String text) {
        return text(Field.EMPLOYEE_ID, text);
    }

    /**
     * Wants the kind of employment.
     *
     * @param text for example {@code contractor}; null clears it
     * @return this form
     */
    public UserForm userType(@Nullable String text) {
        return text(Field.USER_TYPE, text);
    }

    /**
     * Wants who manages the user, by id, user name, address or employee number.
     *
     * @param text for example {@code ada@example.com}; null clears it
     * @return this form
     */
    public UserForm managerId(@Nullable String text) {
        return text(Field.MANAGER_ID, text);
    }

    /**
     * Wants these roles and no others.
     *
     * @param keys for example {@code member}; none clears them
     * @return this form
     */
    public UserForm roles(String... keys) {
        return text(Field.ROLES, keys.length == 0 ? null : String.join("|", List.of(keys)));
    }

    /**
     * Wants these groups and no others.
     *
     * @param keys for example {@code navy}; none clears them
     * @return this form
     */
    public UserForm groups(String... keys) {
        return text(Field.GROUPS, keys.length == 0 ? null : String.join("|", List.of(keys)));
    }

    /**
     * Wants these teams and no others.
     *
     * @param keys for example {@code compilers}; none clears them
     * @return this form
     */
    public UserForm teams(String... keys) {
        return text(Field.TEAMS, keys.length == 0 ? null : String.join("|", List.of(keys)));
    }

    /**
     * Wants these modules and no others.
     *
     * @param keys for example {@code lms}; none clears them
     * @return this form
     */
    public UserForm modules(String... keys) {
        return text(Field.MODULES, keys.length == 0 ? null : String.join("|", List.of(keys)));
    }

    /**
     * Invites the user, if new and with an address; the user waits as invited until they accept.
     *
     * @return this form
     */
    public UserForm invite() {
        isInvited = true;
        return this;
    }

    /** {@return whether a new user is invited} */
    public boolean isInvited() {
        return isInvited;
    }

    /**
     * Tells the user afterwards which fields were changed in an edit of one user, at the address that is stored (T6).
     *
     * @return this form
     */
    public UserForm notifying() {
        isNotified = true;
        return this;
    }

    /** {@return whether the user is told what was changed} */
    public boolean isNotified() {
        return isNotified;
    }

    /** {@return what is wanted, by field, in the order in which it was named; null for a field that is cleared} */
    public Map<Field<?>, @Nullable String> texts() {
        return Collections.unmodifiableMap(texts);
    }

    /** {@return the fields alone: what was filled in is personal data} */
    @Override
    public String toString() {
        return "UserForm" + texts.keySet();
    }
}
