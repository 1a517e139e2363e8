package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.DomainKey;
import dev.roster.model.Grant;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who could do more, and what becomes of roles, when their definitions change. */
class RoleComparisonTest {

    private static final Role LEAD = Role.builder("lead")
            .level(2)
            .allow(Permission.READ_USERS, Scope.REPORTS)
            .build();
    private static final User ADA = People.user("ada", "lead");

    private static RoleComparison leadBecomes(Role... after) {
        return new RoleComparison(RoleCatalog.of(List.of(LEAD)), RoleCatalog.of(List.of(after)));
    }

    @Test
    void aWiderScopeAHigherLevelAndANewPermissionAreGains() {
        assertThat(leadBecomes(LEAD).gains(ADA)).isFalse();
        assertThat(leadBecomes(LEAD.toBuilder().level(3).build()).gains(ADA)).isTrue();
        assertThat(leadBecomes(LEAD.toBuilder().level(1).build()).gains(ADA)).isFalse();
        assertThat(leadBecomes(allowing(Permission.READ_USERS, Scope.ALL)).gains(ADA))
                .isTrue();
        assertThat(leadBecomes(allowing(Permission.READ_USERS, Scope.SELF)).gains(ADA))
                .isFalse();
        assertThat(leadBecomes(allowing(new Permission("host.fly"), Scope.SELF)).gains(ADA))
                .isTrue();
        assertThat(leadBecomes(allowing(Permission.READ_USERS, Scope.ALL)).gains(People.user("bob", "ghost")))
                .isFalse();
    }

    @Test
    void rulingOthersIsMoreThanAGain() {
        assertThat(leadBecomes(allowing(Permission.ADMINISTER_USERS, Scope.SELF))
                        .escalates(ADA))
                .isTrue();
        assertThat(leadBecomes(allowing(Permission.OWN_TENANT, Scope.ALL)).escalates(ADA))
                .isTrue();
        assertThat(leadBecomes(allowing(Permission.DELETE_USERS, Scope.ALL)).escalates(ADA))
                .isFalse();
    }

    @Test
    void whatIsInheritedCounts() {
        Role base =
                Role.builder("base").allow(Permission.DELETE_USERS, Scope.ALL).build();
        RoleComparison comparison =
                leadBecomes(LEAD.toBuilder().inherits(List.of(base.key())).build(), base);

        assertThat(comparison.gains(ADA)).isTrue();
        assertThat(comparison.changes()).extracting(RoleChange::key).containsExactly(base.key(), LEAD.key());
        assertThat(comparison.changes().get(1).gained()).isEqualTo(Map.of(Permission.DELETE_USERS, Set.of(Scope.ALL)));
        assertThat(comparison.changes().get(1).kind()).isEqualTo(RoleChange.Kind.CHANGED);
    }

    @Test
    void rolesOfADomainAndGrantsCountToo() {
        User granted = People.user("bob")
                .with(user -> user.grants(List.of(Grant.of(new RoleKey("lead"), Place.of(new TeamKey("backend"))))));
        Role wider = allowing(Permission.READ_USERS, Scope.ALL);

        assertThat(leadBecomes(wider).gains(granted)).isTrue();
        assertThat(leadBecomes(LEAD).gains(granted)).isFalse();
        assertThat(leadBecomes(wider.toBuilder().domain(DomainKey.PEOPLE).build())
                        .gains(ADA))
                .isTrue();
    }

    @Test
    void whatIsLostIsNamed() {
        assertThat(leadBecomes(allowing(Permission.UPDATE_USERS, Scope.ALL)).lost(ADA))
                .containsExactly(Permission.READ_USERS);
        assertThat(leadBecomes(LEAD).lost(ADA)).isEmpty();
    }

    private static Role allowing(Permission permission, Scope scope) {
        return Role.builder("lead").level(2).allow(permission, scope).build();
    }
}
