package dev.roster.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Holds a text to the rules of a field of Roster, so that a form refuses what a file would. Blank texts and null are
 * valid: whether a value is required is for {@code @NotBlank} to say.
 *
 * <pre>{@code
 * record UserForm(@NotBlank @ValidField("primaryEmail") String email, @ValidField("hireDate") String firstDay) {}
 * }</pre>
 */
@Documented
@Constraint(validatedBy = FieldValidator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE, ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
@SuppressWarnings("exports") // whoever writes the annotation has Jakarta
public @interface ValidField {

    /** {@return the key of a built-in field, such as {@code primaryEmail}} */
    String value();

    /** {@return what people read; by default the sentence that an import says of the same text} */
    String message() default "";

    /** {@return the groups of constraints} */
    Class<?>[] groups() default {};

    /** {@return what clients attach} */
    Class<? extends Payload>[] payload() default {};
}
