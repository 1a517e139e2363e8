package dev.roster.laws;

import static dev.roster.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.User;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import dev.roster.text.PlanText;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** T7: a preview tells at its top who could rule others afterwards. */
class RisingUsersTest {

    private final User boss = Desk.user("boss", "owner");
    private final User second = Desk.user("second", "owner");
    private final User eve = Desk.user("eve", "member");
    private final Session session =
            Roster.on(InMemoryStores.of(boss, second, eve)).build().as(Actor.operator("shell"));

    private long escalations(String... lines) {
        try (ImportPlan plan = session.plan(rows(lines), Profiles.users())) {
            return plan.summary().escalations();
        }
    }

    @Test
    void whoRisesIsCounted() {
        assertThat(escalations(
                        "userName,primaryEmail,roles",
                        "new,new@example.com,member",
                        "eve,eve@example.com,admin",
                        "next,next@example.com,owner"))
                .isEqualTo(2);
        assertThat(escalations("userName,primaryEmail,grants", "x,x@example.com,admin@team:red"))
                .isOne();
    }

    @Test
    void whoRuledBeforeOrIsRejectedDoesNotCount() {
        assertThat(escalations("userName,roles,department", "boss,owner,Navy")).isZero();
        assertThat(escalations("userName,roles", "second,admin")).isZero();
        assertThat(escalations("userName,roles", "eve,manager")).isZero();
        assertThat(escalations("userName,primaryEmail,roles", "x,not an address,owner", "eve,eve@example.com,member"))
                .isZero();
        assertThat(escalations(
                        "userName,primaryEmail,roles,managerId", "x,x@example.com,owner,y", "y,y@example.com,owner,x"))
                .as("rows that are rejected together")
                .isZero();
    }

    @Test
    void thePreviewSaysItFirst() {
        try (ImportPlan plan =
                session.plan(rows("userName,primaryEmail,roles", "new,new@example.com,admin"), Profiles.users())) {
            String text = PlanText.of(plan);
            assertThat(text.indexOf("1 user could rule others")).isPositive().isLessThan(text.indexOf("1 to create"));
            StringBuilder german = new StringBuilder();
            PlanText.write(plan, german, PlanText.Style.plain().in(Locale.GERMAN));
            assertThat(german.toString()).contains("1 Benutzer könnte über andere bestimmen");
        }
    }
}
