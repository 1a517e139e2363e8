package dev.roster.access;

import dev.roster.model.AttributeKey;
import dev.roster.model.CatalogEntry;
import dev.roster.model.CustomAttribute;
import dev.roster.model.DomainKey;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may do what to whom. Single calls and files go through the same {@link #decide}.
 *
 * <p>The operator may do everything. Anybody else must pass all of these:
 *
 * <ol>
 *   <li><b>Actor.</b> The actor is active and not blocked.
 *   <li><b>Oneself.</b> Nobody changes their own roles or status, deletes or creates themselves, lifts their own lock, takes
 *       their own second factor away, or joins groups that bring more users into their reach. Everybody may read themselves.
 *   <li><b>Permission and scope.</b> Create, delete and read need their permission, a change of roles or status needs
 *       {@link Permission#ADMINISTER_USERS}, a change of anything else {@link Permission#UPDATE_USERS}. A role of the
 *       actor with that permission must reach the user as stored before, and still reach the user afterwards.
 *   <li><b>Attributes.</b> Who reaches a user only as the direct manager changes no custom attribute that is not
 *       {@linkplain CustomAttribute#editableByManagers() editable by managers}, and sees none that is neither that nor
 *       {@linkplain CustomAttribute#visibleToManagers() visible to managers}; an undefined attribute is neither.
 *   <li><b>Moves.</b> Who does not reach everybody puts users only into groups of their own. Nobody gains a power over a
 *       user by changing that user's manager or groups.
 *   <li><b>Rank.</b> Every role that the user has before or after, so also every role granted or removed, is known, has
 *       no higher level than the actor, and no permission that the actor lacks or has in a narrower scope. Equal rank
 *       passes. {@link RoleCatalog#BLOCKED} never does. Reading is not bound by rank, and
 *       {@link Action#IMPERSONATE} needs a strictly higher one: every role of the user has a lower level than the actor where
 *       it counts.
 * </ol>
 *
 * <p>An actor {@linkplain Actor#impersonatedBy in whose place somebody else acts} reads, and edits what decides no rights, as
 * far as all these rules allow; whatever else it is, {@link Denial#IMPERSONATED} is the answer.
 *
 * <p>Roles count everywhere, but a role of a domain there alone; what Roster does is the domain {@code people}. A grant counts
 * at its place while it is in force: in a domain the higher of the roles and the grant decides; a grant at an organization,
 * team or group reaches the users there with the permissions and the level of its role, within their scopes. Granting,
 * changing and removing a grant is judged like a role, by what the actor is at that place; roles that hold everywhere are
 * granted by what the actor is everywhere. No grant makes an owner.
 *
 * <p>Safe for use by many threads. Roles are read from the catalog once per actor: make a new authorizer when roles or
 * attribute definitions change, and a new {@link Actor} when the acting user does.
 */
public final class Authorizer {

    /** What each permission over a catalog is about, in words. */
    static final Map<Permission, String> MANAGING = Map.of(
            Permission.MANAGE_ROLES, "roles",
            Permission.MANAGE_GROUPS, "groups and organizations",
            Permission.MANAGE_ATTRIBUTES, "custom attributes");

    private final RoleCatalog catalog;
    private final Rules rules;
    private final Set<Field<?>> hiddenFromManagers;
    private final Set<AttributeKey> shownToManagers;

    /** The standing of the actor who asked last: a plan asks for one actor a million times. */
    private volatile @Nullable Standing last;

    /**
     * An authorizer for a tenant without custom attributes.
     *
     * @param catalog the roles, with those that a plan is about to create
     */
    public Authorizer(RoleCatalog catalog) {
        this(catalog, Fields.builtIn());
    }

    /**
     * An authorizer.
     *
     * @param catalog the roles, with those that a plan is about to create
     * @param fields the fields of the tenant, for the custom attributes among them
     */
    public Authorizer(RoleCatalog catalog, Fields fields) {
        this.catalog = Objects.requireNonNull(catalog, "catalog");
        Set<AttributeKey> managersMayEdit = fields.all().stream()
                .map(Field::attribute)
                .flatMap(Optional::stream)
                .filter(CustomAttribute::editableByManagers)
                .map(CustomAttribute::key)
                .collect(Collectors.toUnmodifiableSet());
        rules = new Rules(catalog, managersMayEdit);
        hiddenFromManagers = fields.all().stream()
                .filter(field -> field.attribute()
                        .filter(attribute -> !attribute.visibleToManagers() && !attribute.editableByManagers())
                        .isPresent())
                .collect(Collectors.toUnmodifiableSet());
        shownToManagers = fields.all().stream()
                .filter(field -> !hiddenFromManagers.contains(field))
                .map(Field::attribute)
                .flatMap(Optional::stream)
                .map(CustomAttribute::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Decides about one action on one user.
     *
     * @param actor who acts
     * @param action what is done, as {@link Action#of} names it; one that changes no field, such as {@link Action#RESET}, has the
     *     same state twice
     * @param before the user as stored before the plan; null for {@link Action#CREATE}
     * @param after the user as wanted; null for {@link Action#DELETE}, not looked at for {@link Action#READ}
     * @return the decision, with the first rule that denies as the reason
     * @throws IllegalArgumentException if the states do not fit the action, or belong to different users
     */
    public Decision decide(Actor actor, Action action, @Nullable User before, @Nullable User after) {
        Change change = new Change(action, before, after);
        return actor.user() == null ? Decision.allow() : rules.decide(standingOf(actor), change);
    }

    /**
     * Whether the actor may see a user. A user that the actor may not see must look as if not found.
     *
     * @param actor who looks
     * @param user the user
     * @return the same as {@code decide(actor, READ, user, null).isAllowed()}
     */
    public boolean mayRead(Actor actor, User user) {
        User acting = actor.user();
        return acting == null || rules.read(standingOf(actor), user).isAllowed();
    }

    /**
     * The users whom the actor may see, as a question for a store, so that lists, counts and exports read nobody else.
     *
     * @param actor who looks
     * @return the filter; for each user it agrees with {@link #mayRead(Actor, User)}
     */
    public Filter readable(Actor actor) {
        User acting = actor.user();
        return acting == null ? Filter.everybody() : rules.readable(standingOf(actor));
    }

    /**
     * Whether the actor may see one field of a user whom the actor may see.
     *
     * @param actor who looks
     * @param user the user
     * @param field the field
     * @return false for an attribute that managers may not see when the actor reads the user as the manager alone
     */
    public boolean mayRead(Actor actor, User user, Field<?> field) {
        return !hiddenFromManagers.contains(field) || !readsAsManagerAlone(actor, user);
    }

    /**
     * The decision about a value for a field that the actor may not see: it is neither compared nor changed, since any answer
     * would tell it.
     *
     * @param actor who wants to fill it
     * @param field a field that {@link #mayRead(Actor, User, Field)} denies
     * @return the denial
     */
    public Decision hidden(Actor actor, Field<?> field) {
        return Refusal.HIDDEN_ATTRIBUTE.of(actor.label(), field.key());
    }

    /**
     * The decision about a user who is not there, or whom the actor may not see, which looks the same.
     *
     * @param id the id that was asked for
     * @return the denial
     */
    public static Decision notKnown(UserId id) {
        return Refusal.NOT_KNOWN.of(id);
    }

    /**
     * A user as the actor may see them.
     *
     * @param actor who looks
     * @param user a user whom the actor may see
     * @return the user without the attributes that the actor may not see
     */
    public User visible(Actor actor, User user) {
        boolean isWhole = shownToManagers.containsAll(user.attributes().keySet()) || !readsAsManagerAlone(actor, user);
        if (isWhole) {
            return user;
        }
        return user.with(copy -> user.attributes().keySet().stream()
                .filter(key -> !shownToManagers.contains(key))
                .forEach(key -> copy.attribute(key, null)));
    }

    /**
     * Whether the actor may filter and sort users by a field: an answer tells about the field even when it is not shown.
     *
     * @param actor who asks
     * @param field the field
     * @return the decision
     */
    public Decision maySearch(Actor actor, Field<?> field) {
        User user = actor.user();
        if (user == null
                || !hiddenFromManagers.contains(field)
                || !standingOf(actor).readsAsManager()
                || standingOf(actor).reachesEverybody(Permission.READ_USERS)) {
            return Decision.allow();
        }
        return Refusal.SEARCH.of(user.label(), field.key());
    }

    /**
     * Whether the actor may see what others imported and undid. Everybody may see their own runs.
     *
     * @param actor who looks
     * @return true for the operator and for who administers everybody
     */
    public boolean mayReadRuns(Actor actor) {
        User user = actor.user();
        return user == null
                || (rules.actor(standingOf(actor), Permission.ADMINISTER_USERS).isAllowed()
                        && standingOf(actor).reachesEverybody(Permission.ADMINISTER_USERS));
    }

    /**
     * Decides about erasing what is left of users who are gone: nobody knows any more who they were and what roles they had, so
     * it takes somebody who may act on anybody, which is an owner.
     *
     * @param actor who acts
     * @return the decision
     */
    public Decision mayEraseTraces(Actor actor) {
        return may(actor, Permission.OWN_TENANT);
    }

    /**
     * Whether the decisions about an actor depend on who reports to whom at any distance.
     *
     * @param actor who acts
     * @return true when a role of the actor reaches {@link Scope#ALL_REPORTS}: then ask with {@link Actor#withReports}
     */
    public boolean needsReports(Actor actor) {
        return actor.user() != null && standingOf(actor).usesAllReports();
    }

    /**
     * Decides about creating, changing and deleting roles.
     *
     * @param actor who acts
     * @return the decision
     */
    public Decision mayManageRoles(Actor actor) {
        return may(actor, Permission.MANAGE_ROLES);
    }

    /**
     * Decides about creating, changing and deleting groups and organizations.
     *
     * @param actor who acts
     * @return the decision
     */
    public Decision mayManageGroups(Actor actor) {
        return may(actor, Permission.MANAGE_GROUPS);
    }

    /**
     * Decides about defining custom attributes.
     *
     * @param actor who acts
     * @return the decision
     */
    public Decision mayManageAttributes(Actor actor) {
        return may(actor, Permission.MANAGE_ATTRIBUTES);
    }

    /**
     * Decides about one role: who may manage roles still defines none above their own, and changes none above their own,
     * be it by what that one inherits.
     *
     * @param actor who acts
     * @param before the role as stored; null when it is created
     * @param after the role as wanted; null when it is deleted
     * @return the decision
     */
    public Decision mayChangeRole(Actor actor, @Nullable Role before, @Nullable Role after) {
        return mayRedefine(actor, withRole(before, after), withRole(after, before));
    }

    /**
     * Decides about other roles in place of all that are known now, as if each that differs were changed: nobody defines
     * roles above their own, or takes such roles away. {@link RoleCatalog#BLOCKED} is the same however it is defined.
     *
     * @param actor who acts
     * @param wanted all roles as wanted, stored ones included
     * @return the decision
     */
    public Decision mayUseRoles(Actor actor, RoleCatalog wanted) {
        return mayRedefine(
                actor, catalog.without(List.of(RoleCatalog.BLOCKED)), wanted.without(List.of(RoleCatalog.BLOCKED)));
    }

    private Decision mayRedefine(Actor actor, RoleCatalog old, RoleCatalog next) {
        Decision managing = mayManageRoles(actor);
        if (actor.user() == null || !managing.isAllowed()) {
            return managing;
        }
        Standing standing = standingOf(actor);
        Set<RoleKey> changed = new TreeSet<>();
        Stream.concat(old.all().stream(), next.all().stream())
                .map(Role::key)
                .filter(key -> !Objects.equals(old.whole(key), next.whole(key)))
                .forEach(changed::add);
        for (RoleKey key : changed) {
            if (isAbove(standing, old.whole(key)) || isAbove(standing, next.whole(key))) {
                return Refusal.DEFINES.of(standing.label(), key, standing.whomToAsk());
            }
        }
        return Decision.allow();
    }

    /** The roles with one of them as it is or shall be: without it, where it is null. */
    private RoleCatalog withRole(@Nullable Role role, @Nullable Role other) {
        return role == null
                ? catalog.without(List.of(Objects.requireNonNull(other).key()))
                : catalog.with(List.of(role));
    }

    private static boolean isAbove(Standing standing, @Nullable Role role) {
        return role != null && !standing.covers(role);
    }

    /**
     * Decides about one entry of a catalog.
     *
     * @param actor who acts
     * @param before the entry as stored; null when it is created
     * @param after the entry as wanted; null when it is deleted
     * @return the decision
     * @throws IllegalArgumentException if both are null
     */
    public Decision mayChange(Actor actor, @Nullable CatalogEntry before, @Nullable CatalogEntry after) {
        CatalogEntry some = after == null ? before : after;
        if (some == null) {
            throw new IllegalArgumentException("a change needs an entry before or after it");
        }
        return switch (some.kind()) {
            case ROLE -> mayChangeRole(actor, (Role) before, (Role) after);
            case GROUP, ORGANIZATION, TEAM -> mayManageGroups(actor);
            case ATTRIBUTE -> mayManageAttributes(actor);
            case SETTING -> may(actor, Permission.OWN_TENANT);
        };
    }

    /**
     * Decides whether the actor has a permission at all: over somebody, or over a catalog, whatever the actor then reaches.
     *
     * @param actor who acts
     * @param permission the permission, perhaps of a host
     * @return the decision
     */
    public Decision may(Actor actor, Permission permission) {
        return actor.user() == null ? Decision.allow() : rules.may(standingOf(actor), permission);
    }

    /**
     * The level of an actor in a domain: that of the highest role that counts everywhere or there, grants included.
     *
     * @param domain the domain, such as {@link DomainKey#PEOPLE}
     * @param actor who acts
     * @return the level, 0 for somebody without a role; the highest there is for the operator
     */
    public int levelIn(DomainKey domain, Actor actor) {
        return actor.user() == null
                ? Role.MAX_LEVEL
                : standingOf(actor).in(domain).level();
    }

    /**
     * What each role and grant of somebody does for a permission, whomever it reaches.
     *
     * @param actor whose right it is
     * @param permission the permission, perhaps of a host
     * @return what gives it, and what does not; empty for the operator, who may everything by no role
     */
    public List<Way> ways(Actor actor, Permission permission) {
        return actor.user() == null ? List.of() : new Ways(actor, standingOf(actor), catalog).of(permission, null);
    }

    /**
     * Explains what {@link #decide} says about an action on a user, and what would change it.
     *
     * @param actor who would act
     * @param action any action but {@link Action#CREATE}
     * @param target the user as stored
     * @return the explanation; of the operator, who may everything by no role, an empty one
     * @throws IllegalArgumentException if the action makes a new user
     */
    public Explanation explain(Actor actor, Action action, User target) {
        return new Explaining(this, rules, catalog).explain(actor, action, target);
    }

    /**
     * Explains whether somebody has a permission over a user, or over anybody, and what would change it. Reading and deleting
     * are explained as these actions, any other permission as an action that changes no field, as in {@link #decide}.
     *
     * @param actor whose right it is
     * @param permission the permission, perhaps of a host
     * @param target the user as stored, or null for what {@link #may} says
     * @return the explanation; of the operator, who may everything by no role, an empty one
     */
    public Explanation explain(Actor actor, Permission permission, @Nullable User target) {
        return new Explaining(this, rules, catalog).explain(actor, permission, target);
    }

    /**
     * The decision about an impersonation that is over, or that was never there for whoever asks, which looks the same.
     *
     * @param id its id
     * @return the denial
     */
    public static Decision impersonationOver(String id) {
        return Refusal.IMPERSONATION_OVER.of(id);
    }

    private boolean readsAsManagerAlone(Actor actor, User user) {
        User acting = actor.user();
        return acting != null
                && !acting.id().equals(user.id())
                && standingOf(actor).reachesAsManagerAlone(Permission.READ_USERS, user);
    }

    private Standing standingOf(Actor actor) {
        Standing known = last;
        if (known != null && known.who().equals(actor)) {
            return known;
        }
        Standing fresh = new Standing(actor, catalog);
        last = fresh;
        return fresh;
    }
}
