package dev.roster.excel;

import dev.roster.table.SourceLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files inside a workbook (parts, ECMA-376 part 2). Their names are looked up without case, as the standard says,
 * and are never paths: nothing is unpacked to a file. What a part unpacks to is counted while it is read.
 */
final class Archive implements AutoCloseable {

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;
    private final long unpackedBytes;

    private Archive(ZipFile zip, Map<String, ZipEntry> entries, long unpackedBytes) {
        this.zip = zip;
        this.entries = entries;
        this.unpackedBytes = unpackedBytes;
    }

    /**
     * Opens the copy of a workbook and removes its file, so that nothing is left behind whatever happens.
     *
     * @throws Refusal if the archive is damaged, ambiguous or has too many files inside
     * @throws IOException if the workbook cannot be read
     */
    static Archive open(Spooled copy, SourceLimits.Archive limits) throws IOException {
        EndRecord.check(copy.file(), limits);
        ZipFile zip = openAndDelete(copy);
        try {
            return new Archive(zip, entries(zip, limits), limits.unpackedBytes(copy.size()));
        } catch (IOException | RuntimeException | Error failed) {
            zip.close();
            throw failed;
        }
    }

    /** {@return the names of the files inside, in lower case} */
    List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /** {@return whether there is a part of this name} */
    boolean has(String part) {
        return entries.containsKey(fold(part));
    }

    /**
     * Opens a part.
     *
     * @throws Refusal if there is none of this name; while reading, if it unpacks to more than the limit
     * @throws IOException if the workbook cannot be read
     */
    InputStream open(String part) throws IOException {
        return find(part).orElseThrow(() -> Refusal.malformed(XlsxMessages.missingPart(part)));
    }

    /**
     * Opens a part that need not be there.
     *
     * @throws IOException if the workbook cannot be read
     */
    Optional<InputStream> find(String part) throws IOException {
        ZipEntry entry = entries.get(fold(part));
        if (entry == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CountedStream(zip.getInputStream(entry), unpackedBytes));
        } catch (ZipException broken) {
            throw broken(broken);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static ZipFile openAndDelete(Spooled copy) throws IOException {
        try {
            return new ZipFile(copy.file().toFile(), ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
        } catch (ZipException | IllegalArgumentException broken) {
            throw broken(broken);
        }
    }

    private static Refusal broken(Exception cause) {
        Refusal refusal = Refusal.malformed(XlsxMessages.BROKEN_ARCHIVE);
        refusal.initCause(cause);
        return refusal;
    }

    private static Map<String, ZipEntry> entries(ZipFile zip, SourceLimits.Archive limits) throws Refusal {
        Map<String, ZipEntry> entries = new HashMap<>();
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            if (entries.put(fold(entry.getName()), entry) != null) {
                throw Refusal.malformed(XlsxMessages.ambiguous());
            }
            if (entries.size() > limits.entries()) {
                throw Refusal.tooLarge(XlsxMessages.tooManyEntries(limits.entries()));
            }
        }
        return entries;
    }

    /** Some programs write a slash in front, or the wrong one. */
    private static String fold(String name) {
        String folded = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return folded.startsWith("/") ? folded.substring(1) : folded;
    }
}
