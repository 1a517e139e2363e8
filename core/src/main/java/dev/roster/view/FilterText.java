package dev.roster.view;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import java.util.List;
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
 * taken whatever their case. Values are those of JSON: texts in quotes with its escapes, numbers, {@code true} and
 * {@code false}; {@code eq null} is the same as not {@code pr}, and {@code ne null} as {@code pr}. Beyond SCIM, a text
 * without blanks and brackets needs no quotes, {@code in} stands before values in brackets, separated by commas, and
 * {@code search} before words in quotes, as {@link Filter#search} takes them.
 *
 * <p>A day is {@code 2024-02-29}, a moment {@code 2024-02-29T10:15:30Z} or with an offset such as {@code +05:45}; after a
 * field of moments a day means that day in UTC. Numbers, days and moments that no user can have are compared all the
 * same: everybody who has a {@code hireDate} has one {@code gt 0001-01-01}.
 */
public final class FilterText {

    /** Every user has an id. */
    private static final String EVERYBODY = "id pr";

    private static final String NOBODY = "not (id pr)";

    private FilterText() {}

    /**
     * Reads a filter.
     *
     * @param text the text, at most 10,000 characters and 50 brackets deep, also as {@link #of} writes it; blank for
     *     everybody
     * @param fields the fields of the tenant
     * @return the filter
     * @throws FilterSyntaxException if the text is no filter; it says at which character, whatever is wrong
     */
    public static Filter parse(String text, Fields fields) {
        if (text.isBlank()) {
            return Filter.everybody();
        }
        Filter filter = FilterParser.parse(text, fields);
        requireReadable(of(filter), fields);
        return filter;
    }

    /**
     * What is read goes into a link and comes out of it; quotes, escapes and whole days make it longer and deeper.
     *
     * @throws FilterSyntaxException if it is too long or too deep then
     */
    private static void requireReadable(String written, Fields fields) {
        try {
            if (!written.isEmpty()) {
                FilterParser.parse(written, fields);
            }
        } catch (FilterSyntaxException tooLarge) {
            throw new FilterSyntaxException(
                    1, "written in full, the filter is longer than 10,000 characters or 50 brackets deep; simplify it");
        }
    }

    /**
     * Writes a filter in its one form: words in small letters, texts in quotes.
     *
     * @param filter any filter
     * @return the text, each character of which can be seen; blank for everybody. {@link #parse} makes a filter of the same
     *     meaning of it, unless it is longer or deeper than that takes
     */
    public static String of(Filter filter) {
        return filter.equals(Filter.everybody()) ? "" : text(filter);
    }

    private static String text(Filter filter) {
        return switch (filter.kind()) {
            case COMPARISON -> text((Filter.Comparison) filter);
            case IN -> text((Filter.In) filter);
            case SEARCH -> "search " + QuotedText.of(String.join(" ", ((Filter.Search) filter).words()));
            case ALL -> joined(((Filter.All) filter).filters(), " and ", EVERYBODY);
            case ANY -> joined(((Filter.Any) filter).filters(), " or ", NOBODY);
            case NOT -> "not (" + text(((Filter.Not) filter).filter()) + ")";
        };
    }

    private static String text(Filter.Comparison comparison) {
        String start = comparison.field().key() + " " + comparison.operator().word();
        return comparison.operator() == Operator.PRESENT
                ? start
                : start + " " + value(comparison.field(), comparison.value());
    }

    private static String text(Filter.In in) {
        return in.values().isEmpty()
                ? NOBODY
                : in.values().stream()
                        .map(value -> value(in.field(), value))
                        .collect(Collectors.joining(", ", in.field().key() + " in (", ")"));
    }

    private static String value(Field<?> field, String value) {
        return switch (field.type()) {
            case NUMBER, YES_NO -> value;
            case TEXT, DATE, INSTANT, USER_REFERENCE, KEYS -> QuotedText.of(value);
        };
    }

    /** One filter alone stands for itself, as it does when it is read again. */
    private static String joined(List<Filter> filters, String word, String none) {
        return switch (filters.size()) {
            case 0 -> none;
            case 1 -> text(filters.get(0));
            default -> filters.stream().map(FilterText::bracketed).collect(Collectors.joining(word));
        };
    }

    private static String bracketed(Filter filter) {
        String text = text(filter);
        return isJoined(filter) ? "(" + text + ")" : text;
    }

    private static boolean isJoined(Filter filter) {
        return switch (filter.kind()) {
            case ALL -> isJoined(((Filter.All) filter).filters());
            case ANY -> isJoined(((Filter.Any) filter).filters());
            case COMPARISON, IN, SEARCH, NOT -> false;
        };
    }

    private static boolean isJoined(List<Filter> filters) {
        return filters.size() > 1 || (filters.size() == 1 && isJoined(filters.get(0)));
    }
}
