package dev.roster.decide;

import dev.roster.life.InvitationRoom;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.InvalidPolicy;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The second phase of a plan: all rows are drafted, and what depends on several of them is decided, so that the order
 * of rows does not matter unless the policy says so.
 *
 * <p>Ask {@link #managersToFollow} and answer with {@link #follow} until nobody is asked for, then {@link #settle}.
 * Pure; for one thread.
 */
public final class Settling {

    private final DecisionTerms terms;
    private final Survey survey;
    private final PlanCounts counts;
    private final Function<PlanCounts, ImportPlan.Trailer> ending;
    private final Verdicts verdicts;
    private final DependencyGraph dependencies;
    private final ManagerGraph managers;
    private final KeyRule keys;
    private final ReferenceRule references;
    private final RejectionSpread rejections;

    /**
     * Starts to settle.
     *
     * @param terms what decisions depend on
     * @param recorder what was seen of the rows; nothing is recorded any more
     * @param counts the drafts, summed up
     * @param ending makes the trailer of the plan from the final changes, summed up
     */
    Settling(
            DecisionTerms terms,
            SurveyRecorder recorder,
            PlanCounts counts,
            Function<PlanCounts, ImportPlan.Trailer> ending) {
        this.terms = terms;
        this.survey = recorder;
        this.counts = counts;
        this.ending = ending;
        this.verdicts = new Verdicts(survey.rejected());
        this.dependencies = recorder.dependencies();
        this.managers = recorder.managers();
        this.keys = new KeyRule(survey, verdicts, dependencies);
        this.references = new ReferenceRule(
                survey,
                verdicts,
                dependencies,
                managers,
                terms.profile().policy().unknownManager() == InvalidPolicy.SKIP_VALUE);
        this.rejections = new RejectionSpread(verdicts, dependencies);
        keys.judgeRepetitions();
        references.resolve(new NewUserIds(terms.seed()));
    }

    /** {@return the stored users whose managers must be known before {@link #settle}; ask again until empty} */
    public Set<UserId> managersToFollow() {
        return managers.toFollow();
    }

    /**
     * Takes the users that were asked for.
     *
     * @param asked the answer of {@link #managersToFollow}, or a part of it
     * @param users those of them that exist
     */
    public void follow(Set<UserId> asked, List<User> users) {
        managers.follow(asked, users);
    }

    /** {@return whether some row takes an owner of the tenant away, so that {@link #settle} must know how many there are} */
    public boolean losesOwners() {
        return survey.ownersLost().findAny().isPresent();
    }

    /** {@return whether some row invites somebody by a link, so that {@link #settle} must know how many may be} */
    public boolean invitesAnybody() {
        return survey.invited().findAny().isPresent();
    }

    /**
     * Decides what depends on all rows, and ends the phase.
     *
     * @param owners how many active users own the tenant now; may be empty unless {@link #losesOwners}
     * @param invitations how many invitations may go out; not looked at unless {@link #invitesAnybody}
     * @return the last phase
     * @throws IllegalStateException if managers are still to be followed
     * @throws IllegalArgumentException if owners are lost and their number is not given
     */
    public Settled settle(OptionalLong owners, InvitationRoom invitations) {
        if (!managersToFollow().isEmpty()) {
            throw new IllegalStateException("managers are still to be followed");
        }
        if (losesOwners() && owners.isEmpty()) {
            throw new IllegalArgumentException("owners are lost, so their number must be known");
        }
        OwnerRule ownerRule = new OwnerRule(survey, verdicts, dependencies, owners.orElse(0));
        keys.judgeKeys();
        rejections.spread();
        judgeUntilQuiet(ownerRule, new InvitationRule(survey, verdicts, invitations));
        ownerRule.order();
        Settled.Judgement judgement =
                new Settled.Judgement(verdicts, references, new Waves(survey.rows(), dependencies));
        return new Settled(terms, survey, judgement, counts, ending);
    }

    /** Every rejection may be the reason for another one. */
    private void judgeUntilQuiet(OwnerRule ownerRule, InvitationRule invitationRule) {
        boolean isQuiet = false;
        while (!isQuiet) {
            boolean hasCircles = rejects(references::rejectCircles);
            boolean hasLosses = rejects(ownerRule::rejectLosses);
            boolean isOver = rejects(invitationRule::rejectBeyond);
            isQuiet = !hasCircles && !hasLosses && !isOver && !rejects(references::rejectLost);
        }
    }

    private boolean rejects(BooleanSupplier rule) {
        boolean isAny = rule.getAsBoolean();
        if (isAny) {
            rejections.spread();
        }
        return isAny;
    }
}
