package dev.roster.verifier;

import dev.roster.access.RoleCatalog;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Parsed;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.spi.CorrelationKey;
import dev.roster.tenant.TenantState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out who is meant by what somebody typed, and whether they may come in at all. Safe for use by many threads. */
record Claimants(TenantState tenant) {

    /** The one user of that user name or address, whatever their state; empty for a text that means nobody, or two. */
    Optional<User> find(String name) {
        List<CorrelationKey> keys = new ArrayList<>(2);
        add(keys, Field.USER_NAME, UserName.parse(name));
        add(keys, Field.PRIMARY_EMAIL, EmailAddress.parse(name));
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        List<User> found = tenant.stores().users().correlate(keys).stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static <T> void add(List<CorrelationKey> keys, Field<T> field, Parsed<T> value) {
        if (value.isValid()) {
            keys.add(CorrelationKey.of(field, value.value()));
        }
    }

    Optional<User> find(UserId id) {
        return tenant.stores().users().findAll(List.of(id)).stream().findFirst();
    }

    /** Who is invited has to accept first; whoever is blocked is out, whatever their state. */
    static boolean mayComeIn(User user) {
        return user.access().status() == UserStatus.ACTIVE
                && !user.access().roles().contains(RoleCatalog.BLOCKED);
    }
}
