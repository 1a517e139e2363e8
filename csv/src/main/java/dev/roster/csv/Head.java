package dev.roster.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The start of a file, and what it tells about the rest. */
final class Head {

    /** How much is looked at before the first row, in bytes. */
    static final int LENGTH = 1 << 16;

    private final byte[] bytes;
    private final Encoding encoding;
    private final Separator separator;

    private Head(byte[] bytes, Encoding encoding, Separator separator) {
        this.bytes = bytes;
        this.encoding = encoding;
        this.separator = separator;
    }

    /**
     * Reads the head; what was asked for is believed.
     *
     * @throws Refusal if the file surely is no CSV
     * @throws IOException if it cannot be read
     */
    static Head read(InputStream in, @Nullable Charset charset, @Nullable Character separator) throws IOException {
        byte[] bytes = in.readNBytes(LENGTH);
        Encoding encoding = Encoding.of(bytes, charset);
        return new Head(bytes, encoding, Separator.of(encoding.guess(bytes), separator));
    }

    /** {@return the bytes} */
    byte[] bytes() {
        return bytes;
    }

    Encoding encoding() {
        return encoding;
    }

    Separator separator() {
        return separator;
    }

    /** {@return the style of a file that programs read as they read this one} */
    CsvStyle style() {
        return new CsvStyle(
                separator.character(), encoding.isPlainUtf8() ? ByteOrderMark.LEFT_OUT : ByteOrderMark.WRITTEN);
    }

    /** {@return how the file is read and why, for people} */
    @Override
    public String toString() {
        return "CSV, " + encoding + ", " + separator;
    }
}
