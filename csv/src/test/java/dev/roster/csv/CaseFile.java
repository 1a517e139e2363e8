package dev.roster.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads a file of cases: blocks of {@code key: value} lines. */
final class CaseFile {

    private CaseFile() {}

    /** One block. */
    record Case(Map<String, String> values) {

        String text(String key) {
            return values.getOrDefault(key, "");
        }

        boolean has(String key) {
            return values.containsKey(key);
        }

        byte[] bytes(String key) {
            return unescape(text(key));
        }

        @Override
        public String toString() {
            return text("id") + ": " + text("why");
        }
    }

    static List<Case> read(String resource) {
        try (InputStream in = Objects.requireNonNull(CaseFile.class.getResourceAsStream(resource), resource)) {
            return Arrays.stream(new String(in.readAllBytes(), UTF_8).split("\n\n", -1))
                    .map(CaseFile::block)
                    .filter(found -> found.has("id"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Case block(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int colon = line.indexOf(':');
            values.put(line.substring(0, colon), line.length() > colon + 2 ? line.substring(colon + 2) : "");
        });
        return new Case(values);
    }

    static byte[] unescape(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (points[i] == '{') {
                bytes.write(HexFormat.fromHexDigits(new String(points, i + 1, 2)));
                i += 3;
            } else {
                bytes.writeBytes(visible(points[i]).getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** Bytes as a case may be written. */
    static String escape(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte octet : bytes) {
            boolean isPlain = octet > ' ' && octet < 0x7F && octet != '{';
            text.append(
                    isPlain ? Character.toString(octet) : "{" + HexFormat.of().toHexDigits(octet) + "}");
        }
        return text.toString();
    }

    private static String visible(int point) {
        return switch (point) {
            case '␍' -> "\r";
            case '␊' -> "\n";
            case '␉' -> "\t";
            default -> Character.toString(point);
        };
    }
}
