package dev.roster.view;

import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The columns that a table of users can have, in their order, and the fields that its filters and sorts may name. A host
 * takes a preset and changes it; {@link Views#columns} leaves out what an actor may not see. Immutable.
 *
 * <pre>{@code
 * Columns columns = admin.views().columns(fields -> Columns.learningPlatform(fields)
 *         .with(Column.computed("points", "Points", users -> points.of(users)).shown())
 *         .without("skills"));
 * }</pre>
 */
public final class Columns {

    private final Fields fields;
    private final Map<String, Column> byKey;

    private Columns(Fields fields, Map<String, Column> byKey) {
        this.fields = fields;
        this.byKey = byKey;
    }

    /**
     * Puts columns together.
     *
     * @param fields the fields of the tenant, which filters and sorts may name
     * @param columns the columns in their order
     * @return the columns
     * @throws IllegalArgumentException if two have the same key
     */
    public static Columns of(Fields fields, Collection<Column> columns) {
        return new Columns(fields, byKey(columns));
    }

    /**
     * A column for each field; name, address, roles, department, job title and status are shown.
     *
     * @param fields the fields of the tenant
     * @return the columns
     */
    public static Columns standard(Fields fields) {
        return of(fields, PresetColumns.standard(fields));
    }

    /**
     * The table of a learning platform (J1).
     *
     * @param fields the fields of the tenant
     * @return the columns
     */
    public static Columns learningPlatform(Fields fields) {
        return of(fields, PresetColumns.learningPlatform(fields));
    }

    /**
     * The table of an activity platform (C1): name, email, roles, organization, status, last login, created date.
     *
     * @param fields the fields of the tenant
     * @return the columns
     */
    public static Columns activityPlatform(Fields fields) {
        return of(fields, PresetColumns.activityPlatform(fields));
    }

    /**
     * The table of a platform of agents (T5): name, email, role, groups, last login, status, where an invited user is
     * pending.
     *
     * @param fields the fields of the tenant
     * @return the columns
     */
    public static Columns agentPlatform(Fields fields) {
        return of(fields, PresetColumns.agentPlatform(fields));
    }

    /**
     * The columns of the tenant file (F2), under the names that it has; an export of them, edited and imported again,
     * changes what was edited (F5).
     *
     * @param fields the fields of the tenant
     * @return the columns, all of them shown
     */
    public static Columns tenantFile(Fields fields) {
        return of(fields, PresetColumns.tenantFile());
    }

    /**
     * The same columns with more of them, or others in place of those with the same key.
     *
     * @param more the columns
     * @return the changed copy
     */
    public Columns with(Column... more) {
        Map<String, Column> changed = new LinkedHashMap<>(byKey);
        for (Column column : more) {
            changed.put(column.key(), column);
        }
        return new Columns(fields, changed);
    }

    /**
     * The same columns but some.
     *
     * @param keys the keys of those that go; one that is not there goes as well
     * @return the changed copy
     */
    public Columns without(String... keys) {
        Map<String, Column> changed = new LinkedHashMap<>(byKey);
        for (String key : keys) {
            changed.remove(key);
        }
        return new Columns(fields, changed);
    }

    /**
     * The columns and fields that somebody may see. Of the others nothing is left: neither the column nor, for filters and
     * sorts, the field.
     *
     * @param isVisible whether a field may be seen
     * @return the changed copy
     */
    public Columns visible(Predicate<Field<?>> isVisible) {
        List<CustomAttribute> attributes = fields.all().stream()
                .filter(isVisible)
                .flatMap(field -> field.attribute().stream())
                .toList();
        List<Column> columns = byKey.values().stream()
                .filter(column -> column.fields().allMatch(isVisible))
                .toList();
        return new Columns(Fields.with(attributes), byKey(columns));
    }

    /** {@return all columns in their order} */
    public List<Column> all() {
        return List.copyOf(byKey.values());
    }

    /** {@return the columns that are shown when nobody chose any} */
    public List<Column> shown() {
        return byKey.values().stream().filter(Column::isShown).toList();
    }

    /**
     * Finds a column.
     *
     * @param key its key
     * @return the column, or empty when there is none
     */
    public Optional<Column> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /**
     * The columns that a view state chose.
     *
     * @param state the state
     * @return those of its columns that there are, in its order; the shown ones when it chose none
     */
    public List<Column> of(ViewState state) {
        return state.columns().isEmpty()
                ? shown()
                : state.columns().stream().flatMap(key -> find(key).stream()).toList();
    }

    /** {@return the fields that filters and sorts may name} */
    public Fields fields() {
        return fields;
    }

    private static Map<String, Column> byKey(Collection<Column> columns) {
        Map<String, Column> byKey = new LinkedHashMap<>();
        for (Column column : columns) {
            if (byKey.put(column.key(), column) != null) {
                throw new IllegalArgumentException("two columns are called " + column.key() + "; rename one");
            }
        }
        return byKey;
    }
}
