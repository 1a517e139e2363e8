package dev.roster.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidFieldTest {

    private final ValidatorFactory factory = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory();
    private final Validator validator = factory.getValidator();

    record Form(
            @NotBlank @ValidField("primaryEmail") String email,
            @ValidField("hireDate") @Nullable String firstDay,

            @ValidField(value = "phoneNumber", message = "call us")
            String phone,

            @ValidField("department") String department) {}

    record Unknown(@ValidField("shoeSize") String size) {}

    @AfterEach
    void close() {
        factory.close();
    }

    @Test
    void takesWhatTheFieldsTake() {
        assertThat(messages(new Form("ada@example.com", "2024-02-29", "+4940123456", "R&D")))
                .isEmpty();
    }

    @Test
    void leavesBlankAndNullToOtherConstraints() {
        assertThat(messages(new Form("ada@example.com", null, "  ", ""))).isEmpty();
        assertThat(validator.validate(new Form(" ", null, "", "")))
                .extracting(violation -> violation.getPropertyPath().toString())
                .containsExactly("email");
    }

    @Test
    void saysWhatAnImportSays() {
        assertThat(messages(new Form("bob@", "someday", "+4940123456", "R&D")))
                .containsExactlyInAnyOrder(
                        "\"bob@\" is not an e-mail address like ada@example.com; correct it, or leave the cell blank to keep"
                                + " the stored one",
                        "\"someday\" is not a date; write it like 2024-02-29");
    }

    @Test
    void saysHowLongATextMayBe() {
        assertThat(messages(new Form("ada@example.com", null, "", "x".repeat(10_000))))
                .singleElement()
                .asString()
                .matches(".*longer than this field allows \\(\\d+ characters\\).*");
    }

    @Test
    void saysWhatTheHostSaysInstead() {
        assertThat(messages(new Form("ada@example.com", null, "no phone", ""))).containsExactly("call us");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${1+1}", "{jakarta.validation.constraints.NotBlank.message}", "\\{x}", "$", "{", "}"})
    void evaluatesNothingOfWhatPeopleTyped(String text) {
        assertThat(messages(new Form("ada@example.com", text, "", "")))
                .singleElement()
                .asString()
                .startsWith("\"" + text + "\" is not a date");
    }

    @Test
    void refusesAFieldThatThereIsNot() {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> validator.validate(new Unknown("42")))
                .withMessage("no field \"shoeSize\"");
    }

    private List<String> messages(Object form) {
        return validator.validate(form).stream()
                .map(ConstraintViolation::getMessage)
                .toList();
    }
}
