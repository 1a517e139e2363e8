package dev.roster.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.RosterBuilder;
import dev.roster.Session;
import dev.roster.access.Action;
import dev.roster.access.ActionMenu;
import dev.roster.access.ActionMenus;
import dev.roster.access.Actor;
import dev.roster.access.CatalogOutcome;
import dev.roster.access.Denial;
import dev.roster.access.Features;
import dev.roster.access.MenuAction;
import dev.roster.access.OfferedAction;
import dev.roster.access.RoleCatalogs;
import dev.roster.account.UserOutcome;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.Permission;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.profile.AccountPolicy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a menu offers to whom, and why not: J2 and J5 cell by cell, the rest by its rules. */
class OfferedActionsTest {

    private static final int SUPPORTER = 2;

    private final Map<String, Boolean> switches = new HashMap<>();
    private final Map<String, User> users = new LinkedHashMap<>();

    OfferedActionsTest() {
        for (String role :
                List.of("learner", "manager", "admin", "people admin", "content admin", "owner", "support")) {
            add(CatalogCases.user(role.replace(' ', '-'), role));
        }
        add(CatalogCases.user("eve", "learner"));
        add(CatalogCases.user("gone", "learner").with(user -> user.status(UserStatus.INACTIVE)));
        add(CatalogCases.user("new", "learner").with(user -> user.status(UserStatus.INVITED)));
    }

    private void add(User user) {
        users.put(user.id().value().substring(2), user);
    }

    /** The support of the vendor is told by the host; nobody else is. */
    private final Features features = new Features() {
        @Override
        public Optional<Boolean> isOn(String name) {
            return Optional.ofNullable(switches.get(name));
        }

        @Override
        public int supportLevel(User actor) {
            return actor.id().equals(user("support").id()) ? SUPPORTER : 0;
        }
    };

    private Session as(String name) {
        return as(name, ActionMenus.learningPlatform());
    }

    private Session as(String name, ActionMenu menu) {
        return roster(menu).as(Actor.of(user(name)));
    }

    private Roster roster(ActionMenu menu) {
        return Roster.on(InMemoryStores.of(users.values().toArray(User[]::new)))
                .roles(RoleCatalogs.levels())
                .actions(menu)
                .features(features)
                .build();
    }

    private User user(String name) {
        return Objects.requireNonNull(users.get(name), name);
    }

    private UserId id(String name) {
        return user(name).id();
    }

    private static OfferedAction find(List<OfferedAction> offered, String key) {
        return offered.stream()
                .filter(one -> one.action().key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no action " + key));
    }

    private static String word(OfferedAction offered) {
        Denial denial = offered.decision().denial();
        return denial == null ? "yes" : denial.code();
    }

    /** The bar above the list, with every feature as the seed has it by default. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "add-users,              no-grant, no-grant, yes,      yes,      no-grant, yes,  yes",
        "update-users-file,      no-grant, rank,     yes,      yes,      no-grant, yes,  yes",
        "manage-attributes,      no-grant, no-grant, yes,      yes,      no-grant, yes,  yes",
        "sync-users,             no-grant, no-grant, rank,     rank,     no-grant, flag, flag",
        "send-invitations,       no-grant, no-grant, yes,      yes,      no-grant, yes,  yes",
        "delete-users-file,      no-grant, no-grant, rank,     rank,     no-grant, rank, yes",
        "deactivate-users-file,  no-grant, no-grant, flag,     flag,     no-grant, flag, flag",
        "generate-poc-passwords, no-grant, no-grant, flag,     flag,     no-grant, flag, flag",
        "export,                 no-grant, rank,     yes,      yes,      no-grant, yes,  yes",
        "choose-columns,         no-grant, rank,     yes,      yes,      no-grant, yes,  yes"
    })
    void offersTheBarByRoleAndFlag(
            String key,
            String learner,
            String manager,
            String admin,
            String peopleAdmin,
            String contentAdmin,
            String owner,
            String support) {
        assertThat(List.of("learner", "manager", "admin", "people-admin", "content-admin", "owner", "support"))
                .map(name -> word(find(as(name).access().actions(), key)))
                .containsExactly(learner, manager, admin, peopleAdmin, contentAdmin, owner, support);
    }

    /** Each flag turned round turns the action that it gates, and no other. */
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "UPDATE_USERS_EXCEL, update-users-file, false, flag",
        "CAN_ADD_USERS_CUSTOM_ATTRIBUTES, manage-attributes, false, flag",
        "directory, sync-users, true, yes",
        "DEACTIVATE_USERS_EXCEL, deactivate-users-file, true, yes",
        "demo, generate-poc-passwords, true, yes"
    })
    void aFlagTurnsItsActionAlone(String flag, String key, boolean isOn, String then) {
        List<OfferedAction> before = as("support").access().actions();
        switches.put(flag, isOn);
        List<OfferedAction> after = as("support").access().actions();

        assertThat(word(find(after, key))).isEqualTo(then);
        assertThat(after.stream().filter(one -> !one.action().key().equals(key)))
                .containsExactlyElementsOf(before.stream()
                        .filter(one -> !one.action().key().equals(key))
                        .toList());
    }

    /** The menu of a row: an administrator about users of each state, and who has not the rank. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "edit,               CAN_EDIT_USERS,         yes,   yes,   yes,   rank",
        "reset,              CAN_RESET_USER,         yes,   yes,   yes,   rank",
        "deactivate,         CAN_DEACTIVATE_USER,    yes,   state, yes,   rank",
        "delete,             CAN_DEACTIVATE_USER,    state, yes,   state, rank",
        "set-modules,        CAN_EDIT_MODULES,       yes,   yes,   yes,   rank",
        "transfer-ownership, CAN_TRANSFER_OWNERSHIP, yes,   yes,   yes,   rank"
    })
    void offersTheMenuOfARow(String key, String flag, String active, String inactive, String invited, String owner) {
        List<UserId> row = List.of(id("eve"), id("gone"), id("new"), id("owner"));
        assertThat(as("admin").access().actionsOfEach(row).values())
                .map(offered -> word(find(offered, key)))
                .containsExactly(active, inactive, invited, owner);
        switches.put(flag, false);
        assertThat(as("admin").access().actionsOfEach(row).values())
                .map(offered -> word(find(offered, key)))
                .doesNotContain("yes");
    }

    @Test
    void offersTheResetThatAPlanOrders() {
        assertThat(Stream.of(ActionMenus.learningPlatform(), ActionMenus.platform())
                        .flatMap(menu -> menu.actions().stream())
                        .filter(one ->
                                one.key().startsWith("reset") && !one.key().equals("reset-second-factor")))
                .extracting(MenuAction::action)
                .containsExactly(Action.RESET, Action.RESET);
    }

    @Test
    void saysWhyNotInEachLanguageAndWhoCould() {
        OfferedAction create = find(as("manager").access().actions(), "add-users");
        assertThat(create.decision().reason())
                .isEqualTo("manager@example.com lacks the permission users.create; ask an administrator");
        assertThat(create.whoCould()).isEqualTo(new RoleKey("admin"));

        OfferedAction sync = find(as("admin").access().actions(), "sync-users");
        assertThat(sync.decision().reason(Locale.GERMAN))
                .isEqualTo("admin@example.com braucht mindestens die Stufe 6 unter den Rollen für Personen und hat 5;"
                        + " wenden Sie sich an einen Administrator");
        assertThat(sync.whoCould())
                .as("nobody can while the integration is off")
                .isNull();

        OfferedAction delete = find(actionsOf("admin", "eve"), "delete");
        assertThat(delete.decision().reason())
                .isEqualTo("eve@example.com is active; this is for users who are inactive");
        assertThat(delete.decision().reason(Locale.GERMAN))
                .isEqualTo("eve@example.com ist aktiv; das gilt für Benutzer, die deaktiviert sind");
        assertThat(find(actionsOf("admin", "owner"), "deactivate").whoCould()).isEqualTo(new RoleKey("owner"));
        assertThat(find(actionsOf("admin", "admin"), "deactivate").decision().denial())
                .isEqualTo(Denial.OWN_ACCOUNT);
    }

    private static List<OfferedAction> ofOne(Session session, UserId user) {
        return Objects.requireNonNull(
                session.access().actionsOfEach(List.of(user)).get(user));
    }

    private List<OfferedAction> actionsOf(String actor, String user) {
        return ofOne(as(actor), id(user));
    }

    @Test
    void theOperatorPassesRanksButNotWhatIsOffOrOfNoUse() {
        Session operator = roster(ActionMenus.learningPlatform()).as(Actor.operator("shell"));
        assertThat(word(find(operator.access().actions(), "delete-users-file"))).isEqualTo("yes");
        assertThat(word(find(operator.access().actions(), "sync-users"))).isEqualTo("flag");
        assertThat(word(find(ofOne(operator, id("eve")), "delete"))).isEqualTo("state");
    }

    @Test
    void aSelectionIsRefusedAsAWholeAndSaysForHowMany() {
        Session admin = as("admin", ActionMenus.standard());
        OfferedAction all = find(admin.access().actionsOn(List.of(id("eve"), id("new"))), "deactivate");
        assertThat(all.isAvailable()).isTrue();
        OfferedAction some =
                find(admin.access().actionsOn(List.of(id("eve"), id("owner"), id("gone"), id("eve"))), "deactivate");
        assertThat(some.decision().denial()).isEqualTo(Denial.RANK);
        assertThat(some.refused()).isEqualTo(2);
        OfferedAction missing =
                find(admin.access().actionsOn(List.of(id("eve"), new UserId("u-nobody"))), "deactivate");
        assertThat(missing.decision().denial()).isEqualTo(Denial.NOT_KNOWN);
        assertThat(missing.refused()).isOne();
        assertThatThrownBy(() -> admin.access().actionsOn(List.of())).hasMessageContaining("one user at least");
        List<UserId> tooMany =
                IntStream.range(0, 1_001).mapToObj(i -> new UserId("u" + i)).toList();
        assertThatThrownBy(() -> admin.access().actionsOn(tooMany)).hasMessageContaining("1,000 users at the most");
    }

    @Test
    void whomTheActorMayNotSeeIsOfferedNothing() {
        Session manager = as("manager", ActionMenus.standard());
        assertThat(manager.access().actionsOfEach(List.of(id("eve"), new UserId("u-nobody"))))
                .isEmpty();
        assertThat(manager.access().actionsOn(List.of(id("eve"))))
                .noneMatch(OfferedAction::isAvailable)
                .isEqualTo(manager.access().actionsOn(List.of(new UserId("u-nobody"))));
    }

    @Test
    void anActionOfTheHostIsOfferedBesideTheOthers() {
        MenuAction badge = new MenuAction(
                "badge",
                "Print badge",
                Set.of(MenuAction.Subject.USER),
                new Action("badge", new Permission("badges.print")),
                List.of());
        ActionMenu menu = ActionMenus.standard().with(List.of(badge)).without(List.of("delete"));
        List<OfferedAction> offered = ofOne(as("owner", menu), id("eve"));
        assertThat(offered).map(one -> one.action().key()).contains("badge").doesNotContain("delete");
        assertThat(word(find(offered, "badge"))).isEqualTo("yes");
        OfferedAction denied = find(ofOne(as("admin", menu), id("eve")), "badge");
        assertThat(denied.decision().denial()).isEqualTo(Denial.NO_GRANT);
        assertThat(denied.whoCould()).isEqualTo(new RoleKey("owner"));
        assertThatThrownBy(() -> new ActionMenu(List.of(badge, badge))).hasMessageContaining("one action");
    }

    /** Whatever a menu of Roster offers without a gate is what the decision says. */
    @Test
    void agreesWithTheDecisionWhereThereIsNoGate() {
        for (ActionMenu menu : List.of(
                ActionMenus.standard(),
                ActionMenus.learningPlatform(),
                ActionMenus.platform(),
                ActionMenus.agents(),
                ActionMenus.adminConsole())) {
            for (String name : users.keySet()) {
                Session session = as(name, menu);
                session.access()
                        .actionsOfEach(List.of(id("eve"), id("owner"), id("gone")))
                        .forEach((target, offered) -> offered.forEach(one -> {
                            boolean may =
                                    session.may(one.action().action(), target).isAllowed();
                            assertThat(one.isAvailable() && !may)
                                    .as(name + " " + one)
                                    .isFalse();
                            assertThat(one.action().gates().isEmpty() && may && !one.isAvailable())
                                    .as(name + " " + one)
                                    .isFalse();
                        }));
            }
        }
    }

    @Test
    void anAddressIsReadOnlyInAnEditWhereTheHostSaysSo() {
        UserId eve = id("eve");
        InMemoryStores stores = InMemoryStores.of(users.values().toArray(User[]::new));
        RosterBuilder host = Roster.on(stores).roles(RoleCatalogs.levels());
        Session admin = host.accounts(AccountPolicy.learningPlatform()).build().as(id("admin"));
        UserOutcome refused = admin.users()
                .update(eve, 1, form -> form.primaryEmail("other@example.com").department("Navy"));
        assertThat(refused.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
        assertThat(refused.issues()).map(issue -> issue.code()).contains(IssueCode.CONFLICT_REJECTED);
        assertThat(admin.users().update(eve, 1, form -> form.department("Navy")).kind())
                .isEqualTo(UserOutcome.Kind.APPLIED);
        Session free = host.accounts(AccountPolicy.defaults()).build().as(id("admin"));
        UserOutcome changed = free.users().update(eve, 2, form -> form.primaryEmail("other@example.com"));
        assertThat(changed.user()).returns(new EmailAddress("other@example.com"), Field.PRIMARY_EMAIL::valueOf);
    }

    /** J9: the type of users is behind a flag. */
    @Test
    void attributesWhoseValuesAreUsersAreBehindAFlag() {
        CustomAttribute mentor =
                CustomAttribute.builder("mentor", AttributeType.USER_REFERENCE).build();
        switches.put(Features.USER_ATTRIBUTES, false);
        var refused = as("owner").catalogs().attributes().create(mentor);
        assertThat(refused.kind()).isEqualTo(CatalogOutcome.Kind.REJECTED);
        assertThat(refused.issues())
                .map(issue -> issue.message())
                .containsExactly("the feature CAN_SEE_USER_TYPE_CUSTOM_ATTRIBUTES is switched off; ask whoever runs the"
                        + " application");
        assertThat(as("owner")
                        .catalogs()
                        .attributes()
                        .create(CustomAttribute.builder("badge", AttributeType.TEXT)
                                .build())
                        .kind())
                .isEqualTo(CatalogOutcome.Kind.APPLIED);
        switches.clear();
        assertThat(as("owner").catalogs().attributes().create(mentor).kind()).isEqualTo(CatalogOutcome.Kind.APPLIED);
    }

    @Test
    void aPageOfAHundredCostsTwoQuestions() {
        User[] page = IntStream.range(0, 100)
                .mapToObj(number -> CatalogCases.user("p" + number, "member"))
                .toArray(User[]::new);
        User owner = CatalogCases.user("ada", "owner");
        InMemoryStores stores = InMemoryStores.of(page);
        CountedStores counted = new CountedStores(stores);
        Session session = Roster.on(counted.stores()).build().as(Actor.of(owner));
        List<UserId> ids =
                IntStream.range(0, 100).mapToObj(number -> page[number].id()).toList();

        assertThat(counted.during(() -> session.access().actionsOfEach(ids)))
                .containsExactly("Stores.catalogs", "UserStore.findAll");
        assertThat(counted.during(() -> session.access().actions()))
                .containsExactly("Stores.catalogs", "UserStore.findAll");
    }
}
