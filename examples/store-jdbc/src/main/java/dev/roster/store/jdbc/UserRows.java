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
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads whole users: a row each, and what moves without counting versions beside it. */
final class UserRows {

    /**
     * What {@link #read} reads, of users {@code t}, in its order. What most users have nothing of is looked up for each of
     * them: left to join, PostgreSQL would read or remember all of it.
     */
    static final String COLUMNS = Stream.concat(
                    Stream.of("t.id, t.version, t.items"),
                    UserColumns.ALL.stream().map(column -> "t." + column.name()))
            .collect(Collectors.joining(", ", "", ", " + activity()));

    /** One text, so that it is looked up once. */
    private static String activity() {
        return UserColumns.ACTIVITY.stream()
                .map(column -> "y." + column.name())
                .collect(Collectors.joining(
                        ", '|', ",
                        "(select concat(",
                        ") from roster_user_activity y where y.tenant = t.tenant and y.user_id = t.id) as activity"));
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
            session.ask(List.of(new Session.Question(sql, row -> users.put(row.getString(1), read(row, 1)))));
        }
        return users;
    }

    /**
     * Reads a user.
     *
     * @param row the row
     * @param first the number of the first of the {@link #COLUMNS} in it, from 1
     * @throws SQLException if the database refuses
     */
    static User read(ResultSet row, int first) throws SQLException {
        Cells cells = new Cells(row, first);
        UserBuilder user = User.builder(new UserId(cells.required())).version(cells.number());
        String items = cells.required();
        addColumns(cells, user);
        Items.parse(items).addTo(user);
        return addActivity(cells.text(), user).build();
    }

    /**
     * In the order of {@link UserColumns#ALL}.
     *
     * @throws SQLException if the database refuses
     */
    private static void addColumns(Cells cells, UserBuilder user) throws SQLException {
        user.userName(cells.value(UserName::new))
                .externalId(cells.text())
                .primaryEmail(cells.value(EmailAddress::new))
                .displayName(cells.text())
                .firstName(cells.text())
                .lastName(cells.text())
                .avatarUrl(cells.text())
                .phoneNumber(cells.value(PhoneNumber::new))
                .organization(cells.value(OrganizationKey::new))
                .department(cells.text())
                .company(cells.text())
                .location(cells.text())
                .jobTitle(cells.text())
                .position(cells.text())
                .employeeId(cells.value(EmployeeId::new))
                .managerId(cells.value(UserId::new))
                .userType(cells.text())
                .hireDate(cells.day())
                .endDate(cells.day())
                .status(cells.value(word -> UserStatus.parse(word).value()))
                .statusReason(cells.text())
                .taskNotification(
                        cells.value(word -> TaskNotification.parse(word).value()))
                .roleLevel(cells.numberOrNull())
                .secondFactor(cells.value(Boolean::valueOf))
                .createdAt(cells.moment())
                .deactivatedAt(cells.moment())
                .waitingSince(cells.moment());
    }

    /** In the order of {@link UserColumns#ACTIVITY}. */
    private static UserBuilder addActivity(@Nullable String text, UserBuilder user) {
        if (text == null) {
            return user;
        }
        String[] parts = text.split("\\|", -1);
        return user.lastLoginAt(moment(parts[0]))
                .lastActivityAt(moment(parts[1]))
                .skillCount(parts[2].isEmpty() ? null : Long.valueOf(parts[2]));
    }

    private static @Nullable Instant moment(String micros) {
        return micros.isEmpty() ? null : Moments.moment(Long.parseLong(micros));
    }

    /** The cells of a row one after the other: to find each by its name would take a tenth of the time. */
    private static final class Cells {
        private final ResultSet row;
        private int next;

        Cells(ResultSet row, int first) {
            this.row = row;
            next = first;
        }

        String required() throws SQLException {
            return Objects.requireNonNull(text());
        }

        @Nullable String text() throws SQLException {
            return row.getString(next++);
        }

        <T> @Nullable T value(Function<String, T> maker) throws SQLException {
            String text = text();
            return text == null ? null : maker.apply(text);
        }

        long number() throws SQLException {
            return row.getLong(next++);
        }

        @Nullable Long numberOrNull() throws SQLException {
            long number = number();
            return row.wasNull() ? null : number;
        }

        @Nullable Instant moment() throws SQLException {
            Long micros = numberOrNull();
            return micros == null ? null : Moments.moment(micros);
        }

        @Nullable LocalDate day() throws SQLException {
            return row.getObject(next++, LocalDate.class);
        }
    }
}
