package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ImportPlan;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogsTest {

    private final User ada = user("ada");
    private final User bob = user("bob");
    private final InMemoryStores stores = InMemoryStores.of(ada, bob);
    private final Roster roster = Roster.on(stores).build();
    private final Session operator = roster.as(Actor.operator("test"));
    private final Catalog<Group> groups = operator.catalogs().groups();

    private static User user(String name) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .roles(List.of(new RoleKey("member")))
                .build();
    }

    private Group navyWithAda() {
        Group navy = groups.create(Group.named("Navy")).written();
        operator.users().update(ada.id(), 1, user -> user.groups("navy"));
        return navy;
    }

    private Set<GroupKey> groupsOf(User user) {
        return stores.users().findAll(List.of(user.id())).get(0).access().groups();
    }

    @Test
    void whatIsCreatedIsFoundInAnySpelling() {
        CatalogOutcome<Group> outcome = groups.create(Group.named("Navy"));

        assertThat(outcome.kind()).isEqualTo(CatalogOutcome.Kind.APPLIED);
        assertThat(groups.find("NAVY")).contains(Group.named("Navy"));
        assertThat(stores.journal().find(outcome.findRun().orElseThrow())).isPresent();
    }

    @Test
    void aTakenKeyIsToldAndNothingIsReplaced() {
        groups.create(Group.named("Navy"));

        CatalogOutcome<Group> outcome = groups.create(new Group(new GroupKey("navy"), "Other"));

        assertThat(outcome.issues()).extracting(Issue::code).containsExactly(IssueCode.ENTRY_EXISTS);
        assertThat(groups.find("navy")).contains(Group.named("Navy"));
    }

    @Test
    void aChangeNamesWhatWasSeen() {
        Group navy = groups.create(Group.named("Navy")).written();
        Group fleet = new Group(new GroupKey("navy"), "Fleet");
        Group marines = new Group(new GroupKey("navy"), "Marines");

        assertThat(groups.change(navy, fleet).kind()).isEqualTo(CatalogOutcome.Kind.APPLIED);
        assertThat(groups.change(navy, marines).kind()).isEqualTo(CatalogOutcome.Kind.STALE);
        assertThat(groups.change(fleet, fleet).kind()).isEqualTo(CatalogOutcome.Kind.UNCHANGED);
    }

    @Test
    void whatSomebodyHoldsStays() {
        Group navy = navyWithAda();

        CatalogOutcome<Group> outcome = groups.delete(navy, HolderPolicy.refuse());

        assertThat(outcome.issues()).extracting(Issue::code).containsExactly(IssueCode.ENTRY_IN_USE);
        assertThat(groups.find("navy")).isPresent();
    }

    @Test
    void holdersLoseWhatGoesInTheSameUnit() {
        Group navy = navyWithAda();

        assertThat(groups.delete(navy, HolderPolicy.remove()).kind()).isEqualTo(CatalogOutcome.Kind.APPLIED);

        assertThat(groups.find("navy")).isEmpty();
        assertThat(groupsOf(ada)).isEmpty();
    }

    @Test
    void holdersGetAnotherInstead() {
        Group navy = navyWithAda();
        groups.create(Group.named("Fleet"));

        groups.delete(navy, HolderPolicy.reassign("fleet"));

        assertThat(groupsOf(ada)).containsExactly(new GroupKey("fleet"));
    }

    @Test
    void holdersKeepWhatStaysBecauseTheReplacementIsUnknown() {
        Group navy = navyWithAda();

        CatalogOutcome<Group> outcome = groups.delete(navy, HolderPolicy.reassign("nowhere"));

        assertThat(outcome.issues()).extracting(Issue::code).containsExactly(IssueCode.GROUP_UNKNOWN);
        assertThat(groupsOf(ada)).containsExactly(new GroupKey("navy"));
    }

    @Test
    void aDeletionIsUndoneWithItsHolders() {
        Group navy = navyWithAda();
        CatalogOutcome<Group> gone = groups.delete(navy, HolderPolicy.remove());

        try (ImportPlan undo = operator.undo(gone.findRun().orElseThrow())) {
            operator.apply(undo);
        }

        assertThat(groups.find("navy")).contains(navy);
        assertThat(groupsOf(ada)).containsExactly(new GroupKey("navy"));
    }

    @Test
    void whoMayNotIsRefused() {
        CatalogOutcome<Group> outcome = roster.as(ada.id()).catalogs().groups().create(Group.named("Navy"));

        assertThat(outcome.issues()).extracting(Issue::code).containsExactly(IssueCode.NOT_AUTHORIZED);
        assertThat(groups.all()).isEmpty();
    }

    @Test
    void anAttributeCannotTakeTheKeyOfAField() {
        var department =
                new CustomAttribute(new AttributeKey("department"), "Department", AttributeType.TEXT, true, false);

        CatalogOutcome<CustomAttribute> outcome =
                operator.catalogs().attributes().create(department);

        assertThat(outcome.issues()).extracting(Issue::code).containsExactly(IssueCode.ENTRY_EXISTS);
    }

    @Test
    void aBuiltInRoleCannotGo() {
        var member = operator.catalogs().roles().find("member").orElseThrow();

        CatalogOutcome<?> outcome = operator.catalogs().roles().delete(member, HolderPolicy.refuse());

        assertThat(outcome.kind()).isEqualTo(CatalogOutcome.Kind.REJECTED);
        assertThat(outcome.reason()).contains("built in");
    }
}
