package dev.roster.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.table.SourceException;
import dev.roster.table.SourceException.Reason;
import dev.roster.table.SourceLimits;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLimitsTest {

    /** A limit of the size, and a file whose second row is exactly at it, or one over. */
    record Bound(String name, Function<Integer, SourceLimits> limits, Function<Integer, String> file) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Bound> bounds() {
        return List.of(
                new Bound("bytes", Limits::bytes, size -> "a\n" + "x".repeat(size - 2)),
                new Bound("rows", Limits::rows, size -> "a" + "\nx".repeat(size - 1)),
                new Bound("blank rows", Limits::rows, size -> "a" + "\n".repeat(size)),
                new Bound("columns", Limits::columns, size -> "a\n" + ",".repeat(size - 2) + ",x"),
                new Bound("cell length", Limits::cellLength, size -> "a\n1," + "x".repeat(size)),
                new Bound("row length", Limits::rowLength, size -> "a\n1," + "x".repeat(size - 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bounds")
    void allowsExactlyTheLimit(Bound bound) {
        for (int size : new int[] {10, 100, 20_000}) {
            assertThat(read(bound.file().apply(size), bound.limits().apply(size))
                            .failure())
                    .isNull();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bounds")
    void refusesOneMore(Bound bound) {
        for (int size : new int[] {10, 100, 20_000}) {
            SourceException failure = read(
                            bound.file().apply(size + 1), bound.limits().apply(size))
                    .requireFailure();
            assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(failure.getMessage()).contains(String.valueOf(size));
        }
    }

    @Test
    void namesTheColumnOfALongCell() {
        SourceException failure =
                read("a,b,c\n1,2,xxxxxx\n", Limits.cellLength(5)).requireFailure();

        assertThat(failure)
                .hasMessage("users.csv row 2, column C: line 2: the cell has more than 5 characters;"
                        + " shorten it, or raise the limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n\"", "a,b\n1,2\n\"x\n", "a,b\n1,2\n,", "a,b\n1,2\nx"})
    void refusesARowWithoutEndWhereItStarts(String start) {
        String filler = start.endsWith("x\n") ? "y,z\n" : start.endsWith(",") ? "," : "x";
        EndlessStream stream = new EndlessStream(start, filler);
        Reading reading = Reading.of(CsvRowSource.of("users.csv", () -> stream));
        SourceException failure = reading.requireFailure();

        assertThat(reading.rows()).hasSize(2);
        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure).hasMessageStartingWith("users.csv row 3: line 3: the row has more than 1048576 characters");
        assertThat(stream.given()).isLessThan(2L << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", " \r\n", ",,\n", "\"\"\n"})
    void refusesBlankRowsWithoutEnd(String filler) {
        EndlessStream stream = new EndlessStream("a\n", filler);
        SourceException failure = Reading.of(
                        CsvRowSource.of("users.csv", () -> stream).withLimits(Limits.rows(100_000)))
                .requireFailure();

        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure.location().row()).isEqualTo(100_001);
    }

    @Test
    void refusesAFileWithoutEnd() {
        EndlessStream stream = new EndlessStream("a\n", "x,y,z\n");
        SourceException failure = Reading.of(
                        CsvRowSource.of("users.csv", () -> stream).withLimits(Limits.bytes(1 << 20)))
                .requireFailure();

        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(stream.given()).isLessThan(2L << 20);
    }

    private static Reading read(String text, SourceLimits limits) {
        return Reading.of(Reading.source(text).withLimits(limits));
    }
}
