package dev.roster.view;

import dev.roster.model.Field;
import dev.roster.query.Filter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A filter taken apart for a table: what the icon of each column shows, and the rest that no icon can show. Immutable.
 *
 * <pre>{@code
 * ColumnFilters.of(FilterText.parse("status eq active and hireDate ge 2024-01-01 and (id pr or roles pr)", fields))
 * // columns: status among active, hireDate from 2024-01-01; rest: id pr or roles pr
 * }</pre>
 *
 * @param columns at most one for each field, in the order of the filter; unmodifiable
 * @param rest what users must fit beside them; {@link Filter#everybody()} when there is no rest
 */
public record ColumnFilters(List<ColumnFilter> columns, Filter rest) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if two are of one field
     */
    public ColumnFilters {
        columns = List.copyOf(columns);
        Objects.requireNonNull(rest, "rest");
        if (columns.stream().map(ColumnFilter::field).distinct().count() != columns.size()) {
            throw new IllegalArgumentException("a column has one filter only");
        }
    }

    /**
     * Takes a filter apart.
     *
     * @param filter any filter
     * @return its parts; {@link #filter} joins them to a filter of the same meaning
     */
    public static ColumnFilters of(Filter filter) {
        Map<Field<?>, ColumnFilter> columns = new LinkedHashMap<>();
        List<Filter> rest = new ArrayList<>();
        for (Filter term : ColumnTerms.of(filter)) {
            if (!ColumnTerms.add(term, columns)) {
                rest.add(term);
            }
        }
        return new ColumnFilters(List.copyOf(columns.values()), joined(rest));
    }

    /** {@return all parts as one filter; {@link Filter#everybody()} when there are none} */
    public Filter filter() {
        List<Filter> terms = new ArrayList<>();
        columns.forEach(column -> terms.addAll(ColumnTerms.of(column.filter())));
        terms.addAll(ColumnTerms.of(rest));
        return joined(terms);
    }

    /**
     * What the icon of a column shows.
     *
     * @param field the field of the column
     * @return its filter, or empty when the icon is not in use
     */
    public Optional<ColumnFilter> column(Field<?> field) {
        return columns.stream().filter(column -> column.field().equals(field)).findFirst();
    }

    /**
     * The same with another filter of one column.
     *
     * @param column takes the place of what the column has now
     * @return the changed copy
     */
    public ColumnFilters with(ColumnFilter column) {
        Map<Field<?>, ColumnFilter> changed = new LinkedHashMap<>();
        columns.forEach(old -> changed.put(old.field(), old));
        changed.put(column.field(), column);
        return new ColumnFilters(List.copyOf(changed.values()), rest);
    }

    /**
     * The same without the filter of one column.
     *
     * @param field the field of the column
     * @return the changed copy
     */
    public ColumnFilters without(Field<?> field) {
        return new ColumnFilters(
                columns.stream().filter(column -> !column.field().equals(field)).toList(), rest);
    }

    private static Filter joined(List<Filter> terms) {
        return terms.size() == 1 ? terms.get(0) : new Filter.All(terms);
    }
}
