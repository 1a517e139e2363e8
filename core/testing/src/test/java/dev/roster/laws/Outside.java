package dev.roster.laws;

import dev.roster.model.UserId;
import dev.roster.spi.DeliveryRefusedException;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.SignInAccount;
import dev.roster.spi.SignInAccounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Sign-in accounts and other systems that are told by messages: each call may fail before or after it was done, be refused, or
 * hang while others go on. For one thread.
 */
final class Outside implements SignInAccounts {

    /** What somebody does while a call hangs. */
    private final Runnable meanwhile;

    private final Predicate<UserId> isActive;
    private final Dice dice;
    private final EffectsLedger ledger;
    private final Map<UserId, Boolean> accounts = new TreeMap<>();
    private final Set<UserId> sessions = new HashSet<>();
    private final List<String> resetWhileOut = new ArrayList<>();
    private int troublePercent;
    private boolean mayHang;

    Outside(Dice dice, EffectsLedger ledger, Runnable meanwhile, Predicate<UserId> isActive) {
        this.dice = dice;
        this.ledger = ledger;
        this.meanwhile = meanwhile;
        this.isActive = isActive;
    }

    /** From now on so many calls of a hundred go wrong. */
    void trouble(int percent, boolean hanging) {
        troublePercent = percent;
        mayHang = hanging;
    }

    /** Receives an effect that is no matter of accounts. */
    void receive(OutboxMessage message) {
        ledger.begin(message);
        call(() -> ledger.finish(message));
    }

    /** An account is made where the host makes accounts. */
    void make(UserId user) {
        accounts.put(user, true);
    }

    /** Somebody signs in, if the account lets them. */
    void signIn(UserId user) {
        if (isOpen(user)) {
            sessions.add(user);
        }
    }

    boolean isOpen(UserId user) {
        return Boolean.TRUE.equals(accounts.get(user));
    }

    /** The resets that were asked for of somebody who was not active. */
    List<String> resetWhileOut() {
        return resetWhileOut;
    }

    boolean hasSession(UserId user) {
        return sessions.contains(user);
    }

    /** After a call that hung nothing else goes wrong: without a fence nobody could mend what comes late and dies. */
    private void call(Runnable work) {
        if (!dice.chance(troublePercent)) {
            work.run();
            return;
        }
        switch (dice.below(mayHang ? 5 : 3)) {
            case 0 -> throw new IllegalStateException("no answer");
            case 1 -> {
                work.run();
                throw new IllegalStateException("no answer any more");
            }
            case 2 -> throw new DeliveryRefusedException("never");
            default -> {
                trouble(0, false);
                meanwhile.run();
                work.run();
            }
        }
    }

    @Override
    public void enable(UserId user) {
        call(() -> accounts.put(user, true));
    }

    @Override
    public void disable(UserId user) {
        call(() -> accounts.computeIfPresent(user, (key, isOpen) -> false));
    }

    @Override
    public void revoke(UserId user) {
        call(() -> sessions.remove(user));
    }

    @Override
    public void remove(UserId user) {
        call(() -> {
            accounts.remove(user);
            sessions.remove(user);
        });
    }

    @Override
    public void resetPassword(String key, UserId user) {
        if (!isActive.test(user)) {
            resetWhileOut.add(key);
        }
        call(() -> {});
    }

    @Override
    public List<SignInAccount> findAll(Collection<UserId> users) {
        return all().filter(account -> users.contains(account.user())).toList();
    }

    @Override
    public Stream<SignInAccount> all() {
        return List.copyOf(accounts.keySet()).stream()
                .map(user -> new SignInAccount(user, "uid=" + user, isOpen(user)));
    }
}
