package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Session;
import dev.roster.model.Field;
import dev.roster.model.Role;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.Write;
import dev.roster.tck.StoresFactory;
import dev.roster.testing.Rows;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Roster keeps of a user beside what a file says, and leaves alone where the file gives no reason (A6). */
class KeptByRosterTest {

    private static final Role GUIDE = Role.builder("guide").level(1).build();

    private final User ada = Desk.user("ada");
    private final User resting =
            Desk.user("bob").with(user -> user.status(UserStatus.INACTIVE).deactivatedAt(World.LONG_AGO));
    private final Desk desk = Desk.of(ada, resting, Desk.user("olga", "owner"));

    @Test
    void whoRestsInAnotherWayKeepsTheMomentAtWhichItBegan() {
        desk.apply("userName,status", "bob,deleted");

        assertThat(desk.stored("bob", Field.STATUS)).isEqualTo("deleted");
        assertThat(desk.stored("bob", Field.DEACTIVATED_AT)).isEqualTo(World.LONG_AGO.toString());
    }

    @Test
    void whoComesBackHasNoSuchMoment() {
        desk.apply("userName,status", "bob,active");

        assertThat(desk.stored("bob", Field.DEACTIVATED_AT)).isEmpty();
    }

    @Test
    void theLevelFollowsTheRoles() {
        StoresFactory.given(desk.stores, GUIDE);
        desk.apply("userName,roles", "ada,guide");

        assertThat(desk.stored("ada", Field.ROLE_LEVEL)).isEqualTo("1");
    }

    /** A level that somebody wrote behind everybody's back is mended with the levels of all, not in the row of one. */
    @Test
    void theLevelIsLeftAloneWhereTheRolesAre() {
        Session session = desk.session();
        User wrong = desk.stored(ada.id()).with(user -> user.roleLevel(4L));
        desk.write(new Write.UpdateUser(wrong, wrong.version(), Set.of(Field.ROLE_LEVEL)));

        ApplyReport report;
        try (ImportPlan plan = session.plan(Rows.rows("userName,department", "ada,Navy"), Profiles.users())) {
            report = session.apply(plan);
        }

        assertThat(report.applied()).isEqualTo(1);
        assertThat(desk.stored("ada", Field.ROLE_LEVEL)).isEqualTo("4");
        assertThat(desk.stores
                        .audit()
                        .list(AuditStore.Query.latest(10).in(report.run()))
                        .entries())
                .singleElement()
                .extracting(AuditEntry::values)
                .isEqualTo(List.of(new AuditEntry.Value("department", null, "Navy")));
    }
}
