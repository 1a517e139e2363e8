package dev.roster.decide;

import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.UserId;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Effect;
import dev.roster.plan.FieldChange;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The last phase of a plan: everything is decided. Where all drafts {@link #isFinal are final}, they are the plan and
 * {@link #trailer} ends it; else {@link #secondPass} goes over them once more. Pure; for one thread.
 */
public final class Settled {

    private final DecisionTerms terms;
    private final Survey survey;
    private final Verdicts verdicts;
    private final ReferenceRule references;
    private final Waves waves;
    private final PlanCounts counts;
    private final Function<PlanCounts, ImportPlan.Trailer> ending;

    /** What the rules say about all rows. */
    record Judgement(Verdicts verdicts, ReferenceRule references, Waves waves) {}

    Settled(
            DecisionTerms terms,
            Survey survey,
            Judgement judgement,
            PlanCounts counts,
            Function<PlanCounts, ImportPlan.Trailer> ending) {
        this.terms = terms;
        this.survey = survey;
        this.verdicts = judgement.verdicts();
        this.references = judgement.references();
        this.waves = judgement.waves();
        this.counts = counts;
        this.ending = ending;
    }

    /** {@return whether all drafts are final as they stand, so that they need no second pass} */
    public boolean isFinal() {
        return verdicts.isEmpty() && survey.references().isEmpty() && waves.isEmpty();
    }

    /**
     * {@return the end of a plan that consists of the drafts; its digest is still empty}
     *
     * @throws IllegalStateException unless {@link #isFinal}
     */
    public ImportPlan.Trailer trailer() {
        if (!isFinal()) {
            throw new IllegalStateException("some drafts are not final");
        }
        return ending.apply(counts);
    }

    /**
     * Tells of users who are created without an e-mail address, where that is not usual.
     *
     * @param isUsual whether users have addresses, asked when some row creates one without and none with
     * @return the issue, empty when there is nothing to tell
     */
    public Optional<Issue> usersWithoutAddress(BooleanSupplier isUsual) {
        int[] rows = survey.createdWithoutAddress().filter(verdicts::isAccepted).toArray();
        if (rows.length == 0 || terms.table().isTyped() || !(survey.createsWithAddress() || isUsual.getAsBoolean())) {
            return Optional.empty();
        }
        String count = Integer.toString(rows.length);
        String users = rows.length == 1 ? "user" : "users";
        String first = Integer.toString(survey.rowNumber(rows[0]).orElse(0));
        return Optional.of(Issue.of(IssueCode.USERS_WITHOUT_EMAIL, terms.file(), count, users, first));
    }

    /** {@return the way over all drafts, in their order, that makes them final} */
    public SecondPass secondPass() {
        counts.clear();
        return new SecondPass();
    }

    /** Goes over all drafts in their order. For one thread. */
    public final class SecondPass {

        private int next;

        private SecondPass() {}

        /** {@return whether the next draft is final as it stands} */
        public boolean isFinal() {
            return !verdicts.isGiven(next) && survey.referencesOf(next).isEmpty() && waves.isFree(next);
        }

        /**
         * Passes over the next draft without a look at it, where that may be done.
         *
         * @return whether it was passed over: it stays as it is, and changes nothing
         */
        public boolean skips() {
            boolean isSkipped = survey.isUntouched(next) && isFinal();
            if (isSkipped) {
                next++;
                counts.addUnchanged();
            }
            return isSkipped;
        }

        /**
         * Makes the next draft final.
         *
         * @param draft the draft
         * @return the final change
         */
        public PlannedChange settle(PlannedChange draft) {
            PlannedChange change = isFinal() ? draft : terms.told(settled(next, draft));
            next++;
            counts.add(change);
            return change;
        }

        /**
         * {@return the end of the plan, whose digest is still empty}
         *
         * @throws IllegalStateException if drafts are left
         */
        public ImportPlan.Trailer trailer() {
            if (next < survey.rows()) {
                throw new IllegalStateException(survey.rows() - next + " drafts are left");
            }
            return ending.apply(counts);
        }
    }

    private PlannedChange settled(int row, PlannedChange draft) {
        if (verdicts.isGiven(row)) {
            return judged(verdicts.of(row), draft);
        }
        PlannedChange change = withReferences(survey.referencesOf(row), draft);
        return change.kind().isWrite() ? change.with(waves.orderOf(row)) : change;
    }

    private PlannedChange judged(Verdict verdict, PlannedChange draft) {
        if (draft.kind() == ChangeKind.REJECTED && verdict.code() == IssueCode.DEPENDENCY_REJECTED) {
            return draft;
        }
        ChangeKind kind = verdict.code() == IssueCode.ROW_SUPERSEDED ? ChangeKind.SKIPPED : ChangeKind.REJECTED;
        PlannedChange judged = draft.demotedTo(kind, verdict.on(draft, survey, terms));
        boolean isNew = draft.kind() == ChangeKind.CREATE;
        return isNew ? PlannedChange.idle(judged.row(), kind, null, judged.issues()) : judged;
    }

    private PlannedChange withReferences(List<Survey.Reference> named, PlannedChange draft) {
        if (named.isEmpty()) {
            return draft;
        }
        List<FieldChange<?>> fields = new ArrayList<>(draft.fields());
        List<Issue> issues = new ArrayList<>(draft.issues());
        for (Survey.Reference reference : named) {
            Verdict left = references.whyLeftOut(reference);
            if (left != null) {
                issues.add(left.on(draft, survey, terms).leftOut());
                fields.removeIf(change -> change.field().equals(reference.field()));
                continue;
            }
            UserId user = references.userOf(reference);
            fields.replaceAll(
                    change -> change.field().equals(reference.field()) ? with(change, reference.side(), user) : change);
        }
        if (issues.size() == draft.issues().size()) {
            return draft.with(fields);
        }
        return fields.isEmpty() ? withoutFields(draft, issues) : draft.with(fields, issues);
    }

    /** A change that is left with no field goes on with what it does outside the store, but for telling which fields changed. */
    private static PlannedChange withoutFields(PlannedChange draft, List<Issue> issues) {
        List<Effect> effects = draft.effects().stream()
                .filter(effect -> effect != Effect.NOTIFY)
                .toList();
        return effects.isEmpty()
                ? PlannedChange.idle(draft.row(), ChangeKind.UNCHANGED, draft.user(), issues)
                : draft.with(List.of(), issues).withEffects(effects);
    }

    private static <T> FieldChange<T> with(FieldChange<T> change, Survey.Side side, @Nullable UserId user) {
        T value = user == null ? null : change.field().parse(user.value()).value();
        return switch (side) {
            case BEFORE -> new FieldChange<>(change.field(), value, change.after(), change.raw());
            case AFTER -> new FieldChange<>(change.field(), change.before(), value, change.raw());
        };
    }
}
