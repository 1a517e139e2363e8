package dev.roster.preview;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Catalogs;
import dev.roster.access.RoleCatalog;
import dev.roster.decide.DecisionTerms;
import dev.roster.decide.Settled;
import dev.roster.decide.Settling;
import dev.roster.decide.Sheets;
import dev.roster.decide.UndoPlanner;
import dev.roster.json.ChangeLines;
import dev.roster.json.JournalCodec;
import dev.roster.json.PlanWriter;
import dev.roster.json.ReportCodec;
import dev.roster.life.DirectoryOwners;
import dev.roster.life.InvitationRoom;
import dev.roster.mapping.TableMapping;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.AppliedChange;
import dev.roster.plan.EntryChange;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanBasis;
import dev.roster.plan.PlanException;
import dev.roster.plan.Prerequisites;
import dev.roster.profile.MigrationPolicy;
import dev.roster.profile.Profiles;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.table.SourceInfo;
import dev.roster.tenant.CatalogEdit;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The loop around the pure undo planner: reads the journal backwards, asks the store chunk by chunk, writes the plan. */
public final class UndoPlanning {

    private static final int CHUNK = 500;
    private static final int MAX_RUNS = 1_000;

    private final TenantState tenant;
    private final Stores stores;
    private final Actor actor;
    private final Present present;
    private final Fields fields;

    /**
     * Prepares to take runs back.
     *
     * @param tenant where from
     * @param actor who asks, as stored now
     */
    public UndoPlanning(TenantState tenant, Actor actor) {
        this.tenant = tenant;
        this.stores = tenant.stores();
        this.actor = actor;
        this.present = tenant.present();
        this.fields = present.fields();
    }

    /**
     * Plans the inverse of a run.
     *
     * @param id the run
     * @return the plan; the caller closes it
     * @throws PlanException if there is no such run, the actor may not see it, or it is not finished
     */
    public ImportPlan plan(PlanId id) {
        Run run = stores.journal()
                .find(id)
                .filter(this::mayRead)
                .orElseThrow(() -> new PlanException(
                        PlanException.Reason.NO_RUN, "no run " + id + "; choose one of those that are listed"));
        if (run.state() != Run.State.FINISHED) {
            throw new PlanException(PlanException.Reason.UNFINISHED, "run " + id + " is not finished; resume it first");
        }
        String source = "undo of " + run.source();
        PlanId newest = tenant.newestRun().orElse(null);
        Optional<EntryChange> change = changeBack(run);
        boolean isKept = change.isPresent() && !edit(change.get()).isCurrent();
        UndoPlanner planner = new UndoPlanner(terms(source), undoneBy(id));
        var info = new SourceInfo(source, null, "journal of run " + id, id.value());
        PlanBasis basis = new PlanBasis(
                stores.id(),
                newest,
                actor.name(),
                "undo",
                MigrationPolicy.defaults(),
                List.of(),
                info,
                0,
                List.of(),
                isKept ? List.of(kept(change.get(), id)) : List.of(),
                id,
                null,
                List.of());
        try (PlanWriter drafts = new PlanWriter(basis)) {
            Prerequisites entries = decide(run, planner, drafts);
            Settling settling =
                    planner.settling(change.isPresent() && !isKept ? Prerequisites.of(change.get()) : entries);
            Settled settled = settling.settle(
                    settling.losesOwners() ? OptionalLong.of(tenant.owners(tenant.roles())) : OptionalLong.empty(),
                    InvitationRoom.ENDLESS);
            return finish(settled, drafts, basis);
        }
    }

    /** The newest run that took a run back already; older ones than are looked at are told as changes of somebody. */
    private @Nullable PlanId undoneBy(PlanId id) {
        return stores.journal().runs(Set.of(Run.Kind.UNDO), null, MAX_RUNS).stream()
                .filter(run -> id.equals(run.undoes()) && run.state() == Run.State.FINISHED && mayRead(run))
                .map(Run::plan)
                .findFirst()
                .orElse(null);
    }

    /**
     * The change of a catalog that takes back the one of the run: a call makes one in its only unit, an undo of a call in
     * its first unit or its last.
     *
     * @throws PlanException if the actor may not
     */
    private Optional<EntryChange> changeBack(Run run) {
        if (run.kind() == Run.Kind.IMPORT) {
            return Optional.empty();
        }
        JournalCodec codec = new JournalCodec(fields, run.source());
        List<JournalEntry> entries = new ArrayList<>(stores.journal().entries(run.plan(), 0, 1));
        entries.addAll(stores.journal().entries(run.plan(), lastChunk(run.plan()), CHUNK));
        Optional<EntryChange> change = entries.stream()
                .filter(entry -> entry.outcome() == UnitOutcome.Kind.WRITTEN)
                .flatMap(entry -> Stream.ofNullable(
                        codec.read(entry.parts()).prerequisites().change()))
                .map(EntryChange::inverse)
                .findFirst();
        change.flatMap(back -> edit(back).refusal(actor)).ifPresent(why -> {
            throw new PlanException(PlanException.Reason.REFUSED, why.message());
        });
        return change;
    }

    private CatalogEdit edit(EntryChange change) {
        return new CatalogEdit(present, change);
    }

    /** An undo of the same run may have been there before, which is told; else somebody changed the entry. */
    private Issue kept(EntryChange change, PlanId run) {
        PlanId before = undoneBy(run);
        return before == null
                ? Issue.of(IssueCode.UNDO_ENTRY_KEPT, null, change.key().toString(), run.value())
                : Issue.of(IssueCode.UNDO_DONE, null, before.value());
    }

    private ImportPlan finish(Settled settled, PlanWriter drafts, PlanBasis basis) {
        if (settled.isFinal()) {
            return drafts.finish(basis, settled.trailer(), fields);
        }
        try (PlanWriter writer = new PlanWriter(basis);
                ChangeLines lines = drafts.lines(fields, basis.source().name())) {
            return writer.finish(basis, DraftLines.settle(settled, lines, writer), fields);
        }
    }

    /**
     * Reads the journal from its last unit to its first. What the run reported, and the journal has not, was about users who
     * were erased since.
     */
    private Prerequisites decide(Run run, UndoPlanner planner, PlanWriter writer) {
        long written = 0;
        JournalCodec codec = new JournalCodec(fields, run.source());
        Prerequisites prerequisites = Prerequisites.NONE;
        for (int start = lastChunk(run.plan()); start >= 0; start -= CHUNK) {
            List<AppliedChange> changes = new ArrayList<>();
            List<JournalEntry> entries = new ArrayList<>(stores.journal().entries(run.plan(), start, CHUNK));
            // Where numbers are missing, a page reaches into the chunk that was read before.
            int end = start + CHUNK;
            entries.removeIf(entry -> entry.number() >= end || entry.outcome() != UnitOutcome.Kind.WRITTEN);
            Collections.reverse(entries);
            for (JournalEntry entry : entries) {
                JournalCodec.Body body = codec.read(entry.parts());
                List<AppliedChange> applied = new ArrayList<>(body.changes());
                Collections.reverse(applied);
                changes.addAll(applied);
                written += applied.size();
                written += run.kind() == Run.Kind.UNDO && body.prerequisites().change() != null ? 1 : 0;
                if (hasEntries(body.prerequisites()) && mayManageCatalogs()) {
                    prerequisites = inverse(body.prerequisites());
                }
            }
            decideChunk(changes, planner, writer);
        }
        for (long erased = ReportCodec.read(run.report()).applied() - written; erased > 0; erased--) {
            writer.write(planner.decideErased());
        }
        return prerequisites;
    }

    private void decideChunk(List<AppliedChange> changes, UndoPlanner planner, PlanWriter writer) {
        List<UserId> ids = changes.stream()
                .map(applied -> Objects.requireNonNull(applied.change().user()).id())
                .distinct()
                .toList();
        Map<UserId, User> users = new HashMap<>();
        for (int start = 0; start < ids.size(); start += CHUNK) {
            stores.users()
                    .findAll(ids.subList(start, Math.min(ids.size(), start + CHUNK)))
                    .forEach(user -> users.put(user.id(), user));
        }
        List<CorrelationKey> keys = changes.stream()
                .flatMap(applied -> UndoPlanner.keysOf(applied).stream())
                .distinct()
                .toList();
        List<List<User>> found = keys.isEmpty() ? List.of() : stores.users().correlate(keys);
        Map<CorrelationKey, List<User>> holders = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            holders.put(keys.get(i), found.get(i));
        }
        for (AppliedChange applied : changes) {
            UserId user = Objects.requireNonNull(applied.change().user()).id();
            writer.write(planner.decide(applied, users.get(user), holders));
        }
    }

    /** The first unit number of the last chunk; chunks begin at multiples of their size. */
    private int lastChunk(PlanId run) {
        int start = 0;
        while (!stores.journal().entries(run, start + CHUNK, 1).isEmpty()) {
            start += CHUNK;
        }
        return start;
    }

    private boolean mayRead(Run run) {
        return run.actor().equals(actor.name()) || tenant.authorizer().mayReadRuns(actor);
    }

    /** Whoever may not remove roles and groups by hand leaves them when undoing, too. */
    private boolean mayManageCatalogs() {
        Authorizer authorizer = tenant.authorizer();
        return authorizer.mayManageRoles(actor).isAllowed()
                && authorizer.mayManageGroups(actor).isAllowed();
    }

    /** What was created goes when nobody uses it; what was obsolete comes back. */
    private static Prerequisites inverse(Prerequisites done) {
        Prerequisites.Obsolete gone = done.obsolete();
        return new Prerequisites(
                gone.roles(),
                gone.groups(),
                gone.organizations(),
                new Prerequisites.Obsolete(done.roles(), done.groups(), done.organizations()),
                null);
    }

    private static boolean hasEntries(Prerequisites done) {
        return done.change() == null && !done.equals(Prerequisites.NONE);
    }

    private DecisionTerms terms(String source) {
        RoleCatalog roles = tenant.roles();
        return new DecisionTerms(
                Profiles.users(),
                source,
                TableMapping.empty(),
                Sheets.NONE,
                fields,
                new Catalogs(roles, Set.of(), Set.of()),
                new Authorizer(roles, fields),
                actor,
                tenant.name(),
                OptionalLong.empty(),
                PlanSeed.of(source),
                tenant.today(),
                tenant.rules(),
                tenant.accounts(),
                DirectoryOwners.NONE,
                false,
                true);
    }
}
