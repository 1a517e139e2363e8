package dev.roster.profile;

import java.util.Objects;

/** How what an import would do, and what it did, is told where a system that it stands for had a form of its own. */
public sealed interface ResultForm permits ResultForm.Sentence, ResultForm.Deactivations {

    /**
     * One sentence each, with counts at their places: {@code {rows}}, {@code {added}}, {@code {updated}} (deactivated and
     * reactivated users, too), {@code {deleted}}, {@code {unchanged}}, {@code {skipped}} (unchanged rows, too),
     * {@code {rejected}}, {@code {rolesAdded}}, {@code {groupsAdded}}, {@code {invited}}. A part in square brackets is said
     * when one of its counts is not 0.
     *
     * @param preview what is said of a plan, such as {@code {added} add, {skipped} skip, {rejected} error}
     * @param applied what is said of a plan that was applied
     */
    record Sentence(String preview, String applied) implements ResultForm {

        /** Checks that both are there. */
        public Sentence {
            Objects.requireNonNull(preview, "preview");
            Objects.requireNonNull(applied, "applied");
        }
    }

    /** The groups of users of a bulk deactivation as JSON: who is deactivated, was inactive already, is not there (J8). */
    record Deactivations() implements ResultForm {}
}
