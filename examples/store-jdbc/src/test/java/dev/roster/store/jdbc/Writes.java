package dev.roster.store.jdbc;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeValue;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Users and commits for tests. */
final class Writes {

    private Writes() {}

    static User user(int number) {
        return User.builder(new UserId("u" + number))
                .version(1)
                .primaryEmail(new EmailAddress("user" + number + "@example.com"))
                .displayName("User " + number)
                .department("Department " + number % 10)
                .roles(List.of(new RoleKey("member")))
                .attribute(new AttributeKey("desk"), new AttributeValue.Text("Desk " + number))
                .build();
    }

    static List<CommitUnit> inserts(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> unit(new Write.InsertUser(user(number))))
                .toList();
    }

    static Write.UpdateUser email(User user, String address) {
        return new Write.UpdateUser(
                user.with(builder -> builder.primaryEmail(new EmailAddress(address))),
                user.version(),
                Set.of(Field.PRIMARY_EMAIL));
    }

    static CommitUnit unit(Write... writes) {
        return new CommitUnit(List.of(writes), null, List.of(), List.of());
    }

    static List<UnitOutcome> commit(Stores stores, List<CommitUnit> units) {
        return stores.users().commit(units, CommitGuards.NONE);
    }

    static List<User> reread(Stores stores, int... numbers) {
        List<User> users = new ArrayList<>();
        for (int number : numbers) {
            users.addAll(stores.users().findAll(List.of(new UserId("u" + number))));
        }
        return users;
    }
}
