package dev.roster.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.List;

/**
 * Reads the bytes that mean the same character in each code page in which Windows writes Latin letters.
 *
 * <p>{@code E9} is é in all of them; {@code F1} is ñ in one and ń in another, so it is not decoded. Below
 * {@code A0} only ASCII is: those bytes are letters in code pages older than Windows. A file of such
 * bytes alone can be read without being told its charset, since every answer gives the same text.
 */
final class UndisputedLatin extends CharsetDecoder {

    /** The code page that the file is said to be in; the others would do as well. */
    static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final List<Charset> CODE_PAGES = List.of(
            WINDOWS, Charset.forName("windows-1250"), Charset.forName("windows-1254"), Charset.forName("windows-1257"));

    private static final int FIRST_SIGN = 0xA0;

    /** The character of each byte; NUL where the code pages disagree, or one has none. */
    private static final char[] CHARACTERS = characters();

    UndisputedLatin() {
        super(WINDOWS, 1, 1);
    }

    /**
     * Whether bytes are surely Latin text: each stands for one character alone, letters stand in words with
     * letters of ASCII (a word of Cyrillic or Greek letters has none), and other signs stand apart from letters.
     *
     * @param head the start of the file, not all of it ASCII
     */
    static boolean fits(byte[] head) {
        int start = 0;
        while (start < head.length) {
            int end = start + 1;
            if (isWord(head[start])) {
                while (end < head.length && isWord(head[end])) {
                    end++;
                }
                if (!hasPlainLetter(head, start, end)) {
                    return false;
                }
            } else if (head[start] < 0 && !(character(head[start]) > 0 && standsApart(head, start))) {
                return false;
            }
            start = end;
        }
        return true;
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
        while (in.hasRemaining()) {
            if (!out.hasRemaining()) {
                return CoderResult.OVERFLOW;
            }
            byte octet = in.get(in.position());
            char character = octet >= 0 ? (char) octet : character(octet);
            if (octet < 0 && character == 0) {
                return CoderResult.unmappableForLength(1);
            }
            out.put(character);
            in.position(in.position() + 1);
        }
        return CoderResult.UNDERFLOW;
    }

    private static boolean hasPlainLetter(byte[] head, int start, int end) {
        for (int i = start; i < end; i++) {
            if (head[i] >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean standsApart(byte[] head, int at) {
        return (at == 0 || !isWord(head[at - 1])) && (at + 1 == head.length || !isWord(head[at + 1]));
    }

    private static boolean isWord(byte octet) {
        return Character.isLetter(octet >= 0 ? (char) octet : character(octet));
    }

    private static char character(byte octet) {
        return CHARACTERS[octet & 0xFF];
    }

    private static char[] characters() {
        char[] characters = new char[256];
        for (int i = FIRST_SIGN; i < characters.length; i++) {
            byte[] octet = {(byte) i};
            List<String> readings = CODE_PAGES.stream()
                    .map(page -> new String(octet, page))
                    .distinct()
                    .toList();
            characters[i] = readings.size() == 1 ? readings.get(0).charAt(0) : 0;
        }
        return characters;
    }
}
