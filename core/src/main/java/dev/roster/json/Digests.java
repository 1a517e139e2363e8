package dev.roster.json;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 over the bytes of a plan. */
final class Digests {

    private Digests() {}

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The last line of a plan with this digest, to be compared byte by byte. */
    static String lastLine(String hex) {
        return "{\"digest\":\"" + hex + "\"}\n";
    }

    /** Passes bytes on and digests them. */
    static OutputStream digesting(OutputStream out, MessageDigest digest) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                digest.update(bytes, offset, length);
                out.write(bytes, offset, length);
            }
        };
    }
}
