package dev.roster.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Catalog;
import dev.roster.access.HolderPolicy;
import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.account.UserOutcome;
import dev.roster.account.Users;
import dev.roster.model.EmailAddress;
import dev.roster.model.Group;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The recipes of the README, which shows these very lines. */
class RecipesTest {

    private final User ada = User.builder(new UserId("u-1"))
            .version(1)
            .primaryEmail(new EmailAddress("ada@example.com"))
            .roles(Set.of(new RoleKey("owner")))
            .build();
    private final Session admin = Roster.inMemory(ada).as(ada.id());

    @Test
    void oneUser() {
        Users users = admin.users();
        UserOutcome created = users.create(user -> user.primaryEmail("grace@example.com")
                .displayName("Grace Hopper")
                .roles("learner"));
        User grace = created.user(); // throws unless it was written; created.issues() says why, field by field
        UserOutcome moved = users.update(
                grace.id(), grace.version(), user -> user.department("Navy").phoneNumber(null));
        try (ImportPlan undo = admin.undo(moved.run().orElseThrow())) {
            admin.apply(undo);
        }

        assertThat(users.find("grace@example.com").orElseThrow().employment().department())
                .isNull();
    }

    @Test
    void aFormWithSeveralUsers() {
        List<UserForm> entries = List.of(
                new UserForm().displayName("Alan Turing").primaryEmail("alan@example.com"),
                new UserForm().displayName("Joan Clarke").primaryEmail("joan@"));
        try (ImportPlan plan = admin.plan(UserForms.of("add users", entries), Profiles.users())) {
            plan.changes().forEach(change -> change.issues().forEach(issue -> System.out.println(issue.sentence())));
            admin.apply(plan); // writes Alan; entry 2 says what is wrong with primaryEmail
            assertThat(plan.summary().count(ChangeKind.REJECTED)).isEqualTo(1);
        }

        assertThat(admin.users().find("alan@example.com")).isPresent();
    }

    @Test
    void aGroup() {
        Catalog<Group> groups = admin.catalogs().groups();
        Group navy = groups.create(Group.named("Navy")).written();
        groups.change(navy, new Group(navy.key(), "US Navy"));
        groups.delete(groups.find("navy").orElseThrow(), HolderPolicy.remove());

        assertThat(groups.all()).isEmpty();
    }
}
