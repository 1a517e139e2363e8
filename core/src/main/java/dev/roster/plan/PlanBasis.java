package dev.roster.plan;

import dev.roster.mapping.ColumnMapping;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.profile.Instruction;
import dev.roster.profile.MigrationPolicy;
import dev.roster.spi.PlanId;
import dev.roster.table.SourceInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a plan was made from. Equal inputs make equal plans, byte for byte.
 *
 * @param storeId the database ({@link dev.roster.spi.Stores#id()}); a plan of another one is refused
 * @param head the newest run when the plan was made, or null when there was none
 * @param actor who asked for it
 * @param profile the name of the profile
 * @param policy the chosen policy
 * @param matchedBy the fields by which users were found, in order
 * @param source what was read, with its fingerprint
 * @param headerRow the row of the header as a spreadsheet shows it; 0 where there is none
 * @param columns where each column went
 * @param issues what concerns the file as a whole
 * @param undoes the run that the plan takes back, or null
 * @param sync the reading of a directory that the plan was made from, or null
 * @param instructions what is done outside the store to the users whose changes have the effect, with what it takes;
 *     one of a kind
 */
public record PlanBasis(
        String storeId,
        @Nullable PlanId head,
        String actor,
        String profile,
        MigrationPolicy policy,
        List<Field<?>> matchedBy,
        SourceInfo source,
        long headerRow,
        List<ColumnMapping> columns,
        List<Issue> issues,
        @Nullable PlanId undoes,
        @Nullable SyncPoint sync,
        List<Instruction> instructions) {

    /**
     * The same basis with what is known once the source is read.
     *
     * @param newSource what was read, with its fingerprint
     * @param newIssues what concerns the file as a whole
     * @return the changed copy
     */
    public PlanBasis ending(SourceInfo newSource, List<Issue> newIssues) {
        return new PlanBasis(
                storeId,
                head,
                actor,
                profile,
                policy,
                matchedBy,
                newSource,
                headerRow,
                columns,
                newIssues,
                undoes,
                sync,
                instructions);
    }

    /**
     * The same basis as one of a directory.
     *
     * @param point the reading
     * @return the changed copy
     */
    public PlanBasis syncing(SyncPoint point) {
        return new PlanBasis(
                storeId,
                head,
                actor,
                profile,
                policy,
                matchedBy,
                source,
                headerRow,
                columns,
                issues,
                undoes,
                point,
                instructions);
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if two instructions are of one kind
     */
    public PlanBasis {
        Objects.requireNonNull(storeId, "storeId");
        matchedBy = List.copyOf(matchedBy);
        columns = List.copyOf(columns);
        issues = List.copyOf(issues);
        instructions = List.copyOf(instructions);
        if (instructions.stream().map(Instruction::kind).distinct().count() < instructions.size()) {
            throw new IllegalArgumentException("one instruction of a kind, found " + instructions);
        }
    }

    /**
     * Finds what an effect takes beside its user.
     *
     * @param effect the effect
     * @return the instruction; empty for an effect that follows from a change by itself, and one that nobody asked for
     */
    public Optional<Instruction> instruction(Effect effect) {
        return instructions.stream()
                .filter(instruction -> Effect.of(instruction.kind()) == effect)
                .findFirst();
    }
}
