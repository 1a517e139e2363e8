package dev.roster.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ExpectedState;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Users whom cells name before anybody knows them. */
class NamedTextsTest {

    private static final User ADA = HandMade.user("ada");

    private final NamedTexts names = new NamedTexts(ReferenceText::of);

    private static PlannedChange change(FieldChange<?> field) {
        return new PlannedChange(
                2L,
                ChangeKind.UPDATE,
                PlannedUser.of(ADA),
                ExpectedState.storedAt(1),
                List.of(field),
                List.of(),
                List.of(),
                PlannedChange.Order.FREE);
    }

    @Test
    void neverLeaveAStandInInADraft() {
        UserId bob = names.standInFor("bob@example.com");
        UserId eve = names.standInFor("eve@example.com");
        PlannedChange draft =
                names.withoutStandIns(change(new FieldChange<>(Field.MANAGER_ID, eve, bob, "bob@example.com")));
        assertThat(draft.fields()).containsExactly(new FieldChange<>(Field.MANAGER_ID, null, null, "bob@example.com"));
    }

    @Test
    void leaveIdsOfStoredUsers() {
        names.standInFor("bob@example.com");
        PlannedChange change = change(new FieldChange<>(Field.MANAGER_ID, null, ADA.id(), "ada"));
        assertThat(names.withoutStandIns(change)).isEqualTo(change);
    }

    @Test
    void standForOneUserWhereTheKeyIsTheSame() {
        assertThat(names.standInFor("bob@example.com"))
                .isEqualTo(names.standInFor("Bob@Example.com"))
                .isNotEqualTo(names.standInFor("eve@example.com"));
    }

    @Test
    void areForgottenButTheirStandInsAreNot() {
        UserId bob = names.standInFor("bob@example.com");
        names.clear();
        assertThat(names.pendingOf(bob.value())).isNotNull();
    }
}
