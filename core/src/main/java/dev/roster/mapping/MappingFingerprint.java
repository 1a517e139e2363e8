package dev.roster.mapping;

import dev.roster.spi.SavedMapping;
import dev.roster.table.Fingerprints;
import dev.roster.words.HeaderNames;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What the headers of a file come to, so that a file of the same kind is known again: the same names in any order,
 * however they are written.
 */
public final class MappingFingerprint {

    private MappingFingerprint() {}

    /**
     * Computes the fingerprint of headers.
     *
     * @param headers the headers as they stand in the file
     * @return 64 hexadecimal digits
     */
    public static String of(List<String> headers) {
        List<String> keys = headers.stream().map(HeaderNames::key).sorted().toList();
        MessageDigest digest = Fingerprints.sha256();
        for (String key : keys) {
            for (int i = 0; i < key.length(); i++) {
                digest.update((byte) (key.charAt(i) >> 8));
                digest.update((byte) key.charAt(i));
            }
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Turns a mapping that a person saw and confirmed into what a store keeps.
     *
     * @param mapping the mapping; its columns that are not imported are kept as left out
     * @param confirmedBy who confirmed it
     * @param confirmedAt when
     * @return the mapping to save
     * @throws IllegalArgumentException if the file has no header: there is nothing to know it again by
     */
    public static SavedMapping confirmed(TableMapping mapping, String confirmedBy, Instant confirmedAt) {
        if (mapping.headerRow() == 0) {
            throw new IllegalArgumentException("the mapping of a file without a header cannot be saved");
        }
        List<String> headers = mapping.headers();
        List<SavedMapping.Column> columns = new ArrayList<>();
        for (ColumnMapping column : mapping.columns()) {
            columns.add(saved(headers.get(column.index()), column));
        }
        return new SavedMapping(of(headers), confirmedAt, confirmedBy, columns);
    }

    private static SavedMapping.Column saved(String header, ColumnMapping column) {
        if (column.field() != null) {
            String format = column.format().text();
            return new SavedMapping.Column(
                    header, SavedMapping.Column.Use.FIELD, column.field().key(), format);
        }
        return column.control() == null
                ? SavedMapping.Column.ignored(header)
                : new SavedMapping.Column(
                        header,
                        SavedMapping.Column.Use.CONTROL,
                        column.control().name(),
                        "");
    }
}
