package dev.roster.mutants;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** Small sentences about units, for mutants. */
final class Units {

    private static final long A_MOMENT = 10_000_000;

    private Units() {}

    /** The units with other writes. */
    static List<CommitUnit> mapWrites(List<CommitUnit> units, UnaryOperator<Write> change) {
        return units.stream()
                .map(unit -> new CommitUnit(
                        unit.writes().stream().map(change).toList(), unit.journal(), unit.audit(), unit.outbox()))
                .toList();
    }

    /** The units with other users in inserts and updates. */
    static List<CommitUnit> mapUsers(List<CommitUnit> units, UnaryOperator<User> change) {
        return mapWrites(units, write -> {
            if (write instanceof Write.InsertUser insert) {
                return new Write.InsertUser(change.apply(insert.user()));
            }
            return write instanceof Write.UpdateUser update
                    ? new Write.UpdateUser(change.apply(update.after()), update.expectedVersion(), update.fields())
                    : write;
        });
    }

    /** The version that a user has now, or that which was expected when there is no such user. */
    static long versionNow(UserStore users, UserId id, long expected) {
        Optional<User> stored = users.findAll(List.of(id)).stream().findFirst();
        return stored.map(User::version).orElse(expected);
    }

    /** Gives other threads the time to come between a look and a write. */
    static void dawdle() {
        LockSupport.parkNanos(A_MOMENT);
    }
}
