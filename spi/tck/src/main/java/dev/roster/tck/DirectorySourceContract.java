package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.spi.DirectorySource;
import dev.roster.spi.DirectorySource.Extent;
import dev.roster.spi.DirectorySource.Reading;
import dev.roster.table.Row;
import dev.roster.table.RowReader;
import dev.roster.table.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a directory must keep: rules DY-01 to DY-06. The author of a source implements it beside {@link StoresContract}, of
 * which it is no part: a source needs no stores.
 */
@ExtendWith(RuleHints.class)
public interface DirectorySourceContract {

    /** A directory and how its people come and go, outside of Roster. */
    interface Directory extends AutoCloseable {

        /** {@return the source under test, the same in every call or another one of the same directory} */
        DirectorySource source();

        /**
         * Adds a person, or changes them.
         *
         * @param person the name by which the directory tells people apart, such as {@code p1}; never changes
         * @param text what stands in a cell of the person from now on, such as the title, and in nobody else's
         */
        void put(String person, String text);

        /**
         * Removes a person.
         *
         * @param person the name
         */
        void remove(String person);

        /** {@return which cell of a row has the external id, from 0; the default asks the field keys} */
        default int idColumn() {
            return source().fieldKeys().indexOf("externalId");
        }

        @Override
        default void close() {
            // Nothing is held open unless a directory says so.
        }
    }

    /**
     * Opens a directory.
     *
     * @return a fresh one without people
     */
    Directory newDirectory();

    /** Whom a full reading gives. */
    @Test
    @DisplayName("DY-01: a full reading gives everybody once, as they are, and nobody who is gone")
    default void givesEverybody() {
        try (Directory directory = newDirectory()) {
            people(directory, 30);
            directory.put("p3", "changed-3");
            directory.remove("p4");
            Told told = read(directory, null);
            assertThat(told.extent()).isEqualTo(Extent.FULL);
            assertThat(told.texts("first-")).hasSize(28).doesNotContain("first-3", "first-4");
            assertThat(told.texts("changed-")).containsExactly("changed-3");
            assertThat(read(directory, null).texts("first-"))
                    .as("twice is the same")
                    .containsExactlyInAnyOrderElementsOf(told.texts("first-"));
        }
    }

    /** Who is who. */
    @Test
    @DisplayName(
            "DY-02: people have one external id each in every reading, whatever else changes, with the source's prefix")
    default void knowsPeopleAgain() {
        try (Directory directory = newDirectory()) {
            people(directory, 10);
            Map<String, String> before = read(directory, null).ids("first-");
            for (int i = 0; i < 10; i++) {
                directory.put("p" + i, "second-" + i);
            }
            Map<String, String> after = read(directory, null).ids("second-");
            assertThat(before.values())
                    .doesNotHaveDuplicates()
                    .hasSize(10)
                    .allSatisfy(id -> assertThat(id)
                            .isNotBlank()
                            .startsWith(directory.source().idPrefix()));
            assertThat(new ArrayList<>(after.values())).isEqualTo(new ArrayList<>(before.values()));
        }
    }

    /** What a cookie leads to. */
    @Test
    @DisplayName(
            "DY-03: a reading from a cookie gives everybody who came or changed since, however often it is asked for")
    default void goesOnFromACookie() {
        try (Directory directory = newDirectory()) {
            people(directory, 20);
            String cookie = read(directory, null).cookie();
            directory.put("p5", "changed-5");
            directory.put("new", "changed-new");
            for (int again = 0; again < 3; again++) {
                Told told = read(directory, nullIfNone(cookie));
                assertThat(told.texts("changed-"))
                        .as("reading %s from one cookie", again)
                        .containsExactlyInAnyOrder("changed-5", "changed-new");
            }
            String next = read(directory, nullIfNone(cookie)).cookie();
            directory.put("p6", "changed-6");
            assertThat(read(directory, nullIfNone(next)).texts("changed-")).contains("changed-6");
        }
    }

    /** What changes while it is read. */
    @Test
    @DisplayName("DY-04: who changes while the rows are read is given again by the next reading")
    default void losesNoChangeMeanwhile() {
        try (Directory directory = newDirectory()) {
            people(directory, 20);
            Reading reading = directory.source().read(null);
            try (RowReader rows = reading.rows().open()) {
                rows.next();
                for (int i = 0; i < 20; i++) {
                    directory.put("p" + i, "meanwhile-" + i);
                }
                readToEnd(rows);
            } catch (SourceException broken) {
                // A source may give a reading up that its directory has overtaken: the next one begins anew.
                assertThat(read(directory, null).texts("meanwhile-")).hasSize(20);
                return;
            }
            assertThat(read(directory, nullIfNone(reading.cookie())).texts("meanwhile-"))
                    .hasSize(20);
        }
    }

    /** When there is a cookie. */
    @Test
    @DisplayName("DY-05: there is no cookie before the last row, and one has no more than 10,000 characters")
    default void givesNoCookieTooEarly() {
        try (Directory directory = newDirectory()) {
            people(directory, 5);
            Reading reading = directory.source().read(null);
            try (RowReader rows = reading.rows().open()) {
                rows.next();
                assertThatThrownBy(reading::cookie).isInstanceOf(IllegalStateException.class);
                readToEnd(rows);
            }
            assertThat(reading.cookie()).hasSizeLessThanOrEqualTo(10_000);
        }
    }

    /** Cookies that are none. */
    @Test
    @DisplayName("DY-06: a cookie of which the directory knows nothing leads to everybody, and to no error")
    default void readsEverybodyForAnUnknownCookie() {
        try (Directory other = newDirectory();
                Directory directory = newDirectory()) {
            people(directory, 12);
            other.put("else", "elsewhere");
            List<String> cookies = List.of(
                    "", " ", "nonsense", "-1", "99999999999999999999", "\u0000", "x".repeat(10_000), "{}", "0 0 0");
            for (String cookie : cookies) {
                Told told = read(directory, cookie);
                assertThat(told.extent()).as("after cookie \"%s\"", cookie).isEqualTo(Extent.FULL);
                assertThat(told.texts("first-")).hasSize(12);
            }
        }
    }

    private static void people(Directory directory, int count) {
        for (int i = 0; i < count; i++) {
            directory.put("p" + i, "first-" + i);
        }
    }

    private static @Nullable String nullIfNone(String cookie) {
        return cookie.isEmpty() ? null : cookie;
    }

    private static List<Row> readToEnd(RowReader rows) {
        List<Row> all = new ArrayList<>();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            all.add(row);
        }
        return all;
    }

    private static Told read(Directory directory, @Nullable String cookie) {
        Reading reading = directory.source().read(cookie);
        try (RowReader rows = reading.rows().open()) {
            List<Row> all = readToEnd(rows);
            return new Told(reading.extent(), all, reading.cookie(), directory.idColumn());
        }
    }

    /**
     * What a reading gave.
     *
     * @param extent how much
     * @param rows its rows
     * @param cookie where the next one begins
     * @param idColumn which cell has the external id, from 0
     */
    record Told(Extent extent, List<Row> rows, String cookie, int idColumn) {

        /** Copies the rows. */
        public Told {
            rows = List.copyOf(rows);
        }

        /** The texts that begin so, in the order of the rows. */
        private List<String> texts(String beginning) {
            List<String> found = new ArrayList<>();
            rows.forEach(row -> addTexts(row, beginning, found));
            return found;
        }

        private static void addTexts(Row row, String beginning, List<String> found) {
            for (int i = 0; i < row.size(); i++) {
                if (row.cell(i).startsWith(beginning)) {
                    found.add(row.cell(i));
                }
            }
        }

        /** The external ids by the texts that begin so, without the beginning. */
        private Map<String, String> ids(String beginning) {
            Map<String, String> ids = new TreeMap<>();
            for (Row row : rows) {
                List<String> found = new ArrayList<>();
                addTexts(row, beginning, found);
                found.forEach(text -> ids.put(text.substring(beginning.length()), row.cell(idColumn)));
            }
            return ids;
        }
    }
}
