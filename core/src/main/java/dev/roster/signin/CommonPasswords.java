package dev.roster.signin;

import dev.roster.model.CanonicalForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What everybody tries first: a short list of words, one character again and again, and rows of the alphabet or the keyboard. */
final class CommonPasswords {

    private static final List<String> ROWS = List.of(
            "1234567890",
            "0123456789",
            "abcdefghijklmnopqrstuvwxyz",
            "1234567890qwertyuiopasdfghjklzxcvbnm",
            "1234567890qwertzuiopasdfghjklyxcvbnm",
            "1234567890azertyuiopqsdfghjklmwxcvbn",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p");
    /** Where digits or signs around it were left out. */
    private static final int SHORTEST_ROW = 4;

    private static final Set<String> WORDS = WordForms.keysOf(read());

    private CommonPasswords() {}

    static boolean contain(String password, Set<String> forms) {
        String unit = WordForms.unit(CanonicalForm.of(password));
        return unit.codePointCount(0, unit.length()) == 1
                || isRow(unit)
                || forms.stream()
                        .anyMatch(form -> form.length() >= SHORTEST_ROW && WordForms.hasLetter(form) && isRow(form))
                || forms.stream().anyMatch(WORDS::contains);
    }

    /** Rows go round, and backwards. */
    private static boolean isRow(String text) {
        String backwards = new StringBuilder(text).reverse().toString();
        return ROWS.stream().anyMatch(row -> {
            String round = row.repeat(text.length() / row.length() + 2);
            return round.contains(text) || round.contains(backwards);
        });
    }

    private static Set<String> read() {
        try (InputStream words = Objects.requireNonNull(
                CommonPasswords.class.getResourceAsStream("common.txt"), "common.txt stands beside this class")) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "the list of common passwords cannot be read; build this jar again", unreadable);
        }
    }
}
