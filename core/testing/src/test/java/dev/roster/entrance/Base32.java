package dev.roster.entrance;

import java.io.ByteArrayOutputStream;

/** What an authenticator makes of a secret that somebody types. */
final class Base32 {

    private Base32() {}

    static byte[] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int held = 0;
        for (char c : text.replace(" ", "").toCharArray()) {
            buffer = (buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)) & 0xffff;
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.write(buffer >> held & 0xff);
            }
        }
        return bytes.toByteArray();
    }
}
