package dev.roster.cli;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.query.Filter;
import dev.roster.query.UserQuery;
import dev.roster.view.FilterText;
import dev.roster.view.SortText;
import java.util.List;
import picocli.CommandLine.Option;

/** Which users are wanted, and what of them, as options. */
final class QueryOptions {

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

    @Option(names = "--columns", paramLabel = "FIELDS", split = ",", description = "The fields to show.")
    private List<String> columns = List.of();

    UserQuery query(Fields fields, int limit) {
        Filter wanted = FilterText.parse(filter, fields).and(Filter.search(search));
        return new UserQuery(wanted, SortText.parse(sort, fields), limit, null);
    }

    /** The wanted fields, or these. */
    List<Field<?>> columns(Fields fields, List<Field<?>> otherwise) {
        return columns.isEmpty()
                ? otherwise
                : columns.stream()
                        .<Field<?>>map(key -> fields.require(key.strip()))
                        .toList();
    }
}
