package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts how many columns find their fields, in all and by language, and lists those that do not. */
final class HeaderScore {

    /** The counts of one language. */
    static final class Count {
        int auto;
        int right;
        int wanted;
        int found;
        int inTopThree;

        /** {@return how many of the columns that were mapped without a question are right, in percent} */
        double rightPercent() {
            return percent(right, auto);
        }

        /** {@return how many of the columns that hold a field were mapped without a question, in percent} */
        double foundPercent() {
            return percent(found, wanted);
        }

        /** {@return how many of the columns that hold a field have it among their candidates, in percent} */
        double topThreePercent() {
            return percent(inTopThree, wanted);
        }

        private static double percent(int part, int whole) {
            return whole == 0 ? 100 : 100.0 * part / whole;
        }
    }

    final Count all = new Count();
    private final Map<String, Count> byLocale = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();

    static HeaderScore of(List<HeaderCase> cases) {
        HeaderScore score = new HeaderScore();
        cases.forEach(score::add);
        return score;
    }

    /** {@return the figures and every column that went another way than expected, as a table} */
    String report() {
        StringBuilder report = new StringBuilder();
        appendLine(report, "all", all);
        byLocale.forEach((locale, count) -> appendLine(report, locale, count));
        lines.forEach(line -> report.append(line).append('\n'));
        return report.toString();
    }

    private void add(HeaderCase spec) {
        TableMapping mapping = ColumnMapper.map(spec.rows(), spec.name(), MappingRules.none(), Fields.builtIn());
        Count local = byLocale.computeIfAbsent(spec.locale(), locale -> new Count());
        for (int i = 0; i < spec.headers().size(); i++) {
            ColumnMapping column = i < mapping.width() ? mapping.columns().get(i) : null;
            judge(spec, i, column, all, local);
        }
    }

    private void judge(HeaderCase spec, int index, @Nullable ColumnMapping column, Count... counts) {
        Set<String> right = spec.right().get(index);
        Field<?> field = column == null ? null : column.field();
        boolean isInverted = column != null && column.format().inverted();
        boolean isRight = field != null
                && right.contains(field.key())
                && isInverted == spec.inverted().contains(index);
        boolean isWanted =
                !right.isEmpty() && !(field == null && spec.optional().contains(index));
        boolean isInTopThree = isRight
                || (column != null
                        && column.candidates().stream()
                                .anyMatch(candidate ->
                                        right.contains(candidate.field().key())));
        for (Count count : counts) {
            count.auto += field == null ? 0 : 1;
            count.right += isRight ? 1 : 0;
            count.wanted += isWanted ? 1 : 0;
            count.found += isWanted && isRight ? 1 : 0;
            count.inTopThree += isWanted && isInTopThree ? 1 : 0;
        }
        if (isWanted ? !isRight : field != null) {
            String kind = field != null ? "WRONG" : isInTopThree ? "asked" : "missed";
            lines.add(String.format(
                    Locale.ROOT,
                    "%-6s %-36s %-28s is %s, wanted %s: %s",
                    kind,
                    spec.name(),
                    spec.headers().get(index),
                    field == null ? "-" : field.key(),
                    right,
                    column == null
                            ? "no column"
                            : column.reason() + " "
                                    + column.candidates().stream()
                                            .map(c -> c.field().key())
                                            .toList()));
        }
    }

    private static void appendLine(StringBuilder report, String name, Count count) {
        report.append(String.format(
                Locale.ROOT,
                "%-6s automatic %4d, right %6.2f %%; wanted %4d, found %6.2f %%, in the top three %6.2f %%%n",
                name,
                count.auto,
                count.rightPercent(),
                count.wanted,
                count.foundPercent(),
                count.topThreePercent()));
    }
}
