package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.profile.Profiles;
import dev.roster.profile.UnknownPolicy;
import dev.roster.query.Page;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.table.RowSource;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a member without rights can learn and do through lists, undo and resume. */
class HiddenUsersTest {

    private static final User ADA = user("u-ada", "ada@example.com", "owner");
    private static final User MEMBER = user("u-mem", "mem@example.com", "member");

    private final Roster roster = Roster.inMemory(ADA, MEMBER);
    private final Session operator = roster.as(Actor.operator("operator"));
    private final Session member = roster.as(MEMBER.id());

    @Test
    void listsAndCursorsTellNothingOfHiddenUsers() {
        Page page = member.views().page(UserQuery.first(1).sortedBy(Sort.ascending(Field.PRIMARY_EMAIL)));

        assertThat(page.users()).extracting(User::id).containsExactly(MEMBER.id());
        assertThat(page.next()).isEmpty();
    }

    @Test
    void runsOfOthersLookLikeNone() {
        ApplyReport report = importWithANewGroup();

        assertThat(member.runs(5)).isEmpty();
        assertThat(member.report(report.run())).isEmpty();
        assertThatThrownBy(() -> member.undo(report.run()))
                .isInstanceOfSatisfying(
                        PlanException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(PlanException.Reason.NO_RUN))
                .hasMessageContaining("no run " + report.run());
        assertThat(operator.runs(5)).hasSize(1);
        assertThat(operator.report(report.run())).isPresent();
    }

    @Test
    void everybodySeesTheirOwnRunsAmongManyOfOthers() {
        for (int i = 0; i < 9; i++) {
            begin("000000000000000" + i, i == 0 ? MEMBER.id().value() : "operator", i);
        }

        assertThat(member.runs(2))
                .extracting(Run::actor)
                .containsExactly(MEMBER.id().value());
    }

    @Test
    void aMemberCannotGoOnWithTheRunOfSomebodyElse() {
        PlanId plan = begin("0123456789abcdef", "operator", 0);

        assertThatThrownBy(() -> member.resume(plan, ApplyOptions.defaults()))
                .isInstanceOfSatisfying(
                        PlanException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(PlanException.Reason.REFUSED))
                .hasMessageContaining("confirmed by somebody else");
    }

    private PlanId begin(String id, String actor, int second) {
        PlanId plan = new PlanId(id);
        Instant begun = Instant.ofEpochSecond(second);
        roster.stores()
                .journal()
                .begin(Run.builder(plan, begun)
                        .actor(actor)
                        .source("users.csv")
                        .executor("x")
                        .build());
        return plan;
    }

    private ApplyReport importWithANewGroup() {
        RowSource rows =
                RowSource.of("crew.csv", List.of(List.of("email", "groups"), List.of("new@example.com", "Crew")));
        try (ImportPlan plan = operator.plan(rows, Profiles.users().with(p -> p.unknownGroup(UnknownPolicy.CREATE)))) {
            return operator.apply(plan);
        }
    }

    private static User user(String id, String email, String role) {
        return User.builder(new UserId(id))
                .primaryEmail(new EmailAddress(email))
                .roles(Set.of(new RoleKey(role)))
                .build();
    }
}
