package dev.roster.store.jdbc;

import dev.roster.model.UserId;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.TokenStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** One-time tokens in {@code roster_tokens}: one row for each user and purpose, and each hash once. */
final class JdbcTokenStore implements TokenStore {

    private static final String UPDATE = "update roster_tokens"
            + " set hash = ?, address = ?, issuer = ?, issued_at = ?, expires_at = ?"
            + " where tenant = ? and user_id = ? and purpose = ?";

    private static final String INSERT = "insert into roster_tokens (hash, address, issuer, issued_at, expires_at,"
            + " tenant, user_id, purpose) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String FIND =
            "select " + TokenRows.COLUMNS + " from roster_tokens where tenant = ? and hash = ? and purpose = ?";
    private static final String FIND_OF =
            "select " + TokenRows.COLUMNS + " from roster_tokens where tenant = ? and user_id = ? and purpose = ?";

    private static final String CONSUME = "delete from roster_tokens"
            + " where hash = ? and address = ? and issuer = ? and issued_at = ? and expires_at = ?"
            + " and tenant = ? and user_id = ? and purpose = ? and expires_at > ?";

    private static final String REVOKE = "delete from roster_tokens where tenant = ? and user_id = ?";

    private final Database database;

    JdbcTokenStore(Database database) {
        this.database = database;
    }

    @Override
    public void issue(OneTimeToken token) {
        Contest.settle(database, "keep a token", session -> issue(session, token));
    }

    @Override
    public Optional<OneTimeToken> find(OneTimeToken.Hash hash, OneTimeToken.Purpose purpose) {
        return database.read(
                "find a token",
                session ->
                        session.query(FIND, TokenRows::token, session.tenant(), hash.value(), purpose.name()).stream()
                                .findFirst());
    }

    @Override
    public Optional<OneTimeToken> find(UserId user, OneTimeToken.Purpose purpose) {
        return database.read(
                "find the token of a user",
                session ->
                        session
                                .query(FIND_OF, TokenRows::token, session.tenant(), user.value(), purpose.name())
                                .stream()
                                .findFirst());
    }

    @Override
    public boolean consume(OneTimeToken token, Instant now) {
        return database.run(
                "consume a token",
                session -> session.update(CONSUME, arguments(session, token, Moments.micros(now))) == 1);
    }

    @Override
    public int revoke(UserId user) {
        return database.run("revoke tokens", session -> session.update(REVOKE, session.tenant(), user.value()));
    }

    private static boolean issue(Session session, OneTimeToken token) throws SQLException {
        return session.update(UPDATE, arguments(session, token)) == 1
                || session.update(INSERT, arguments(session, token)) == 1;
    }

    private static Object[] arguments(Session session, OneTimeToken token, Object... more) {
        Object[] columns = {
            token.hash().value(),
            token.address().value(),
            token.issuer(),
            Moments.micros(token.issuedAt()),
            Moments.micros(token.expiresAt()),
            session.tenant(),
            token.user().value(),
            token.purpose().name()
        };
        Object[] all = Arrays.copyOf(columns, columns.length + more.length);
        System.arraycopy(more, 0, all, columns.length, more.length);
        return all;
    }
}
