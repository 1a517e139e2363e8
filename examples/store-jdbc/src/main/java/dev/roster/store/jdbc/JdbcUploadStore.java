package dev.roster.store.jdbc;

import dev.roster.spi.StoreException;
import dev.roster.spi.UploadStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Uploads in {@code roster_uploads}, their bytes in {@code roster_upload_pages}. Each page is written and read in a
 * transaction of its own, so that no connection waits for a stream.
 */
final class JdbcUploadStore implements UploadStore {

    static final int PAGE = 1 << 18;

    private static final String INSERT =
            "insert into roster_uploads (tenant, upload_key, number, expires_at, size) values (?, ?, ?, ?, null)";
    private static final String INSERT_PAGE =
            "insert into roster_upload_pages (tenant, number, page, content) values (?, ?, ?, ?)";
    private static final String COMPLETE = "update roster_uploads set size = ?"
            + " where tenant = ? and upload_key = ? and number = ? and size is null";
    private static final String SELECT =
            "select upload_key, coalesce(size, 0), expires_at, number from roster_uploads where tenant = ?";
    private static final String KEYED = SELECT + " and upload_key = ?";
    private static final String FIND = KEYED + " and size is not null";
    private static final String EXPIRED =
            SELECT + " and expires_at <= ? order by tenant, expires_at, upload_key fetch first ? rows only";
    private static final String READ_PAGE =
            "select content from roster_upload_pages where tenant = ? and number = ? and page = ?";
    private static final String DELETE =
            "delete from roster_uploads where tenant = ? and upload_key = ? and number = ?";
    private static final String DELETE_PAGES = "delete from roster_upload_pages where tenant = ? and number = ?";

    private record Kept(Upload upload, String number) {}

    private final Database database;

    JdbcUploadStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Upload> put(String key, Instant expiresAt, InputStream content) {
        Kept claim = new Kept(new Upload(key, 0, expiresAt), UUID.randomUUID().toString());
        if (!claim(claim)) {
            return Optional.empty();
        }
        boolean isKept = false;
        try {
            long size = writePages(claim, content);
            complete(claim, size);
            isKept = true;
            return Optional.of(new Upload(key, size, claim.upload().expiresAt()));
        } catch (IOException e) {
            throw new UncheckedIOException("the upload cannot be read", e);
        } finally {
            if (!isKept) {
                remove(claim);
            }
        }
    }

    @Override
    public Optional<Upload> find(String key) {
        return list("find an upload", FIND, key).stream().map(Kept::upload).findFirst();
    }

    @Override
    public Optional<InputStream> open(String key) {
        return list("open an upload", FIND, key).stream()
                .<InputStream>map(Pages::new)
                .findFirst();
    }

    @Override
    public boolean delete(String key) {
        return list("find an upload", KEYED, key).stream().anyMatch(this::remove);
    }

    @Override
    public List<Upload> expired(Instant now, int limit) {
        return list("list uploads", EXPIRED, Moments.micros(now), limit).stream()
                .map(Kept::upload)
                .toList();
    }

    private boolean claim(Kept upload) {
        String task = "keep an upload";
        try {
            return database.transact(task, session -> {
                String key = upload.upload().key();
                boolean isFree = session.query(KEYED, JdbcUploadStore::kept, session.tenant(), key)
                        .isEmpty();
                long expiry = Moments.micros(upload.upload().expiresAt());
                return isFree && session.update(INSERT, session.tenant(), key, upload.number(), expiry) == 1;
            });
        } catch (SQLException failure) {
            if (database.dialect().isUniqueViolation(failure)) {
                return false;
            }
            throw database.translated(task, failure);
        }
    }

    /**
     * Writes page after page.
     *
     * @throws IOException if the stream cannot be read
     */
    private long writePages(Kept upload, InputStream content) throws IOException {
        long size = 0;
        int number = 0;
        byte[] page = content.readNBytes(PAGE);
        while (page.length > 0) {
            byte[] bytes = page;
            int place = number++;
            database.run(
                    "keep an upload",
                    session -> session.update(INSERT_PAGE, session.tenant(), upload.number(), place, bytes));
            size += page.length;
            page = content.readNBytes(PAGE);
        }
        return size;
    }

    /**
     * Lets the upload be found.
     *
     * @throws StoreException if somebody deleted it meanwhile
     */
    private void complete(Kept upload, long size) {
        String key = upload.upload().key();
        boolean isThere = database.run(
                "keep an upload",
                session -> session.update(COMPLETE, size, session.tenant(), key, upload.number()) == 1);
        if (!isThere) {
            throw new StoreException("upload " + key + " was deleted while it came in");
        }
    }

    private boolean remove(Kept upload) {
        return database.run("delete an upload", session -> {
            session.update(DELETE_PAGES, session.tenant(), upload.number());
            return session.update(DELETE, session.tenant(), upload.upload().key(), upload.number()) == 1;
        });
    }

    private List<Kept> list(String task, String question, Object... arguments) {
        return database.read(task, session -> {
            Object[] all = new Object[arguments.length + 1];
            all[0] = session.tenant();
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            return session.query(question, JdbcUploadStore::kept, all);
        });
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(new Upload(row.getString(1), row.getLong(2), Moments.moment(row.getLong(3))), row.getString(4));
    }

    /** The bytes of an upload, a page at a time. */
    private final class Pages extends InputStream {

        private final Kept upload;
        private byte[] page = new byte[0];
        private int place;
        private int next;
        private long left;

        Pages(Kept upload) {
            this.upload = upload;
            this.left = upload.upload().size();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (place == page.length && !turn()) {
                return -1;
            }
            int count = Math.min(length, page.length - place);
            System.arraycopy(page, place, target, offset, count);
            place += count;
            return count;
        }

        /**
         * Turns to the next page, if there is one.
         *
         * @throws IOException if it is gone
         */
        private boolean turn() throws IOException {
            if (left == 0) {
                return false;
            }
            int number = next++;
            page = database
                    .read(
                            "read an upload",
                            session -> session.query(
                                    READ_PAGE, row -> row.getBytes(1), session.tenant(), upload.number(), number))
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> new IOException("the upload was deleted while it was read"));
            place = 0;
            left -= page.length;
            return true;
        }
    }
}
