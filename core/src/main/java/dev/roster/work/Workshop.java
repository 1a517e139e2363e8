package dev.roster.work;

import dev.roster.access.Actor;
import dev.roster.job.JobSettings;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.UploadStore;
import dev.roster.tenant.TenantState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A tenant and what its host says about long work.
 *
 * @param tenant the tenant
 * @param settings what the host says
 */
public record Workshop(TenantState tenant, JobSettings settings) {

    /** How much longer than what they belong to uploads are kept where nobody came to delete them. */
    private static final Duration GRACE = Duration.ofDays(1);

    private static final int MANY = 1_000;

    /** Checks that everything is there. */
    public Workshop {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(settings, "settings");
    }

    /** Does what time asks for, where there is something to keep it in. */
    public void tick() {
        if (tenant.stores().capability(DocumentStore.class).isPresent()) {
            new WizardShelf(this).sweep();
        }
        settings.uploads()
                .or(() -> tenant.stores().capability(UploadStore.class))
                .ifPresent(uploads -> uploads.expired(now(), MANY).forEach(upload -> uploads.delete(upload.key())));
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
        return idAt(now(), tenant.newId().getMostSignificantBits() ^ tenant.newId().getLeastSignificantBits());
    }

    static String idAt(Instant moment, long own) {
        long age = Long.MAX_VALUE - ChronoUnit.MICROS.between(Instant.EPOCH, moment);
        return HexFormat.of().toHexDigits(age) + "-" + HexFormat.of().toHexDigits(own);
    }

    /** Whether an actor may know of what somebody began. */
    boolean mayKnow(Actor actor, String beganBy) {
        return actor.name().equals(beganBy) || tenant.authorizer().mayReadRuns(tenant.refreshed(actor));
    }
}
