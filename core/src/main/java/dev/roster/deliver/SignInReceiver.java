package dev.roster.deliver;

import dev.roster.account.EffectReceiver;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.Effect;
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
     *     told to nobody is delivered
     * @return the receivers by the word of their effect
     */
    static Map<String, EffectReceiver> receivers(TenantState tenant, @Nullable SignInAccounts accounts) {
        EffectReceiver receiver = accounts == null ? nobody -> {} : new SignInReceiver(tenant, accounts);
        Map<String, EffectReceiver> receivers = new LinkedHashMap<>();
        for (Effect effect : List.of(Effect.ENABLE_SIGN_IN, Effect.DISABLE_SIGN_IN, Effect.REMOVE_SIGN_IN)) {
            receivers.put(effect.word(), receiver);
        }
        return receivers;
    }

    @Override
    public void receive(OutboxMessage message) {
        UserId user = message.user();
        switch (Effect.of(message.effect())) {
            case ENABLE_SIGN_IN -> open(user);
            case DISABLE_SIGN_IN -> deny(user, false);
            case REMOVE_SIGN_IN -> deny(user, true);
            case INVITE, NOTIFY, MESSAGE, TRANSFER ->
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

    private void close(UserId user) {
        accounts.disable(user);
        accounts.revoke(user);
    }

    private AccountStanding standing(UserId user) {
        Optional<User> stored =
                tenant.stores().users().findAll(List.of(user)).stream().findFirst();
        return AccountStanding.of(stored.orElse(null));
    }
}
