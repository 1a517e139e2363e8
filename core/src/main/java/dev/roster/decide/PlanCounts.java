package dev.roster.decide;

import dev.roster.access.KnownDefinitions;
import dev.roster.mapping.UnknownValue;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Effect;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.Prerequisites;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Safeguard;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is summed up over the changes of a plan: counts and the safeguards that they trip, definitions, new names in use.
 * Drafts are summed up while they are made, and once more where they were not final.
 */
final class PlanCounts {

    private static final double NEARLY_ALL = 0.9;

    private final KnownDefinitions.Collector definitions;
    private final NewEntries entries;
    private final RisingUsers rising;
    private final Map<ChangeKind, Long> changes = new EnumMap<>(ChangeKind.class);
    private final Map<Field<?>, Long> fieldChanges = new HashMap<>();
    private long rows;
    private long invitations;
    private long escalations;
    private long issues;
    private long touched;
    private long unchanged;

    /**
     * Starts with nothing.
     *
     * @param terms the roles that changes may name
     * @param entries the new names that changes may use
     */
    PlanCounts(DecisionTerms terms, NewEntries entries) {
        this.definitions = new KnownDefinitions.Collector(terms.catalogs().roles());
        this.entries = entries;
        this.rising = new RisingUsers(terms.catalogs().roles());
    }

    /** Counts a row that changes nothing and has no issues. */
    void addUnchanged() {
        rows++;
        touched++;
        unchanged++;
    }

    /** Starts again. */
    void clear() {
        entries.useNothing();
        definitions.clear();
        changes.clear();
        fieldChanges.clear();
        rows = 0;
        touched = 0;
        unchanged = 0;
        invitations = 0;
        escalations = 0;
        issues = 0;
    }

    void add(PlannedChange change) {
        entries.use(change);
        definitions.add(change);
        rows += change.row() == null ? 0 : 1;
        issues += change.issues().size();
        changes.merge(change.kind(), 1L, Long::sum);
        invitations += change.effects().contains(Effect.INVITE) ? 1 : 0;
        boolean existed = change.user() != null && change.kind() != ChangeKind.CREATE;
        touched += existed ? 1 : 0;
        escalations += rising.rises(change) ? 1 : 0;
        if (existed && change.kind().isWrite()) {
            change.fields().forEach(field -> fieldChanges.merge(field.field(), 1L, Long::sum));
        }
    }

    /** The trailer of a plan, without a digest. */
    ImportPlan.Trailer trailer(
            Prerequisites prerequisites, List<UnknownValue> unknownValues, List<Safeguard.Tripped> safeguards) {
        return new ImportPlan.Trailer(
                summary(prerequisites), prerequisites, definitions.definitions(), unknownValues, safeguards, "");
    }

    private PlanSummary summary(Prerequisites prerequisites) {
        Map<ChangeKind, Long> all = new EnumMap<>(changes);
        all.merge(ChangeKind.UNCHANGED, unchanged, Long::sum);
        return new PlanSummary(
                rows,
                all,
                prerequisites.roles().size(),
                prerequisites.groups().size(),
                prerequisites.organizations().size(),
                invitations,
                escalations,
                issues);
    }

    List<Safeguard.Tripped> tripped(DecisionTerms terms) {
        Profile profile = terms.profile();
        List<Safeguard.Tripped> tripped = new ArrayList<>();
        long stored = terms.storedUsers().orElse(touched);
        long total = terms.owners().isSync() ? Math.max(stored, touched) : stored;
        if (rows == 0 && !profile.disarmed().contains(Safeguard.EMPTY_FILE)) {
            tripped.add(new Safeguard.Tripped(
                    Safeguard.EMPTY_FILE,
                    terms.told(Issue.of(IssueCode.FILE_EMPTY, terms.file())).message()));
        }
        List<String> unread = terms.sheets().unread();
        if (!unread.isEmpty() && profile.policy().absent() != AbsentPolicy.IGNORE) {
            String sheets = (unread.size() == 1 ? "sheet " : "sheets ") + String.join(", ", unread);
            add(
                    tripped,
                    profile,
                    Safeguard.UNREAD_SHEETS,
                    "the users of " + sheets + " would count as absent, since nobody reads them");
        }
        check(tripped, profile, Safeguard.DEACTIVATIONS, count(ChangeKind.DEACTIVATE), total, "would be deactivated");
        long removed = count(ChangeKind.DELETE) + count(ChangeKind.ERASE);
        check(tripped, profile, Safeguard.DELETIONS, removed, total, "would be deleted");
        check(tripped, profile, Safeguard.ROLE_CHANGES, fieldCount(Field.ROLES), total, "would change roles");
        check(
                tripped,
                profile,
                Safeguard.EMAIL_CHANGES,
                fieldCount(Field.PRIMARY_EMAIL),
                total,
                "would change e-mail address");
        fieldChanges.entrySet().stream()
                .filter(entry -> isNearlyEverybody(profile, entry.getValue()))
                .map(entry -> entry.getKey().key())
                .sorted()
                .findFirst()
                .ifPresent(field -> add(
                        tripped,
                        profile,
                        Safeguard.COLUMN_CHANGES_EVERYONE,
                        fieldCountOf(field) + " of " + touched + " users of the file would change " + field));
        return tripped;
    }

    private boolean isNearlyEverybody(Profile profile, long count) {
        return count >= profile.safeguards().number() && count >= NEARLY_ALL * touched;
    }

    private void check(
            List<Safeguard.Tripped> tripped,
            Profile profile,
            Safeguard safeguard,
            long count,
            long total,
            String what) {
        if (profile.safeguards().isReached(count, total)) {
            add(tripped, profile, safeguard, count + " of " + total + " users " + what);
        }
    }

    private static void add(List<Safeguard.Tripped> tripped, Profile profile, Safeguard safeguard, String message) {
        if (!profile.disarmed().contains(safeguard)) {
            tripped.add(new Safeguard.Tripped(safeguard, message + "; if that is meant, acknowledge the safeguard"));
        }
    }

    private long count(ChangeKind kind) {
        return changes.getOrDefault(kind, 0L);
    }

    private long fieldCount(Field<?> field) {
        return fieldChanges.getOrDefault(field, 0L);
    }

    private long fieldCountOf(String key) {
        return fieldChanges.entrySet().stream()
                .filter(entry -> entry.getKey().key().equals(key))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
