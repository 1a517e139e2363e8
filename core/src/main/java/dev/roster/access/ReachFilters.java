package dev.roster.access;

import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Place;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom scopes reach, as filters: what {@link Standing} says of one user, asked of a store. */
final class ReachFilters {

    private final Actor who;
    private final User actor;

    ReachFilters(Actor who) {
        this.who = who;
        actor = Objects.requireNonNull(who.user());
    }

    /** The users of a place; nobody is in a domain. */
    static Filter of(Place place) {
        return switch (place.kind()) {
            case ORGANIZATION -> new Filter.Comparison(Field.ORGANIZATION, Operator.EQUAL, place.key());
            case TEAM -> new Filter.Comparison(Field.TEAMS, Operator.EQUAL, place.key());
            case GROUP -> ofGroups(List.of(place.key()));
            case DOMAIN -> new Filter.Any(List.of());
        };
    }

    /** The actor alone. */
    Filter self() {
        return Filter.of(Field.ID, Operator.EQUAL, actor.id());
    }

    /** Whom any of the scopes reaches. */
    List<Filter> of(Set<Scope> scopes) {
        List<Filter> reached = new ArrayList<>();
        scopes.forEach(scope -> add(scope, reached));
        return reached;
    }

    private void add(Scope scope, List<Filter> reached) {
        switch (scope) {
            case SELF, OWN -> reached.add(self());
            case REPORTS -> reached.add(Filter.of(Field.MANAGER_ID, Operator.EQUAL, actor.id()));
            case ALL_REPORTS -> addAllReports(reached);
            case GROUPS -> addGroups(reached);
            case ORGANIZATION -> addOrganization(reached);
            case ALL -> reached.add(Filter.everybody());
        }
    }

    private void addAllReports(List<Filter> reached) {
        List<String> managers = new ArrayList<>(List.of(actor.id().value()));
        who.reports().stream().map(UserId::value).sorted().forEach(managers::add);
        parts(managers).forEach(part -> reached.add(new Filter.In(Field.MANAGER_ID, part)));
    }

    private void addGroups(List<Filter> reached) {
        List<String> groups =
                actor.access().groups().stream().map(GroupKey::value).toList();
        parts(groups).forEach(part -> reached.add(ofGroups(part)));
    }

    private void addOrganization(List<Filter> reached) {
        OrganizationKey organization = actor.access().organization();
        if (organization != null) {
            reached.add(Filter.of(Field.ORGANIZATION, Operator.EQUAL, organization));
        }
    }

    /** Groups set aside count: their users come back to them. */
    private static Filter ofGroups(Iterable<String> groups) {
        Set<String> names = new LinkedHashSet<>();
        groups.forEach(names::add);
        return new Filter.Any(
                List.of(new Filter.In(Field.GROUPS, names), new Filter.In(Field.SET_ASIDE_GROUPS, names)));
    }

    /** As many at once as a filter takes. */
    private static List<Set<String>> parts(List<String> values) {
        List<Set<String>> parts = new ArrayList<>();
        for (int start = 0; start < values.size(); start += Filter.In.MAX_VALUES) {
            int end = Math.min(values.size(), start + Filter.In.MAX_VALUES);
            parts.add(values.subList(start, end).stream().collect(Collectors.toCollection(LinkedHashSet::new)));
        }
        return parts;
    }
}
