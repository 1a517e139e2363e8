package dev.roster.benchmarks;

import dev.roster.access.RoleCatalog;
import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A company of any size, the same at every call: who is stored, and what the file says of them. */
final class SampleUsers {

    /** The columns of the file. */
    static final List<String> COLUMNS = List.of(
            "employeeId",
            "email",
            "firstName",
            "lastName",
            "displayName",
            "department",
            "location",
            "jobTitle",
            "role",
            "groups",
            "manager",
            "hireDate",
            "status",
            "costCenter");

    /** One row in so many has another department than the stored user. */
    static final int ROWS_PER_CHANGE = 100;

    private static final CustomAttribute COST_CENTER =
            new CustomAttribute(new AttributeKey("costCenter"), "Cost center", AttributeType.TEXT, true, true);

    private static final int REPORTS = 50;
    private static final int DAYS_OF_HIRING = 7_000;
    private static final LocalDate FIRST_HIRING = LocalDate.of(2005, 1, 3);
    private static final List<String> FIRST_NAMES = List.of(
            "Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald", "Radia", "Tony", "Frances", "Niklaus", "Zoë");
    private static final List<String> LAST_NAMES = List.of(
            "Lovelace",
            "Hopper",
            "Turing",
            "Dijkstra",
            "Liskov",
            "Knuth",
            "Perlman",
            "Hoare",
            "Allen",
            "Wirth",
            "Müller",
            "Okafor",
            "Nakamura");
    private static final List<String> DEPARTMENTS =
            List.of("Sales", "Marketing", "Engineering", "Support", "Finance", "Legal", "Research and Development");
    private static final List<String> LOCATIONS = List.of("Berlin", "London", "Lagos", "Tokyo", "São Paulo");
    private static final List<String> JOB_TITLES = List.of(
            "Engineer", "Senior Engineer", "Account Manager", "Analyst", "Counsel", "Technician, Field Service");
    private static final List<String> ROLES = List.of("Member", "Member", "Member", "Instructor", "Author");
    private static final List<String> GROUPS = List.of("Staff", "Building A", "Building B", "Fire Wardens", "Chess");

    private SampleUsers() {}

    static List<CustomAttribute> attributes() {
        return List.of(COST_CENTER);
    }

    /** The roles that users have, one that administers everybody, and one that does so in its groups. */
    static RoleCatalog roles() {
        Set<Permission> all = Set.of(Permission.READ_USERS, Permission.UPDATE_USERS, Permission.ADMINISTER_USERS);
        return RoleCatalog.of(List.of(
                Role.named("Member"),
                Role.named("Instructor"),
                Role.named("Author"),
                Role.builder("Admin").level(5).allow(all, Scope.ALL).build(),
                Role.builder("Keeper").level(5).allow(all, Scope.GROUPS).build()));
    }

    /** Somebody with a role who shares a group with everybody. */
    static User actor(String role) {
        return User.builder(new UserId("actor"))
                .version(1)
                .primaryEmail(new EmailAddress("actor@example.com"))
                .roles(List.of(new RoleKey(role)))
                .groups(List.of(new GroupKey(GROUPS.get(0))))
                .build();
    }

    static List<Group> groups() {
        return GROUPS.stream().map(Group::named).toList();
    }

    /** The stored user of a number, from 0. */
    static User user(int number) {
        UserBuilder user = User.builder(id(number))
                .version(1)
                .employeeId(new EmployeeId(employeeId(number)))
                .primaryEmail(new EmailAddress(email(number)))
                .firstName(firstName(number))
                .lastName(lastName(number))
                .displayName(displayName(number))
                .department(pick(DEPARTMENTS, number))
                .location(pick(LOCATIONS, number))
                .jobTitle(pick(JOB_TITLES, number))
                .roles(List.of(new RoleKey(pick(ROLES, number))))
                .groups(groupsOf(number).stream().map(GroupKey::new).toList())
                .hireDate(hireDate(number))
                .attribute(COST_CENTER.key(), new AttributeValue.Text(costCenter(number)));
        return number == 0 ? user.build() : user.managerId(id(number / REPORTS)).build();
    }

    /** The row of the file about the user of a number. */
    static List<String> row(int number) {
        boolean isMoved = number % ROWS_PER_CHANGE == ROWS_PER_CHANGE - 1;
        return List.of(
                employeeId(number),
                email(number),
                firstName(number),
                lastName(number),
                displayName(number),
                isMoved ? "New Ventures" : pick(DEPARTMENTS, number),
                pick(LOCATIONS, number),
                pick(JOB_TITLES, number),
                pick(ROLES, number),
                String.join("|", groupsOf(number)),
                number == 0 ? "" : email(number / REPORTS),
                hireDate(number).toString(),
                "active",
                costCenter(number));
    }

    private static UserId id(int number) {
        return new UserId("u-" + padded(number));
    }

    private static String employeeId(int number) {
        return "E" + padded(number);
    }

    private static String email(int number) {
        return "person." + number + "@example.com";
    }

    private static String firstName(int number) {
        return pick(FIRST_NAMES, number);
    }

    private static String lastName(int number) {
        return pick(LAST_NAMES, number);
    }

    private static String displayName(int number) {
        return firstName(number) + " " + lastName(number) + " " + number;
    }

    private static List<String> groupsOf(int number) {
        List<String> groups = new ArrayList<>();
        groups.add(GROUPS.get(0));
        groups.add(GROUPS.get(1 + number % (GROUPS.size() - 1)));
        return groups;
    }

    private static LocalDate hireDate(int number) {
        return FIRST_HIRING.plusDays(number % DAYS_OF_HIRING);
    }

    private static String costCenter(int number) {
        return "CC-" + number % 997;
    }

    private static String padded(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(8 - digits.length()) + digits;
    }

    private static String pick(List<String> texts, int number) {
        return texts.get(number % texts.size());
    }
}
