package dev.roster.store.jdbc;

import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.OrganizationKey;
import dev.roster.model.PhoneNumber;
import dev.roster.model.TaskNotification;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads whole users: a row each, and what moves without counting versions beside it. */
final class UserRows {

    /**
     * What {@link #read} reads, of users {@code t}. What most users have nothing of is looked up for each of them: left to
     * join, PostgreSQL would read or remember all of it.
     */
    static final String COLUMNS = "t.id, t.version, t.items, "
            + Stream.concat(
                            UserColumns.ALL.stream().map(column -> "t." + column.name()),
                            UserColumns.ACTIVITY.stream().map(UserRows::activity))
                    .collect(Collectors.joining(", "));

    private static String activity(UserColumn column) {
        return "(select y." + column.name()
                + " from roster_user_activity y where y.tenant = t.tenant and y.user_id = t.id) as " + column.name();
    }

    private UserRows() {}

    /**
     * The users that exist, by id.
     *
     * @throws SQLException if the database refuses
     */
    static Map<String, User> load(Session session, Collection<String> ids) throws SQLException {
        Map<String, User> users = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            Sql sql = session.rows(
                    "select " + COLUMNS + " from ", "roster_users", "id", new TreeSet<>(ids).toArray(new String[0]));
            session.ask(List.of(new Session.Question(sql, row -> users.put(row.getString("id"), read(row)))));
        }
        return users;
    }

    static User read(ResultSet row) throws SQLException {
        UserBuilder user = builder(row);
        Items.parse(row.getString("items")).addTo(user);
        return user.lastLoginAt(Moments.moment(row, "last_login_at"))
                .lastActivityAt(Moments.moment(row, "last_activity_at"))
                .skillCount(Moments.number(row, "skill_count"))
                .build();
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
