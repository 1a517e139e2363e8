package dev.roster.view;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The grammar of filters: {@code or} of {@code and} of terms. For one thread. */
final class FilterParser {

    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_DEPTH = 50;

    private final FilterTokens tokens;
    private final Fields fields;
    private int depth;

    private FilterParser(FilterTokens tokens, Fields fields) {
        this.tokens = tokens;
        this.fields = fields;
    }

    /**
     * Reads a filter that is not blank.
     *
     * @throws FilterSyntaxException if the text is no filter
     */
    static Filter parse(String text, Fields fields) {
        if (text.length() > MAX_LENGTH) {
            throw new FilterSyntaxException(MAX_LENGTH + 1, "the filter is longer than 10,000 characters; shorten it");
        }
        requireWholeCharacters(text);
        FilterTokens tokens = new FilterTokens(text);
        Filter filter = new FilterParser(tokens, fields).anyOf();
        if (!tokens.isAtEnd()) {
            throw tokens.refused("and, or, or the end");
        }
        return filter;
    }

    private static void requireWholeCharacters(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
                throw new FilterSyntaxException(i + 1, "half of a character; take it out");
            }
        }
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
        int place = tokens.place();
        if (tokens.skipBefore("not", '(')) {
            return new Filter.Not(bracket(tokens.place()));
        }
        if (tokens.skipBefore("search", '"')) {
            FilterTokens.Value words = tokens.value();
            return at(words.place(), () -> Filter.search(words.text()));
        }
        return tokens.isAtBracket() ? bracket(place) : comparison();
    }

    private Filter bracket(int place) {
        tokens.skip("(");
        if (++depth > MAX_DEPTH) {
            throw new FilterSyntaxException(
                    place, "the filter has more than 50 brackets inside each other; simplify it");
        }
        Filter inner = anyOf();
        if (!tokens.skip(")")) {
            throw tokens.refused(")");
        }
        depth--;
        return inner;
    }

    private Filter comparison() {
        Field<?> field = field();
        if (tokens.skip("in")) {
            return in(field);
        }
        Operator operator = operator(field);
        if (operator == Operator.PRESENT) {
            return new Filter.Comparison(field, operator, "");
        }
        FilterTokens.Value value = tokens.value();
        if (value.isNull()) {
            return comparedWithNull(field, operator, value);
        }
        return operator.isOfParts()
                ? at(value.place(), () -> new Filter.Comparison(field, operator, value.text()))
                : FilterValues.compared(field, operator, value);
    }

    private Field<?> field() {
        int place = tokens.place();
        String name = tokens.word("a field");
        return fields.find(name).orElseThrow(() -> unknown(place, name));
    }

    private FilterSyntaxException unknown(int place, String name) {
        return switch (CanonicalForm.of(name)) {
            case "not" -> tokens.refused("( after not");
            case "search" -> tokens.refused("words in quotes after search");
            default -> noField(place, name);
        };
    }

    private FilterSyntaxException noField(int place, String name) {
        boolean isPath = name.chars().anyMatch(c -> c == '.' || c == ':' || c == '[');
        String hint = isPath ? "a field has one name and no parts; " : "";
        String keys = fields.all().stream().map(Field::key).collect(Collectors.joining(", "));
        return new FilterSyntaxException(
                place, "no field \"" + FilterTokens.shown(name) + "\"; " + hint + "use one of " + keys);
    }

    private Operator operator(Field<?> field) {
        String suiting = Stream.concat(
                        Arrays.stream(Operator.values())
                                .filter(operator -> operator.suits(field))
                                .map(Operator::word),
                        Stream.of("in"))
                .collect(Collectors.joining(", "));
        int place = tokens.place();
        String word = tokens.word("an operator (" + suiting + ")");
        Operator operator = Operator.find(word)
                .orElseThrow(() -> new FilterSyntaxException(
                        place, "expected an operator (" + suiting + "), found \"" + FilterTokens.shown(word) + '"'));
        if (!operator.suits(field)) {
            throw new FilterSyntaxException(
                    place, "operator " + operator.word() + " does not suit " + field.key() + "; use one of " + suiting);
        }
        return operator;
    }

    private static Filter comparedWithNull(Field<?> field, Operator operator, FilterTokens.Value value) {
        if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
            throw noNull(value);
        }
        Filter present = new Filter.Comparison(field, Operator.PRESENT, "");
        return operator == Operator.EQUAL ? new Filter.Not(present) : present;
    }

    private Filter in(Field<?> field) {
        List<FilterTokens.Value> values = tokens.list();
        for (FilterTokens.Value value : values) {
            if (value.isNull()) {
                throw noNull(value);
            }
        }
        return FilterValues.among(field, values);
    }

    private static FilterSyntaxException noNull(FilterTokens.Value value) {
        return new FilterSyntaxException(
                value.place(), "null, which is no value, goes after eq or ne alone; the text null stands in quotes");
    }

    /**
     * Makes a filter of what stands at a place.
     *
     * @throws FilterSyntaxException with that place, when it cannot be
     */
    private static Filter at(int place, Supplier<Filter> filter) {
        try {
            return filter.get();
        } catch (IllegalArgumentException refused) {
            throw new FilterSyntaxException(place, String.valueOf(refused.getMessage()));
        }
    }
}
