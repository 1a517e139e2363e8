package dev.roster.apply;

import dev.roster.life.Effects;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.Effect;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.OneTimeToken.Purpose;
import dev.roster.spi.TokenStore;
import dev.roster.spi.Write;
import dev.roster.tenant.OneTimeLinks;
import dev.roster.tenant.TenantState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a unit does to one-time links and sessions: who is invited and waits, or whose password is reset, gets a link; those that were
 * sent before are good no longer once the address, the rights or the status of their user is another; and who is kept out has no
 * session left. For one thread.
 */
final class UnitTokens {

    /** What a link was sent on: it is another account, in whatever way, once one of these changes. */
    private static final Set<Field<?>> RESTS_ON =
            Set.of(Field.PRIMARY_EMAIL, Field.ROLES, Field.GRANTS, Field.ORGANIZATION, Field.STATUS);

    private final UnitRecord record;
    private final Optional<OneTimeLinks> links;
    private final Optional<ResetLinks> resets;
    private final boolean isKept;
    private final boolean keepsCredentials;

    /**
     * Looks after the links of units.
     *
     * @param tenant where they are kept
     * @param record what the units say of themselves
     */
    UnitTokens(TenantState tenant, UnitRecord record) {
        this.record = record;
        this.links = tenant.links();
        this.resets = links.flatMap(made -> tenant.signIn().map(how -> new ResetLinks(made, how.resetLife())));
        this.isKept = tenant.keepsTokens();
        this.keepsCredentials = tenant.keepsCredentials();
    }

    /** The writes beside those of the users, behind them: a link is of somebody who is there. */
    List<Write> writes(UnitDraft draft) {
        List<Write> writes = new ArrayList<>(0);
        if (isKept) {
            draft.done().forEach(done -> add(writes, done));
        }
        if (keepsCredentials) {
            draft.done().forEach(done -> endSessions(writes, done));
        }
        return writes;
    }

    /** Whoever is kept out stays out of what they began before, also when they come back. */
    private static void endSessions(List<Write> writes, UnitDraft.Done done) {
        User after = done.after();
        if (after != null && done.change().effects().contains(Effect.DISABLE_SIGN_IN)) {
            writes.add(new Write.Extra(new CredentialStore.Change.EndSessions(after.id())));
        }
    }

    private void add(List<Write> writes, UnitDraft.Done done) {
        User after = done.after();
        if (after == null) {
            return;
        }
        if (isLapsed(done.before(), done.change())) {
            writes.add(new Write.Extra(new TokenStore.Change.Revoke(after.id())));
        }
        links.ifPresent(made -> Effects.invitedTo(done.change(), after)
                .map(address -> token(made, done.change(), after.id(), address))
                .ifPresent(token -> writes.add(new Write.Extra(new TokenStore.Change.Issue(token)))));
        resets.flatMap(made -> reset(made, done.change(), after))
                .ifPresent(token -> writes.add(new Write.Extra(new TokenStore.Change.Issue(token))));
    }

    /** Who has no address gets no link: the message about it says so. */
    private Optional<OneTimeToken> reset(ResetLinks made, PlannedChange change, User after) {
        EmailAddress address = after.contact().primaryEmail();
        if (address == null || !change.effects().contains(Effect.RESET) || !Effects.isReset(after)) {
            return Optional.empty();
        }
        return Optional.of(made.links()
                .token(
                        new OneTimeLinks.Link(Purpose.PASSWORD_RESET, record.key(change, Effect.RESET)),
                        after.id(),
                        address,
                        OneTimeLinks.issuerOf(record.actor()),
                        record.now(),
                        made.life()));
    }

    /** Links by which passwords are set anew, where those are kept here. */
    private record ResetLinks(OneTimeLinks links, Duration life) {}

    private OneTimeToken token(OneTimeLinks made, PlannedChange change, UserId user, EmailAddress address) {
        Purpose purpose = Objects.requireNonNull(record.link(), "where links are made, one has a label")
                .purpose();
        return made.token(
                new OneTimeLinks.Link(purpose, record.key(change, Effect.INVITE)),
                user,
                address,
                OneTimeLinks.issuerOf(record.actor()),
                record.now());
    }

    /** Who was never invited has a link only where this host sends other ones, too. */
    private boolean isLapsed(@Nullable User before, PlannedChange change) {
        return before != null
                && (links.isPresent() || before.access().status() == UserStatus.INVITED)
                && change.fields().stream().map(FieldChange::field).anyMatch(RESTS_ON::contains);
    }
}
