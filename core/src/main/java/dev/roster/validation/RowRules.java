package dev.roster.validation;

import dev.roster.model.User;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The rules of a host for users, beyond those of the fields. They are asked about each user as a plan would leave it,
 * whether a file, a form, an undo or a single call changes it; a user who breaks one is not changed, and the row says why.
 * They are not asked about users who are deactivated or deleted: nobody is kept from losing access.
 *
 * <p>Called once for each changed row, so they are quick and ask no database. Safe for use by many threads; they throw
 * nothing, and what they throw ends the planning.
 */
@FunctionalInterface
@SuppressWarnings("exports") // whoever calls the methods that name Jakarta has it
public interface RowRules {

    /** No rules. */
    RowRules NONE = user -> List.of();

    /**
     * Checks a user.
     *
     * @param user the user as it would be stored
     * @return what is wrong; empty when nothing is
     */
    List<RuleViolation> check(User user);

    /**
     * These rules, and then others.
     *
     * @param others the other rules
     * @return rules that say everything that either of them says
     */
    default RowRules and(RowRules others) {
        return user -> {
            List<RuleViolation> all = new ArrayList<>(check(user));
            all.addAll(others.check(user));
            return all;
        };
    }

    /**
     * The constraints that a validator knows for {@link User}, such as constraints of the class that were declared in
     * XML or by program. A violation is about the field whose key the last name of its path is.
     *
     * @param validator the validator of the host
     * @return the rules
     */
    static RowRules of(Validator validator) {
        return of(validator, user -> user);
    }

    /**
     * The constraints of a form: {@code RowRules.of(validator, UserForm::of)}. A violation is about the field whose key
     * the last name of its path is.
     *
     * @param validator the validator of the host
     * @param form makes the form of a user, with all that it shows
     * @return the rules
     */
    static RowRules of(Validator validator, Function<User, ?> form) {
        return new ValidatorRules(validator, form);
    }
}
