package dev.roster.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds the indexes of an H2 database after it was filled instead of row by row; the unique ones stay. */
final class LateIndexes {

    private static final Pattern INDEX =
            Pattern.compile("CREATE INDEX (\"PUBLIC\"\\.\"ROSTER_[A-Z_]+\") .*", Pattern.DOTALL);

    private final String url;

    private LateIndexes(String url) {
        this.url = url;
    }

    static LateIndexes of(String url) {
        return new LateIndexes(url);
    }

    /**
     * Drops the indexes, fills the database and builds them again.
     *
     * @throws IllegalStateException if the database refuses
     */
    void buildAfter(Runnable filling) {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            List<String> definitions = new ArrayList<>();
            try (ResultSet script = statement.executeQuery("script nodata")) {
                while (script.next()) {
                    definitions.add(script.getString(1));
                }
            }
            definitions.removeIf(definition -> !INDEX.matcher(definition).matches());
            for (String definition : definitions) {
                Matcher index = INDEX.matcher(definition);
                if (index.matches()) {
                    statement.execute("drop index " + index.group(1));
                }
            }
            filling.run();
            for (String definition : definitions) {
                statement.execute(definition);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
