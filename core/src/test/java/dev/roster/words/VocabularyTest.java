package dev.roster.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    private static final Set<String> OTHER_ENTRIES = Set.of(
            "name",
            "status.inverted",
            "control.action",
            "control.transaction",
            "control.notifyIfNew",
            "control.tenant",
            "sensitive",
            "refused",
            "prefix",
            "suffix",
            "container",
            "link",
            "value.yes",
            "value.no",
            "value.active",
            "value.inactive",
            "value.invited",
            "value.suspended",
            "value.stateUnclear",
            "value.honorific",
            "value.userType",
            "value.maritalStatus",
            "value.blank",
            "value.never",
            "former",
            "coming",
            "present",
            "numbered",
            "row.total",
            "row.footer",
            "row.example",
            "row.label");

    @Test
    void namesOnlyFieldsThatExist() {
        assertThat(VocabularyFile.LINES)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(OTHER_ENTRIES.contains(line.entry())
                                || line.entry().startsWith("short.")
                                || line.entry().startsWith("family.")
                                || line.entry().startsWith("beside.")
                                || Fields.builtIn().find(line.entry()).isPresent())
                        .as(line.language() + ": " + line.entry())
                        .isTrue());
    }

    @Test
    void hasAllLanguages() {
        Set<String> languages = new HashSet<>();
        VocabularyFile.LINES.forEach(line -> languages.add(line.language()));
        assertThat(languages).hasSize(25);
    }

    @Test
    void neverReadsOneWordAsYesAndNo() {
        assertThat(words("value.yes")).doesNotContainAnyElementsOf(words("value.no"));
    }

    @Test
    void neverReadsOneWordAsActiveAndKeptOut() {
        assertThat(words("value.active"))
                .doesNotContainAnyElementsOf(words("value.inactive"))
                .doesNotContainAnyElementsOf(words("value.suspended"));
    }

    private static List<String> words(String entry) {
        return VocabularyFile.LINES.stream()
                .filter(line -> line.entry().equals(entry))
                .flatMap(line -> line.names().stream())
                .map(HeaderNames::key)
                .filter(key -> !key.isEmpty())
                .toList();
    }
}
