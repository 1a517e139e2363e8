package dev.roster.laws;

import static dev.roster.laws.Followed.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.account.Directories;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.Progress;
import dev.roster.profile.Profiles;
import dev.roster.spi.DirectorySource.Extent;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Stores;
import dev.roster.table.SourceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** J15: the next reading begins where the last one stood whose plan was applied completely, and nowhere later. */
class DirectoryCookieTest {

    private final Followed tenant = Followed.of();

    @BeforeEach
    void follow() {
        for (int i = 0; i < 1_200; i++) {
            tenant.directory.put("n" + i, person("n" + i));
        }
        tenant.sync();
    }

    private static long rows(ImportPlan plan) {
        return plan.summary().rows();
    }

    private long rowsOfNext() {
        try (ImportPlan plan = tenant.plan(Extent.CHANGES)) {
            return rows(plan);
        }
    }

    @Test
    void readsWhatChangedSinceTheLastTime() {
        assertThat(rowsOfNext()).isZero();
        tenant.directory.put("n7", person("n7", "department=Moved"));
        assertThat(rowsOfNext()).isEqualTo(1);
        assertThat(rowsOfNext()).as("a preview moves nothing").isEqualTo(1);
        tenant.sync();
        assertThat(rowsOfNext()).isZero();
        assertThat(tenant.next()).isEqualTo(Extent.CHANGES);
    }

    @Test
    void whoAsksForEverybodyGetsEverybody() {
        try (ImportPlan plan = tenant.plan(Extent.FULL)) {
            assertThat(Objects.requireNonNull(plan.basis().sync()).extent()).isEqualTo(Extent.FULL);
            assertThat(rows(plan)).isEqualTo(1_200);
        }
    }

    @Test
    void aReadingThatBreaksOffMovesNothing() {
        tenant.directory.put("n1", person("n1", "department=Moved")).put("n2", person("n2", "department=Moved"));
        tenant.directory.failAtRow(2);
        assertThatThrownBy(tenant::sync).isInstanceOf(SourceException.class);
        tenant.directory.failAtRow(-1);
        assertThat(rowsOfNext()).isEqualTo(2);
        assertThat(tenant.text("n1", Field.DEPARTMENT)).isEmpty();
    }

    @Test
    void aPlanWithRejectedRowsMovesNothing() {
        tenant.directory.put("n1", person("n1", "department=Moved")).put("x", person("n2"));
        ApplyReport report = tenant.sync().orElseThrow();
        assertThat(report.applied()).isEqualTo(1);
        assertThat(report.isComplete()).isFalse();
        assertThat(rowsOfNext()).isEqualTo(2);
        tenant.directory.put("x", person("x"));
        assertThat(tenant.sync().orElseThrow().isComplete()).isTrue();
        assertThat(rowsOfNext()).isZero();
    }

    @Test
    void aPlanWithStaleRowsMovesNothing() {
        tenant.directory.put("n1", person("n1", "department=Moved"));
        try (ImportPlan plan = tenant.plan(Extent.CHANGES)) {
            User user = tenant.user("n1");
            tenant.session().users().update(user.id(), user.version(), form -> form.location("Berlin"));
            assertThat(tenant.session().apply(plan, Scenario.ACKNOWLEDGED).stale())
                    .isEqualTo(1);
        }
        assertThat(rowsOfNext()).isEqualTo(1);
        tenant.sync();
        assertThat(tenant.text("n1", Field.DEPARTMENT)).isEqualTo("Moved");
        assertThat(rowsOfNext()).isZero();
    }

    @Test
    void aCancelledRunMovesNothingUntilItIsResumed() {
        moveEverybody();
        Session session = tenant.session();
        Progress twoChunks = new Progress() {
            private int asked;

            @Override
            public void at(Phase phase, long done, long total) {
                // Asked in between.
            }

            @Override
            public boolean isCancelled() {
                return ++asked > 1;
            }
        };
        ApplyReport cancelled;
        try (ImportPlan plan = tenant.plan(Extent.CHANGES)) {
            cancelled = session.apply(plan, Scenario.ACKNOWLEDGED.reportingTo(twoChunks));
        }
        assertThat(cancelled.isComplete()).isFalse();
        assertThat(rowsOfNext()).isEqualTo(1_200);
        assertThat(session.resume(cancelled.run(), ApplyOptions.defaults()).isComplete())
                .isTrue();
        assertThat(rowsOfNext()).isZero();
    }

    @Test
    void aPlanIsAppliedByAnotherProcess() {
        tenant.directory.put("n1", person("n1", "department=Moved"));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImportPlan plan = tenant.plan(Extent.CHANGES)) {
            tenant.session().save(plan, file);
        }
        Session other = tenant.session();
        try (ImportPlan plan = other.open(new ByteArrayInputStream(file.toByteArray()))) {
            assertThat(other.apply(plan, Scenario.ACKNOWLEDGED).isComplete()).isTrue();
        }
        assertThat(rowsOfNext()).isZero();
    }

    /** Two plans on one reading: the second was made before the first was written, and is refused. */
    @Test
    void ofTwoPlansOneCounts() {
        tenant.directory.put("n1", person("n1", "department=Old"));
        try (ImportPlan first = tenant.plan(Extent.CHANGES)) {
            tenant.directory.put("n1", person("n1"));
            try (ImportPlan second = tenant.plan(Extent.CHANGES)) {
                assertThat(second.isEmpty()).isTrue();
                tenant.session().apply(second, Scenario.ACKNOWLEDGED);
            }
            assertThatThrownBy(() -> tenant.session().apply(first, Scenario.ACKNOWLEDGED))
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("synchronized since this plan was made");
        }
        assertThat(tenant.text("n1", Field.DEPARTMENT)).isEmpty();
    }

    @Test
    void aPlanIsAppliedOnceHoweverOften() {
        tenant.directory.put("n1", person("n1", "department=Moved"));
        try (ImportPlan plan = tenant.plan(Extent.CHANGES)) {
            ApplyReport first = tenant.session().apply(plan, Scenario.ACKNOWLEDGED);
            assertThat(tenant.session().apply(plan, Scenario.ACKNOWLEDGED)).isEqualTo(first);
        }
        assertThat(rowsOfNext()).isZero();
    }

    /** A run that was left lying is overtaken by another one and then resumed: what it wrote is read again. */
    @Test
    void aRunThatWasOvertakenLeadsToAFullReading() {
        moveEverybody();
        ApplyReport left;
        try (ImportPlan plan = tenant.plan(Extent.CHANGES)) {
            left = tenant.session().apply(plan, Scenario.ACKNOWLEDGED.reportingTo(cancelling()));
        }
        for (int i = 0; i < 1_200; i++) {
            tenant.directory.put("n" + i, person("n" + i));
        }
        assertThat(tenant.sync()).isEmpty();
        tenant.session().resume(left.run(), ApplyOptions.defaults());
        assertThat(tenant.text("n1100", Field.DEPARTMENT)).isEqualTo("Moved");
        assertThat(tenant.next()).isEqualTo(Extent.FULL);
        tenant.sync();
        assertThat(tenant.text("n1100", Field.DEPARTMENT)).isEmpty();
    }

    private static Progress cancelling() {
        return new Progress() {
            @Override
            public void at(Phase phase, long done, long total) {
                // Cancelled before anything.
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
    }

    private void moveEverybody() {
        for (int i = 0; i < 1_200; i++) {
            tenant.directory.put("n" + i, person("n" + i, "department=Moved"));
        }
    }

    @Test
    void aCookieThatIsOfNoUseLeadsToAFullReading() {
        tenant.directory.forget();
        assertThat(tenant.next()).isEqualTo(Extent.FULL);
        tenant.sync();
        assertThat(tenant.next()).isEqualTo(Extent.CHANGES);
    }

    @Test
    void anotherSetUpLeadsToAFullReading() {
        tenant.with(Profiles.directory().with(p -> p.onlyFields(Field.EXTERNAL_ID, Field.USER_NAME)));
        assertThat(tenant.next()).isEqualTo(Extent.FULL);
        tenant.sync();
        assertThat(tenant.next()).isEqualTo(Extent.CHANGES);
    }

    @Test
    void storesWithoutDocumentsReadEverybodyEachTime() {
        Stores bare = (Stores) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Stores.class}, (any, method, arguments) -> {
                    boolean isDocuments = method.getName().equals("capability") && arguments[0] == DocumentStore.class;
                    return isDocuments ? Optional.empty() : method.invoke(tenant.stores, arguments);
                });
        Session session = Roster.on(bare)
                .roles(World.HOST)
                .directory(Followed.NAME, tenant.directory, Profiles.directory())
                .build()
                .as(Actor.operator("operator"));
        for (int i = 0; i < 2; i++) {
            tenant.directory.put("n1", person("n1", "department=D" + i));
            try (ImportPlan plan = session.directories().plan(Followed.NAME, Extent.CHANGES, Progress.SILENT)) {
                assertThat(rows(plan)).isEqualTo(1_200);
                assertThat(session.apply(plan, Scenario.ACKNOWLEDGED).isComplete())
                        .isTrue();
            }
        }
    }

    @Test
    void whatIsTakenBackIsReadAgainHoweverLongAgoItWasDone() {
        tenant.directory.put("n7", person("n7", "department=Moved"));
        PlanId moved = tenant.sync().orElseThrow().run();
        tenant.session().directories().sync(Followed.NAME, Extent.FULL, Scenario.ACKNOWLEDGED);
        assertThat(tenant.next()).isEqualTo(Extent.CHANGES);

        takeBack(moved, tenant.session());
        assertThat(tenant.next()).isEqualTo(Extent.FULL);
        tenant.sync();
        assertThat(tenant.text("n7", Field.DEPARTMENT)).isEqualTo("Moved");
        assertThat(tenant.next()).isEqualTo(Extent.CHANGES);
    }

    @Test
    void anUndoThatGoesOnAfterAReadingLeadsToAFullReadingAgain() {
        moveEverybody();
        PlanId moved = tenant.sync().orElseThrow().run();
        try (ImportPlan undo = tenant.session().undo(moved)) {
            tenant.session().apply(undo, Scenario.ACKNOWLEDGED.reportingTo(new Progress() {
                @Override
                public void at(Phase phase, long done, long total) {}

                @Override
                public boolean isCancelled() {
                    return true;
                }
            }));
            tenant.sync();
            assertThat(tenant.next()).isEqualTo(Extent.CHANGES);
            tenant.session().resume(undo.id(), ApplyOptions.defaults());
        }
        assertThat(tenant.next()).isEqualTo(Extent.FULL);
    }

    private static void takeBack(PlanId run, Session session) {
        try (ImportPlan undo = session.undo(run)) {
            session.apply(undo, Scenario.ACKNOWLEDGED);
        }
    }

    @Test
    void aPlanThatWritesNothingIsPassedOver() {
        tenant.directory.put("n7", person("n7", "department=Moved")).put("n7", person("n7"));
        Directories directories = tenant.session().directories();
        try (ImportPlan plan = tenant.plan(Extent.CHANGES)) {
            assertThat(rows(plan)).isEqualTo(1);
            assertThat(directories.pass(plan)).isTrue();
        }
        assertThat(rowsOfNext()).isZero();
        tenant.directory.put("n7", person("n7", "department=Moved"));
        try (ImportPlan plan = tenant.plan(Extent.CHANGES)) {
            assertThat(directories.pass(plan)).as("with something to write").isFalse();
        }
        assertThat(rowsOfNext()).isEqualTo(1);
    }

    /** Whenever the process dies, the same plan goes on, and nothing is lost. */
    @Test
    void aProcessThatDiesLosesNothing() {
        for (long call = 1; ; call++) {
            Followed small = Followed.of();
            small.directory.put("1", person("ada"));
            small.sync();
            small.directory.put("1", person("ada", "department=Moved"));
            TroubledStores troubled = new TroubledStores(
                    small.stores, TroubledStores.Trouble.DEATH, call, TroubledStores.Moment.AFTER_THE_CALL);
            boolean isDead = false;
            PlanId run;
            try (ImportPlan plan = small.plan(Extent.CHANGES)) {
                try {
                    Scenario.roster(troubled).as(Actor.operator("operator")).apply(plan, Scenario.ACKNOWLEDGED);
                } catch (TroubledStores.Death death) {
                    isDead = true;
                }
                run = plan.id();
                Session later = Scenario.roster(small.stores).as(Actor.operator("operator"));
                if (later.findRun(plan.id()).isPresent()) {
                    later.resume(plan.id(), ApplyOptions.defaults());
                } else {
                    later.apply(plan, Scenario.ACKNOWLEDGED);
                }
            }
            assertThat(small.text("ada", Field.DEPARTMENT)).as("call %s", call).isEqualTo("Moved");
            assertThat(small.sync()).as("call %s", call).isEmpty();
            assertThat(small.next()).isEqualTo(Extent.CHANGES);
            takeBack(run, small.session());
            assertThat(small.next()).as("taken back, call %s", call).isEqualTo(Extent.FULL);
            if (!isDead) {
                assertThat(call).isGreaterThan(10);
                return;
            }
        }
    }

    /** Whoever is first writes; the other is refused or finds nothing, and nothing is lost. */
    @Test
    void manySyncsAtOnceLoseNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 10; round++) {
                String department = "Round " + round;
                for (int i = 0; i < 50; i++) {
                    tenant.directory.put("n" + i, person("n" + i, "department=" + department));
                }
                CountDownLatch start = new CountDownLatch(1);
                List<Future<?>> all = IntStream.range(0, 4)
                        .<Future<?>>mapToObj(any -> threads.submit(() -> {
                            start.await();
                            try {
                                tenant.sync();
                            } catch (PlanException slower) {
                                assertThat(slower.reason()).isEqualTo(PlanException.Reason.REFUSED);
                            }
                            return null;
                        }))
                        .toList();
                start.countDown();
                for (Future<?> one : all) {
                    one.get(60, TimeUnit.SECONDS);
                }
                tenant.sync();
                for (int i = 0; i < 50; i++) {
                    assertThat(tenant.text("n" + i, Field.DEPARTMENT)).isEqualTo(department);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
