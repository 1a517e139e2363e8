package dev.roster.tck;

import dev.roster.model.UserId;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.StoreException;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a store of tokens must answer, as plain as can be. For one thread. */
final class TokenModel implements TokenStore {

    private final List<OneTimeToken> tokens = new ArrayList<>();

    @Override
    public void issue(OneTimeToken token) {
        if (!put(token)) {
            throw new StoreException("the hash is taken");
        }
    }

    @Override
    public Optional<OneTimeToken> find(OneTimeToken.Hash hash, OneTimeToken.Purpose purpose) {
        return tokens.stream()
                .filter(token -> token.hash().equals(hash) && token.purpose().equals(purpose))
                .findFirst();
    }

    @Override
    public Optional<OneTimeToken> find(UserId user, OneTimeToken.Purpose purpose) {
        return tokens.stream()
                .filter(token -> token.user().equals(user) && token.purpose().equals(purpose))
                .findFirst();
    }

    @Override
    public boolean consume(OneTimeToken token, Instant now) {
        return !token.isExpired(now) && tokens.remove(token);
    }

    @Override
    public int revoke(UserId user) {
        int before = tokens.size();
        tokens.removeIf(token -> token.user().equals(user));
        return before - tokens.size();
    }

    /** Makes the changes in order; who finds one that cannot be made {@linkplain #restore goes back}. */
    UnitOutcome.Kind apply(List<Change> changes) {
        for (Change change : changes) {
            UnitOutcome.Kind outcome = apply(change);
            if (outcome != UnitOutcome.Kind.WRITTEN) {
                return outcome;
            }
        }
        return UnitOutcome.Kind.WRITTEN;
    }

    private UnitOutcome.Kind apply(Change change) {
        return switch (change.kind()) {
            case ISSUE -> put(((Change.Issue) change).token()) ? UnitOutcome.Kind.WRITTEN : UnitOutcome.Kind.DUPLICATE;
            case REVOKE -> {
                revoke(((Change.Revoke) change).user());
                yield UnitOutcome.Kind.WRITTEN;
            }
            case CONSUME ->
                consume(((Change.Consume) change).token(), ((Change.Consume) change).now())
                        ? UnitOutcome.Kind.WRITTEN
                        : UnitOutcome.Kind.STALE;
        };
    }

    /** {@return what is kept now} */
    List<OneTimeToken> kept() {
        return List.copyOf(tokens);
    }

    /** Goes back to what was kept. */
    void restore(List<OneTimeToken> kept) {
        tokens.clear();
        tokens.addAll(kept);
    }

    private boolean put(OneTimeToken token) {
        boolean isTaken =
                tokens.stream().anyMatch(other -> other.hash().equals(token.hash()) && !isPlace(other, token));
        if (!isTaken) {
            tokens.removeIf(other -> isPlace(other, token));
            tokens.add(token);
        }
        return !isTaken;
    }

    private static boolean isPlace(OneTimeToken one, OneTimeToken other) {
        return one.user().equals(other.user()) && one.purpose().equals(other.purpose());
    }
}
