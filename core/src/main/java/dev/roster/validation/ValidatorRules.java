package dev.roster.validation;

import dev.roster.model.User;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A validator's constraints as rules. */
final class ValidatorRules implements RowRules {

    /** Providers give violations in any order; plans of the same input are the same. */
    private static final Comparator<RuleViolation> ORDER = Comparator.comparing(
                    RuleViolation::field, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(RuleViolation::message);

    private final Validator validator;
    private final Function<User, ?> form;

    ValidatorRules(Validator validator, Function<User, ?> form) {
        this.validator = Objects.requireNonNull(validator, "validator");
        this.form = Objects.requireNonNull(form, "form");
    }

    @Override
    public List<RuleViolation> check(User user) {
        return validator.validate((Object) form.apply(user)).stream()
                .map(ValidatorRules::violation)
                .sorted(ORDER)
                .toList();
    }

    private static RuleViolation violation(ConstraintViolation<?> violation) {
        return new RuleViolation(lastName(violation.getPropertyPath()), violation.getMessage());
    }

    private static @Nullable String lastName(Path path) {
        String last = null;
        for (Path.Node node : path) {
            last = node.getName() == null ? last : node.getName();
        }
        return last;
    }
}
