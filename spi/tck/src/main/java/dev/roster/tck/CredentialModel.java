package dev.roster.tck;

import dev.roster.model.UserId;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.UnitOutcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a store of credentials must answer, as plain as can be. For one thread. */
final class CredentialModel implements CredentialStore {

    private final Map<UserId, Credentials> kept = new HashMap<>();

    @Override
    public Optional<Credentials> find(UserId user) {
        return Optional.ofNullable(kept.get(user));
    }

    @Override
    public boolean save(Credentials next) {
        long stored = find(next.user()).map(Credentials::version).orElse(0L);
        if (next.version() != stored + 1) {
            return false;
        }
        kept.put(next.user(), next);
        return true;
    }

    @Override
    public boolean remove(UserId user) {
        return kept.remove(user) != null;
    }

    /** Makes one change; who finds one that cannot be made {@linkplain #restore goes back}. */
    UnitOutcome.Kind apply(Change change) {
        return switch (change.kind()) {
            case PUT -> save(((Change.Put) change).next()) ? UnitOutcome.Kind.WRITTEN : UnitOutcome.Kind.STALE;
            case REMOVE -> {
                remove(change.user());
                yield UnitOutcome.Kind.WRITTEN;
            }
            case END_SESSIONS -> {
                kept.computeIfPresent(
                        change.user(),
                        (user, before) -> before.next(before.password(), before.secondFactor())
                                .endingSessions());
                yield UnitOutcome.Kind.WRITTEN;
            }
        };
    }

    /** {@return what is kept now} */
    Map<UserId, Credentials> kept() {
        return Map.copyOf(kept);
    }

    /** Goes back to what was kept. */
    void restore(Map<UserId, Credentials> before) {
        kept.clear();
        kept.putAll(before);
    }
}
