package dev.roster.work;

import dev.roster.access.Actor;
import dev.roster.job.JobRunner;
import dev.roster.job.JobSettings;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.UploadStore;
import dev.roster.tenant.ImpersonationShelf;
import dev.roster.tenant.TenantState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Predicate;

/** A tenant and what its host says about long work. Safe for use by many threads. */
public final class Workshop implements AutoCloseable {

    /** How much longer than what they belong to uploads are kept where nobody came to delete them. */
    private static final Duration GRACE = Duration.ofDays(1);

    private static final int MANY = 1_000;
    /** How long windows of attempts are remembered after their end. */
    private static final Duration ATTEMPTS_KEPT = Duration.ofDays(30);

    private static final int MAX_ID = 200;
    private static final int THREADS = 2;
    private static final int QUEUE = 100;

    private final TenantState tenant;
    private final JobSettings settings;
    private final JobRunner runner;

    /**
     * Opens the workshop of a tenant.
     *
     * @param tenant the tenant
     * @param settings what the host says
     */
    public Workshop(TenantState tenant, JobSettings settings) {
        this.tenant = Objects.requireNonNull(tenant, "tenant");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.runner = settings.runner().orElseGet(() -> JobRunner.threads(THREADS, QUEUE));
    }

    /** {@return the tenant} */
    public TenantState tenant() {
        return tenant;
    }

    /** Does what time asks for, where there is something to keep it in. */
    public void tick() {
        if (tenant.stores().capability(DocumentStore.class).isPresent()) {
            new WizardShelf(this).sweep();
            new ImpersonationShelf(tenant).sweep();
            new JobShelf(this).sweep();
            new ScheduleShelf(this).startDue();
        }
        tenant.stores()
                .capability(SignInAttemptStore.class)
                .ifPresent(attempts -> attempts.expire(now().minus(ATTEMPTS_KEPT), MANY));
        settings.uploads()
                .or(() -> tenant.stores().capability(UploadStore.class))
                .ifPresent(uploads -> uploads.expired(now(), MANY).forEach(upload -> uploads.delete(upload.key())));
    }

    /**
     * Runs a job on this thread, unless somebody else does or did.
     *
     * @param job its id
     */
    public void run(String job) {
        new JobWork(this, job).run();
    }

    /** Takes no more jobs on threads of its own; the runner of a host is the host's. */
    @Override
    public void close() {
        if (settings.runner().isEmpty()) {
            runner.close();
        }
    }

    JobSettings settings() {
        return settings;
    }

    JobRunner runner() {
        return runner;
    }

    DocumentStore documents() {
        return tenant.stores().require(DocumentStore.class);
    }

    UploadStore uploads() {
        return settings.uploads().orElseGet(() -> tenant.stores().require(UploadStore.class));
    }

    Instant now() {
        return tenant.now();
    }

    /** When an upload may be deleted that belongs to something with an end. */
    static Instant expiryBeside(Instant end) {
        return end.plus(GRACE);
    }

    /** An id that nobody has; in the order of ids, what was made later comes first. */
    String newId() {
        var drawn = tenant.newId();
        return idAt(now(), drawn.getMostSignificantBits() ^ drawn.getLeastSignificantBits());
    }

    static String idAt(Instant moment, long own) {
        long age = Long.MAX_VALUE - ChronoUnit.MICROS.between(Instant.EPOCH, moment);
        return HexFormat.of().toHexDigits(age) + "-" + HexFormat.of().toHexDigits(own);
    }

    /** Of whom an actor may know what they began. */
    Predicate<Asker> known(Actor actor) {
        Asker self = Asker.of(actor);
        boolean isEverybody = tenant.authorizer().mayReadRuns(tenant.refreshed(actor));
        return asker -> isEverybody || self.equals(asker);
    }

    /** Whether a text that anybody may have sent can be the id of something that is kept. */
    static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= MAX_ID && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
