package dev.roster.profile;

import dev.roster.cell.ReadingRules;
import dev.roster.mapping.MappingRules;
import dev.roster.model.Field;
import dev.roster.model.UserStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
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
 * @param required fields that every row must fill which does not delete its user
 * @param requiredOneOf groups of fields, of each of which every such row must fill one
 * @param onlyFields the fields that the file may write or match by, or empty for all; other columns are left out
 * @param updates the fields that a row changes of a user who exists, or empty for all; new users get all of them
 * @param forced a status that every row gives its user, such as inactive, or null
 * @param operation what rows do that name no action of their own
 * @param defaults what new users get where their row says nothing, as canonical texts
 * @param invitation whether new users are invited
 * @param maxRows how many rows a file may have
 * @param safeguards when safeguards trip
 * @param disarmed safeguards that never trip, because the profile exists for what they guard against
 * @param allowed which texts fields take; others are issues. Fields that are not named take any
 * @param excludedDomains the domains of addresses whose rows are left out and counted
 * @param wording what is said in words of its own
 * @param form how its file is documented to look, for templates
 * @param groupsAtRest what becomes of the groups of accounts that are put to rest, or null for what the application wants
 * @param instructions what is done outside the store to every user who is there already, each kind once
 */
public record Profile(
        String name,
        MappingRules mapping,
        ReadingRules reading,
        MigrationPolicy policy,
        List<Field<?>> matchBy,
        List<Field<?>> required,
        List<List<Field<?>>> requiredOneOf,
        Set<Field<?>> onlyFields,
        Set<Field<?>> updates,
        @Nullable UserStatus forced,
        Operation operation,
        Map<Field<?>, String> defaults,
        Invitation invitation,
        long maxRows,
        Safeguard.Limits safeguards,
        Set<Safeguard> disarmed,
        Map<Field<?>, Allowed> allowed,
        Set<String> excludedDomains,
        Wording wording,
        FileForm form,
        AccountPolicy.@Nullable RestingGroups groupsAtRest,
        List<Instruction> instructions) {

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
        /** Erases a user who must exist, deleted softly or not, with every trace of the person; nothing brings them back. */
        ERASE,
        /** Brings a user who is deleted and kept back as active. */
        RESTORE,
        /**
         * Sends an invitation to a user who must exist: to one who waits for an acceptance, again, or to one who is active and
         * never signed in, who waits from then on. Others are left out.
         */
        INVITE;

        /** {@return whether the user of a row is gone afterwards, so that no other cell of the row counts} */
        public boolean removes() {
            return switch (this) {
                case DELETE, ERASE -> true;
                case UPSERT, CREATE, UPDATE, RESTORE, INVITE -> false;
            };
        }
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
        requiredOneOf = requiredOneOf.stream().<List<Field<?>>>map(List::copyOf).toList();
        onlyFields = Set.copyOf(onlyFields);
        updates = Set.copyOf(updates);
        defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
        disarmed = Set.copyOf(disarmed);
        allowed = Collections.unmodifiableMap(new LinkedHashMap<>(allowed));
        excludedDomains = Set.copyOf(excludedDomains);
        Objects.requireNonNull(wording, "wording");
        instructions = List.copyOf(instructions);
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
