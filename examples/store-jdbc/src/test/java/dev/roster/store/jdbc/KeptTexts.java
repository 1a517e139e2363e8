package dev.roster.store.jdbc;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;

/** Everything that stores keep, as texts by where they stand. */
final class KeptTexts {

    private static final int ALL = 1_000;
    private static final Set<String> KINDS =
            Set.of("note", "job", "scheduled-job", "import-wizard", "directory-sync", "retention");

    private final Map<String, List<String>> texts = new TreeMap<>();

    private KeptTexts() {}

    /** Every column of every table of Roster's, whatever its type, in the rows of a tenant. */
    static KeptTexts ofDatabase(DataSource source, String tenant) {
        KeptTexts kept = new KeptTexts();
        try (Connection connection = source.getConnection()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = connection.getMetaData().getTables(null, null, null, new String[] {"TABLE"})) {
                while (found.next()) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
            tables.removeIf(table -> !table.toLowerCase(Locale.ROOT).matches("roster_(?!schema).*"));
            for (String table : tables) {
                kept.addTable(connection, table, tenant);
            }
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        }
        return kept;
    }

    private void addTable(Connection connection, String table, String tenant) throws SQLException, IOException {
        try (PreparedStatement statement =
                connection.prepareStatement("select * from " + table + " where tenant = ?")) {
            statement.setString(1, tenant);
            addRows(table, statement);
        }
    }

    private void addRows(String table, PreparedStatement statement) throws SQLException, IOException {
        try (ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    add(table + "." + rows.getMetaData().getColumnName(i), text(rows.getObject(i)));
                }
            }
        }
    }

    private static String text(Object value) throws SQLException, IOException {
        if (value instanceof Clob clob) {
            try (Reader reader = clob.getCharacterStream()) {
                StringBuilder text = new StringBuilder();
                for (int c = reader.read(); c >= 0; c = reader.read()) {
                    text.append((char) c);
                }
                return text.toString();
            }
        }
        return value instanceof byte[] bytes ? unpacked(bytes) : String.valueOf(value);
    }

    /** Everything that the interfaces of stores give back; of tokens they give nothing without their secret. */
    static KeptTexts ofStores(Stores stores) {
        KeptTexts kept = new KeptTexts();
        kept.addUsers(stores);
        kept.addJournal(stores);
        kept.addAudit(stores);
        kept.addOutbox(stores);
        kept.addDocuments(stores);
        kept.addCredentials(stores);
        return kept;
    }

    private void addUsers(Stores stores) {
        Optional<UserQuery> next = Optional.of(UserQuery.first(ALL));
        while (next.isPresent()) {
            Page page = stores.users().query(next.get());
            page.users().forEach(this::addUser);
            next = page.next().map(next.get()::from);
        }
    }

    private void addUser(User user) {
        add("users.id", user.id().value());
        for (Field<?> field : List.of(
                Field.USER_NAME, Field.PRIMARY_EMAIL, Field.DISPLAY_NAME, Field.MANAGER_ID, Field.STATUS_REASON)) {
            add("users." + field, text(field, user));
        }
        user.attributes().forEach((key, value) -> add("users." + key, value.text()));
    }

    private static <T> String text(Field<T> field, User user) {
        return field.of(user).map(field::format).orElse("");
    }

    private void addJournal(Stores stores) {
        for (Run run : stores.journal().runs(EnumSet.allOf(Run.Kind.class), null, ALL)) {
            add("runs", String.join("|", run.actor(), run.source(), run.executor(), run.report()));
            addPlan(stores, run.plan());
            for (JournalEntry entry : stores.journal().entries(run.plan(), 0, ALL)) {
                entry.parts().forEach(part -> add("journal", part.user() + "|" + part.body()));
            }
        }
    }

    private void addPlan(Stores stores, PlanId plan) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int page = 0;
        for (Optional<byte[]> bytes = stores.journal().planPage(plan, page);
                bytes.isPresent();
                bytes = stores.journal().planPage(plan, ++page)) {
            whole.writeBytes(bytes.get());
        }
        if (whole.size() > 0) {
            add("plans", unpacked(whole.toByteArray()));
        }
    }

    private static String unpacked(byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != 0x1f || bytes[1] != (byte) 0x8b) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void addAudit(Stores stores) {
        AuditStore.Query query = AuditStore.Query.latest(ALL);
        for (AuditEntry entry : stores.audit().list(query).entries()) {
            add("audit", entry.actor() + "|" + entry.action() + "|" + entry.target() + "|" + entry.detail());
            add("audit.reason", String.valueOf(entry.reason()));
            entry.values().forEach(value -> add("audit.values", value.before() + "|" + value.after()));
        }
    }

    private void addOutbox(Stores stores) {
        stores.outbox().pending(ALL).forEach(this::addMessage);
        stores.outbox().dead(ALL).stream().map(OutboxStore.DeadLetter::message).forEach(this::addMessage);
    }

    private void addMessage(OutboxMessage message) {
        add("outbox", message.key() + "|" + message.effect() + "|" + message.body() + "|" + message.failure());
    }

    private void addDocuments(Stores stores) {
        DocumentStore documents = stores.capability(DocumentStore.class).orElseThrow();
        for (String kind : KINDS) {
            documents
                    .ofKind(kind, DocumentStore.Page.first(ALL))
                    .forEach(document -> add("documents." + kind, document.user() + "|" + document.json()));
        }
    }

    /** Of everybody of whom the audit trail knows. */
    private void addCredentials(Stores stores) {
        CredentialStore store = stores.require(CredentialStore.class);
        stores.audit().list(AuditStore.Query.latest(ALL)).entries().stream()
                .map(AuditEntry::target)
                .filter(target -> target != null && target.kind().equals("user"))
                .map(target -> new UserId(target.key()))
                .distinct()
                .flatMap(user -> store.find(user).stream())
                .forEach(this::addCredentials);
    }

    private void addCredentials(Credentials credentials) {
        if (credentials.password() != null) {
            add("credentials.hash", credentials.password().hash());
            credentials.password().history().forEach(hash -> add("credentials.history", hash));
        }
        if (credentials.secondFactor() != null) {
            add("credentials.secret", credentials.secondFactor().secret());
            credentials.secondFactor().recoveryCodes().forEach(code -> add("credentials.code", code));
        }
    }

    private void add(String place, String text) {
        texts.computeIfAbsent(place.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                .add(text);
    }

    /** The texts that hold one of the marks, in whatever case, each with its place. */
    List<String> with(List<String> marks) {
        List<String> found = new ArrayList<>();
        texts.forEach((place, all) -> all.stream()
                .filter(text -> marks.stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains))
                .forEach(text -> found.add(place + ": " + text)));
        return found;
    }
}
