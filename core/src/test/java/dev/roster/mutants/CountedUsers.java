package dev.roster.mutants;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A user store whose calls are counted, as a plugin counts the statements that it sends. */
final class CountedUsers extends ForwardingUsers {

    private final AtomicLong calls;

    CountedUsers(UserStore real, AtomicLong calls) {
        super(real);
        this.calls = calls;
    }

    @Override
    public List<User> findAll(Collection<UserId> ids) {
        calls.incrementAndGet();
        return super.findAll(ids);
    }

    @Override
    public List<List<User>> correlate(List<CorrelationKey> keys) {
        calls.incrementAndGet();
        return super.correlate(keys);
    }

    @Override
    public Page query(UserQuery query) {
        calls.incrementAndGet();
        return super.query(query);
    }

    @Override
    public int touch(List<Touch> touches) {
        calls.incrementAndGet();
        return super.touch(touches);
    }

    @Override
    public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
        calls.incrementAndGet();
        return super.commit(units, guards);
    }
}
