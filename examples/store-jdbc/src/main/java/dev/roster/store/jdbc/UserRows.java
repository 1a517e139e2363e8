package dev.roster.store.jdbc;

import dev.roster.model.AttributeKey;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Grant;
import dev.roster.model.GroupKey;
import dev.roster.model.ModuleKey;
import dev.roster.model.OrganizationKey;
import dev.roster.model.PhoneNumber;
import dev.roster.model.RoleKey;
import dev.roster.model.TaskNotification;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads whole users: four questions, however many they are. */
final class UserRows {

    private static final String USERS = "select id, version, "
            + String.join(", ", UserColumns.ALL.stream().map(UserColumn::name).toList())
            + " from ";

    private static final String KEYS = "select user_id, field, coalesce(item_text, item_key) from ";

    private static final String ATTRIBUTES = "select user_id, attribute, type, text_value, position from ";

    private UserRows() {}

    /**
     * The users that exist, by id.
     *
     * @throws SQLException if the database refuses
     */
    static Map<String, User> load(Session session, Collection<String> ids) throws SQLException {
        if (ids.isEmpty()) {
            return Map.of();
        }
        String[] wanted = new TreeSet<>(ids).toArray(new String[0]);
        Map<String, UserBuilder> builders = new LinkedHashMap<>();
        Map<String, Map<String, List<String>>> keys = new LinkedHashMap<>();
        TextLists lists = new TextLists();
        session.ask(List.of(
                new Session.Question(
                        session.rows(USERS, "roster_users", "id", wanted),
                        row -> builders.put(row.getString("id"), builder(row))),
                new Session.Question(
                        session.rows(KEYS, "roster_user_keys", "user_id", wanted),
                        row -> keys.computeIfAbsent(row.getString(1), id -> new LinkedHashMap<>())
                                .computeIfAbsent(row.getString(2), field -> new ArrayList<>())
                                .add(row.getString(3))),
                new Session.Question(
                        session.rows(ATTRIBUTES, AttributeRows.TABLE, "user_id", wanted),
                        row -> addAttribute(row, builders.get(row.getString(1)), lists)),
                UserActivity.stored(session, wanted, builders)));
        addKeys(keys, builders);
        lists.complete();
        Map<String, User> users = new LinkedHashMap<>();
        builders.forEach((id, builder) -> users.put(id, builder.build()));
        return users;
    }

    private static void addKeys(Map<String, Map<String, List<String>>> keys, Map<String, UserBuilder> builders) {
        keys.forEach((id, byField) -> {
            UserBuilder builder = builders.get(id);
            if (builder != null) {
                builder.roles(keys(byField, "roles", RoleKey::new));
                builder.grants(keys(byField, "grants", text -> Grant.parse(text).value()));
                builder.groups(keys(byField, "groups", GroupKey::new));
                builder.setAsideGroups(keys(byField, "setAsideGroups", GroupKey::new));
                builder.teams(keys(byField, "teams", TeamKey::new));
                builder.modules(keys(byField, "modules", ModuleKey::new));
            }
        });
    }

    private static <K> List<K> keys(Map<String, List<String>> byField, String field, Function<String, K> maker) {
        return byField.getOrDefault(field, List.of()).stream().map(maker).toList();
    }

    private static void addAttribute(ResultSet row, @Nullable UserBuilder builder, TextLists lists)
            throws SQLException {
        AttributeKey attribute = new AttributeKey(row.getString(2));
        String type = row.getString(3);
        if (builder != null && AttributeRows.isList(type)) {
            lists.add(builder, attribute, row.getInt(5), row.getString(4));
        } else if (builder != null) {
            builder.attribute(attribute, AttributeRows.value(type, row.getString(4)));
        }
    }

    private static UserBuilder builder(ResultSet row) throws SQLException {
        UserBuilder user = User.builder(new UserId(row.getString("id"))).version(row.getLong("version"));
        user.userName(value(row, "user_name", UserName::new))
                .externalId(row.getString("external_id"))
                .primaryEmail(value(row, "primary_email", EmailAddress::new))
                .displayName(row.getString("display_name"))
                .firstName(row.getString("first_name"))
                .lastName(row.getString("last_name"))
                .avatarUrl(row.getString("avatar_url"))
                .phoneNumber(value(row, "phone_number", PhoneNumber::new))
                .organization(value(row, "organization", OrganizationKey::new))
                .department(row.getString("department"))
                .company(row.getString("company"))
                .location(row.getString("location"))
                .jobTitle(row.getString("job_title"))
                .position(row.getString("position"))
                .employeeId(value(row, "employee_id", EmployeeId::new))
                .managerId(value(row, "manager_id", UserId::new))
                .userType(row.getString("user_type"))
                .hireDate(row.getObject("hire_date", LocalDate.class))
                .endDate(row.getObject("end_date", LocalDate.class))
                .statusReason(row.getString("status_reason"))
                .status(value(row, "status", word -> UserStatus.parse(word).value()))
                .taskNotification(value(
                        row,
                        "task_notification",
                        word -> TaskNotification.parse(word).value()));
        return user.roleLevel(Moments.number(row, "role_level"))
                .secondFactor(value(row, "second_factor", Boolean::valueOf))
                .createdAt(Moments.moment(row, "created_at"))
                .deactivatedAt(Moments.moment(row, "deactivated_at"));
    }

    private static <T> @Nullable T value(ResultSet row, String column, Function<String, T> maker) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : maker.apply(text);
    }
}
