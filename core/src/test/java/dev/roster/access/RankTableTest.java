package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.OrganizationKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A1, A2: every actor role, target role, new role, action and reach, against a table written down by hand. */
class RankTableTest {

    /**
     * Level, and permissions with their scope: letters (Read Create Update Administer Delete Groups aTtributes rolEs Own)
     * and, behind a comma, names of the host; {@code RU reports, agents.read all}.
     */
    private record Row(int level, Map<String, String> reach) {

        static Row of(int level, String text) {
            Map<String, String> reach = new HashMap<>();
            for (String part : text.isEmpty() ? new String[0] : text.split(", ", -1)) {
                String[] words = part.split(" ", -1);
                boolean isHost = words[0].contains(".") || words[0].equals(words[0].toLowerCase(Locale.ROOT));
                List<String> names = isHost
                        ? List.of(words[0])
                        : words[0].chars().mapToObj(Character::toString).toList();
                names.forEach(name -> reach.put(name, words[1]));
            }
            return new Row(level, reach);
        }

        boolean isOwner() {
            return reach.containsKey("O");
        }
    }

    private static final Row EVERYTHING = Row.of(6, "RCUADGTEO all");
    private static final Row NOTHING = Row.of(0, "");

    private static final Map<String, Map<String, Row>> TABLES = Map.of(
            "standard",
            Map.of(
                    "member", Row.of(1, "R self"),
                    "manager", Row.of(3, "RU reports"),
                    "admin", Row.of(5, "RCUADGT all"),
                    "owner", EVERYTHING),
            "levels",
            Map.of(
                    "learner", Row.of(1, ""),
                    "instructor", Row.of(2, ""),
                    "manager", Row.of(3, "RU reports"),
                    "manager-instructor", Row.of(4, "RU reports"),
                    "admin", Row.of(5, "RCUADGT all"),
                    "owner", EVERYTHING,
                    "owner-impersonate", Row.of(7, "RCUADGTEO all"),
                    "juno", Row.of(8, "RCUADGTEO all"),
                    "support", Row.of(10, "RCUADGTEO all"),
                    "blocked", Row.of(99, "")),
            "platform",
            Map.of(
                    "member",
                    Row.of(1, "activities.run self, workspace.access self"),
                    "author",
                    Row.of(2, "activities.run self, workspace.access self, activities.design self"),
                    "expert",
                    Row.of(2, "activities.run self, workspace.access self, mentoring self"),
                    "vendor",
                    Row.of(3, "activities.run self, workspace.access self, activities.design self, commerce self"),
                    "org admin",
                    Row.of(
                            4,
                            "RCUA organization, organization.manage organization, activities.run organization, "
                                    + "workspace.access organization, activities.design organization, "
                                    + "mentoring organization, commerce organization"),
                    "system admin",
                    EVERYTHING),
            "agents",
            Map.of(
                    "readonly",
                    Row.of(1, "agents.read all"),
                    "user",
                    Row.of(1, "agents.read all, analytics.read self"),
                    "train",
                    Row.of(2, "agents.read all, agents.train all"),
                    "configure",
                    Row.of(3, "agents.read all, agents.train all, agents.configure all"),
                    "manager",
                    Row.of(
                            3,
                            "RCUAD groups, agents.read all, agents.create all, agents.edit own, "
                                    + "analytics.read groups"),
                    "admin",
                    Row.of(
                            5,
                            "RCUADGT all, agents.read all, agents.train all, agents.configure all, "
                                    + "agents.create all, agents.edit all, analytics.read all"),
                    "super admin",
                    EVERYTHING));

    private static final OrganizationKey ACME = new OrganizationKey("acme");
    private static final String NO_ROLE = "";
    private static final String UNKNOWN_ROLE = "ghost";

    static Stream<Arguments> actorRoles() {
        return TABLES.entrySet().stream()
                .flatMap(table -> table.getValue().keySet().stream().map(role -> Arguments.of(table.getKey(), role)));
    }

    /** Roles of a domain are judged where they count: RoleSpecTest. */
    @ParameterizedTest
    @ValueSource(strings = {"standard", "levels", "platform", "agents"})
    void tableNamesEveryRoleThatCountsEverywhere(String catalog) {
        assertThat(rolesOf(catalog).all().stream().filter(role -> role.domain() == null))
                .extracting(role -> role.key().value())
                .containsExactlyInAnyOrderElementsOf(table(catalog).keySet());
    }

    private static RoleCatalog rolesOf(String catalog) {
        return RoleCatalogs.byName(catalog).orElseThrow().catalog();
    }

    private static Map<String, Row> table(String catalog) {
        return Objects.requireNonNull(TABLES.get(catalog));
    }

    @ParameterizedTest
    @MethodSource("actorRoles")
    void decidesAsTheTableSays(String catalog, String actorRole) {
        Authorizer authorizer = new Authorizer(rolesOf(catalog));
        Map<String, Row> table = table(catalog);
        User ada = withRole(
                People.user("ada")
                        .with(user -> user.groups(People.groups("team")).organization(ACME)),
                actorRole);
        Actor actor = Actor.of(ada);
        List<String> wrong = new ArrayList<>();
        int decisions = 0;
        for (String reach : List.of("nobody", "reports", "groups", "organization")) {
            Map<String, User> active = targets(table, ada, reach);
            for (Case one : cases(table, actorRole, reach)) {
                User before = with(one.statusBefore(), active.get(one.targetRole));
                User after = with(one.statusAfter(), active.get(one.newRole));
                decisions++;
                if (decide(authorizer, actor, one.action, before, after).isAllowed() != one.isAllowedByTable()) {
                    wrong.add(one.toString());
                }
            }
        }
        assertThat(decisions)
                .isEqualTo((table.size() + 2)
                        * (table.size() + 2)
                        * Action.builtIn().size()
                        * 4);
        assertThat(wrong).isEmpty();
    }

    private static Decision decide(
            Authorizer authorizer, Actor actor, Action action, @Nullable User before, @Nullable User after) {
        return switch (action.name()) {
            case "create" -> authorizer.decide(actor, action, null, after);
            case "read", "delete" -> authorizer.decide(actor, action, before, null);
            default -> authorizer.decide(actor, action, before, after);
        };
    }

    private static User with(UserStatus status, @Nullable User user) {
        return Objects.requireNonNull(user).with(change -> change.status(status));
    }

    private static List<String> targetRoles(Map<String, Row> table) {
        return Stream.concat(table.keySet().stream(), Stream.of(NO_ROLE, UNKNOWN_ROLE))
                .toList();
    }

    private static Map<String, User> targets(Map<String, Row> table, User actor, String reach) {
        User bob = switch (reach) {
            case "reports" -> People.user("bob").with(user -> user.managerId(actor.id()));
            case "groups" -> People.user("bob").with(user -> user.groups(People.groups("team")));
            case "organization" -> People.user("bob").with(user -> user.organization(ACME));
            default -> People.user("bob");
        };
        return targetRoles(table).stream().collect(Collectors.toMap(role -> role, role -> withRole(bob, role)));
    }

    private static List<Case> cases(Map<String, Row> table, String actorRole, String reach) {
        List<Case> cases = new ArrayList<>();
        for (String targetRole : targetRoles(table)) {
            for (String newRole : targetRoles(table)) {
                for (Action action : Action.builtIn()) {
                    cases.add(new Case(table, actorRole, targetRole, newRole, action, reach));
                }
            }
        }
        return cases;
    }

    private static User withRole(User user, String role) {
        return role.equals(NO_ROLE) ? user : user.with(change -> change.roles(People.roles(role)));
    }

    private record Case(
            Map<String, Row> table, String actorRole, String targetRole, String newRole, Action action, String reach) {

        boolean isAllowedByTable() {
            Row actor = row(actorRole);
            String scope = actor.reach.get(neededLetter());
            boolean reaches = "all".equals(scope) || reach.equals(scope);
            boolean holds = scope != null;
            return switch (action.name()) {
                case "read" -> holds && reaches;
                case "impersonate" -> holds && reaches && isStrictlyBelow(targetRole) && isWithinRank(newRole);
                case "create" -> holds && reaches && isWithinRank(newRole);
                case "delete" -> holds && reaches && (isBlocked(targetRole) || isWithinRank(targetRole));
                default -> {
                    boolean staysBlocked = isBlocked(targetRole) && isBlocked(newRole);
                    yield holds && reaches && (staysBlocked || (isWithinRank(targetRole) && isWithinRank(newRole)));
                }
            };
        }

        /** No rank: who is blocked is judged by the other roles, and nobody grants or removes it. */
        private static boolean isBlocked(String role) {
            return role.equals("blocked");
        }

        private String neededLetter() {
            return switch (action.name()) {
                case "read" -> "R";
                case "create" -> "C";
                case "update", "message", "resend-invitation" -> targetRole.equals(newRole) ? "U" : "A";
                case "suspend",
                        "deactivate",
                        "reactivate",
                        "transfer-ownership",
                        "reset-password",
                        "unlock",
                        "reset-second-factor",
                        "temporary-password",
                        "export-person" -> "A";
                case "delete", "soft-delete", "restore" -> "D";
                // No role of these catalogs names the permission, which owning the tenant gives.
                case "impersonate" -> "O";
                default -> throw new IllegalArgumentException(action + " stands in no column of the table");
            };
        }

        UserStatus statusBefore() {
            return switch (action.name()) {
                case "reactivate" -> UserStatus.INACTIVE;
                case "restore" -> UserStatus.DELETED;
                default -> UserStatus.ACTIVE;
            };
        }

        UserStatus statusAfter() {
            return switch (action.name()) {
                case "suspend" -> UserStatus.SUSPENDED;
                case "deactivate" -> UserStatus.INACTIVE;
                case "soft-delete" -> UserStatus.DELETED;
                default -> UserStatus.ACTIVE;
            };
        }

        private boolean isStrictlyBelow(String role) {
            return isWithinRank(role) && row(role).level < row(actorRole).level;
        }

        private boolean isWithinRank(String role) {
            if (role.equals(NO_ROLE)) {
                return true;
            }
            if (role.equals(UNKNOWN_ROLE) || isBlocked(role)) {
                return false;
            }
            Row mine = row(actorRole);
            Row other = row(role);
            return other.level <= mine.level
                    && other.reach.entrySet().stream()
                            .allMatch(wanted -> mine.isOwner() || isAsWide(mine.reach.get(wanted.getKey()), wanted));
        }

        private static boolean isAsWide(@Nullable String held, Map.Entry<String, String> wanted) {
            return held != null
                    && (held.equals("all")
                            || held.equals(wanted.getValue())
                            || wanted.getValue().equals("self"));
        }

        private Row row(String role) {
            return table.getOrDefault(role, NOTHING);
        }
    }
}
