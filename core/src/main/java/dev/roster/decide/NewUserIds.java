package dev.roster.decide;

import dev.roster.compact.Hashes;
import dev.roster.model.UserId;
import dev.roster.table.Row;
import java.util.UUID;

/**
 * Ids of users that a plan creates: the same basis and row give the same id (UUID version 8, RFC 9562 §5.8).
 *
 * <p>What a row says counts as well as its place, so that parts of a file that are planned one by one with one seed never
 * draw an id twice: rows at the same place of two parts differ in number or content, equal rows of one part in place.
 */
final class NewUserIds {

    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final long high;
    private final long low;

    NewUserIds(UUID seed) {
        high = seed.getMostSignificantBits();
        low = seed.getLeastSignificantBits();
    }

    /**
     * The id of the user whom a row creates.
     *
     * @param ordinal the place of the row in the plan, from 0
     * @param mark what the row says, as {@link #mark} gives it
     */
    UserId of(int ordinal, long mark) {
        long first = Hashes.mix(high ^ Hashes.mix(mark ^ Hashes.mix(ordinal)));
        long second = Hashes.mix(low ^ Hashes.mix(Hashes.mix(mark) ^ ~(long) ordinal) ^ first);
        return new UserId(new UUID((first & ~0xF000L) | VERSION_8, (second >>> 2) | VARIANT).toString());
    }

    /** What tells a row from others: its number in the file and its cells, as 64 bits. */
    static long mark(Row row) {
        long mark = row.number();
        for (int i = 0; i < row.size(); i++) {
            mark = Hashes.mix(mark) ^ Hashes.of(row.cell(i));
        }
        return Hashes.mix(mark);
    }
}
