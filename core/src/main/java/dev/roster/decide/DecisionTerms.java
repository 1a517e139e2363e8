package dev.roster.decide;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Catalogs;
import dev.roster.life.DirectoryOwners;
import dev.roster.life.LifeTable;
import dev.roster.mapping.ColumnMapping;
import dev.roster.mapping.TableMapping;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.AccountPolicy;
import dev.roster.profile.Profile;
import dev.roster.table.RowLocation;
import dev.roster.validation.RowRules;
import java.time.LocalDate;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Everything that decisions depend on beside the rows and the stored users.
 *
 * @param profile how the file is imported
 * @param source what people call the file
 * @param table where the columns go
 * @param sheets what matters about its sheets
 * @param fields the fields of the tenant
 * @param catalogs the roles, groups and organizations that exist
 * @param authorizer decides what the actor may do
 * @param actor who asks
 * @param tenant what a tenant column must say
 * @param storedUsers how many users are stored, if known
 * @param seed what the ids of new users are made from
 * @param today the day on which the plan is made, in UTC
 * @param rules what the host asks of users beyond their fields
 * @param accounts what the application wants of the life of an account
 * @param owners the directories that own users, and the one whose rows these are
 * @param changesDeleted whether rows change users who are deleted and kept, too; else they are told to restore first
 * @param acceptsForOthers whether a change of the status makes somebody active who is invited, so that nobody waits for a link
 */
public record DecisionTerms(
        Profile profile,
        String source,
        TableMapping table,
        Sheets sheets,
        Fields fields,
        Catalogs catalogs,
        Authorizer authorizer,
        Actor actor,
        String tenant,
        OptionalLong storedUsers,
        UUID seed,
        LocalDate today,
        RowRules rules,
        AccountPolicy accounts,
        DirectoryOwners owners,
        boolean changesDeleted,
        boolean acceptsForOthers) {

    /** Checks that everything is there. */
    public DecisionTerms {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(accounts, "accounts");
        Objects.requireNonNull(owners, "owners");
    }

    /** What happens to accounts: a file and a directory take two steps at once where people take one after the other. */
    LifeTable life() {
        return LifeTable.of(
                table.isTyped() && !owners.isSync() ? accounts : accounts.with(AccountPolicy.DeletionOrder.ANY_TIME));
    }

    /** What becomes of the groups of accounts that are put to rest. */
    AccountPolicy.RestingGroups groupsAtRest() {
        return Objects.requireNonNullElse(profile.groupsAtRest(), accounts.groups());
    }

    /** An issue in the words of the profile. */
    Issue told(Issue issue) {
        return profile.wording().of(issue);
    }

    /** A change with its issues in the words of the profile. */
    PlannedChange told(PlannedChange change) {
        return profile.wording().sentences().isEmpty() || change.issues().isEmpty()
                ? change
                : change.with(
                        change.fields(),
                        change.issues().stream().map(this::told).toList());
    }

    /** The file as a whole. */
    RowLocation file() {
        return new RowLocation(source, null, 0, null);
    }

    /** A row of the file. */
    RowLocation at(long row) {
        return RowLocation.ofRow(source, row);
    }

    /** What a cell that names another user may mean; a directory names its people by their external ids. */
    ReferenceText reference(String text) {
        return owners.isSync() && table.isTyped() ? ReferenceText.ofExternalId(text) : ReferenceText.of(text);
    }

    /** How the file calls the column of a field; the key of the field where it has none. */
    String columnOf(Field<?> field) {
        return table.find(field).map(ColumnMapping::column).orElse(field.key());
    }
}
