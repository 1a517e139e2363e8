package dev.roster.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.table.Row;
import dev.roster.table.SourceException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a workbook is damaged, it is read or refused with a type. */
final class DamagedWorkbooksTest {

    private static final int ROUNDS = 1500;
    private static final String[] PIECES = {
        "<",
        ">",
        "</v>",
        "<v>",
        "<row>",
        "<row r=\"9\">",
        "\"",
        "&lt;",
        "&#x;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<c r=\"ZZ9\" t=\"s\">",
        "</sheetData>",
        "\0",
        "1E309",
        "-",
        "99999999999",
        "<is>",
        "<f/>",
        "_x0000_",
        "\uFFFE"
    };

    @Test
    void areWholeToBeginWith() {
        List<Row> rows = SeedWorkbooks.rich().rows();
        assertThat(rows)
                .extracting(Row::cells)
                .containsExactly(
                        List.of("shared", "A"),
                        List.of("2024-02-29", "", "00042", "true", "#N/A", "2"),
                        List.of("2024-02-29", "rich", "", "", "", "", "", "1500"));
        assertThat(WorkbookFile.rows(WorkbookFile.source(SeedWorkbooks.written())))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {20260211, 20260212})
    void areRefusedWithATypeWhenTheArchiveIsDamaged(long seed) {
        Random random = new Random(seed);
        byte[][] seeds = {SeedWorkbooks.rich().bytes(), SeedWorkbooks.written()};
        for (int round = 0; round < ROUNDS; round++) {
            requireTypedEnd(damaged(seeds[round % 2].clone(), random), seed + "/" + round);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {WorkbookFile.SHEET, WorkbookFile.STRINGS, WorkbookFile.STYLES, WorkbookFile.WORKBOOK})
    void areRefusedWithATypeWhenAPartIsDamaged(String part) {
        Random random = new Random(20260213);
        byte[] whole = SeedWorkbooks.rich().part(part);
        for (int round = 0; round < ROUNDS / 3; round++) {
            byte[] broken = round % 2 == 0 ? damaged(whole.clone(), random) : spliced(whole, random);
            requireTypedEnd(SeedWorkbooks.rich().part(part, broken).bytes(), part + "/" + round);
        }
    }

    private static void requireTypedEnd(byte[] bytes, String name) {
        try {
            WorkbookFile.rows(WorkbookFile.source(bytes));
        } catch (SourceException refused) {
            assertThat(refused.getMessage()).as(name).startsWith("users.xlsx");
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> {
                int start = random.nextInt(bytes.length);
                int length = Math.min(random.nextInt(40), bytes.length - start);
                System.arraycopy(bytes, random.nextInt(bytes.length - length), bytes, start, length);
            }
            default -> {
                for (int i = random.nextInt(6); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, Random random) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(20));
        String piece = PIECES[random.nextInt(PIECES.length)];
        return (text.substring(0, at) + piece + text.substring(end)).getBytes(StandardCharsets.UTF_8);
    }
}
