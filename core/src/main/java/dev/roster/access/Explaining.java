package dev.roster.access;

import dev.roster.model.Permission;
import dev.roster.model.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the rules as {@link Authorizer} does, and keeps what they say. For one thread and one call. */
final class Explaining {

    private final Authorizer authorizer;
    private final Rules rules;
    private final RoleCatalog catalog;

    Explaining(Authorizer authorizer, Rules rules, RoleCatalog catalog) {
        this.authorizer = authorizer;
        this.rules = rules;
        this.catalog = catalog;
    }

    Explanation explain(Actor actor, Permission permission, @Nullable User target) {
        if (target != null) {
            return explain(actor, permission.name(), actionFor(permission), target);
        }
        User user = actor.user();
        if (user == null) {
            return ofOperator(permission.name(), null);
        }
        Standing standing = new Standing(actor, catalog);
        List<Explanation.Asked> asked = List.of(
                new Explanation.Asked(Rule.ACTOR, rules.actor(standing, permission)),
                new Explanation.Asked(Rule.SCOPE, Rules.held(standing, permission)));
        List<Way> ways = new Ways(actor, standing, catalog).of(permission, null);
        return finished(
                user,
                permission.name(),
                null,
                asked,
                ways,
                actor,
                (then, roles) -> rulesOf(roles).may(new Standing(then, roles), permission));
    }

    Explanation explain(Actor actor, Action action, User target) {
        if (action.equals(Action.CREATE)) {
            throw new IllegalArgumentException(
                    "nobody who is there is created; ask about the permission " + action.permission() + " instead");
        }
        return explain(actor, action.name(), action, target);
    }

    private static Action actionFor(Permission permission) {
        if (permission.equals(Permission.READ_USERS)) {
            return Action.READ;
        }
        return permission.equals(Permission.DELETE_USERS) ? Action.DELETE : new Action(permission.name(), permission);
    }

    private Explanation explain(Actor actor, String name, Action action, User target) {
        User user = actor.user();
        if (user == null) {
            return ofOperator(name, target);
        }
        Change change = new Change(action, target, action.appliedTo(target));
        Standing standing = new Standing(actor, catalog);
        List<Explanation.Asked> asked = Rule.of(action).stream()
                .map(rule -> new Explanation.Asked(rule, rules.ask(rule, standing, change)))
                .toList();
        Ways each = new Ways(actor, standing, catalog);
        List<Way> ways = new ArrayList<>();
        change.neededPermissions().forEach(permission -> ways.addAll(each.of(permission, target)));
        return finished(user, name, target, asked, ways, actor, (then, roles) -> decide(then, roles, action, target));
    }

    /** Whoever changes is changed as the one it is about, too. */
    private static Decision decide(Actor actor, RoleCatalog roles, Action action, User target) {
        User user = Objects.requireNonNull(actor.user());
        User now = user.id().equals(target.id()) ? user : target;
        return rulesOf(roles).decide(new Standing(actor, roles), new Change(action, now, action.appliedTo(now)));
    }

    /** No action that is explained changes an attribute, so that it does not matter which of them managers may edit. */
    private static Rules rulesOf(RoleCatalog roles) {
        return new Rules(roles, Set.of());
    }

    private Explanation finished(
            User user,
            String name,
            @Nullable User target,
            List<Explanation.Asked> asked,
            List<Way> ways,
            Actor actor,
            Remedies.Question question) {
        Explanation bare = Explanation.of(user, name, target, asked, ways, List.of());
        return bare.decision().isAllowed()
                ? bare
                : Explanation.of(
                        user,
                        name,
                        target,
                        asked,
                        ways,
                        new Remedies(authorizer, rules, catalog, actor, question).of(bare.decision(), target));
    }

    private static Explanation ofOperator(String name, @Nullable User target) {
        return new Explanation(
                null, name, target == null ? null : target.id(), Decision.allow(), List.of(), List.of(), List.of());
    }
}
