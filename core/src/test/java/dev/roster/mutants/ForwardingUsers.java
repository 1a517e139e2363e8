package dev.roster.mutants;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A user store that does what another does; a mutant overrides what it breaks. */
class ForwardingUsers implements UserStore {

    private final UserStore real;

    ForwardingUsers(UserStore real) {
        this.real = real;
    }

    @Override
    public List<User> findAll(Collection<UserId> ids) {
        return real.findAll(ids);
    }

    @Override
    public List<List<User>> correlate(List<CorrelationKey> keys) {
        return real.correlate(keys);
    }

    @Override
    public Page query(UserQuery query) {
        return real.query(query);
    }

    @Override
    public Stream<User> scan(Filter filter) {
        return real.scan(filter);
    }

    @Override
    public long count(Filter filter, long limit) {
        return real.count(filter, limit);
    }

    @Override
    public List<ValueCount> values(ValueQuery query) {
        return real.values(query);
    }

    @Override
    public int touch(List<Touch> touches) {
        return real.touch(touches);
    }

    @Override
    public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
        return real.commit(units, guards);
    }
}
