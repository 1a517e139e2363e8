package dev.roster.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.account.UserOutcome;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.Progress;
import dev.roster.profile.Offboarding;
import dev.roster.profile.Safeguard;
import dev.roster.spi.DirectorySource;
import dev.roster.spi.OutboxMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Long work; each session of an {@link Office} is that of another process. */
class JobTest {

    private static final JobRequest WORK = new JobRequest("work", Map.of("n", "1"));
    /** Sends jobs nowhere: whoever tests runs them. */
    private static final JobRunner NOWHERE = (job, here) -> {};

    private static Office office(JobKind kind) {
        return new Office().with(settings -> settings.kind("work", kind).running(NOWHERE));
    }

    private static Job now(Office office, Job job) {
        return office.admin().jobs().find(job.id()).orElseThrow();
    }

    private static Job awaited(Office office, Job job) throws InterruptedException {
        for (int i = 0; i < 500 && !now(office, job).state().isEnd(); i++) {
            Thread.sleep(20);
        }
        return now(office, job);
    }

    @Test
    @DisplayName("runs in another process than it was asked for, and keeps what came of it, phase and pace")
    void runsAnywhere() {
        Office office = new Office();
        office.with(settings -> settings.running(NOWHERE).kind("work", run -> {
            assertThat(run.actor().name()).isEqualTo("mia");
            run.progress().at(Progress.Phase.READING, 1, 10);
            office.clock.move(Duration.ofSeconds(2));
            run.progress().at(Progress.Phase.READING, 4, 10);
            return Map.of("n", run.request().require("n"));
        }));
        Job asked = office.as("mia").jobs().submit(WORK);
        assertThat(asked.state()).isEqualTo(JobState.QUEUED);
        assertThat(asked.actor()).isEqualTo("mia");
        office.roster().runJob(asked.id());
        Job done = now(office, asked);
        assertThat(done.state()).isEqualTo(JobState.DONE);
        assertThat(done.result()).containsExactly(Map.entry("n", "1"));
        assertThat(done.progress().phase()).isEqualTo("READING");
        assertThat(done.progress().done()).isEqualTo(4);
        assertThat(done.progress().pace().rate()).isEqualTo(2);
        assertThat(done.progress().pace().remaining()).contains(Duration.ofSeconds(3));
        assertThat(done.attempts()).isEqualTo(1);
        assertThat(done.endedAt()).isEqualTo(office.clock.instant());
        office.roster().runJob(asked.id());
        assertThat(now(office, asked)).as("asked for again").isEqualTo(done);
        office.roster().runJob("no-such-job");
    }

    @Test
    @DisplayName("lets people leave whose last day is over, once, and hands over what they own")
    void leavers() {
        Office office = new Office().with(settings -> settings.running(NOWHERE));
        LocalDate today = LocalDate.ofInstant(office.clock.instant(), ZoneOffset.UTC);
        last(office, "ada", today.minusDays(1));
        last(office, "bob", today);
        last(office, "boss", today.minusDays(30));
        JobRequest leavers =
                JobRequest.leavers(Offboarding.because("contract ended").handingOverTo(new UserId("mia")));
        Job asked = office.admin().jobs().submit(leavers);
        office.roster().runJob(asked.id());
        assertThat(now(office, asked).result()).containsEntry("applied", "2");
        assertThat(List.of(status(office, "ada"), status(office, "bob"), status(office, "boss")))
                .containsExactly(UserStatus.INACTIVE, UserStatus.ACTIVE, UserStatus.INACTIVE);
        assertThat(office.stores.outbox().pending(10))
                .extracting(message -> message.user() + " " + message.effect() + " " + message.body())
                .containsExactlyInAnyOrder(
                        "ada disable-sign-in {}",
                        "ada transfer-ownership {to=mia}",
                        "boss disable-sign-in {}",
                        "boss transfer-ownership {to=mia}");
        Job again = office.admin().jobs().submit(leavers);
        office.roster().runJob(again.id());
        assertThat(now(office, again).result()).containsOnly(Map.entry("applied", "0"), Map.entry("left", "0"));
        Job next = office.admin().jobs().submit(leavers);
        office.clock.move(Duration.ofDays(1));
        office.roster().runJob(next.id());
        assertThat(status(office, "bob")).as("the day after").isEqualTo(UserStatus.INACTIVE);
    }

    @Test
    @DisplayName("exports those who leave where that is wanted, and not where an older request says nothing of it")
    void leaversExported() {
        Office office = new Office().with(settings -> settings.running(NOWHERE));
        last(office, "ada", LocalDate.EPOCH);
        JobRequest silent = new JobRequest(JobRequest.LEAVERS, Map.of("reason", "contract ended"));
        assertThat(JobRequest.leavers(Offboarding.because("contract ended"))).isEqualTo(silent);
        Job asked = office.admin()
                .jobs()
                .submit(JobRequest.leavers(Offboarding.because("contract ended").exporting()));
        office.roster().runJob(asked.id());
        assertThat(office.stores.outbox().pending(10))
                .extracting(message -> message.user() + " " + message.effect() + " " + message.body())
                .containsExactlyInAnyOrder("ada disable-sign-in {}", "ada export-person {by=root}");
        last(office, "bob", LocalDate.EPOCH);
        Job older = office.admin().jobs().submit(silent);
        office.roster().runJob(older.id());
        assertThat(status(office, "bob")).isEqualTo(UserStatus.INACTIVE);
        assertThat(office.stores.outbox().pending(10))
                .extracting(OutboxMessage::effect)
                .containsOnlyOnce("export-person");
    }

    @Test
    @DisplayName("lets nobody leave whom the one it is done for may not deactivate")
    void leaversByRights() {
        Office office = new Office().with(settings -> settings.running(NOWHERE));
        last(office, "ada", LocalDate.EPOCH);
        Job asked = office.as("bob").jobs().submit(JobRequest.leavers(Offboarding.because(null)));
        office.roster().runJob(asked.id());
        assertThat(status(office, "ada")).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    @DisplayName("tells how many could not leave because nobody gets what they own")
    void leaversWithoutSuccessor() {
        Office office = new Office().with(settings -> settings.running(NOWHERE));
        last(office, "ada", LocalDate.EPOCH);
        last(office, "bob", LocalDate.EPOCH);
        Job asked = office.admin()
                .jobs()
                .submit(JobRequest.leavers(Offboarding.because(null).handingOverTo(new UserId("nobody"))));
        office.roster().runJob(asked.id());
        assertThat(now(office, asked).result()).containsOnly(Map.entry("applied", "0"), Map.entry("left", "2"));
        assertThat(status(office, "ada")).isEqualTo(UserStatus.ACTIVE);
    }

    private static void last(Office office, String user, LocalDate day) {
        User stored = office.stores.users().findAll(List.of(new UserId(user))).get(0);
        office.admin().users().update(stored.id(), stored.version(), form -> form.set(Field.END_DATE, day));
    }

    private static UserStatus status(Office office, String user) {
        return office.stores
                .users()
                .findAll(List.of(new UserId(user)))
                .get(0)
                .access()
                .status();
    }

    @Test
    @DisplayName("of 8 processes that are told of a job one runs it")
    void runsOnce() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        Office office = office(run -> Map.of("run", "" + runs.incrementAndGet()));
        Job asked = office.admin().jobs().submit(WORK);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CyclicBarrier barrier = new CyclicBarrier(8);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Roster process = office.roster();
            all.add(threads.submit(() -> {
                barrier.await();
                process.runJob(asked.id());
                return 1;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        assertThat(runs).hasValue(1);
        assertThat(now(office, asked).state()).isEqualTo(JobState.DONE);
    }

    @Test
    @DisplayName("the queue of a process is bounded: one job too many is refused, and nothing of it is kept")
    void refusesWhatHasNoPlace() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (JobRunner runner = JobRunner.threads(1, 1)) {
            Office office = new Office()
                    .with(settings -> settings.running(runner).kind("work", run -> {
                        await(go);
                        return Map.of();
                    }));
            Job first = office.admin().jobs().submit(WORK);
            while (now(office, first).state() == JobState.QUEUED) {
                Thread.sleep(5);
            }
            Job second = office.admin().jobs().submit(WORK);
            assertThatThrownBy(() -> office.admin().jobs().submit(WORK))
                    .isInstanceOf(JobRefusedException.class)
                    .hasMessageContaining("try again later");
            assertThat(office.admin().jobs().newest(9)).hasSize(2);
            go.countDown();
            assertThat(awaited(office, first).state()).isEqualTo(JobState.DONE);
            assertThat(awaited(office, second).state()).isEqualTo(JobState.DONE);
        }
        assertThatThrownBy(() -> JobRunner.threads(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("is cancelled from another process, at once while it waits, at the next chance while it runs")
    void cancels() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (JobRunner runner = JobRunner.threads(1, 5)) {
            Office office = new Office()
                    .with(settings -> settings.running(runner)
                            .lease(Duration.ofMillis(60))
                            .kind("work", run -> {
                                begun.countDown();
                                while (!run.progress().isCancelled()) {
                                    pause();
                                }
                                throw new CancellationException("stopped");
                            }));
            Job running = office.as("mia").jobs().submit(WORK);
            begun.await();
            Job waiting = office.as("mia").jobs().submit(WORK);
            assertThat(office.as("ada").jobs().cancel(waiting.id())).isEmpty();
            assertThat(office.as("mia")
                            .jobs()
                            .cancel(waiting.id())
                            .orElseThrow()
                            .state())
                    .isEqualTo(JobState.CANCELLED);
            Job asked = office.admin().jobs().cancel(running.id()).orElseThrow();
            assertThat(asked.isCancelling()).isTrue();
            Job ended = awaited(office, running);
            assertThat(ended.state()).isEqualTo(JobState.CANCELLED);
            assertThat(ended.failure()).isNull();
            assertThat(office.admin().jobs().cancel(running.id())).contains(ended);
            assertThat(awaited(office, waiting).attempts()).isZero();
        }
    }

    @Test
    @DisplayName("a job whose process died is taken over when its lease has ended, not before, and the dead one writes"
            + " nothing")
    void isTakenOver() {
        List<Integer> attempts = new CopyOnWriteArrayList<>();
        Office office = office(run -> {
            attempts.add(run.job().attempts());
            if (run.job().attempts() == 1) {
                throw new StackOverflowError("the process died");
            }
            return Map.of("attempt", "" + run.job().attempts());
        });
        Job job = office.admin().jobs().submit(WORK);
        assertThatThrownBy(() -> office.roster().runJob(job.id())).isInstanceOf(StackOverflowError.class);
        office.clock.move(Duration.ofSeconds(30).minusNanos(1_000));
        office.roster().runJob(job.id());
        assertThat(attempts).containsExactly(1);
        office.clock.move(Duration.ofNanos(1_000));
        Office next = new Office(office.stores)
                .with(settings -> settings.running((id, here) -> here.run())
                        .kind("work", run -> Map.of("attempt", "" + run.job().attempts())));
        next.clock.move(Duration.ofSeconds(30));
        next.roster().tick();
        assertThat(now(next, job).state()).isEqualTo(JobState.DONE);
        assertThat(now(next, job).result()).containsEntry("attempt", "2");
        assertThat(now(next, job).startedAt()).isEqualTo(job.createdAt());
    }

    @Test
    @DisplayName("a process that was taken for dead stops, and its result does not count")
    void losesToWhoTookOver() {
        Office office = new Office();
        List<Boolean> stopped = new ArrayList<>();
        office.with(settings -> settings.running(NOWHERE)
                .lease(Duration.ofMillis(90))
                .kind("work", run -> {
                    if (run.job().attempts() == 1) {
                        office.clock.move(Duration.ofDays(1));
                        office.roster().runJob(run.job().id());
                        for (int i = 0; i < 200 && !run.progress().isCancelled(); i++) {
                            pause();
                        }
                        stopped.add(run.progress().isCancelled());
                    }
                    return Map.of("attempt", "" + run.job().attempts());
                }));
        Job job = office.admin().jobs().submit(WORK);
        office.roster().runJob(job.id());
        assertThat(now(office, job).result()).containsEntry("attempt", "2");
        assertThat(stopped).containsExactly(true);
    }

    @Test
    @DisplayName(
            "a process that takes its own job over, because its thread hung, keeps the result of the second run alone")
    void losesToItself() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Office office = new Office();
        List<Roster> process = new ArrayList<>();
        office.with(settings -> settings.running(NOWHERE).kind("work", run -> {
            if (run.job().attempts() == 1) {
                office.clock.move(Duration.ofDays(1));
                Thread other = new Thread(() -> process.get(0).runJob(run.job().id()));
                other.setDaemon(true);
                other.start();
                await(second);
            } else {
                second.countDown();
                await(go);
            }
            return Map.of("attempt", "" + run.job().attempts());
        }));
        process.add(office.roster());
        Job job = office.admin().jobs().submit(WORK);
        process.get(0).runJob(job.id());
        assertThat(now(office, job).state()).isEqualTo(JobState.RUNNING);
        go.countDown();
        assertThat(awaited(office, job).result()).containsEntry("attempt", "2");
    }

    @Test
    @DisplayName("a job of which five processes died is given up")
    void isGivenUp() {
        Office office = office(run -> {
            throw new StackOverflowError("the process died");
        });
        Job job = office.admin().jobs().submit(WORK);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> office.roster().runJob(job.id())).isInstanceOf(StackOverflowError.class);
            office.clock.move(Duration.ofMinutes(1));
        }
        office.roster().runJob(job.id());
        assertThat(now(office, job).state()).isEqualTo(JobState.FAILED);
        assertThat(now(office, job).failure())
                .isEqualTo(
                        "it was begun 5 times and came to no end, because the process that ran it died or the database"
                                + " was away; ask for it again when both stay");
    }

    @Test
    @DisplayName("a result that no job can keep is told of once, and so is a reason of any length")
    void keepsWhatFits() {
        AtomicInteger runs = new AtomicInteger();
        Office office = office(run -> {
            if (runs.incrementAndGet() > 1) {
                throw new IllegalArgumentException("\u0001".repeat(5_000_000));
            }
            return Map.of("all", "x".repeat(2_000_000));
        });
        Job large = office.admin().jobs().submit(WORK);
        office.roster().runJob(large.id());
        assertThat(now(office, large).state()).isEqualTo(JobState.FAILED);
        assertThat(now(office, large).failure())
                .isEqualTo("the work is done, but its result of 2000003 characters is longer than 100000, so it is not"
                        + " kept; give back counts, and where the rest is");
        Job wordy = office.admin().jobs().submit(WORK);
        office.roster().runJob(wordy.id());
        assertThat(now(office, wordy).state()).isEqualTo(JobState.FAILED);
        assertThat(now(office, wordy).failure()).hasSize(2_001).endsWith("…");
    }

    @Test
    @DisplayName("a job that no runner came to run is given to one again")
    void isGivenAgain() {
        Office office = office(run -> Map.of());
        Job job = office.admin().jobs().submit(WORK);
        Office later = new Office(office.stores)
                .with(settings -> settings.running((id, here) -> here.run()).kind("work", run -> Map.of()));
        later.roster().tick();
        assertThat(now(later, job).state()).isEqualTo(JobState.QUEUED);
        later.clock.move(Duration.ofSeconds(30));
        later.roster().tick();
        assertThat(now(later, job).state()).isEqualTo(JobState.DONE);
    }

    @Test
    @DisplayName("tells the listener of every change, and does not fail with it")
    void tellsTheListener() {
        List<JobState> heard = new CopyOnWriteArrayList<>();
        Office office = new Office()
                .with(settings -> settings.running((id, here) -> here.run())
                        .kind("work", run -> Map.of())
                        .telling(job -> {
                            heard.add(job.state());
                            throw new IllegalStateException("nobody is there");
                        }));
        Job job = office.admin().jobs().submit(WORK);
        assertThat(heard).containsExactly(JobState.QUEUED, JobState.RUNNING, JobState.DONE);
        assertThat(job.state()).isEqualTo(JobState.DONE);
    }

    @Test
    @DisplayName("keeps how far it is about once a second while it runs")
    void keepsProgress() throws Exception {
        List<Long> heard = new CopyOnWriteArrayList<>();
        Office office = new Office()
                .with(settings -> settings.running((id, here) -> here.run())
                        .lease(Duration.ofMillis(60))
                        .kind("work", run -> {
                            for (int i = 1; i <= 100; i++) {
                                run.progress().at(Progress.Phase.APPLYING, i, 100);
                                pause();
                            }
                            return Map.of();
                        })
                        .telling(job -> heard.add(job.progress().done())));
        Job job = office.admin().jobs().submit(WORK);
        assertThat(job.progress().done()).isEqualTo(100);
        assertThat(heard).isSorted().hasSizeBetween(5, 60);
    }

    @Test
    @DisplayName("runs with the rights of now of who asked for it: who was suspended meanwhile writes nothing")
    void runsWithRightsOfNow() {
        Office office = new Office().with(settings -> settings.running(NOWHERE));
        ImportWizard wizard = office.admin()
                .wizards()
                .start("users", "f.csv", Office.bytes("email,Department\nada@example.com,Navy\n"));
        for (WizardStep step : List.of(
                new WizardStep.MapColumns(Map.of()),
                new WizardStep.Choose(Map.of(), Map.of()),
                new WizardStep.Preview())) {
            wizard = office.admin().wizards().take(wizard, step);
        }
        Job applying = office.admin().jobs().submit(JobRequest.apply(wizard, Set.of(Safeguard.values())));
        Roster process = office.roster();
        Session shell = process.as(Actor.operator("shell"));
        User root = shell.users().find("root").orElseThrow();
        UserOutcome second = shell.users()
                .create(form -> form.primaryEmail("second@example.com").roles("owner"));
        assertThat(second.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(shell.users()
                        .update(root.id(), root.version(), form -> form.set(Field.STATUS, UserStatus.SUSPENDED))
                        .kind())
                .isEqualTo(UserOutcome.Kind.APPLIED);
        process.runJob(applying.id());
        Job job = shell.jobs().find(applying.id()).orElseThrow();
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failure()).isNotBlank();
        assertThat(office.department("ada")).isNull();
    }

    @Test
    @DisplayName("fails with the reason when its request is none, and when who asked for it is gone")
    void failsWithTheReason() {
        Office office = office(run -> Map.of());
        Job job = office.admin().jobs().submit(new JobRequest(JobRequest.VALIDATE, Map.of()));
        office.roster().runJob(job.id());
        assertThat(now(office, job).state()).isEqualTo(JobState.FAILED);
        assertThat(now(office, job).failure()).isEqualTo("the request of a job of kind validate has no wizard");
        Job orphan = office.as("mia").jobs().submit(WORK);
        User mia = office.admin().users().find("mia").orElseThrow();
        office.admin().users().deleteForGood(mia.id(), mia.version());
        office.roster().runJob(orphan.id());
        assertThat(now(office, orphan).failure()).contains("not there any more");
    }

    @Test
    @DisplayName("plans and applies an import; the counts are its result")
    void importsStepByStep() {
        Office office = new Office().with(settings -> settings.running((id, here) -> here.run()));
        ImportWizard wizard = office.admin().wizards().start("users", "f.csv", Office.bytes(Office.FILE));
        wizard = office.admin().wizards().take(wizard, new WizardStep.MapColumns(Map.of("Dept.", "department")));
        wizard = office.admin().wizards().take(wizard, new WizardStep.Choose(Map.of(), Map.of()));
        Job checked = office.admin().jobs().submit(JobRequest.validate(wizard));
        assertThat(checked.result())
                .containsEntry("rows", "3")
                .containsEntry("CREATE", "1")
                .containsEntry("UPDATE", "1")
                .containsEntry("REJECTED", "1");
        assertThat(office.admin().wizards().find(wizard.id())).contains(wizard);
        Job planned = office.admin().jobs().submit(JobRequest.plan(wizard));
        assertThat(planned.result()).containsEntry("UPDATE", "1");
        wizard = office.admin().wizards().find(wizard.id()).orElseThrow();
        assertThat(wizard.state()).isEqualTo(WizardState.PREVIEWED);
        Job applied = office.admin().jobs().submit(JobRequest.apply(wizard, Set.of(Safeguard.values())));
        assertThat(applied.state()).as("%s", applied.failure()).isEqualTo(JobState.DONE);
        assertThat(applied.result()).containsEntry("applied", "2").containsEntry("failed", "0");
        assertThat(office.department("ada")).isEqualTo("Navy");
        Job again = office.admin().jobs().submit(JobRequest.apply(wizard, Set.of()));
        assertThat(again.state()).isEqualTo(JobState.FAILED);
        assertThat(again.failure()).contains("went on meanwhile");
        Job resumed = office.admin().jobs().submit(JobRequest.resume(Objects.requireNonNull(wizard.plan())));
        assertThat(resumed.result()).containsEntry("applied", "2");
    }

    private static ImportWizard previewed(Office office) {
        Wizards wizards = office.admin().wizards();
        ImportWizard wizard = wizards.start("users", "f.csv", Office.bytes(Office.FILE));
        wizard = wizards.take(wizard, new WizardStep.MapColumns(Map.of("Dept.", "department")));
        wizard = wizards.take(wizard, new WizardStep.Choose(Map.of(), Map.of()));
        return wizards.take(wizard, new WizardStep.Preview());
    }

    @Test
    @DisplayName("an apply whose process died goes on with its run in the process that takes over")
    void resumesAnApply() {
        AtomicInteger deaths = new AtomicInteger();
        Office office = new Office().with(settings -> settings.running(NOWHERE));
        ImportWizard wizard = previewed(office);
        Job job = office.admin().jobs().submit(JobRequest.apply(wizard, Set.of(Safeguard.values())));
        Office dying = new Office(DyingStores.of(office.stores, deaths)).with(settings -> settings.running(NOWHERE));
        assertThatThrownBy(() -> dying.roster().runJob(job.id())).isInstanceOf(StackOverflowError.class);
        assertThat(deaths).hasValue(1);
        assertThat(office.admin().wizards().find(wizard.id()).orElseThrow().state())
                .isEqualTo(WizardState.APPLYING);
        assertThat(office.department("ada")).isNull();
        office.clock.move(Duration.ofMinutes(1));
        office.roster().runJob(job.id());
        assertThat(now(office, job).state())
                .as("%s", now(office, job).failure())
                .isEqualTo(JobState.DONE);
        assertThat(now(office, job).attempts()).isEqualTo(2);
        assertThat(now(office, job).result()).containsEntry("applied", "2");
        assertThat(office.department("ada")).isEqualTo("Navy");
        assertThat(office.uploads()).isEmpty();
    }

    @Test
    @DisplayName("an apply whose process lost the database for longer than its lease goes on, for nobody gave it up")
    void goesOnAfterAnOutage() {
        AtomicBoolean isAway = new AtomicBoolean();
        Office office = new Office().with(settings -> settings.running(NOWHERE));
        ImportWizard wizard = previewed(office);
        Job job = office.admin().jobs().submit(JobRequest.apply(wizard, Set.of(Safeguard.values())));
        List<Office> cutOff = new ArrayList<>();
        cutOff.add(new Office(DisturbedStores.of(
                        office.stores,
                        () -> {
                            isAway.set(true);
                            cutOff.get(0).clock.move(Duration.ofMinutes(1));
                            for (int i = 0; i < 30; i++) {
                                pause();
                            }
                            isAway.set(false);
                        },
                        isAway::get))
                .with(settings -> settings.running(NOWHERE).lease(Duration.ofMillis(60))));
        cutOff.get(0).roster().runJob(job.id());
        assertThat(now(office, job).state()).isEqualTo(JobState.RUNNING);
        assertThat(office.admin().wizards().find(wizard.id()).orElseThrow().state())
                .isEqualTo(WizardState.APPLYING);
        office.clock.move(Duration.ofMinutes(5));
        office.roster().runJob(job.id());
        assertThat(now(office, job).state())
                .as("%s", now(office, job).failure())
                .isEqualTo(JobState.DONE);
        assertThat(office.department("ada")).isEqualTo("Navy");
        assertThat(office.admin().wizards().find(wizard.id()).orElseThrow().state())
                .isEqualTo(WizardState.DONE);
    }

    @Test
    @DisplayName("a directory that was followed half-way when somebody cancelled was not followed")
    void cancelsWhatFollows() {
        List<String> asked = new CopyOnWriteArrayList<>();
        Office office = new Office();
        Office disturbed = new Office(DisturbedStores.of(
                        office.stores,
                        () -> {
                            office.admin().jobs().cancel(asked.get(0));
                            for (int i = 0; i < 30; i++) {
                                pause();
                            }
                        },
                        () -> false))
                .following("hq", "Navy")
                .with(settings -> settings.running(NOWHERE).lease(Duration.ofMillis(60)));
        Job job = disturbed.admin().jobs().submit(JobRequest.sync("hq", DirectorySource.Extent.FULL));
        asked.add(job.id());
        disturbed.roster().runJob(job.id());
        assertThat(now(office, job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(office.department("ada")).isNull();
    }

    @Test
    @DisplayName(
            "is known to who asked for it and to who may see the runs of everybody, and forgotten 30 days after its"
                    + " end")
    void isKnownToSome() {
        Office office = office(run -> Map.of());
        Job job = office.as("mia").jobs().submit(WORK);
        assertThat(office.as("ada").jobs().find(job.id())).isEmpty();
        assertThat(office.as("ada").jobs().newest(9)).isEmpty();
        assertThat(office.as("mia").jobs().newest(9)).containsExactly(job);
        Job ofOperator = office.roster().as(Actor.operator("mia")).jobs().submit(WORK);
        assertThat(office.as("mia").jobs().newest(9))
                .as("an operator of the same name")
                .containsExactly(job);
        assertThat(office.admin().jobs().newest(9)).containsExactlyInAnyOrder(job, ofOperator);
        office.roster().as(Actor.operator("mia")).jobs().cancel(ofOperator.id());
        office.clock.move(Duration.ofDays(30));
        office.roster().tick();
        assertThat(office.admin().jobs().newest(9)).containsExactly(job);
        office.roster().runJob(job.id());
        office.clock.move(Duration.ofDays(30).minusNanos(1_000));
        office.roster().tick();
        assertThat(office.admin().jobs().newest(9)).hasSize(1);
        office.clock.move(Duration.ofNanos(1_000));
        office.roster().tick();
        assertThat(office.admin().jobs().newest(9)).isEmpty();
        assertThatThrownBy(() -> office.admin().jobs().submit(new JobRequest("no-such", Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JobRequest("", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JobRequest("a", Map.of("x", "x".repeat(100_000))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
