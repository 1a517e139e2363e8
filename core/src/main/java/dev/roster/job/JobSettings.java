package dev.roster.job;

import dev.roster.model.Fields;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.UploadStore;
import dev.roster.view.Columns;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a host says about long work and imports step by step. Immutable: every method returns a changed copy.
 *
 * <pre>{@code
 * Roster.on(stores).jobs(JobSettings.defaults().reading(formats)).build();
 * }</pre>
 */
public final class JobSettings {

    private static final long MAX_UPLOAD = 100L << 20;
    private static final JobSettings DEFAULTS = new JobSettings(new Draft());

    private final Draft draft;

    /** Settings while they change. */
    private static final class Draft {
        UploadFormats formats = UploadFormats.NONE;
        Function<String, Profile> profiles = Profiles::require;

        @Nullable UploadStore uploads;

        Duration wizardLife = Duration.ofDays(1);
        long maxUploadBytes = MAX_UPLOAD;
        int maxOpenImports = 20;
        int maxSchedules = 1_000;
        ExportPlaces places = ExportPlaces.NONE;
        Function<Fields, Columns> columns = Columns::standard;
        Map<String, JobKind> kinds = Map.of();

        @Nullable JobRunner runner;

        JobListener listener = JobListener.SILENT;
        Duration lease = Duration.ofSeconds(30);

        Draft copy() {
            Draft copy = new Draft();
            copy.formats = formats;
            copy.profiles = profiles;
            copy.uploads = uploads;
            copy.wizardLife = wizardLife;
            copy.maxUploadBytes = maxUploadBytes;
            copy.maxOpenImports = maxOpenImports;
            copy.maxSchedules = maxSchedules;
            copy.places = places;
            copy.columns = columns;
            copy.kinds = kinds;
            copy.runner = runner;
            copy.listener = listener;
            copy.lease = lease;
            return copy;
        }
    }

    private JobSettings(Draft draft) {
        this.draft = draft;
    }

    private JobSettings with(Consumer<Draft> change) {
        Draft copy = draft.copy();
        change.accept(copy);
        return new JobSettings(copy);
    }

    /** {@return no files are read, the profiles of Roster, an import lives for a day} */
    public static JobSettings defaults() {
        return DEFAULTS;
    }

    /**
     * Says how uploaded files are read.
     *
     * @param formats how; default {@link UploadFormats#NONE}. Example: {@code file -> CsvRowSource.of(file.name(), file::open)}
     * @return the changed copy
     */
    public JobSettings reading(UploadFormats formats) {
        Objects.requireNonNull(formats, "formats");
        return with(copy -> copy.formats = formats);
    }

    /**
     * Says which profiles there are.
     *
     * @param profiles finds one by its name, and throws {@link IllegalArgumentException} for others; default
     *     {@link Profiles#require}. Example: one more for the host's own file
     * @return the changed copy
     */
    public JobSettings profiles(Function<String, Profile> profiles) {
        Objects.requireNonNull(profiles, "profiles");
        return with(copy -> copy.profiles = profiles);
    }

    /**
     * Keeps uploads elsewhere than in the stores.
     *
     * @param uploads where; default what the stores have. Example: {@code FileUploads.in(Path.of("/var/lib/app/uploads"))}
     * @return the changed copy
     */
    public JobSettings uploads(UploadStore uploads) {
        Objects.requireNonNull(uploads, "uploads");
        return with(copy -> copy.uploads = uploads);
    }

    /**
     * Says how long an import may take from its beginning.
     *
     * @param life how long; default a day. Example: an hour, after which the file is deleted
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public JobSettings wizardLife(Duration life) {
        return with(copy -> copy.wizardLife = positive(life));
    }

    /**
     * Bounds the bytes of an upload.
     *
     * @param bytes how many at the most, 1 or more; default 100 MiB. Example: 10,000,000 for a form's attachment
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public JobSettings maxUploadBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("an upload has 1 byte or more, found " + bytes);
        }
        return with(copy -> copy.maxUploadBytes = bytes);
    }

    /**
     * Bounds the imports that one actor has begun and not ended.
     *
     * @param number how many at the most, 1 or more; default 20. Example: 1 for a host whose page shows one
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public JobSettings maxOpenImports(int number) {
        return with(copy -> copy.maxOpenImports = positive(number, "imports"));
    }

    /**
     * Bounds the scheduled jobs of the tenant.
     *
     * @param number how many at the most, 1 or more; default 1,000
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public JobSettings maxSchedules(int number) {
        return with(copy -> copy.maxSchedules = positive(number, "scheduled jobs"));
    }

    /**
     * Says where exports go.
     *
     * @param places the places; default {@link ExportPlaces#NONE}. Example: {@code place -> CsvTableWriter.to(fileFor(place))}
     * @return the changed copy
     */
    public JobSettings exportingTo(ExportPlaces places) {
        Objects.requireNonNull(places, "places");
        return with(copy -> copy.places = places);
    }

    /**
     * Says which columns exports can have.
     *
     * @param columns makes them of the fields that there are; default {@link Columns#standard}. Example: {@code
     *     Columns::learningPlatform}
     * @return the changed copy
     */
    public JobSettings columns(Function<Fields, Columns> columns) {
        Objects.requireNonNull(columns, "columns");
        return with(copy -> copy.columns = columns);
    }

    /**
     * Adds a kind of jobs, or replaces one of Roster's.
     *
     * @param name its name; default {@code validate plan apply export sync leavers retention}. Example: {@code archive}
     * @param kind how it is done
     * @return the changed copy
     */
    public JobSettings kind(String name, JobKind kind) {
        Map<String, JobKind> more = new LinkedHashMap<>(draft.kinds);
        more.put(name, Objects.requireNonNull(kind, "kind"));
        return with(copy -> copy.kinds = Collections.unmodifiableMap(more));
    }

    /**
     * Says who sees to it that jobs are run.
     *
     * @param runner the runner, which the host closes; default two threads of this process and a queue of 100. Example: one
     *     that sends the id to a queue
     * @return the changed copy
     */
    public JobSettings running(JobRunner runner) {
        Objects.requireNonNull(runner, "runner");
        return with(copy -> copy.runner = runner);
    }

    /**
     * Says who hears of jobs.
     *
     * @param listener who; default {@link JobListener#SILENT}. Example: {@code job -> sockets.send(job.actor(), job.id())}
     * @return the changed copy
     */
    public JobSettings telling(JobListener listener) {
        Objects.requireNonNull(listener, "listener");
        return with(copy -> copy.listener = listener);
    }

    /**
     * Says after how long without a sign of life the process of a job is taken for dead.
     *
     * @param lease how long; default 30 seconds; a sign is given every third of it, or every second. Example: ten seconds
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public JobSettings lease(Duration lease) {
        return with(copy -> copy.lease = positive(lease));
    }

    private static int positive(int number, String what) {
        if (number < 1) {
            throw new IllegalArgumentException("there must be room for 1 or more " + what + ", found " + number);
        }
        return number;
    }

    private static Duration positive(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a time must be positive, found " + time);
        }
        return time;
    }

    /** {@return how uploaded files are read} */
    public UploadFormats formats() {
        return draft.formats;
    }

    /**
     * Finds a profile.
     *
     * @param name its name
     * @return the profile
     * @throws IllegalArgumentException if there is none
     */
    public Profile profile(String name) {
        return draft.profiles.apply(name);
    }

    /** {@return where uploads are kept, or empty for the stores} */
    public Optional<UploadStore> uploads() {
        return Optional.ofNullable(draft.uploads);
    }

    /** {@return how long an import may take} */
    public Duration wizardLife() {
        return draft.wizardLife;
    }

    /** {@return how many bytes an upload has at the most} */
    public long maxUploadBytes() {
        return draft.maxUploadBytes;
    }

    /** {@return how many imports one actor may have open} */
    public int maxOpenImports() {
        return draft.maxOpenImports;
    }

    /** {@return how many scheduled jobs there may be} */
    public int maxSchedules() {
        return draft.maxSchedules;
    }

    /** {@return where exports go} */
    public ExportPlaces places() {
        return draft.places;
    }

    /** {@return makes the columns that exports can have} */
    public Function<Fields, Columns> columns() {
        return draft.columns;
    }

    /** {@return the host's kinds of jobs by name} */
    public Map<String, JobKind> kinds() {
        return draft.kinds;
    }

    /** {@return who sees to it that jobs are run, or empty for threads of this process} */
    public Optional<JobRunner> runner() {
        return Optional.ofNullable(draft.runner);
    }

    /** {@return who hears of jobs} */
    public JobListener listener() {
        return draft.listener;
    }

    /** {@return after how long without a sign of life the process of a job is taken for dead} */
    public Duration lease() {
        return draft.lease;
    }
}
