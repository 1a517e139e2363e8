package dev.roster.decide;

import dev.roster.model.UserId;
import java.util.UUID;

/** Ids of users that a plan creates: the same basis and row give the same id (UUID version 8, RFC 9562 §5.8). */
final class NewUserIds {

    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final long high;
    private final long low;

    NewUserIds(UUID seed) {
        high = seed.getMostSignificantBits();
        low = seed.getLeastSignificantBits();
    }

    UserId ofOrdinal(int ordinal) {
        long first = Hashes.mix(high ^ Hashes.mix(ordinal));
        long second = Hashes.mix(low ^ Hashes.mix(~(long) ordinal) ^ first);
        return new UserId(new UUID((first & ~0xF000L) | VERSION_8, (second >>> 2) | VARIANT).toString());
    }
}
