package dev.roster.door;

import dev.roster.model.Field;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.spi.UserStore;
import dev.roster.tenant.ReportingLine;
import dev.roster.view.TooManyReportsException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Works out who reports to whom at all levels, so that stores are asked for {@link Field#MANAGER_ID} alone. */
final class ReportFilters {

    private final ReportingLine line;

    /**
     * Asks a store.
     *
     * @param users the store
     * @param known whom the actor may read and who is not deleted; a line of managers ends at anybody else
     */
    ReportFilters(UserStore users, Filter known) {
        line = new ReportingLine(users, known);
    }

    /**
     * The same filter without {@link Field#MANAGERS}.
     *
     * @throws TooManyReportsException if more than 10,000 users report to somebody whom it names
     */
    Filter worked(Filter filter) {
        return filter.fields().anyMatch(Field.MANAGERS::equals) ? changed(filter) : filter;
    }

    private Filter changed(Filter filter) {
        return switch (filter.kind()) {
            case COMPARISON -> changed((Filter.Comparison) filter);
            case IN -> changed((Filter.In) filter);
            case SEARCH -> filter;
            case ALL -> new Filter.All(changed(((Filter.All) filter).filters()));
            case ANY -> new Filter.Any(changed(((Filter.Any) filter).filters()));
            case NOT -> new Filter.Not(changed(((Filter.Not) filter).filter()));
        };
    }

    private List<Filter> changed(List<Filter> filters) {
        return filters.stream().map(this::changed).toList();
    }

    private Filter changed(Filter.In in) {
        return in.field().equals(Field.MANAGERS) ? under(in.values()) : in;
    }

    private Filter changed(Filter.Comparison comparison) {
        if (!comparison.field().equals(Field.MANAGERS)) {
            return comparison;
        }
        return switch (comparison.operator()) {
            case EQUAL -> under(Set.of(comparison.value()));
            case NOT_EQUAL -> new Filter.Not(under(Set.of(comparison.value())));
            case PRESENT -> new Filter.Comparison(Field.MANAGER_ID, Operator.PRESENT, "");
            case CONTAINS, STARTS_WITH, ENDS_WITH, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL ->
                throw new IllegalArgumentException("managers are compared as a whole");
        };
    }

    private Filter under(Set<String> managers) {
        if (managers.isEmpty()) {
            return Filter.nobody();
        }
        Set<UserId> tops = managers.stream().map(UserId::new).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<UserId> found = line.under(tops, () -> new TooManyReportsException(String.join(", ", managers)));
        return Filter.in(Field.ID, found);
    }
}
