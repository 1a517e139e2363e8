package dev.roster.csv;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the laws of reading against bytes that a fuzzer makes up. The seeds are the cases of
 * {@code reading.txt}, to which a finding is added as a new case; without the fuzzer they alone are run.
 */
class CsvFuzzTest {

    static Stream<byte[]> seeds() {
        return CaseFile.read("reading.txt").stream().map(seed -> seed.bytes("in"));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "2m")
    void readsOrRefusesAnyBytes(byte[] file) {
        ReadingLaw.holdsFor(file);
    }
}
