package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.model.Field;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.profile.Profiles;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.table.RowSource;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A run is resumed from the plan that its journal keeps, on whatever machine (B5). */
class ArchivedPlanTest {

    /** Their texts are more than one page of an archive holds, however well they are packed. */
    private static final int ROWS = 1_500;

    private static final ApplyOptions STOPPED = ApplyOptions.defaults().reportingTo(new Stopped());

    private final Desk desk = Desk.of(Desk.user("ada"));

    @Test
    void aPlanOfSeveralPagesIsResumed() {
        List<List<String>> rows =
                new ArrayList<>(List.of(List.of("userName", "displayName", "department", "location")));
        Random random = new Random(1);
        for (int i = 0; i < ROWS; i++) {
            rows.add(List.of("user" + i, text(random), text(random), text(random)));
        }
        PlanId run;
        try (ImportPlan plan = desk.session().plan(RowSource.of("users.csv", rows), Profiles.users())) {
            run = desk.session().apply(plan, STOPPED).run();
        }
        assertThat(desk.stores.journal().planPage(run, 1)).isPresent();

        assertThat(desk.session().resume(run, ApplyOptions.defaults()).applied())
                .isEqualTo(ROWS);
        assertThat(desk.stored("user0", Field.LOCATION)).isEqualTo(rows.get(1).get(3));
        assertThat(desk.stored("user" + (ROWS - 1), Field.LOCATION))
                .isEqualTo(rows.get(ROWS).get(3));
    }

    @Test
    void aPlanThatIsNotKeptAnyMoreIsSaidToBeGone() {
        PlanId run = stopped();
        desk.stores.journal().putPlan(run, Collections.emptyIterator());

        assertNotResumed(desk.stores, run, "is not kept any more");
    }

    @Test
    void aPlanThatIsNoneIsSaidToBeDamaged() {
        PlanId run = stopped();
        desk.stores.journal().putPlan(run, List.of(new byte[] {1, 2, 3}).iterator());

        assertNotResumed(desk.stores, run, "is damaged");
    }

    @Test
    void aPlanOfAnotherDatabaseIsNotApplied() {
        try (ImportPlan plan = desk.plan("userName,department", "ada,Navy");
                Roster other = Roster.on(movedTo("other")).roles(World.HOST).build()) {
            assertThatExceptionOfType(PlanException.class)
                    .isThrownBy(() -> other.as(Actor.operator("operator")).apply(plan))
                    .withMessageContaining("another database");
        }
        assertThat(desk.stored("ada", Field.DEPARTMENT)).isEmpty();
    }

    @Test
    void aPlanOfAnotherDatabaseIsNotResumed() {
        PlanId run = stopped();

        assertNotResumed(movedTo("other"), run, "another database");
        assertThat(desk.stored("ada", Field.DEPARTMENT)).isEmpty();
    }

    /** All that was stored, read back into a database that is another one. */
    private Stores movedTo(String id) {
        return (Stores) Proxy.newProxyInstance(
                Stores.class.getClassLoader(),
                new Class<?>[] {Stores.class},
                (any, method, arguments) -> method.getName().equals("id") ? id : method.invoke(desk.stores, arguments));
    }

    private PlanId stopped() {
        try (ImportPlan plan = desk.plan("userName,department", "ada,Navy")) {
            ApplyReport report = desk.session().apply(plan, STOPPED);
            assertThat(report.state()).isEqualTo(Run.State.CANCELLED);
            return report.run();
        }
    }

    private static void assertNotResumed(Stores stores, PlanId run, String why) {
        try (Roster roster = Roster.on(stores).roles(World.HOST).build()) {
            assertThatExceptionOfType(PlanException.class)
                    .isThrownBy(() -> roster.as(Actor.operator("operator")).resume(run, ApplyOptions.defaults()))
                    .withMessageContaining(why);
        }
    }

    private static String text(Random random) {
        return random.ints(200, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
