package dev.roster.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;
import org.hibernate.validator.cfg.GenericConstraintDef;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowRulesTest {

    private static final User ADA = User.builder(new UserId("u-ada"))
            .primaryEmail(new EmailAddress("ada@example.com"))
            .department("X")
            .build();

    private final ValidatorFactory factory = factory();
    private final Validator validator = factory.getValidator();

    record Form(
            @Size(min = 2, message = "too short") String department,
            @NotBlank(message = "is required") String jobTitle) {

        static Form of(User user) {
            return new Form(
                    Field.DEPARTMENT.of(user).orElse(""),
                    Field.JOB_TITLE.of(user).orElse(""));
        }
    }

    /** A rule about a whole user. */
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = NavyOnly.Check.class)
    @interface NavyOnly {

        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        /** Says that everybody is in the navy. */
        final class Check implements ConstraintValidator<NavyOnly, User> {

            @Override
            public boolean isValid(User user, ConstraintValidatorContext context) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("only the navy")
                        .addPropertyNode("department")
                        .addConstraintViolation();
                context.buildConstraintViolationWithTemplate("nobody else").addConstraintViolation();
                return Field.DEPARTMENT.of(user).filter("Navy"::equals).isPresent();
            }
        }
    }

    @AfterEach
    void close() {
        factory.close();
    }

    @Test
    void namesFieldsByTheNamesOfTheForm() {
        assertThat(RowRules.of(validator, Form::of).check(ADA))
                .containsExactly(
                        new RuleViolation("department", "too short"), new RuleViolation("jobTitle", "is required"));
        assertThat(RowRules.of(validator, Form::of)
                        .check(ADA.with(user -> user.department("Navy").jobTitle("Admiral"))))
                .isEmpty();
    }

    @Test
    void takesConstraintsOfUsersThemselves() {
        assertThat(RowRules.of(validator).check(ADA))
                .containsExactly(
                        new RuleViolation(null, "nobody else"), new RuleViolation("department", "only the navy"));
        assertThat(RowRules.of(validator).check(ADA.with(user -> user.department("Navy"))))
                .isEmpty();
    }

    @Test
    void saysWhatEitherOfTwoRulesSays() {
        RowRules first = user -> List.of(new RuleViolation("department", "first"));
        RowRules second = user -> List.of(new RuleViolation(null, "second"));

        assertThat(RowRules.NONE.and(first).and(second).check(ADA))
                .containsExactly(new RuleViolation("department", "first"), new RuleViolation(null, "second"));
    }

    private static ValidatorFactory factory() {
        HibernateValidatorConfiguration configuration = Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator());
        ConstraintMapping mapping = configuration.createConstraintMapping();
        mapping.type(User.class).constraint(new GenericConstraintDef<>(NavyOnly.class));
        return configuration.addMapping(mapping).buildValidatorFactory();
    }
}
