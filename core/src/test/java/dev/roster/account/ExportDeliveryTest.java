package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.profile.Instruction;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.DeliveryRefusedException;
import dev.roster.spi.OutboxMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of an export that was ordered, whatever became of those whom it concerns, and of the host that keeps it. */
class ExportDeliveryTest {

    private final User owner = user("owner", "owner");
    private final User admin = user("admin", "admin");
    private final User ada = user("ada", "member");
    private final InMemoryStores stores = InMemoryStores.of(owner, admin, ada);
    private final TestClock clock = new TestClock();
    private final KeptExports safe = new KeptExports();
    private final Roster roster = Roster.on(stores)
            .personArchives(safe, PersonFiles::bars)
            .clock(clock)
            .build();
    private final Session session = roster.as(owner.id());
    private final Session operator = roster.as(Actor.operator("shell"));

    private static User user(String name, String role) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .displayName("Name of " + name)
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    private List<String> deadLetters() {
        return stores.outbox().dead(10).stream()
                .map(letter -> String.valueOf(letter.message().failure()))
                .toList();
    }

    private List<AuditEntry> exportsOf(User user) {
        return stores.audit().ofUser(user.id(), 100).stream()
                .filter(entry -> entry.action().equals("export-person"))
                .toList();
    }

    private static void export(Session who, User user) {
        who.users().instruct(user.id(), 1, Instruction.export());
    }

    private void expectRefused(String why) {
        assertThat(roster.deliver().dead()).isEqualTo(1);
        assertThat(deadLetters()).containsExactly(why);
        assertThat(safe.calls()).isEmpty();
        assertThat(exportsOf(ada)).isEmpty();
    }

    @Test
    void nothingToWhoLostTheRight() {
        export(roster.as(admin.id()), ada);
        session.users().update(admin.id(), 1, form -> form.roles("manager"));

        expectRefused("user u-ada is not there any more, or may not be exported any more by u-admin, who ordered it;"
                + " discard this message, and let somebody else export the user if they are there");
    }

    @Test
    void nothingToWhoMayReadTheUserAndNoMore() {
        export(roster.as(admin.id()), ada);
        session.users().update(admin.id(), 1, form -> form.roles("manager"));
        session.users().update(ada.id(), 2, form -> form.text(Field.MANAGER_ID, "u-admin"));

        expectRefused("user u-ada is not there any more, or may not be exported any more by u-admin, who ordered it;"
                + " discard this message, and let somebody else export the user if they are there");
    }

    @Test
    void nothingToWhoIsNotActive() {
        export(roster.as(admin.id()), ada);
        session.users().suspend(admin.id(), 1, null);

        roster.deliver();

        assertThat(deadLetters()).singleElement().asString().contains("may not be exported any more by u-admin");
        assertThat(safe.calls()).isEmpty();
    }

    @Test
    void nothingToWhoIsGone() {
        export(roster.as(admin.id()), ada);
        operator.users().erase(admin.id(), 1);

        roster.deliver();

        assertThat(deadLetters())
                .containsExactly("user u-admin, who ordered the export of user u-ada, is not there any more;"
                        + " discard this message, and let somebody else export the user");
        assertThat(safe.calls()).isEmpty();
    }

    @Test
    void nothingOfWhoWasErased() {
        export(session, ada);
        operator.users().erase(ada.id(), 2);

        roster.deliver();

        assertThat(deadLetters())
                .containsExactly("user u-ada was erased before their data was exported, so nothing is left to export;"
                        + " discard this message");
        assertThat(safe.calls()).isEmpty();
    }

    @Test
    void nothingOfWhoWasDeletedForGood() {
        export(session, ada);
        operator.users().deleteForGood(ada.id(), 2);

        roster.deliver();

        assertThat(deadLetters()).singleElement().asString().startsWith("user u-ada is not there any more, or may");
        assertThat(safe.calls()).isEmpty();
    }

    @Test
    void toNobodyWhereTheHostKeepsNoExports() {
        export(session, ada);

        Roster.on(stores).clock(clock).build().deliver();

        assertThat(deadLetters()).containsExactly("nothing receives \"export-person\" here");
    }

    @Test
    void againWhenTheHostCouldNotSaveIt() {
        safe.once((key, user, content) -> {
            throw new IOException("the disk is full");
        });
        export(session, ada);

        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(0, 1, 0, 0));
        assertThat(stores.outbox().pending(1))
                .extracting(OutboxMessage::failure)
                .containsExactly("the export of user u-ada could not be saved: the disk is full");
        assertThat(exportsOf(ada)).as("nothing was written").isEmpty();
        clock.move(Duration.ofHours(1));
        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(1, 0, 0, 0));
        assertThat(safe.files()).containsKey("user.json");
        assertThat(safe.calls()).hasSize(2).containsOnly(safe.calls().get(0));
        assertThat(safe.calls().get(0)).endsWith(":u-ada:export-person");
    }

    @Test
    void againWhenItBreaksWhileItIsWritten() {
        safe.once((key, user, content) -> content.writeTo(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the line is cut");
            }
        }));
        export(session, ada);

        assertThat(roster.deliver().postponed()).isEqualTo(1);
        clock.move(Duration.ofHours(1));
        assertThat(roster.deliver().delivered()).isEqualTo(1);
        assertThat(exportsOf(ada)).as("each time that something left").hasSize(2);
    }

    @Test
    void againInPlaceOfOneWhoseAnswerWasLost() {
        safe.once((key, user, content) -> {
            safe.save(key, user, content);
            throw new IOException("no answer");
        });
        export(session, ada);
        roster.deliver();
        session.users().update(ada.id(), 2, form -> form.department("Archive"));
        clock.move(Duration.ofHours(1));

        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(1, 0, 0, 0));

        assertThat(safe.count()).isEqualTo(1);
        assertThat(safe.files().get("user.csv")).contains("department|Archive");
    }

    @Test
    void againWhenTheHostSavedNothingAndDidNotSaySo() {
        safe.once((key, user, content) -> {});
        export(session, ada);

        assertThat(roster.deliver().postponed()).isEqualTo(1);
        assertThat(stores.outbox().pending(1))
                .extracting(OutboxMessage::failure)
                .containsExactly("PersonArchives.save returned without the export of user u-ada; it must write the"
                        + " content, and let through what that throws");
    }

    @Test
    void againWhenTheHostKeepsToItselfWhatWentWrong() {
        List<String> swallowed = new ArrayList<>();
        safe.once((key, user, content) -> {
            try {
                content.writeTo(new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("the line is cut");
                    }
                });
            } catch (IOException broken) {
                swallowed.add(String.valueOf(broken.getMessage()));
            }
        });
        export(session, ada);

        assertThat(roster.deliver().postponed()).isEqualTo(1);
        assertThat(swallowed).containsExactly("the line is cut");
    }

    @Test
    void neverWhenTheHostRefuses() {
        safe.once((key, user, content) -> {
            throw new DeliveryRefusedException("exports are kept elsewhere");
        });
        export(session, ada);

        assertThat(roster.deliver().dead()).isEqualTo(1);
        assertThat(deadLetters()).containsExactly("exports are kept elsewhere");
    }
}
