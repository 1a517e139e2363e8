package dev.roster.work;

import dev.roster.job.ImportWizard;
import dev.roster.job.WizardState;
import dev.roster.job.WizardStep;
import dev.roster.spi.PlanId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An import while its next state is put together. For one thread. */
final class WizardDraft {

    WizardState state;
    WizardStep.MapColumns columns;
    WizardStep.Choose choices;

    @Nullable PlanId plan;

    ImportWizard.@Nullable Result result;

    @Nullable String failure;

    private WizardDraft(ImportWizard wizard) {
        state = wizard.state();
        columns = wizard.columns();
        choices = wizard.choices();
        plan = wizard.plan();
        result = wizard.result();
        failure = wizard.failure();
    }

    static ImportWizard changed(ImportWizard wizard, Consumer<WizardDraft> change) {
        WizardDraft draft = new WizardDraft(wizard);
        change.accept(draft);
        return new ImportWizard(
                wizard.id(),
                wizard.version(),
                draft.state,
                wizard.actor(),
                wizard.profile(),
                wizard.fileName(),
                wizard.startedAt(),
                wizard.expiresAt(),
                draft.columns,
                draft.choices,
                draft.plan,
                draft.result,
                draft.failure);
    }
}
