package dev.roster.account;

import dev.roster.model.UserId;
import dev.roster.spi.SignInAccount;
import dev.roster.spi.SignInAccounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Sign-in accounts in memory, which write down what they are told. */
final class KeptAccounts implements SignInAccounts {

    private final Map<String, Boolean> accounts = new ConcurrentSkipListMap<>();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private int mostAsked;
    private final List<String> resets = Collections.synchronizedList(new ArrayList<>());
    private boolean knowsNoReset;
    private int failures;

    KeptAccounts with(String user, boolean isEnabled) {
        accounts.put(user, isEnabled);
        return this;
    }

    void knowNoReset() {
        knowsNoReset = true;
    }

    /** The next calls do what they are asked for, and their answer is lost. */
    void loseAnswers(int count) {
        failures = count;
    }

    /** The keys of all resets that were asked for. */
    List<String> resets() {
        return List.copyOf(resets);
    }

    Map<String, Boolean> state() {
        return Map.copyOf(accounts);
    }

    List<String> told() {
        return List.copyOf(told);
    }

    int mostAsked() {
        return mostAsked;
    }

    @Override
    public void enable(UserId user) {
        told.add("enable " + user);
        accounts.put(user.value(), true);
    }

    @Override
    public void disable(UserId user) {
        told.add("disable " + user);
        accounts.computeIfPresent(user.value(), (key, isEnabled) -> false);
    }

    @Override
    public void revoke(UserId user) {
        told.add("revoke " + user);
    }

    @Override
    public void remove(UserId user) {
        told.add("remove " + user);
        accounts.remove(user.value());
    }

    @Override
    public void resetPassword(String key, UserId user) {
        if (knowsNoReset) {
            SignInAccounts.super.resetPassword(key, user);
        }
        told.add("reset " + user);
        resets.add(key);
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("no answer");
        }
    }

    @Override
    public List<SignInAccount> findAll(Collection<UserId> users) {
        mostAsked = Math.max(mostAsked, users.size());
        return users.stream()
                .filter(user -> accounts.containsKey(user.value()))
                .map(user -> account(user.value()))
                .toList();
    }

    @Override
    public Stream<SignInAccount> all() {
        return accounts.keySet().stream().map(this::account);
    }

    private SignInAccount account(String user) {
        return new SignInAccount(new UserId(user), "uid=" + user, Boolean.TRUE.equals(accounts.get(user)));
    }
}
