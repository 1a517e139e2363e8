package dev.roster.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The resources that translators edit: {@code vocabulary_xx.txt}, in the order of {@code languages.txt}. */
final class VocabularyFile {

    /**
     * One line of a vocabulary.
     *
     * @param language the language of the file
     * @param entry what stands before the equals sign
     * @param names what stands after it, marks included
     */
    record Line(String language, String entry, List<String> names) {}

    /** The languages of the vocabularies, in their order. */
    static final List<String> LANGUAGES = read("languages.txt");

    /** Every line of every language. Read once, when the package is first used. */
    static final List<Line> LINES = readAll();

    private VocabularyFile() {}

    private static List<Line> readAll() {
        List<Line> lines = new ArrayList<>();
        for (String language : LANGUAGES) {
            for (String text : read("vocabulary_" + language + ".txt")) {
                lines.add(parse(language, text));
            }
        }
        return List.copyOf(lines);
    }

    private static Line parse(String language, String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalStateException(
                    "vocabulary_" + language + ".txt: expected \"entry = name | name\", found: " + text);
        }
        List<String> names = new ArrayList<>();
        int start = equals + 1;
        for (int i = start; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '|') {
                String name = text.substring(start, i).strip();
                if (!name.isEmpty()) {
                    names.add(name);
                }
                start = i + 1;
            }
        }
        return new Line(language, text.substring(0, equals).strip(), List.copyOf(names));
    }

    // The lines of a resource that are neither blank nor a comment.
    private static List<String> read(String resource) {
        try (InputStream bytes = VocabularyFile.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException("resource " + resource + " is missing beside " + VocabularyFile.class);
            }
            var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("# ") && !line.equals("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the resource " + resource, unreadable);
        }
    }
}
