package dev.roster.cli;

import dev.roster.job.Pace;
import dev.roster.plan.Progress;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/** A progress bar with rate and remaining time beside the results, where a person can see it; nothing elsewhere. Closed when the work is done. */
final class ShownProgress implements Progress, AutoCloseable {

    private static final int COLUMNS = 79;
    private static final int INTERVAL_MILLIS = 250;

    private final Terminal terminal;
    private @Nullable Phase phase;
    private @Nullable ProgressBar bar;

    private ShownProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    static ShownProgress on(Terminal terminal) {
        return new ShownProgress(terminal);
    }

    @Override
    public void at(Phase now, long done, long total) {
        if (!terminal.isInteractive()) {
            return;
        }
        ProgressBar shown = bar;
        if (shown == null || phase != now) {
            close();
            shown = open(now, total);
            phase = now;
            bar = shown;
        }
        shown.maxHint(total);
        shown.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    /** What people call the phase of that name. */
    static String title(String phase) {
        return switch (Phase.valueOf(phase)) {
            case READING -> "Reading";
            case SETTLING -> "Deciding";
            case APPLYING, EXPORTING -> "Writing";
        };
    }

    private static Optional<Duration> remaining(ProgressState state) {
        long done = state.getCurrent() - state.getStart();
        return new Pace(state.getElapsedAfterStart(), done, state.getMax() - state.getStart()).remaining();
    }

    private ProgressBar open(Phase now, long total) {
        return ProgressBar.builder()
                .setTaskName(title(now.name()))
                .setInitialMax(total)
                .showSpeed(new DecimalFormat("#", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setEtaFunction(ShownProgress::remaining)
                .setUpdateIntervalMillis(INTERVAL_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" rows", 1)
                .clearDisplayOnFinish()
                .setConsumer(new DelegatingProgressBarConsumer(this::show, COLUMNS))
                .build();
    }

    private void show(String line) {
        terminal.err().print('\r' + line);
        terminal.err().flush();
    }
}
