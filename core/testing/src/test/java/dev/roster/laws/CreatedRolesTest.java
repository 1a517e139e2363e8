package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.json.PlanWriter;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.Definitions;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.Prerequisites;
import dev.roster.spi.Write;
import dev.roster.tck.StoresFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plan creates no role above the one who applies it, whatever its file says (A9). */
class CreatedRolesTest {

    private static final Role KEEPER = Role.builder("keeper")
            .name("Keeper")
            .level(3)
            .allow(List.of(Permission.MANAGE_ROLES, Permission.READ_USERS, Permission.UPDATE_USERS), Scope.ALL)
            .build();
    private static final Role BELOW =
            Role.builder("clerk").name("Clerk").level(2).build();
    private static final Role ABOVE = Role.builder("boss").name("Boss").level(5).build();
    private static final Role MIGHTIER = Role.builder("eraser")
            .name("Eraser")
            .level(2)
            .allow(List.of(Permission.DELETE_USERS), Scope.ALL)
            .build();

    private final User keeper = Desk.user("kay", "keeper");
    private final Desk desk = Desk.of(Desk.user("olga", "owner"), keeper, Desk.user("bob"));

    CreatedRolesTest() {
        StoresFactory.given(desk.stores, KEEPER);
    }

    @Test
    void aRoleWithinTheRightsOfTheActorIsCreated() {
        try (ImportPlan plan = creating(BELOW)) {
            assertThat(desk.as(keeper).session().apply(plan).applied()).isEqualTo(1);
        }
        assertThat(desk.stores.roles().find(BELOW.key())).isPresent();
    }

    @Test
    void aRoleOfAHigherLevelIsNotCreated() {
        assertRefused(ABOVE);
    }

    @Test
    void aRoleWithARightThatTheActorLacksIsNotCreated() {
        assertRefused(MIGHTIER);
    }

    /** The keeper made the role, but somebody raised it since. */
    @Test
    void aRoleThatWasRaisedIsNotRemovedByWhoIsBelowItNow() {
        ApplyReport report;
        try (ImportPlan plan = creating(BELOW)) {
            report = desk.as(keeper).session().apply(plan);
        }
        Role raised = BELOW.toBuilder().level(5).build();
        desk.write(new Write.ChangeEntry(BELOW, raised));

        try (ImportPlan undo = desk.session().undo(report.run())) {
            assertThatExceptionOfType(PlanException.class)
                    .isThrownBy(() -> desk.as(keeper).session().apply(undo))
                    .withMessageContaining("may not define role clerk");
        }
        assertThat(desk.stores.roles().find(BELOW.key())).contains(raised);
    }

    private void assertRefused(Role role) {
        try (ImportPlan plan = creating(role)) {
            assertThatExceptionOfType(PlanException.class)
                    .isThrownBy(() -> desk.as(keeper).session().apply(plan))
                    .withMessageContaining("may not define role " + role.key());
        }
        assertThat(desk.stores.roles().find(role.key())).isEmpty();
        assertThat(desk.stored("bob", Field.DEPARTMENT)).isEmpty();
    }

    /** A plan that somebody wrote by hand: it changes one user, and creates a role beside. */
    private ImportPlan creating(Role role) {
        try (ImportPlan plan = desk.as(keeper).plan("userName,department", "bob,Navy");
                PlanWriter writer = new PlanWriter(plan.basis())) {
            Scenario.changes(plan).forEach(writer::write);
            var prerequisites =
                    new Prerequisites(List.of(role), List.of(), List.of(), Prerequisites.NONE.obsolete(), null);
            var trailer =
                    new ImportPlan.Trailer(plan.summary(), prerequisites, Definitions.NONE, List.of(), List.of(), "");
            return writer.finish(plan.basis(), trailer, Fields.builtIn());
        }
    }
}
