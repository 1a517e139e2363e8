package dev.roster.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL that grows together with the arguments of its placeholders; values never stand in the text. */
final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> arguments = new ArrayList<>();

    Sql() {}

    Sql(String start, @Nullable Object... values) {
        add(start, values);
    }

    Sql add(String more, @Nullable Object... values) {
        text.append(more);
        for (Object value : values) {
            arguments.add(value);
        }
        return this;
    }

    Sql add(Sql more) {
        text.append(more.text);
        arguments.addAll(more.arguments);
        return this;
    }

    void clear() {
        text.setLength(0);
        arguments.clear();
    }

    String text() {
        return text.toString();
    }

    @Nullable Object[] arguments() {
        return arguments.toArray();
    }
}
