package dev.roster.deliver;

import dev.roster.account.Drift;
import dev.roster.account.Reconciliation;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.spi.SignInAccount;
import dev.roster.spi.SignInAccounts;
import dev.roster.tenant.TenantState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of all accounts with their users, then of all active users with their accounts, a thousand at a time. No
 * question to the stores is open while accounts are asked. For one thread.
 */
final class Comparison {

    private static final int CHUNK = UserQuery.MAX_LIMIT;

    private final TenantState tenant;
    private final SignInAccounts accounts;
    private final Instant now;
    private final Map<Drift.Kind, Long> counts = new EnumMap<>(Drift.Kind.class);
    private final List<Drift> denials = new ArrayList<>();
    private final List<Drift> others = new ArrayList<>();
    private long seen;
    private long open;

    Comparison(TenantState tenant, SignInAccounts accounts) {
        this.tenant = tenant;
        this.accounts = accounts;
        this.now = tenant.now();
    }

    Reconciliation compare() {
        compareAccounts();
        compareUsers();
        List<Drift> drifts = new ArrayList<>(denials);
        drifts.addAll(others);
        return new Reconciliation(tenant.newId().toString(), now, seen, open, counts, drifts, false);
    }

    private void compareAccounts() {
        try (Stream<SignInAccount> all = accounts.all()) {
            Iterator<SignInAccount> left = all.iterator();
            while (left.hasNext()) {
                List<SignInAccount> chunk = new ArrayList<>();
                while (left.hasNext() && chunk.size() < CHUNK) {
                    chunk.add(left.next());
                }
                compareAccounts(chunk);
            }
        }
    }

    private void compareAccounts(List<SignInAccount> chunk) {
        Set<UserId> named = new LinkedHashSet<>();
        chunk.forEach(account -> named.add(account.user()));
        Map<UserId, User> users = new HashMap<>();
        tenant.stores().users().findAll(named).forEach(user -> users.put(user.id(), user));
        for (SignInAccount account : chunk) {
            seen++;
            open += account.isEnabled() ? 1 : 0;
            drift(account, AccountStanding.of(users.get(account.user())))
                    .ifPresent(kind -> add(kind, account.user(), account));
        }
    }

    private static Optional<Drift.Kind> drift(SignInAccount account, AccountStanding standing) {
        return switch (standing) {
            case OPEN -> account.isEnabled() ? Optional.empty() : Optional.of(Drift.Kind.CLOSED);
            case OPENING -> Optional.empty();
            case CLOSED -> account.isEnabled() ? Optional.of(Drift.Kind.OPEN) : Optional.empty();
            case GONE -> Optional.of(Drift.Kind.NOBODY);
        };
    }

    private void compareUsers() {
        UserQuery query = UserQuery.first(CHUNK).where(Filter.of(Field.STATUS, Operator.EQUAL, UserStatus.ACTIVE));
        Page page = tenant.stores().users().query(query);
        compareUsers(page.users());
        while (page.nextCursor() != null) {
            page = tenant.stores().users().query(query.from(page.nextCursor()));
            compareUsers(page.users());
        }
    }

    private void compareUsers(List<User> chunk) {
        List<UserId> ids = chunk.stream().map(User::id).toList();
        if (ids.isEmpty()) {
            return;
        }
        Set<UserId> having = new HashSet<>();
        accounts.findAll(ids).forEach(account -> having.add(account.user()));
        ids.stream().filter(id -> !having.contains(id)).forEach(id -> add(Drift.Kind.MISSING, id, null));
    }

    private void add(Drift.Kind kind, UserId user, @Nullable SignInAccount account) {
        counts.merge(kind, 1L, Long::sum);
        List<Drift> list = kind.isDenial() ? denials : others;
        if (list.size() < Reconciliation.MOST) {
            list.add(new Drift(kind, user, account));
        }
    }
}
