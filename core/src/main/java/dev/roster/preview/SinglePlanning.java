package dev.roster.preview;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.decide.DecisionTerms;
import dev.roster.decide.Drafting;
import dev.roster.decide.RowBatch;
import dev.roster.decide.Settled;
import dev.roster.decide.Sheets;
import dev.roster.life.DirectoryOwners;
import dev.roster.mapping.TableMapping;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.PlanBasis;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Ownership;
import dev.roster.profile.Profile;
import dev.roster.table.Row;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import dev.roster.tenant.InvitationQuota;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The loop around the pure planner for a few rows in memory: the same phases as a file, with one look-up and nothing that
 * grows with the number of users. For one thread.
 */
public final class SinglePlanning {

    /**
     * What the rows do.
     *
     * @param changes the changes, final, one for each row
     * @param basis what it was planned on
     * @param found the stored users that the row's keys led to and the actor may read
     * @param actor who asked, as stored when it was decided
     * @param present what it was decided by
     */
    public record Planned(
            List<PlannedChange> changes, PlanBasis basis, List<User> found, Actor actor, Present present) {

        /** Copies the lists. */
        public Planned {
            changes = List.copyOf(changes);
            found = List.copyOf(found);
        }

        /** {@return the one change of one row} */
        public PlannedChange change() {
            return changes.get(0);
        }

        /**
         * A stored user among those that were found.
         *
         * @param id the user
         * @return the user, or empty when there is none whom the actor may read
         */
        public Optional<User> find(UserId id) {
            return found.stream().filter(user -> user.id().equals(id)).findFirst();
        }
    }

    private final TenantState tenant;
    private final Party party;
    private final Actor actor;
    private final Present present;
    private boolean changesDeleted;
    private boolean isAcceptance;
    private boolean isInParty;
    private @Nullable String keeper;

    /**
     * Prepares to plan.
     *
     * @param tenant where to
     * @param party who asks, and perhaps the users whom it is about, as stored now
     * @param present what it is decided by, read before them
     */
    public SinglePlanning(TenantState tenant, Party party, Present present) {
        this.tenant = tenant;
        this.party = party;
        this.actor = party.actor();
        this.present = present;
    }

    /**
     * Changes users who are deleted and kept, too, such as those who hold a role that goes; they stay deleted.
     *
     * @return this
     */
    public SinglePlanning withDeleted() {
        changesDeleted = true;
        return this;
    }

    /**
     * Makes somebody active who accepts an invitation.
     *
     * @return this
     */
    public SinglePlanning accepting() {
        isAcceptance = true;
        return this;
    }

    /**
     * Looks for users in the party alone, so that the plan tells nothing of others; that one of them has a key is found out
     * when it is written. Nobody is invited by somebody then, so no invitation is counted.
     *
     * @return this
     */
    public SinglePlanning inParty() {
        isInParty = true;
        return this;
    }

    /**
     * Gives external ids that nobody gives by hand, since they are kept for one owner alone.
     *
     * @param owner who, such as {@link dev.roster.signin.JustInTime#OWNER}
     * @return this
     */
    public SinglePlanning keptBy(String owner) {
        keeper = owner;
        return this;
    }

    /**
     * Plans a few rows.
     *
     * @param source a source that knows its fields, with 1,000 rows at the most
     * @param profile how they are decided
     * @param seed what the ids of new users are made from
     * @return what they do
     */
    public Planned plan(RowSource source, Profile profile, UUID seed) {
        try (RowReader reader = source.open()) {
            DecisionTerms terms = terms(source, profile, seed);
            Drafting drafting = new Drafting(terms);
            RowBatch batch = drafting.read(all(reader));
            Optional<InvitationQuota> quota = isInParty ? Optional.empty() : InvitationQuota.of(tenant);
            List<List<User>> matches = isInParty
                    ? party.among(batch.keys())
                    : party.correlate(batch.keys())
                            .orElseGet(() -> Correlating.of(tenant.stores().users(), batch.keys()));
            List<PlannedChange> drafts = drafting.decide(
                    batch,
                    new Drafting.Stored(
                            matches,
                            UsersByName.find(tenant, actor, drafting.names(batch, matches)),
                            List.of(),
                            OutsideAnswers.to(tenant, actor, profile, quota).about(batch.keys(), matches)));
            Settled settled = new StoredAnswers(tenant, actor, quota)
                    .settle(drafting.absent().settling());
            List<PlannedChange> changes = settled.isFinal() ? drafts : settledAgain(settled, drafts);
            PlanBasis basis = new PlanBasis(
                    tenant.stores().id(),
                    null,
                    actor.name(),
                    profile.name(),
                    profile.policy(),
                    drafting.matchedBy(),
                    reader.info(),
                    0,
                    terms.table().columns(),
                    List.of(),
                    null,
                    null,
                    profile.instructions());
            return new Planned(changes, basis, readable(terms.authorizer(), matches), actor, present);
        }
    }

    private static List<Row> all(RowReader reader) {
        List<Row> rows = new ArrayList<>();
        for (Row row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
        }
        return rows;
    }

    private static List<PlannedChange> settledAgain(Settled settled, List<PlannedChange> drafts) {
        Settled.SecondPass pass = settled.secondPass();
        return drafts.stream().map(pass::settle).toList();
    }

    private List<User> readable(Authorizer authorizer, List<List<User>> matches) {
        return matches.stream()
                .flatMap(List::stream)
                .filter(user -> authorizer.mayRead(actor, user))
                .distinct()
                .toList();
    }

    private List<Ownership> othersThanKeeper() {
        return tenant.owned().stream()
                .filter(owner -> !owner.directory().equals(keeper))
                .toList();
    }

    private DecisionTerms terms(RowSource source, Profile profile, UUID seed) {
        TableMapping table = TableMapping.typed(
                source.fieldKeys().stream()
                        .<Field<?>>map(present.fields()::require)
                        .toList(),
                profile.mapping());
        return new DecisionTerms(
                profile,
                source.name(),
                table,
                Sheets.NONE,
                present.fields(),
                present.catalogs(),
                present.authorizer(),
                actor,
                tenant.name(),
                OptionalLong.empty(),
                seed,
                tenant.today(),
                tenant.rules(),
                tenant.accounts(),
                DirectoryOwners.of(othersThanKeeper(), null),
                changesDeleted,
                isAcceptance || tenant.acceptsForOthers());
    }
}
