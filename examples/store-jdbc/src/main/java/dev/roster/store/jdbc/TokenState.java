package dev.roster.store.jdbc;

import dev.roster.spi.OneTimeToken;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The tokens that a commit touches, and what the units accepted so far make of them. */
final class TokenState {

    static final TokenState EMPTY = new TokenState(Map.of());

    private final Map<String, OneTimeToken> byHash;

    private TokenState(Map<String, OneTimeToken> byHash) {
        this.byHash = byHash;
    }

    /**
     * Locks the tokens whose hashes are named, so that a token is consumed once, here or elsewhere.
     *
     * @throws SQLException if the database refuses
     */
    static TokenState lock(Session session, List<TokenStore.Change> changes) throws SQLException {
        TreeSet<String> hashes = new TreeSet<>();
        for (TokenStore.Change change : changes) {
            switch (change.kind()) {
                case ISSUE ->
                    hashes.add(((TokenStore.Change.Issue) change).token().hash().value());
                case CONSUME ->
                    hashes.add(
                            ((TokenStore.Change.Consume) change).token().hash().value());
                case REVOKE -> {
                    // Whatever there is goes.
                }
            }
        }
        Map<String, OneTimeToken> byHash = new HashMap<>();
        if (!hashes.isEmpty()) {
            TokenRows.locked(session, hashes)
                    .forEach(token -> byHash.put(token.hash().value(), token));
        }
        return new TokenState(byHash);
    }

    /** Makes all changes of a unit, or none. */
    UnitOutcome apply(List<TokenStore.Change> changes) {
        if (changes.isEmpty()) {
            return UnitOutcome.WRITTEN;
        }
        Map<String, OneTimeToken> before = new HashMap<>(byHash);
        for (TokenStore.Change change : changes) {
            UnitOutcome outcome = apply(change);
            if (!outcome.equals(UnitOutcome.WRITTEN)) {
                byHash.clear();
                byHash.putAll(before);
                return outcome;
            }
        }
        return UnitOutcome.WRITTEN;
    }

    private UnitOutcome apply(TokenStore.Change change) {
        return switch (change.kind()) {
            case ISSUE -> issue(((TokenStore.Change.Issue) change).token());
            case REVOKE -> {
                var user = ((TokenStore.Change.Revoke) change).user();
                byHash.values().removeIf(token -> token.user().equals(user));
                yield UnitOutcome.WRITTEN;
            }
            case CONSUME -> {
                var consumption = (TokenStore.Change.Consume) change;
                OneTimeToken token = consumption.token();
                boolean isGood = !token.isExpired(consumption.now())
                        && byHash.remove(token.hash().value(), token);
                yield isGood ? UnitOutcome.WRITTEN : UnitOutcome.STALE;
            }
        };
    }

    private UnitOutcome issue(OneTimeToken token) {
        OneTimeToken holder = byHash.get(token.hash().value());
        if (holder != null && !TokenRows.Place.of(holder).equals(TokenRows.Place.of(token))) {
            return UnitOutcome.duplicate(null);
        }
        byHash.values().removeIf(earlier -> TokenRows.Place.of(earlier).equals(TokenRows.Place.of(token)));
        byHash.put(token.hash().value(), token);
        return UnitOutcome.WRITTEN;
    }
}
