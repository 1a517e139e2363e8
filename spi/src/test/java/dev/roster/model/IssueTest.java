package dev.roster.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.table.RowLocation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IssueTest {

    private static final RowLocation CELL = RowLocation.ofRow("users.csv", 42).column("email");

    @ParameterizedTest
    @EnumSource(IssueCode.class)
    void everyCodeHasASentenceWithoutOpenPlaces(IssueCode code) {
        String sentence = code.message("v0", "v1", "v2", "v3");
        assertThat(sentence)
                .isNotBlank()
                .doesNotContain("{")
                .doesNotContain("}")
                .doesNotEndWith(".");
        assertThat(code.message()).doesNotContain("{").doesNotContain("null");
        assertThat(code.code()).matches("[a-z][a-zA-Z]*(\\.[a-z][a-zA-Z]*)?");
        assertThat(code.severity()).isNotNull();
    }

    @Test
    void codesAreDifferent() {
        assertThat(Arrays.stream(IssueCode.values()).map(IssueCode::code)).doesNotHaveDuplicates();
    }

    @Test
    void saysPlaceValueAndNextStep() {
        Issue issue = Issue.ofCell(IssueCode.EMAIL_INVALID, CELL, Field.PRIMARY_EMAIL, "bob@");
        assertThat(issue.sentence())
                .startsWith("users.csv row 42, column email: \"bob@\" is not an e-mail address")
                .contains("leave the cell blank");
        assertThat(issue.field()).isEqualTo("primaryEmail");
        assertThat(issue.value()).isEqualTo("bob@");
        assertThat(issue.severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void speaksTheLanguageOfTheReader() {
        Issue issue = Issue.ofCell(IssueCode.EMAIL_INVALID, CELL, Field.PRIMARY_EMAIL, "bob@");
        assertThat(issue.sentence(Locale.GERMANY))
                .startsWith("users.csv Zeile 42, Spalte email: „bob@“ ist keine E-Mail-Adresse");
        assertThat(issue.leftOut().message(Locale.GERMAN)).endsWith("zu behalten; der Wert wurde weggelassen");
        assertThat(issue.leftOut().message()).endsWith("to keep the stored one; the value was left out");
    }

    @Test
    void saysThePlaceWithinItsSource() {
        assertThat(issueAt(new RowLocation("staff.xlsx", "May", 3, "Name")).place(Locale.GERMAN))
                .isEqualTo("Blatt May Zeile 3, Spalte Name");
        for (RowLocation place : List.of(
                new RowLocation("staff.xlsx", "May", 3, "Name"),
                new RowLocation("staff.xlsx", "May", 0, null),
                new RowLocation("staff.csv", null, 3, null),
                new RowLocation("staff.csv", null, 0, "Name"),
                new RowLocation("staff.csv", null, 0, null))) {
            assertThat(issueAt(place).sentence()).startsWith(place + ": this would leave");
        }
    }

    private static Issue issueAt(RowLocation place) {
        return Issue.of(IssueCode.LAST_OWNER, place);
    }

    @Test
    void showsWhatCannotBeSeenInAValue() {
        String copied = "ada\u200b@example.com\u00a0";
        Issue issue = Issue.ofCell(IssueCode.EMAIL_INVALID, CELL, Field.PRIMARY_EMAIL, copied);
        assertThat(issue.message()).startsWith("\"ada<U+200B>@example.com<U+00A0>\" is not");
        assertThat(issue.value()).isEqualTo(copied);
    }

    @Test
    void speaksWithoutAPlace() {
        Issue issue = Issue.of(IssueCode.LAST_OWNER, null);
        assertThat(issue.sentence()).isEqualTo(issue.message());
        assertThat(issue.value()).isNull();
    }

    @Test
    void masksSensitiveValues() {
        Field<String> secret = Field.<String>named("secret", "Secret", FieldType.TEXT)
                .codec(Parsed::of, text -> text)
                .access(User::label, null)
                .is(Field.Trait.SENSITIVE)
                .build();
        Issue issue = Issue.ofCell(IssueCode.TEXT_INVALID, CELL, secret, "hunter2");
        assertThat(issue.toString()).doesNotContain("hunter2");
        assertThat(issue.value()).isEqualTo("•••");
    }

    @Test
    void cutsLongValuesBetweenCharacters() {
        String cut = Issue.ofCell(IssueCode.EMAIL_INVALID, CELL, Field.PRIMARY_EMAIL, "x".repeat(101))
                .value();
        assertThat(cut).isEqualTo("x".repeat(99) + "…");
        String astral = Issue.ofCell(IssueCode.EMAIL_INVALID, CELL, Field.PRIMARY_EMAIL, "\ud83d\ude00".repeat(60))
                .value();
        assertThat(astral).isEqualTo("\ud83d\ude00".repeat(49) + "…");
        assertThat(Issue.ofCell(IssueCode.EMAIL_INVALID, CELL, Field.PRIMARY_EMAIL, "x".repeat(100))
                        .value())
                .hasSize(100);
    }

    @Test
    void leavesBracesOfValuesAlone() {
        assertThat(IssueCode.EMAIL_INVALID.message("{0}{1}")).startsWith("\"{0}{1}\"");
    }
}
