package dev.roster.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list of stolen passwords in a file, which is searched by halves. */
final class BreachedPasswordsFile implements BreachedPasswords {

    /** 40 digits, a colon, a count and the end of the line; no line is longer. */
    private static final int LONGEST_LINE = 64;

    private static final Pattern LINE = Pattern.compile("([0-9A-F]{40}):(\\d{1,18})\r?\n?");

    private final Path file;

    private BreachedPasswordsFile(Path file) {
        this.file = file;
    }

    static BreachedPasswordsFile of(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            lineFrom(channel, 0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the list of stolen passwords cannot be read: " + file, unreadable);
        } catch (IllegalStateException otherwise) {
            throw new IllegalArgumentException(file + " is no list of stolen passwords: it begins with no line of"
                    + " SHA-1 in capitals, colon and count; download it as one file, ordered by SHA-1");
        }
        return new BreachedPasswordsFile(file);
    }

    /** Opens the file for each look-up: whoever is interrupted while reading closes a channel for all. */
    @Override
    public long timesSeen(String sha1) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return find(channel, sha1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // What is sought begins at low or later, and before high; both are where lines begin.
    private static long find(FileChannel channel, String sha1) throws IOException {
        long low = 0;
        long high = channel.size();
        while (low < high) {
            Line middle = lineFrom(channel, startOfLine(channel, low, (low + high) >>> 1));
            int order = middle.sha1().compareTo(sha1);
            if (order == 0) {
                return middle.count();
            }
            if (order < 0) {
                low = middle.end();
            } else {
                high = middle.start();
            }
        }
        return 0;
    }

    // Where the line begins that holds a place.
    private static long startOfLine(FileChannel channel, long low, long place) throws IOException {
        long from = Math.max(low, place - LONGEST_LINE);
        String before = read(channel, from, (int) (place - from));
        int end = before.lastIndexOf('\n');
        if (end < 0 && from > low) {
            throw malformed(place);
        }
        return end < 0 ? low : from + end + 1;
    }

    private static Line lineFrom(FileChannel channel, long start) throws IOException {
        Matcher line = LINE.matcher(read(channel, start, LONGEST_LINE));
        if (!line.lookingAt()) {
            throw malformed(start);
        }
        return new Line(line.group(1), Long.parseLong(line.group(2)), start, start + line.end());
    }

    private static String read(FileChannel channel, long from, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            // Until there is enough, or the file ends.
        }
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
    }

    private static IllegalStateException malformed(long place) {
        return new IllegalStateException(
                "the list of stolen passwords has no line of SHA-1 in capitals, colon and count" + " at byte " + place
                        + "; download it again");
    }

    private record Line(String sha1, long count, long start, long end) {}
}
