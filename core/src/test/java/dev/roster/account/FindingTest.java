package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.model.EmployeeId;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A text that names two users: one by user name, one by employee number. */
class FindingTest {

    private static final String TEXT = "4711";

    private final User ada = User.builder(new UserId("u-ada"))
            .version(1)
            .userName(new UserName("ada"))
            .roles(List.of(new RoleKey("manager")))
            .build();
    private final User report = User.builder(new UserId("u-bob"))
            .version(1)
            .userName(new UserName(TEXT))
            .managerId(ada.id())
            .build();
    private final User stranger = User.builder(new UserId("u-cat"))
            .version(1)
            .userName(new UserName("cat"))
            .employeeId(new EmployeeId(TEXT))
            .build();
    private final Roster roster = Roster.inMemory(ada, report, stranger);

    @Test
    void findsNobodyWhereItMayBeAboutEither() {
        assertThat(roster.as(Actor.operator("test")).users().find(TEXT)).isEmpty();
    }

    @Test
    void findsTheOneWhomTheActorMayReadAsIfTheOtherWereNotThere() {
        assertThat(roster.as(ada.id()).users().find(TEXT)).contains(report);
    }
}
