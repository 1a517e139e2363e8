package dev.roster.access;

import dev.roster.model.Access;
import dev.roster.model.DomainKey;
import dev.roster.model.Grant;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries what would turn a denial, smaller changes first: each one told was seen to turn it. For one thread and one call. */
final class Remedies {

    private static final int MOST_GIVERS = 3;
    /** Somebody in many groups is reached by a grant at one of the first as well as at any other. */
    private static final int MOST_PLACES = 10;

    private final Authorizer authorizer;
    private final Rules rules;
    private final RoleCatalog catalog;
    private final Actor actor;
    private final User user;
    private final Question question;
    private final List<Role> smallestFirst;

    Remedies(Authorizer authorizer, Rules rules, RoleCatalog catalog, Actor actor, Question question) {
        this.authorizer = authorizer;
        this.rules = rules;
        this.catalog = catalog;
        this.actor = actor;
        this.question = question;
        user = Objects.requireNonNull(actor.user());
        smallestFirst = catalog.all().stream()
                .filter(role -> !role.key().equals(RoleCatalog.BLOCKED))
                .sorted(Comparator.comparingInt(Role::level)
                        .thenComparingInt(role ->
                                catalog.resolved(role.key()).permissions().size())
                        .thenComparing(Role::key))
                .toList();
    }

    /** What is asked, of any actor and by any roles. */
    interface Question {
        Decision ask(Actor actor, RoleCatalog roles);
    }

    List<Remedy> of(Decision denied, @Nullable User target) {
        return switch (Objects.requireNonNull(denied.denial())) {
            case OWN_ACCOUNT -> another();
            case IMPERSONATED -> List.of();
            case NOT_KNOWN -> definition(target).stream().toList();
            case STATE, NO_GRANT, OUT_OF_SCOPE, NOT_YET, EXPIRED, RANK, FLAG -> more(target);
        };
    }

    private List<Remedy> more(@Nullable User target) {
        List<Remedy> remedies = new ArrayList<>();
        comeback().ifPresent(remedies::add);
        Optional<Remedy> later = later();
        later.ifPresent(remedies::add);
        String known = later.map(remedy -> String.valueOf(remedy.grant())).orElse("");
        grant(target)
                .filter(remedy -> !known.equals(String.valueOf(remedy.grant())))
                .ifPresent(remedies::add);
        role().ifPresent(remedies::add);
        return remedies;
    }

    private boolean turns(User changed) {
        return question.ask(actor.as(changed), catalog).isAllowed();
    }

    private Optional<Remedy> comeback() {
        User back = user.with(u -> u.status(UserStatus.ACTIVE)
                .roles(user.access().roles().stream()
                        .filter(role -> !role.equals(RoleCatalog.BLOCKED))
                        .toList()));
        return !back.equals(user) && turns(back)
                ? Optional.of(new Remedy(Remedy.Kind.RETURN, null, null, givers(back)))
                : Optional.empty();
    }

    private Optional<Remedy> later() {
        return Dormant.of(actor, catalog).stream()
                .filter(dormant -> turns(Dormant.awakened(user, dormant.grant())))
                .findFirst()
                .map(dormant -> dormant.isAhead()
                        ? new Remedy(Remedy.Kind.WAIT, null, dormant.grant(), List.of())
                        : new Remedy(
                                Remedy.Kind.EXTEND,
                                null,
                                dormant.grant(),
                                givers(Dormant.awakened(user, dormant.grant()))));
    }

    /** A grant at a place of the user it is about reaches fewer people than a role. */
    private Optional<Remedy> grant(@Nullable User target) {
        if (target == null || target.id().equals(user.id()) || actor.at() == null) {
            return Optional.empty();
        }
        List<Place> places = places(target);
        for (Role role : smallestFirst) {
            for (Place place : places) {
                Grant grant = Grant.of(role.key(), place);
                User changed = user.with(u -> u.grants(with(grant)));
                if (turns(changed)) {
                    return Optional.of(new Remedy(Remedy.Kind.GRANT, null, grant, givers(changed)));
                }
            }
        }
        return Optional.empty();
    }

    /** One who has the grant at another time has it then, too. */
    private List<Grant> with(Grant wanted) {
        return Stream.concat(
                        user.access().grants().stream()
                                .filter(held -> !held.role().equals(wanted.role())
                                        || !held.place().equals(wanted.place())),
                        Stream.of(wanted))
                .toList();
    }

    private static List<Place> places(User target) {
        Access access = target.access();
        List<Place> places = new ArrayList<>();
        access.teams().forEach(team -> places.add(Place.of(team)));
        access.groups().forEach(group -> places.add(Place.of(group)));
        if (access.organization() != null) {
            places.add(Place.of(access.organization()));
        }
        places.sort(Comparator.comparing(Place::toString));
        return places.size() > MOST_PLACES ? places.subList(0, MOST_PLACES) : places;
    }

    private Optional<Remedy> role() {
        for (Role role : smallestFirst) {
            Set<RoleKey> roles = new TreeSet<>(user.access().roles());
            boolean isCounted = role.domain() == null || role.domain().equals(DomainKey.PEOPLE);
            if (isCounted && roles.add(role.key())) {
                User changed = user.with(u -> u.roles(roles));
                if (turns(changed)) {
                    return Optional.of(new Remedy(Remedy.Kind.ROLE, role.key(), null, givers(changed)));
                }
            }
        }
        return Optional.empty();
    }

    private List<Remedy> another() {
        List<RoleKey> able = lowest(other -> question.ask(other, catalog).isAllowed());
        return able.isEmpty() ? List.of() : List.of(new Remedy(Remedy.Kind.ANOTHER, null, null, able));
    }

    /** Of several roles that nobody knows, no single definition helps. */
    private Optional<Remedy> definition(@Nullable User target) {
        if (target == null) {
            return Optional.empty();
        }
        List<RoleKey> unknown = Stream.concat(
                        target.access().roles().stream(),
                        target.access().grants().stream().map(Grant::role))
                .filter(role -> catalog.find(role).isEmpty())
                .distinct()
                .toList();
        if (unknown.size() != 1) {
            return Optional.empty();
        }
        Role wanted = Role.named(unknown.get(0).value());
        if (!question.ask(actor, catalog.with(List.of(wanted))).isAllowed()) {
            return Optional.empty();
        }
        List<RoleKey> givers =
                lowest(other -> authorizer.mayChangeRole(other, null, wanted).isAllowed());
        return Optional.of(new Remedy(Remedy.Kind.DEFINE, wanted.key(), null, givers));
    }

    /** The lowest roles by which somebody who has nothing else to do with the user may change the user so. */
    private List<RoleKey> givers(User changed) {
        Change change = new Change(Action.of(user, changed), user, changed);
        return lowest(
                other -> rules.decide(new Standing(other, catalog), change).isAllowed());
    }

    private List<RoleKey> lowest(Predicate<Actor> isAble) {
        return smallestFirst.stream()
                .map(Role::key)
                .filter(role -> isAble.test(somebodyElse(role)))
                .limit(MOST_GIVERS)
                .toList();
    }

    private Actor somebodyElse(RoleKey role) {
        String name = user.id().value().equals("somebody") ? "anybody" : "somebody";
        return Actor.of(User.builder(new UserId(name))
                .userName(new UserName(name))
                .roles(List.of(role))
                .build());
    }
}
