package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.json.WriteOrder;
import dev.roster.life.DirectoryOwners;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.Effect;
import dev.roster.plan.PlanBasis;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.SyncPoint;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Drafts units against what is stored now: the users of a chunk are read with one question. */
final class UnitDrafts {

    /** How many users are asked for at once. */
    private static final int USERS = 1_000;

    private final OpenRun run;
    private final RunCounts counts;

    /**
     * Drafts the units of a run.
     *
     * @param run the run
     * @param counts knows what was not written so far
     */
    UnitDrafts(OpenRun run, RunCounts counts) {
        this.run = run;
        this.counts = counts;
    }

    /** One draft for each unit, in their order. */
    List<UnitDraft> of(List<WriteOrder.Unit> units, RunCatalogs catalogs, Actor actor) {
        Map<UserId, User> users = storedUsers(units);
        PresentState present = present(users, catalogs, actor);
        return units.stream().map(unit -> draft(unit, users, present)).toList();
    }

    /** What units are judged by. */
    PresentState present(Map<UserId, User> users, RunCatalogs catalogs, Actor actor) {
        return new PresentState(
                catalogs.authorizer(),
                actor,
                catalogs.catalogs(),
                catalogs.redefined(),
                owners(),
                run.tenant().accounts(),
                run.tenant().acceptsForOthers(),
                false,
                users::containsKey,
                recipient -> mayReceive(users.get(recipient), catalogs, actor));
    }

    private static boolean mayReceive(@Nullable User user, RunCatalogs catalogs, Actor actor) {
        return user != null
                && user.access().status() == UserStatus.ACTIVE
                && catalogs.authorizer().mayRead(actor, user);
    }

    /** An undo gives a directory back what it had. */
    private DirectoryOwners owners() {
        PlanBasis basis = run.plan().basis();
        SyncPoint sync = basis.sync();
        return basis.undoes() != null
                ? DirectoryOwners.NONE
                : DirectoryOwners.of(run.tenant().owned(), sync == null ? null : sync.directory());
    }

    /** Drafts one unit without the store. */
    UnitDraft draft(WriteOrder.Unit unit, Map<UserId, User> users, PresentState present) {
        List<PlannedChange> changes =
                unit.changes().stream().map(WriteOrder.Placed::change).toList();
        UnitDraft draft = new UnitDraft(run.plan().basis(), changes, run.now());
        Map<UserId, User> own = new HashMap<>();
        for (PlannedChange change : changes) {
            User stored = users.get(idOf(change));
            if (stored != null) {
                own.put(stored.id(), stored);
            }
        }
        for (PlannedChange change : changes) {
            String need = counts.unwrittenNeed(change);
            if (need != null) {
                draft.refuseForNeed(change, need);
            } else {
                draft.add(change, own, present);
            }
        }
        return draft;
    }

    /** The users of the changes, those whom the changes name, and who gets what is handed over. */
    Map<UserId, User> storedUsers(List<WriteOrder.Unit> units) {
        Set<UserId> wanted = new LinkedHashSet<>();
        for (WriteOrder.Unit unit : units) {
            for (WriteOrder.Placed placed : unit.changes()) {
                wanted.add(idOf(placed.change()));
                wanted.addAll(PresentState.namedBy(placed.change()));
            }
        }
        run.plan().basis().instruction(Effect.TRANSFER).ifPresent(handover -> wanted.add(handover.recipient()));
        List<UserId> ids = List.copyOf(wanted);
        Map<UserId, User> users = new HashMap<>();
        for (int start = 0; start < ids.size(); start += USERS) {
            List<UserId> part = ids.subList(start, Math.min(ids.size(), start + USERS));
            run.tenant().stores().users().findAll(part).forEach(user -> users.put(user.id(), user));
        }
        return users;
    }

    private static UserId idOf(PlannedChange change) {
        return Objects.requireNonNull(change.user(), "a write concerns a user").id();
    }
}
