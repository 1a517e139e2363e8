package dev.roster.view;

import dev.roster.model.Field;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.view.ColumnFilter.Among;
import dev.roster.view.ColumnFilter.Part;
import dev.roster.view.ColumnFilter.Presence;
import dev.roster.view.ColumnFilter.Range;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The terms of a conjunction, and what an icon can show of each. */
final class ColumnTerms {

    private ColumnTerms() {}

    /** What users must all fit; nothing for everybody. */
    static List<Filter> of(Filter filter) {
        return terms(filter).toList();
    }

    private static Stream<Filter> terms(Filter filter) {
        return filter.kind() == Filter.Kind.ALL
                ? ((Filter.All) filter).filters().stream().flatMap(ColumnTerms::terms)
                : Stream.of(filter);
    }

    /** Puts a term into its column, if an icon can show it beside what the column has. */
    static boolean add(Filter term, Map<Field<?>, ColumnFilter> columns) {
        Optional<ColumnFilter> shown = shown(term).flatMap(column -> joined(columns.get(column.field()), column));
        shown.ifPresent(column -> columns.put(column.field(), column));
        return shown.isPresent();
    }

    private static Optional<ColumnFilter> joined(@Nullable ColumnFilter before, ColumnFilter column) {
        if (before == null) {
            return Optional.of(column);
        }
        if (!(before instanceof Range first) || !(column instanceof Range second)) {
            return Optional.empty();
        }
        boolean isOneEach =
                (first.from() == null) != (second.from() == null) && (first.to() == null) != (second.to() == null);
        return isOneEach
                ? Optional.of(new Range(
                        first.field(),
                        first.from() == null ? second.from() : first.from(),
                        first.to() == null ? second.to() : first.to()))
                : Optional.empty();
    }

    private static Optional<ColumnFilter> shown(Filter term) {
        return switch (term.kind()) {
            case COMPARISON -> shown((Filter.Comparison) term);
            case IN, ANY -> among(term);
            case NOT -> shown(((Filter.Not) term).filter()).flatMap(ColumnTerms::denied);
            case SEARCH, ALL -> Optional.empty();
        };
    }

    private static Optional<ColumnFilter> denied(ColumnFilter filter) {
        return filter instanceof Presence presence
                ? Optional.of(new Presence(presence.field(), !presence.isPresent()))
                : Optional.empty();
    }

    private static Optional<ColumnFilter> shown(Filter.Comparison term) {
        Field<?> field = term.field();
        return switch (term.operator()) {
            case PRESENT -> Optional.of(new Presence(field, true));
            case EQUAL -> Optional.of(new Among(field, Set.of(term.value())));
            case NOT_EQUAL -> Optional.empty();
            case CONTAINS, STARTS_WITH, ENDS_WITH -> Optional.of(new Part(field, term.operator(), term.value()));
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> range(term);
        };
    }

    /** Days and moments can be counted, so that each of the four operators is the beginning or the end of a range. */
    private static Optional<ColumnFilter> range(Filter.Comparison term) {
        Field<?> field = term.field();
        if (!Range.isOf(field)) {
            return Optional.empty();
        }
        boolean isStart = term.operator() == Operator.GREATER || term.operator() == Operator.GREATER_OR_EQUAL;
        boolean isAsWritten = term.operator() == Operator.GREATER_OR_EQUAL || term.operator() == Range.end(field);
        return (isAsWritten ? Optional.of(term.value()) : neighbour(term))
                .map(end -> isStart ? new Range(field, end, null) : new Range(field, null, end));
    }

    /** The value next to one: the last that is less, or the first that is greater. */
    private static Optional<String> neighbour(Filter.Comparison term) {
        int step = term.operator() == Operator.LESS ? -1 : 1;
        Optional<String> text = switch (term.field().type()) {
            case DATE ->
                Optional.of(LocalDate.parse(term.value()).plusDays(step).toString());
            case INSTANT ->
                Optional.of(Instant.parse(term.value())
                        .plus(step, ChronoUnit.MICROS)
                        .toString());
            case TEXT, NUMBER, YES_NO, USER_REFERENCE, KEYS -> Optional.empty();
        };
        return text.filter(value -> term.field().parse(value).isValid());
    }

    /** Values of one field, any of which will do. */
    private static Optional<ColumnFilter> among(Filter term) {
        List<Filter> choices = alternatives(term).toList();
        List<Field<?>> fields = term.fields().distinct().toList();
        Set<String> values = new LinkedHashSet<>();
        choices.forEach(choice -> values.addAll(values(choice)));
        boolean isOfValues = choices.stream().noneMatch(choice -> values(choice).isEmpty());
        return isOfValues && fields.size() == 1 && values.size() <= Filter.In.MAX_VALUES
                ? Optional.of(new Among(fields.get(0), values))
                : Optional.empty();
    }

    private static Stream<Filter> alternatives(Filter filter) {
        return filter.kind() == Filter.Kind.ANY
                ? ((Filter.Any) filter).filters().stream().flatMap(ColumnTerms::alternatives)
                : Stream.of(filter);
    }

    /** The values that a choice names; none when it is of another kind. */
    private static Set<String> values(Filter choice) {
        return switch (choice.kind()) {
            case IN -> ((Filter.In) choice).values();
            case COMPARISON -> values((Filter.Comparison) choice);
            case SEARCH, ALL, ANY, NOT -> Set.of();
        };
    }

    private static Set<String> values(Filter.Comparison choice) {
        return choice.operator() == Operator.EQUAL ? Set.of(choice.value()) : Set.of();
    }
}
