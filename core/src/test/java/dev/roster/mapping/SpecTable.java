package dev.roster.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The tables of cases beside the tests. */
public final class SpecTable {

    private SpecTable() {}

    /** The rows of a table, cut at the bar into so many cells; the last cell holds the rest. */
    public static List<String[]> rows(String name, int cells) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(SpecTable.class.getResourceAsStream(name), name)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", cells))
                    .toList();
        }
    }
}
