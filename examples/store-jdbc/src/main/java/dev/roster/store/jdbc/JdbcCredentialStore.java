package dev.roster.store.jdbc;

import dev.roster.model.UserId;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import java.sql.SQLException;
import java.util.Optional;

/** What users sign in with, in {@code roster_credentials}: one row for each user. */
final class JdbcCredentialStore implements CredentialStore {

    private static final String TASK = "save credentials";
    private static final String FIND =
            "select " + CredentialRows.SELECTED + " from roster_credentials where tenant = ? and user_id = ?";

    private final Database database;

    JdbcCredentialStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Credentials> find(UserId user) {
        return database.read(
                "find credentials",
                session -> session.query(FIND, CredentialRows::credentials, session.tenant(), user.value()).stream()
                        .findFirst());
    }

    /** The first ones are contested by the unique key, later ones by the version in the condition. */
    @Override
    public boolean save(Credentials next) {
        try {
            return database.transact(TASK, session -> {
                if (next.version() > 1) {
                    return CredentialRows.replace(session, next);
                }
                CredentialRows.insert(session, next);
                return true;
            });
        } catch (SQLException failure) {
            if (database.dialect().isUniqueViolation(failure)) {
                return false;
            }
            throw database.translated(TASK, failure);
        }
    }

    @Override
    public boolean remove(UserId user) {
        return database.run("remove credentials", session -> CredentialRows.remove(session, user.value()));
    }
}
