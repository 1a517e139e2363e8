package dev.roster.validation;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.Parsed;
import dev.roster.table.RowLocation;
import jakarta.validation.ConstraintDeclarationException;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** The rules of a field for {@link ValidField}. Made by the provider; safe for use by many threads. */
@SuppressWarnings("exports") // only a Jakarta validator calls it
public final class FieldValidator implements ConstraintValidator<ValidField, CharSequence> {

    private Field<?> field = Field.ID;
    private boolean hasOwnMessage;

    /** Made by the provider. */
    public FieldValidator() {}

    /**
     * {@inheritDoc}
     *
     * @throws ConstraintDeclarationException if there is no built-in field of that key
     */
    @Override
    public void initialize(ValidField constraint) {
        field = Fields.builtIn()
                .find(constraint.value())
                .orElseThrow(() -> new ConstraintDeclarationException("no field \"" + constraint.value() + "\""));
        hasOwnMessage = !constraint.message().isEmpty();
    }

    @Override
    public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
        if (text == null || text.toString().isBlank()) {
            return true;
        }
        Parsed<?> parsed = field.parse(text.toString());
        if (!parsed.isValid() && !hasOwnMessage) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(literal(sentence(parsed, text.toString())))
                    .addConstraintViolation();
        }
        return parsed.isValid();
    }

    private String sentence(Parsed<?> parsed, String text) {
        RowLocation form = RowLocation.ofRow("form", 0);
        return Issue.ofCell(parsed.problem(), form, field, text, Integer.toString(field.maxLength()))
                .message();
    }

    /** What people typed must not be evaluated as an expression of the message. */
    private static String literal(String sentence) {
        StringBuilder literal = new StringBuilder(sentence.length() + 8);
        sentence.chars().forEach(c -> {
            if (c == '\\' || c == '{' || c == '}' || c == '$') {
                literal.append('\\');
            }
            literal.append((char) c);
        });
        return literal.toString();
    }
}
