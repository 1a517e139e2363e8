package dev.roster.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.roster.model.UserStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionTest {

    /** One line a state before, one column a state after: nobody, invited, active, suspended, inactive, deleted. */
    @ParameterizedTest
    @CsvSource({
        "INVITED,   LEAVE, STAY,       ACCEPT,     SUSPEND,    DEACTIVATE, SOFT_DELETE",
        "ACTIVE,    LEAVE, INVITE,     STAY,       SUSPEND,    DEACTIVATE, SOFT_DELETE",
        "SUSPENDED, LEAVE, INVITE,     REACTIVATE,  STAY,       DEACTIVATE, SOFT_DELETE",
        "INACTIVE,  LEAVE, REACTIVATE, REACTIVATE, REACTIVATE, STAY,       SOFT_DELETE",
        "DELETED,   LEAVE, RESTORE,    RESTORE,    RESTORE,    RESTORE,    STAY"
    })
    void namesTheStepBetweenEveryTwoStates(
            UserStatus before,
            Transition toNobody,
            Transition toInvited,
            Transition toActive,
            Transition toSuspended,
            Transition toInactive,
            Transition toDeleted) {
        assertThat(stepsFrom(before))
                .containsExactly(toNobody, toInvited, toActive, toSuspended, toInactive, toDeleted);
    }

    @ParameterizedTest
    @CsvSource({"INVITED", "ACTIVE", "SUSPENDED", "INACTIVE", "DELETED"})
    void callsEveryFirstStateAnArrival(UserStatus after) {
        assertThat(Transition.between(null, after)).isEqualTo(Transition.ARRIVE);
    }

    @Test
    void needsSomebodyBeforeOrAfter() {
        assertThatNullPointerException().isThrownBy(() -> Transition.between(null, null));
    }

    private static List<Transition> stepsFrom(UserStatus before) {
        List<@Nullable UserStatus> after = new ArrayList<>();
        after.add(null);
        after.addAll(Arrays.asList(UserStatus.values()));
        return after.stream().map(status -> Transition.between(before, status)).toList();
    }
}
