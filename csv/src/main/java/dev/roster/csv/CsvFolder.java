package dev.roster.csv;

import dev.roster.spi.DirectorySource;
import dev.roster.table.FileKind;
import dev.roster.table.Fingerprints;
import dev.roster.table.Row;
import dev.roster.table.RowLocation;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import dev.roster.table.SourceException;
import dev.roster.table.SourceInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder into which another system drops exports of everybody, such as one of human resources each night. The newest
 * finished file counts. Immutable.
 *
 * <p>Files are named {@code *.csv} and not hidden; what is written elsewhere and renamed at the end is never seen half. A file
 * that is written where it lies counts once it rested, and a reading fails when it changes meanwhile. A file that was taken
 * over already is not read again, nor is an older one, which counts no more when the newer is written anew or moved away.
 *
 * <p>Columns find their fields by their names, so the profile says which fields there are:
 *
 * <pre>{@code
 * Roster.on(stores).directory("hr", CsvFolder.of(path), Profiles.directory().with(p -> p
 *         .map("Person", Field.EXTERNAL_ID)
 *         .onlyFields(Field.EXTERNAL_ID, Field.PRIMARY_EMAIL, Field.DEPARTMENT)))
 * }</pre>
 */
public final class CsvFolder implements DirectorySource {

    private static final Duration RESTING = Duration.ofMinutes(1);

    /** When the file was written, and digest and name. */
    private static final Pattern COOKIE = Pattern.compile("(-?\\d{1,18}) (.*)", Pattern.DOTALL);

    private final Path folder;
    private final UnaryOperator<CsvRowSource> style;
    private final String prefix;
    private final Duration resting;
    private final Clock clock;

    private CsvFolder(Path folder, UnaryOperator<CsvRowSource> style, String prefix, Duration resting, Clock clock) {
        this.folder = folder;
        this.style = style;
        this.prefix = prefix;
        this.resting = resting;
        this.clock = clock;
    }

    /**
     * Watches a folder.
     *
     * @param folder the folder; looked into by {@link #read}
     * @return the source; a file counts when it rested for a minute
     */
    public static CsvFolder of(Path folder) {
        return new CsvFolder(
                Objects.requireNonNull(folder, "folder"), source -> source, "", RESTING, Clock.systemUTC());
    }

    /**
     * Reads the files in another way.
     *
     * @param change makes the source of a file another one; default as {@link CsvRowSource} finds out. Example: {@code source
     *     -> source.withSeparator(';')}
     * @return the changed copy
     */
    public CsvFolder reading(UnaryOperator<CsvRowSource> change) {
        return new CsvFolder(folder, change, prefix, resting, clock);
    }

    /**
     * Says how the external ids in the files begin, where the users of a tenant come from several sources.
     *
     * @param beginning such as {@code hr:}; default {@code ""}
     * @return the changed copy
     */
    public CsvFolder withIds(String beginning) {
        return new CsvFolder(folder, style, beginning, resting, clock);
    }

    /**
     * Says for how long nobody must have written to a file for it to be finished.
     *
     * @param rest zero or more; default a minute
     * @param time tells how late it is, by the clock that the files are dated by; default the system's
     * @return the changed copy
     * @throws IllegalArgumentException if it is negative
     */
    public CsvFolder resting(Duration rest, Clock time) {
        if (rest.isNegative()) {
            throw new IllegalArgumentException("a file rests for zero or more, found " + rest);
        }
        return new CsvFolder(folder, style, prefix, rest, time);
    }

    @Override
    public String idPrefix() {
        return prefix;
    }

    @Override
    public Reading read(@Nullable String cookie) {
        try {
            Dropped file =
                    newest().orElseThrow(() -> failed("holds no finished CSV file; wait for one, or check the place"));
            String next = file.moment() + " " + file.digest() + " " + file.name();
            return cookie != null && file.isTakenOver(cookie, next)
                    ? new Nothing(file.name(), cookie)
                    : new Everybody(file, next);
        } catch (IOException unreadable) {
            SourceException failure = failed("cannot be read; check that it is there and may be read");
            failure.initCause(unreadable);
            throw failure;
        }
    }

    private SourceException failed(String what) {
        return new SourceException(
                SourceException.Reason.UNREADABLE, RowLocation.ofRow(nameOf(folder), 0), "the folder " + what);
    }

    /**
     * The newest file that rested; of several the last by name.
     *
     * @throws IOException if the folder cannot be read
     */
    private Optional<Dropped> newest() throws IOException {
        FileTime latest = FileTime.from(clock.instant().minus(resting));
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(CsvFolder::isExport).toList();
            return files.stream()
                    .flatMap(file -> Dropped.of(file).stream())
                    .filter(file -> file.writtenAt().compareTo(latest) <= 0)
                    .max(Comparator.comparing(Dropped::writtenAt).thenComparing(Dropped::name));
        }
    }

    private static boolean isExport(Path file) {
        String name = nameOf(file);
        return name.toLowerCase(Locale.ROOT).endsWith(".csv") && !name.startsWith(".") && Files.isRegularFile(file);
    }

    private static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** A file as it was found. */
    private record Dropped(Path path, FileTime writtenAt, long size) {

        /** Empty when it is gone already. */
        static Optional<Dropped> of(Path path) {
            try {
                return Optional.of(new Dropped(path, Files.getLastModifiedTime(path), Files.size(path)));
            } catch (IOException gone) {
                return Optional.empty();
            }
        }

        String name() {
            return nameOf(path);
        }

        long moment() {
            return writtenAt.toMillis();
        }

        /** Whether it was taken over already, or is older than what was. */
        boolean isTakenOver(String cookie, String own) {
            Matcher taken = COOKIE.matcher(cookie);
            Matcher now = COOKIE.matcher(own);
            return taken.matches()
                    && now.matches()
                    && (moment() < Long.parseLong(taken.group(1))
                            || now.group(2).equals(taken.group(2)));
        }

        String digest() throws IOException {
            MessageDigest digest = Fingerprints.sha256();
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = Files.newInputStream(path)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            }
            return Fingerprints.hex(digest);
        }

        /**
         * Checks that nobody wrote to it meanwhile.
         *
         * @throws SourceException if somebody did
         */
        void requireUntouched(long row) {
            if (!Optional.of(this).equals(of(path))) {
                throw new SourceException(
                        SourceException.Reason.UNREADABLE,
                        RowLocation.ofRow(name(), row),
                        "the file was written to while it was read, so it may be half of one; try again when it is finished");
            }
        }
    }

    /** The file that was taken over last is still the newest. */
    private record Nothing(String name, String cookie) implements Reading, RowSource {

        @Override
        public Extent extent() {
            return Extent.CHANGES;
        }

        @Override
        public RowSource rows() {
            return this;
        }

        @Override
        public List<String> fieldKeys() {
            return List.of("externalId");
        }

        @Override
        public RowReader open() {
            return new RowReader() {
                @Override
                public @Nullable Row next() {
                    return null;
                }

                @Override
                public SourceInfo info() {
                    return new SourceInfo(name, null, "CSV, as taken over already", cookie);
                }

                @Override
                public void close() {
                    // Nothing is held open.
                }
            };
        }
    }

    /** A file that nobody took over yet: everybody. */
    private final class Everybody implements Reading, RowSource {

        private final Dropped file;
        private final RowSource source;
        private final String next;
        private boolean isAtEnd;

        Everybody(Dropped file, String next) {
            this.file = file;
            this.source = style.apply(CsvRowSource.of(file.name(), () -> FileKind.open(file.path())));
            this.next = next;
        }

        @Override
        public Extent extent() {
            return Extent.FULL;
        }

        @Override
        public RowSource rows() {
            return this;
        }

        @Override
        public String cookie() {
            if (!isAtEnd) {
                throw new IllegalStateException("the rows were not read to their end");
            }
            return next;
        }

        @Override
        public String name() {
            return file.name();
        }

        @Override
        public RowReader open() {
            RowReader reader = source.open();
            return new RowReader() {
                private long number;

                @Override
                public @Nullable Row next() {
                    Row row = reader.next();
                    if (row == null) {
                        file.requireUntouched(number);
                        isAtEnd = true;
                    } else {
                        number = row.number();
                    }
                    return row;
                }

                @Override
                public SourceInfo info() {
                    return reader.info();
                }

                @Override
                public void close() {
                    reader.close();
                }
            };
        }
    }
}
