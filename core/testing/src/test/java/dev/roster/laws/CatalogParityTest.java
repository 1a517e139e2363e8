package dev.roster.laws;

import static dev.roster.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.NamedCatalog;
import dev.roster.access.RoleCatalog;
import dev.roster.access.RoleCatalogs;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.model.Severity;
import dev.roster.model.User;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A1 and A5 over every catalog: whoever makes whatever of whomever, a row of a file is decided as the single call is, and the
 * order of the rows changes no decision.
 */
class CatalogParityTest {

    private static final Profile EXISTING = Profiles.users().with(p -> p.operation(Profile.Operation.UPDATE));

    static Stream<NamedCatalog> catalogs() {
        return RoleCatalogs.all().stream();
    }

    @ParameterizedTest
    @MethodSource("catalogs")
    void aRowIsDecidedAsTheCallIs(NamedCatalog catalog) {
        RoleCatalog roles = catalog.catalog();
        Authorizer authorizer = new Authorizer(roles);
        List<String> keys = roles.all().stream().map(role -> role.key().value()).toList();
        String owner = roles.ownerRoles().iterator().next().value();
        for (String actorRole : keys) {
            User actor = Desk.user("ada", actorRole);
            List<User> users = new ArrayList<>(List.of(Desk.user("olga", owner), actor));
            keys.forEach(role ->
                    users.add(Desk.user(role.replace(' ', '-'), role).with(user -> user.managerId(actor.id()))));
            Session session = Roster.on(InMemoryStores.of(users.toArray(User[]::new)))
                    .roles(roles)
                    .build()
                    .as(Actor.of(actor));
            for (String wanted : keys) {
                Map<String, String> expected = new TreeMap<>();
                for (User target : users.subList(2, users.size())) {
                    expected.put(target.id().value().substring(2), decided(authorizer, actor, target, wanted));
                }
                List<String> lines = new ArrayList<>(expected.keySet().stream()
                        .map(name -> name + "," + wanted)
                        .toList());
                assertThat(planned(session, lines))
                        .as("%s gives %s", actorRole, wanted)
                        .isEqualTo(expected);
                Collections.reverse(lines);
                assertThat(planned(session, lines))
                        .as("%s gives %s, from below", actorRole, wanted)
                        .isEqualTo(expected);
            }
        }
    }

    private static String decided(Authorizer authorizer, User actor, User target, String wanted) {
        if (!authorizer.mayRead(Actor.of(actor), target)) {
            return IssueCode.USER_NOBODY.name();
        }
        User after = target.with(user -> user.roles(List.of(new RoleKey(wanted))));
        boolean isAllowed = after.equals(target)
                || authorizer
                        .decide(Actor.of(actor), Action.UPDATE, target, after)
                        .isAllowed();
        return isAllowed ? "" : IssueCode.NOT_AUTHORIZED.name();
    }

    private static Map<String, String> planned(Session session, List<String> lines) {
        List<String> file = new ArrayList<>(List.of("userName,roles"));
        file.addAll(lines);
        Map<String, String> planned = new TreeMap<>();
        try (ImportPlan plan = session.plan(rows(file.toArray(String[]::new)), EXISTING);
                Stream<PlannedChange> changes = plan.changes()) {
            changes.forEach(change -> planned.put(
                    lines.get((int) (Objects.requireNonNull(change.row()) - 2)).split(",", 2)[0],
                    change.issues().stream()
                            .filter(issue -> issue.severity() == Severity.ERROR)
                            .map(issue -> issue.code().name())
                            .findFirst()
                            .orElse("")));
        }
        return planned;
    }
}
