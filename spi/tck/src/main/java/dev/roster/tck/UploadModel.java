package dev.roster.tck;

import dev.roster.spi.UploadStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a store of uploads must answer, as plain as can be. For one thread. */
final class UploadModel implements UploadStore {

    private final Map<String, Upload> uploads = new HashMap<>();
    private final Map<String, byte[]> contents = new HashMap<>();

    @Override
    public Optional<Upload> put(String key, Instant expiresAt, InputStream content) {
        if (uploads.containsKey(UploadStore.requireKey(key))) {
            return Optional.empty();
        }
        try {
            byte[] bytes = content.readAllBytes();
            Upload upload = new Upload(key, bytes.length, expiresAt);
            uploads.put(key, upload);
            contents.put(key, bytes);
            return Optional.of(upload);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public Optional<Upload> find(String key) {
        return Optional.ofNullable(uploads.get(key));
    }

    @Override
    public Optional<InputStream> open(String key) {
        return Optional.ofNullable(contents.get(key)).map(ByteArrayInputStream::new);
    }

    @Override
    public boolean delete(String key) {
        contents.remove(key);
        return uploads.remove(key) != null;
    }

    @Override
    public List<Upload> expired(Instant now, int limit) {
        return uploads.values().stream()
                .filter(upload -> !upload.expiresAt().isAfter(now))
                .sorted(Comparator.comparing(Upload::expiresAt).thenComparing(Upload::key))
                .limit(limit)
                .toList();
    }
}
