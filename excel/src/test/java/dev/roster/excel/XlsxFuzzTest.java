package dev.roster.excel;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.roster.table.SourceException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks for bytes that are neither read nor refused with a type: a whole workbook, or the XML of its sheet. The default
 * build tries the seeds alone; the profile {@code fuzz} searches on from there.
 */
final class XlsxFuzzTest {

    static Stream<byte[]> seeds() {
        return Stream.of(
                SeedWorkbooks.rich().bytes(),
                SeedWorkbooks.written(),
                SeedWorkbooks.rich().part(WorkbookFile.SHEET));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "2m")
    void endsWithRowsOrATypedRefusal(byte[] bytes) {
        boolean isArchive = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
        byte[] workbook = isArchive
                ? bytes
                : SeedWorkbooks.rich().part(WorkbookFile.SHEET, bytes).bytes();
        try {
            WorkbookFile.rows(WorkbookFile.source(workbook));
        } catch (SourceException refused) {
            // A refusal is what a broken file deserves.
        }
    }
}
