package dev.roster.mapping;

import dev.roster.table.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A header row of the world and what its columns hold.
 *
 * @param name who writes such files
 * @param locale the language of the file
 * @param rows the file: what stands above the header, the header, rows of values, what stands below
 * @param headers the names of the columns
 * @param right the keys of the fields that are right for each column; empty where the column must stay unmapped
 * @param optional the columns that may stay unmapped too
 * @param inverted the columns where yes means inactive
 */
record HeaderCase(
        String name,
        String locale,
        List<Row> rows,
        List<String> headers,
        List<Set<String>> right,
        Set<Integer> optional,
        Set<Integer> inverted) {

    /** The published rows name fields in their own words. */
    private static final Map<String, Set<String>> KEYS = Map.of(
            "email", Set.of("primaryEmail"),
            "username", Set.of("userName"),
            "userId", Set.of("id"),
            "manager", Set.of("managerId"),
            "company", Set.of("company", "organization"),
            "password", Set.of());

    static HeaderCase of(JsonNode json) {
        List<String> headers = texts(json.path("headers"));
        List<Set<String>> right = new ArrayList<>();
        Set<Integer> optional = new HashSet<>();
        Set<Integer> inverted = new HashSet<>();
        for (int i = 0; i < headers.size(); i++) {
            Set<String> keys = new HashSet<>(keys(json.path("expected").path(headers.get(i))));
            if (keys.isEmpty()) {
                optional.add(i);
            }
            for (JsonNode accepted : json.path("accept").path(headers.get(i))) {
                keys.addAll(keys(accepted));
                if (accepted.isNull()) {
                    optional.add(i);
                }
            }
            right.add(keys);
            if (json.path("transform").has(headers.get(i))) {
                inverted.add(i);
            }
        }
        String name = json.path("source").stringValue();
        return new HeaderCase(
                name, json.path("locale").stringValue(), rows(json), headers, right, optional, inverted);
    }

    private static List<Row> rows(JsonNode json) {
        List<JsonNode> lines = new ArrayList<>();
        json.path("preamble").forEach(lines::add);
        lines.add(json.path("headers"));
        json.path("postHeader").forEach(lines::add);
        json.path("samples").forEach(lines::add);
        json.path("footer").forEach(lines::add);
        List<Row> rows = new ArrayList<>();
        for (JsonNode line : lines) {
            rows.add(Row.of(rows.size() + 1L, texts(line).toArray(String[]::new)));
        }
        return rows;
    }

    private static Set<String> keys(JsonNode field) {
        return field.isString() ? KEYS.getOrDefault(field.stringValue(), Set.of(field.stringValue())) : Set.of();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.isString() ? text.stringValue() : text.toString()));
        return texts;
    }
}
