package dev.roster.store.jdbc;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.store.jdbc.UserColumn.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where each built-in field is stored: in a column of the user, or among the items. */
final class UserColumns {

    /** The single-valued fields but the id, which has columns of its own. */
    static final List<UserColumn> ALL = List.of(
            new UserColumn(Field.USER_NAME, "user_name", Form.KEYED),
            new UserColumn(Field.EXTERNAL_ID, "external_id", Form.KEYED),
            new UserColumn(Field.PRIMARY_EMAIL, "primary_email", Form.FOLDED),
            new UserColumn(Field.DISPLAY_NAME, "display_name", Form.KEYED),
            new UserColumn(Field.FIRST_NAME, "first_name", Form.KEYED),
            new UserColumn(Field.LAST_NAME, "last_name", Form.KEYED),
            new UserColumn(Field.AVATAR_URL, "avatar_url", Form.KEYED),
            new UserColumn(Field.PHONE_NUMBER, "phone_number", Form.WORD),
            new UserColumn(Field.ORGANIZATION, "organization", Form.KEYED),
            new UserColumn(Field.DEPARTMENT, "department", Form.KEYED),
            new UserColumn(Field.COMPANY, "company", Form.KEYED),
            new UserColumn(Field.LOCATION, "location", Form.KEYED),
            new UserColumn(Field.JOB_TITLE, "job_title", Form.KEYED),
            new UserColumn(Field.POSITION, "position", Form.KEYED),
            new UserColumn(Field.EMPLOYEE_ID, "employee_id", Form.KEYED),
            new UserColumn(Field.MANAGER_ID, "manager_id", Form.WORD),
            new UserColumn(Field.USER_TYPE, "user_type", Form.KEYED),
            new UserColumn(Field.HIRE_DATE, "hire_date", Form.PLAIN),
            new UserColumn(Field.END_DATE, "end_date", Form.PLAIN),
            new UserColumn(Field.STATUS, "status", Form.WORD),
            new UserColumn(Field.STATUS_REASON, "status_reason", Form.KEYED),
            new UserColumn(Field.TASK_NOTIFICATION, "task_notification", Form.WORD),
            new UserColumn(Field.ROLE_LEVEL, "role_level", Form.PLAIN),
            new UserColumn(Field.SECOND_FACTOR, "second_factor", Form.WORD),
            new UserColumn(Field.CREATED_AT, "created_at", Form.MOMENT),
            new UserColumn(Field.DEACTIVATED_AT, "deactivated_at", Form.MOMENT),
            new UserColumn(Field.WAITING_SINCE, "waiting_since", Form.MOMENT));

    /**
     * The fields that move often, in a narrow table of their own: moving 100,000 users there takes a tenth of the time
     * that the wide table with its many indexes takes.
     */
    static final List<UserColumn> ACTIVITY = List.of(
            new UserColumn(Field.LAST_LOGIN_AT, "last_login_at", Form.MOMENT),
            new UserColumn(Field.LAST_ACTIVITY_AT, "last_activity_at", Form.MOMENT),
            new UserColumn(Field.SKILL_COUNT, "skill_count", Form.PLAIN));

    /** The list-valued fields, stored among the items. */
    static final List<Field<?>> LISTS =
            List.of(Field.ROLES, Field.GRANTS, Field.GROUPS, Field.SET_ASIDE_GROUPS, Field.TEAMS, Field.MODULES);

    /** The fields whose keys a unique index holds, beside the id. */
    static final List<Field<?>> UNIQUE = List.of(Field.USER_NAME, Field.PRIMARY_EMAIL, Field.EMPLOYEE_ID);

    private static final Map<Field<?>, UserColumn> BY_FIELD = new LinkedHashMap<>();
    private static final Map<Field<?>, UserColumn> ACTIVITY_BY_FIELD = new LinkedHashMap<>();

    static {
        ALL.forEach(column -> BY_FIELD.put(column.field(), column));
        ACTIVITY.forEach(column -> ACTIVITY_BY_FIELD.put(column.field(), column));
    }

    private UserColumns() {}

    /** The column of a field in the table of activity, or null when it is not there. */
    static @Nullable UserColumn activity(Field<?> field) {
        return ACTIVITY_BY_FIELD.get(field);
    }

    /** The column of a field, or null when it is a list, an attribute, activity or the id. */
    static @Nullable UserColumn find(Field<?> field) {
        return BY_FIELD.get(field);
    }

    /**
     * The column of a built-in field that has one.
     *
     * @throws IllegalArgumentException if the field is a list, an attribute, activity or the id
     */
    static UserColumn of(Field<?> field) {
        UserColumn column = BY_FIELD.get(field);
        if (column == null) {
            throw new IllegalArgumentException("no column holds " + field.key());
        }
        return column;
    }

    /** The canonical key of a field that is unique, as its index holds it, or null when the user has none. */
    static <T> @Nullable String key(Field<T> field, User user, Dialect dialect) {
        T value = field.valueOf(user);
        return value == null ? null : dialect.orderedText(field.canonical(value));
    }
}
