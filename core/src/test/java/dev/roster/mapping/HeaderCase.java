package dev.roster.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.table.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        String name = json.path("source").textValue();
        return new HeaderCase(name, json.path("locale").textValue(), rows(json), headers, right, optional, inverted);
    }

    /**
     * Reads a row of {@code more_headers.txt}.
     *
     * @param line the locale and name, the headers and the expected fields, separated by bars
     * @param values rows of values, as they stand in the file
     */
    static HeaderCase of(String line, List<String> values) {
        String[] cells = line.split("\\|", 3);
        List<String> headers = List.of(cells[1].replace('⏎', '\n').split(";", -1));
        String[] expected = cells[2].split(";", -1);
        if (expected.length != headers.size()) {
            throw new IllegalArgumentException(
                    line + ": " + headers.size() + " headers, but " + expected.length + " expected fields");
        }
        List<Set<String>> right = new ArrayList<>();
        Set<Integer> optional = new HashSet<>();
        Set<Integer> inverted = new HashSet<>();
        for (int i = 0; i < expected.length; i++) {
            String keys = expected[i];
            if (keys.startsWith("?") || keys.equals("-")) {
                optional.add(i);
            }
            if (keys.startsWith("!") || keys.startsWith("?!")) {
                inverted.add(i);
            }
            String plain = keys.replaceFirst("^[?!]+", "");
            right.add(plain.equals("-") ? Set.of() : Set.of(plain.split("/", -1)));
        }
        List<Row> rows = new ArrayList<>(List.of(Row.of(1, headers.toArray(String[]::new))));
        values.forEach(row -> rows.add(Row.of(rows.size() + 1L, row.split(";", -1))));
        String[] name = cells[0].split(" ", 2);
        return new HeaderCase(name[1], name[0], rows, headers, right, optional, inverted);
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
        return field.isTextual() ? KEYS.getOrDefault(field.textValue(), Set.of(field.textValue())) : Set.of();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.isTextual() ? text.textValue() : text.toString()));
        return texts;
    }
}
