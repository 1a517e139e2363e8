package dev.roster.deliver;

import dev.roster.account.EffectReceiver;
import dev.roster.life.Effects;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.Effect;
import dev.roster.spi.DeliveryRefusedException;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.SignInAccounts;
import dev.roster.tenant.TenantState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells sign-in accounts what became of a user, by what is stored when the message arrives and once more when the account was
 * told: however late a message or its call comes, the account stands as its user does. Safe for use by many threads.
 */
final class SignInReceiver implements EffectReceiver {

    private final TenantState tenant;
    private final SignInAccounts accounts;

    private SignInReceiver(TenantState tenant, SignInAccounts accounts) {
        this.tenant = tenant;
        this.accounts = accounts;
    }

    /**
     * The receivers of the effects about sign-in accounts.
     *
     * @param tenant whose users
     * @param accounts whom they tell; null when the host keeps no accounts elsewhere: there is nobody to tell, so what is
     *     told to nobody is delivered, but a reset, which somebody waits for, has no receiver
     * @return the receivers by the word of their effect
     */
    static Map<String, EffectReceiver> receivers(TenantState tenant, @Nullable SignInAccounts accounts) {
        Map<String, EffectReceiver> receivers = new LinkedHashMap<>();
        EffectReceiver receiver = nobody -> {};
        if (accounts != null) {
            receiver = new SignInReceiver(tenant, accounts);
            receivers.put(Effect.RESET.word(), receiver);
        }
        for (Effect effect :
                List.of(Effect.END_SESSIONS, Effect.ENABLE_SIGN_IN, Effect.DISABLE_SIGN_IN, Effect.REMOVE_SIGN_IN)) {
            receivers.put(effect.word(), receiver);
        }
        return receivers;
    }

    /**
     * Does what a message says.
     *
     * @throws DeliveryRefusedException if a password should be reset, and the user is not active by now: whoever wanted it must
     *     know, since the old one is good again when the user comes back
     */
    @Override
    public void receive(OutboxMessage message) {
        UserId user = message.user();
        switch (Effect.of(message.effect())) {
            case END_SESSIONS -> accounts.revoke(user);
            case ENABLE_SIGN_IN -> open(user);
            case DISABLE_SIGN_IN -> deny(user, false);
            case REMOVE_SIGN_IN -> deny(user, true);
            case RESET -> reset(message.key(), user);
            case INVITE, NOTIFY, MESSAGE, TRANSFER, EXPORT ->
                throw new IllegalArgumentException(message.effect() + " is no matter of sign-in accounts");
        }
    }

    /** Opens the door of whoever may come in. Whoever was denied while it was opened finds it closed. */
    private void open(UserId user) {
        while (standing(user).mayBeOpen()) {
            accounts.enable(user);
            if (standing(user).mayBeOpen()) {
                return;
            }
            close(user);
        }
    }

    /**
     * Whoever may sign in again by now keeps the account, but not the sessions from before. Whoever came back while the door
     * was closed, so that the message about that may have been delivered, finds it open.
     */
    private void deny(UserId user, boolean isRemoval) {
        AccountStanding now = standing(user);
        if (now.mayBeOpen()) {
            accounts.revoke(user);
            return;
        }
        if (isRemoval && now == AccountStanding.GONE) {
            accounts.remove(user);
        } else {
            close(user);
        }
        open(user);
    }

    private void reset(String key, UserId id) {
        User user = stored(id).orElse(null);
        if (Effects.isReset(user)) {
            accounts.resetPassword(key, id);
        } else if (user != null) {
            throw new DeliveryRefusedException(
                    "user " + id + " is not active, so the password was not reset; retry this message"
                            + " when they are active again, or discard it");
        }
    }

    private void close(UserId user) {
        accounts.disable(user);
        accounts.revoke(user);
    }

    private AccountStanding standing(UserId user) {
        return AccountStanding.of(stored(user).orElse(null));
    }

    private Optional<User> stored(UserId user) {
        return tenant.stores().users().findAll(List.of(user)).stream().findFirst();
    }
}
