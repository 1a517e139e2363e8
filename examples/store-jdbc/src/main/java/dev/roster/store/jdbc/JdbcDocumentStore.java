package dev.roster.store.jdbc;

import dev.roster.model.UserId;
import dev.roster.spi.DocumentStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents in {@code roster_documents}. */
final class JdbcDocumentStore implements DocumentStore {

    static final String TABLE = "roster_documents";

    private static final String SELECT =
            "select kind, document_key, user_id, version, json from roster_documents where tenant = ? and kind = ?";
    private static final String FIND = SELECT + " and document_key = ?";
    private static final String PAGE =
            " and document_key > ? order by tenant, kind, document_key fetch first ? rows only";
    private static final String INSERT = "insert into roster_documents"
            + " (tenant, kind, document_key, user_id, version, json) values (?, ?, ?, ?, 1, ?)";
    private static final String UPDATE = "update roster_documents set user_id = ?, version = version + 1, json = ?"
            + " where tenant = ? and kind = ? and document_key = ? and version = ?";
    private static final String DELETE =
            "delete from roster_documents where tenant = ? and kind = ? and document_key = ? and version = ?";

    private final Database database;

    JdbcDocumentStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Document> find(String kind, String key) {
        return list("read a document", new Sql(FIND, database.tenant(), kind, key)).stream()
                .findFirst();
    }

    @Override
    public List<Document> ofKind(String kind, Page page) {
        return list("list documents", new Sql(SELECT + PAGE, database.tenant(), kind, page.after(), page.limit()));
    }

    @Override
    public List<Document> ofUser(UserId user, String kind, Page page) {
        return list(
                "list documents",
                new Sql(SELECT + " and user_id = ?", database.tenant(), kind, user.value())
                        .add(PAGE, page.after(), page.limit()));
    }

    @Override
    public Optional<Document> put(Document document) {
        String task = "keep a document";
        try {
            boolean isKept = database.transact(
                    task, session -> document.version() == 0 ? insert(session, document) : update(session, document));
            return isKept ? Optional.of(document.kept()) : Optional.empty();
        } catch (SQLException failure) {
            if (database.dialect().isUniqueViolation(failure)) {
                return Optional.empty();
            }
            throw database.translated(task, failure);
        }
    }

    @Override
    public boolean delete(Document document) {
        return database.run(
                "remove a document",
                session -> session.update(DELETE, session.tenant(), document.kind(), document.key(), document.version())
                        == 1);
    }

    private List<Document> list(String task, Sql question) {
        return database.read(
                task, session -> session.query(question.text(), JdbcDocumentStore::document, question.arguments()));
    }

    private static boolean insert(Session session, Document document) throws SQLException {
        boolean isFree = session.query(
                        FIND, JdbcDocumentStore::document, session.tenant(), document.kind(), document.key())
                .isEmpty();
        return isFree
                && session.update(
                                INSERT,
                                session.tenant(),
                                document.kind(),
                                document.key(),
                                userOf(document),
                                document.json())
                        == 1;
    }

    private static boolean update(Session session, Document document) throws SQLException {
        return session.update(
                        UPDATE,
                        userOf(document),
                        document.json(),
                        session.tenant(),
                        document.kind(),
                        document.key(),
                        document.version())
                == 1;
    }

    private static @Nullable String userOf(Document document) {
        UserId user = document.user();
        return user == null ? null : user.value();
    }

    private static Document document(ResultSet row) throws SQLException {
        String user = row.getString(3);
        return new Document(
                row.getString(1),
                row.getString(2),
                user == null ? null : new UserId(user),
                row.getLong(4),
                row.getString(5));
    }
}
