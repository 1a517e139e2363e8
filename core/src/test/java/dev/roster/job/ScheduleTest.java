package dev.roster.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.spi.DirectorySource;
import dev.roster.spi.DocumentStore;
import dev.roster.table.TableWriter;
import dev.roster.view.ViewState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs that come again: exports (C18) and following a directory (J15). */
class ScheduleTest {

    private static final ViewState VIEW = ViewState.initial()
            .where(Filter.of(Field.DISPLAY_NAME, Operator.EQUAL, "ada"))
            .showing("primaryEmail");

    private final List<String> written = new CopyOnWriteArrayList<>();

    private Office office() {
        return new Office()
                .with(settings -> settings.running((id, here) -> here.run()).exportingTo(this::place));
    }

    private TableWriter place(String place) {
        if (place.contains("..")) {
            throw new IllegalArgumentException("no place \"" + place + "\"");
        }
        List<String> lines = new ArrayList<>();
        return new TableWriter() {
            @Override
            public void write(List<String> cells) {
                lines.add(String.join(",", cells));
            }

            @Override
            public void discard() {
                lines.clear();
            }

            @Override
            public void close() {
                written.add(place + ": " + lines);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "DAY 1 06:30 UTC, 2026-03-01T06:29:59Z, 2026-03-01T06:30:00Z",
        "DAY 1 06:30 UTC, 2026-03-01T06:30:00Z, 2026-03-02T06:30:00Z",
        "DAY 1 00:00 Europe/Berlin, 2026-06-30T21:59:00Z, 2026-06-30T22:00:00Z",
        "DAY 1 00:00 Pacific/Auckland, 2026-06-30T12:00:00Z, 2026-07-01T12:00:00Z",
        "WEEK 1 06:30 UTC, 2026-03-01T12:00:00Z, 2026-03-02T06:30:00Z",
        "WEEK 7 06:30 UTC, 2026-03-01T12:00:00Z, 2026-03-08T06:30:00Z",
        "WEEK 7 18:30 UTC, 2026-03-01T12:00:00Z, 2026-03-01T18:30:00Z",
        "MONTH 31 06:30 UTC, 2026-03-31T06:30:00Z, 2026-04-30T06:30:00Z",
        "MONTH 31 06:30 UTC, 2026-04-30T06:30:00Z, 2026-05-31T06:30:00Z",
        "MONTH 30 06:30 UTC, 2026-02-01T00:00:00Z, 2026-02-28T06:30:00Z",
        "MONTH 1 06:30 UTC, 2026-12-05T00:00:00Z, 2027-01-01T06:30:00Z",
        // Clocks go from 02:00 to 03:00, and half past two is half past three.
        "DAY 1 02:30 Europe/Berlin, 2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z",
        // Half past two comes twice, and counts once.
        "DAY 1 02:30 Europe/Berlin, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
        "DAY 1 02:30 Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z"
    })
    void comesAgain(String schedule, String after, String next) {
        assertThat(Schedule.parse(schedule).next(Instant.parse(after))).isEqualTo(Instant.parse(next));
        assertThat(Schedule.parse(schedule)).hasToString(schedule);
    }

    @ParameterizedTest
    @CsvSource({
        "DAY 2 06:30 UTC",
        "WEEK 8 06:30 UTC",
        "MONTH 0 06:30 UTC",
        "DAY 1 6 UTC",
        "DAY 1",
        "YEAR 1 06:30 UTC",
        "DAY x 06:30 UTC",
        "DAY 1 06:30 Nowhere"
    })
    void refusesWhatIsNoSchedule(String text) {
        assertThatThrownBy(() -> Schedule.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName(
            "a scheduled export is written when it is due, with the users of its view, once however often time is asked for")
    void exportsWhenDue() {
        Office office = office();
        ScheduledJob export = office.admin()
                .jobs()
                .schedule(new ScheduledJob.Order(
                        "Ada, daily",
                        Schedule.daily(LocalTime.of(13, 0), ZoneOffset.UTC),
                        JobRequest.export(VIEW, "reports/ada")));
        assertThat(export.next()).isEqualTo(Instant.parse("2026-03-01T13:00:00Z"));
        office.clock.move(Duration.ofHours(1).minusNanos(1_000));
        office.roster().tick();
        assertThat(written).isEmpty();
        office.clock.move(Duration.ofNanos(1_000));
        office.roster().tick();
        office.roster().tick();
        assertThat(written).hasSize(1);
        assertThat(written.get(0))
                .startsWith("reports/ada: ")
                .contains("ada@example.com")
                .doesNotContain("bob");
        assertThat(office.admin().jobs().newest(9)).hasSize(1).allSatisfy(job -> {
            assertThat(job.actor()).isEqualTo("root");
            assertThat(job.result()).containsEntry("users", "1");
        });
        assertThat(office.admin().jobs().schedules())
                .extracting(ScheduledJob::next)
                .containsExactly(Instant.parse("2026-03-02T13:00:00Z"));
        assertThat(office.admin().jobs().schedules().get(0).order()).isEqualTo(export.order());
        assertThat(office.as("ada").jobs().schedules()).isEmpty();
        assertThat(office.as("ada").jobs().unschedule(export.id())).isFalse();
        assertThat(office.admin().jobs().unschedule(export.id())).isTrue();
        office.clock.move(Duration.ofDays(3));
        office.roster().tick();
        assertThat(written).hasSize(1);
    }

    @Test
    @DisplayName("an export holds the users whom who asked for it may see when it is written")
    void exportsWithTheRightsOfItsTime() {
        Office office = office();
        office.as("mia")
                .jobs()
                .schedule(new ScheduledJob.Order(
                        "daily", Schedule.daily(LocalTime.of(13, 0), ZoneOffset.UTC), JobRequest.export(VIEW, "p")));
        office.clock.move(Duration.ofDays(1));
        office.roster().tick();
        assertThat(written).containsExactly("p: [primaryEmail]");
    }

    @Test
    @DisplayName("what was missed while no process ran is exported once")
    void exportsWhatWasMissedOnce() {
        Office office = office();
        office.admin()
                .jobs()
                .schedule(new ScheduledJob.Order(
                        "daily", Schedule.daily(LocalTime.of(13, 0), ZoneOffset.UTC), JobRequest.export(VIEW, "p")));
        office.clock.move(Duration.ofDays(10));
        office.roster().tick();
        assertThat(written).hasSize(1);
        assertThat(office.admin().jobs().schedules().get(0).next()).isEqualTo(Instant.parse("2026-03-11T13:00:00Z"));
    }

    @Test
    @DisplayName(
            "of 8 processes that find it due one exports it, also when the one before died between job and next time")
    void exportsOnce() throws Exception {
        Office office = office();
        office.admin()
                .jobs()
                .schedule(new ScheduledJob.Order(
                        "daily", Schedule.daily(LocalTime.of(13, 0), ZoneOffset.UTC), JobRequest.export(VIEW, "p")));
        office.clock.move(Duration.ofDays(1));
        DocumentStore.Document before = office.documents("scheduled-job").get(0);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CyclicBarrier barrier = new CyclicBarrier(8);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Roster process = office.roster();
            all.add(threads.submit(() -> {
                barrier.await();
                process.tick();
                return 1;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        assertThat(written).hasSize(1);
        // As if nobody had put it off.
        DocumentStore.Document after = office.documents("scheduled-job").get(0);
        office.stores.require(DocumentStore.class).put(after.withJson(before.json()));
        office.roster().tick();
        assertThat(written).hasSize(1);
        assertThat(office.documents("scheduled-job").get(0).json()).isEqualTo(after.json());
    }

    @Test
    @DisplayName("a directory is followed when it is due, with the rights of who asked for it")
    void followsADirectoryWhenDue() {
        Office office = office().following("hq", "Navy");
        office.admin().jobs().schedule(follow("hq"));
        office.clock.move(Duration.ofDays(1));
        office.roster().tick();
        assertThat(office.department("ada")).isEqualTo("Navy");
        assertThat(office.admin().jobs().newest(9)).hasSize(1).allSatisfy(job -> {
            assertThat(job.state()).isEqualTo(JobState.DONE);
            assertThat(job.result()).containsEntry("applied", "1").containsKey("run");
        });
        Job byMember = office.as("bob").jobs().submit(JobRequest.sync("hq", DirectorySource.Extent.FULL));
        assertThat(byMember.state()).isEqualTo(JobState.FAILED);
        Session admin = office.admin();
        assertThatThrownBy(() -> admin.jobs().schedule(follow("elsewhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no directory \"elsewhere\"; there is hq");
    }

    private static ScheduledJob.Order follow(String directory) {
        return new ScheduledJob.Order(
                "nightly",
                Schedule.daily(LocalTime.of(13, 0), ZoneOffset.UTC),
                JobRequest.sync(directory, DirectorySource.Extent.CHANGES));
    }

    @Test
    @DisplayName("one who schedules what no job has room for is refused, and a damaged schedule stops nobody else's")
    void stopsNobodyElses() {
        Office office = office();
        Map<String, String> members =
                new LinkedHashMap<>(JobRequest.export(VIEW, "p").members());
        members.put("x", "");
        int used = members.entrySet().stream()
                .mapToInt(each -> each.getKey().length() + each.getValue().length())
                .sum();
        members.put("x", "x".repeat(100_000 - used));
        Schedule daily = Schedule.daily(LocalTime.of(13, 0), ZoneOffset.UTC);
        ScheduledJob.Order full = new ScheduledJob.Order("full", daily, new JobRequest(JobRequest.EXPORT, members));
        Session ada = office.as("ada");
        assertThatThrownBy(() -> ada.jobs().schedule(full)).isInstanceOf(IllegalArgumentException.class);
        office.admin().jobs().schedule(new ScheduledJob.Order("one", daily, JobRequest.export(VIEW, "one")));
        office.clock.move(Duration.ofSeconds(1));
        office.admin().jobs().schedule(new ScheduledJob.Order("two", daily, JobRequest.export(VIEW, "two")));
        DocumentStore.Document first = office.documents("scheduled-job").get(0);
        office.stores
                .require(DocumentStore.class)
                .put(first.withJson(first.json().replace("13:00 Z", "13:00 Nowhere")));
        office.clock.move(Duration.ofDays(1));
        office.roster().tick();
        assertThat(written).hasSize(1);
    }

    @Test
    @DisplayName("nothing is done for who asked and was deactivated since: what was exported before stays")
    void doesNothingForTheDeactivated() {
        Office office = office();
        office.as("mia")
                .jobs()
                .schedule(new ScheduledJob.Order(
                        "daily", Schedule.daily(LocalTime.of(13, 0), ZoneOffset.UTC), JobRequest.export(VIEW, "p")));
        User mia = office.admin().users().find("mia").orElseThrow();
        office.admin().users().update(mia.id(), mia.version(), form -> form.set(Field.STATUS, UserStatus.INACTIVE));
        office.clock.move(Duration.ofDays(1));
        office.roster().tick();
        assertThat(written).isEmpty();
        assertThat(office.admin().jobs().newest(9)).hasSize(1).allSatisfy(job -> {
            assertThat(job.state()).isEqualTo(JobState.FAILED);
            assertThat(job.failure()).isEqualTo("who asked for this job is not active any more");
        });
    }

    @Test
    @DisplayName("there are no more schedules than the host allows")
    void isBounded() {
        Office office = office().with(settings -> settings.maxSchedules(2));
        ScheduledJob.Order order = new ScheduledJob.Order(
                "daily", Schedule.daily(LocalTime.of(13, 0), ZoneOffset.UTC), JobRequest.export(VIEW, "p"));
        ScheduledJob first = office.as("mia").jobs().schedule(order);
        office.admin().jobs().schedule(order);
        assertThatThrownBy(() -> office.admin().jobs().schedule(order))
                .isInstanceOf(JobRefusedException.class)
                .hasMessage("there are 2 scheduled jobs, which is the most; take back one that nobody needs");
        assertThat(office.admin().jobs().unschedule(first.id())).isTrue();
        assertThat(office.admin().jobs().schedule(order).order()).isEqualTo(order);
    }

    @Test
    @DisplayName("an operator who is called like a user keeps schedules of their own")
    void knowsWhoIsWho() {
        Office office = office();
        ScheduledJob.Order order = new ScheduledJob.Order(
                "daily", Schedule.daily(LocalTime.of(13, 0), ZoneOffset.UTC), JobRequest.export(VIEW, "p"));
        ScheduledJob ofOperator =
                office.roster().as(Actor.operator("mia")).jobs().schedule(order);
        assertThat(office.as("mia").jobs().schedules()).isEmpty();
        assertThat(office.as("mia").jobs().unschedule(ofOperator.id())).isFalse();
        assertThat(office.admin().jobs().schedules()).containsExactly(ofOperator);
    }

    @Test
    @DisplayName("nothing of an unknown kind is scheduled")
    void schedulesKnownKindsAlone() {
        Session admin = office().admin();
        ScheduledJob.Order order = new ScheduledJob.Order(
                "x", Schedule.daily(LocalTime.NOON, ZoneOffset.UTC), new JobRequest("dance", Map.of()));
        assertThatThrownBy(() -> admin.jobs().schedule(order))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dance");
    }

    @Test
    @DisplayName("an export of no place, or of a view that cannot be read as a whole any more, fails and writes nobody")
    void failsClosed() {
        Office office = office();
        Job nowhere = office.admin().jobs().submit(JobRequest.export(VIEW, "../etc"));
        assertThat(nowhere.state()).isEqualTo(JobState.FAILED);
        assertThat(nowhere.failure()).contains("../etc");
        Job damaged = office.admin()
                .jobs()
                .submit(new JobRequest(
                        JobRequest.EXPORT, Map.of("place", "p", "view.v", "1", "view.filter", "gone eq \"x\"")));
        assertThat(damaged.state()).isEqualTo(JobState.FAILED);
        assertThatThrownBy(() -> office.admin()
                        .jobs()
                        .schedule(new ScheduledJob.Order(
                                "x",
                                Schedule.daily(LocalTime.NOON, ZoneOffset.UTC),
                                JobRequest.export(VIEW.showing("gone"), "p"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gone");
        assertThat(written).isEmpty();
    }
}
