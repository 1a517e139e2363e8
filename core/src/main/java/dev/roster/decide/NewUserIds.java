package dev.roster.decide;

import dev.roster.model.UserId;
import dev.roster.table.Fingerprints;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/** Ids of users that a plan creates: the same basis and row give the same id (UUID version 8, RFC 9562 §5.8). */
public final class NewUserIds {

    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final long high;
    private final long low;

    NewUserIds(UUID seed) {
        high = seed.getMostSignificantBits();
        low = seed.getLeastSignificantBits();
    }

    /**
     * The seed of a plan's ids: 128 bits of SHA-256 over what makes the plan different from others.
     *
     * @param parts what tells plans apart; their order and borders count
     * @return the seed
     */
    public static UUID seed(String... parts) {
        MessageDigest digest = Fingerprints.sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }

    UserId ofOrdinal(int ordinal) {
        long first = Hashes.mix(high ^ Hashes.mix(ordinal));
        long second = Hashes.mix(low ^ Hashes.mix(~(long) ordinal) ^ first);
        return new UserId(new UUID((first & ~0xF000L) | VERSION_8, (second >>> 2) | VARIANT).toString());
    }
}
