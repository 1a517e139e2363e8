package dev.roster.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What the key records share: one rule for their text, one order for their sets. */
final class Keys {

    static final int MAX_LENGTH = 100;

    private Keys() {}

    static String require(String text, String what) {
        if (!isKey(text)) {
            throw new IllegalArgumentException(
                    what + " must have 1 to 100 visible characters and no '|', found " + text.length() + " characters");
        }
        return CanonicalForm.of(text);
    }

    static <K> Parsed<K> parse(String text, Function<String, K> maker) {
        return isKey(text) ? Parsed.of(maker.apply(text)) : Parsed.failed(IssueCode.KEY_INVALID);
    }

    /** Copies keys into an unmodifiable set in their natural order. */
    static <K extends Comparable<K>> Set<K> sorted(Collection<? extends K> keys) {
        return switch (keys.size()) {
            case 0 -> Set.of();
            case 1 -> Set.of(keys.iterator().next());
            default -> Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(keys)));
        };
    }

    private static boolean isKey(String text) {
        return text.length() <= 2 * MAX_LENGTH
                && text.indexOf('|') < 0
                && CanonicalForm.isVisible(text)
                && isWithinLimit(CanonicalForm.of(text));
    }

    private static boolean isWithinLimit(String canonical) {
        return !canonical.isBlank()
                && canonical.length() <= MAX_LENGTH
                && canonical.indexOf('|') < 0
                && CanonicalForm.isVisible(canonical);
    }
}
