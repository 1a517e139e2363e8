package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.UnknownPolicy;
import dev.roster.spi.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Taking something back is decided like any other change. */
class UndoChecksTest {

    @Test
    void aLookAlikeThatComesBackIsFlagged() {
        User ada = Desk.user("ada").with(user -> user.primaryEmail(new EmailAddress("\u0430da@example.com")));
        Desk desk = Desk.of(ada);

        PlannedChange undone = undo(desk, desk.apply("userName,primaryEmail", "ada,ada@example.com"));

        assertThat(undone.kind()).isEqualTo(ChangeKind.UPDATE);
        assertThat(undone.issues()).extracting(Issue::code).containsExactly(IssueCode.LOOKALIKE);
    }

    @Test
    void whatTheRowsNeededGoesWithThem() {
        Desk desk = Desk.of(Desk.user("ada"), Desk.user("olga", "owner"));
        Profile creating = Profiles.users()
                .with(p -> p.unknownRole(UnknownPolicy.CREATE)
                        .unknownGroup(UnknownPolicy.CREATE)
                        .unknownOrganization(UnknownPolicy.CREATE));
        Snapshot before = Snapshot.of(desk.stores);
        ApplyReport report = desk.with(creating).apply("userName,roles,groups,organization", "ada,guide,crew,acme");
        assertThat(desk.stores.organizations().all())
                .hasSize(before.organizations().size() + 1);

        try (ImportPlan undo = desk.session().undo(report.run())) {
            assertThat(desk.session().apply(undo, Scenario.ACKNOWLEDGED).applied())
                    .isEqualTo(1);
        }

        Snapshot after = Snapshot.of(desk.stores);
        assertThat(after.roles()).isEqualTo(before.roles());
        assertThat(after.groups()).isEqualTo(before.groups());
        assertThat(after.organizations()).isEqualTo(before.organizations());
    }

    /** The only owner is one by a role that the run created, and that somebody gave the tenant since. */
    @Test
    void aRoleByWhichTheLastOwnerOwnsTheTenantStays() {
        Desk desk = Desk.of(Desk.user("ada"));
        Profile creating = Profiles.users().with(p -> p.unknownRole(UnknownPolicy.CREATE));
        ApplyReport report = desk.with(creating).apply("userName,roles", "ada,boss");
        Role boss = desk.stores.roles().find(new RoleKey("boss")).orElseThrow();
        Role owning = boss.toBuilder()
                .level(6)
                .allow(Permission.OWN_TENANT, Scope.ALL)
                .build();
        desk.write(new Write.ChangeEntry(boss, owning));

        try (ImportPlan undo = desk.session().undo(report.run())) {
            ApplyReport undone = desk.session().apply(undo, Scenario.ACKNOWLEDGED);

            assertThat(undone.applied()).isZero();
            assertThat(undone.failed()).isEqualTo(2);
            assertThat(undone.issues()).extracting(Issue::code).containsOnly(IssueCode.LAST_OWNER);
        }
        assertThat(desk.stored("ada", Field.ROLES)).isEqualTo("boss");
        assertThat(desk.stores.roles().find(boss.key())).contains(owning);
    }

    private static PlannedChange undo(Desk desk, ApplyReport report) {
        try (ImportPlan plan = desk.session().undo(report.run())) {
            List<PlannedChange> changes = Scenario.changes(plan);
            assertThat(changes).hasSize(1);
            return changes.get(0);
        }
    }
}
