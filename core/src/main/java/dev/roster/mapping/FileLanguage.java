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

    static List<Finding> agreed(List<Finding> findings) {
        Map<String, Integer> columns = new HashMap<>();
        for (Finding finding : findings) {
            Set<String> spoken = new HashSet<>();
            finding.claims().stream().filter(Claim::isAuto).forEach(claim -> spoken.addAll(claim.languages()));
            spoken.forEach(language -> columns.merge(language, 1, Integer::sum));
        }
        int most = columns.values().stream().max(Integer::compare).orElse(0);
        if (most < MIN_COLUMNS) {
            return findings;
        }
        columns.values().removeIf(count -> count <= 1 || count * FEW < most);
        List<Finding> agreed = new ArrayList<>();
        for (Finding finding : findings) {
            boolean isForeign = finding.claims().stream().anyMatch(claim -> isForeign(claim, columns));
            agreed.add(isForeign ? doubted(finding, columns) : finding);
        }
        return agreed;
    }

    private static boolean isForeign(Claim claim, Map<String, Integer> columns) {
        return claim.isAuto()
                && !claim.languages().isEmpty()
                && !claim.languages().contains(ENGLISH)
                && claim.languages().stream().noneMatch(columns::containsKey);
    }

    private static Finding doubted(Finding finding, Map<String, Integer> columns) {
        List<Claim> claims = new ArrayList<>();
        for (Claim claim : finding.claims()) {
            claims.add(
                    isForeign(claim, columns)
                            ? claim.weaker(
                                    claim.percent() - Vocabulary.GUESS,
                                    ", but hardly another column speaks that language")
                            : claim);
        }
        return new Finding(List.copyOf(claims), finding.bareName(), finding.control(), finding.refusal());
    }
}
