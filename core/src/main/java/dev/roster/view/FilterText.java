package dev.roster.view;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Parsed;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text form of a filter, in the words of SCIM (RFC 7644 §3.4.2.2).
 *
 * <pre>{@code
 * department eq "Sales" and (status eq active or roles co admin) and not (hireDate pr)
 * department in (Sales, "R&D") and search "ada love"
 * }</pre>
 *
 * <p>{@code not} binds more tightly than {@code and}, {@code and} more tightly than {@code or}. Words and field keys are
 * taken whatever their case. A value with spaces or brackets stands in quotes, with {@code \"} and {@code \\} inside; a
 * day is {@code 2024-02-29}, a moment {@code 2024-02-29T10:15:30Z}. {@code eq null} is the same as not {@code pr}.
 * Beyond SCIM, {@code in} stands before values in brackets, separated by commas, and {@code search} before words in
 * quotes, as {@link Filter#search} takes them.
 */
public final class FilterText {

    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_DEPTH = 50;

    /** Every user has an id. */
    private static final String EVERYBODY = "id pr";

    private static final String NOBODY = "not (id pr)";
    private static final String OPERATORS =
            Arrays.stream(Operator.values()).map(Operator::word).collect(Collectors.joining(", ")) + ", in";

    private final FilterTokens tokens;
    private final Fields fields;
    private int depth;

    private FilterText(FilterTokens tokens, Fields fields) {
        this.tokens = tokens;
        this.fields = fields;
    }

    /**
     * Reads a filter.
     *
     * @param text the text, at most 10,000 characters and 50 brackets deep; blank for everybody
     * @param fields the fields of the tenant
     * @return the filter
     * @throws IllegalArgumentException if the text is no filter; the message says at which character, counted from 1
     */
    public static Filter parse(String text, Fields fields) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("the filter is longer than 10,000 characters; shorten it");
        }
        if (text.isBlank()) {
            return Filter.everybody();
        }
        FilterTokens tokens = new FilterTokens(text);
        Filter filter = new FilterText(tokens, fields).anyOf();
        if (!tokens.isAtEnd()) {
            throw tokens.refused("and, or, or the end");
        }
        return filter;
    }

    /**
     * Writes a filter.
     *
     * @param filter any filter
     * @return the text; {@link #parse} makes a filter of the same meaning of it, unless it is longer than that takes
     */
    public static String of(Filter filter) {
        return switch (filter.kind()) {
            case COMPARISON -> text((Filter.Comparison) filter);
            case IN -> text((Filter.In) filter);
            case SEARCH -> "search " + quoted(String.join(" ", ((Filter.Search) filter).words()));
            case ALL -> joined(((Filter.All) filter).filters(), " and ", EVERYBODY);
            case ANY -> joined(((Filter.Any) filter).filters(), " or ", NOBODY);
            case NOT -> "not (" + of(((Filter.Not) filter).filter()) + ")";
        };
    }

    private static String text(Filter.Comparison comparison) {
        String start = comparison.field().key() + " " + comparison.operator().word();
        return comparison.operator() == Operator.PRESENT ? start : start + " " + quoted(comparison.value());
    }

    private static String text(Filter.In in) {
        return in.values().isEmpty()
                ? NOBODY
                : in.values().stream()
                        .map(FilterText::quoted)
                        .collect(Collectors.joining(", ", in.field().key() + " in (", ")"));
    }

    private static String joined(List<Filter> filters, String word, String none) {
        return filters.isEmpty()
                ? none
                : filters.stream().map(FilterText::bracketed).collect(Collectors.joining(word));
    }

    private static String bracketed(Filter filter) {
        return switch (filter.kind()) {
            case ALL, ANY -> "(" + of(filter) + ")";
            case COMPARISON, IN, SEARCH, NOT -> of(filter);
        };
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private Filter anyOf() {
        List<Filter> choices = new ArrayList<>();
        do {
            choices.add(allOf());
        } while (tokens.skip("or"));
        return choices.size() == 1 ? choices.get(0) : new Filter.Any(choices);
    }

    private Filter allOf() {
        List<Filter> terms = new ArrayList<>();
        do {
            terms.add(term());
        } while (tokens.skip("and"));
        return terms.size() == 1 ? terms.get(0) : new Filter.All(terms);
    }

    private Filter term() {
        if (tokens.skip("not")) {
            if (!tokens.skip("(")) {
                throw tokens.refused("( after not");
            }
            return new Filter.Not(bracket());
        }
        if (tokens.skip("(")) {
            return bracket();
        }
        return tokens.skipBeforeQuote("search") ? Filter.search(tokens.value()) : comparison();
    }

    private Filter bracket() {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("the filter has more than 50 brackets inside each other; simplify it");
        }
        Filter inner = anyOf();
        if (!tokens.skip(")")) {
            throw tokens.refused(")");
        }
        depth--;
        return inner;
    }

    private Filter comparison() {
        Field<?> field = fields.require(tokens.word("a field"));
        if (tokens.skip("in")) {
            return in(field);
        }
        int place = tokens.place();
        String word = tokens.word("an operator (" + OPERATORS + ")");
        Operator operator = Operator.find(word)
                .orElseThrow(() -> FilterTokens.refused(place, "an operator (" + OPERATORS + ")", '"' + word + '"'));
        if (operator == Operator.PRESENT) {
            return new Filter.Comparison(field, operator, "");
        }
        boolean isEquality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        if (isEquality && tokens.skip("null")) {
            Filter present = new Filter.Comparison(field, Operator.PRESENT, "");
            return operator == Operator.EQUAL ? new Filter.Not(present) : present;
        }
        return new Filter.Comparison(field, operator, value(field, operator, tokens.value()));
    }

    private Filter in(Field<?> field) {
        Set<String> values = new LinkedHashSet<>();
        for (String typed : tokens.list()) {
            values.add(value(field, Operator.EQUAL, typed));
        }
        return new Filter.In(field, values);
    }

    private static <T> String value(Field<T> field, Operator operator, String typed) {
        // Parts of values are taken as typed; whole values are brought into the form that stores compare.
        if (operator.isOfParts()) {
            return typed;
        }
        Parsed<T> value = field.parseAll(List.of(typed));
        if (!value.isValid()) {
            throw new IllegalArgumentException("filter, field " + field.key() + ": "
                    + value.problem().message(typed, Integer.toString(field.maxLength())));
        }
        List<String> texts = field.formatAll(value.value());
        return texts.size() == 1 ? texts.get(0) : CanonicalForm.of(typed);
    }
}
