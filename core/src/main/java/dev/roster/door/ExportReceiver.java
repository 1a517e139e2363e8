package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.access.NotAuthorizedException;
import dev.roster.account.EffectReceiver;
import dev.roster.account.PersonArchives;
import dev.roster.model.UserId;
import dev.roster.spi.DeliveryRefusedException;
import dev.roster.spi.OutboxMessage;
import dev.roster.table.TableWriter;
import dev.roster.tenant.OneTimeLinks;
import dev.roster.tenant.TenantState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Exports people to the host, each as far as who ordered it may see them when the message arrives. Safe for use by many threads.
 */
public final class ExportReceiver implements EffectReceiver {

    /** What stands in the message: who ordered the export. */
    private static final String BY = "by";

    private final TenantState tenant;
    private final PersonArchives archives;
    private final Function<Appendable, TableWriter> csv;

    /**
     * Prepares to export.
     *
     * @param tenant whose users
     * @param archives where it is kept
     * @param csv how tables are written
     */
    public ExportReceiver(TenantState tenant, PersonArchives archives, Function<Appendable, TableWriter> csv) {
        this.tenant = tenant;
        this.archives = Objects.requireNonNull(archives, "archives");
        this.csv = Objects.requireNonNull(csv, "csv");
    }

    /**
     * Exports a user.
     *
     * @throws DeliveryRefusedException if who ordered it is gone or may not do so any more, or the user is gone or was erased
     * @throws UncheckedIOException if the host could not save it
     * @throws IllegalStateException if the host did not save it and did not say so
     */
    @Override
    public void receive(OutboxMessage message) {
        UserId user = message.user();
        // An erasure leaves of a message whom it concerns, and nothing else.
        String by = message.body().get(BY);
        if (by == null) {
            throw new DeliveryRefusedException("user " + user
                    + " was erased before their data was exported, so nothing is left to export; discard this message");
        }
        save(message.key(), user, contentOf(user, by));
    }

    private PersonArchives.Content contentOf(UserId user, String by) {
        Actor actor = ordering(by)
                .orElseThrow(
                        () -> new DeliveryRefusedException("user " + by + ", who ordered the export of user " + user
                                + ", is not there any more; discard this message, and let somebody else export"
                                + " the user"));
        try {
            return new PersonExport(tenant, actor, csv).find(user).orElseThrow(() -> refusal(user, by));
        } catch (NotAuthorizedException refused) {
            throw refusal(user, by);
        }
    }

    private Optional<Actor> ordering(String by) {
        return OneTimeLinks.operatorOf(by)
                .map(Actor::operator)
                .or(() -> tenant.stores().users().findAll(List.of(new UserId(by))).stream()
                        .findFirst()
                        .map(Actor::of));
    }

    /** Who ordered it is called by the id, and so is the user: a message must not tell what an erasure takes away. */
    private static DeliveryRefusedException refusal(UserId user, String by) {
        return new DeliveryRefusedException(
                "user " + user + " is not there any more, or may not be exported any more by " + by
                        + ", who ordered it; discard this message, and let somebody else export the user if they are"
                        + " there");
    }

    private void save(String key, UserId user, PersonArchives.Content content) {
        AtomicBoolean isWritten = new AtomicBoolean();
        try {
            archives.save(key, user, out -> {
                content.writeTo(out);
                isWritten.set(true);
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "the export of user " + user + " could not be saved: " + failed.getMessage(), failed);
        }
        if (!isWritten.get()) {
            throw new IllegalStateException("PersonArchives.save returned without the export of user " + user
                    + "; it must write the content, and let through what that throws");
        }
    }
}
