package dev.roster.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.table.Row;
import dev.roster.table.RowReader;
import dev.roster.table.SourceInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowsAheadTest {

    private final Numbers reader = new Numbers(25);

    @Test
    void givesAllRowsInOrderWithThoseThatWereReadBeforeInFront() {
        List<Long> numbers = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        try (RowsAhead<List<Row>> rows =
                new RowsAhead<>(List.of(reader.take(), reader.take()), reader, 10, Function.identity())) {
            for (List<Row> chunk = rows.next(); !chunk.isEmpty(); chunk = rows.next()) {
                chunk.forEach(row -> numbers.add(row.number()));
                sizes.add(chunk.size());
            }
            assertThat(rows.next()).isEmpty();
        }
        assertThat(sizes).containsExactly(10, 10, 5);
        assertThat(numbers).hasSize(25).isSorted().doesNotHaveDuplicates();
        assertThat(reader.readsAfterTheEnd).isZero();
    }

    @Test
    void failsWhereTheReaderFailedAndStaysAtTheEnd() {
        reader.failsAt = 15;
        try (RowsAhead<List<Row>> rows = new RowsAhead<>(List.of(), reader, 10, Function.identity())) {
            assertThat(rows.next()).hasSize(10);
            assertThatThrownBy(rows::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("row 15 is broken");
            assertThat(rows.next()).isEmpty();
        }
    }

    @Test
    void leavesTheReaderAloneOnceClosed() {
        try (RowsAhead<List<Row>> rows = new RowsAhead<>(List.of(), reader, 2, Function.identity())) {
            assertThat(rows.next()).hasSize(2);
        }
        long read = reader.last;
        assertThat(reader.take().number()).isEqualTo(read + 1);
    }

    /** Rows that hold nothing but their number. */
    private static final class Numbers implements RowReader {
        private final long count;
        private long last;
        private long failsAt;
        private int readsAfterTheEnd;

        Numbers(long count) {
            this.count = count;
        }

        Row take() {
            return Row.of(++last);
        }

        @Override
        public @Nullable Row next() {
            if (last > count) {
                readsAfterTheEnd++;
            }
            if (last + 1 == failsAt) {
                throw new IllegalStateException("row " + failsAt + " is broken");
            }
            if (last < count) {
                return take();
            }
            last = count + 1;
            return null;
        }

        @Override
        public SourceInfo info() {
            throw new UnsupportedOperationException("nobody asks");
        }

        @Override
        public void close() {}
    }
}
