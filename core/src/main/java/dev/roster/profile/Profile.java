package dev.roster.profile;

import dev.roster.cell.ReadingRules;
import dev.roster.mapping.MappingRules;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.UserStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of file is imported: its columns, its policy, its limits. Immutable; start from {@link Profiles}.
 *
 * <pre>{@code
 * Profile profile = Profiles.users().with(p -> p.map("E-Mail", Field.PRIMARY_EMAIL).onConflict(ConflictPolicy.FILL_MISSING));
 * }</pre>
 *
 * @param name how the command line and plans call it, such as {@code update-users}
 * @param mapping how columns find their fields, beyond what names tell
 * @param reading how cells are read
 * @param policy how rows are decided
 * @param matchBy the fields by which users are found, in order; empty for id, userName, primaryEmail, employeeId as far as mapped.
 *     A row with an id is found by its id alone.
 * @param required fields that every row must fill
 * @param onlyFields the fields that the file may write or match by, or empty for all; other columns are left out
 * @param forced a status that every row gives its user, such as inactive, or null
 * @param operation what rows do that name no action of their own
 * @param defaultRole the role of new users whose row names none, or null
 * @param invitation whether new users are invited
 * @param maxRows how many rows a file may have
 * @param safeguards when safeguards trip
 * @param disarmed safeguards that never trip, because the profile exists for what they guard against
 * @param allowed the only values that fields take, as canonical texts; others are issues. Fields that are not named take any
 * @param form how its file is documented to look, for templates
 */
public record Profile(
        String name,
        MappingRules mapping,
        ReadingRules reading,
        MigrationPolicy policy,
        List<Field<?>> matchBy,
        List<Field<?>> required,
        Set<Field<?>> onlyFields,
        @Nullable UserStatus forced,
        Operation operation,
        @Nullable RoleKey defaultRole,
        Invitation invitation,
        long maxRows,
        Safeguard.Limits safeguards,
        Set<Safeguard> disarmed,
        Map<Field<?>, Set<String>> allowed,
        FileForm form) {

    /** What a row does. */
    public enum Operation {
        /** Creates or updates, as the policy says. */
        UPSERT,
        /** Creates a user who must not exist, and needs no key. */
        CREATE,
        /** Updates a user who must exist. */
        UPDATE,
        /** Deletes a user who must exist for good, deleted softly or not. */
        DELETE,
        /** Brings a user who is deleted and kept back as active. */
        RESTORE
    }

    /** Whether new users are invited. */
    public enum Invitation {
        /** Never; new users are active. */
        NOBODY,
        /** All; new users are invited until they accept. */
        NEW_USERS,
        /** Those whose row says so in its notify column; they are active. */
        WHERE_ASKED
    }

    /** Copies the lists. */
    public Profile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(form, "form");
        matchBy = List.copyOf(matchBy);
        required = List.copyOf(required);
        onlyFields = Set.copyOf(onlyFields);
        disarmed = Set.copyOf(disarmed);
        Map<Field<?>, Set<String>> taken = new LinkedHashMap<>();
        allowed.forEach((field, values) -> taken.put(field, Collections.unmodifiableSet(new LinkedHashSet<>(values))));
        allowed = Collections.unmodifiableMap(taken);
    }

    /**
     * Changes a copy.
     *
     * @param change what to do to the copy
     * @return the changed copy
     */
    public Profile with(Consumer<ProfileBuilder> change) {
        ProfileBuilder builder = new ProfileBuilder(this);
        change.accept(builder);
        return builder.build();
    }
}
