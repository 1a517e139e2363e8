package dev.roster.mapping;

import dev.roster.words.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Doubts words of a language that hardly another column of the file speaks: {@code CEP} is a postal code in a Portuguese file
 * and a telephone in a Turkish one. English is understood everywhere.
 */
final class FileLanguage {

    private static final String ENGLISH = "en";
    private static final int MIN_COLUMNS = 4;
    /** A language that less than one in so many columns speaks is spoken by chance. */
    private static final int FEW = 3;

    private FileLanguage() {}

    static List<HeaderReading> agreed(List<HeaderReading> readings) {
        Map<String, Integer> columns = new HashMap<>();
        for (HeaderReading reading : readings) {
            Set<String> spoken = new HashSet<>();
            reading.possibleFields().stream()
                    .filter(PossibleField::isAuto)
                    .forEach(possible -> spoken.addAll(possible.languages()));
            spoken.forEach(language -> columns.merge(language, 1, Integer::sum));
        }
        int most = columns.values().stream().max(Integer::compare).orElse(0);
        if (most < MIN_COLUMNS) {
            return readings;
        }
        columns.values().removeIf(count -> count <= 1 || count * FEW < most);
        List<HeaderReading> agreed = new ArrayList<>();
        for (HeaderReading reading : readings) {
            boolean isForeign = reading.possibleFields().stream().anyMatch(possible -> isForeign(possible, columns));
            agreed.add(isForeign ? doubted(reading, columns) : reading);
        }
        return agreed;
    }

    private static boolean isForeign(PossibleField possible, Map<String, Integer> columns) {
        return possible.isAuto()
                && !possible.languages().isEmpty()
                && !possible.languages().contains(ENGLISH)
                && possible.languages().stream().noneMatch(columns::containsKey);
    }

    private static HeaderReading doubted(HeaderReading reading, Map<String, Integer> columns) {
        List<PossibleField> possibleFields = new ArrayList<>();
        for (PossibleField possible : reading.possibleFields()) {
            possibleFields.add(
                    isForeign(possible, columns)
                            ? possible.weaker(
                                    possible.percent() - Vocabulary.GUESS,
                                    ", but hardly another column speaks that language")
                            : possible);
        }
        return new HeaderReading(List.copyOf(possibleFields), reading.bareName(), reading.control(), reading.refusal());
    }
}
