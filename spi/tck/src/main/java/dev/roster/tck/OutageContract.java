package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.Field;
import dev.roster.query.Filter;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueQuery;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.Run;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.StoreUnavailableException;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.Touch;
import dev.roster.spi.UploadStore;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What calls do when the database has gone: rule ST-05. */
public interface OutageContract extends StoresFactory {

    /** Reads and writes. */
    @Test
    @DisplayName("ST-05: when the database cannot be reached, every call throws StoreUnavailableException")
    default void saysThatItIsUnavailable() {
        try (Stores stores = Samples.require(unreachableStores(), "unreachableStores")) {
            calls(stores)
                    .forEach((name, call) -> assertThatThrownBy(call)
                            .as(name)
                            .isInstanceOf(StoreUnavailableException.class)
                            .message()
                            .isNotBlank());
        }
    }

    private static Map<String, ThrowingCallable> calls(Stores stores) {
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("findAll", () -> stores.users().findAll(List.of(Footprint.ADA.id())));
        calls.put("query", () -> stores.users().query(UserQuery.first(1)));
        calls.put("scan", () -> {
            try (var users = stores.users().scan(Filter.everybody())) {
                users.forEach(user -> {});
            }
        });
        calls.put("count", () -> stores.users().count(Filter.everybody(), 1));
        calls.put("values", () -> stores.users().values(ValueQuery.of(Field.STATUS)));
        calls.put("touch", () -> stores.users().touch(List.of(Touch.skills(Footprint.ADA.id(), 1))));
        calls.put(
                "commit",
                () -> stores.users().commit(List.of(Samples.unit(Samples.insert(Footprint.ADA))), CommitGuards.NONE));
        calls.put("roles", () -> stores.roles().all());
        calls.put("catalogs", () -> stores.catalogs(0));
        calls.put("journal", () -> stores.journal().runs(EnumSet.allOf(Run.Kind.class), null, 1));
        calls.put("audit", () -> stores.audit().ofUser(Footprint.ADA.id(), 1));
        calls.put("claim", () -> stores.outbox().claim(Samples.LEASE, 1));
        stores.capability(DocumentStore.class)
                .ifPresent(documents -> calls.put("documents", () -> documents.find("note", "1")));
        stores.capability(UploadStore.class).ifPresent(uploads -> calls.put("uploads", () -> uploads.find("u")));
        calls.put("outbox", () -> stores.outbox().pending(1));
        stores.capability(TokenStore.class)
                .ifPresent(tokens -> calls.put("tokens", () -> tokens.issue(Footprint.TOKEN)));
        stores.capability(CredentialStore.class).ifPresent(credentials -> {
            calls.put("credentials", () -> credentials.find(Footprint.ADA.id()));
            calls.put("save", () -> credentials.save(Footprint.CREDENTIALS));
            calls.put("remove", () -> credentials.remove(Footprint.ADA.id()));
        });
        stores.capability(SignInAttemptStore.class)
                .ifPresent(attempts -> calls.put("attempts", () -> attempts.clear(Footprint.SUBJECT)));
        return calls;
    }
}
