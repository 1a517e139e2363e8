package dev.roster.signin;

import dev.roster.model.EmailAddress;
import dev.roster.model.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose password it will be, as far as the rules ask. Immutable; {@link #toString()} shows no former hash.
 *
 * @param names what they are called, none of which is a password
 * @param use whether the password signs them in alone
 * @param former the hashes of their passwords until now, the present one first, where the policy keeps a history
 */
public record PasswordOwner(Set<String> names, Use use, List<String> former) {

    /** How a password is used. */
    public enum Use {
        /** It is all that signs somebody in. The default. */
        ALONE,
        /** It is one of two factors. */
        WITH_SECOND_FACTOR
    }

    /** Copies the names and the hashes. */
    public PasswordOwner {
        names = Set.copyOf(names);
        former = List.copyOf(former);
    }

    /**
     * Somebody who registers, of whom no more is known.
     *
     * @param names what they are called
     * @return the owner of a password that is used alone
     */
    public static PasswordOwner named(Collection<String> names) {
        return new PasswordOwner(Set.copyOf(names), Use.ALONE, List.of());
    }

    /**
     * A user: user name, address and what stands before its at sign, display name, first and last name in both orders, company.
     *
     * @param user the user
     * @return the owner of a password that is used alone
     */
    public static PasswordOwner of(User user) {
        Set<String> names = new LinkedHashSet<>();
        String first = user.name().firstName();
        String last = user.name().lastName();
        add(
                names,
                user.access().userName() == null
                        ? null
                        : user.access().userName().value());
        add(names, user.name().displayName());
        add(names, first);
        add(names, last);
        if (first != null && last != null) {
            names.add(first + last);
            names.add(last + first);
        }
        add(names, user.employment().company());
        EmailAddress email = user.contact().primaryEmail();
        if (email != null) {
            names.add(email.value());
            names.add(email.value().substring(0, email.value().lastIndexOf('@')));
        }
        return named(names);
    }

    /**
     * With another use of the password.
     *
     * @param other how it is used
     * @return the owner
     */
    public PasswordOwner with(Use other) {
        return new PasswordOwner(names, other, former);
    }

    /**
     * With former passwords.
     *
     * @param hashes the hashes, the present one first
     * @return the owner
     */
    public PasswordOwner withFormer(Collection<String> hashes) {
        return new PasswordOwner(names, use, new ArrayList<>(hashes));
    }

    /** {@return the names, the use and how many former passwords there are} */
    @Override
    public String toString() {
        return "PasswordOwner[names=" + names + ", use=" + use + ", former=" + former.size() + "]";
    }

    private static void add(Set<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }
}
