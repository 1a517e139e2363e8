package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Run;
import dev.roster.spi.Write;
import dev.roster.validation.RuleViolation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a single call leaves behind, and what it is refused for. */
class SingleRunRulesTest {

    private final User boss = user("boss", "owner");
    private final User admin = user("admin", "admin");
    private final User ada = user("ada", "member");
    private final User bob = user("bob", "member");
    private final InMemoryStores stores = InMemoryStores.of(boss, admin, ada, bob);
    private final Session operator = Roster.on(stores).build().as(Actor.operator("test"));

    private static User user(String name, String role) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .displayName(name)
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    private List<AuditEntry> audit() {
        return stores.audit().list(AuditStore.Query.latest(100)).entries();
    }

    @Test
    void isWrittenDownExactlyOnce() {
        UserOutcome outcome = operator.users().update(ada.id(), 1, user -> user.department("Navy"));

        assertThat(audit()).singleElement().satisfies(entry -> {
            assertThat(entry.user()).contains(ada.id());
            assertThat(entry.action()).isEqualTo("update");
            assertThat(entry.run()).isEqualTo(outcome.run().orElseThrow());
            assertThat(entry.values()).containsExactly(new AuditEntry.Value("department", null, "Navy"));
        });
    }

    @Test
    void leavesNothingBehindWhenItIsDenied() {
        UserOutcome outcome =
                Roster.on(stores).build().as(ada.id()).users().update(ada.id(), 1, user -> user.roles("owner"));

        assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
        assertThat(outcome.run()).isEmpty();
        assertThat(audit()).isEmpty();
        assertThat(stores.journal().runs(Set.of(Run.Kind.values()), null, 10)).isEmpty();
        assertThat(stores.users().findAll(List.of(ada.id())))
                .singleElement()
                .satisfies(stored -> assertThat(written(stored)).isEqualTo(written(ada)));
    }

    @Test
    void buriesNoPlanInTheListOfRuns() {
        UserOutcome outcome = operator.users().update(ada.id(), 1, user -> user.department("Navy"));

        assertThat(operator.runs(10)).isEmpty();
        assertThat(operator.findRun(outcome.run().orElseThrow()).orElseThrow().kind())
                .isEqualTo(Run.Kind.SINGLE);
    }

    @Test
    void isDecidedAgainWhenTheActorLostTheRightMeanwhile() {
        Session session = Roster.on(stores)
                .rules(after -> {
                    demoteAdmin();
                    return List.of();
                })
                .build()
                .as(admin.id());

        UserOutcome outcome = session.users().update(ada.id(), 1, user -> user.department("Navy"));

        assertThat(outcome.issues()).extracting(Issue::code).containsExactly(IssueCode.USER_NOT_FOUND);
        assertThat(stores.users().findAll(List.of(ada.id())))
                .singleElement()
                .satisfies(stored -> assertThat(written(stored)).isEqualTo(written(ada)));
    }

    /** A user without the level, which Roster keeps itself. */
    private static List<Object> written(User user) {
        return List.of(
                user.version(), user.access().roles(), user.access().status(), user.contact(), user.employment());
    }

    private void demoteAdmin() {
        User stored = stores.users().findAll(List.of(admin.id())).get(0);
        User demoted = stored.with(user -> user.roles(List.of(new RoleKey("member"))));
        var update = new Write.UpdateUser(demoted, stored.version(), Set.of(Field.ROLES));
        stores.users().commit(List.of(new CommitUnit(List.of(update), null, List.of(), List.of())), CommitGuards.NONE);
    }

    @Test
    void obeysTheRulesOfTheHost() {
        Session session = Roster.on(stores)
                .rules(after -> List.of(new RuleViolation("department", "no such department")))
                .build()
                .as(Actor.operator("test"));

        assertThat(session.users()
                        .update(ada.id(), 1, user -> user.department("Navy"))
                        .issues())
                .extracting(Issue::code, Issue::field)
                .containsExactly(tuple(IssueCode.RULE_VIOLATED, "department"));
    }

    @Test
    void letsNobodyManageThemselves() {
        assertThat(operator.users()
                        .update(ada.id(), 1, user -> user.managerId("ada@example.com"))
                        .issues())
                .extracting(Issue::code)
                .containsExactly(IssueCode.MANAGER_SELF);
    }

    @Test
    void flagsKeysThatLookLikeOthers() {
        UserOutcome outcome = operator.users().update(ada.id(), 1, user -> user.userName("аda"));

        assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(outcome.issues()).extracting(Issue::code).containsExactly(IssueCode.LOOKALIKE);
    }

    @Test
    void takesAUserOnlyOnceInOneForm() {
        UserForms twice = UserForms.of(
                "form",
                List.of(
                        UserForm.about(ada.id()).department("Navy"),
                        UserForm.about(ada.id()).department("Army")));

        try (ImportPlan plan = operator.plan(twice, Profiles.users())) {
            assertThat(plan.summary().count(ChangeKind.REJECTED)).isEqualTo(2);
            assertThat(plan.changes()
                            .flatMap(change -> change.issues().stream())
                            .map(Issue::code))
                    .containsOnly(IssueCode.ROW_DUPLICATE);
        }
    }
}
