package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.RightsQuestion;
import dev.roster.access.RightsRow;
import dev.roster.access.RoleCatalog;
import dev.roster.access.Way;
import dev.roster.model.Grant;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the lines of an audit, user by user. For one thread and one audit. */
final class RightsAudit {

    private final Authorizer authorizer;
    private final RoleCatalog catalog;
    private final RightsQuestion question;
    private final UsualRoles usual;
    private final Instant now;
    private final Set<Permission> permissions = new TreeSet<>();
    private final Set<RoleKey> held = new HashSet<>();

    /** Starts an audit by the roles as they are at a moment, of users whose usual roles are counted already. */
    RightsAudit(Authorizer authorizer, RoleCatalog catalog, RightsQuestion question, UsualRoles usual, Instant now) {
        this.authorizer = authorizer;
        this.catalog = catalog;
        this.question = question;
        this.usual = usual;
        this.now = now;
        Permission one = question.permission();
        if (one == null) {
            catalog.all().forEach(role -> permissions.addAll(role.permissions().keySet()));
        } else {
            permissions.add(one);
        }
    }

    Stream<RightsRow> about(User user) {
        held.addAll(user.access().roles());
        user.access().grants().forEach(grant -> held.add(grant.role()));
        return Stream.of(
                        asks(RightsRow.Kind.CAN) ? rights(user) : Stream.<RightsRow>empty(),
                        user.access().grants().stream().flatMap(grant -> about(user, grant)),
                        asks(RightsRow.Kind.UNUSUAL)
                                ? usual.unusualOf(user).stream()
                                        .map(role -> unusual(
                                                user,
                                                role,
                                                Objects.requireNonNull(
                                                        user.employment().jobTitle())))
                                : Stream.<RightsRow>empty())
                .flatMap(rows -> rows);
    }

    /** The roles that nobody held, once everybody was told of; the blocked one, which nobody should hold, is not missed. */
    Stream<RightsRow> atLast() {
        return !asks(RightsRow.Kind.UNHELD)
                ? Stream.empty()
                : catalog.all().stream()
                        .map(Role::key)
                        .filter(role -> !held.contains(role) && !role.equals(RoleCatalog.BLOCKED))
                        .map(RightsAudit::unheld);
    }

    private boolean asks(RightsRow.Kind kind) {
        return question.kinds().contains(kind);
    }

    private Stream<RightsRow> rights(User user) {
        Actor actor = Actor.of(user).at(now);
        return permissions.stream()
                .filter(permission -> authorizer.may(actor, permission).isAllowed())
                .flatMap(permission -> authorizer.ways(actor, permission).stream())
                .filter(Way::suffices)
                .map(way -> can(user, way));
    }

    private Stream<RightsRow> about(User user, Grant grant) {
        Instant until = grant.until();
        if (until != null && grant.hasEndedAt(now)) {
            boolean isLate = until.isBefore(now.minus(question.renewal()));
            return isLate ? Stream.empty() : row(RightsRow.Kind.EXPIRED, user, grant, until, null);
        }
        return Stream.concat(expiring(user, grant, until), unused(user, grant));
    }

    private Stream<RightsRow> expiring(User user, Grant grant, @Nullable Instant until) {
        if (until == null) {
            return Stream.empty();
        }
        return question.notices().stream()
                .filter(notice -> !until.isAfter(now.plus(notice)))
                .limit(1)
                .flatMap(notice -> row(RightsRow.Kind.EXPIRING, user, grant, until, inWords(notice)));
    }

    private static String inWords(Duration notice) {
        long days = notice.toDays();
        if (!notice.equals(Duration.ofDays(days))) {
            return notice.toHours() + " hours";
        }
        return days == 1 ? "1 day" : days + " days";
    }

    private Stream<RightsRow> unused(User user, Grant grant) {
        Instant since = question.unusedSince();
        if (since == null || !grant.countsAt(now) || isYounger(user, grant, since)) {
            return Stream.empty();
        }
        Instant last = lastSeen(user);
        if (last != null && !last.isBefore(since)) {
            return Stream.empty();
        }
        boolean isKnown = last != null && grant.from() != null;
        return row(isKnown ? RightsRow.Kind.UNUSED : RightsRow.Kind.USE_UNKNOWN, user, grant, last, null);
    }

    /** No grant is older than its holder. */
    private static boolean isYounger(User user, Grant grant, Instant since) {
        return Stream.of(grant.from(), user.lifecycle().createdAt()).anyMatch(age -> age != null && age.isAfter(since));
    }

    private static @Nullable Instant lastSeen(User user) {
        Instant login = user.lifecycle().lastLoginAt();
        Instant activity = user.lifecycle().lastActivityAt();
        if (login == null || activity == null) {
            return login == null ? activity : login;
        }
        return login.isAfter(activity) ? login : activity;
    }

    private Stream<RightsRow> row(
            RightsRow.Kind kind, User user, Grant grant, @Nullable Instant moment, @Nullable String note) {
        return asks(kind) ? Stream.of(of(kind, user, grant, moment, note)) : Stream.empty();
    }

    private static RightsRow can(User user, Way way) {
        return new RightsRow(
                RightsRow.Kind.CAN,
                user.id(),
                user.label(),
                way.permission(),
                way.role(),
                way.grant(),
                way.path(),
                way.scopes(),
                null,
                null);
    }

    private static RightsRow of(
            RightsRow.Kind kind, User user, Grant grant, @Nullable Instant moment, @Nullable String note) {
        return new RightsRow(
                kind, user.id(), user.label(), null, grant.role(), grant, List.of(), Set.of(), moment, note);
    }

    private static RightsRow unusual(User user, RoleKey role, String title) {
        return new RightsRow(
                RightsRow.Kind.UNUSUAL, user.id(), user.label(), null, role, null, List.of(), Set.of(), null, title);
    }

    private static RightsRow unheld(RoleKey role) {
        return new RightsRow(RightsRow.Kind.UNHELD, null, null, null, role, null, List.of(), Set.of(), null, null);
    }
}
