package dev.roster.table;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), by which sources, plans and mappings are known again. */
public final class Fingerprints {

    private Fingerprints() {}

    /** {@return a new SHA-256, for one thread} */
    public static MessageDigest sha256() {
        return digest();
    }

    /**
     * The fingerprint of what was digested so far; the digest goes on.
     *
     * @param digest a digest of {@link #sha256}
     * @return 64 lower-case hexadecimal digits
     */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(copy(digest).digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException digestsCanBeCloned) {
            throw new IllegalStateException(digestsCanBeCloned);
        }
    }
}
