package dev.roster.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}?");
    private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
    private static final ResourceBundle GERMAN = bundle(Locale.GERMAN);

    @Test
    void everyLanguageSaysTheSame() {
        assertThat(GERMAN.keySet()).isEqualTo(ENGLISH.keySet()).hasSizeGreaterThan(80);
        for (String key : ENGLISH.keySet()) {
            assertThat(places(GERMAN.getString(key))).as(key).isEqualTo(places(ENGLISH.getString(key)));
        }
    }

    @Test
    void sentencesAreWrittenAsTheyAreShown() {
        for (ResourceBundle bundle : List.of(ENGLISH, GERMAN)) {
            for (String key : bundle.keySet()) {
                assertThat(bundle.getString(key)).as(key).doesNotContain("''", "  ", "\ufffd", "Ã");
                assertThat(places(bundle.getString(key))).as(key).allMatch(place -> place.matches("\\{[0-9]}"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(IssueCode.class)
    void everyCodeHasAGermanSentenceOfItsOwn(IssueCode code) {
        String german = code.message(Locale.GERMAN, "v0", "v1", "v2", "v3");
        assertThat(german).isNotBlank().doesNotContain("{");
        if (code != IssueCode.RULE_VIOLATED) { // which says what the host says
            assertThat(german).isNotEqualTo(code.message("v0", "v1", "v2", "v3"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "de-DE", "de-AT-1996"})
    void speaksGermanInEveryCountry(String tag) {
        assertThat(IssueCode.MANAGER_SELF.message(Locale.forLanguageTag(tag)))
                .isEqualTo("niemand kann sein eigener Vorgesetzter sein; korrigieren Sie die Zelle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "en", "en-GB", "fr", "tr-TR", "ja"})
    void speaksEnglishWhereNobodyWroteSentencesWhateverTheMachineSpeaks(String tag) {
        Locale machine = Locale.getDefault();
        for (String own : List.of("de-DE", "tr-TR", "fr", "en")) {
            Locale.setDefault(Locale.forLanguageTag(own));
            try {
                assertThat(IssueCode.MANAGER_SELF.message(Locale.forLanguageTag(tag)))
                        .isEqualTo(IssueCode.MANAGER_SELF.message())
                        .isEqualTo("nobody can be their own manager; correct the cell");
            } finally {
                Locale.setDefault(machine);
            }
        }
    }

    @Test
    void translatesPhrasesWithinASentence() {
        assertThat(Issue.of(IssueCode.ROW_SKIPPED, null, "a footer").message(Locale.GERMAN))
                .isEqualTo("die Zeile wird nicht importiert: sie ist eine Fußzeile");
        assertThat(Issue.of(IssueCode.ROW_SUPERSEDED, null, "a footer").message(Locale.GERMAN))
                .isEqualTo("stattdessen zählt Zeile a footer für denselben Benutzer");
    }

    private static List<String> places(String sentence) {
        return PLACE.matcher(sentence)
                .results()
                .map(MatchResult::group)
                .sorted()
                .distinct()
                .toList();
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("dev.roster.model.issues", locale, IssueCode.class.getModule());
    }
}
