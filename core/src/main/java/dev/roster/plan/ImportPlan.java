package dev.roster.plan;

import dev.roster.mapping.UnknownValue;
import dev.roster.model.Issue;
import dev.roster.model.Severity;
import dev.roster.profile.ApplyPolicy;
import dev.roster.profile.Safeguard;
import dev.roster.spi.PlanId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a bulk change will do to users: data to look at, keep in a file, and apply exactly as shown.
 *
 * <p>Small in memory at any size: the changes are streamed from where they are kept, which {@link #close}
 * releases. Immutable; safe for use by many threads until it is closed. The same input makes the same
 * plan, byte for byte.
 */
public final class ImportPlan implements AutoCloseable {

    private final String digest;
    private final PlanBasis basis;
    private final PlanSummary summary;
    private final Prerequisites prerequisites;
    private final Definitions definitions;
    private final List<UnknownValue> unknownValues;
    private final List<Safeguard.Tripped> safeguards;
    private final PlanContent content;

    /**
     * What stands at the end of a plan.
     *
     * @param summary the counts
     * @param prerequisites what must exist before the rows are written
     * @param definitions the roles and attributes that the changes name, as they are defined
     * @param unknownValues what cells hold and nothing is called, each text once
     * @param safeguards the safeguards that the plan trips
     * @param digest SHA-256 of everything before, in lower-case hexadecimal
     */
    public record Trailer(
            PlanSummary summary,
            Prerequisites prerequisites,
            Definitions definitions,
            List<UnknownValue> unknownValues,
            List<Safeguard.Tripped> safeguards,
            String digest) {
        /** Copies the lists. */
        public Trailer {
            Objects.requireNonNull(definitions, "definitions");
            Objects.requireNonNull(digest, "digest");
            unknownValues = List.copyOf(unknownValues);
            safeguards = List.copyOf(safeguards);
        }

        /**
         * The same trailer with the digest of what stands before it.
         *
         * @param newDigest SHA-256 in lower-case hexadecimal
         * @return the changed copy
         */
        public Trailer digestedAs(String newDigest) {
            return new Trailer(summary, prerequisites, definitions, unknownValues, safeguards, newDigest);
        }
    }

    /**
     * Puts a plan together.
     *
     * @param basis what it was made from
     * @param content where its changes are kept; released by {@link #close}
     * @param trailer the rest
     */
    public ImportPlan(PlanBasis basis, PlanContent content, Trailer trailer) {
        this.basis = Objects.requireNonNull(basis, "basis");
        this.content = Objects.requireNonNull(content, "content");
        this.digest = trailer.digest();
        this.summary = trailer.summary();
        this.prerequisites = trailer.prerequisites();
        this.definitions = trailer.definitions();
        this.unknownValues = trailer.unknownValues();
        this.safeguards = trailer.safeguards();
    }

    /** {@return the identity of the plan and of the run that will consume it: the first 16 digits of the digest} */
    public PlanId id() {
        return idOf(digest);
    }

    /**
     * The identity of a plan.
     *
     * @param digest its digest
     * @return the first 16 digits
     */
    public static PlanId idOf(String digest) {
        return new PlanId(digest.substring(0, 16));
    }

    /** {@return SHA-256 of the plan, in lower-case hexadecimal} */
    public String digest() {
        return digest;
    }

    /** {@return what the plan was made from} */
    public PlanBasis basis() {
        return basis;
    }

    /** {@return the counts} */
    public PlanSummary summary() {
        return summary;
    }

    /** {@return what must exist before the rows are written} */
    public Prerequisites prerequisites() {
        return prerequisites;
    }

    /** {@return the roles and attributes that the changes name, as they were defined when the plan was made} */
    public Definitions definitions() {
        return definitions;
    }

    /** {@return what cells hold and nothing is called, each text once with its rows and the nearest names} */
    public List<UnknownValue> unknownValues() {
        return unknownValues;
    }

    /** {@return the safeguards that the plan trips; each must be acknowledged before it can be applied} */
    public List<Safeguard.Tripped> safeguards() {
        return safeguards;
    }

    /**
     * {@return the changes, each row of the file exactly once and in its order, then users whom the file does
     * not mention; the caller closes the stream}
     *
     * @throws PlanException if what was kept is damaged, also while the stream is read
     */
    public Stream<PlannedChange> changes() {
        return content.changes();
    }

    /** {@return where the changes are kept; {@link #close} releases it} */
    public PlanContent content() {
        return content;
    }

    /** {@return whether it can be applied without acknowledging anything and has something to do} */
    public boolean isApplicable() {
        return safeguards.isEmpty() && !isBlocked() && !isEmpty();
    }

    /** {@return whether nothing would be written} */
    public boolean isEmpty() {
        return summary.writes() == 0 && prerequisites.equals(Prerequisites.NONE);
    }

    /** {@return whether no row was rejected} */
    public boolean isComplete() {
        return summary.count(ChangeKind.REJECTED) == 0;
    }

    /** {@return whether it cannot be applied at all: the file as a whole has an error, or all rows are wanted and some are rejected} */
    public boolean isBlocked() {
        boolean isUnfit = basis.issues().stream().anyMatch(ImportPlan::isError);
        boolean wantsAll = basis.policy().applying() == ApplyPolicy.ALL_OR_NOTHING;
        return isUnfit || (wantsAll && !isComplete());
    }

    /** Releases where the changes are kept. May be called several times. */
    @Override
    public void close() {
        content.close();
    }

    /** {@return id and counts} */
    @Override
    public String toString() {
        return "ImportPlan[" + id() + ", " + summary.rows() + " rows, " + summary.writes() + " writes]";
    }

    private static boolean isError(Issue issue) {
        return issue.severity() == Severity.ERROR;
    }
}
