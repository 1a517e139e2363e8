package dev.roster.mutants;

import dev.roster.job.FileUploads;
import dev.roster.memory.InMemoryStores;
import dev.roster.spi.Stores;
import dev.roster.spi.UploadStore;
import dev.roster.tck.SharedDatabase;
import dev.roster.tck.UploadStoreContract;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

/** Uploads in files keep what the kit asks of uploads. */
class FileUploadsTest implements UploadStoreContract {

    @TempDir
    private Path directory;

    private final AtomicInteger folders = new AtomicInteger();

    @Override
    public Stores newStores() {
        return storesIn(directory.resolve("f" + folders.incrementAndGet()));
    }

    @Override
    public Optional<SharedDatabase> newDatabase() {
        return Optional.of(tenant -> storesIn(directory.resolve(tenant)));
    }

    private static Stores storesIn(Path folder) {
        return new ForwardingStores(new InMemoryStores()) {
            @Override
            public <C> Optional<C> capability(Class<C> ability) {
                return ability.equals(UploadStore.class)
                        ? Optional.of(ability.cast(FileUploads.in(folder)))
                        : super.capability(ability);
            }
        };
    }
}
