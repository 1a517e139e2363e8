package dev.roster.excel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML document (XML 1.0, appendix F): UTF-16 by its mark or its first bytes, otherwise as the
 * document says, otherwise UTF-8. Bytes that do not decode are an error, whatever the parser would make of them.
 */
final class XmlCharacters {

    private static final int HEAD_BYTES = 256;
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]{0,150}?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final char MARK = '\uFEFF';

    private XmlCharacters() {}

    /**
     * Decodes a document.
     *
     * @throws Refusal if it names an encoding that there is not
     * @throws IOException if the workbook cannot be read
     */
    static Reader of(InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD_BYTES);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
        Charset charset = charset(head);
        String start = new String(head, charset);
        Reader reader = new InputStreamReader(
                whole,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        if (!start.isEmpty() && start.charAt(0) == MARK) {
            reader.read();
        }
        return reader;
    }

    private static Charset charset(byte[] head) throws Refusal {
        int first = head.length < 2 ? 0 : (head[0] & 0xFF) << 8 | (head[1] & 0xFF);
        return switch (first) {
            case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
            case 0xFFFE, 0x3C00 -> StandardCharsets.UTF_16LE;
            case 0xEFBB -> StandardCharsets.UTF_8;
            default -> declared(new String(head, StandardCharsets.ISO_8859_1));
        };
    }

    private static Charset declared(String start) throws Refusal {
        Matcher declared = DECLARED.matcher(start);
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw Refusal.malformed(XlsxMessages.BROKEN_XML);
        }
    }
}
