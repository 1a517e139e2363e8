package dev.roster.excel;

import dev.roster.table.SourceLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The texts that cells refer to by number (ECMA-376 part 1, 18.4), in bounded memory: they are kept in blocks outside
 * the heap once there are many, and what was asked for last stays at hand.
 */
final class SharedStrings implements AutoCloseable {

    private static final int BLOCK_STRINGS = 32;
    private static final int BLOCK_BYTES = 1 << 13;
    private static final int CACHED_BLOCKS = 1 << 9;
    private static final int PREFIX = Integer.BYTES;
    private static final int TOO_LONG = -1;

    private final TextSpool spool = new TextSpool();
    private final @Nullable Block[] cache = new Block[CACHED_BLOCKS];
    private final SourceLimits limits;
    private long[] starts = new long[64];
    private int[] firsts = new int[64];
    private int blocks;
    private int count;
    private Block last = new Block(0, 0, new byte[0]);

    /** Texts that stand together; each is made once. */
    private static final class Block {
        final int first;
        final int size;
        final byte[] bytes;
        final @Nullable String[] texts;

        Block(int first, int size, byte[] bytes) {
            this.first = first;
            this.size = size;
            this.bytes = bytes;
            this.texts = new String[size];
        }

        boolean holds(int index) {
            return index >= first && index - first < size;
        }
    }

    private SharedStrings(SourceLimits limits) {
        this.limits = limits;
    }

    /** A workbook without shared texts. */
    static SharedStrings none(SourceLimits limits) {
        return new SharedStrings(limits);
    }

    /**
     * Reads all texts.
     *
     * @throws Refusal if the part is broken or there are too many
     * @throws IOException if the workbook cannot be read
     */
    static SharedStrings read(InputStream part, SourceLimits limits) throws IOException {
        SharedStrings strings = new SharedStrings(limits);
        try (XmlPart xml = new XmlPart(part, limits.archive().depth())) {
            StringBuilder text = new StringBuilder();
            while (xml.toElement()) {
                if (xml.is("si")) {
                    text.setLength(0);
                    strings.add(RichText.read(xml, text, limits.cellLength()) ? text : null);
                }
            }
            strings.spool.finish();
            return strings;
        } catch (IOException | RuntimeException | Error failed) {
            strings.close();
            throw failed;
        }
    }

    /**
     * The text of this number.
     *
     * @throws Refusal if there is none, or it is longer than a cell may be
     * @throws IOException if the workbook cannot be read
     */
    String get(int index) throws IOException {
        if (index < 0 || index >= count) {
            throw Refusal.malformed(XlsxMessages.SHARED_STRING);
        }
        if (!last.holds(index)) {
            last = block(index);
        }
        String text = last.texts[index - last.first];
        return text == null ? decode(last, index) : text;
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }

    private void add(@Nullable StringBuilder text) throws IOException {
        if (count >= limits.archive().sharedStrings()) {
            throw Refusal.tooLarge(
                    XlsxMessages.tooMany("shared texts", limits.archive().sharedStrings()));
        }
        byte[] bytes = text == null ? new byte[0] : text.toString().getBytes(StandardCharsets.UTF_8);
        boolean isFull = blocks > 0
                && (count - firsts[blocks - 1] >= BLOCK_STRINGS
                        || spool.length() - starts[blocks - 1] + bytes.length > BLOCK_BYTES);
        if (blocks == 0 || isFull) {
            startBlock();
        }
        spool.append(ByteBuffer.allocate(PREFIX)
                .putInt(text == null ? TOO_LONG : bytes.length)
                .array());
        spool.append(bytes);
        count++;
    }

    private void startBlock() {
        if (blocks == starts.length) {
            starts = Arrays.copyOf(starts, blocks * 2);
            firsts = Arrays.copyOf(firsts, blocks * 2);
        }
        starts[blocks] = spool.length();
        firsts[blocks] = count;
        blocks++;
    }

    private Block block(int index) throws IOException {
        int found = Arrays.binarySearch(firsts, 0, blocks, index);
        int number = found >= 0 ? found : -found - 2;
        Block cached = cache[number % CACHED_BLOCKS];
        if (cached != null && cached.first == firsts[number]) {
            return cached;
        }
        boolean isLast = number + 1 == blocks;
        byte[] bytes = new byte[(int) ((isLast ? spool.length() : starts[number + 1]) - starts[number])];
        spool.read(starts[number], bytes);
        Block block = new Block(firsts[number], (isLast ? count : firsts[number + 1]) - firsts[number], bytes);
        cache[number % CACHED_BLOCKS] = bytes.length <= BLOCK_BYTES + BLOCK_STRINGS * PREFIX ? block : null;
        return block;
    }

    private String decode(Block block, int index) throws Refusal {
        ByteBuffer bytes = ByteBuffer.wrap(block.bytes);
        for (int i = block.first; i < index; i++) {
            bytes.position(bytes.position() + PREFIX + Math.max(0, bytes.getInt(bytes.position())));
        }
        int length = bytes.getInt();
        if (length == TOO_LONG) {
            throw Refusal.tooLarge(XlsxMessages.cellTooLong(limits.cellLength()));
        }
        String text = EscapedText.decode(new String(block.bytes, bytes.position(), length, StandardCharsets.UTF_8));
        block.texts[index - block.first] = text;
        return text;
    }
}
