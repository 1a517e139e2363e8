package dev.roster.store.jdbc;

import dev.roster.model.EmailAddress;
import dev.roster.model.UserId;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.TokenStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How tokens lie in {@code roster_tokens}: one row for each user and purpose. */
final class TokenRows {

    /** Where a token lies. */
    record Place(String user, String purpose) {
        static Place of(OneTimeToken token) {
            return new Place(token.user().value(), token.purpose().name());
        }
    }

    static final String COLUMNS = "hash, purpose, user_id, address, issuer, issued_at, expires_at";

    private static final String TABLE = "roster_tokens";
    private static final List<String> INSERTED = List.of(COLUMNS.split(", "));
    private static final List<String> USER = List.of("user_id");
    private static final List<String> USER_AND_PURPOSE = List.of("user_id", "purpose");

    private TokenRows() {}

    /**
     * The tokens of some hashes, in their order, locked.
     *
     * @throws SQLException if the database refuses
     */
    static List<OneTimeToken> locked(Session session, Collection<String> sortedHashes) throws SQLException {
        return session.query(
                "select " + COLUMNS + " from " + session.dialect().locked(TABLE, "hash"),
                TokenRows::token,
                sortedHashes.toArray(new String[0]),
                session.tenant());
    }

    /**
     * Makes changes that were judged, in their order; three statements for any number of them.
     *
     * @throws SQLException if the database refuses
     */
    static void write(Session session, List<TokenStore.Change> changes) throws SQLException {
        Set<String> revoked = new LinkedHashSet<>();
        Set<Place> replaced = new LinkedHashSet<>();
        Map<Place, OneTimeToken> left = new LinkedHashMap<>();
        for (TokenStore.Change change : changes) {
            switch (change.kind()) {
                case ISSUE -> {
                    OneTimeToken token = ((TokenStore.Change.Issue) change).token();
                    replaced.add(Place.of(token));
                    left.put(Place.of(token), token);
                }
                case REVOKE -> {
                    String user = ((TokenStore.Change.Revoke) change).user().value();
                    revoked.add(user);
                    left.keySet().removeIf(place -> place.user().equals(user));
                }
                case CONSUME -> {
                    Place place = Place.of(((TokenStore.Change.Consume) change).token());
                    replaced.add(place);
                    left.remove(place);
                }
            }
        }
        session.bulk()
                .delete(
                        TABLE,
                        USER,
                        revoked.stream()
                                .map(user -> new @Nullable Object[] {user})
                                .toList(),
                        Bulk.Found.ANY);
        session.bulk()
                .delete(
                        TABLE,
                        USER_AND_PURPOSE,
                        replaced.stream()
                                .map(place -> new @Nullable Object[] {place.user(), place.purpose()})
                                .toList(),
                        Bulk.Found.ANY);
        session.bulk()
                .insert(
                        TABLE,
                        INSERTED,
                        left.values().stream().map(TokenRows::row).toList());
    }

    private static @Nullable Object[] row(OneTimeToken token) {
        return new @Nullable Object[] {
            token.hash().value(),
            token.purpose().name(),
            token.user().value(),
            token.address().value(),
            token.issuer(),
            Moments.micros(token.issuedAt()),
            Moments.micros(token.expiresAt())
        };
    }

    static OneTimeToken token(ResultSet row) throws SQLException {
        return new OneTimeToken(
                new OneTimeToken.Hash(row.getString(1)),
                new OneTimeToken.Purpose(row.getString(2)),
                new UserId(row.getString(3)),
                new EmailAddress(row.getString(4)),
                row.getString(5),
                Moments.moment(row.getLong(6)),
                Moments.moment(row.getLong(7)));
    }
}
