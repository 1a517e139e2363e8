package dev.roster.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file is, by its start. */
final class FileKindTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'email,name'|TEXT",
                "''|EMPTY",
                "'%PDF-1.4'|PDF",
                "'<!DOCTYPE html><html>'|HTML",
                "'  <table><tr>'|HTML",
                "'<?xml version=\"1.0\"?><html>'|HTML",
                "'<?xml version=\"1.0\"?><users/>'|XML",
                "'<ada@example.com>,Ada'|TEXT",
            })
    void isToldByItsStart(String start, FileKind kind) {
        assertThat(FileKind.of(start.getBytes(StandardCharsets.UTF_8))).isEqualTo(kind);
    }

    @Test
    void takesUtf16WithItsMarkForText() {
        assertThat(FileKind.of("email".getBytes(StandardCharsets.UTF_16))).isEqualTo(FileKind.TEXT);
        assertThat(FileKind.of("email".getBytes(StandardCharsets.UTF_16LE))).isEqualTo(FileKind.BINARY);
    }

    @Test
    void neverTakesWhatIsNoTextForText() {
        byte[] noise = new byte[4000];
        new Random(20260101).nextBytes(noise);
        assertThat(FileKind.of(noise)).isEqualTo(FileKind.BINARY);
        assertThat(FileKind.of(latin("\u0089PNG\r\n\u001a\n"))).isEqualTo(FileKind.PICTURE);
        assertThat(FileKind.of(latin("\u00ff\u00d8\u00ff\u00e0 JFIF"))).isEqualTo(FileKind.PICTURE);
        assertThat(FileKind.PICTURE.insteadOf(FileKind.XLSX))
                .isEqualTo("this is a picture, not XLSX; choose the CSV or XLSX file with the users");
        assertThat(FileKind.of(latin("email,name\r\nada@example.com,A\u0000da\u0007\r\n")))
                .isEqualTo(FileKind.TEXT);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void isNotAskedOfFoldersPipesAndDevices(@TempDir Path folder) {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> FileKind.of(folder))
                .withMessageContaining("no file; name a file");
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "there is no device here to try");
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> FileKind.open(device).close())
                .withMessageContaining("no file; name a file");
    }

    @Test
    void isClaimedByTheEndOfItsName() {
        assertThat(FileKind.claimedBy("Users.XLSX")).contains(FileKind.XLSX);
        assertThat(FileKind.claimedBy("users.csv")).contains(FileKind.TEXT);
        assertThat(FileKind.claimedBy("users")).isEmpty();
    }

    @Test
    void saysWhatItIsInstead() {
        assertThat(FileKind.XLSX.insteadOf(FileKind.TEXT))
                .isEqualTo("this is an Excel workbook (XLSX), not CSV; give it a name that ends in .xlsx");
    }
}
