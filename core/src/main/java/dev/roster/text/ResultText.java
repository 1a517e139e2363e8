package dev.roster.text;

import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.WrittenChanges;
import dev.roster.profile.ResultForm;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of an import in one sentence of its own, such as {@code Users Loaded successfully. 3 Added, 1 Updated, 0
 * Deleted, 4 Roles Added.}.
 *
 * <pre>{@code
 * ResultText.of(form, plan);                                             // the preview
 * ResultText.of(form, plan, report, session.written(report.run()));      // what was done
 * }</pre>
 */
public final class ResultText {

    /** A part in brackets, which is said when one of its counts is not 0. */
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]]*)]");

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private ResultText() {}

    /**
     * Tells what a plan would do.
     *
     * @param form the sentence
     * @param plan the plan
     * @return the sentence with its counts
     */
    public static String of(ResultForm.Sentence form, ImportPlan plan) {
        return filled(
                form.preview(),
                counts(
                        plan.summary().rows(),
                        plan.summary().changes(),
                        plan.summary().invitations(),
                        plan.summary().rolesCreated(),
                        plan.summary().groupsCreated()));
    }

    /**
     * Tells what was done of a plan without any change, which makes no run.
     *
     * @param form the sentence
     * @param plan the plan
     * @return the sentence with its counts
     */
    public static String ofNothingDone(ResultForm.Sentence form, ImportPlan plan) {
        return filled(
                form.applied(), counts(plan.summary().rows(), plan.summary().changes(), 0, 0, 0));
    }

    /**
     * Tells what was done, counting what was written alone.
     *
     * @param form the sentence
     * @param plan the plan
     * @param report what became of it
     * @param written what was written
     * @return the sentence with its counts; empty when there was something to write, and nothing was
     */
    public static Optional<String> of(
            ResultForm.Sentence form, ImportPlan plan, ApplyReport report, WrittenChanges written) {
        if (report.applied() == 0 && !plan.isEmpty()) {
            return Optional.empty();
        }
        Map<ChangeKind, Long> kinds = new EnumMap<>(plan.summary().changes());
        kinds.replaceAll((kind, planned) -> kind.isWrite() ? written.kinds().getOrDefault(kind, 0L) : planned);
        return Optional.of(filled(
                form.applied(),
                counts(
                        plan.summary().rows(),
                        kinds,
                        written.invitations(),
                        written.rolesCreated(),
                        written.groupsCreated())));
    }

    private static Map<String, Long> counts(
            long rows, Map<ChangeKind, Long> kinds, long invited, long rolesAdded, long groupsAdded) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("rows", rows);
        counts.put("added", sum(kinds, ChangeKind.CREATE));
        counts.put("updated", sum(kinds, ChangeKind.UPDATE, ChangeKind.DEACTIVATE, ChangeKind.REACTIVATE));
        counts.put("deleted", sum(kinds, ChangeKind.DELETE, ChangeKind.ERASE));
        counts.put("unchanged", sum(kinds, ChangeKind.UNCHANGED));
        counts.put("skipped", sum(kinds, ChangeKind.SKIPPED, ChangeKind.UNCHANGED));
        counts.put("rejected", sum(kinds, ChangeKind.REJECTED));
        counts.put("rolesAdded", rolesAdded);
        counts.put("groupsAdded", groupsAdded);
        counts.put("invited", invited);
        return counts;
    }

    private static long sum(Map<ChangeKind, Long> kinds, ChangeKind... some) {
        return Arrays.stream(some)
                .mapToLong(kind -> kinds.getOrDefault(kind, 0L))
                .sum();
    }

    private static String filled(String sentence, Map<String, Long> counts) {
        String said = OPTIONAL.matcher(sentence)
                .replaceAll(part -> Matcher.quoteReplacement(isSaid(part.group(1), counts) ? part.group(1) : ""));
        return PLACE.matcher(said)
                .replaceAll(place -> Matcher.quoteReplacement(text(place.group(1), counts, place.group())));
    }

    private static boolean isSaid(String part, Map<String, Long> counts) {
        return PLACE.matcher(part).results().anyMatch(place -> counts.getOrDefault(place.group(1), 0L) > 0);
    }

    private static String text(String name, Map<String, Long> counts, String place) {
        Long count = counts.get(name);
        return count == null ? place : Long.toString(count);
    }
}
