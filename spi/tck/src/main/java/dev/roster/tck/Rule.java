package dev.roster.tck;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One numbered promise of the stores, as the rule document of this module lists it.
 *
 * @param id such as {@code US-04}
 * @param promise what holds
 * @param intent why it must hold
 * @param lookAt where an implementation usually goes wrong
 */
record Rule(String id, String promise, String intent, String lookAt) {

    static final String DOCUMENT = "rules.md";

    private static final int FIRST_DIGIT = 5;
    private static final int PART = 400;

    /** The rules in the order of the document. */
    static List<Rule> all() {
        try (InputStream document = Objects.requireNonNull(Rule.class.getResourceAsStream(DOCUMENT), DOCUMENT);
                var lines = new BufferedReader(new InputStreamReader(document, StandardCharsets.UTF_8))) {
            return lines.lines().filter(Rule::isRow).map(Rule::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rule whose id a test's name begins with. */
    static Optional<Rule> ofTest(String displayName) {
        return all().stream()
                .filter(rule -> displayName.startsWith(rule.id + ": "))
                .findFirst();
    }

    /** The failure of a test of this rule, with everything that helps its reader. */
    AssertionError brokenBy(Throwable failure) {
        String message = id + " is broken: " + promise + ".\n  Why: " + intent + ".\n  Look at: " + lookAt + ".\n\n"
                + shortened(String.valueOf(failure.getMessage()));
        return new AssertionError(message, failure);
    }

    /** The beginning and the end of a long text: what was expected stands in the one, what was found in the other. */
    private static String shortened(String message) {
        return message.length() <= 2 * PART
                ? message
                : message.substring(0, PART) + "\n  ... " + (message.length() - 2 * PART) + " characters left out ...\n"
                        + message.substring(message.length() - PART);
    }

    private static boolean isRow(String line) {
        return line.startsWith("| ") && line.length() > FIRST_DIGIT && Character.isDigit(line.charAt(FIRST_DIGIT));
    }

    private static Rule parse(String row) {
        String[] cells = row.substring(1, row.length() - 1).split("\\|", -1);
        return new Rule(cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip());
    }
}
