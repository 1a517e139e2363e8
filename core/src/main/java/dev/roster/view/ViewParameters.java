package dev.roster.view;

import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.query.Cursor;
import dev.roster.query.Filter;
import dev.roster.query.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The parts of the state of a view as texts by name, which links and JSON share; collects what cannot be read. */
final class ViewParameters {

    /** What this version writes; a later one that means something else by a name gets another. */
    private static final String VERSION = "1";

    private static final String V = "v";
    private static final String SEARCH = "search";
    private static final String FILTER = "filter";
    private static final String SORT = "sort";
    private static final String COLUMNS = "columns";
    private static final String SIZE = "size";
    private static final String CURSOR = "cursor";
    private static final Set<String> NAMES = Set.of(V, SEARCH, FILTER, SORT, COLUMNS, SIZE, CURSOR);
    private static final int MAX_ISSUES = 20;

    private final Columns columns;
    private final List<Issue> issues = new ArrayList<>();
    private ViewState state = ViewState.initial();

    ViewParameters(Columns columns) {
        this.columns = Objects.requireNonNull(columns, "columns");
    }

    /** The parts that differ from those of {@link ViewState#initial()}, the version first. */
    static Map<String, String> of(ViewState state) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(V, VERSION);
        put(values, SEARCH, state.search());
        put(values, FILTER, state.filter().equals(Filter.everybody()) ? "" : FilterText.of(state.filter()));
        put(values, SORT, SortText.of(state.sorts()));
        put(values, COLUMNS, String.join(",", state.columns()));
        put(values, SIZE, state.size() == ViewState.DEFAULT_SIZE ? "" : Integer.toString(state.size()));
        Cursor cursor = state.cursor();
        put(values, CURSOR, cursor == null ? "" : cursor.token());
        return values;
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }

    /** Notes that something was left out. */
    void refuse(String name, String reason) {
        add(Issue.of(IssueCode.VIEW_PARAMETER_INVALID, null, FilterTokens.shown(name), QuotedText.visible(reason)));
    }

    ViewState.Reading read(Map<String, String> values) {
        for (String name : values.keySet()) {
            if (!NAMES.contains(name)) {
                add(Issue.of(IssueCode.VIEW_PARAMETER_UNKNOWN, null, "parameter", FilterTokens.shown(name)));
            }
        }
        String version = values.getOrDefault(V, VERSION);
        if (version.equals(VERSION)) {
            readAll(values);
        } else {
            refuse("version", "\"" + FilterTokens.shown(version) + "\" is not 1, which this program reads");
        }
        return new ViewState.Reading(state, issues);
    }

    /** In the order in which the parts depend on each other: a cursor fits its order. */
    private void readAll(Map<String, String> values) {
        take(SEARCH, values, before -> before.searching(text(values, SEARCH)));
        take(FILTER, values, before -> before.where(FilterText.parse(text(values, FILTER), columns.fields())));
        take(SORT, values, before -> before.sortedBy(sorts(text(values, SORT))));
        take(COLUMNS, values, before -> before.showing(known(text(values, COLUMNS))));
        take(SIZE, values, before -> before.sized(size(text(values, SIZE))));
        take(CURSOR, values, before -> before.from(Cursor.parse(text(values, CURSOR))));
    }

    private void take(String name, Map<String, String> values, UnaryOperator<ViewState> change) {
        if (text(values, name).isEmpty()) {
            return;
        }
        try {
            state = change.apply(state);
        } catch (IllegalArgumentException unreadable) {
            refuse(name, Objects.requireNonNullElse(unreadable.getMessage(), "it is damaged"));
        }
    }

    private Sort[] sorts(String text) {
        return SortText.parse(text, columns.fields()).toArray(Sort[]::new);
    }

    private String[] known(String text) {
        Set<String> keys = new LinkedHashSet<>();
        for (String key : text.split(",", -1)) {
            if (columns.find(key).isEmpty()) {
                add(Issue.of(IssueCode.VIEW_PARAMETER_UNKNOWN, null, "column", FilterTokens.shown(key)));
            } else {
                keys.add(key);
            }
        }
        return keys.toArray(String[]::new);
    }

    private static int size(String text) {
        boolean isNumber = text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            throw new IllegalArgumentException("\"" + FilterTokens.shown(text) + "\" is no number from 1 to 1000");
        }
        return Integer.parseInt(text);
    }

    private static String text(Map<String, String> values, String name) {
        @Nullable String value = values.get(name);
        return value == null ? "" : value;
    }

    private void add(Issue issue) {
        if (issues.size() < MAX_ISSUES) {
            issues.add(issue);
        }
    }
}
