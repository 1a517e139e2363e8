package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.model.User;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditEntry.Value;
import dev.roster.tenant.Present;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Leaves out of entries about one user what a reader may not see of that user; perhaps also what nobody can tell about because its
 * field is no longer defined. Immutable.
 */
final class ShownEntries {

    private static final String BETWEEN_FIELDS = ", ";

    private final Present present;
    private final Actor reader;
    private final User user;
    private final boolean showsUndefined;

    ShownEntries(Present present, Actor reader, User user, boolean showsUndefined) {
        this.present = present;
        this.reader = reader;
        this.user = user;
        this.showsUndefined = showsUndefined;
    }

    /** The entry as the reader may see it: without the values of hidden fields, and without their names. */
    AuditEntry of(AuditEntry entry) {
        List<Value> shown =
                entry.values().stream().filter(value -> isShown(value.field())).toList();
        Set<String> hidden = entry.values().stream()
                .map(Value::field)
                .filter(Predicate.not(this::isShown))
                .collect(Collectors.toSet());
        String detail = Arrays.stream(entry.detail().split(BETWEEN_FIELDS, -1))
                .filter(word -> !hidden.contains(word) && !isHidden(word))
                .collect(Collectors.joining(BETWEEN_FIELDS));
        return new AuditEntry(
                entry.at(),
                entry.actor(),
                entry.onBehalfOf(),
                entry.action(),
                entry.target(),
                entry.run(),
                entry.reason(),
                detail,
                shown);
    }

    private boolean isShown(String field) {
        return present.fields()
                .find(field)
                .map(known -> present.authorizer().mayRead(reader, user, known))
                .orElse(showsUndefined);
    }

    /** A word of a detail need not be the name of a field. */
    private boolean isHidden(String word) {
        return present.fields()
                .find(word)
                .filter(known -> !present.authorizer().mayRead(reader, user, known))
                .isPresent();
    }
}
