package dev.roster.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names of columns mean, in all languages. Immutable. */
public final class Vocabulary {

    /** The entry of names that are the full, the family or the given name, depending on the other columns. */
    public static final String BARE_NAME = "name";

    public static final String STATUS_INVERTED = "status.inverted";
    public static final String CONTROL = "control.";
    public static final String SENSITIVE = "sensitive";
    public static final String REFUSED = "refused";
    /** Words for what was before, in names of columns: {@code old}. */
    public static final String FORMER = "former";
    /** Words for what will be: {@code new}. */
    public static final String COMING = "coming";
    /** Words for what is, which is what was where something new stands beside it: {@code current}. */
    public static final String PRESENT = "present";

    private static final String SHORT = "short.";
    private static final String FAMILY = "family.";
    private static final String BESIDE = "beside.";

    private static final char FIRST_WITHOUT_BLANKS = 0x2e80;

    public static final int SURE = 95;
    static final int SURE_UNLESS_BETTER = 85;
    public static final int GUESS = 60;

    /**
     * What one name means.
     *
     * @param entry the entry of the vocabulary
     * @param percent how sure it is
     * @param languages the languages in which it means so, in the order of the files
     */
    public record Meaning(String entry, int percent, Set<String> languages) {

        Meaning and(String language) {
            Set<String> more = new LinkedHashSet<>(languages);
            more.add(language);
            return new Meaning(entry, percent, more);
        }
    }

    private static final Vocabulary STANDARD = new Vocabulary(VocabularyFile.LINES);

    private final Map<String, List<Meaning>> byKey = new LinkedHashMap<>();
    private final Map<Integer, List<Spelling>> byLength = new HashMap<>();
    private final Map<String, Phrases> phrases = new HashMap<>();
    private final Set<String> prefixes = new HashSet<>();
    private final Set<String> suffixes = new HashSet<>();
    private final Set<String> containers = new HashSet<>();
    private final Set<String> links = new HashSet<>();
    private final Set<String> owners = new HashSet<>();
    private final Map<String, Set<String>> markers = new HashMap<>();
    /** Short names by the family to which they belong beside one of its other names. */
    private final Map<String, Set<String>> beside = new HashMap<>();
    /** Words by how they are shortened, for each language. */
    private final Map<String, Map<String, String>> longForms = new LinkedHashMap<>();
    /** Names of several words by their words in alphabetical order. */
    private final Map<String, String> byWords = new HashMap<>();

    private Vocabulary(List<VocabularyFile.Line> lines) {
        for (VocabularyFile.Line line : lines) {
            for (String name : line.names()) {
                add(line, name);
            }
        }
        byKey.replaceAll((key, meanings) -> meanings.stream()
                .sorted(Comparator.comparingInt(Meaning::percent).reversed())
                .toList());
        byKey.keySet()
                .forEach(key -> byLength.computeIfAbsent(key.length(), length -> new ArrayList<>())
                        .add(Spelling.of(key)));
    }

    /** {@return the vocabulary of the resources} */
    public static Vocabulary standard() {
        return STANDARD;
    }

    /** What a whole name means, the surest first; empty when nobody knows it. */
    public List<Meaning> meanings(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** The names that mean something, as keys of so many characters. */
    public List<Spelling> namesOfLength(int length) {
        return byLength.getOrDefault(length, List.of());
    }

    /** The first phrase of a sensitive, refused or inverted entry that stands inside a header, or null. */
    public @Nullable String phraseInside(String entry, String words) {
        Phrases known = phrases.get(entry);
        return known == null ? null : known.find(words);
    }

    /** Whether a word before a name adds nothing. */
    public boolean isPrefix(String word) {
        return prefixes.contains(word);
    }

    /** Whether a word after a name adds nothing. */
    public boolean isSuffix(String word) {
        return suffixes.contains(word);
    }

    /** Whether a word names something that has roles and groups of its own: {@code course} in {@code course1, role1}. */
    public boolean isOwner(String words) {
        return owners.contains(words);
    }

    /** Whether a header names something of a sensitive family: {@code Bank name} is of the bank. */
    public boolean leads(String family, String words) {
        return phraseInside(FAMILY + family, words) != null;
    }

    /** Whether a header may be about a family beside which it stands: {@code Branch}, {@code Konto} beside a bank. */
    public boolean mayFollow(String family, String words) {
        return beside.getOrDefault(family, Set.of()).contains(HeaderNames.withoutSpaces(words));
    }

    /** What is left of a header without such a word before or behind it, or joined to it; empty when it has none. */
    public List<String> without(String marker, String words) {
        List<String> rests = new ArrayList<>(2);
        for (String word : markers.getOrDefault(marker, Set.of())) {
            boolean isShort = word.length() < 2;
            boolean isWide = !word.isEmpty() && word.charAt(0) >= FIRST_WITHOUT_BLANKS;
            if (words.startsWith(word + " ") || (words.startsWith(word) && (isWide || !isShort))) {
                rests.add(words.substring(word.length()).strip());
            }
            if (words.endsWith(" " + word) || (isWide && words.endsWith(word))) {
                rests.add(words.substring(0, words.length() - word.length()).strip());
            }
        }
        rests.removeIf(String::isEmpty);
        return rests;
    }

    /** Whether a word joins two names: {@code of} in "email of manager". */
    public boolean isLink(String word) {
        return links.contains(word);
    }

    /**
     * The words of a name with every shortened one written out, in each language that knows one of them: {@code manager
     * employee number} for {@code mgr emp no}.
     */
    public List<String> writtenOut(String words) {
        List<String> forms = new ArrayList<>();
        for (Map<String, String> language : longForms.values()) {
            String form = writtenOut(words, language);
            if (!form.equals(words) && !forms.contains(form)) {
                forms.add(form);
            }
        }
        return forms;
    }

    private static String writtenOut(String words, Map<String, String> language) {
        StringBuilder out = new StringBuilder(words.length() + 16);
        for (int start = 0; start < words.length(); ) {
            int space = words.indexOf(' ', start);
            int end = space < 0 ? words.length() : space;
            String word = words.substring(start, end);
            out.append(start == 0 ? "" : " ").append(language.getOrDefault(word, word));
            start = end + 1;
        }
        return out.toString();
    }

    /** The key of a name that has the same words in another order, or null. */
    public @Nullable String reordered(String words) {
        return words.indexOf(' ') < 0 ? null : byWords.get(inOrder(words));
    }

    private static String inOrder(String words) {
        String[] sorted = words.split(" ", -1);
        Arrays.sort(sorted);
        return String.join(" ", sorted);
    }

    /** Whether a part of a path only groups what follows. */
    public boolean isContainer(String key) {
        return containers.contains(key);
    }

    private void add(VocabularyFile.Line line, String name) {
        switch (line.entry()) {
            case "prefix" -> prefixes.add(HeaderNames.words(name));
            case "suffix" -> suffixes.add(HeaderNames.words(name));
            case "container" -> containers.add(HeaderNames.key(name));
            case "numbered" -> owners.add(HeaderNames.words(name));
            case FORMER, COMING, PRESENT ->
                markers.computeIfAbsent(line.entry(), any -> new LinkedHashSet<>())
                        .add(HeaderNames.words(name));
            case "link" -> links.add(HeaderNames.words(name));
            default -> {
                if (line.entry().startsWith(BESIDE)) {
                    beside.computeIfAbsent(line.entry().substring(BESIDE.length()), family -> new HashSet<>())
                            .addAll(HeaderNames.spelledOutKeys(name));
                } else if (line.entry().startsWith(SHORT)) {
                    longForms
                            .computeIfAbsent(line.language(), language -> new HashMap<>())
                            .put(
                                    HeaderNames.words(name),
                                    HeaderNames.words(line.entry().substring(SHORT.length())));
                } else if (name.startsWith("*")) {
                    addInside(line.entry(), name);
                } else if (!line.entry().startsWith("value.") && !line.entry().startsWith("row.")) {
                    addName(line, name);
                }
            }
        }
    }

    private void addInside(String entry, String name) {
        Phrases known = phrases.computeIfAbsent(entry, key -> new Phrases());
        for (String form : List.of(HeaderNames.words(name), HeaderNames.spelledOutWords(name))) {
            if (name.endsWith("*") && form.length() > 1) {
                known.addLetters(HeaderNames.withoutSpaces(form));
            } else {
                known.addWords(form);
            }
        }
    }

    private void addName(VocabularyFile.Line line, String name) {
        int percent = switch (name.charAt(0)) {
            case '~' -> SURE_UNLESS_BETTER;
            case '?' -> GUESS;
            default -> SURE;
        };
        String words = HeaderNames.words(name);
        if (words.indexOf(' ') > 0) {
            byWords.putIfAbsent(inOrder(words), HeaderNames.withoutSpaces(words));
        }
        for (String key : HeaderNames.spelledOutKeys(name)) {
            List<Meaning> meanings = byKey.computeIfAbsent(key, unknown -> new ArrayList<>());
            boolean isNew =
                    meanings.stream().noneMatch(meaning -> meaning.entry().equals(line.entry()));
            if (isNew) {
                meanings.add(new Meaning(line.entry(), percent, Set.of(line.language())));
            } else {
                meanings.replaceAll(
                        meaning -> meaning.entry().equals(line.entry()) ? meaning.and(line.language()) : meaning);
            }
        }
    }
}
