package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.compact.Hashes;
import dev.roster.json.JournalCodec;
import dev.roster.json.ReportCodec;
import dev.roster.life.DirectoryOwners;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.EntryChange;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlanBasis;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.Prerequisites;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import dev.roster.table.RowLocation;
import dev.roster.tenant.CatalogEdit;
import dev.roster.tenant.InvitationQuota;
import dev.roster.tenant.Present;
import dev.roster.tenant.RoleLevels;
import dev.roster.tenant.TenantState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was decided a moment ago as one unit together with its finished run, in one transaction: no archive, no
 * spool, nothing that could be resumed. The guards name what decided it, so nothing is read again. For one thread.
 */
public final class SingleRun {

    /**
     * What shall be written, and what it was decided by.
     *
     * @param basis what the changes of users were planned on
     * @param changes the changes of users, each of which {@link ChangeKind#isWrite writes}; each user once
     * @param users the users of the changes, as read
     * @param entry the change of a catalog, or null for none
     * @param actor who acts, as stored when it was decided
     * @param present what it was decided by
     * @param acceptance the link that is used, or null for none
     * @param link what the links are good for that the changes send
     */
    public record Decided(
            PlanBasis basis,
            List<PlannedChange> changes,
            List<User> users,
            @Nullable EntryChange entry,
            Actor actor,
            Present present,
            @Nullable Acceptance acceptance,
            OneTimeToken.Purpose link) {

        /** Copies the lists. */
        public Decided {
            changes = List.copyOf(changes);
            users = List.copyOf(users);
        }

        private Optional<CatalogEdit> edit() {
            return Optional.ofNullable(entry).map(change -> new CatalogEdit(present, change));
        }
    }

    /**
     * A link that is used, by which somebody comes who was invited or registered.
     *
     * @param inviter who answers for it: nothing is written once they are another than they were
     * @param link the link, which is used up in the same unit
     * @param first what they sign in with from then on, or null where nothing of it is kept here
     */
    public record Acceptance(
            Actor inviter, OneTimeToken link, @Nullable Credentials first) {}

    /**
     * What became of it.
     *
     * @param outcome {@link UnitOutcome.Kind#OUTDATED} asks for another decision
     * @param after the users as stored now, without those who were deleted; none when nothing was written
     * @param issues why it was not written
     */
    public record Result(UnitOutcome.Kind outcome, List<User> after, List<Issue> issues) {}

    private final TenantState tenant;
    private final PlanId id;
    private final Instant now;
    private final InvitationLimit invitations;

    /**
     * Prepares the run.
     *
     * @param tenant where to
     * @param seed what tells this run from all others
     */
    public SingleRun(TenantState tenant, UUID seed) {
        this.tenant = tenant;
        this.id = idOf(seed);
        this.now = tenant.now();
        this.invitations = new InvitationLimit(InvitationQuota.of(tenant));
    }

    /** Of all bits: ids that begin with the time share the first half, and those that count may share either half. */
    private static PlanId idOf(UUID seed) {
        long bits = Hashes.mix(seed.getMostSignificantBits() ^ Hashes.mix(seed.getLeastSignificantBits()));
        return new PlanId(String.format(Locale.ROOT, "%016x", bits));
    }

    /** {@return the identity of the run, by which it is undone} */
    public PlanId id() {
        return id;
    }

    /**
     * Writes it.
     *
     * @param decided what was decided
     * @return what became of it
     */
    public Result apply(Decided decided) {
        UnitDraft draft = draft(decided);
        if (decided.link().equals(OneTimeToken.Purpose.INVITATION) && !draft.isRefused()) {
            invitations.count(decided.actor(), Map.of(1, draft));
        }
        if (draft.refusal() != UnitOutcome.Kind.WRITTEN) {
            return new Result(draft.refusal(), List.of(), draft.issues());
        }
        List<CommitUnit> unit = List.of(unit(decided, draft));
        Actor guarded = decided.acceptance() == null
                ? decided.actor()
                : decided.acceptance().inviter();
        CommitGuards guards = decided.edit()
                .map(edit -> edit.guards(guarded))
                .orElseGet(() -> decided.present().guards(guarded));
        UnitOutcome outcome = commit(unit, guards);
        boolean isWritten = outcome.kind() == UnitOutcome.Kind.WRITTEN || outcome.kind() == UnitOutcome.Kind.REPEATED;
        invitations.end(isWritten ? List.of() : List.of(1));
        if (isWritten && decided.edit().filter(CatalogEdit::movesLevels).isPresent()) {
            new RoleLevels(tenant).mend();
        }
        return switch (outcome.kind()) {
            // A run of this id that is there already is this one, whose answer was lost.
            case WRITTEN, REPEATED -> new Result(UnitOutcome.Kind.WRITTEN, draft.after(decided.changes()), List.of());
            case STALE, DUPLICATE, LAST_OWNER, IN_USE, OUTDATED, REFUSED ->
                new Result(outcome.kind(), List.of(), issues(decided, draft, outcome));
        };
    }

    /**
     * A commit whose answer got lost may itself have changed what it was decided by, such as the actor: before it is
     * decided again, the journal tells whether it is there.
     */
    private UnitOutcome commit(List<CommitUnit> unit, CommitGuards guards) {
        UnitOutcome outcome =
                Retry.of(id, () -> tenant.stores().users().commit(unit, guards).get(0));
        boolean isThere = outcome.kind() == UnitOutcome.Kind.OUTDATED
                && Retry.of(id, () -> tenant.stores().journal().find(id)).isPresent();
        return isThere ? UnitOutcome.REPEATED : outcome;
    }

    /** What directories own, and who gets what is handed over, was judged a moment ago, by the same decision. */
    private UnitDraft draft(Decided decided) {
        UnitDraft draft = new UnitDraft(decided.basis(), decided.changes(), now);
        Map<UserId, User> users = new HashMap<>();
        decided.users().forEach(user -> users.put(user.id(), user));
        PresentState state = new PresentState(
                decided.present().authorizer(),
                decided.actor(),
                decided.present().catalogs(),
                Set.of(),
                DirectoryOwners.NONE,
                tenant.accounts(),
                tenant.acceptsForOthers(),
                decided.acceptance() != null,
                named -> true,
                recipient -> true);
        decided.changes().forEach(change -> draft.add(change, users, state));
        return draft;
    }

    private CommitUnit unit(Decided decided, UnitDraft draft) {
        EntryChange entry = decided.entry();
        var codec = new JournalCodec(
                decided.present().fields(), decided.basis().source().name());
        var body = new JournalCodec.Body(
                draft.applied(), List.of(), entry == null ? Prerequisites.NONE : Prerequisites.of(entry));
        UnitRecord record = new UnitRecord(
                id,
                decided.actor(),
                now,
                tenant.links().map(links -> links.label(decided.link())).orElse(null),
                tenant.resetLabel().orElse(null),
                decided.basis());
        List<Write> writes = new ArrayList<>(draft.writes());
        if (decided.acceptance() != null) {
            writes.add(new Write.Extra(
                    new TokenStore.Change.Consume(decided.acceptance().link(), now)));
            Optional.ofNullable(decided.acceptance().first())
                    .ifPresent(first -> writes.add(new Write.Extra(new CredentialStore.Change.Put(first))));
        }
        writes.addAll(new UnitTokens(tenant, record).writes(draft));
        List<AuditEntry> audit = new ArrayList<>(record.audit(draft.applied()));
        decided.edit().ifPresent(edit -> {
            writes.add(RunEntries.write(edit));
            audit.add(record.audit(edit.change()));
        });
        writes.add(new Write.FinishedRun(run(decided)));
        return new CommitUnit(
                writes,
                new JournalEntry(id, 1, UnitOutcome.Kind.WRITTEN, codec.write(body)),
                audit,
                record.outbox(draft.done()));
    }

    private Run run(Decided decided) {
        Map<ChangeKind, Long> kinds = new EnumMap<>(ChangeKind.class);
        decided.changes().forEach(change -> kinds.merge(change.kind(), 1L, Long::sum));
        int count = decided.changes().size();
        var summary = new PlanSummary(count, kinds, 0, 0, 0, 0, 0, 0);
        String source = decided.basis().source().name();
        var report = new ApplyReport(id, source, null, Run.State.FINISHED, summary, count, 0, 0, 0, List.of());
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

    /** A taken key is told at its field, everything else at the changes. */
    private static List<Issue> issues(Decided decided, UnitDraft draft, UnitOutcome outcome) {
        String source = decided.basis().source().name();
        for (PlannedChange change : decided.changes()) {
            for (FieldChange<?> field : change.fields()) {
                boolean isTaken = outcome.duplicateField()
                        .filter(taken -> taken.equals(field.field()))
                        .isPresent();
                if (isTaken) {
                    RowLocation place = change.at(source).column(field.field().key());
                    String value = Objects.requireNonNullElse(field.afterText(), "");
                    return List.of(Issue.ofCell(IssueCode.KEY_TAKEN, place, field.field(), value));
                }
            }
        }
        return draft.issuesOf(outcome);
    }
}
