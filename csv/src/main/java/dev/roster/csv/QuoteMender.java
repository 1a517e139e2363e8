package dev.roster.csv;

import dev.roster.table.RowNote;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text whose every record is one of RFC 4180, so that one damaged line costs no other: a line whose quotes only leave one
 * reading with as many cells as the others is written that way; another one is cut at each separator and noted. Records
 * that span lines are taken strictly: at a wrong quote their first line is the damaged one, and reading goes on behind it.
 */
final class QuoteMender extends Reader {

    private static final int BUFFER = 1 << 13;
    /** In characters read again behind damaged lines; a file that needs more is refused as malformed by the parser. */
    private static final long MOST_READ_AGAIN = 1L << 26;

    /** Where the scan stands in a record. */
    private enum State {
        CELL_START,
        PLAIN,
        QUOTED,
        QUOTE_SEEN,
        CLOSED,
        /** Behind a wrong quote in the first line, of which the end is awaited. */
        WRONG
    }

    private record Noted(long record, List<RowNote> notes) {}

    private final Reader in;
    private final char separator;
    private final StringBuilder ready = new StringBuilder();
    private final Deque<Noted> noted = new ArrayDeque<>();
    private int given;
    private char[] window = new char[BUFFER];
    private int emitted;
    private int limit;
    private int at;
    private int start;
    private int firstLineEnd = -1;
    private State state = State.CELL_START;
    private boolean wasReturn;
    private int cells = 1;
    private int cellsBefore;
    private int width;
    private long records;
    private long readAgain;
    private boolean passes;
    private boolean ended;
    private @Nullable IOException failure;

    QuoteMender(Reader in, char separator) {
        this.in = in;
        this.separator = separator;
    }

    /** What became of the quotes of a record, from 1; to be asked in the order of records. */
    List<RowNote> notesOf(long record) {
        Noted first = noted.peek();
        if (first == null || first.record() != record) {
            return List.of();
        }
        noted.remove();
        return first.notes();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (true) {
            if (given < ready.length()) {
                int count = Math.min(length, ready.length() - given);
                ready.getChars(given, given + count, target, offset);
                given += count;
                return count;
            }
            if (emitted < whole()) {
                int count = Math.min(length, whole() - emitted);
                System.arraycopy(window, emitted, target, offset, count);
                emitted += count;
                return count;
            }
            if (ended) {
                if (failure != null) {
                    throw failure;
                }
                return -1;
            }
            advance();
        }
    }

    /** How far the window may be handed out: to the end of the last whole record. */
    private int whole() {
        return passes || ended ? limit : start;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void advance() {
        ready.setLength(0);
        given = 0;
        shift();
        if (limit == window.length) {
            window = Arrays.copyOf(window, window.length * 2);
        }
        fill();
        scan();
    }

    /** Makes room behind the record that is not whole yet. */
    private void shift() {
        if (emitted == 0) {
            return;
        }
        System.arraycopy(window, emitted, window, 0, limit - emitted);
        limit -= emitted;
        at -= emitted;
        start -= emitted;
        firstLineEnd -= firstLineEnd < 0 ? 0 : emitted;
        emitted = 0;
    }

    private void fill() {
        try {
            int count = in.read(window, limit, window.length - limit);
            if (count >= 0) {
                limit += count;
                return;
            }
            finish();
        } catch (IOException broken) {
            failure = broken;
            ended = true;
        }
    }

    /** The last record may end without a line end, and a quote may never have been closed. */
    private void finish() {
        while (state == State.QUOTED && !passes) {
            int end = firstLineEnd < 0 ? limit : firstLineEnd;
            damaged(end);
            scan();
        }
        if (start < limit && !passes) {
            if (state == State.WRONG) {
                damaged(limit);
            } else {
                endRecord(limit);
            }
        }
        ended = true;
    }

    private void scan() {
        while (at < limit && !passes) {
            if (at == start && state == State.CELL_START) {
                passRecords();
            }
            at = state == State.PLAIN || state == State.QUOTED ? endOfText() : at;
            if (at == limit) {
                break;
            }
            char c = window[at++];
            boolean isEnd = c == '\n' || c == '\r';
            if (c == '\n' && wasReturn && at - 1 == start) {
                start = at;
            } else if (isEnd && state == State.QUOTED) {
                firstLineEnd = firstLineEnd < 0 ? at : firstLineEnd;
            } else if (isEnd && state == State.WRONG) {
                damaged(at);
            } else if (isEnd) {
                endRecord(at);
            } else {
                next(c);
            }
            wasReturn = c == '\r';
        }
        at = passes ? limit : at;
    }

    /** Passes over whole records that have no quote and no cell too many, which are most, looking at nothing else. */
    private void passRecords() {
        char[] text = window;
        int end = limit;
        char mark = separator;
        int first = start;
        int marks = 0;
        int i = first;
        while (i < end) {
            char c = text[i++];
            if (c == mark) {
                marks++;
            } else if (c <= '"') {
                if (c == '"') {
                    break;
                }
                if (c == '\n' || c == '\r') {
                    boolean isRest = c == '\n' && wasReturn && i - 1 == first;
                    if (!isRest && (marks >= width || first == i - 1)) {
                        break;
                    }
                    if (!isRest) {
                        count(marks + 1);
                    }
                    wasReturn = c == '\r';
                    first = i;
                    marks = 0;
                }
            }
        }
        start = first;
        at = first;
    }

    private void count(int found) {
        records++;
        boolean isUsual = found == cellsBefore && found > 1;
        width = width == 0 || isUsual ? found : width;
        cellsBefore = found;
    }

    /** Where the characters end that change nothing: most of them. */
    private int endOfText() {
        char[] text = window;
        char mark = state == State.QUOTED ? '"' : separator;
        int end = limit;
        int i = at;
        while (i < end && text[i] != mark && text[i] != '\n' && text[i] != '\r') {
            i++;
        }
        wasReturn &= i == at;
        return i;
    }

    private void next(char c) {
        switch (state) {
            case CELL_START -> state = c == '"' ? State.QUOTED : afterSeparator(c, State.PLAIN);
            case PLAIN -> state = afterSeparator(c, State.PLAIN);
            case QUOTED -> state = c == '"' ? State.QUOTE_SEEN : State.QUOTED;
            case QUOTE_SEEN, CLOSED -> {
                boolean isDoubled = c == '"' && state == State.QUOTE_SEEN;
                state = isDoubled
                        ? State.QUOTED
                        : afterSeparator(c, Character.isWhitespace(c) ? State.CLOSED : State.WRONG);
                if (state == State.WRONG && firstLineEnd >= 0) {
                    damaged(firstLineEnd);
                }
            }
            case WRONG -> {
                // The line is cut as a whole once its end is there.
            }
        }
    }

    private State afterSeparator(char c, State other) {
        if (c != separator) {
            return other;
        }
        cells++;
        return State.CELL_START;
    }

    private void endRecord(int end) {
        if (cells > width && width > 0 && firstLineEnd < 0) {
            MeantCells meant = MeantCells.of(line(end), separator);
            if (meant != null && meant.cells().size() == width) {
                replace(meant.cells(), end, meant.isChanged() ? RowNote.Kind.ROW_MENDED : null, records + 1);
                cells = width;
            }
        }
        count(cells);
        startAgain(end);
    }

    /** A line whose quotes are wrong: the header, or too many of them, are left to the parser, which refuses the file. */
    private void damaged(int end) {
        readAgain += at - end;
        if (width == 0 || readAgain > MOST_READ_AGAIN) {
            passes = true;
            return;
        }
        records++;
        MeantCells meant = MeantCells.of(line(end), separator);
        if (meant != null && meant.cells().size() == width) {
            replace(meant.cells(), end, RowNote.Kind.ROW_MENDED, records);
        } else {
            replace(MeantCells.plain(line(end), separator), end, RowNote.Kind.ROW_DAMAGED, records);
        }
        startAgain(end);
    }

    private String line(int end) {
        int last = end;
        while (last > start && (window[last - 1] == '\n' || window[last - 1] == '\r')) {
            last--;
        }
        return new String(window, start, last - start);
    }

    private void replace(List<String> meant, int end, RowNote.@Nullable Kind kind, long record) {
        emitUpTo(start);
        int length = line(end).length();
        for (int i = 0; i < meant.size(); i++) {
            ready.append(i == 0 ? "" : String.valueOf(separator))
                    .append('"')
                    .append(meant.get(i).replace("\"", "\"\""))
                    .append('"');
        }
        emitted = start + length;
        if (kind != null) {
            noted.add(new Noted(record, List.of(RowNote.ofRow(kind))));
        }
    }

    private void startAgain(int end) {
        wasReturn = window[end - 1] == '\r';
        at = end;
        start = end;
        firstLineEnd = -1;
        cells = 1;
        state = State.CELL_START;
    }

    private void emitUpTo(int end) {
        if (end > emitted) {
            ready.append(window, emitted, end - emitted);
            emitted = end;
        }
    }
}
