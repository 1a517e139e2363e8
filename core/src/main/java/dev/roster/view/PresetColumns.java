package dev.roster.view;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.table.TableColumn.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of users that applications are known for, as data. */
final class PresetColumns {

    private static final Set<Field<?>> SHOWN = Set.of(
            Field.DISPLAY_NAME, Field.PRIMARY_EMAIL, Field.ROLES, Field.DEPARTMENT, Field.JOB_TITLE, Field.STATUS);

    /** What people read of a user who may have no full name. */
    private static final ColumnPart NAME = ColumnPart.told("name", Values.TEXT, User::label);

    private static final ColumnPart MANAGER_NAME = ColumnPart.of("managerDisplayName", Values.TEXT, (users, near) -> {
        near.loadManagers(users);
        return users.stream()
                .map(user -> near.managerOf(user).map(User::label).orElse(""))
                .toList();
    });

    private static final ColumnPart MANAGER_EMAIL = ColumnPart.of("managerPrimaryEmail", Values.TEXT, (users, near) -> {
        near.loadManagers(users);
        return users.stream()
                .map(user -> near.managerOf(user)
                        .map(manager -> ColumnPart.text(Field.PRIMARY_EMAIL, manager))
                        .orElse(""))
                .toList();
    });

    private static final ColumnPart ALL_MANAGERS = ColumnPart.of("managers", Values.TEXT, (users, near) -> {
        near.loadChains(users);
        return users.stream()
                .map(user -> near.managersOf(user).stream().map(User::label).collect(Collectors.joining(" | ")))
                .toList();
    });

    private static final ColumnPart DIRECT_REPORTS = ColumnPart.of("directReports", Values.NUMBER, (users, near) -> {
        Map<UserId, Long> counts = near.directReports(users);
        return users.stream()
                .map(user -> Long.toString(counts.getOrDefault(user.id(), 0L)))
                .toList();
    });

    private static final ColumnPart ALL_REPORTS = ColumnPart.of("allReports", Values.NUMBER, (users, near) -> {
        Map<UserId, Long> counts = near.allReports(users);
        return users.stream()
                .map(user -> Long.toString(counts.getOrDefault(user.id(), 0L)))
                .toList();
    });

    private PresetColumns() {}

    static List<Column> standard(Fields fields) {
        List<Column> columns = new ArrayList<>();
        for (Field<?> field : Fields.builtIn().all()) {
            Column column = field.equals(Field.DISPLAY_NAME) ? named(field.label()) : Column.of(field);
            columns.add(SHOWN.contains(field) ? column.shown() : column);
        }
        columns.addAll(reporting());
        columns.addAll(attributes(fields, columns));
        return columns;
    }

    static List<Column> learningPlatform(Fields fields) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.of("user", "User", ColumnPart.of(Field.AVATAR_URL), NAME, ColumnPart.of(Field.PRIMARY_EMAIL))
                        .titled(Locale.GERMAN, "Benutzer")
                        .filteredBy(Field.ID, FilterKind.PERSON)
                        .exportedAs(
                                ColumnPart.of(Field.DISPLAY_NAME),
                                ColumnPart.of(Field.PRIMARY_EMAIL),
                                ColumnPart.of(Field.EMPLOYEE_ID),
                                ColumnPart.of(Field.DEPARTMENT),
                                ColumnPart.of(Field.JOB_TITLE),
                                ColumnPart.told("inactive", Values.YES_NO, PresetColumns::inactive),
                                ColumnPart.of(Field.LOCATION),
                                ColumnPart.of(Field.HIRE_DATE),
                                MANAGER_NAME,
                                MANAGER_EMAIL,
                                ALL_MANAGERS)
                        .shown(),
                directManager("Direct Manager").shown(),
                Column.of("permission", "Permission", ColumnPart.of(Field.ROLES))
                        .titled(Locale.GERMAN, "Berechtigung")
                        .sortedBy(Field.ROLE_LEVEL)
                        .filteredBy(Field.ROLES, FilterKind.ENUMERATION)
                        .shown(),
                Column.of(Field.LAST_ACTIVITY_AT).titled("Last Activity").shown(),
                Column.of(Field.SKILL_COUNT).titled("Skills").unfiltered().shown(),
                Column.of(Field.STATUS).titled("User Status").unfiltered().shown()));
        columns.addAll(reporting());
        columns.addAll(List.of(
                Column.of(Field.GROUPS),
                Column.of(Field.DEPARTMENT),
                Column.of(Field.COMPANY),
                legacy(Field.POSITION, "Position"),
                legacy(Field.JOB_TITLE, "Job Title"),
                legacy(Field.EMPLOYEE_ID, "Employee ID"),
                legacy(Field.LOCATION, "Location"),
                legacy(Field.USER_TYPE, "User Type"),
                legacy(Field.HIRE_DATE, "Hire Date"),
                legacy(Field.DEACTIVATED_AT, "Deactivation Date"),
                legacy(Field.PHONE_NUMBER, "Phone Number"),
                Column.of(
                                "modules",
                                "Modules",
                                ColumnPart.of(Field.MODULES)
                                        .saying(Map.of(
                                                "lms",
                                                "LMS",
                                                "lxp",
                                                "LXP",
                                                "development",
                                                "DEVELOPMENT",
                                                "360 feedback",
                                                "360 FEEDBACK")))
                        .exportedAs(ColumnPart.of(Field.MODULES))));
        columns.addAll(attributes(fields, columns));
        return columns;
    }

    static List<Column> activityPlatform(Fields fields) {
        List<Column> columns = new ArrayList<>(List.of(
                named("Name").shown(),
                Column.of(Field.PRIMARY_EMAIL).shown(),
                roles("Roles").shown(),
                Column.of(Field.ORGANIZATION).shown(),
                Column.of(Field.STATUS).shown(),
                Column.of(Field.LAST_LOGIN_AT).shown(),
                Column.of(Field.CREATED_AT).titled("Created date").shown()));
        columns.addAll(others(fields, columns));
        return columns;
    }

    static List<Column> agentPlatform(Fields fields) {
        List<Column> columns = new ArrayList<>(List.of(
                named("Name").shown(),
                Column.of(Field.PRIMARY_EMAIL).shown(),
                roles("Role").shown(),
                Column.of(Field.GROUPS).shown(),
                Column.of(Field.LAST_LOGIN_AT).shown(),
                Column.of(Field.STATUS)
                        .saying(Map.of(
                                UserStatus.INVITED.word(), "Pending",
                                UserStatus.ACTIVE.word(), "Active",
                                UserStatus.INACTIVE.word(), "Inactive",
                                UserStatus.SUSPENDED.word(), "Suspended"))
                        .shown()));
        columns.addAll(others(fields, columns));
        return columns;
    }

    static List<Column> tenantFile() {
        return Stream.of(
                        ColumnPart.named("userId", Field.USER_NAME),
                        blank("tenant"),
                        ColumnPart.of(Field.FIRST_NAME),
                        ColumnPart.of(Field.LAST_NAME),
                        ColumnPart.named("email", Field.PRIMARY_EMAIL),
                        ColumnPart.told("enabled", Values.YES_NO, PresetColumns::enabled),
                        ColumnPart.of("reportsTo", Values.TEXT, PresetColumns::managerUserNames),
                        ColumnPart.of(Field.ROLES),
                        ColumnPart.of(Field.TASK_NOTIFICATION),
                        blank("transaction"),
                        blank("notifyIfNewUser"))
                .map(part -> Column.of(part.key(), part.key(), part).shown())
                .toList();
    }

    private static List<Column> reporting() {
        return List.of(
                Column.of("managers", "Managers", ALL_MANAGERS)
                        .titled(Locale.GERMAN, "Vorgesetzte")
                        .filteredBy(Field.MANAGERS, FilterKind.PERSON),
                Column.of("directReports", "Direct reports", DIRECT_REPORTS)
                        .titled(Locale.GERMAN, "Direkt Unterstellte"),
                Column.of("allReports", "All reports", ALL_REPORTS).titled(Locale.GERMAN, "Alle Unterstellten"));
    }

    private static Column named(String title) {
        return Column.of(Field.DISPLAY_NAME.key(), title, NAME.named(Field.DISPLAY_NAME.key()))
                .sortedBy(Field.DISPLAY_NAME)
                .filteredBy(Field.DISPLAY_NAME, FilterKind.of(Field.DISPLAY_NAME))
                .exportedAs(ColumnPart.of(Field.DISPLAY_NAME));
    }

    private static Column roles(String title) {
        return Column.of(Field.ROLES)
                .titled(title)
                .sortedBy(Field.ROLE_LEVEL)
                .filteredBy(Field.ROLES, FilterKind.ENUMERATION);
    }

    private static Column directManager(String title) {
        return Column.of(Field.MANAGER_ID.key(), title, MANAGER_NAME)
                .titled(Locale.GERMAN, "Direkte Führungskraft")
                .filteredBy(Field.MANAGER_ID, FilterKind.PERSON)
                .exportedAs(ColumnPart.of(Field.MANAGER_ID), MANAGER_NAME);
    }

    private static Column legacy(Field<?> field, String title) {
        return Column.of(field).titled(title).unsorted().unfiltered();
    }

    /** The columns of attributes; one that is called like another column gets a longer key. */
    private static List<Column> attributes(Fields fields, List<Column> first) {
        Set<String> taken = first.stream().map(Column::key).collect(Collectors.toSet());
        List<Column> columns = new ArrayList<>();
        fields.all().stream().filter(field -> field.attribute().isPresent()).forEach(field -> {
            String key = field.key();
            while (!taken.add(key)) {
                key = "attribute." + key;
            }
            columns.add(Column.of(field).named(key));
        });
        return columns;
    }

    private static List<Column> others(Fields fields, List<Column> first) {
        Set<String> taken = first.stream().map(Column::key).collect(Collectors.toSet());
        return standard(fields).stream()
                .filter(column -> !taken.contains(column.key()))
                .map(Column::hidden)
                .toList();
    }

    private static ColumnPart blank(String key) {
        return ColumnPart.told(key, Values.TEXT, user -> "");
    }

    /** Yes or no where that says it; any other state by its own word, so that it is kept. */
    private static String enabled(User user) {
        UserStatus status = user.access().status();
        return switch (status) {
            case ACTIVE -> "true";
            case INACTIVE -> "false";
            default -> status.word();
        };
    }

    /** Nothing where it is neither, so that an import keeps the state. */
    private static String inactive(User user) {
        return switch (user.access().status()) {
            case ACTIVE -> "false";
            case INACTIVE -> "true";
            default -> "";
        };
    }

    private static List<String> managerUserNames(List<User> users, Colleagues near) {
        near.loadManagers(users);
        return users.stream()
                .map(user -> near.managerOf(user)
                        .map(manager -> ColumnPart.text(Field.USER_NAME, manager))
                        .filter(name -> !name.isEmpty())
                        .orElseGet(() -> ColumnPart.text(Field.MANAGER_ID, user)))
                .toList();
    }
}
