package dev.roster.profile;

import dev.roster.mapping.ColumnMapper;
import dev.roster.mapping.ColumnMapping;
import dev.roster.mapping.HeaderMode;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.table.Row;
import dev.roster.table.TableColumn;
import dev.roster.table.TableWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A file to fill in for one profile: the columns with their rules and allowed values, and an example that an import leaves
 * out as long as nobody changes it. Immutable. A session makes it with what its tenant has: {@code
 * session.template(profile)}.
 *
 * <pre>{@code
 * try (TableWriter table = XlsxTableWriter.to(path)) {
 *     session.template(Profiles.createUsers()).write(table, Locale.ENGLISH);
 * }
 * }</pre>
 */
public final class Template {

    /** How many values a column offers at most. */
    public static final int MAX_OFFERED = 1_000;

    private final Profile profile;
    private final Fields fields;
    private final Map<Field<?>, List<String>> offered;

    private Template(Profile profile, Fields fields, Map<Field<?>, List<String>> offered) {
        this.profile = profile;
        this.fields = fields;
        this.offered = offered;
    }

    /**
     * The template of a profile that offers no roles, groups, organizations or teams.
     *
     * @param profile how the file will be imported
     * @param fields the fields of the tenant
     * @return the template
     */
    public static Template of(Profile profile, Fields fields) {
        return new Template(profile, fields, Map.of());
    }

    /**
     * The same template with values to choose from below a field.
     *
     * @param field the field, such as {@link Field#ROLES}
     * @param values what exists; the first {@link #MAX_OFFERED} are offered
     * @return the changed copy
     */
    public Template offering(Field<?> field, List<String> values) {
        Map<Field<?>, List<String>> more = new LinkedHashMap<>(offered);
        more.put(field, values.stream().limit(MAX_OFFERED).toList());
        return new Template(profile, fields, more);
    }

    /**
     * The columns, titled as the file of the profile is documented or by the keys of its fields.
     *
     * @param locale the language of the rules: English or German; any other language gets English
     * @return the columns with rules and allowed values; empty for a file that goes by position
     */
    public List<TableColumn> columns(Locale locale) {
        TemplateRules rules = new TemplateRules(profile, offered, locale);
        return places().stream()
                .map(place -> rules.column(place.column(), place.meaning()))
                .toList();
    }

    /** {@return the rows below the header: one example, or the documented lines of a file that goes by position} */
    public List<List<String>> rows() {
        if (!profile.form().lines().isEmpty()) {
            return profile.form().lines();
        }
        List<String> example = new ArrayList<>();
        for (Place place : places()) {
            Field<?> field = place.meaning().field();
            example.add(field == null ? "" : ExamplePerson.text(field, profile));
        }
        return List.of(List.copyOf(example));
    }

    /**
     * Writes the header and the rows.
     *
     * @param table where to; whoever opened it closes it
     * @param locale the language of the rules
     * @throws java.io.UncheckedIOException if the data cannot be written
     */
    public void write(TableWriter table, Locale locale) {
        List<TableColumn> columns = columns(locale);
        if (!columns.isEmpty()) {
            table.writeHeader(columns);
        }
        rows().forEach(table::write);
    }

    /** A column and what an import takes it for. */
    private record Place(TableColumn column, ColumnMapping meaning) {}

    private List<Place> places() {
        if (!profile.form().lines().isEmpty()) {
            return List.of();
        }
        List<TableColumn> header = header();
        Row titles = Row.of(1, header.stream().map(TableColumn::title).toArray(String[]::new));
        List<ColumnMapping> meanings = ColumnMapper.map(
                        List.of(titles), profile.name(), profile.mapping().header(HeaderMode.YES), fields)
                .columns();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            places.add(new Place(header.get(i), meanings.get(i)));
        }
        return places;
    }

    private List<TableColumn> header() {
        if (!profile.form().header().isEmpty()) {
            return profile.form().header();
        }
        List<TableColumn> header = new ArrayList<>();
        for (Field<?> field : fields.all()) {
            if (isTaken(field)) {
                header.add(field.column());
            }
        }
        return header;
    }

    /** Users are found by an id of Roster only where the profile asks for it. */
    private boolean isTaken(Field<?> field) {
        boolean isOnly = profile.onlyFields().contains(field);
        return field.isSystem() ? isOnly : isOnly || profile.onlyFields().isEmpty();
    }
}
