package dev.roster.cell;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text in UTF-8 that a program took for Windows-1252: {@code JÃ¶rg} for {@code Jörg}. */
public final class Misdecoded {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String SIGNS = "ÃÂâÅÄÐÑ";

    private Misdecoded() {}

    /**
     * Tells what was meant by a text that looks wrongly decoded.
     *
     * @param text any text
     * @return what its bytes say in UTF-8; the text itself when it is none such
     */
    public static String meant(String text) {
        boolean hasSign = false;
        for (int i = 0; i < text.length() - 1 && !hasSign; i++) {
            hasSign = text.charAt(i) >= 0x80 && SIGNS.indexOf(text.charAt(i)) >= 0 && text.charAt(i + 1) >= 0x80;
        }
        if (!hasSign) {
            return text;
        }
        try {
            ByteBuffer bytes = WINDOWS.newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException rightlyDecoded) {
            return text;
        }
    }
}
