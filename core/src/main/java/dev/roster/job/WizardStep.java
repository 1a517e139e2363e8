package dev.roster.job;

import dev.roster.profile.Safeguard;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What somebody does in an import that they walk through: data, such as a request of a page. */
public sealed interface WizardStep {

    /** What is done. */
    enum Kind {
        /** Columns are sent to fields. */
        MAP,
        /** The policy is chosen, and what unknown words mean. */
        CHOOSE,
        /** The plan is made. */
        PREVIEW,
        /** The plan is applied. */
        APPLY,
        /** One step back; what was chosen is kept. */
        BACK,
        /** The import is given up. */
        CANCEL
    }

    /** {@return what is done} */
    Kind kind();

    /**
     * Sends columns to fields, on top of what is found out about the others.
     *
     * @param columns by column, its header or its letters: the key of a field, {@code ""} to leave it out, or the name of a
     *     {@link dev.roster.mapping.Control}; these replace all that was said before
     */
    record MapColumns(Map<String, String> columns) implements WizardStep {

        /** Copies the map in its order. */
        public MapColumns {
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        }

        @Override
        public Kind kind() {
            return Kind.MAP;
        }
    }

    /**
     * Answers the questions of policy, on top of what the profile says, and says what unknown words mean.
     *
     * @param policies by question one of its {@linkplain PolicyQuestion#options options}
     * @param meanings by the key of a field: by word what it means, such as the key of a role; {@code ""} to leave it out.
     *     These replace all that was said before
     */
    record Choose(Map<PolicyQuestion, String> policies, Map<String, Map<String, String>> meanings)
            implements WizardStep {

        /** Copies the maps in their order. */
        public Choose {
            Map<PolicyQuestion, String> answers = new EnumMap<>(PolicyQuestion.class);
            answers.putAll(policies);
            policies = Collections.unmodifiableMap(answers);
            Map<String, Map<String, String>> words = new LinkedHashMap<>();
            meanings.forEach(
                    (field, ofField) -> words.put(field, Collections.unmodifiableMap(new LinkedHashMap<>(ofField))));
            meanings = Collections.unmodifiableMap(words);
        }

        @Override
        public Kind kind() {
            return Kind.CHOOSE;
        }
    }

    /** Makes the plan. */
    record Preview() implements WizardStep {
        @Override
        public Kind kind() {
            return Kind.PREVIEW;
        }
    }

    /**
     * Applies the plan, or goes on with it.
     *
     * @param acknowledged the safeguards that somebody looked at and wants to pass
     */
    record Apply(Set<Safeguard> acknowledged) implements WizardStep {

        /** Copies the set. */
        public Apply {
            acknowledged = Set.copyOf(acknowledged);
        }

        @Override
        public Kind kind() {
            return Kind.APPLY;
        }
    }

    /** Goes one step back. */
    record Back() implements WizardStep {
        @Override
        public Kind kind() {
            return Kind.BACK;
        }
    }

    /** Gives the import up. */
    record Cancel() implements WizardStep {
        @Override
        public Kind kind() {
            return Kind.CANCEL;
        }
    }
}
