package dev.roster.view;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The state of a view as the query of a link: readable, written in one way only. */
final class ViewQuery {

    private static final int MAX_LENGTH = 32_768;

    private ViewQuery() {}

    static String write(ViewState state) {
        StringBuilder query = new StringBuilder();
        ViewParameters.of(state)
                .forEach((name, value) -> query.append(query.length() == 0 ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(encoded(value)));
        return query.toString();
    }

    static ViewState.Reading read(String query, Columns columns) {
        ViewParameters parameters = new ViewParameters(columns);
        if (query.length() > MAX_LENGTH) {
            parameters.refuse("address", "it has more than 32,768 characters");
            return parameters.read(Map.of());
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : pairs(query)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals), parameters);
            if (name.isEmpty()) {
                continue;
            }
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1), parameters);
            if (values.putIfAbsent(name, value) != null) {
                parameters.refuse(name, "it stands there twice; the first counts");
            }
        }
        return parameters.read(values);
    }

    private static List<String> pairs(String query) {
        List<String> pairs = new ArrayList<>();
        for (String pair : (query.startsWith("?") ? query.substring(1) : query).split("&", -1)) {
            if (!pair.isEmpty()) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    /** Commas, colons and slashes mean nothing in a query, and people can read them. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("%2C", ",")
                .replace("%3A", ":")
                .replace("%2F", "/");
    }

    private static String decoded(String text, ViewParameters parameters) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            parameters.refuse("address", "a percent sign in it is not followed by two hexadecimal digits");
            return "";
        }
    }
}
