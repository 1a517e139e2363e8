package dev.roster.mapping;

import dev.roster.model.Field;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody decided about the columns of a file. Immutable: every method returns a changed copy.
 *
 * <p>A rule names a column by its header, whatever its case, or by its letters ({@code C}); a header that stands
 * twice can be named by letters alone. Rules win over everything that is found out.
 */
public final class MappingRules {

    private static final MappingRules NONE =
            new MappingRules(Map.of(), List.of(), HeaderMode.AUTO, Optional.empty(), Set.of());

    private final Map<String, ColumnTarget> columns;
    private final List<ColumnTarget> positional;
    private final HeaderMode header;
    private final Optional<DateOrder> dates;
    private final Set<Control> controls;

    private MappingRules(
            Map<String, ColumnTarget> columns,
            List<ColumnTarget> positional,
            HeaderMode header,
            Optional<DateOrder> dates,
            Set<Control> controls) {
        this.columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        this.positional = List.copyOf(positional);
        this.header = Objects.requireNonNull(header, "header");
        this.dates = dates;
        this.controls = Set.copyOf(controls);
    }

    /** {@return no rule at all: everything is found out and no control column counts} */
    public static MappingRules none() {
        return NONE;
    }

    /**
     * Sends a column to a field.
     *
     * @param column its header or its letters
     * @param field a field that a file can write, or {@link Field#ID}
     * @return the changed copy
     * @throws IllegalArgumentException if the name is blank or Roster alone writes the field
     */
    public MappingRules map(String column, Field<?> field) {
        return with(column, ColumnTarget.to(field));
    }

    /**
     * Sends a column to a control, even one that {@link #controls} leaves out.
     *
     * @param column its header or its letters
     * @param control what the column steers
     * @return the changed copy
     * @throws IllegalArgumentException if the name is blank
     */
    public MappingRules mapControl(String column, Control control) {
        return with(column, ColumnTarget.to(control));
    }

    /**
     * Leaves a column out.
     *
     * @param column its header or its letters
     * @return the changed copy
     * @throws IllegalArgumentException if the name is blank
     */
    public MappingRules ignore(String column) {
        return with(column, ColumnTarget.ignored());
    }

    /**
     * Says what the columns hold by their position, whatever their headers; further columns are not imported.
     *
     * @param targets the targets from the first column on; empty to go by the headers again
     * @return the changed copy
     */
    public MappingRules positional(List<ColumnTarget> targets) {
        return new MappingRules(columns, targets, header, dates, controls);
    }

    /**
     * Says whether the first row is a header. Default: {@link HeaderMode#AUTO}.
     *
     * @param mode whether the first row is a header
     * @return the changed copy
     */
    public MappingRules header(HeaderMode mode) {
        return new MappingRules(columns, positional, mode, dates, controls);
    }

    /**
     * Says how every date is written. Default: found out column by column.
     *
     * @param order the order of year, month and day
     * @return the changed copy
     */
    public MappingRules dates(DateOrder order) {
        return new MappingRules(columns, positional, header, Optional.of(order), controls);
    }

    /**
     * Says which control columns count; the others are reported as not imported. Default: none.
     *
     * @param honoured the controls that count
     * @return the changed copy
     */
    public MappingRules controls(Set<Control> honoured) {
        return new MappingRules(columns, positional, header, dates, honoured);
    }

    /** {@return the targets by column name, in the order in which the rules were given} */
    public Map<String, ColumnTarget> columns() {
        return columns;
    }

    /** {@return the targets by position; empty when the columns go by their headers} */
    public List<ColumnTarget> positional() {
        return positional;
    }

    /** {@return whether the first row is a header} */
    public HeaderMode header() {
        return header;
    }

    /** {@return how every date is written, or empty when that is found out} */
    public Optional<DateOrder> dates() {
        return dates;
    }

    /** {@return which control columns count} */
    public Set<Control> controls() {
        return controls.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(controls));
    }

    private MappingRules with(String column, ColumnTarget target) {
        if (column.isBlank()) {
            throw new IllegalArgumentException("a rule must name a column by its header or its letters, found a blank");
        }
        Map<String, ColumnTarget> more = new LinkedHashMap<>(columns);
        more.put(column.strip(), target);
        return new MappingRules(more, positional, header, dates, controls);
    }
}
