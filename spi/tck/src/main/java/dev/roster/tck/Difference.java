package dev.roster.tck;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.User;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says in what two values differ, part by part, and of long texts only the place where they part. */
final class Difference {

    private static final int SHOWN = 40;

    private Difference() {}

    /**
     * Checks that two values are equal.
     *
     * @throws AssertionError if they are not; the message names the parts that differ
     */
    static void assertSame(Object found, Object expected) {
        if (!found.equals(expected)) {
            throw new AssertionError(expected.getClass().getSimpleName() + " differs:" + between(found, expected));
        }
    }

    /**
     * Checks that two lists have the same values in the same order.
     *
     * @throws AssertionError if they have not; the message names the first place where they part
     */
    static void assertSame(List<?> found, List<?> expected) {
        int shared = Math.min(found.size(), expected.size());
        for (int i = 0; i < shared; i++) {
            if (!found.get(i).equals(expected.get(i))) {
                throw new AssertionError("number " + (i + 1) + " of " + expected.size() + " differs:"
                        + between(found.get(i), expected.get(i)));
            }
        }
        if (found.size() != expected.size()) {
            throw new AssertionError("expected " + expected.size() + " and found " + found.size() + ", the first "
                    + shared + " as they should be");
        }
    }

    private static String between(Object found, Object expected) {
        Map<String, String> left = parts(found);
        Map<String, String> right = parts(expected);
        Set<String> names = new LinkedHashSet<>(right.keySet());
        names.addAll(left.keySet());
        StringBuilder told = new StringBuilder();
        for (String name : names) {
            String was = left.getOrDefault(name, "none");
            String shouldBe = right.getOrDefault(name, "none");
            if (!was.equals(shouldBe)) {
                told.append("\n  ").append(name).append(": ").append(parted(was, shouldBe));
            }
        }
        return told.isEmpty() ? " in what no text shows" : told.toString();
    }

    private static String parted(String found, String expected) {
        int start = 0;
        while (start < found.length() && start < expected.length() && found.charAt(start) == expected.charAt(start)) {
            start++;
        }
        if (Math.max(found.length(), expected.length()) <= SHOWN) {
            start = 0;
        }
        return "expected " + shown(expected, start) + ", found " + shown(found, start);
    }

    private static String shown(String text, int start) {
        int from = Math.max(0, start - SHOWN / 4);
        String part = text.substring(from, Math.min(text.length(), from + SHOWN));
        String place = text.length() > SHOWN ? " (" + text.length() + " characters, from " + from + ")" : "";
        return "\"" + part.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t") + "\"" + place;
    }

    private static Map<String, String> parts(Object value) {
        return value instanceof User user ? parts(user) : Components.of(value);
    }

    private static Map<String, String> parts(User user) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("version", Long.toString(user.version()));
        Fields.builtIn().all().forEach(field -> text(field, user).ifPresent(text -> texts.put(field.key(), text)));
        user.attributes().forEach((key, value) -> texts.put(key.value(), value.type() + " " + value.text()));
        return texts;
    }

    private static <T> Optional<String> text(Field<T> field, User user) {
        return field.of(user).map(field::format);
    }
}
