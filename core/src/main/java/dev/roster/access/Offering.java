package dev.roster.access;

import dev.roster.access.MenuAction.Subject;
import dev.roster.model.DomainKey;
import dev.roster.model.Permission;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a menu for one actor: the decision that the call itself takes, then the gates, and for what is refused the
 * lowest role that could. For one thread and one call.
 */
public final class Offering {

    private static final UserId ANYBODY = new UserId("somebody-else");
    private static final int MOST_TRIED = 10;
    private static final Set<Denial> BY_ROLE = Set.of(
            Denial.NO_GRANT,
            Denial.OUT_OF_SCOPE,
            Denial.NOT_YET,
            Denial.EXPIRED,
            Denial.RANK,
            Denial.OWN_ACCOUNT,
            Denial.STATE);

    private final Authorizer authorizer;
    private final ActionRules rules;
    private final RoleCatalog catalog;
    private final ActionMenu menu;
    private final Features features;
    private final Map<Permission, List<Actor>> others = new HashMap<>();

    /**
     * Takes what answers are made of.
     *
     * @param rules decides about each action
     * @param catalog the roles, of which one could
     * @param menu what is offered
     * @param features what the host switches
     */
    public Offering(ActionRules rules, RoleCatalog catalog, ActionMenu menu, Features features) {
        this.authorizer = rules.authorizer();
        this.rules = rules;
        this.catalog = catalog;
        this.menu = menu;
        this.features = features;
    }

    /**
     * What an actor may do about nobody who is there.
     *
     * @param actor who acts
     * @return every action of the menu that is about nothing
     */
    public List<OfferedAction> toNobody(Actor actor) {
        return menu.about(Subject.NOTHING).stream()
                .map(action -> offered(actor, action, List.of(), 1))
                .toList();
    }

    /**
     * What an actor may do to one user.
     *
     * @param actor who acts
     * @param user a user whom the actor may see
     * @return every action of the menu that is about a user
     */
    public List<OfferedAction> to(Actor actor, User user) {
        return menu.about(Subject.USER).stream()
                .map(action -> offered(actor, action, List.of(user), 1))
                .toList();
    }

    /**
     * What an actor may do to several users at once.
     *
     * @param actor who acts
     * @param users users whom the actor may see
     * @param missing how many more were selected who are not there, or look so
     * @return every action of the menu that is about a selection; refused as a whole when it is for one of them
     */
    public List<OfferedAction> toAll(Actor actor, Collection<User> users, int missing) {
        List<OfferedAction> offered = new ArrayList<>();
        for (MenuAction action : menu.about(Subject.SELECTION)) {
            OfferedAction known = offered(actor, action, users, users.size());
            offered.add(
                    missing == 0
                            ? known
                            : new OfferedAction(
                                    action,
                                    known.isAvailable() ? Refusal.MISSING.of(missing) : known.decision(),
                                    known.refused() + missing,
                                    known.whoCould()));
        }
        return offered;
    }

    private OfferedAction offered(Actor actor, MenuAction action, Collection<User> users, int most) {
        Decision first = null;
        User of = null;
        int refused = 0;
        if (users.isEmpty()) {
            Decision decision = decide(actor, action, null);
            first = decision.isAllowed() ? null : decision;
            refused = first == null ? 0 : most;
        }
        for (User user : users) {
            Decision decision = decide(actor, action, user);
            if (!decision.isAllowed()) {
                refused++;
                of = first == null ? user : of;
                first = first == null ? decision : first;
            }
        }
        return first == null
                ? new OfferedAction(action, Decision.allow(), 0, null)
                : new OfferedAction(action, first, refused, whoCould(action, of, first));
    }

    private Decision decide(Actor actor, MenuAction action, @Nullable User user) {
        Decision decision = user == null
                ? authorizer.may(actor, action.action().permission())
                : rules.decide(actor, action.action(), user);
        for (Gate gate : action.gates()) {
            if (!decision.isAllowed()) {
                return decision;
            }
            decision = ask(gate, actor, user);
        }
        return decision;
    }

    /** The operator passes what asks for rank, but not what the host switched off or the user's state forbids. */
    private Decision ask(Gate gate, Actor actor, @Nullable User user) {
        User acting = actor.user();
        if (gate instanceof Gate.Feature feature) {
            return features.allow(feature.name(), feature.byDefault());
        }
        if (gate instanceof Gate.Status status) {
            return user == null || status.any().contains(user.access().status())
                    ? Decision.allow()
                    : Refusal.STATUS.of(user.label(), user.access().status().word(), words(status.any()));
        }
        if (acting == null) {
            return Decision.allow();
        }
        if (gate instanceof Gate.Level level) {
            int has = authorizer.levelIn(DomainKey.PEOPLE, actor);
            return has >= level.least() ? Decision.allow() : Refusal.LEVEL.of(acting.label(), level.least(), has);
        }
        Gate.SupportLevel support = (Gate.SupportLevel) gate;
        return features.supportLevel(acting) >= support.least()
                ? Decision.allow()
                : Refusal.SUPPORT_LEVEL.of(acting.label(), support.least());
    }

    private static String words(Set<UserStatus> states) {
        return String.join(", ", states.stream().sorted().map(UserStatus::word).toList());
    }

    private @Nullable RoleKey whoCould(MenuAction action, @Nullable User user, Decision denied) {
        if (!BY_ROLE.contains(denied.denial())) {
            return null;
        }
        for (Actor other : others.computeIfAbsent(action.action().permission(), this::others)) {
            if (decide(other, action, user).isAllowed()) {
                return Objects.requireNonNull(other.user())
                        .access()
                        .roles()
                        .iterator()
                        .next();
            }
        }
        return null;
    }

    /** Somebody else with nothing but one role, of each level the first that has the permission over everybody. */
    private List<Actor> others(Permission permission) {
        Set<Integer> levels = new HashSet<>();
        return catalog.all().stream()
                .filter(role -> catalog.isOwning(role.key())
                        || catalog.resolved(role.key()).scopesOf(permission).contains(Scope.ALL))
                .filter(role -> levels.add(role.level()))
                .limit(MOST_TRIED)
                .map(role -> Actor.of(User.builder(ANYBODY)
                        .userName(new UserName("somebody-else"))
                        .roles(List.of(role.key()))
                        .build()))
                .toList();
    }
}
