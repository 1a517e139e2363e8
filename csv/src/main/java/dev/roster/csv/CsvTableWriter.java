package dev.roster.csv;

import dev.roster.table.TableWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Writes CSV (RFC 4180: lines end with CR LF), in UTF-8, so that {@link CsvRowSource} reads the same cells back.
 *
 * <p>Text that starts like a formula gets an apostrophe in front; telephone numbers ({@code +493012345}) and
 * plain numbers ({@code -12.5}) stay as they are. Cells are quoted where their text could be misread by
 * this or another program: separators of any kind, quotes, control characters, white space at an end.
 *
 * <p>Text that is no Unicode (half of a surrogate pair) cannot be written to a file and is an error,
 * never replaced. A NUL is refused, since no reader takes it.
 */
public final class CsvTableWriter implements TableWriter {

    private static final int FLUSH_AT = 1 << 13;

    private final CsvTarget target;
    private final CsvStyle style;
    /** Which of the first characters this or another program could misread in a cell without quotes. */
    private final boolean[] odd = new boolean[128];

    private final StringBuilder text = new StringBuilder(2 * FLUSH_AT);
    private State state = State.OPEN;

    private enum State {
        OPEN,
        BROKEN,
        CLOSED
    }

    private CsvTableWriter(CsvTarget target, CsvStyle style) {
        this.target = target;
        this.style = style;
        for (char c = 0; c < odd.length; c++) {
            odd[c] = c < ' ' || c == style.separator() || Separator.CANDIDATES.indexOf(c) >= 0;
        }
        if (style.mark() == ByteOrderMark.WRITTEN) {
            text.append('\uFEFF');
        }
    }

    /**
     * Writes to a file in the default style; see {@link #to(Path, CsvStyle)}.
     *
     * @param path the file
     * @return the writer
     */
    public static CsvTableWriter to(Path path) {
        return to(path, CsvStyle.defaults());
    }

    /**
     * Writes to a file. The rows go to a new file beside it, which only its owner may read and which takes
     * the place of the old one when the writer is closed; until then, and after a failure or
     * {@link #discard()}, the old file is untouched.
     *
     * @param path the file; an existing one is replaced
     * @param style the separator and the mark
     * @return the writer
     * @throws UncheckedIOException if no file can be written there
     */
    public static CsvTableWriter to(Path path, CsvStyle style) {
        Objects.requireNonNull(style, "style");
        try {
            return new CsvTableWriter(CsvTarget.Replacement.of(path), style);
        } catch (IOException cannotOpen) {
            throw new UncheckedIOException(cannotOpen);
        }
    }

    /**
     * Writes to text in the default style; see {@link #to(Appendable, CsvStyle)}.
     *
     * @param out where the text goes
     * @return the writer
     */
    public static CsvTableWriter to(Appendable out) {
        return to(out, CsvStyle.defaults());
    }

    /**
     * Writes to text, such as a response. Closing the table flushes it and leaves it open.
     *
     * @param out where the text goes; whoever made it encodes it as UTF-8 and closes it
     * @param style the separator and the mark
     * @return the writer
     */
    public static CsvTableWriter to(Appendable out, CsvStyle style) {
        Objects.requireNonNull(out, "out");
        return new CsvTableWriter(new CsvTarget.Borrowed(out), style);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a cell holds a NUL; the table is then broken
     * @throws IllegalStateException if the table is closed or broken
     */
    @Override
    public void write(List<String> cells) {
        requireOpen();
        state = State.BROKEN;
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                text.append(style.separator());
            }
            append(cells.get(i), cells.size() == 1);
        }
        text.append("\r\n");
        if (text.length() >= FLUSH_AT) {
            drain();
        }
        state = State.OPEN;
    }

    /**
     * Gives the table up: a file keeps its old content, and {@link #close()} then does nothing more. For a
     * caller whose rows failed half-way.
     *
     * @throws UncheckedIOException if the unfinished file cannot be removed
     */
    @Override
    public void discard() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        try {
            target.discard();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Ends the table; a table that broke while writing is discarded instead. */
    @Override
    public void close() {
        if (state == State.BROKEN) {
            discard();
        }
        if (state == State.CLOSED) {
            return;
        }
        state = State.BROKEN;
        try {
            drain();
            target.finish();
            state = State.CLOSED;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            discard();
        }
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException(
                    state == State.CLOSED ? "the table is closed" : "the table is broken; discard it");
        }
    }

    private void append(String cell, boolean alone) {
        String guarded = FormulaGuard.guard(cell);
        boolean needsQuotes = (alone && guarded.isEmpty()) || startsOddly(guarded) || endsOddly(guarded);
        boolean hasQuote = false;
        for (int i = 0; i < guarded.length(); i++) {
            char c = guarded.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException("cells must not hold a NUL character");
            }
            hasQuote |= c == '"';
            needsQuotes |= c < odd.length ? odd[c] : c == style.separator();
        }
        if (!needsQuotes && !hasQuote) {
            text.append(guarded);
            return;
        }
        text.append('"')
                .append(hasQuote ? guarded.replace("\"", "\"\"") : guarded)
                .append('"');
    }

    /** What the start of a file must not look like: a mark, a page, a document, the naming of a separator. */
    private static boolean startsOddly(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        return isSpace(first) || first == '\uFEFF' || first == '<' || first == '%' || Separator.looksNaming(text);
    }

    private static boolean endsOddly(String text) {
        return !text.isEmpty() && isSpace(text.charAt(text.length() - 1));
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private void drain() {
        try {
            target.text().append(text);
            text.setLength(0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
