package dev.roster.mapping;

import dev.roster.cell.DateOrder;
import dev.roster.cell.KnownKeys;
import dev.roster.cell.ListSeparators;
import dev.roster.cell.NumberMarks;
import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.spi.SavedMapping;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What somebody decided about the columns of a file. Immutable: every method returns a changed copy.
 *
 * <p>A rule names a column by its header, whatever its case, or by its letters ({@code C}); a header that stands
 * twice can be named by letters alone. Rules win over everything that is found out.
 */
public final class MappingRules {

    private static final MappingRules NONE = new MappingRules(new Draft());

    private final Map<String, ColumnTarget> columns;
    private final Map<String, ColumnTarget> expected;
    private final List<ColumnTarget> positional;
    private final HeaderMode header;
    private final Optional<DateOrder> dates;
    private final Optional<NumberMarks> numbers;
    private final Optional<ListSeparators> separators;
    private final Set<Control> controls;
    private final List<SavedMapping> confirmed;
    private final KnownKeys known;
    private final boolean takesLoneEmails;
    private final String clearToken;
    private final Map<Field<?>, Map<String, String>> meanings;

    /** Rules while they change. */
    private static final class Draft {
        Map<String, ColumnTarget> columns = Map.of();
        Map<String, ColumnTarget> expected = Map.of();
        List<ColumnTarget> positional = List.of();
        HeaderMode header = HeaderMode.AUTO;
        Optional<DateOrder> dates = Optional.empty();
        Optional<NumberMarks> numbers = Optional.empty();
        Optional<ListSeparators> separators = Optional.empty();
        Set<Control> controls = Set.of();
        List<SavedMapping> confirmed = List.of();
        KnownKeys known = KnownKeys.none();
        boolean takesLoneEmails;
        String clearToken = "";
        Map<Field<?>, Map<String, String>> meanings = Map.of();
    }

    private MappingRules(Draft draft) {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(draft.columns));
        expected = Collections.unmodifiableMap(new LinkedHashMap<>(draft.expected));
        positional = List.copyOf(draft.positional);
        header = Objects.requireNonNull(draft.header, "header");
        dates = draft.dates;
        numbers = draft.numbers;
        separators = draft.separators;
        controls = Set.copyOf(draft.controls);
        confirmed = List.copyOf(draft.confirmed);
        known = Objects.requireNonNull(draft.known, "known");
        takesLoneEmails = draft.takesLoneEmails;
        clearToken = Objects.requireNonNull(draft.clearToken, "clearToken");
        meanings = Collections.unmodifiableMap(new LinkedHashMap<>(draft.meanings));
    }

    private MappingRules with(Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.columns = columns;
        draft.expected = expected;
        draft.positional = positional;
        draft.header = header;
        draft.dates = dates;
        draft.numbers = numbers;
        draft.separators = separators;
        draft.controls = controls;
        draft.confirmed = confirmed;
        draft.known = known;
        draft.takesLoneEmails = takesLoneEmails;
        draft.clearToken = clearToken;
        draft.meanings = meanings;
        change.accept(draft);
        return new MappingRules(draft);
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
     * Says what columns hold that a file is documented to have, whatever stands in their cells. A file that lacks one is
     * none the worse for it, and other rules come before. Default: none.
     *
     * @param columns the targets by header
     * @return the changed copy
     */
    public MappingRules expecting(Map<String, ColumnTarget> columns) {
        return with(draft -> draft.expected = columns);
    }

    /**
     * Says what the columns hold by their position, whatever their headers; further columns are not imported.
     *
     * @param targets the targets from the first column on; empty to go by the headers again
     * @return the changed copy
     */
    public MappingRules positional(List<ColumnTarget> targets) {
        return with(draft -> draft.positional = targets);
    }

    /**
     * Says whether the first row is a header. Default: {@link HeaderMode#AUTO}.
     *
     * @param mode whether the first row is a header
     * @return the changed copy
     */
    public MappingRules header(HeaderMode mode) {
        return with(draft -> draft.header = mode);
    }

    /**
     * Says how dates are written; a cell that cannot be read so is an issue. Default: found out column by column, and
     * where the cells leave it open, such as {@code 03/04/2024} everywhere, they are issues.
     *
     * @param order the order of year, month and day
     * @return the changed copy
     */
    public MappingRules dates(DateOrder order) {
        return with(draft -> draft.dates = Optional.of(order));
    }

    /**
     * Says which mark stands before the fraction of numbers. Default: found out column by column, and where the cells
     * leave it open, such as {@code 1.234} everywhere, they are issues.
     *
     * @param marks the mark
     * @return the changed copy
     */
    public MappingRules numbers(NumberMarks marks) {
        return with(draft -> draft.numbers = Optional.of(marks));
    }

    /**
     * Says what stands between the names in the cells of lists. Default: found out column by column.
     *
     * @param marks what separates
     * @return the changed copy
     */
    public MappingRules separators(ListSeparators marks) {
        return with(draft -> draft.separators = Optional.of(marks));
    }

    /**
     * Says which control columns count; the others are reported as not imported. Default: none.
     *
     * @param honoured the controls that count
     * @return the changed copy
     */
    public MappingRules controls(Set<Control> honoured) {
        return with(draft -> draft.controls = honoured);
    }

    /**
     * Uses what people confirmed before: a file with the same headers maps as it did then, with its formats; a header
     * that was confirmed in another file goes to the same field. The newest counts; rules win over it.
     *
     * @param mappings what a {@link dev.roster.spi.MappingStore} keeps
     * @return the changed copy
     */
    public MappingRules confirmed(List<SavedMapping> mappings) {
        return with(draft -> draft.confirmed = mappings);
    }

    /**
     * Says which roles, groups, teams and modules exist, so that a column can be known by its cells. Default: none.
     *
     * @param keys the names that exist
     * @return the changed copy
     */
    public MappingRules known(KnownKeys keys) {
        return with(draft -> draft.known = keys);
    }

    /**
     * Takes the one column that holds e-mail addresses for {@link Field#PRIMARY_EMAIL}, whatever its name says, for
     * imports that want nothing but addresses. When several do, none is taken, whatever their names say, and the caller
     * chooses.
     *
     * @return the changed copy
     */
    public MappingRules takeLoneEmails() {
        return with(draft -> draft.takesLoneEmails = true);
    }

    /**
     * Says which text clears a value, so that it is taken for nothing else. Default: none.
     *
     * @param token the text; {@code ""} for none
     * @return the changed copy
     */
    public MappingRules clearToken(String token) {
        return with(draft -> draft.clearToken = token);
    }

    /**
     * Says what a text in cells of a field means that names nothing that exists, as {@link UnknownValue}s tell. Default: a
     * text means itself.
     *
     * @param field the field
     * @param text the text, whatever its case; of a list one element
     * @param name the text that it is read as, such as the key of a role; {@code ""} to leave it out with a warning
     * @return the changed copy
     * @throws IllegalArgumentException if the text is blank, or the name is no value of the field
     */
    public MappingRules meaning(Field<?> field, String text, String name) {
        if (text.isBlank() || (!name.isEmpty() && !field.parse(name).isValid())) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" cannot mean \"" + name + "\" in cells of " + field.key());
        }
        Map<Field<?>, Map<String, String>> more = new LinkedHashMap<>(meanings);
        Map<String, String> ofField = new LinkedHashMap<>(meanings.getOrDefault(field, Map.of()));
        ofField.put(CanonicalForm.of(text), name);
        more.put(field, Collections.unmodifiableMap(ofField));
        return with(draft -> draft.meanings = more);
    }

    /**
     * What texts in cells of a field mean.
     *
     * @param field the field
     * @return the meanings by canonical text; empty when every text means itself
     */
    public Map<String, String> meanings(Field<?> field) {
        return meanings.isEmpty() ? Map.of() : meanings.getOrDefault(field, Map.of());
    }

    /** {@return the text that clears a value; {@code ""} for none} */
    public String clearToken() {
        return clearToken;
    }

    /** {@return the targets by column name, in the order in which the rules were given} */
    public Map<String, ColumnTarget> columns() {
        return columns;
    }

    /** {@return the targets of the columns that the file is documented to have, by header} */
    public Map<String, ColumnTarget> expected() {
        return expected;
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

    /** {@return which mark stands before the fraction of every number, or empty when that is found out} */
    public Optional<NumberMarks> numbers() {
        return numbers;
    }

    /** {@return what stands between the names in the cells of lists, or empty when that is found out} */
    public Optional<ListSeparators> separators() {
        return separators;
    }

    /** {@return which control columns count} */
    public Set<Control> controls() {
        return controls.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(controls));
    }

    /** {@return what people confirmed before} */
    public List<SavedMapping> confirmed() {
        return confirmed;
    }

    /** {@return which names of roles, groups, teams and modules exist} */
    public KnownKeys known() {
        return known;
    }

    /** {@return whether the one column that holds e-mail addresses is taken whatever its name says} */
    public boolean takesLoneEmails() {
        return takesLoneEmails;
    }

    private MappingRules with(String column, ColumnTarget target) {
        if (column.isBlank()) {
            throw new IllegalArgumentException("a rule must name a column by its header or its letters, found a blank");
        }
        Map<String, ColumnTarget> more = new LinkedHashMap<>(columns);
        more.put(column.strip(), target);
        return with(draft -> draft.columns = more);
    }
}
