package dev.roster.mutants;

import dev.roster.spi.Stores;
import dev.roster.spi.UploadStore;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stores whose uploads are cut, exchanged, seen too early or forgotten. */
final class UploadMutants {

    private static final int PAGE = 1 << 18;

    private UploadMutants() {}

    static List<Mutant> all() {
        return List.of(
                uploads("whole pages", "drops the last page that is not full", "UP-01", WholePages::new),
                uploads("half a file", "keeps what came before a stream failed", "UP-02", HalfFile::new),
                uploads("second thoughts", "puts an upload over another one", "UP-03", SecondThoughts::new),
                uploads("early end", "ends an upload that is deleted while it is read", "UP-04", EarlyEnd::new),
                uploads("one at a time", "lets one caller put after the other", "UP-05", OneAtATime::new),
                uploads("day after", "lists uploads a microsecond after their moment", "UP-06", DayAfter::new),
                uploads("whole ones", "lists no upload that is still coming in", "UP-06", WholeOnes::new));
    }

    private static Mutant uploads(String name, String flaw, String rule, UnaryOperator<UploadStore> broken) {
        return Mutant.ofStores(name, flaw, rule, real -> new Uploads(real, broken));
    }

    private static final class Uploads extends ForwardingStores {
        private final Optional<UploadStore> broken;

        Uploads(Stores real, UnaryOperator<UploadStore> broken) {
            super(real);
            this.broken = real.capability(UploadStore.class).map(broken);
        }

        @Override
        public <C> Optional<C> capability(Class<C> ability) {
            return ability.equals(UploadStore.class) ? broken.map(ability::cast) : super.capability(ability);
        }
    }

    /** Forwards everything. */
    private static class Forwarding implements UploadStore {
        private final UploadStore real;

        Forwarding(UploadStore real) {
            this.real = real;
        }

        @Override
        public Optional<Upload> put(String key, Instant expiresAt, InputStream content) {
            return real.put(key, expiresAt, content);
        }

        @Override
        public Optional<Upload> find(String key) {
            return real.find(key);
        }

        @Override
        public Optional<InputStream> open(String key) {
            return real.open(key);
        }

        @Override
        public boolean delete(String key) {
            return real.delete(key);
        }

        @Override
        public List<Upload> expired(Instant now, int limit) {
            return real.expired(now, limit);
        }
    }

    private static final class WholePages extends Forwarding {
        WholePages(UploadStore real) {
            super(real);
        }

        @Override
        public Optional<InputStream> open(String key) {
            return super.open(key).map(in -> {
                byte[] all = bytes(in);
                boolean isLong = all.length > PAGE;
                return new ByteArrayInputStream(isLong ? Arrays.copyOf(all, all.length / PAGE * PAGE) : all);
            });
        }
    }

    private static final class HalfFile extends Forwarding {
        HalfFile(UploadStore real) {
            super(real);
        }

        @Override
        public Optional<Upload> put(String key, Instant expiresAt, InputStream content) {
            IOException[] failure = new IOException[1];
            Optional<Upload> kept = super.put(key, expiresAt, new FilterInputStream(content) {
                @Override
                public int read(byte[] target, int offset, int length) {
                    try {
                        return super.read(target, offset, length);
                    } catch (IOException broken) {
                        failure[0] = broken;
                        return -1;
                    }
                }
            });
            if (failure[0] != null) {
                throw new UncheckedIOException(failure[0]);
            }
            return kept;
        }
    }

    private static final class SecondThoughts extends Forwarding {
        SecondThoughts(UploadStore real) {
            super(real);
        }

        @Override
        public Optional<Upload> put(String key, Instant expiresAt, InputStream content) {
            if (find(key).isPresent()) {
                delete(key);
            }
            return super.put(key, expiresAt, content);
        }
    }

    private static final class EarlyEnd extends Forwarding {
        EarlyEnd(UploadStore real) {
            super(real);
        }

        @Override
        public Optional<InputStream> open(String key) {
            return super.open(key).map(in -> new FilterInputStream(in) {
                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    return find(key).isEmpty() ? -1 : super.read(target, offset, length);
                }
            });
        }
    }

    /** What is put while another one comes in must wait, and fails where it would wait for itself. */
    private static final class OneAtATime extends Forwarding {
        private final ThreadLocal<Boolean> isPutting = ThreadLocal.withInitial(() -> false);

        OneAtATime(UploadStore real) {
            super(real);
        }

        @Override
        public Optional<Upload> put(String key, Instant expiresAt, InputStream content) {
            if (isPutting.get()) {
                return Optional.empty();
            }
            isPutting.set(true);
            try {
                return super.put(key, expiresAt, content);
            } finally {
                isPutting.set(false);
            }
        }
    }

    private static final class DayAfter extends Forwarding {
        DayAfter(UploadStore real) {
            super(real);
        }

        @Override
        public List<Upload> expired(Instant now, int limit) {
            return super.expired(now.minus(1, ChronoUnit.MICROS), limit);
        }
    }

    private static final class WholeOnes extends Forwarding {
        WholeOnes(UploadStore real) {
            super(real);
        }

        @Override
        public List<Upload> expired(Instant now, int limit) {
            return super.expired(now, limit).stream()
                    .filter(upload -> find(upload.key()).isPresent())
                    .toList();
        }
    }

    private static byte[] bytes(InputStream in) {
        try (in) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
