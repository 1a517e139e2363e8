package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.CatalogImpact;
import dev.roster.access.RoleChange;
import dev.roster.access.RoleComparison;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.tenant.TenantState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at everybody who holds a role that differs, in one scan. Users whom the actor may not see are counted, not named. */
final class ImpactScan {

    private final TenantState tenant;
    private final Authorizer authorizer;
    private final Actor actor;
    private final RoleComparison comparison;
    private final Set<RoleKey> gone;

    private final Map<RoleKey, Long> holders = new TreeMap<>();
    private final Map<RoleKey, List<String>> names = new TreeMap<>();
    private final List<String> escalatingNames = new ArrayList<>();
    private final List<String> gainingNames = new ArrayList<>();
    private long gaining;
    private long escalating;

    ImpactScan(TenantState tenant, Authorizer authorizer, Actor actor, RoleComparison comparison) {
        this.tenant = tenant;
        this.authorizer = authorizer;
        this.actor = actor;
        this.comparison = comparison;
        gone = comparison.changes().stream()
                .filter(change -> change.kind() == RoleChange.Kind.REMOVED)
                .map(RoleChange::key)
                .collect(Collectors.toSet());
    }

    void run() {
        if (comparison.changes().isEmpty()) {
            return;
        }
        Set<String> changed = comparison.changes().stream()
                .map(change -> change.key().value())
                .collect(Collectors.toSet());
        Filter concerned = new Filter.Any(List.of(
                new Filter.In(Field.ROLES, changed), new Filter.Comparison(Field.GRANTS, Operator.PRESENT, "")));
        try (Stream<User> users = tenant.stores().users().scan(TenantState.NOT_DELETED.and(concerned))) {
            users.forEach(this::look);
        }
    }

    private void look(User user) {
        Set<RoleKey> held = new HashSet<>(user.access().roles());
        user.access().grants().stream().map(Grant::role).forEach(held::add);
        held.retainAll(gone);
        for (RoleKey role : held) {
            holders.merge(role, 1L, Long::sum);
            name(names.computeIfAbsent(role, any -> new ArrayList<>()), user);
        }
        if (comparison.escalates(user)) {
            gaining++;
            escalating++;
            name(escalatingNames, user);
        } else if (comparison.gains(user)) {
            gaining++;
            name(gainingNames, user);
        }
    }

    private void name(List<String> list, User user) {
        if (list.size() < CatalogImpact.MAX_NAMES && authorizer.mayRead(actor, user)) {
            list.add(user.label());
        }
    }

    List<CatalogImpact.Orphan> orphans() {
        return holders.entrySet().stream()
                .map(entry -> new CatalogImpact.Orphan(
                        entry.getKey(), entry.getValue(), names.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    long gaining() {
        return gaining;
    }

    long escalating() {
        return escalating;
    }

    List<String> firstGaining() {
        return Stream.concat(escalatingNames.stream(), gainingNames.stream())
                .limit(CatalogImpact.MAX_NAMES)
                .toList();
    }
}
