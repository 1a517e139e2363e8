package dev.roster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.query.Filter;
import dev.roster.query.Operator;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantTest {

    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00.000001Z");
    private static final Grant LEAD = Grant.of(new RoleKey("Lead"), Place.of(new TeamKey("Backend")));

    static Stream<Grant> grants() {
        return Stream.of(
                LEAD,
                LEAD.from(MAY),
                LEAD.until(JUNE),
                LEAD.why("parental leave of Ada, until May | by 5 %7c] [x"),
                LEAD.from(MAY).until(JUNE).by(new UserId("u-1|]%[@")).why("why by until"),
                Grant.of(new RoleKey("a@b [from x] 50%7c"), Place.of(new DomainKey("con:tent@[x]")))
                        .by(new UserId("u-2")),
                Grant.of(new RoleKey("a, b; c"), Place.of(new OrganizationKey("Acme, Inc."))),
                Grant.of(new RoleKey("by"), Place.of(new GroupKey("why until"))));
    }

    @ParameterizedTest
    @MethodSource("grants")
    void readsWhatItWrote(Grant grant) {
        assertThat(Grant.parse(grant.text()).value()).isEqualTo(grant);
        assertThat(Field.GRANTS.parse(Field.GRANTS.format(Set.of(grant))).value())
                .containsExactly(grant);
        assertThat(grant.text()).doesNotContain("|").doesNotContain("\n");
        assertThat(Field.GRANTS.comparedText(grant.text()))
                .isEqualTo(grant.toString())
                .isEqualTo(CanonicalForm.of(grant.toString()));
    }

    @Test
    void isReadable() {
        assertThat(LEAD.text()).isEqualTo("lead@team:backend");
        assertThat(LEAD.from(MAY)
                        .until(JUNE)
                        .by(new UserId("u-7"))
                        .why("leave of Ada")
                        .text())
                .isEqualTo("lead@team:backend [from 2026-05-01T00:00:00Z until 2026-06-01T00:00:00.000001Z by u-7"
                        + " why leave of Ada]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lead",
                "lead@",
                "lead@team",
                "lead@team:",
                "lead@room:a",
                "@team:a",
                "lead@team:a [until]",
                "lead@team:a [until soon]",
                "lead@team:a [when 2026-05-01T00:00:00Z]",
                "lead@team:a [by ]",
                "lead@team:a [why x",
                "lead@team:a [from 2026-05-01T00:00:00Z until 2026-05-01T00:00:00Z]"
            })
    void refusesWhatIsNoGrant(String text) {
        assertThat(Grant.parse(text).problem()).isEqualTo(IssueCode.GRANT_INVALID);
    }

    @Test
    void countsFromItsFirstMomentUntilJustBeforeItsLast() {
        Grant grant = LEAD.from(MAY).until(JUNE);

        assertThat(grant.countsAt(MAY.minusNanos(1_000))).isFalse();
        assertThat(grant.countsAt(MAY)).isTrue();
        assertThat(grant.countsAt(JUNE.minusNanos(1_000))).isTrue();
        assertThat(grant.countsAt(JUNE)).isFalse();
        assertThat(grant.hasEndedAt(MAY.minusSeconds(9))).isFalse();
        assertThat(LEAD.countsAt(Instant.EPOCH)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> LEAD.from(JUNE).until(JUNE));
        assertThatIllegalArgumentException().isThrownBy(() -> LEAD.why("a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> LEAD.why("x".repeat(501)));
    }

    @Test
    void aUserHoldsARoleAtAPlaceOnce() {
        User.builder(new UserId("u-1"))
                .userName(new UserName("ada"))
                .grants(List.of(LEAD, LEAD))
                .build();

        assertThat(Field.GRANTS
                        .parseAll(List.of(LEAD.text(), LEAD.until(JUNE).text()))
                        .problem())
                .isEqualTo(IssueCode.GRANT_INVALID);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> User.builder(new UserId("u-1"))
                        .userName(new UserName("ada"))
                        .grants(List.of(LEAD, LEAD.until(JUNE)))
                        .build())
                .withMessageContaining("one grant at most of a role at a place");
    }

    @ParameterizedTest
    @CsvSource({
        "EQUAL, Lead@Team:backend, true",
        "EQUAL, 'lead@team:backend [why another]', true",
        "NOT_EQUAL, lead@team:backend, false",
        "EQUAL, lead@group:backend, false",
        "STARTS_WITH, lead@, true",
        "CONTAINS, team:back, true",
        "CONTAINS, leave, false"
    })
    void filtersCompareRoleAndPlace(Operator operator, String value, boolean expected) {
        User ada = User.builder(new UserId("u-1"))
                .userName(new UserName("ada"))
                .grants(List.of(LEAD.until(JUNE).why("leave of Bob")))
                .build();

        assertThat(new Filter.Comparison(Field.GRANTS, operator, value).matches(ada))
                .isEqualTo(expected);
    }

    @Test
    void aPlaceHoldsItsUsers() {
        User ada = User.builder(new UserId("u-1"))
                .userName(new UserName("ada"))
                .organization(new OrganizationKey("acme"))
                .teams(List.of(new TeamKey("backend")))
                .setAsideGroups(List.of(new GroupKey("board")))
                .build();

        assertThat(List.of("organization:acme", "team:backend", "group:board"))
                .allMatch(text -> Place.parse(text).value().holds(ada));
        assertThat(List.of("organization:globex", "team:acme", "group:backend", "domain:acme"))
                .noneMatch(text -> Place.parse(text).value().holds(ada));
    }
}
