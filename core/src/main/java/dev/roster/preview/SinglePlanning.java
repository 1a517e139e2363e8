package dev.roster.preview;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.decide.Drafting;
import dev.roster.decide.PlanningContext;
import dev.roster.decide.RowBatch;
import dev.roster.decide.Settled;
import dev.roster.mapping.TableMapping;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.PlanBasis;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Profile;
import dev.roster.table.Row;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The loop around the pure planner for one row in memory: the same phases as a file, with one look-up and nothing that
 * grows with the number of users. For one thread.
 */
public final class SinglePlanning {

    /**
     * What one row does.
     *
     * @param change the change, final
     * @param basis what it was planned on
     * @param found the stored users that the row's keys led to and the actor may read
     * @param actor who asked, as stored when it was decided
     * @param present what it was decided by
     */
    public record Planned(
            PlannedChange change, PlanBasis basis, List<User> found, Actor actor, Present present) {

        /** Copies the list. */
        public Planned {
            found = List.copyOf(found);
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
    private final Actor actor;
    private final Present present;

    /**
     * Prepares to plan one row.
     *
     * @param tenant where to
     * @param actor who asks, as stored now
     */
    public SinglePlanning(TenantState tenant, Actor actor) {
        this.tenant = tenant;
        this.actor = actor;
        this.present = tenant.present();
    }

    /**
     * Plans one row.
     *
     * @param source a source of one row that knows its fields
     * @param profile how it is decided
     * @param seed what the id of a new user is made from
     * @return what it does
     */
    public Planned plan(RowSource source, Profile profile, UUID seed) {
        try (RowReader reader = source.open()) {
            Row row = Objects.requireNonNull(reader.next(), "one row");
            PlanningContext context = context(source, profile, seed);
            Drafting drafting = new Drafting(context);
            RowBatch batch = drafting.read(List.of(row));
            List<List<User>> matches = batch.keys().isEmpty()
                    ? List.of()
                    : tenant.stores().users().correlate(batch.keys());
            PlannedChange draft = drafting.decide(batch, matches).get(0);
            Settled settled =
                    new StoredAnswers(tenant).settle(drafting.absent().settling());
            PlannedChange change =
                    settled.isFinal() ? draft : settled.secondPass().settle(draft);
            PlanBasis basis = new PlanBasis(
                    tenant.stores().id(),
                    null,
                    actor.name(),
                    profile.name(),
                    profile.policy(),
                    drafting.matchedBy(),
                    reader.info(),
                    0,
                    context.table().columns(),
                    List.of(),
                    null);
            return new Planned(change, basis, readable(context.authorizer(), matches), actor, present);
        }
    }

    private List<User> readable(Authorizer authorizer, List<List<User>> matches) {
        return matches.stream()
                .flatMap(List::stream)
                .filter(user -> authorizer.mayRead(actor, user))
                .distinct()
                .toList();
    }

    private PlanningContext context(RowSource source, Profile profile, UUID seed) {
        TableMapping table = TableMapping.typed(
                source.fieldKeys().stream().<Field<?>>map(present.fields()::require).toList());
        return new PlanningContext(
                profile,
                source.name(),
                table,
                present.fields(),
                present.catalogs(),
                present.authorizer(),
                actor,
                tenant.name(),
                OptionalLong.empty(),
                seed);
    }
}
