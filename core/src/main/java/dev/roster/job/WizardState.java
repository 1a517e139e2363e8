package dev.roster.job;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where an import stands that somebody walks through. */
public enum WizardState {
    /** The file is here; what its columns are for is asked. */
    UPLOADED,
    /** The columns are known; how rows are decided and what unknown words mean is asked. */
    MAPPED,
    /** The policy is known; what would happen can be worked out. */
    POLICY,
    /** The plan is made and can be looked at; whether it shall happen is asked. */
    PREVIEWED,
    /** The plan is being applied; a process that goes on with it takes the same step again. */
    APPLYING,
    /** The plan was applied. The end. */
    DONE,
    /** The plan could not be applied. The end. */
    FAILED,
    /** Somebody gave it up; what was applied until then stays and can be undone. The end. */
    CANCELLED;

    private static final Map<WizardState, Map<WizardStep.Kind, WizardState>> TABLE = table();

    private static Map<WizardState, Map<WizardStep.Kind, WizardState>> table() {
        Map<WizardState, Map<WizardStep.Kind, WizardState>> table = new EnumMap<>(WizardState.class);
        table.put(UPLOADED, Map.of(WizardStep.Kind.MAP, MAPPED, WizardStep.Kind.CANCEL, CANCELLED));
        table.put(
                MAPPED,
                Map.of(
                        WizardStep.Kind.MAP, MAPPED,
                        WizardStep.Kind.CHOOSE, POLICY,
                        WizardStep.Kind.BACK, UPLOADED,
                        WizardStep.Kind.CANCEL, CANCELLED));
        table.put(
                POLICY,
                Map.of(
                        WizardStep.Kind.CHOOSE, POLICY,
                        WizardStep.Kind.PREVIEW, PREVIEWED,
                        WizardStep.Kind.BACK, MAPPED,
                        WizardStep.Kind.CANCEL, CANCELLED));
        table.put(
                PREVIEWED,
                Map.of(
                        WizardStep.Kind.PREVIEW, PREVIEWED,
                        WizardStep.Kind.APPLY, APPLYING,
                        WizardStep.Kind.BACK, POLICY,
                        WizardStep.Kind.CANCEL, CANCELLED));
        table.put(APPLYING, Map.of(WizardStep.Kind.APPLY, APPLYING, WizardStep.Kind.CANCEL, CANCELLED));
        return table;
    }

    /** {@return the steps that can be taken from here; none at an end} */
    public Set<WizardStep.Kind> steps() {
        return TABLE.getOrDefault(this, Map.of()).keySet();
    }

    /**
     * Where a step leads.
     *
     * @param step the step
     * @return the next state, or empty when the step cannot be taken from here
     */
    public Optional<WizardState> after(WizardStep.Kind step) {
        return Optional.ofNullable(TABLE.getOrDefault(this, Map.of()).get(step));
    }

    /** {@return whether nothing can follow} */
    public boolean isEnd() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
