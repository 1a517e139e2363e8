package dev.roster.laws;

import dev.roster.access.RoleCatalog;
import dev.roster.access.RoleCatalogs;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.tck.StoresFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The stores of a tenant, thrown from a seed: users with all fields, groups, roles, managers, attributes. */
final class World {

    static final Instant LONG_AGO = Instant.parse("2020-02-29T12:00:00Z");
    static final List<String> GROUPS = List.of("navy", "research", "night shift", "küche");
    static final List<String> ORGANIZATIONS = List.of("acme", "globex");
    static final List<String> ROLES = List.of("learner", "vendor", "manager", "org admin", "admin", "owner", "pilot");

    static final List<CustomAttribute> ATTRIBUTES = List.of(
            attribute("badge", AttributeType.TEXT),
            attribute("score", AttributeType.NUMBER),
            attribute("birthday", AttributeType.DATE),
            attribute("remote", AttributeType.YES_NO),
            attribute("mentor", AttributeType.USER_REFERENCE),
            attribute("languages", AttributeType.TEXT_LIST));

    private static final Role PILOT = Role.builder("Pilot").level(2).build();

    /** What the host of every law chose: roles by level, one that reaches groups, and one that is a rank alone. */
    static final RoleCatalog HOST = RoleCatalogs.levels()
            .with(List.of(
                    Role.builder("Org Admin")
                            .level(4)
                            .allow(
                                    Set.of(
                                            Permission.READ_USERS,
                                            Permission.CREATE_USERS,
                                            Permission.UPDATE_USERS,
                                            Permission.ADMINISTER_USERS,
                                            Permission.MANAGE_GROUPS),
                                    Scope.GROUPS)
                            .build(),
                    Role.builder("Vendor").level(3).build()));

    private static final RoleCatalog CATALOG = HOST.with(List.of(PILOT));

    static final Fields FIELDS = Fields.with(ATTRIBUTES);

    private World() {}

    static InMemoryStores stores(Dice dice) {
        int users = dice.chance(5) ? 0 : 1 + dice.below(dice.chance(20) ? 60 : 12);
        List<User> people = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            people.add(user(i, users, dice));
        }
        InMemoryStores stores = InMemoryStores.of(people.toArray(User[]::new));
        ATTRIBUTES.forEach(attribute -> StoresFactory.given(stores, attribute));
        GROUPS.forEach(name -> StoresFactory.given(stores, Group.named(name)));
        ORGANIZATIONS.forEach(name -> StoresFactory.given(stores, Organization.named(name)));
        StoresFactory.given(stores, PILOT);
        return stores;
    }

    static Field<?> field(String key) {
        return FIELDS.require(key);
    }

    private static User user(int number, int users, Dice dice) {
        UserBuilder user = User.builder(new UserId("u-" + number));
        user.version(1 + dice.below(5));
        if (dice.chance(85)) {
            user.userName(new UserName("user" + number));
        }
        user.primaryEmail(new EmailAddress("user" + number + "@example.com"));
        if (dice.chance(85)) {
            user.employeeId(new EmployeeId("E" + number));
        }
        user.status(
                number == 0
                        ? UserStatus.ACTIVE
                        : dice.oneOf(
                                UserStatus.ACTIVE,
                                UserStatus.ACTIVE,
                                UserStatus.INACTIVE,
                                UserStatus.SUSPENDED,
                                UserStatus.INVITED,
                                UserStatus.DELETED));
        user.roles(
                number == 0
                        ? List.of(new RoleKey("owner"))
                        : dice.some(ROLES, 18).stream().map(RoleKey::new).toList());
        user.groups(dice.some(GROUPS, 30).stream().map(GroupKey::new).toList());
        if (dice.chance(10)) {
            user.setAsideGroups(
                    dice.some(GROUPS, 30).stream().map(GroupKey::new).toList());
        }
        if (dice.chance(40)) {
            user.organization(new OrganizationKey(dice.pick(ORGANIZATIONS)));
        }
        describe(user, dice);
        if (number > 0 && dice.chance(40)) {
            user.managerId(new UserId("u-" + dice.below(number)));
        }
        attributes(user, users, dice);
        return Snapshot.withLevel(user.build(), CATALOG);
    }

    private static void describe(UserBuilder user, Dice dice) {
        for (String key : Cells.PLAIN_KEYS) {
            if (dice.chance(40)) {
                set(user, field(key), Cells.plain(key, dice));
            }
        }
        if (dice.chance(70)) {
            user.createdAt(LONG_AGO);
        }
        if (user.build().access().status().isAtRest() && dice.chance(60)) {
            user.deactivatedAt(LONG_AGO.plusSeconds(60));
        }
        User known = user.build();
        UserStatus status = known.access().status();
        boolean neverCame = known.lifecycle().createdAt() == null && status != UserStatus.ACTIVE;
        if (status == UserStatus.INVITED || neverCame) {
            user.waitingSince(LONG_AGO.plusSeconds(30));
        }
        if (dice.chance(30)) {
            user.lastLoginAt(LONG_AGO.plusSeconds(5))
                    .lastActivityAt(LONG_AGO.plusSeconds(6))
                    .skillCount(7L);
        }
    }

    private static void attributes(UserBuilder user, int users, Dice dice) {
        for (CustomAttribute attribute : ATTRIBUTES) {
            if (dice.chance(30)) {
                String text = attribute.type() == AttributeType.USER_REFERENCE
                        ? "u-" + dice.below(users)
                        : Cells.plain(attribute.key().value(), dice);
                user.attribute(
                        attribute.key(),
                        AttributeValue.parse(attribute.type(), text).value());
            }
        }
    }

    static <T> void set(UserBuilder user, Field<T> field, String text) {
        field.set(user, field.parse(text).value());
    }

    private static CustomAttribute attribute(String key, AttributeType type) {
        return new CustomAttribute(new AttributeKey(key), key, type, true, !key.equals("score"));
    }
}
