package dev.roster.excel;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Lets the XML parser take only so many characters until it shows something for them. That bounds everything the
 * parser collects by itself, such as attributes, names and comments, without a second look at the XML.
 */
final class Leash extends FilterReader {

    private static final int LENGTH = 1 << 18;

    private int left = LENGTH;

    Leash(Reader in) {
        super(in);
    }

    /** Gives the full length again; called at each thing that the parser shows. */
    void loosen() {
        left = LENGTH;
    }

    @Override
    public int read() throws IOException {
        pull(1);
        return super.read();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        pull(read);
        return read;
    }

    private void pull(int characters) throws Refusal {
        left -= characters;
        if (left < 0) {
            throw Refusal.tooLarge(XlsxMessages.UNBOUNDED_XML);
        }
    }
}
