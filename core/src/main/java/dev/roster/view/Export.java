package dev.roster.view;

import dev.roster.mapping.ColumnMapper;
import dev.roster.mapping.ColumnMapping;
import dev.roster.mapping.HeaderMode;
import dev.roster.mapping.MappingRules;
import dev.roster.model.User;
import dev.roster.plan.Progress;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.table.Row;
import dev.roster.table.TableColumn;
import dev.roster.table.TableWriter;
import dev.roster.tenant.Ahead;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All users of a view as a table, such as a workbook or CSV, that an import reads again without a change (B9). Users stream
 * through it in chunks, so that memory does not grow with them. Immutable.
 *
 * <pre>{@code
 * try (TableWriter table = XlsxTableWriter.to(response.getOutputStream())) {
 *     admin.views().export(columns, state).titled(Locale.GERMAN).write(table);
 * }
 * }</pre>
 *
 * <p>Users come in the order of the view, by id where it has none. Those who are neither created, deleted nor moved in that
 * order while they are read come exactly once (F4).
 */
public final class Export {

    private static final int CHUNK = 500;

    /** As many chunks wait to be written as a part of a scan fills. */
    private static final int AHEAD = 3;

    private final Views views;
    private final Columns columns;
    private final ViewState state;
    private final @Nullable Locale locale;

    Export(Views views, Columns columns, ViewState state, @Nullable Locale locale) {
        this.views = views;
        this.columns = columns;
        this.state = state;
        this.locale = locale;
    }

    /**
     * The same export with titles for people instead of the keys of fields. An import knows both. A title that an import
     * would take for another field, such as that of an attribute called Department, gives way to the key.
     *
     * @param language the language of the titles; English where there are none of it
     * @return the changed copy
     */
    public Export titled(Locale language) {
        return new Export(views, columns, state, language);
    }

    /**
     * Writes header and users.
     *
     * @param table where they go; left open, and {@linkplain TableWriter#discard() discarded} when not all of them came
     * @return how many users were written
     * @throws dev.roster.access.NotAuthorizedException if the view is filtered or sorted by an attribute that the actor may
     *     not see
     * @throws java.io.UncheckedIOException if the table cannot be written
     */
    public long write(TableWriter table) {
        return write(table, Progress.SILENT);
    }

    /**
     * Writes header and users, and tells how far it is.
     *
     * @param table where they go; left open, and {@linkplain TableWriter#discard() discarded} when not all of them came
     * @param progress who hears how far it is, and may cancel
     * @return how many users were written
     * @throws dev.roster.access.NotAuthorizedException if the view is filtered or sorted by an attribute that the actor may
     *     not see
     * @throws CancellationException if it was cancelled
     * @throws java.io.UncheckedIOException if the table cannot be written
     */
    public long write(TableWriter table, Progress progress) {
        boolean isWhole = false;
        try {
            long written = writeAll(table, progress);
            isWhole = true;
            return written;
        } finally {
            if (!isWhole) {
                table.discard();
            }
        }
    }

    private long writeAll(TableWriter table, Progress progress) {
        List<ColumnPart> parts = parts();
        long total = progress == Progress.SILENT ? -1 : views.count(state.wanted(), Long.MAX_VALUE);
        Lines lines = new Lines(table, parts, progress, total);
        table.writeHeader(header(parts));
        if (state.sorts().isEmpty()) {
            scan(lines);
        } else {
            page(lines);
        }
        return lines.written;
    }

    /** By id one stream is enough; the next users are read while the last ones are written. */
    private void scan(Lines lines) {
        try (Stream<User> users = views.scan(state.wanted());
                Ahead<List<User>> chunks = new Ahead<>("roster-export-ahead")) {
            Iterator<User> rest = users.iterator();
            for (int i = 0; i < AHEAD; i++) {
                chunks.start(() -> next(rest));
            }
            for (List<User> chunk = chunks.next(); !chunk.isEmpty(); chunk = chunks.next()) {
                chunks.start(() -> next(rest));
                lines.write(chunk);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw cancelled(lines);
        }
    }

    private static List<User> next(Iterator<User> users) {
        List<User> chunk = new ArrayList<>(CHUNK);
        while (chunk.size() < CHUNK && users.hasNext()) {
            chunk.add(users.next());
        }
        return chunk;
    }

    private static CancellationException cancelled(Lines lines) {
        return new CancellationException("the export was cancelled after " + lines.written + " users");
    }

    private void page(Lines lines) {
        @Nullable UserQuery next = state.from(null).sized(UserQuery.MAX_LIMIT).query();
        while (next != null) {
            Page page = views.page(next);
            lines.write(page.users());
            next = page.next().map(next::from).orElse(null);
        }
    }

    /** Each text once, although several columns may stand for it; what is stored goes before what is worked out. */
    private List<ColumnPart> parts() {
        Map<String, ColumnPart> parts = new LinkedHashMap<>();
        columns.of(state)
                .forEach(column -> column.exported()
                        .forEach(part -> parts.merge(
                                part.key(),
                                part,
                                (first, other) -> first.field().isPresent() ? first : other)));
        return List.copyOf(parts.values());
    }

    /** The titles, but the key of a field where an import would take its title for another field. */
    private List<TableColumn> header(List<ColumnPart> parts) {
        List<TableColumn> titled =
                parts.stream().map(part -> part.header(locale)).toList();
        if (locale == null) {
            return titled;
        }
        Row titles = Row.of(1, titled.stream().map(TableColumn::title).toArray(String[]::new));
        List<ColumnMapping> meanings = ColumnMapper.map(
                        List.of(titles), "", MappingRules.none().header(HeaderMode.YES), columns.fields())
                .columns();
        return IntStream.range(0, parts.size())
                .mapToObj(i -> parts.get(i).isMeant(meanings.get(i).field())
                        ? titled.get(i)
                        : parts.get(i).header(null))
                .toList();
    }

    /** What was written of a table so far. */
    private final class Lines {
        private final TableWriter table;
        private final List<ColumnPart> parts;
        private final Progress progress;
        private final long total;
        private final TableCells cells = new TableCells(views);
        private long written;

        Lines(TableWriter table, List<ColumnPart> parts, Progress progress, long total) {
            this.table = table;
            this.parts = parts;
            this.progress = progress;
            this.total = total;
        }

        void write(List<User> users) {
            if (progress.isCancelled()) {
                throw cancelled(this);
            }
            cells.of(users, parts).forEach(table::write);
            written += users.size();
            progress.at(Progress.Phase.EXPORTING, written, total);
        }
    }
}
