package dev.roster.store.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of texts by name, by part, as JSON: {@code {"k":{"roles":["admin"]}}}. Reads nothing else; a database may put spaces
 * between the marks, and gives the parts and names in any order.
 */
final class ListsJson {

    private final String json;
    private final boolean isEscaped;
    private int place;

    ListsJson(String json) {
        this.json = json;
        isEscaped = json.indexOf('\\') >= 0;
    }

    static String write(Map<String, Map<String, List<String>>> parts) {
        StringBuilder json = new StringBuilder("{");
        parts.forEach((part, lists) -> {
            appendName(part, json).append('{');
            lists.forEach((name, texts) -> {
                appendName(name, json).append('[');
                texts.forEach(text -> appendText(text, separated(json)));
                json.append(']');
            });
            json.append('}');
        });
        return json.append('}').toString();
    }

    /** One text by one name: {@code {"roles":["admin"]}}. */
    static String write(String name, String text) {
        StringBuilder json = appendName(name, new StringBuilder("{"));
        return appendText(text, json.append('[')).append("]}").toString();
    }

    private static StringBuilder appendName(String name, StringBuilder json) {
        return appendText(name, separated(json)).append(':');
    }

    private static StringBuilder separated(StringBuilder json) {
        char last = json.charAt(json.length() - 1);
        return last == '{' || last == '[' ? json : json.append(',');
    }

    private static StringBuilder appendText(String text, StringBuilder json) {
        json.append('"');
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                json.append(text, start, i).append(c < ' ' ? String.format("\\u%04x", (int) c) : "\\" + c);
                start = i + 1;
            }
        }
        return json.append(text, start, text.length()).append('"');
    }

    /**
     * Reads all of it.
     *
     * @throws IllegalArgumentException if it is anything else, because somebody else wrote it
     */
    Map<String, Map<String, List<String>>> read() {
        Map<String, Map<String, List<String>>> parts = new LinkedHashMap<>();
        for (require('{'); !isAt('}'); skip(',')) {
            Map<String, List<String>> lists = new LinkedHashMap<>();
            parts.put(name(), lists);
            for (require('{'); !isAt('}'); skip(',')) {
                List<String> texts = new ArrayList<>(2);
                lists.put(name(), texts);
                for (require('['); !isAt(']'); skip(',')) {
                    texts.add(text());
                }
            }
        }
        return parts;
    }

    private String name() {
        String name = text();
        require(':');
        return name;
    }

    private String text() {
        require('"');
        int end = json.indexOf('"', place);
        if (end < 0 || isEscaped) {
            return escapedText(new StringBuilder());
        }
        String plain = json.substring(place, end);
        place = end + 1;
        return plain;
    }

    private String escapedText(StringBuilder text) {
        for (char c = at(); c != '"'; c = at()) {
            place++;
            text.append(c == '\\' ? escaped() : c);
        }
        place++;
        return text.toString();
    }

    private char escaped() {
        char c = at();
        place++;
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                place += 4;
                at();
                yield (char) Integer.parseInt(json, place - 4, place, 16);
            }
            default -> c;
        };
    }

    /** Whether a mark comes next, which is passed then. */
    private boolean isAt(char mark) {
        skip(' ');
        boolean isThere = at() == mark;
        skip(mark);
        return isThere;
    }

    private void skip(char mark) {
        while (place < json.length() && json.charAt(place) == ' ') {
            place++;
        }
        if (place < json.length() && json.charAt(place) == mark) {
            place++;
        }
    }

    private void require(char mark) {
        if (!isAt(mark)) {
            throw new IllegalArgumentException("expected " + mark + " at " + place);
        }
    }

    private char at() {
        if (place >= json.length()) {
            throw new IllegalArgumentException("ends too soon, at " + place);
        }
        return json.charAt(place);
    }
}
