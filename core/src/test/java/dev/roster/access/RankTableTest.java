package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.User;
import dev.roster.model.UserStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A1, A2: every actor role, target role, new role, action and reach, against a table written down by hand. */
class RankTableTest {

    /** Level, letters of permissions (Read Create Update Administer Delete Groups aTtributes rolEs Own), scope. */
    private record Row(int level, String letters, String scope) {}

    private static final Map<String, Row> TABLE = Map.ofEntries(
            Map.entry("learner", new Row(1, "", "self")),
            Map.entry("member", new Row(1, "", "self")),
            Map.entry("readonly", new Row(1, "", "self")),
            Map.entry("instructor", new Row(2, "", "self")),
            Map.entry("author", new Row(2, "", "self")),
            Map.entry("expert", new Row(2, "", "self")),
            Map.entry("train", new Row(2, "", "self")),
            Map.entry("vendor", new Row(3, "", "self")),
            Map.entry("configure", new Row(3, "", "self")),
            Map.entry("manager", new Row(3, "RU", "reports")),
            Map.entry("manager-instructor", new Row(4, "RU", "reports")),
            Map.entry("org admin", new Row(4, "RCUAG", "groups")),
            Map.entry("admin", new Row(5, "RCUADGT", "all")),
            Map.entry("owner", new Row(6, "RCUADGTEO", "all")),
            Map.entry("system admin", new Row(6, "RCUADGTEO", "all")),
            Map.entry("owner-impersonate", new Row(7, "RCUADGTEO", "all")),
            Map.entry("juno", new Row(8, "RCUADGTEO", "all")),
            Map.entry("support", new Row(10, "RCUADGTEO", "all")),
            Map.entry("blocked", new Row(99, "", "self")));

    private static final String NO_ROLE = "";
    private static final String UNKNOWN_ROLE = "ghost";

    private final Authorizer authorizer = new Authorizer(RoleCatalog.levels());

    static Stream<String> actorRoles() {
        return TABLE.keySet().stream().sorted();
    }

    @Test
    void tableNamesEveryBuiltInRole() {
        assertThat(RoleCatalog.levels().all())
                .extracting(role -> role.key().value())
                .containsExactlyInAnyOrderElementsOf(TABLE.keySet());
    }

    @ParameterizedTest
    @MethodSource("actorRoles")
    void decidesAsTheTableSays(String actorRole) {
        User ada = withRole(People.user("ada").with(user -> user.groups(People.groups("team"))), actorRole);
        Actor actor = Actor.of(ada);
        List<String> wrong = new ArrayList<>();
        int decisions = 0;
        for (String reach : List.of("nobody", "reports", "groups")) {
            Map<String, User> active = targets(ada, reach);
            for (Case one : cases(actorRole, reach)) {
                User before = with(one.statusBefore(), active.get(one.targetRole));
                User after = with(one.statusAfter(), active.get(one.newRole));
                decisions++;
                if (decide(actor, one.action, before, after).isAllowed() != one.isAllowedByTable()) {
                    wrong.add(one.toString());
                }
            }
        }
        assertThat(decisions).isEqualTo(21 * 21 * 8 * 3);
        assertThat(wrong).isEmpty();
    }

    private Decision decide(Actor actor, Action action, @Nullable User before, @Nullable User after) {
        return switch (action.name()) {
            case "create" -> authorizer.decide(actor, action, null, after);
            case "read", "delete" -> authorizer.decide(actor, action, before, null);
            default -> authorizer.decide(actor, action, before, after);
        };
    }

    private static User with(UserStatus status, @Nullable User user) {
        return Objects.requireNonNull(user).with(change -> change.status(status));
    }

    private static List<String> targetRoles() {
        return Stream.concat(TABLE.keySet().stream(), Stream.of(NO_ROLE, UNKNOWN_ROLE))
                .toList();
    }

    private static Map<String, User> targets(User actor, String reach) {
        User bob = switch (reach) {
            case "reports" -> People.user("bob").with(user -> user.managerId(actor.id()));
            case "groups" -> People.user("bob").with(user -> user.groups(People.groups("team")));
            default -> People.user("bob");
        };
        return targetRoles().stream().collect(Collectors.toMap(role -> role, role -> withRole(bob, role)));
    }

    private static List<Case> cases(String actorRole, String reach) {
        List<Case> cases = new ArrayList<>();
        for (String targetRole : targetRoles()) {
            for (String newRole : targetRoles()) {
                for (Action action : Action.builtIn()) {
                    cases.add(new Case(actorRole, targetRole, newRole, action, reach));
                }
            }
        }
        return cases;
    }

    private static User withRole(User user, String role) {
        return role.equals(NO_ROLE) ? user : user.with(change -> change.roles(People.roles(role)));
    }

    private record Case(String actorRole, String targetRole, String newRole, Action action, String reach) {

        boolean isAllowedByTable() {
            Row actor = row(actorRole);
            boolean reaches = actor.scope.equals("all") || actor.scope.equals(reach);
            boolean holds = actor.letters.contains(neededLetter());
            return switch (action.name()) {
                case "read" -> holds && reaches;
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
                case "update" -> targetRole.equals(newRole) ? "U" : "A";
                case "deactivate", "reactivate" -> "A";
                case "delete", "soft-delete", "restore" -> "D";
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
                case "deactivate" -> UserStatus.INACTIVE;
                case "soft-delete" -> UserStatus.DELETED;
                default -> UserStatus.ACTIVE;
            };
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
            boolean hasAll = other.letters.chars().allMatch(letter -> mine.letters.indexOf(letter) >= 0);
            boolean isAsWide = other.letters.isEmpty() || mine.scope.equals("all") || mine.scope.equals(other.scope);
            return other.level <= mine.level && hasAll && isAsWide;
        }

        private static Row row(String role) {
            return TABLE.getOrDefault(role, new Row(0, "", "self"));
        }
    }
}
