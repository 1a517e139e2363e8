package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.PhoneNumber;
import dev.roster.model.Role;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueQuery;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether tenants of one database are alone: rule ST-03. */
public interface TenancyContract extends StoresFactory {

    /** Users. */
    @Test
    @DisplayName("ST-03: no question about users is answered with those of another tenant")
    default void hidesUsersOfOtherTenants() {
        SharedDatabase database = Samples.require(newDatabase(), "newDatabase");
        try (Stores ours = database.open("ours");
                Stores theirs = database.open("theirs")) {
            User ada = Samples.user("ada", user -> user.phoneNumber(new PhoneNumber("+493012345")));
            Samples.load(theirs, List.of(ada));
            assertThat(ours.id()).isNotEqualTo(theirs.id());
            assertThat(Samples.stored(ours, "ada")).isEmpty();
            assertThat(ours.users()
                            .correlate(List.of(
                                    CorrelationKey.of(Field.ID, ada.id()),
                                    new CorrelationKey(Field.PRIMARY_EMAIL, "ada@example.com"),
                                    new CorrelationKey(Field.PHONE_NUMBER, "+493012345"))))
                    .containsExactly(List.of(), List.of(), List.of());
            assertThat(ours.users().query(UserQuery.first(10)).users()).isEmpty();
            assertThat(ours.users().query(UserQuery.first(10).searching("ada")).users())
                    .isEmpty();
            assertThat(ours.users().scan(Filter.everybody())).isEmpty();
            assertThat(ours.users().count(Filter.everybody(), 10)).isZero();
            assertThat(ours.users().values(ValueQuery.of(Field.STATUS))).isEmpty();
            assertThat(ours.users().touch(List.of(Touch.skills(ada.id(), 9)))).isEqualTo(1);
            assertThat(Samples.stored(theirs, "ada")).contains(ada);
        }
    }

    /** Keys. */
    @Test
    @DisplayName(
            "ST-03: tenants may have the same ids, keys, entries, runs, messages, tokens, credentials and subjects")
    default void letsTenantsHaveTheSame() {
        SharedDatabase database = Samples.require(newDatabase(), "newDatabase");
        try (Stores ours = database.open("ours");
                Stores theirs = database.open("theirs")) {
            Footprint.leave(theirs);
            Footprint.assertAbsent(ours);
            Footprint.leave(ours);
            Footprint.assertLeft(ours);
            Footprint.assertLeft(theirs);
        }
    }

    /** Writes. */
    @Test
    @DisplayName("ST-03: no write changes or removes what another tenant has")
    default void sparesOtherTenants() {
        SharedDatabase database = Samples.require(newDatabase(), "newDatabase");
        try (Stores ours = database.open("ours");
                Stores theirs = database.open("theirs")) {
            Footprint.leave(theirs);
            User ada = Footprint.ADA;
            User renamed = ada.with(user -> user.primaryEmail(new EmailAddress("new@example.com")));
            assertThat(Samples.commit(ours, Samples.update(renamed, 1, Field.PRIMARY_EMAIL)))
                    .isEqualTo(UnitOutcome.STALE);
            assertThat(Samples.commit(ours, Samples.delete(ada))).isEqualTo(UnitOutcome.STALE);
            Samples.commit(ours, new Write.RemoveIfUnused(Group.named("Staff").entryKey()));
            assertThat(Samples.commit(ours, new Write.ChangeEntry(Role.named("Editor"), null)))
                    .isEqualTo(UnitOutcome.STALE);
            Samples.commit(
                    ours,
                    new Write.ChangeEntry(null, new Group(Group.named("Staff").key(), "Ours")));
            Samples.commit(
                    ours,
                    new Write.ChangeEntry(new Group(Group.named("Staff").key(), "Ours"), null),
                    new Write.RemoveIfUnused(Footprint.TEAM.entryKey()));
            if (ours.capability(TokenStore.class).isPresent()) {
                Samples.commit(ours, new Write.Extra(new TokenStore.Change.Revoke(ada.id())));
            }
            if (ours.capability(CredentialStore.class).isPresent()) {
                Samples.commit(ours, new Write.Extra(new CredentialStore.Change.Remove(ada.id())));
            }
            assertThat(ours.journal().takeOver(Samples.PLAN, "one", "two")).isFalse();
            assertThat(ours.outbox().claim(Samples.LEASE, 10)).isEmpty();
            Samples.commit(ours, new Write.EnsureEntry(Group.named("Mine")));
            ours.capability(DocumentStore.class).ifPresent(documents -> {
                assertThat(documents.delete(Footprint.DOCUMENT)).isFalse();
                assertThat(documents.put(Footprint.DOCUMENT)).isEmpty();
            });
            assertThat(Samples.tokens(ours).revoke(ada.id())).isZero();
            assertThat(Samples.tokens(ours).consume(Footprint.TOKEN, Samples.NOON))
                    .isFalse();
            assertThat(Samples.attempts(ours).clear(Footprint.SUBJECT)).isFalse();
            Footprint.assertLeft(theirs);
            theirs.outbox().claim(Samples.LEASE, 10);
            String owner = Samples.LEASE.owner();
            assertThat(ours.outbox().delivered("invite:ada", owner)).isFalse();
            assertThat(ours.outbox()
                            .giveUp(
                                    "invite:ada",
                                    new OutboxStore.Failure(Samples.LEASE.owner(), Samples.LEASE.now(), "no")))
                    .isFalse();
            assertThat(theirs.outbox().delivered("invite:ada", owner)).isTrue();
        }
    }

    /** Owners. */
    @Test
    @DisplayName("ST-03: the owner of another tenant does not own this one")
    default void countsOwnersOfOneTenant() {
        SharedDatabase database = Samples.require(newDatabase(), "newDatabase");
        try (Stores ours = database.open("ours");
                Stores theirs = database.open("theirs")) {
            User owner = Samples.user("ada", user -> user.roles(Samples.OWNER));
            Samples.load(ours, List.of(owner));
            Samples.load(theirs, List.of(owner, Samples.user("bob", user -> user.roles(Samples.OWNER))));
            assertThat(ours.users().commit(List.of(Samples.unit(Samples.delete(owner))), Samples.GUARDED))
                    .containsExactly(UnitOutcome.LAST_OWNER);
            assertThat(theirs.users().commit(List.of(Samples.unit(Samples.delete(owner))), CommitGuards.NONE))
                    .containsExactly(UnitOutcome.WRITTEN);
        }
    }

    /** Runs. */
    @Test
    @DisplayName("ST-03: lists of runs, entries, messages and audit hold those of one tenant")
    default void listsOneTenant() {
        SharedDatabase database = Samples.require(newDatabase(), "newDatabase");
        try (Stores ours = database.open("ours");
                Stores theirs = database.open("theirs")) {
            Footprint.leave(theirs);
            assertThat(ours.journal().runs(EnumSet.allOf(Run.Kind.class), null, 10))
                    .isEmpty();
            assertThat(ours.journal().planPage(new PlanId(Samples.PLAN.value()), 0))
                    .isEmpty();
            assertThat(ours.journal().entries(Samples.PLAN, 0, 10)).isEmpty();
            assertThat(ours.audit().ofUser(Footprint.ADA.id(), 10)).isEmpty();
            assertThat(ours.outbox().pending(10)).isEmpty();
            assertThat(ours.attributes().all()).isEmpty();
            assertThat(ours.settings().all()).isEmpty();
            assertThat(ours.organizations().all()).isEmpty();
            assertThat(ours.teams().all()).isEmpty();
            assertThat(ours.catalogs(0).orElseThrow().revision())
                    .as("writes of others leave the revision")
                    .isLessThan(theirs.catalogs(0).orElseThrow().revision());
        }
    }
}
