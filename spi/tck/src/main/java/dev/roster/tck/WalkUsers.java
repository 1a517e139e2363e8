package dev.roster.tck;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CatalogEntry;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.PhoneNumber;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.Setting;
import dev.roster.model.Team;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.spi.CorrelationKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Users and entries who get into each other's way, and questions about them. */
final class WalkUsers {

    private static final Field<?> NOTE = SampleUsers.ATTRIBUTES.get(0).field();
    private static final Field<?> COST = SampleUsers.ATTRIBUTES.get(1).field();
    private static final Field<?> LANGUAGES = SampleUsers.ATTRIBUTES.get(5).field();

    private static final List<String> NAMES = List.of("Ada", "ada", "\uff21da", "\u00c1da", "A\u0301da", "bob");
    private static final List<String> ADDRESSES =
            List.of("x@example.com", "X@Example.com", "x@b\u00fccher.example", "x@xn--bcher-kva.example");
    private static final List<String> NUMBERS = List.of("0.1", "0.10", "0.1000000000000000000001", "-3", "100");
    private static final List<RoleKey> ROLES =
            Stream.of("owner", "lead", "guest").map(RoleKey::new).toList();
    private static final List<GroupKey> GROUPS =
            Stream.of("staff", "staff 2").map(GroupKey::new).toList();
    private static final List<TeamKey> TEAMS =
            Stream.of("backend", "design").map(TeamKey::new).toList();

    /** What updates name. */
    static final List<Field<?>> WRITTEN = List.of(
            Field.USER_NAME,
            Field.PRIMARY_EMAIL,
            Field.EMPLOYEE_ID,
            Field.EXTERNAL_ID,
            Field.PHONE_NUMBER,
            Field.DEPARTMENT,
            Field.STATUS,
            Field.STATUS_REASON,
            Field.ROLES,
            Field.GRANTS,
            Field.GROUPS,
            Field.SET_ASIDE_GROUPS,
            Field.TEAMS,
            Field.ORGANIZATION,
            Field.SKILL_COUNT,
            Field.LAST_LOGIN_AT,
            Field.DEACTIVATED_AT,
            Field.WAITING_SINCE,
            NOTE,
            COST,
            LANGUAGES);

    /** By what users are sorted, and whose values are asked for. */
    static final List<Field<?>> SORTED = List.of(
            Field.ID,
            Field.USER_NAME,
            Field.PRIMARY_EMAIL,
            Field.EMPLOYEE_ID,
            Field.DEPARTMENT,
            Field.STATUS,
            Field.ORGANIZATION,
            Field.SKILL_COUNT,
            Field.LAST_LOGIN_AT,
            NOTE,
            COST);

    /** Every key by which one of the users can be found. */
    static final List<CorrelationKey> KEYS = keys();

    /** Questions to whom the answer changes. */
    static final List<Filter> FILTERS = List.of(
            Filter.everybody(),
            Filter.of(Field.STATUS, Operator.EQUAL, UserStatus.ACTIVE),
            Filter.of(Field.STATUS, Operator.NOT_EQUAL, UserStatus.INACTIVE),
            new Filter.Comparison(Field.DEPARTMENT, Operator.PRESENT, ""),
            new Filter.Comparison(Field.DEPARTMENT, Operator.CONTAINS, "a"),
            new Filter.Not(new Filter.Comparison(Field.DEPARTMENT, Operator.ENDS_WITH, "a")),
            new Filter.Comparison(Field.ROLES, Operator.EQUAL, "owner"),
            new Filter.Comparison(Field.GRANTS, Operator.EQUAL, "lead@team:backend"),
            new Filter.Comparison(Field.GROUPS, Operator.NOT_EQUAL, "staff"),
            new Filter.Comparison(Field.SET_ASIDE_GROUPS, Operator.PRESENT, ""),
            new Filter.Comparison(Field.ORGANIZATION, Operator.EQUAL, "acme"),
            Filter.of(Field.LAST_LOGIN_AT, Operator.GREATER_OR_EQUAL, Samples.NOON.plusNanos(1_000)),
            Filter.of(Field.SKILL_COUNT, Operator.LESS, 2L),
            new Filter.Comparison(NOTE, Operator.EQUAL, "ada"),
            new Filter.Comparison(COST, Operator.GREATER, "0.1"),
            new Filter.Comparison(LANGUAGES, Operator.CONTAINS, "fr"),
            Filter.search("ada"),
            new Filter.In(Field.USER_NAME, Set.of("ADA", "bob")));

    private WalkUsers() {}

    static User user(Dice dice, UserId id) {
        UserBuilder user = User.builder(id).version(dice.pick(1, 1, 3));
        user.primaryEmail(new EmailAddress(dice.once(3) ? dice.pick(ADDRESSES) : id.value() + "@example.com"))
                .userName(dice.orNull(() -> new UserName(dice.pick(NAMES))))
                .employeeId(dice.orNull(() -> new EmployeeId(dice.pick("E1", "e1", "E2", "E3"))))
                .externalId(dice.orNull(() -> dice.pick("X1", "x1", "X2")))
                .phoneNumber(dice.orNull(() -> new PhoneNumber(dice.pick("+4930123456", "+4930123457"))))
                .status(dice.once(2) ? UserStatus.ACTIVE : dice.pick(UserStatus.values()))
                .statusReason(text(dice))
                .department(text(dice));
        user.roles(dice.some(2, () -> dice.pick(ROLES)))
                .grants(dice.once(3) ? List.of(grant(dice)) : List.of())
                .groups(dice.some(2, () -> dice.pick(GROUPS)))
                .setAsideGroups(dice.some(1, () -> dice.pick(GROUPS)))
                .teams(dice.some(1, () -> dice.pick(TEAMS)))
                .organization(dice.orNull(() -> new OrganizationKey("acme")));
        user.skillCount(dice.orNull(() -> dice.pick(0L, 1L, 2L, 5_000_000_000L)))
                .lastLoginAt(dice.orNull(dice::moment))
                .deactivatedAt(dice.orNull(dice::moment))
                .waitingSince(dice.orNull(dice::moment));
        user.attribute(new AttributeKey("note"), dice.orNull(() -> new AttributeValue.Text(dice.pick(NAMES))))
                .attribute(
                        new AttributeKey("cost"),
                        dice.orNull(() -> new AttributeValue.Decimal(new BigDecimal(dice.pick(NUMBERS)))))
                .attribute(
                        new AttributeKey("languages"),
                        dice.orNull(() -> new AttributeValue.TextList(dice.pick(
                                List.of("French", "English"), List.of("english"), List.of("fr|no".split("\\|"))))));
        return user.build();
    }

    private static @Nullable String text(Dice dice) {
        String text = dice.text();
        return text.isBlank() || text.length() > Field.DEPARTMENT.maxLength() || dice.once(3) ? null : text;
    }

    private static Grant grant(Dice dice) {
        Grant grant = Grant.of(dice.pick(ROLES), Place.of(dice.pick(TEAMS)));
        return dice.once(2) ? grant : grant.until(dice.moment()).why("leave");
    }

    /** An entry that users hold, in one of two shapes. */
    static CatalogEntry entry(Dice dice) {
        return entry(
                dice,
                dice.pick(
                        new CatalogEntry.Key(CatalogEntry.Kind.ROLE, "lead"),
                        new CatalogEntry.Key(CatalogEntry.Kind.ROLE, "guest"),
                        new CatalogEntry.Key(CatalogEntry.Kind.GROUP, "staff"),
                        new CatalogEntry.Key(CatalogEntry.Kind.GROUP, "staff 2"),
                        new CatalogEntry.Key(CatalogEntry.Kind.ORGANIZATION, "acme"),
                        new CatalogEntry.Key(CatalogEntry.Kind.TEAM, "backend"),
                        new CatalogEntry.Key(CatalogEntry.Kind.ATTRIBUTE, "zone"),
                        new CatalogEntry.Key(CatalogEntry.Kind.SETTING, "roles")));
    }

    static CatalogEntry entry(Dice dice, CatalogEntry.Key key) {
        String name = dice.pick("One", "one", "Two");
        return switch (key.kind()) {
            case ROLE ->
                Role.builder(key.value())
                        .name(name)
                        .level(dice.pick(0, 99))
                        .description(dice.once(2) ? null : name)
                        .allow(
                                dice.pick(Permission.READ_USERS, Permission.UPDATE_USERS),
                                dice.pick(Scope.OWN, Scope.ALL))
                        .build();
            case GROUP -> new Group(new GroupKey(key.value()), name);
            case ORGANIZATION -> new Organization(new OrganizationKey(key.value()), name);
            case TEAM ->
                new Team(
                        new TeamKey(key.value()),
                        name,
                        dice.orNull(() -> new OrganizationKey(dice.pick("acme", "umbrella"))));
            case ATTRIBUTE -> {
                boolean isEditable = dice.once(2);
                yield new CustomAttribute(
                        new AttributeKey(key.value()),
                        name,
                        dice.pick(AttributeType.TEXT, AttributeType.NUMBER),
                        isEditable || dice.once(2),
                        isEditable);
            }
            case SETTING -> new Setting(key.value(), "\"" + name + "\"");
        };
    }

    /** What two spellings of one value share. */
    static <T> String comparable(Field<T> field, String text) {
        return field.isList()
                ? field.comparedText(text)
                : field.canonical(field.parse(text).value());
    }

    private static List<CorrelationKey> keys() {
        List<CorrelationKey> keys = new ArrayList<>();
        for (String id : List.of("u1", "U1", "u2", "u_")) {
            keys.add(CorrelationKey.of(Field.ID, new UserId(id)));
            keys.add(CorrelationKey.of(Field.PRIMARY_EMAIL, new EmailAddress(id + "@example.com")));
        }
        NAMES.forEach(name -> {
            keys.add(CorrelationKey.of(Field.USER_NAME, new UserName(name)));
            keys.add(CorrelationKey.of(SampleUsers.ATTRIBUTES.get(0).field(), new AttributeValue.Text(name)));
        });
        ADDRESSES.forEach(address -> keys.add(CorrelationKey.of(Field.PRIMARY_EMAIL, new EmailAddress(address))));
        NUMBERS.forEach(number -> keys.add(CorrelationKey.of(
                SampleUsers.ATTRIBUTES.get(1).field(), new AttributeValue.Decimal(new BigDecimal(number)))));
        List.of("E1", "E2", "E3").forEach(id -> keys.add(CorrelationKey.of(Field.EMPLOYEE_ID, new EmployeeId(id))));
        List.of("X1", "X2").forEach(id -> keys.add(CorrelationKey.of(Field.EXTERNAL_ID, id)));
        keys.add(CorrelationKey.of(Field.PHONE_NUMBER, new PhoneNumber("+4930123456")));
        keys.add(new CorrelationKey(Field.EXTERNAL_ID, " "));
        keys.add(new CorrelationKey(Field.EXTERNAL_ID, "X1"));
        return keys;
    }
}
