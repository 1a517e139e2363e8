package dev.roster.cli;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.account.Effects;
import dev.roster.account.Reconciliation;
import dev.roster.account.Users;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.spi.SignInAccounts;
import dev.roster.spi.Stores;
import dev.roster.store.jdbc.JdbcStores;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

/** Changes users and tells their accounts, in a JVM of its own that may end at a given point. */
final class DeliverySteps {

    private DeliverySteps() {}

    /** Takes the JDBC URL, the file of accounts, and the number of the point at which the JVM ends. */
    public static void main(String... args) {
        HaltingStores stores = new HaltingStores(JdbcStores.open(args[0]), Integer.parseInt(args[2]));
        try (Roster roster = open(stores, new FileAccounts(Path.of(args[1]), stores::point), Duration.ZERO)) {
            change(roster);
            roster.deliver();
            mend(roster);
            roster.deliver();
        }
    }

    static Roster open(Stores stores, SignInAccounts accounts, Duration later) {
        return Roster.on(stores)
                .clock(Clock.fixed(CrashingApply.CLOCK.instant().plus(later), ZoneOffset.UTC))
                .signIn(accounts)
                .build();
    }

    /** What is still to be changed: one leaves, one is deleted for good, one comes back. */
    static void change(Roster roster) {
        Users users = roster.as(Actor.operator("operator")).users();
        become(users, "leaver", UserStatus.INACTIVE);
        become(users, "returner", UserStatus.ACTIVE);
        users.find("deleted").ifPresent(user -> users.deleteForGood(user.id(), user.version()));
    }

    private static void become(Users users, String name, UserStatus status) {
        Optional<User> found = users.find(name).filter(user -> user.access().status() != status);
        found.ifPresent(user -> users.update(user.id(), user.version(), form -> form.set(Field.STATUS, status)));
    }

    static Reconciliation mend(Roster roster) {
        Effects effects = roster.as(Actor.operator("operator")).effects();
        Reconciliation found = effects.reconcile();
        effects.mend(found);
        return found;
    }
}
