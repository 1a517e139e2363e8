package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.ApplyPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.UnknownPolicy;
import org.junit.jupiter.api.Test;

/** Rows that live or die together: one unit, which every store writes as a whole, and which is undone row by row (F2). */
class AllOrNothingTest {

    private static final Profile TOGETHER =
            Profiles.users().with(p -> p.applying(ApplyPolicy.ALL_OR_NOTHING).unknownGroup(UnknownPolicy.CREATE));

    private final Desk desk = Desk.of(Desk.user("ada"), Desk.user("bob"), Desk.user("eve"));

    @Test
    void nothingIsWrittenWhenOneUserChangedSinceThePreview() {
        try (ImportPlan plan = together("userName,department,groups", "ada,Navy,crew", "bob,Navy,", "eve,Navy,")) {
            desk.apply("userName,location", "bob,Berlin");

            ApplyReport report = desk.session().apply(plan);

            assertThat(report.applied()).isZero();
            assertThat(report.issues()).isNotEmpty();
        }
        assertThat(desk.stored("ada", Field.DEPARTMENT)).isEmpty();
        assertThat(desk.stores.groups().all()).noneMatch(group -> group.name().equals("crew"));
    }

    @Test
    void anUndoReversesEachRowWhoseUserIsAsItWasLeft() {
        try (ImportPlan plan = together("userName,department", "ada,Navy", "bob,Navy", "eve,Navy")) {
            ApplyReport report = desk.session().apply(plan);
            desk.apply("userName,location", "bob,Berlin");
            try (ImportPlan undo = desk.session().undo(report.run())) {
                ApplyReport undone = desk.session().apply(undo, Scenario.ACKNOWLEDGED);

                assertThat(undone.applied()).isEqualTo(2);
                assertThat(undone.stale()).isEqualTo(1);
            }
        }
        assertThat(desk.stored("ada", Field.DEPARTMENT)).isEmpty();
        assertThat(desk.stored("bob", Field.DEPARTMENT)).isEqualTo("Navy");
    }

    private ImportPlan together(String... lines) {
        return desk.with(TOGETHER).plan(lines);
    }
}
