package dev.roster.mutants;

import dev.roster.spi.SealingKeys;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** Stores whose keys change or are shared. */
final class SealMutants {

    private SealMutants() {}

    static List<Mutant> all() {
        byte[] shared = drawn();
        return List.of(
                keys("fresh key", "draws a new key for every question", "SK-01", SealMutants::drawn),
                keys("short key", "has a key of 16 bytes", "SK-01", () -> new byte[SealingKeys.MIN_BYTES / 2]),
                keys("lent key", "gives the key itself away instead of a copy", "SK-01", () -> shared),
                keys("master key", "has one key for all tenants", "SK-02", () -> new byte[SealingKeys.MIN_BYTES]));
    }

    private static byte[] drawn() {
        byte[] key = new byte[SealingKeys.MIN_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private static Mutant keys(String name, String flaw, String rule, SealingKeys broken) {
        return Mutant.ofStores(name, flaw, rule, real -> new ForwardingStores(real) {
            @Override
            public <C> Optional<C> capability(Class<C> ability) {
                return ability.equals(SealingKeys.class)
                        ? Optional.of(ability.cast(broken))
                        : super.capability(ability);
            }
        });
    }
}
