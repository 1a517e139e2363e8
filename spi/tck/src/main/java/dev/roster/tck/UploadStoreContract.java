package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.spi.StoreException;
import dev.roster.spi.Stores;
import dev.roster.spi.UploadStore;
import dev.roster.spi.UploadStore.Upload;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a store of uploads must keep: rules UP-01 to UP-06, and ST-03 for uploads. Stores without it skip them. */
public interface UploadStoreContract extends StoresFactory {

    /** Bytes come out as they went in. */
    @Test
    @DisplayName("UP-01: an upload comes out byte for byte, empty or of several MiB, as often as it is opened")
    default void keepsUploads() {
        try (Stores stores = newStores()) {
            UploadStore uploads = Samples.ability(stores, UploadStore.class);
            assertThat(uploads.find("none")).isEmpty();
            assertThat(uploads.open("none")).isEmpty();
            for (int size : List.of(0, 1, 65_536, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 3_000_017)) {
                byte[] content = bytes(size);
                String key = "u-" + size;
                Instant expiry = Samples.NOON.plusNanos(1_001);
                Upload kept = uploads.put(key, expiry, trickling(content)).orElseThrow();
                assertThat(kept).isEqualTo(new Upload(key, size, expiry));
                assertThat(uploads.find(key)).contains(kept);
                for (int i = 0; i < 2; i++) {
                    assertThat(read(uploads, key)).as("%s bytes", size).isEqualTo(content);
                }
            }
            String longest = "z".repeat(UploadStore.MAX_KEY);
            uploads.put(longest, Samples.NOON, new ByteArrayInputStream(bytes(3)));
            assertThat(read(uploads, longest)).isEqualTo(bytes(3));
        }
    }

    /** Nothing by halves. */
    @Test
    @DisplayName("UP-02: an upload is there as a whole or not at all: not while it comes in, not when its stream fails")
    default void keepsWholeUploads() {
        try (Stores stores = newStores()) {
            UploadStore uploads = Samples.ability(stores, UploadStore.class);
            InputStream broken = new Watched(bytes(1_000_000), () -> {
                assertThat(uploads.find("u")).isEmpty();
                assertThat(uploads.open("u")).isEmpty();
                throw new IOException("the client is gone");
            });
            assertThatThrownBy(() -> uploads.put("u", Samples.NOON, broken)).isInstanceOf(UncheckedIOException.class);
            assertThat(uploads.find("u")).isEmpty();
            assertThat(uploads.open("u")).isEmpty();
            assertThat(uploads.expired(Samples.NOON, 9)).isEmpty();
            assertThat(uploads.put("u", Samples.NOON, new ByteArrayInputStream(bytes(5))))
                    .isPresent();
            assertThat(read(uploads, "u")).isEqualTo(bytes(5));
        }
    }

    /** One of many. */
    @Test
    @DisplayName("UP-03: of 16 threads that put under one key one does, and what is there stays as it is")
    default void putsUploadsOnce() {
        try (Stores stores = newStores()) {
            UploadStore uploads = Samples.ability(stores, UploadStore.class);
            List<Optional<Upload>> put = Samples.together(number -> uploads.put(
                    "u", Samples.NOON.plusSeconds(number), new ByteArrayInputStream(bytes(number * 20_000))));
            List<Upload> winners = put.stream().flatMap(Optional::stream).toList();
            assertThat(winners).hasSize(1);
            Upload winner = winners.get(0);
            assertThat(uploads.put("u", Samples.NOON, new ByteArrayInputStream(bytes(1))))
                    .isEmpty();
            assertThat(uploads.find("u")).contains(winner);
            assertThat(read(uploads, "u")).isEqualTo(bytes((int) winner.size()));
        }
    }

    /**
     * Deletion.
     *
     * @throws IOException if a stream cannot be closed
     */
    @Test
    @DisplayName(
            "UP-04: a deleted upload is gone, and whoever reads it gets all of it or a failure, never a part of it")
    default void deletesUploads() throws IOException {
        try (Stores stores = newStores()) {
            UploadStore uploads = Samples.ability(stores, UploadStore.class);
            byte[] content = bytes(3_000_000);
            uploads.put("u", Samples.NOON, new ByteArrayInputStream(content));
            uploads.put("u2", Samples.NOON, new ByteArrayInputStream(bytes(9)));
            try (InputStream open = uploads.open("u").orElseThrow()) {
                assertThat(open.readNBytes(10)).hasSize(10);
                assertThat(uploads.delete("u")).isTrue();
                assertThat(restOf(open, content)).isIn("all of it", "a failure");
            }
            assertThat(uploads.delete("u")).isFalse();
            assertThat(uploads.find("u")).isEmpty();
            assertThat(uploads.open("u")).isEmpty();
            assertThat(read(uploads, "u2")).isEqualTo(bytes(9));
            assertThat(uploads.put("u", Samples.NOON, new ByteArrayInputStream(bytes(2))))
                    .isPresent();
            assertThat(read(uploads, "u")).isEqualTo(bytes(2));
        }
    }

    /**
     * Slow callers.
     *
     * @throws IOException if an upload cannot be read
     */
    @Test
    @DisplayName("UP-05: sixteen who are slow to give or to take bytes hold nobody up")
    default void waitsForNobody() throws IOException {
        try (Stores stores = newStores()) {
            UploadStore uploads = Samples.ability(stores, UploadStore.class);
            byte[] content = bytes(700_000);
            uploads.put("u", Samples.NOON, new ByteArrayInputStream(content));
            List<InputStream> open = new ArrayList<>();
            for (int i = 0; i < Samples.THREADS; i++) {
                InputStream one = uploads.open("u").orElseThrow();
                assertThat(one.read()).isEqualTo(content[0] & 0xff);
                open.add(one);
            }
            put(uploads, Samples.THREADS);
            for (InputStream one : open) {
                assertThat(one.readAllBytes()).hasSize(content.length - 1);
                one.close();
            }
            for (int i = 1; i <= Samples.THREADS; i++) {
                assertThat(read(uploads, "nested-" + i)).hasSize(400_000);
            }
        }
    }

    /** Expiry. */
    @Test
    @DisplayName(
            "UP-06: what may be deleted is listed the earliest first, from the very moment on, and is there until then")
    default void listsExpiredUploads() {
        try (Stores stores = newStores()) {
            UploadStore uploads = Samples.ability(stores, UploadStore.class);
            Upload second = put(uploads, "b", Samples.NOON.plusNanos(1_000));
            Upload first = put(uploads, "c", Samples.NOON);
            Upload twin = put(uploads, "a", Samples.NOON.plusNanos(1_000));
            put(uploads, "d", Samples.NOON.plusNanos(2_000));
            assertThat(uploads.expired(Samples.NOON.minusNanos(1_000), 9)).isEmpty();
            assertThat(uploads.expired(Samples.NOON, 9)).containsExactly(first);
            assertThat(uploads.expired(Samples.NOON.plusNanos(1_000), 9)).containsExactly(first, twin, second);
            assertThat(uploads.expired(Samples.NOON.plusNanos(1_000), 2)).containsExactly(first, twin);
            assertThat(read(uploads, "c")).isEqualTo(bytes(4));
            uploads.delete("c");
            assertThat(uploads.expired(Samples.NOON.plusNanos(1_999), 9)).containsExactly(twin, second);
        }
    }

    /** What a process that died left behind. */
    @Test
    @DisplayName("UP-06: an upload that is still coming in is listed when its moment has come, and can be deleted")
    default void listsUnfinishedUploads() {
        try (Stores stores = newStores()) {
            UploadStore uploads = Samples.ability(stores, UploadStore.class);
            List<Upload> seen = new ArrayList<>();
            InputStream slow = new Watched(bytes(1_000_000), () -> {
                seen.addAll(uploads.expired(Samples.NOON, 9));
                assertThat(uploads.delete("u")).isTrue();
                throw new IOException("the process died");
            });
            assertThatThrownBy(() -> uploads.put("u", Samples.NOON, slow)).isInstanceOf(UncheckedIOException.class);
            assertThat(seen).extracting(Upload::key).containsExactly("u");
            InputStream late = new Watched(bytes(1_000_000), () -> uploads.delete("u"));
            assertThatThrownBy(() -> uploads.put("u", Samples.NOON, late)).isInstanceOf(StoreException.class);
            assertThat(uploads.find("u")).isEmpty();
            assertThat(uploads.expired(Samples.NOON, 9)).isEmpty();
        }
    }

    /** Tenants. */
    @Test
    @DisplayName("ST-03: uploads of one key are each tenant's own")
    default void keepsUploadsApart() {
        SharedDatabase database = Samples.require(newDatabase(), "newDatabase");
        try (Stores ours = database.open("ours");
                Stores theirs = database.open("theirs")) {
            UploadStore mine = Samples.ability(ours, UploadStore.class);
            UploadStore other = Samples.ability(theirs, UploadStore.class);
            other.put("u", Samples.NOON, new ByteArrayInputStream(bytes(7)));
            assertThat(mine.find("u")).isEmpty();
            assertThat(mine.open("u")).isEmpty();
            assertThat(mine.expired(Samples.NOON, 9)).isEmpty();
            assertThat(mine.delete("u")).isFalse();
            assertThat(mine.put("u", Samples.NOON, new ByteArrayInputStream(bytes(8))))
                    .isPresent();
            assertThat(mine.delete("u")).isTrue();
            assertThat(read(other, "u")).isEqualTo(bytes(7));
        }
    }

    private static Upload put(UploadStore uploads, String key, Instant expiry) {
        return uploads.put(key, expiry, new ByteArrayInputStream(bytes(4))).orElseThrow();
    }

    /** Puts while another one is half put, so many deep. */
    private static void put(UploadStore uploads, int depth) {
        if (depth == 0) {
            return;
        }
        InputStream slow = new Watched(bytes(400_000), () -> put(uploads, depth - 1));
        assertThat(uploads.put("nested-" + depth, Samples.NOON, slow)).isPresent();
    }

    private static byte[] read(UploadStore uploads, String key) {
        try (InputStream in = uploads.open(key).orElseThrow()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String restOf(InputStream open, byte[] content) {
        try {
            return open.readAllBytes().length == content.length - 10 ? "all of it" : "a part of it";
        } catch (IOException gone) {
            return "a failure";
        }
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** Gives few bytes at a time, as a network does. */
    private static InputStream trickling(byte[] content) {
        return new FilterInputStream(new ByteArrayInputStream(content)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, 10_007));
            }
        };
    }

    /** Bytes in the middle of which something happens, once. */
    final class Watched extends InputStream {

        /** What happens. */
        interface Event {
            /**
             * Happens.
             *
             * @throws IOException if the stream shall fail
             */
            void happen() throws IOException;
        }

        private final InputStream bytes;
        private final Event event;
        private long left;

        Watched(byte[] content, Event event) {
            bytes = new ByteArrayInputStream(content);
            this.event = event;
            left = content.length / 2;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = bytes.read(target, offset, Math.min(length, 8_192));
            boolean isBefore = left > 0;
            left -= count;
            if (isBefore && left <= 0) {
                event.happen();
            }
            return count;
        }
    }
}
