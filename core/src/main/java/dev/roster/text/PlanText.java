package dev.roster.text;

import dev.roster.cell.DateOrder;
import dev.roster.cell.NumberMarks;
import dev.roster.mapping.ColumnMapping;
import dev.roster.mapping.UnknownValue;
import dev.roster.model.FieldType;
import dev.roster.model.Issue;
import dev.roster.model.Severity;
import dev.roster.model.UserId;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Safeguard;
import dev.roster.table.SourceInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    private final ImportPlan plan;
    private static final int SEVERITY_COLUMNS = 8;

    private final PlanExcerpt excerpt;
    private final Ink ink;
    private final Style style;
    private final PlanWords words;
    private final StringBuilder text = new StringBuilder(4096);

    /**
     * How a plan is shown.
     *
     * @param colors whether colours are used
     * @param rows how many rows of each kind, and how many issues, are shown at the most; 1 or more
     * @param columns how many columns a line about a user takes at the most where that is possible, 40 or more
     * @param locale the language of headings, counts and issues, as {@link Issue#message(Locale)} takes it
     * @param names what to call users whom fields refer to, asked for shown ones only; empty for those who have no name here
     * @param advice what to add to the sentence of an issue, such as what to press; empty where there is nothing to add
     */
    public record Style(
            Colors colors,
            int rows,
            int columns,
            Locale locale,
            Function<UserId, Optional<String>> names,
            Function<Issue, Optional<String>> advice) {

        /** Whether colours are used. */
        public enum Colors {
            /** Plain text, for files and pipes. */
            NONE,
            /** The colours of ANSI terminals (ECMA-48). */
            ANSI
        }

        private static final int MIN_COLUMNS = 40;
        private static final Style PLAIN =
                new Style(Colors.NONE, 20, 120, Locale.ENGLISH, id -> Optional.empty(), issue -> Optional.empty());

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if no row would be shown, or less than 40 columns
         */
        public Style {
            Objects.requireNonNull(colors, "colors");
            Objects.requireNonNull(locale, "locale");
            Objects.requireNonNull(names, "names");
            Objects.requireNonNull(advice, "advice");
            if (rows < 1) {
                throw new IllegalArgumentException("rows must be 1 or more, found " + rows);
            }
            if (columns < MIN_COLUMNS) {
                throw new IllegalArgumentException("columns must be 40 or more, found " + columns);
            }
        }

        /** {@return no colours, 20 rows of each kind, 120 columns, English, no names but those in the plan, no advice} */
        public static Style plain() {
            return PLAIN;
        }

        /** {@return the same style in colours} */
        public Style inColor() {
            return new Style(Colors.ANSI, rows, columns, locale, names, advice);
        }

        /**
         * The same style with more or fewer rows.
         *
         * @param count how many rows of each kind, and how many issues, are shown at the most
         * @return the changed copy
         */
        public Style showing(int count) {
            return new Style(colors, count, columns, locale, names, advice);
        }

        /**
         * The same style with names for users whom fields refer to, such as managers.
         *
         * @param newNames what to call a user; empty for those who have no name here
         * @return the changed copy
         */
        public Style naming(Function<UserId, Optional<String>> newNames) {
            return new Style(colors, rows, columns, locale, newNames, advice);
        }

        /**
         * The same style with what a host has to say to an issue, in brackets behind its sentence.
         *
         * @param newAdvice what to add, such as what to press; empty where there is nothing to add
         * @return the changed copy
         */
        public Style advising(Function<Issue, Optional<String>> newAdvice) {
            return new Style(colors, rows, columns, locale, names, newAdvice);
        }

        /**
         * The same style for a screen of another width.
         *
         * @param newColumns how many columns a line takes at the most where that is possible, 40 or more
         * @return the changed copy
         */
        public Style within(int newColumns) {
            return new Style(colors, rows, newColumns, locale, names, advice);
        }

        /**
         * The same style with the sentences of issues in another language.
         *
         * @param newLocale the language; English where there are no sentences of it
         * @return the changed copy
         */
        public Style in(Locale newLocale) {
            return new Style(colors, rows, columns, newLocale, names, advice);
        }
    }

    private PlanText(ImportPlan plan, Style style) {
        this.plan = plan;
        this.excerpt = PlanExcerpt.of(plan, style);
        this.ink = new Ink(style.colors());
        this.style = style;
        this.words = new PlanWords(style.locale());
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
        changes(ChangeKind.CREATE, "title.create", ink.added("+"));
        changes(ChangeKind.UPDATE, "title.update", ink.changed("~"));
        changes(ChangeKind.DEACTIVATE, "title.deactivate", ink.removed("-"));
        changes(ChangeKind.REACTIVATE, "title.reactivate", ink.revived("↺"));
        changes(ChangeKind.DELETE, "title.delete", ink.removed("✗"));
        changes(ChangeKind.ERASE, "title.erase", ink.removed("✗"));
        unknownValues();
        issues();
        safeguards();
        return text.toString();
    }

    private void counts() {
        PlanSummary summary = plan.summary();
        text.append(ink.strong(TerminalText.clean(plan.basis().source().name())))
                .append(": ")
                .append(words.count("row", summary.rows()))
                .append(plan.isEmpty() ? words.of("nothing") : "")
                .append('\n');
        if (summary.escalations() > 0) {
            line("  ", ink.removed(words.count("escalation", summary.escalations())));
        }
        line("  ", PlanCounts.of(summary, words));
        line("  ", PlanCounts.sideEffects(plan, words));
        reading();
    }

    /** What was found out about a file before its cells were read, and why. */
    private void reading() {
        SourceInfo source = plan.basis().source();
        if (source.isInMemory() || plan.basis().columns().isEmpty()) {
            return;
        }
        long header = plan.basis().headerRow();
        line(
                "  ",
                ink.quiet(words.of("readAs", TerminalText.clean(source.format()))
                        + (header == 0 ? words.of("header.none") : words.of("header.row", header))));
        plan.basis().columns().stream()
                .filter(PlanText::hasMarks)
                .forEach(column -> line(
                        "  ", ink.quiet(TerminalText.clean(words.of("column", column.column(), column.reason())))));
    }

    private static boolean hasMarks(ColumnMapping column) {
        DateOrder order = column.format().dateOrder();
        return column.field() != null
                && (order == DateOrder.DAY_FIRST
                        || order == DateOrder.MONTH_FIRST
                        || (column.field().type() == FieldType.NUMBER
                                && column.format().numbers() != NumberMarks.UNDECIDED));
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
        heading(words.of(title), plan.summary().count(kind));
        ChangeText layout = new ChangeText(excerpt, ink, words, ChangeText.Columns.of(shown, style.columns(), words));
        for (PlannedChange change : shown) {
            text.append("  ").append(mark).append(' ');
            layout.append(text, change);
        }
        more(plan.summary().count(kind) - shown.size());
    }

    private void more(long count) {
        if (count > 0) {
            text.append("    ").append(ink.quiet(words.of("more", count))).append('\n');
        }
    }

    private void issues() {
        List<ToldIssue> shown = excerpt.issues();
        if (shown.isEmpty()) {
            return;
        }
        heading(words.of("title.issues"), excerpt.issueCount());
        for (ToldIssue told : shown) {
            Issue issue = told.issue();
            String place = told.place(style.locale());
            text.append("  ")
                    .append(severity(issue.severity()))
                    .append(TerminalText.clean(
                            (place.isEmpty() ? "" : place + ": ") + issue.message(style.locale()) + adviceTo(issue)))
                    .append('\n');
        }
        more(excerpt.issueCount() - shown.stream().mapToLong(ToldIssue::count).sum());
    }

    private String adviceTo(Issue issue) {
        return style.advice().apply(issue).map(words -> " (" + words + ")").orElse("");
    }

    /** Each unknown text once, however many rows hold it. */
    private void unknownValues() {
        List<UnknownValue> values = excerpt.unknownValues();
        if (values.isEmpty()) {
            return;
        }
        heading(words.of("title.unknown"), values.size());
        values.stream()
                .limit(excerpt.rows())
                .forEach(value -> text.append("  ")
                        .append(ink.removed("?"))
                        .append(' ')
                        .append(TerminalText.clean(sentence(value)
                                + excerpt.issueOf(value).map(this::adviceTo).orElse("")))
                        .append('\n'));
        more(values.size() - excerpt.rows());
    }

    private String sentence(UnknownValue value) {
        String rows = value.rows().stream().map(String::valueOf).collect(Collectors.joining(", "));
        long others = value.count() - value.rows().size();
        String text = value.field().key() + " \"" + value.value() + '"';
        return words.of(value.count() == 1 ? "inRow" : "inRows", text, rows)
                + (others > 0 ? words.of("andMore", others) : "")
                + (value.nearest().isEmpty()
                        ? ""
                        : words.of("didYouMean", String.join(words.of("or"), value.nearest())));
    }

    private String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> ink.removed(padded("error"));
            case WARNING -> ink.changed(padded("warning"));
            case INFO -> ink.quiet(padded("note"));
        };
    }

    private String padded(String key) {
        String word = words.of(key);
        return word + " ".repeat(Math.max(1, SEVERITY_COLUMNS - word.length()));
    }

    private void safeguards() {
        if (plan.safeguards().isEmpty()) {
            return;
        }
        heading(words.of("title.safeguards"), plan.safeguards().size());
        for (Safeguard.Tripped tripped : plan.safeguards()) {
            text.append("  ")
                    .append(ink.removed(tripped.safeguard().word()))
                    .append(": ")
                    .append(TerminalText.clean(tripped.message()))
                    .append('\n');
        }
    }
}
