package dev.roster.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.table.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every title of a field leads back to it, in every language that has titles. */
final class TitlesTest {

    private static final List<Field<?>> ALL = Stream.<Field<?>>concat(
                    Fields.builtIn().all().stream(), Stream.of(Field.MANAGERS))
            .toList();

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "de-AT", "fr", "es", "it", "nl", "pt", "pt-BR", "pl"})
    void mapsEveryTitleToItsFieldAloneAndTogether(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        assertThat(wrong(ALL, locale)).isEmpty();
        for (Field<?> field : ALL) {
            assertThat(wrong(List.of(field), locale)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "it", "nl", "pt", "pl"})
    void mapsTitlesInAnyChoiceAndOrder(String tag) {
        Random random = new Random(20260301);
        for (int i = 0; i < 60; i++) {
            List<Field<?>> some = new ArrayList<>(ALL);
            Collections.shuffle(some, random);
            assertThat(wrong(some.subList(0, 1 + random.nextInt(some.size())), Locale.forLanguageTag(tag)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "it", "nl", "pt", "pl"})
    void hasATitleOfItsOwnForEveryField(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        assertThat(new HashSet<>(ALL.stream().map(field -> field.label(locale)).toList()))
                .hasSameSizeAs(ALL);
        assertThat(ALL.stream().filter(field -> field.label(locale).equals(field.label())))
                .hasSizeLessThan(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "tr"})
    void fallsBackToEnglishWhateverTheMachineSpeaks(String own) {
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(own));
            fallsBackToEnglish();
        } finally {
            Locale.setDefault(machine);
        }
    }

    private static void fallsBackToEnglish() {
        for (Locale locale : List.of(Locale.ROOT, Locale.ENGLISH, Locale.UK, Locale.JAPANESE, new Locale("tr"))) {
            assertThat(Field.DEPARTMENT.label(locale)).isEqualTo("Department");
        }
        assertThat(Field.DEPARTMENT.column(Locale.GERMAN).title()).isEqualTo("Abteilung");
    }

    @ParameterizedTest
    @CsvSource({
        "lastLoginAt, lastLoginAt",
        "Last login, lastLoginAt",
        "Letzte Anmeldung, lastLoginAt",
        "deactivatedAt, deactivatedAt",
        "Deaktiviert am, deactivatedAt",
        "managers, managers",
        "Alle Vorgesetzten, managers",
    })
    void saysThatRosterKeepsAFieldItself(String name, String key) {
        List<Row> rows = List.of(Row.of(1, "primaryEmail", name), Row.of(2, "ada@example.com", "2024-02-29T10:15:30Z"));
        TableMapping mapping = ColumnMapper.map(rows, "f.csv", MappingRules.none(), Fields.builtIn());
        assertThat(mapping.columns().get(1).isMapped()).isFalse();
        assertThat(mapping.issues()).extracting(Issue::code).containsExactly(IssueCode.FIELD_READ_ONLY);
        assertThat(mapping.issues().get(0).message()).endsWith("Roster keeps " + key + " itself");
    }

    /** What does not lead back to its field, with what it leads to. */
    private static List<String> wrong(List<Field<?>> fields, Locale locale) {
        Row header = Row.of(1, fields.stream().map(field -> field.label(locale)).toArray(String[]::new));
        Row person = Row.of(2, fields.stream().map(TitlesTest::sample).toArray(String[]::new));
        List<String> wrong = new ArrayList<>();
        for (List<Row> rows : List.of(List.of(header), List.of(header, person))) {
            TableMapping mapping =
                    ColumnMapper.map(rows, "f.csv", MappingRules.none().header(HeaderMode.YES), Fields.builtIn());
            for (int i = 0; i < fields.size(); i++) {
                ColumnMapping column = mapping.columns().get(i);
                boolean isKept = fields.get(i).isSystem() && !fields.get(i).equals(Field.ID);
                Field<?> expected = isKept ? null : fields.get(i);
                if (!Objects.equals(column.field(), expected) || (expected != null && column.tier() != Tier.AUTO)) {
                    wrong.add(fields.get(i) + " \"" + header.cell(i) + "\" -> " + column.field() + " " + column.tier()
                            + ": " + column.reason());
                }
            }
        }
        return wrong;
    }

    private static String sample(Field<?> field) {
        return switch (field.key()) {
            case "primaryEmail", "userName" -> "ada@example.com";
            case "displayName" -> "Ada Lovelace";
            case "firstName" -> "Ada";
            case "lastName" -> "Lovelace";
            case "phoneNumber" -> "+493012345";
            case "hireDate", "endDate" -> "2024-02-29";
            case "status" -> "active";
            case "secondFactor" -> "true";
            case "roleLevel", "skillCount" -> "3";
            case "lastLoginAt", "lastActivityAt", "createdAt", "deactivatedAt", "waitingSince" ->
                "2024-02-29T10:15:30Z";
            case "taskNotification" -> "Email";
            default -> field.key() + "-1";
        };
    }
}
