package dev.roster.preview;

import dev.roster.table.Fingerprints;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/** What the ids of a plan's new users are made from: equal for equal plans, different for others. */
final class PlanSeed {

    private PlanSeed() {}

    /**
     * The seed of a plan's ids: 128 bits of SHA-256 over what makes the plan different from others.
     *
     * @param parts what tells plans apart; their order and borders count
     * @return the seed
     */
    static UUID of(String... parts) {
        MessageDigest digest = Fingerprints.sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }
}
