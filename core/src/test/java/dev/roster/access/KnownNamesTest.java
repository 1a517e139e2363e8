package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.GroupKey;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names of roles, groups and organizations mean something when a plan is made. */
class KnownNamesTest {

    private final Catalogs catalogs = new Catalogs(
            RoleCatalog.of(List.of(Role.builder("lead").level(2).build(), Role.named("member"))),
            Set.of(new GroupKey("navy"), new GroupKey("army")),
            Set.of(new OrganizationKey("acme")));

    @ParameterizedTest
    @CsvSource({
        "roles, Lead, true",
        "roles, navy, false",
        "roles, '', false",
        "groups, NAVY, true",
        "groups, acme, false",
        "groups, ' ', false",
        "setAsideGroups, navy, true",
        "setAsideGroups, lead, false",
        "organization, Acme, true",
        "organization, navy, false",
        "organization, '', false",
        "grants, lead@group:navy, true",
        "grants, lead@group:acme, false",
        "grants, lead@organization:acme, true",
        "grants, lead@organization:navy, false",
        "grants, lead@team:any, true",
        "grants, lead@domain:any, true",
        "grants, pilot@team:any, false",
        "grants, lead, false",
        "department, anything, false",
        "modules, anything, false"
    })
    void aNameIsKnownWhereItsCatalogHasIt(String field, String name, boolean isKnown) {
        Field<?> asked = Fields.builtIn().require(field);
        assertThat(catalogs.isKnown(asked, name)).isEqualTo(isKnown);
    }

    @Test
    void namesAreThoseOfTheCatalogInOrder() {
        assertThat(catalogs.namesOf(Field.ROLES)).containsExactly("member", "lead");
        assertThat(catalogs.namesOf(Field.GROUPS)).containsExactly("army", "navy");
        assertThat(catalogs.namesOf(Field.SET_ASIDE_GROUPS)).containsExactly("army", "navy");
        assertThat(catalogs.namesOf(Field.ORGANIZATION)).containsExactly("acme");
        assertThat(catalogs.namesOf(Field.STATUS)).contains("active", "invited");
        assertThat(catalogs.namesOf(Field.DEPARTMENT)).isEmpty();
    }

    @Test
    void aMessageNamesTwelveRolesAtTheMost() {
        assertThat(catalogs.roleNames()).isEqualTo("member, lead");
        assertThat(many(12).roleNames()).endsWith("role 12").doesNotContain("…");
        assertThat(many(13).roleNames()).endsWith("role 12, …");
    }

    private static Catalogs many(int roles) {
        List<Role> all = IntStream.rangeClosed(1, roles)
                .mapToObj(i -> Role.builder("role " + i).level(i).build())
                .toList();
        return new Catalogs(RoleCatalog.of(all), Set.of(), Set.of());
    }
}
