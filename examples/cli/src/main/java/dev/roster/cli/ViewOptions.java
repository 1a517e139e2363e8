package dev.roster.cli;

import dev.roster.query.Sort;
import dev.roster.view.Column;
import dev.roster.view.Columns;
import dev.roster.view.FilterText;
import dev.roster.view.SortText;
import dev.roster.view.ViewState;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is looked at, as options. */
final class ViewOptions {

    @Option(
            names = "--search",
            paramLabel = "T",
            description = "Beginnings of words of name, user name, address or employee id.")
    private String search = "";

    @Option(
            names = "--filter",
            paramLabel = "F",
            description = "Only users who fit, such as: department eq \"Sales\" and not (hireDate pr).")
    private String filter = "";

    @Option(
            names = "--sort",
            paramLabel = "S",
            description = "The fields to sort by, - for descending: -hireDate,displayName.")
    private String sort = "";

    @Option(names = "--columns", paramLabel = "COLUMNS", split = ",", description = "The columns to show.")
    private List<String> columns = List.of();

    @Option(
            names = "--url",
            paramLabel = "QUERY",
            arity = "0..1",
            fallbackValue = "",
            description = "Look at what the query of a link says; without a query, print that of these options.")
    private @Nullable String url;

    /** Whether the link is wanted instead of the users. */
    boolean wantsLink() {
        return url != null && url.isEmpty();
    }

    /** What the options say, beginning with what a link says. */
    ViewState state(Desk desk, Columns all) {
        ViewState state = url == null || url.isEmpty() ? ViewState.initial() : read(url, desk, all);
        state = search.isEmpty() ? state : state.searching(search);
        state = filter.isEmpty() ? state : state.where(FilterText.parse(filter, all.fields()));
        state = sort.isEmpty()
                ? state
                : state.sortedBy(SortText.parse(sort, all.fields()).toArray(Sort[]::new));
        return columns.isEmpty()
                ? state
                : state.showing(columns.stream()
                        .map(key -> require(key.strip(), all).key())
                        .toArray(String[]::new));
    }

    private static ViewState read(String query, Desk desk, Columns all) {
        ViewState.Reading reading = ViewState.ofQuery(query, all);
        desk.terminal().out().flush();
        reading.issues().forEach(issue -> desk.terminal().err().println("--url: " + issue.message()));
        return reading.state();
    }

    private static Column require(String key, Columns all) {
        return all.all().stream()
                .filter(column -> column.key().equalsIgnoreCase(key))
                .findFirst()
                .orElseThrow(() -> new Refused("--columns: no column \"" + key + "\"; use one of "
                        + all.all().stream().map(Column::key).collect(Collectors.joining(", "))));
    }
}
