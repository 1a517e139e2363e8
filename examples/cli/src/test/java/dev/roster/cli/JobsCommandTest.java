package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.job.Job;
import dev.roster.job.JobRequest;
import dev.roster.job.JobSettings;
import dev.roster.plan.Progress;
import dev.roster.store.jdbc.JdbcStores;
import dev.roster.text.PlanText;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsCommandTest {

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    /** One job that ran and one that waits. */
    private Job leaveJobs() {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        JobSettings settings = JobSettings.defaults().running((job, here) -> {}).kind("count", run -> {
            run.progress().at(Progress.Phase.APPLYING, 0, 100);
            now = now.plusSeconds(2);
            run.progress().at(Progress.Phase.APPLYING, 40, 100);
            return Map.of("counted", "40");
        });
        try (Roster roster = Roster.on(JdbcStores.open("jdbc:h2:" + folder.resolve("roster")))
                .clock(clock)
                .jobs(settings)
                .build()) {
            var jobs = roster.as(Actor.operator("app")).jobs();
            Job first = jobs.submit(new JobRequest("count", Map.of()));
            roster.runJob(first.id());
            now = now.plusSeconds(60);
            return jobs.submit(new JobRequest("count", Map.of()));
        }
    }

    @Test
    @DisplayName("jobs are listed the newest first, shown with what came of them, and cancelled once")
    void listsShowsAndCancels() {
        Job waiting = leaveJobs();
        Shell shell = new Shell(folder);
        JsonNode jobs = shell.json("jobs", "list").get("jobs");
        assertThat(jobs).hasSize(2);
        assertThat(jobs.get(0).get("id").asText()).isEqualTo(waiting.id());
        assertThat(jobs.get(0).get("total").isNull()).isTrue();
        assertThat(jobs.get(1).get("rate").asDouble()).isEqualTo(20);
        assertThat(jobs.get(1).get("remaining").asLong()).isEqualTo(3);
        assertThat(shell.run("jobs", "list").out())
                .contains("Job", "count", "queued", "done", "Writing 40 of 100", "2026-01-02 03:04Z");
        String ran = jobs.get(1).get("id").asText();
        assertThat(shell.run("jobs", "show", ran).out())
                .contains("Job " + ran + ": count, asked by app at 2026-01-02 03:04Z, done")
                .contains("  counted: 40");
        assertThat(shell.run("jobs", "cancel", waiting.id()).out()).contains("Job " + waiting.id() + " is cancelled");
        assertThat(shell.json("jobs", "cancel", ran).get("job").get("state").asText())
                .isEqualTo("DONE");
        Shell.Outcome none = shell.run("jobs", "show", "no such");
        assertThat(none.code()).isEqualTo(Exit.REFUSED);
        assertThat(none.err()).contains("no job \"no such\"; roster jobs list shows them");
        assertThat(shell.run("jobs", "list", "--limit", "0").code()).isEqualTo(Exit.REFUSED);
    }

    @Test
    @DisplayName("progress at a terminal tells rate and remaining time")
    void tellsThePace() throws InterruptedException {
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(err, true),
                new BufferedReader(new StringReader("")),
                Terminal.Kind.INTERACTIVE,
                PlanText.Style.Colors.NONE);
        try (ShownProgress progress = ShownProgress.on(terminal)) {
            for (int i = 0; i < 70; i++) {
                progress.at(Progress.Phase.READING, i * 100L, 100_000);
                Thread.sleep(20);
            }
        }
        assertThat(err.toString())
                .contains("Reading")
                .containsPattern("\\(0:00:0\\d / 0:00:\\d\\d\\)\\s+\\(?\\d+ ?rows/s");
    }
}
