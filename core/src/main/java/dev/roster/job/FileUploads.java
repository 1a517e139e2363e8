package dev.roster.job;

import dev.roster.spi.StoreException;
import dev.roster.spi.UploadStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Uploads in files of one folder, which all processes of a tenant share. Safe for use by many threads and processes.
 *
 * <p>An upload is a folder of its key that holds one file: named by its expiry once it is whole, and with {@code .part}
 * behind it before. Where the file system knows owners, nobody else may read them.
 */
public final class FileUploads implements UploadStore {

    private static final String PART = ".part";
    private static final int BUFFER = 1 << 16;
    private static final Duration EMPTY_FOR = Duration.ofDays(1);

    private final Path folder;

    private FileUploads(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps uploads in a folder.
     *
     * @param folder the folder, of one tenant alone; made when it is missing
     * @return the uploads
     * @throws UncheckedIOException if it cannot be made
     */
    public static FileUploads in(Path folder) {
        try {
            Files.createDirectories(folder, ownersAlone());
            return new FileUploads(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of uploads cannot be made", e);
        }
    }

    @Override
    public Optional<Upload> put(String key, Instant expiresAt, InputStream content) {
        Upload claim = new Upload(key, 0, expiresAt);
        Path own = folder.resolve(key);
        try {
            Files.createDirectory(own, ownersAlone());
        } catch (FileAlreadyExistsException taken) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreException("upload " + key + " cannot be kept", e);
        }
        Path part = own.resolve(name(claim) + PART);
        boolean isKept = false;
        try {
            long size = write(part, content);
            complete(part, own.resolve(name(claim)), key);
            isKept = true;
            return Optional.of(new Upload(key, size, claim.expiresAt()));
        } finally {
            if (!isKept) {
                discard(part, own);
            }
        }
    }

    private static long write(Path part, InputStream content) {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var out = Channels.newOutputStream(file);
            for (int count = next(content, buffer); count >= 0; count = next(content, buffer)) {
                out.write(buffer, 0, count);
                size += count;
            }
            file.force(true);
            return size;
        } catch (IOException e) {
            throw new StoreException("an upload cannot be written", e);
        }
    }

    private static int next(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException("the upload cannot be read", e);
        }
    }

    /**
     * Gives the part the name of a whole one.
     *
     * @throws StoreException if somebody deleted it meanwhile
     */
    private static void complete(Path part, Path whole, String key) {
        try {
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            throw new StoreException("upload " + key + " was deleted while it came in", gone);
        } catch (IOException e) {
            throw new StoreException("upload " + key + " cannot be kept", e);
        }
    }

    private static void discard(Path part, Path own) {
        try {
            // A folder whose part is gone is somebody else's by now.
            if (Files.deleteIfExists(part)) {
                Files.deleteIfExists(own);
            }
        } catch (IOException e) {
            throw new StoreException("an upload that failed cannot be removed", e);
        }
    }

    @Override
    public Optional<Upload> find(String key) {
        return fileOf(key).filter(FileUploads::isWhole).flatMap(file -> upload(key, file));
    }

    @Override
    public Optional<InputStream> open(String key) {
        return fileOf(key).filter(FileUploads::isWhole).flatMap(FileUploads::opened);
    }

    private static Optional<InputStream> opened(Path file) {
        try {
            return Optional.of(Files.newInputStream(file));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreException("an upload cannot be read", e);
        }
    }

    @Override
    public boolean delete(String key) {
        Path own = folder.resolve(UploadStore.requireKey(key));
        try {
            Path file = fileOf(key).orElse(null);
            boolean isDeleted = file != null && Files.deleteIfExists(file);
            return Files.deleteIfExists(own) || isDeleted;
        } catch (IOException e) {
            throw new StoreException("upload " + key + " cannot be deleted", e);
        }
    }

    @Override
    public List<Upload> expired(Instant now, int limit) {
        List<Upload> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
            for (Path own : folders) {
                String key = String.valueOf(own.getFileName());
                fileIn(own)
                        .map(file -> upload(key, file))
                        .orElseGet(() -> leftEmpty(key, own))
                        .filter(upload -> !upload.expiresAt().isAfter(now))
                        .ifPresent(found::add);
            }
        } catch (IOException e) {
            throw new StoreException("uploads cannot be listed", e);
        }
        return found.stream()
                .sorted(Comparator.comparing(Upload::expiresAt).thenComparing(Upload::key))
                .limit(limit)
                .toList();
    }

    // A process died between the folder and its file, or between their ends: nobody comes back to it after a day.
    private static Optional<Upload> leftEmpty(String key, Path own) {
        try {
            Instant since = Files.getLastModifiedTime(own).toInstant();
            return Optional.of(new Upload(key, 0, since.plus(EMPTY_FOR)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreException("an upload cannot be looked at", e);
        }
    }

    private Optional<Path> fileOf(String key) {
        return fileIn(folder.resolve(UploadStore.requireKey(key)));
    }

    private static Optional<Path> fileIn(Path own) {
        if (!Files.isDirectory(own)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(own)) {
            for (Path file : files) {
                return Optional.of(file);
            }
            return Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreException("an upload cannot be looked for", e);
        }
    }

    private static Optional<Upload> upload(String key, Path file) {
        try {
            Instant expiry = expiry(file);
            long size = isWhole(file) ? Files.size(file) : 0;
            return expiry == null ? Optional.empty() : Optional.of(new Upload(key, size, expiry));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreException("an upload cannot be looked at", e);
        }
    }

    private static boolean isWhole(Path file) {
        return !file.toString().endsWith(PART) && expiry(file) != null;
    }

    private static String name(Upload upload) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, upload.expiresAt()));
    }

    private static @Nullable Instant expiry(Path file) {
        String name = String.valueOf(file.getFileName());
        String number = name.endsWith(PART) ? name.substring(0, name.length() - PART.length()) : name;
        try {
            return Instant.EPOCH.plus(Long.parseLong(number), ChronoUnit.MICROS);
        } catch (NumberFormatException | ArithmeticException | DateTimeException foreign) {
            return null;
        }
    }

    private static FileAttribute<?>[] ownersAlone() {
        boolean knowsOwners =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return knowsOwners
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
