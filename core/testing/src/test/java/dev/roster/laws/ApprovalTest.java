package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.account.Mail;
import dev.roster.account.UserOutcome;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.Effect;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.Profiles;
import dev.roster.profile.RegistrationSettings;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.PlanId;
import dev.roster.testing.Rows;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C4: who registered and is let in by an administrator is told, whichever way that happens, and by no undo. */
class ApprovalTest {

    private static final byte[] KEY = "a key of the host with 32 bytes.".getBytes(StandardCharsets.UTF_8);

    private final InMemoryStores stores = new InMemoryStores();
    private final List<Mail> mails = new ArrayList<>();
    private final Roster roster = Roster.on(stores)
            .links(KEY, (purpose, secret) -> URI.create("https://example.com/" + purpose + "#" + secret))
            .mailer(mails::add)
            .build();
    private final Session owner = roster.as(Actor.operator("operator"));

    @BeforeEach
    void letNobodyInUnseen() {
        RegistrationSettings off = owner.catalogs().registration();
        assertThat(owner.catalogs()
                        .changeRegistration(
                                off,
                                off.with(RegistrationSettings.Mode.ON)
                                        .with(RegistrationSettings.Approval.ADMINISTRATOR)
                                        .givingRoles(new RoleKey("member"))
                                        .asking(Field.DISPLAY_NAME, RegistrationSettings.Need.REQUIRED))
                        .isDone())
                .isTrue();
    }

    /** Registers somebody who verifies the address. */
    private User waiting() {
        roster.registration()
                .register(
                        "192.0.2.1",
                        form -> form.primaryEmail("ada@example.org").displayName("Ada Lovelace"));
        String link = Objects.requireNonNull(delivered().get(0).values().get(Mail.LINK));
        assertThat(roster.registration()
                        .verify(link.substring(link.indexOf('#') + 1), form -> {})
                        .isDone())
                .isTrue();
        assertThat(delivered()).isEmpty();
        return stored();
    }

    private User stored() {
        return owner.users().find("ada@example.org").orElseThrow();
    }

    private List<Mail> delivered() {
        mails.clear();
        roster.deliver();
        assertThat(stores.outbox().dead(9)).isEmpty();
        return List.copyOf(mails);
    }

    /** How an administrator lets somebody in. */
    private enum Way {
        CALL {
            @Override
            PlanId approve(Session admin, User user) {
                return run(admin.users().reactivate(user.id(), user.version()));
            }
        },
        FORM {
            @Override
            PlanId approve(Session admin, User user) {
                return run(admin.users()
                        .update(user.id(), user.version(), form -> form.set(Field.STATUS, UserStatus.ACTIVE)));
            }
        },
        SELECTION {
            @Override
            PlanId approve(Session admin, User user) {
                return apply(admin, admin.plan(Selection.of(List.of(user.id())), SelectionChange.reactivate()));
            }
        },
        FILE {
            @Override
            PlanId approve(Session admin, User user) {
                return apply(
                        admin,
                        admin.plan(
                                Rows.rows("id,status", user.id() + ",active"),
                                Profiles.users().with(p -> p.onConflict(ConflictPolicy.OVERWRITE))));
            }
        };

        abstract PlanId approve(Session admin, User user);

        private static PlanId run(UserOutcome outcome) {
            return outcome.run().orElseThrow(() -> new AssertionError(outcome.reason()));
        }

        private static PlanId apply(Session admin, ImportPlan plan) {
            try (plan) {
                assertThat(Scenario.changes(plan))
                        .extracting(PlannedChange::effects)
                        .containsExactly(List.of(Effect.ENABLE_SIGN_IN, Effect.INVITE));
                assertThat(plan.summary().invitations()).isEqualTo(1);
                return admin.apply(plan).run();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsLetInIsTold(Way way) {
        way.approve(owner, waiting());
        User ada = stored();
        assertThat(ada.access().status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(ada.access().statusReason()).isNull();
        assertThat(stores.outbox().pending(9))
                .extracting(OutboxMessage::effect)
                .containsExactly("enable-sign-in", "invite");
        assertThat(delivered())
                .containsExactly(new Mail(
                        mails.get(0).key(),
                        Mail.WELCOME,
                        new EmailAddress("ada@example.org"),
                        ada.id(),
                        Map.of(Mail.NAME, "Ada Lovelace")));
        assertThat(delivered()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void takingItBackTellsNobody(Way way) {
        PlanId approval = way.approve(owner, waiting());
        PlanId undo = undo(approval);
        assertThat(stored().access().statusReason()).isEqualTo(RegistrationSettings.AWAITS_APPROVAL);
        assertThat(delivered()).as("nobody is welcomed who is kept out").isEmpty();
        undo(undo);
        assertThat(stored().access().status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(delivered()).isEmpty();
    }

    private PlanId undo(PlanId run) {
        try (ImportPlan undo = owner.undo(run)) {
            assertThat(Scenario.changes(undo))
                    .flatExtracting(PlannedChange::effects)
                    .doesNotContain(Effect.INVITE);
            ApplyReport report = owner.apply(undo);
            assertThat(report.isComplete()).isTrue();
            return report.run();
        }
    }

    @Test
    void whoIsSuspendedForAnotherReasonIsWelcomedByNobody() {
        User ada = waiting();
        User taken = owner.users()
                .update(ada.id(), ada.version(), form -> form.set(Field.STATUS_REASON, "asked too much"))
                .user();
        assertThat(owner.users().reactivate(taken.id(), taken.version()).isDone())
                .isTrue();
        assertThat(delivered()).isEmpty();
    }

    @Test
    void whoWasPutToRestMeanwhileComesBackLikeAnybodyElse() {
        User ada = waiting();
        User resting = owner.users()
                .deactivate(ada.id(), ada.version(), RegistrationSettings.AWAITS_APPROVAL)
                .user();
        assertThat(owner.users().reactivate(resting.id(), resting.version()).isDone())
                .isTrue();
        assertThat(delivered()).isEmpty();
    }

    @Test
    void whoIsInvitedInsteadGetsALink() {
        User ada = waiting();
        assertThat(owner.users()
                        .update(ada.id(), ada.version(), form -> form.set(Field.STATUS, UserStatus.INVITED))
                        .isDone())
                .isTrue();
        assertThat(delivered()).isEmpty();
        User invited = stored();
        assertThat(owner.users().invite(invited.id(), invited.version()).isDone())
                .isTrue();
        assertThat(delivered()).extracting(Mail::kind).containsExactly(Mail.INVITATION);
    }

    @Test
    void whoHasNoAddressAnyMoreIsNotTold() {
        User ada = waiting();
        User unreached = owner.users()
                .update(ada.id(), ada.version(), form -> form.userName("ada").set(Field.PRIMARY_EMAIL, null))
                .user();
        assertThat(owner.users().reactivate(unreached.id(), unreached.version()).isDone())
                .isTrue();
        assertThat(stores.outbox().pending(9)).extracting(OutboxMessage::effect).containsExactly("enable-sign-in");
    }
}
