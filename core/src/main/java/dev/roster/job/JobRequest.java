package dev.roster.job;

import dev.roster.profile.Offboarding;
import dev.roster.profile.Safeguard;
import dev.roster.spi.DirectorySource;
import dev.roster.spi.PlanId;
import dev.roster.view.ViewState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a job shall do: a kind and texts by name, which are kept with the job; no secrets. Immutable.
 *
 * @param kind the name of a kind, 1 to 100 of {@code a-z}, {@code 0-9} and hyphen
 * @param members the texts by name, together at most 100,000 characters
 */
public record JobRequest(String kind, Map<String, String> members) {

    /** The kind that plans an import and keeps the counts alone: {@link #validate}. */
    public static final String VALIDATE = "validate";

    /** The kind that takes the step {@link WizardStep.Preview} of an import: {@link #plan}. */
    public static final String PLAN = "plan";

    /** The kind that takes the step {@link WizardStep.Apply} of an import, or goes on with a run: {@link #apply}. */
    public static final String APPLY = "apply";

    /** The kind that writes a view to a place: {@link #export}. */
    public static final String EXPORT = "export";

    /** The kind that takes over what a directory says: {@link #sync}. */
    public static final String SYNC = "sync";

    /** The kind that lets people leave whose last day of work is over: {@link #leavers}. */
    public static final String LEAVERS = "leavers";

    /** The kind that erases whose retention is over: {@link #eraseOverdue}. */
    public static final String RETENTION = "retention";

    private static final int MAX = 100_000;
    private static final int MAX_KIND = 100;

    /**
     * Copies the texts.
     *
     * @throws IllegalArgumentException if the kind is none, or the texts are too long
     */
    public JobRequest {
        Objects.requireNonNull(kind, "kind");
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        boolean isKind = !kind.isEmpty()
                && kind.length() <= MAX_KIND
                && kind.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
        if (!isKind) {
            throw new IllegalArgumentException("no kind of a job: \"" + kind + "\"");
        }
        long length = members.entrySet().stream()
                .mapToLong(member ->
                        (long) member.getKey().length() + member.getValue().length())
                .sum();
        if (length > MAX) {
            throw new IllegalArgumentException(
                    "the request of a job has 100,000 characters at the most, found " + length);
        }
    }

    /**
     * Plans an import and keeps the counts alone, as {@code rows} and one for each {@link dev.roster.plan.ChangeKind}.
     *
     * @param wizard the import
     * @return the request
     */
    public static JobRequest validate(ImportWizard wizard) {
        return new JobRequest(VALIDATE, Map.of("wizard", wizard.id()));
    }

    /**
     * Takes the step {@link WizardStep.Preview} of an import.
     *
     * @param wizard the import as it was seen
     * @return the request
     */
    public static JobRequest plan(ImportWizard wizard) {
        return new JobRequest(PLAN, Map.of("wizard", wizard.id(), "version", Long.toString(wizard.version())));
    }

    /**
     * Takes the step {@link WizardStep.Apply} of an import. When its process dies, the process that takes over goes on with the
     * run.
     *
     * @param wizard the import as it was seen
     * @param acknowledged the safeguards that somebody looked at and wants to pass
     * @return the request
     */
    public static JobRequest apply(ImportWizard wizard, Set<Safeguard> acknowledged) {
        String words = acknowledged.stream().map(Safeguard::word).sorted().collect(Collectors.joining(","));
        return new JobRequest(
                APPLY,
                Map.of("wizard", wizard.id(), "version", Long.toString(wizard.version()), "acknowledged", words));
    }

    /**
     * Goes on with a run that was interrupted or cancelled.
     *
     * @param run the run
     * @return the request
     */
    public static JobRequest resume(PlanId run) {
        return new JobRequest(APPLY, Map.of("run", run.value()));
    }

    /**
     * Writes all users of a view to a place.
     *
     * @param view the view
     * @param place where, in the words of the host's {@link ExportPlaces}
     * @return the request
     */
    public static JobRequest export(ViewState view, String place) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("place", place);
        view.from(null).toParameters().forEach((name, value) -> members.put("view." + name, value));
        return new JobRequest(EXPORT, members);
    }

    /**
     * Takes over what a directory says. A safeguard that trips ends the job with nothing written.
     *
     * @param directory its name
     * @param wanted how much is read at least
     * @return the request
     */
    public static JobRequest sync(String directory, DirectorySource.Extent wanted) {
        return new JobRequest(SYNC, Map.of("directory", directory, "wanted", wanted.name()));
    }

    /**
     * Offboards everybody whose last day of work ({@link dev.roster.model.Field#END_DATE}) is over, by the calendar of UTC, and
     * whose account is not at rest; meant to be scheduled (T14). Whoever the one it is done for may not deactivate stays, as
     * does everybody while who gets what they own is not active; a safeguard that trips ends the job with nothing written. The
     * result has how many were {@code applied}, and how many were {@code left} as they are.
     *
     * @param offboarding why, who gets what they own, and whether their data is exported
     * @return the request
     */
    public static JobRequest leavers(Offboarding offboarding) {
        Map<String, String> members = new LinkedHashMap<>();
        if (offboarding.reason() != null) {
            members.put("reason", offboarding.reason());
        }
        if (offboarding.successor() != null) {
            members.put("to", offboarding.successor().value());
        }
        if (offboarding.isExported()) {
            members.put("export", "true");
        }
        return new JobRequest(LEAVERS, members);
    }

    /**
     * Erases users whose retention is over, as {@link dev.roster.account.Users#eraseOverdue} does for who asks. The result has how
     * many were {@code erased}, and how many were {@code left}.
     *
     * @return the request
     */
    public static JobRequest eraseOverdue() {
        return new JobRequest(RETENTION, Map.of());
    }

    /**
     * One of the texts.
     *
     * @param name its name
     * @return the text
     * @throws IllegalArgumentException if there is none of that name
     */
    public String require(String name) {
        String text = members.get(name);
        if (text == null) {
            throw new IllegalArgumentException("the request of a job of kind " + kind + " has no " + name);
        }
        return text;
    }
}
