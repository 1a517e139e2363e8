package dev.roster.text;

import dev.roster.mapping.UnknownValue;
import dev.roster.model.Issue;
import dev.roster.model.Severity;
import dev.roster.model.UserId;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Safeguard;
import dev.roster.table.RowLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan as people read it: counts, then old and new values, then what is wrong, then what holds it up.
 *
 * <pre>{@code
 * System.out.println(PlanText.of(plan));
 * }</pre>
 *
 * <p>Long plans are shown in part, long values are cut, and nothing from a file or a store can steer the terminal
 * ({@link TerminalText}). The text is for people; programs read {@link ImportPlan}.
 */
public final class PlanText {

    private static final int LABEL_COLUMNS = 28;
    private static final int EMAIL_COLUMNS = 36;

    private final ImportPlan plan;
    private final PlanExcerpt excerpt;
    private final Ink ink;
    private final Function<Issue, Optional<String>> advice;
    private final StringBuilder text = new StringBuilder(4096);

    /**
     * How a plan is shown.
     *
     * @param colors whether colours are used
     * @param rows how many rows of each kind, and how many issues, are shown at the most; 1 or more
     * @param names what to call users whom fields refer to, asked for shown ones only; empty for those who have no name here
     * @param advice what to add to the sentence of an issue, such as what to press; empty where there is nothing to add
     */
    public record Style(
            Colors colors,
            int rows,
            Function<UserId, Optional<String>> names,
            Function<Issue, Optional<String>> advice) {

        /** Whether colours are used. */
        public enum Colors {
            /** Plain text, for files and pipes. */
            NONE,
            /** The colours of ANSI terminals (ECMA-48). */
            ANSI
        }

        private static final Style PLAIN =
                new Style(Colors.NONE, 20, id -> Optional.empty(), issue -> Optional.empty());

        /**
         * Checks the number of rows.
         *
         * @throws IllegalArgumentException if no row would be shown
         */
        public Style {
            Objects.requireNonNull(colors, "colors");
            Objects.requireNonNull(names, "names");
            Objects.requireNonNull(advice, "advice");
            if (rows < 1) {
                throw new IllegalArgumentException("rows must be 1 or more, found " + rows);
            }
        }

        /** {@return no colours, 20 rows of each kind, no names but those in the plan, no advice} */
        public static Style plain() {
            return PLAIN;
        }

        /** {@return the same style in colours} */
        public Style inColor() {
            return new Style(Colors.ANSI, rows, names, advice);
        }

        /**
         * The same style with more or fewer rows.
         *
         * @param count how many rows of each kind, and how many issues, are shown at the most
         * @return the changed copy
         */
        public Style showing(int count) {
            return new Style(colors, count, names, advice);
        }

        /**
         * The same style with names for users whom fields refer to, such as managers.
         *
         * @param newNames what to call a user; empty for those who have no name here
         * @return the changed copy
         */
        public Style naming(Function<UserId, Optional<String>> newNames) {
            return new Style(colors, rows, newNames, advice);
        }

        /**
         * The same style with what a host has to say to an issue, in brackets behind its sentence.
         *
         * @param newAdvice what to add, such as what to press; empty where there is nothing to add
         * @return the changed copy
         */
        public Style advising(Function<Issue, Optional<String>> newAdvice) {
            return new Style(colors, rows, names, newAdvice);
        }
    }

    private PlanText(ImportPlan plan, Style style) {
        this.plan = plan;
        this.excerpt = PlanExcerpt.of(plan, style);
        this.ink = new Ink(style.colors());
        this.advice = style.advice();
    }

    /**
     * Shows a plan in plain text, at most 20 rows of each kind.
     *
     * @param plan the plan
     * @return the text, lines ended by {@code \n}
     * @throws PlanException if the plan is damaged
     */
    public static String of(ImportPlan plan) {
        return new PlanText(plan, Style.plain()).render();
    }

    /**
     * Shows a plan.
     *
     * @param plan the plan
     * @param out where the text goes
     * @param style how it is shown
     * @throws UncheckedIOException if {@code out} cannot be written to
     * @throws PlanException if the plan is damaged
     */
    public static void write(ImportPlan plan, Appendable out, Style style) {
        try {
            out.append(new PlanText(plan, style).render());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String render() {
        counts();
        changes(ChangeKind.CREATE, "To create", ink.added("+"));
        changes(ChangeKind.UPDATE, "To change", ink.changed("~"));
        changes(ChangeKind.DEACTIVATE, "To deactivate", ink.removed("-"));
        changes(ChangeKind.REACTIVATE, "To reactivate", ink.revived("↺"));
        changes(ChangeKind.DELETE, "To delete", ink.removed("✗"));
        unknownValues();
        issues();
        safeguards();
        return text.toString();
    }

    private void counts() {
        PlanSummary summary = plan.summary();
        text.append(ink.strong(TerminalText.clean(plan.basis().source().name())))
                .append(": ")
                .append(PlanCounts.of(summary.rows(), "row"))
                .append(plan.isEmpty() ? ", nothing to do" : "")
                .append('\n');
        line("  ", PlanCounts.of(summary));
        line("  ", PlanCounts.sideEffects(plan));
    }

    private void line(String indent, String content) {
        if (!content.isEmpty()) {
            text.append(indent).append(content).append('\n');
        }
    }

    private void heading(String title, long count) {
        text.append('\n').append(ink.strong(title)).append(" (").append(count).append(")\n");
    }

    private void changes(ChangeKind kind, String title, String mark) {
        List<PlannedChange> shown = excerpt.changes(kind);
        if (shown.isEmpty()) {
            return;
        }
        heading(title, plan.summary().count(kind));
        ChangeText layout = new ChangeText(excerpt, ink, ChangeText.Columns.of(shown, LABEL_COLUMNS, EMAIL_COLUMNS));
        for (PlannedChange change : shown) {
            text.append("  ").append(mark).append(' ');
            layout.append(text, change);
        }
        more(plan.summary().count(kind) - shown.size());
    }

    private void more(long count) {
        if (count > 0) {
            text.append("    ").append(ink.quiet("… and " + count + " more")).append('\n');
        }
    }

    private void issues() {
        List<Issue> shown = excerpt.issues();
        if (shown.isEmpty()) {
            return;
        }
        heading("Issues", excerpt.issueCount());
        for (Issue issue : shown) {
            text.append("  ")
                    .append(severity(issue.severity()))
                    .append(TerminalText.clean(place(issue.location()) + issue.message() + adviceTo(issue)))
                    .append('\n');
        }
        more(excerpt.issueCount() - shown.size());
    }

    private String adviceTo(Issue issue) {
        return advice.apply(issue).map(words -> " (" + words + ")").orElse("");
    }

    /** Each unknown text once, however many rows hold it. */
    private void unknownValues() {
        List<UnknownValue> values = excerpt.unknownValues();
        if (values.isEmpty()) {
            return;
        }
        heading("Unknown values", values.size());
        values.stream()
                .limit(excerpt.rows())
                .forEach(value -> text.append("  ")
                        .append(ink.removed("?"))
                        .append(' ')
                        .append(TerminalText.clean(sentence(value)))
                        .append('\n'));
        more(values.size() - excerpt.rows());
    }

    private static String sentence(UnknownValue value) {
        String rows = value.rows().stream().map(String::valueOf).collect(Collectors.joining(", "));
        long others = value.count() - value.rows().size();
        return value.field().key() + " \"" + value.value() + "\" in row" + (value.count() == 1 ? " " : "s ") + rows
                + (others > 0 ? " and " + others + " more" : "")
                + (value.nearest().isEmpty() ? "" : "; did you mean " + String.join(" or ", value.nearest()) + "?");
    }

    private String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> ink.removed("error   ");
            case WARNING -> ink.changed("warning ");
            case INFO -> ink.quiet("note    ");
        };
    }

    /** The name of the source stands in the first line already. */
    private static String place(@Nullable RowLocation location) {
        if (location == null) {
            return "";
        }
        String place = location.toString().substring(location.source().length()).strip();
        return place.isEmpty() ? "" : (place.startsWith(", ") ? place.substring(2) : place) + ": ";
    }

    private void safeguards() {
        if (plan.safeguards().isEmpty()) {
            return;
        }
        heading("Safeguards", plan.safeguards().size());
        for (Safeguard.Tripped tripped : plan.safeguards()) {
            text.append("  ")
                    .append(ink.removed(tripped.safeguard().word()))
                    .append(": ")
                    .append(TerminalText.clean(tripped.message()))
                    .append('\n');
        }
    }
}
