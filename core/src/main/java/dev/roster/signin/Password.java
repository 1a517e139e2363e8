package dev.roster.signin;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * What somebody typed as their password, in the one form in which passwords are compared: OpaqueString of RFC 8265, which makes
 * every blank a plain one, composes letters (NFC) and leaves the case as it is. So a password is the same on every keyboard.
 *
 * <p>Shows itself nowhere, {@link #toString()} included. {@link #close()} overwrites it; a password beyond ASCII was a text of the
 * JDK's for a moment, which the garbage collector takes and nobody overwrites. Safe for use by many threads until it is closed.
 */
public final class Password implements AutoCloseable {

    /** The most UTF-16 units that are looked at; composing the letters of longer ones could take any time. */
    public static final int MAX_CHARS = 4096;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private final char[] chars;
    private final int length;
    private final boolean isUsable;
    private volatile boolean isClosed;

    private Password(char[] chars, int length, boolean isUsable) {
        this.chars = chars;
        this.length = length;
        this.isUsable = isUsable;
    }

    /**
     * Takes what was typed, whatever it is; what cannot be a password is told by {@link #isUsable()}.
     *
     * @param typed the password as typed, blanks at its ends included; {@code CharBuffer.wrap(chars)} of an array, which stays
     *     the caller's to overwrite
     * @return the password
     */
    public static Password of(CharSequence typed) {
        if (typed.length() > MAX_CHARS) {
            return new Password(new char[0], Character.codePointCount(typed, 0, typed.length()), false);
        }
        char[] chars = isAscii(typed) ? copy(typed) : prepared(typed);
        return new Password(chars, Character.codePointCount(chars, 0, chars.length), areUsable(chars));
    }

    /** {@return the number of code points, each of which counts as one character (NIST SP 800-63B)} */
    public int length() {
        return length;
    }

    /**
     * Tells whether it can be a password at all.
     *
     * @return whether it is neither empty nor longer than {@value #MAX_CHARS} UTF-16 units, and holds no control character, halved
     *     surrogate, unassigned or private code point, and of those that nobody sees only what keyboards write inside of emoji and
     *     words: joiners and variation selectors, which OpaqueString itself refuses
     */
    public boolean isUsable() {
        return isUsable;
    }

    /**
     * The bytes that are hashed.
     *
     * @param maxLength the most bytes that the hasher takes
     * @return its UTF-8; the caller's to overwrite
     * @throws PasswordRefusedException if it is longer, which is never cut, or not usable
     * @throws IllegalStateException if it was closed
     */
    public byte[] utf8(int maxLength) {
        char[] usable = usableChars();
        int length = utf8Length(usable);
        if (length > maxLength) {
            throw PasswordRefusedException.tooLong(maxLength);
        }
        byte[] bytes = new byte[length];
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(usable), ByteBuffer.wrap(bytes), true);
        return bytes;
    }

    /**
     * Tells whether a hasher takes it.
     *
     * @param maxLength the most bytes that the hasher takes
     * @return whether it is usable and no longer
     * @throws IllegalStateException if it was closed
     */
    public boolean fits(int maxLength) {
        return isUsable && utf8Length(open()) <= maxLength;
    }

    /** The characters that are hashed, the caller's to overwrite, for hashers that take no bytes. */
    char[] charsFor(int maxLength) {
        char[] usable = usableChars();
        if (utf8Length(usable) > maxLength) {
            throw PasswordRefusedException.tooLong(maxLength);
        }
        return usable.clone();
    }

    /** The password as a text, for rules that compare it. */
    String text() {
        return new String(open());
    }

    /** Overwrites it; nothing can be asked of it afterwards but its length. */
    @Override
    public void close() {
        isClosed = true;
        Arrays.fill(chars, '\0');
    }

    /** {@return the same for every password} */
    @Override
    public String toString() {
        return "•••";
    }

    private char[] usableChars() {
        if (!isUsable) {
            throw PasswordRefusedException.unusable();
        }
        return open();
    }

    private char[] open() {
        if (isClosed) {
            throw new IllegalStateException("the password was closed; ask before that");
        }
        return chars;
    }

    private static boolean isAscii(CharSequence typed) {
        for (int i = 0; i < typed.length(); i++) {
            if (typed.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static char[] copy(CharSequence typed) {
        char[] chars = new char[typed.length()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = typed.charAt(i);
        }
        return chars;
    }

    /** Every blank is a space of its own kind in the basic plane, so one unit each. */
    private static char[] prepared(CharSequence typed) {
        char[] spaced = copy(typed);
        for (int i = 0; i < spaced.length; i++) {
            if (Character.getType(spaced[i]) == Character.SPACE_SEPARATOR) {
                spaced[i] = ' ';
            }
        }
        char[] composed = Normalizer.normalize(CharBuffer.wrap(spaced), Normalizer.Form.NFC)
                .toCharArray();
        Arrays.fill(spaced, '\0');
        return composed;
    }

    private static boolean areUsable(char[] chars) {
        for (int i = 0; i < chars.length; ) {
            int codePoint = Character.codePointAt(chars, i);
            if (!isUsable(codePoint)) {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        return chars.length > 0;
    }

    private static boolean isUsable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> codePoint == ZERO_WIDTH_JOINER || codePoint == ZERO_WIDTH_NON_JOINER;
            default -> true;
        };
    }

    private static int utf8Length(char[] chars) {
        int bytes = 0;
        for (char c : chars) {
            // A code point beyond the basic plane is two units and four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
