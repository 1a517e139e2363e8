package dev.roster.memory;

import dev.roster.spi.StoreException;
import dev.roster.spi.UploadStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Uploads by key; one without bytes is still coming in. */
final class InMemoryUploads implements UploadStore {

    /** Known by this object alone: a key that is put, deleted and put again is another upload. */
    private static final class Kept {
        final Upload upload;
        final byte @Nullable [] content;

        Kept(Upload upload, byte @Nullable [] content) {
            this.upload = upload;
            this.content = content;
        }
    }

    private final Object lock;
    private final Map<String, Kept> kept = new TreeMap<>();

    InMemoryUploads(Object lock) {
        this.lock = lock;
    }

    @Override
    public Optional<Upload> put(String key, Instant expiresAt, InputStream content) {
        Kept claim = new Kept(new Upload(key, 0, expiresAt), null);
        synchronized (lock) {
            if (kept.putIfAbsent(key, claim) != null) {
                return Optional.empty();
            }
        }
        try {
            byte[] bytes = content.readAllBytes();
            Upload upload = new Upload(key, bytes.length, expiresAt);
            if (!complete(claim, new Kept(upload, bytes))) {
                throw new StoreException("upload " + key + " was deleted while it came in");
            }
            return Optional.of(upload);
        } catch (IOException e) {
            throw new UncheckedIOException("the upload cannot be read", e);
        } finally {
            synchronized (lock) {
                kept.remove(key, claim);
            }
        }
    }

    private boolean complete(Kept claim, Kept whole) {
        synchronized (lock) {
            return kept.replace(claim.upload.key(), claim, whole);
        }
    }

    @Override
    public Optional<Upload> find(String key) {
        synchronized (lock) {
            return whole(key).map(found -> found.upload);
        }
    }

    @Override
    public Optional<InputStream> open(String key) {
        synchronized (lock) {
            return whole(key).map(found -> found.content).map(ByteArrayInputStream::new);
        }
    }

    @Override
    public boolean delete(String key) {
        synchronized (lock) {
            return kept.remove(key) != null;
        }
    }

    @Override
    public List<Upload> expired(Instant now, int limit) {
        synchronized (lock) {
            return kept.values().stream()
                    .map(found -> found.upload)
                    .filter(upload -> !upload.expiresAt().isAfter(now))
                    .sorted(Comparator.comparing(Upload::expiresAt).thenComparing(Upload::key))
                    .limit(limit)
                    .toList();
        }
    }

    private Optional<Kept> whole(String key) {
        return Optional.ofNullable(kept.get(key)).filter(found -> found.content != null);
    }
}
