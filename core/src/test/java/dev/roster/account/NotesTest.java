package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.access.NotAuthorizedException;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators note about users (C7). */
class NotesTest {

    private final User owner = user("owner", "owner");
    private final User admin = user("admin", "admin");
    private final User ada = user("ada", "member");
    private final InMemoryStores stores = InMemoryStores.of(owner, admin, ada);

    private static User user(String name, String role) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .displayName(name)
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    private Roster at(String moment) {
        return Roster.on(stores)
                .clock(Clock.fixed(Instant.parse(moment), ZoneOffset.UTC))
                .build();
    }

    private Notes about(User user, User reader) {
        return at("2030-01-01T00:00:00Z").as(reader.id()).users().notes(user.id());
    }

    @Test
    void areKeptWithAuthorAndMomentNewestFirst() {
        Note older = at("2030-01-01T00:00:00Z")
                .as(owner.id())
                .users()
                .notes(ada.id())
                .add("asked for a badge");
        Note newer = at("2030-01-01T00:00:01Z")
                .as(admin.id())
                .users()
                .notes(ada.id())
                .add("got it\nand wears it");

        assertThat(about(ada, owner).newest(10)).containsExactly(newer, older);
        assertThat(about(ada, owner).newest(1)).containsExactly(newer);
        assertThat(newer.author()).isEqualTo("u-admin");
        assertThat(newer.at()).isEqualTo("2030-01-01T00:00:01Z");
        assertThat(newer.toString()).doesNotContain("wears");
        assertThat(about(admin, owner).newest(10)).isEmpty();
    }

    @Test
    void areForThoseWhoAdministerTheUser() {
        for (Notes refused : List.of(about(ada, ada), about(owner, admin), about(owner, ada))) {
            assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(() -> refused.newest(10));
            assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(() -> refused.add("psst"));
            assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(() -> refused.remove("x"));
        }
        assertThat(about(ada, owner).newest(10)).isEmpty();
    }

    @Test
    void ofAUserWhomNobodySeesLookLikeThoseOfNobody() {
        Users theirs = Roster.on(stores).build().as(ada.id()).users();

        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> theirs.notes(admin.id()).newest(1))
                .withMessage("no user has the id u-admin");
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> theirs.notes(new UserId("u-0")).newest(1))
                .withMessage("no user has the id u-0");
    }

    @Test
    void areRemovedFromTheirUserAlone() {
        Note note = about(ada, owner).add("wrong");

        assertThat(about(admin, owner).remove(note.id())).isFalse();
        assertThat(about(ada, owner).remove(note.id())).isTrue();
        assertThat(about(ada, owner).remove(note.id())).isFalse();
        assertThat(about(ada, owner).newest(10)).isEmpty();
    }

    @Test
    void waitWhileTheUserIsDeleted() {
        Note note = about(ada, owner).add("left in anger");
        Users users = Roster.on(stores).build().as(Actor.operator("test")).users();
        users.delete(ada.id(), 1);

        assertThat(about(ada, owner).newest(10)).containsExactly(note);
    }

    @Test
    void leaveAnEntryThatNamesActionAndUserButNoText() {
        Note note = about(ada, admin).add("psst");
        about(ada, owner).remove(note.id());
        about(ada, owner).remove(note.id());
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> about(ada, ada).add("mine"));

        List<AuditEntry> entries = stores.audit().ofUser(ada.id(), 10);
        assertThat(entries)
                .extracting(entry -> entry.action() + " by " + entry.actor())
                .containsExactly("remove-note by u-owner", "add-note by u-admin");
        assertThat(entries.toString()).doesNotContain("psst");
    }

    @Test
    void haveAnEntryEvenWhenTheStoresFailInBetween() {
        WatchedStores failing = new WatchedStores(stores);
        Notes notes = Roster.on(failing.stores()).build().as(owner.id()).users().notes(ada.id());
        failing.before(call -> {
            if (call.equals("require")) {
                throw new StoreException("the documents are away");
            }
        });

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> notes.add("lost"));
        assertThat(about(ada, owner).newest(10)).isEmpty();
        assertThat(stores.audit().ofUser(ada.id(), 10))
                .extracting(AuditEntry::action)
                .containsExactly("add-note");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "a\u0000b", "\u001b[2J"})
    void areTexts(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> about(ada, owner).add(text));
    }

    @Test
    void areBounded() {
        Notes notes = about(ada, owner);
        assertThat(notes.add("x".repeat(Note.MAX_TEXT)).text()).hasSize(4_000);
        assertThatIllegalArgumentException().isThrownBy(() -> notes.add("x".repeat(Note.MAX_TEXT + 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> notes.newest(1_001));
        assertThatIllegalArgumentException().isThrownBy(() -> notes.newest(0));
    }
}
