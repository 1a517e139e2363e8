package dev.roster.laws;

import static dev.roster.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Session;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.WrittenChanges;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.ApplyPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.ResultForm;
import dev.roster.profile.Safeguard;
import dev.roster.profile.UnknownPolicy;
import dev.roster.spi.PlanId;
import dev.roster.text.ResultText;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is told of an import counts what was written, whatever was planned. */
class ResultTextTest {

    private static final ResultForm.Sentence FORM = new ResultForm.Sentence(
            "{added} {updated} {rolesAdded} {groupsAdded} {invited}",
            "{added} {updated} {rolesAdded} {groupsAdded} {invited}");
    private static final Profile PROFILE = Profiles.users()
            .with(p -> p.absent(AbsentPolicy.DEACTIVATE)
                    .unknownRole(UnknownPolicy.CREATE)
                    .unknownGroup(UnknownPolicy.CREATE)
                    .invitation(Profile.Invitation.NEW_USERS)
                    .disarmed(Safeguard.values()));
    private static final List<String> FILE = List.of(
            "userName,primaryEmail,roles,groups,department",
            "olga,olga@example.com,owner,,",
            "ann,ann@example.com,pilot,wing,Navy",
            "bob,bob@example.com,member,,Navy",
            "eve,eve@example.com,member,,Navy");

    private final Desk desk = Desk.of(
            Desk.user("olga", "owner"),
            Desk.user("bob", "member"),
            Desk.user("eve", "member"),
            Desk.user("old", "member"),
            Desk.user("elder", "member"));

    private String told(Profile profile, Runnable between) {
        Session session = desk.session();
        try (ImportPlan plan = session.plan(rows(FILE.toArray(String[]::new)), profile)) {
            between.run();
            ApplyReport report = session.apply(plan, ApplyOptions.defaults());
            return ResultText.of(FORM, plan, report, session.written(report.run()))
                    .orElse("nothing");
        }
    }

    private void touch(String name) {
        desk.session().users().update(new UserId("u-" + name), 1, user -> user.lastName("Other"));
    }

    @Test
    void countsAllOfAPlanThatWasWrittenAsAWhole() {
        assertThat(told(PROFILE, () -> {})).isEqualTo("1 4 1 1 1");
    }

    @Test
    @DisplayName("a row that is stale is not counted, and nor is somebody absent who changed meanwhile")
    void countsNothingThatIsStale() {
        assertThat(told(PROFILE, () -> {
                    touch("bob");
                    touch("old");
                }))
                .isEqualTo("1 2 1 1 1");
    }

    @Test
    @DisplayName("of one unit that fails as a whole nothing is told, its roles and groups neither")
    void countsNothingOfAUnitThatFailed() {
        Profile asOne = PROFILE.with(p -> p.applying(ApplyPolicy.ALL_OR_NOTHING));
        assertThat(told(asOne, () -> touch("bob"))).isEqualTo("nothing");
        assertThat(told(asOne, () -> {})).isEqualTo("1 4 1 1 1");
    }

    @Test
    @DisplayName("what was written of a run that is unknown, or that the actor may not see, is nothing")
    void tellsNothingOfOtherRuns() {
        assertThat(desk.session().written(new PlanId("0123456789abcdef"))).isSameAs(WrittenChanges.NONE);
        assertThat(WrittenChanges.NONE.test(1)).isFalse();
        assertThat(WrittenChanges.NONE.test(-1)).isFalse();
        assertThat(WrittenChanges.NONE.test(1L << 40)).isFalse();
    }
}
