package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Catalogs;
import dev.roster.json.JournalCodec;
import dev.roster.json.ReportCodec;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlanBasis;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.Prerequisites;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import dev.roster.tenant.TenantState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes one decided change as one unit together with its finished run, in one transaction: no archive, no spool, nothing
 * that could be resumed. The change was decided a moment ago by what the guards name, so nothing is read again. For one
 * thread.
 */
public final class SingleRun {

    /**
     * A change, and what it was decided by.
     *
     * @param basis what it was planned on
     * @param change the change
     * @param before the user as read, or null for a new one
     * @param by what decided it
     */
    public record Decided(
            PlanBasis basis, PlannedChange change, @Nullable User before, DecidedBy by) {}

    /**
     * What decided a change, as one read found it.
     *
     * @param actor who acts, as stored
     * @param authorizer who may do what
     * @param catalogs what exists
     * @param fields the fields of the tenant
     * @param guards what the commit must find unchanged
     */
    public record DecidedBy(
            Actor actor, Authorizer authorizer, Catalogs catalogs, Fields fields, CommitGuards guards) {}

    /**
     * What became of it.
     *
     * @param outcome {@link UnitOutcome.Kind#OUTDATED} asks for another decision
     * @param after the user as stored now, or null when there is none or nothing was written
     * @param issues why it was not written
     */
    public record Result(UnitOutcome.Kind outcome, @Nullable User after, List<Issue> issues) {}

    private final TenantState tenant;
    private final PlanId id;
    private final Instant now;

    /**
     * Prepares the run.
     *
     * @param tenant where to
     * @param seed what tells this run from all others
     */
    public SingleRun(TenantState tenant, UUID seed) {
        this.tenant = tenant;
        this.id = new PlanId(String.format(Locale.ROOT, "%016x", seed.getMostSignificantBits()));
        this.now = tenant.now();
    }

    /** {@return the identity of the run, by which it is undone} */
    public PlanId id() {
        return id;
    }

    /**
     * Writes the change.
     *
     * @param decided the change, one that {@link ChangeKind#isWrite writes}
     * @return what became of it
     */
    public Result apply(Decided decided) {
        UnitDraft draft = draft(decided);
        if (draft.refusal() != UnitOutcome.Kind.WRITTEN) {
            return new Result(draft.refusal(), null, draft.issues());
        }
        List<CommitUnit> unit = List.of(unit(decided, draft));
        UnitOutcome outcome = Retry.of(
                id,
                () -> tenant.stores()
                        .users()
                        .commit(unit, decided.by().guards())
                        .get(0));
        return switch (outcome.kind()) {
            // A run of this id that is there already is this one, whose answer was lost.
            case WRITTEN, REPEATED -> new Result(UnitOutcome.Kind.WRITTEN, draft.after(decided.change()), List.of());
            case OUTDATED -> new Result(outcome.kind(), null, List.of());
            case STALE, DUPLICATE, LAST_OWNER, IN_USE, REFUSED ->
                new Result(outcome.kind(), null, List.of(issue(decided, draft, outcome)));
        };
    }

    private UnitDraft draft(Decided decided) {
        PlannedChange change = decided.change();
        UnitDraft draft = new UnitDraft(decided.basis(), List.of(change), now);
        Map<UserId, User> users = new HashMap<>();
        if (decided.before() != null) {
            users.put(decided.before().id(), decided.before());
        }
        DecidedBy by = decided.by();
        draft.add(change, users, new Footing(by.authorizer(), by.actor(), by.catalogs(), Set.of(), named -> true));
        return draft;
    }

    private CommitUnit unit(Decided decided, UnitDraft draft) {
        var codec =
                new JournalCodec(decided.by().fields(), decided.basis().source().name());
        var body = new JournalCodec.Body(draft.applied(), List.of(), Prerequisites.NONE);
        var entry = new JournalEntry(id, 1, UnitOutcome.Kind.WRITTEN, codec.write(body));
        UnitRecord record = new UnitRecord(id, decided.basis().actor(), now);
        List<Write> writes = new ArrayList<>(draft.writes());
        writes.add(new Write.FinishedRun(run(decided)));
        return new CommitUnit(writes, entry, record.audit(draft.applied()), record.outbox(draft.applied()));
    }

    private Run run(Decided decided) {
        PlannedChange change = decided.change();
        var summary = new PlanSummary(1, Map.of(change.kind(), 1L), 0, 0, 0, 0, 0);
        String source = decided.basis().source().name();
        var report = new ApplyReport(id, source, null, Run.State.FINISHED, summary, 1, 0, 0, 0, List.of());
        return Run.builder(id, now)
                .kind(Run.Kind.SINGLE)
                .actor(decided.basis().actor())
                .source(source)
                .executor(tenant.executor())
                .state(Run.State.FINISHED)
                .finishedAt(now)
                .report(ReportCodec.write(report))
                .build();
    }

    /** A taken key is told at its field, everything else at the change. */
    private static Issue issue(Decided decided, UnitDraft draft, UnitOutcome outcome) {
        PlannedChange change = decided.change();
        for (FieldChange<?> field : change.fields()) {
            boolean isTaken = outcome.duplicateField()
                    .filter(taken -> taken.equals(field.field()))
                    .isPresent();
            if (isTaken) {
                String value = Objects.requireNonNullElse(field.afterText(), "");
                return Issue.ofCell(
                        IssueCode.KEY_TAKEN,
                        change.at(decided.basis().source().name())
                                .column(field.field().key()),
                        field.field(),
                        value);
            }
        }
        return draft.issuesOf(outcome).get(0);
    }
}
