package dev.roster.profile;

import dev.roster.model.Field;
import java.util.LinkedHashMap;
import java.util.Map;

/** A {@link MigrationPolicy} that is being put together. For one thread. */
final class PolicyDraft {

    ConflictPolicy onConflict;
    BlankPolicy blankCells;
    ExistingPolicy existing;
    MissingPolicy missing;
    AbsentPolicy absent;
    DuplicatePolicy duplicates;
    UnknownPolicy unknownRole;
    UnknownPolicy unknownGroup;
    UnknownPolicy unknownOrganization;
    InvalidPolicy invalid;
    InvalidPolicy unknownManager;
    ApplyPolicy applying;
    String clearToken;
    final Map<Field<?>, InvalidPolicy> fieldInvalids;
    final Map<Field<?>, ConflictPolicy> fieldConflicts;
    final Map<Field<?>, BlankPolicy> fieldBlanks;

    PolicyDraft(MigrationPolicy policy) {
        onConflict = policy.onConflict();
        blankCells = policy.blank();
        existing = policy.existing();
        missing = policy.missing();
        absent = policy.absent();
        duplicates = policy.duplicates();
        unknownRole = policy.unknownRole();
        unknownGroup = policy.unknownGroup();
        unknownOrganization = policy.unknownOrganization();
        invalid = policy.invalid();
        unknownManager = policy.unknownManager();
        applying = policy.applying();
        clearToken = policy.clearToken();
        fieldInvalids = new LinkedHashMap<>(policy.fieldInvalids());
        fieldConflicts = new LinkedHashMap<>(policy.fieldConflicts());
        fieldBlanks = new LinkedHashMap<>(policy.fieldBlanks());
    }

    MigrationPolicy policy() {
        return new MigrationPolicy(
                onConflict,
                fieldConflicts,
                blankCells,
                fieldBlanks,
                clearToken,
                existing,
                missing,
                absent,
                duplicates,
                unknownRole,
                unknownGroup,
                unknownOrganization,
                invalid,
                fieldInvalids,
                unknownManager,
                applying);
    }
}
