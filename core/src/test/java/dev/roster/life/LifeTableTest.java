package dev.roster.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.plan.Effect;
import dev.roster.plan.FieldChange;
import dev.roster.profile.AccountPolicy;
import dev.roster.profile.RegistrationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LifeTableTest {

    private static final LifeTable FREE = LifeTable.of(AccountPolicy.defaults());
    private static final LifeTable ORDERED = LifeTable.of(AccountPolicy.learningPlatform());

    /** Nobody first. */
    private static List<@Nullable UserStatus> states() {
        List<@Nullable UserStatus> states = new ArrayList<>();
        states.add(null);
        states.addAll(List.of(UserStatus.values()));
        return states;
    }

    /** Nobody, invited, active, suspended, inactive, deleted; an = is nothing to do, a - is gone, a code is the refusal. */
    @ParameterizedTest
    @CsvSource({
        "ARRIVE,      active,        user.exists,     user.exists,     user.exists,     user.exists,     user.deleted",
        "STAY,        user.notFound, invited,         active,          suspended,       inactive,        user.deleted",
        "INVITE,      user.notFound, =,               invited,         invited,         user.inactive,   user.deleted",
        "RESEND,      user.notFound, invited,         user.notInvited, user.notInvited, user.notInvited, user.deleted",
        "ACCEPT,      user.notFound, active,          =,               user.notInvited, user.notInvited, user.deleted",
        "EXPIRE,      user.notFound, invited,         =,               =,               =,               =",
        "SUSPEND,     user.notFound, suspended,       suspended,       =,               user.inactive,   user.deleted",
        "DEACTIVATE,  user.notFound, inactive,        inactive,        inactive,        =,               user.deleted",
        "REACTIVATE,  user.notFound, user.invited,    =,               active,          active,          user.deleted",
        "SOFT_DELETE, user.notFound, deleted,         deleted,         deleted,         deleted,         user.deleted",
        "RESTORE,     user.notFound, user.notDeleted, user.notDeleted, user.notDeleted, user.notDeleted, active",
        "LEAVE,       user.notFound, -,               -,               -,               -,               -"
    })
    void tellsWhatEveryEventDoesInEveryState(
            Transition event,
            String nobody,
            String invited,
            String active,
            String suspended,
            String inactive,
            String deleted) {
        assertThat(states().stream().map(state -> word(FREE.cell(state, event))))
                .containsExactly(nobody, invited, active, suspended, inactive, deleted);
    }

    @ParameterizedTest
    @CsvSource({
        "SOFT_DELETE, user.notFound, user.notInactive, user.notInactive, user.notInactive, deleted, user.deleted",
        "LEAVE,       user.notFound, user.notInactive, user.notInactive, user.notInactive, -,       -"
    })
    void deletesOnlyDeactivatedUsersWhereThePolicySaysSo(
            Transition event,
            String nobody,
            String invited,
            String active,
            String suspended,
            String inactive,
            String deleted) {
        assertThat(states().stream().map(state -> word(ORDERED.cell(state, event))))
                .containsExactly(nobody, invited, active, suspended, inactive, deleted);
    }

    @ParameterizedTest
    @EnumSource(
            value = Transition.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SOFT_DELETE", "LEAVE"})
    void isTheSameUnderEveryPolicyOtherwise(Transition event) {
        assertThat(states().stream().map(state -> ORDERED.cell(state, event)))
                .containsExactlyElementsOf(
                        states().stream().map(state -> FREE.cell(state, event)).toList());
    }

    @ParameterizedTest
    @EnumSource(UserStatus.class)
    void everyTwoStatesHaveOneStepBetweenThem(UserStatus before) {
        for (UserStatus after : UserStatus.values()) {
            if (before != after) {
                assertThat(Stream.of(Transition.values())
                                .filter(event -> FREE.cell(before, event) instanceof LifeTable.Cell.Leads step
                                        && (step.to() == after || step.back().contains(after))))
                        .as("%s to %s", before, after)
                        .containsExactly(Transition.between(before, after));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INVITED, INVITED, STAY",
        "INVITED, ACTIVE, ACCEPT",
        "SUSPENDED, ACTIVE, REACTIVATE",
        "INACTIVE, ACTIVE, REACTIVATE",
        "INACTIVE, SUSPENDED, SUSPEND",
        "ACTIVE, INVITED, INVITE",
        "ACTIVE, INACTIVE, DEACTIVATE",
        "ACTIVE, DELETED, SOFT_DELETE"
    })
    void takesAWantedStateForWhatPeopleDoToReachIt(UserStatus before, UserStatus wanted, Transition step) {
        assertThat(Transition.wanted(before, wanted)).isEqualTo(step);
    }

    @Test
    void standsInTheReadme() throws IOException {
        assertThat(Files.readString(Path.of("../README.md"))).contains(markdown());
    }

    private static String markdown() {
        StringBuilder text = new StringBuilder("| | nobody | invited | active | suspended | inactive | deleted |\n")
                .append("|---|---|---|---|---|---|---|\n");
        for (Transition event : Transition.values()) {
            text.append("| ")
                    .append(event.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .append(" |");
            states().forEach(
                            state -> text.append(' ').append(cell(state, event)).append(" |"));
            text.append('\n');
        }
        return text.toString();
    }

    private static String cell(@Nullable UserStatus state, Transition event) {
        LifeTable.Cell cell = FREE.cell(state, event);
        String shown = switch (word(cell)) {
            case "=" -> "—";
            case "-" -> "gone";
            default -> cell instanceof LifeTable.Cell.Refused ? "`" + word(cell) + "`" : word(cell);
        };
        boolean isBound = !word(ORDERED.cell(state, event)).equals(word(cell));
        return shown + (isBound ? " ¹" : "") + (waits(state, cell) ? " ²" : "") + effects(state, event, cell);
    }

    /** Whether it leads elsewhere for who owes an acceptance and comes back; nobody who is active owes one. */
    private static boolean waits(@Nullable UserStatus state, LifeTable.Cell cell) {
        if (state == null
                || state == UserStatus.ACTIVE
                || !(cell instanceof LifeTable.Cell.Leads step)
                || step.to() == null) {
            return false;
        }
        User owing = user(state).with(user -> user.waitingSince(Instant.EPOCH));
        List<FieldChange<?>> changes = List.of(new FieldChange<>(Field.STATUS, state, step.to(), null));
        return !PendingAcceptance.waiting(owing, changes).equals(changes);
    }

    private static String effects(@Nullable UserStatus state, Transition event, LifeTable.Cell cell) {
        if (!(cell instanceof LifeTable.Cell.Leads step)) {
            return "";
        }
        boolean isSent = event == Transition.INVITE || event == Transition.RESEND;
        List<Effect> effects = Effects.of(
                state == null ? null : user(state),
                step.to() == null ? null : user(step.to()),
                isSent ? Effects.Arrival.INVITED : Effects.Arrival.QUIET);
        String shown = effects.isEmpty()
                ? ""
                : ", " + String.join(", ", effects.stream().map(Effect::word).toList());
        return shown + (isTold(state, step, effects) ? " ³" : "");
    }

    /** Whether who registered and awaits an approval is told of the step besides. */
    private static boolean isTold(@Nullable UserStatus state, LifeTable.Cell.Leads step, List<Effect> effects) {
        if (state == null || step.to() == null) {
            return false;
        }
        User registered = user(state).with(user -> user.statusReason(RegistrationSettings.AWAITS_APPROVAL));
        List<Effect> more = new ArrayList<>(Effects.of(registered, user(step.to()), Effects.Arrival.QUIET));
        more.removeAll(effects);
        return more.equals(List.of(Effect.INVITE));
    }

    private static User user(UserStatus status) {
        return User.builder(new UserId("u-ada"))
                .userName(new UserName("ada"))
                .primaryEmail(new EmailAddress("ada@example.com"))
                .status(status)
                .build();
    }

    private static String word(LifeTable.Cell cell) {
        if (cell instanceof LifeTable.Cell.Refused refused) {
            return refused.why().code();
        }
        if (cell instanceof LifeTable.Cell.Leads step) {
            return step.to() == null ? "-" : step.to().word();
        }
        return "=";
    }
}
