package dev.roster.csv;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds the laws of reading against the cases of {@code reading.txt}, broken at random. */
class MutatedFilesTest {

    private static final String[] PIECES = {
        "\"", "\"\"", ",", ";", "\t", "\r", "\n", "\r\n", "'=", "'", "sep=;", "\uFEFF", "\0", "\u001A", "\u00E9", " ",
        "x"
    };

    @Test
    void readsOrRefuses5000MutationsWithSeed20260202() {
        Random random = new Random(20260202);
        List<byte[]> seeds = CaseFile.read("reading.txt").stream()
                .map(found -> found.bytes("in"))
                .toList();
        for (int i = 0; i < 5_000; i++) {
            byte[] file = seeds.get(random.nextInt(seeds.size()));
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                file = mutate(file, seeds, random);
            }
            holds(file, i);
        }
    }

    private static void holds(byte[] file, int number) {
        try {
            ReadingLaw.holdsFor(file);
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError("mutation " + number + ": " + CaseFile.escape(file), broken);
        }
    }

    private static byte[] mutate(byte[] file, List<byte[]> seeds, Random random) {
        int at = random.nextInt(file.length + 1);
        int end = Math.min(file.length, at + random.nextInt(4));
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        return switch (random.nextInt(5)) {
            case 0 -> splice(file, at, new byte[0], file.length);
            case 1 -> splice(file, at, new byte[0], end);
            case 2 -> splice(file, at, new byte[] {(byte) random.nextInt(256)}, end);
            case 3 -> splice(file, at, CaseFile.unescape(PIECES[random.nextInt(PIECES.length)]), at);
            default -> splice(file, at, other, end);
        };
    }

    /** The file with the bytes between two places replaced. */
    private static byte[] splice(byte[] file, int start, byte[] replacement, int end) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(file, 0, start);
        spliced.writeBytes(replacement);
        spliced.write(file, end, file.length - end);
        return spliced.toByteArray();
    }
}
