package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.DomainKey;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Grant;
import dev.roster.model.GroupKey;
import dev.roster.model.IssueCode;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.profile.AccountPolicy;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each denial has a word for programs, and a sentence in each language that says the same as ever. */
class DenialTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-07-01T00:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-05-01T00:00:00Z");
    private static final Place AIR = Place.of(new GroupKey("air"));
    private static final Place PEOPLE = Place.of(DomainKey.PEOPLE);
    private static final RoleKey OWNER = new RoleKey("owner");
    private static final RoleKey ADMIN = new RoleKey("admin");
    private static final CustomAttribute SECRET =
            CustomAttribute.builder("badge", AttributeType.TEXT).build();
    private static final Role HOME = Role.builder("home")
            .level(3)
            .allow(Permission.UPDATE_USERS, Scope.ORGANIZATION)
            .build();
    private static final Fields FIELDS = Fields.with(List.of(SECRET));
    private static final Field<?> BADGE = FIELDS.find("badge").orElseThrow();
    private static final Authorizer AUTHORIZER =
            new Authorizer(RoleCatalogs.levels().with(List.of(HOME)), FIELDS);

    private static final User BOB = People.user("bob", "learner").with(user -> user.groups(People.groups("air")));
    private static final User MIA = People.user("mia", "manager");
    private static final User RON = People.user("ron", "learner").with(user -> user.managerId(MIA.id()));

    /** What is refused, why for programs, and the sentence. */
    private record Case(Denial denial, String sentence, Decision decision) {

        @Override
        public String toString() {
            return sentence;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(actors(), impersonation(), oneself(), reach(), ranks(), grants(), catalogs())
                .flatMap(List::stream);
    }

    private static List<Case> actors() {
        User asleep = People.user("ada", "admin").with(user -> user.status(UserStatus.SUSPENDED));
        return List.of(
                of(
                        Denial.STATE,
                        "ada is suspended and may not act; ask an administrator",
                        update(asleep, BOB, user -> user)),
                of(
                        Denial.STATE,
                        "ada is blocked and may not act; ask an administrator",
                        update(People.user("ada", "admin", "blocked"), BOB, user -> user)));
    }

    private static List<Case> impersonation() {
        User olga = People.user("olga", "owner");
        ActionRules rules = new ActionRules(AUTHORIZER, AccountPolicy.defaults());
        Impersonation open = new Impersonation("i-1", "olga", MIA.id(), "ticket 4711", NOW, LATER);
        return List.of(
                of(
                        Denial.IMPERSONATED,
                        "somebody acts in the place of mia, where delete is not allowed; do it in your own name",
                        AUTHORIZER.decide(actor(MIA).impersonatedBy(actor(olga), open), Action.DELETE, RON, null)),
                of(
                        Denial.STATE,
                        "there is no impersonation i-1 that you began and that goes on; begin another one",
                        Authorizer.impersonationOver("i-1")),
                of(
                        Denial.STATE,
                        "bob is blocked, so nobody acts in their place; unblock the user first",
                        rules.ofState(
                                Action.IMPERSONATE, BOB.with(user -> user.roles(People.roles("learner", "blocked"))))),
                of(
                        Denial.RANK,
                        "olga may not act in the place of a user with owner, which is unknown or not below their own"
                                + " roles; ask somebody whose roles are higher",
                        rules.decide(actor(olga), Action.IMPERSONATE, People.user("otto", "owner"))),
                of(
                        Denial.OWN_ACCOUNT,
                        "olga may not act in their own place; choose another user",
                        rules.decide(actor(olga), Action.IMPERSONATE, olga)));
    }

    private static List<Case> oneself() {
        User olga = People.user("olga", "owner");
        User lea = People.user("lea", "home").with(user -> user.organization(new OrganizationKey("acme")));
        return List.of(
                of(
                        Denial.OWN_ACCOUNT,
                        "olga exists and cannot be created again",
                        AUTHORIZER.decide(actor(olga), Action.CREATE, null, olga)),
                of(
                        Denial.OWN_ACCOUNT,
                        "olga may not delete their own account; ask another administrator",
                        AUTHORIZER.decide(actor(olga), Action.DELETE, olga, null)),
                of(
                        Denial.OWN_ACCOUNT,
                        "olga may not change their own status; ask another administrator",
                        update(olga, olga, user -> user.with(u -> u.status(UserStatus.SUSPENDED)))),
                of(
                        Denial.OWN_ACCOUNT,
                        "olga may not do that to their own sign-in, which would need nothing of what they sign in"
                                + " with; use the page of your account, or ask another administrator",
                        AUTHORIZER.decide(actor(olga), Action.UNLOCK, olga, olga)),
                of(
                        Denial.OWN_ACCOUNT,
                        "olga may not change their own roles; ask another administrator",
                        update(olga, olga, user -> user.with(u -> u.roles(List.of(ADMIN))))),
                of(
                        Denial.OWN_ACCOUNT,
                        "lea may not change their own organization, which decides whom they reach; ask an"
                                + " administrator",
                        decideOwnOrganization(lea)));
    }

    private static Decision decideOwnOrganization(User lea) {
        Role everywhere = HOME.toBuilder()
                .allow(Permission.ADMINISTER_USERS, Scope.ALL)
                .allow(Permission.UPDATE_USERS, Scope.SELF)
                .build();
        Authorizer wide = new Authorizer(RoleCatalogs.levels().with(List.of(everywhere)));
        User moved = lea.with(user -> user.organization(new OrganizationKey("navy")));
        return wide.decide(actor(lea), Action.UPDATE, lea, moved);
    }

    private static List<Case> reach() {
        User ada = People.user("ada", "learner");
        Grant admin = Grant.of(ADMIN, AIR);
        User gone = BOB.with(user -> user.status(UserStatus.DELETED));
        User reader = People.user("ada").with(user -> user.grants(List.of(Grant.of(ADMIN, AIR))));
        return List.of(
                of(
                        Denial.NO_GRANT,
                        "ada lacks the permission users.update; ask an administrator",
                        update(ada, BOB, user -> user)),
                of(
                        Denial.OUT_OF_SCOPE,
                        "mia has the permission users.update, but not for this user; ask an administrator",
                        update(MIA, BOB, user -> user)),
                of(
                        Denial.NOT_YET,
                        "ada has the permission users.update for this only from 2026-07-01T00:00:00Z on; wait, or ask"
                                + " an administrator",
                        update(holding(ada, admin.from(LATER)), BOB, user -> user)),
                of(
                        Denial.EXPIRED,
                        "ada had the permission users.update for this until 2026-05-01T00:00:00Z; ask an administrator",
                        update(holding(ada, admin.until(BEFORE)), BOB, user -> user)),
                of(
                        Denial.STATE,
                        "ada has the permission users.read, but not for this user; ask an administrator",
                        AUTHORIZER.decide(actor(reader), Action.READ, gone, null)),
                of(
                        Denial.OUT_OF_SCOPE,
                        "mia may not change badge, which managers may not edit; ask an administrator",
                        update(MIA, RON, user -> user.with(u -> u.attribute(SECRET.key(), text("b"))))),
                of(
                        Denial.OUT_OF_SCOPE,
                        "mia may not change badge, which managers may not edit; leave the cell blank",
                        AUTHORIZER.hidden(actor(MIA), BADGE)),
                of(
                        Denial.OUT_OF_SCOPE,
                        "mia may not search by badge, which managers may not see; leave it out of filter and sort",
                        AUTHORIZER.maySearch(actor(MIA), BADGE)),
                of(
                        Denial.OUT_OF_SCOPE,
                        "mia may not add users to group air from outside of it; ask an administrator",
                        update(MIA, RON, user -> user.with(u -> u.groups(People.groups("air"))))),
                of(
                        Denial.OUT_OF_SCOPE,
                        "mia may not move a user into their own reach; ask an administrator",
                        moveIntoOwnReach()));
    }

    private static Decision moveIntoOwnReach() {
        Role lead = Role.builder("lead")
                .level(3)
                .allow(Permission.UPDATE_USERS, Scope.ALL)
                .allow(Permission.ADMINISTER_USERS, Scope.REPORTS)
                .build();
        Authorizer leads = new Authorizer(RoleCatalogs.levels().with(List.of(lead)));
        return leads.decide(
                actor(People.user("mia", "lead")), Action.UPDATE, BOB, BOB.with(user -> user.managerId(MIA.id())));
    }

    private static List<Case> ranks() {
        User ada = People.user("ada", "admin");
        return List.of(
                rank("may not grant role blocked, which nobody can; deactivate or suspend the user instead", "blocked"),
                rank("may not grant role owner, which is above their own roles; ask an owner", "owner"),
                of(
                        Denial.NOT_KNOWN,
                        "ada may not grant role ghost, which is unknown; define the role first",
                        roles(ada, "learner", "ghost")),
                of(
                        Denial.RANK,
                        "ada may not remove role owner, which is above their own roles; ask an owner",
                        roles(ada, "owner", "learner")),
                of(
                        Denial.NOT_KNOWN,
                        "ada may not remove role ghost, which is unknown; define the role first",
                        roles(ada, "ghost", "learner")),
                of(
                        Denial.RANK,
                        "ada may not change a user with role owner, which is above their own roles; ask an owner",
                        roles(ada, "owner", "owner")),
                of(
                        Denial.RANK,
                        "olga may not change a user with role support, which is above their own roles; ask somebody"
                                + " whose roles are higher",
                        roles(People.user("olga", "owner"), "support", "support")),
                of(
                        Denial.NOT_KNOWN,
                        "ada may not change a user with role ghost, which is unknown; define the role first",
                        roles(ada, "ghost", "ghost")));
    }

    private static Case rank(String sentence, String role) {
        return of(Denial.RANK, "ada " + sentence, roles(People.user("ada", "admin"), "learner", role));
    }

    private static List<Case> grants() {
        Grant owner = Grant.of(OWNER, AIR);
        Grant ghost = Grant.of(new RoleKey("ghost"), AIR);
        return List.of(
                of(
                        Denial.RANK,
                        "ada may not grant owner@group:air, which is unknown or above their own roles there; ask an"
                                + " owner",
                        granted(List.of(), List.of(owner))),
                of(
                        Denial.NOT_KNOWN,
                        "ada may not grant ghost@group:air, which is unknown or above their own roles there; ask an"
                                + " owner",
                        granted(List.of(), List.of(ghost))),
                of(
                        Denial.RANK,
                        "ada may not remove owner@group:air, which is unknown or above their own roles there; ask an"
                                + " owner",
                        granted(List.of(owner), List.of())),
                of(
                        Denial.NOT_KNOWN,
                        "ada may not remove ghost@group:air, which is unknown or above their own roles there; ask an"
                                + " owner",
                        granted(List.of(ghost), List.of())),
                of(
                        Denial.RANK,
                        "ada may not change a user with owner@group:air, which is above their own roles there; ask an"
                                + " owner",
                        granted(List.of(owner), List.of(owner))),
                of(
                        Denial.NOT_KNOWN,
                        "ada may not change a user with ghost@group:air, which is above their own roles there; ask an"
                                + " owner",
                        granted(List.of(ghost), List.of(ghost))));
    }

    private static List<Case> catalogs() {
        User learner = People.user("ada", "learner");
        Grant admin = Grant.of(ADMIN, AIR);
        Role high = Role.builder("chief").level(9).build();
        return List.of(
                of(
                        Denial.NO_GRANT,
                        "ada may not manage roles; that needs the permission roles.manage",
                        AUTHORIZER.mayManageRoles(actor(learner))),
                of(
                        Denial.OUT_OF_SCOPE,
                        "ada may not manage custom attributes; that needs the permission attributes.manage",
                        AUTHORIZER.mayManageAttributes(actor(holding(learner, admin)))),
                of(
                        Denial.NOT_YET,
                        "ada has the permission groups.manage for this only from 2026-07-01T00:00:00Z on; wait, or ask"
                                + " an administrator",
                        AUTHORIZER.mayManageGroups(
                                actor(holding(learner, Grant.of(ADMIN, PEOPLE).from(LATER))))),
                of(
                        Denial.RANK,
                        "olga may not define role chief above their own roles; ask somebody whose roles are higher",
                        AUTHORIZER.mayChangeRole(actor(People.user("olga", "owner")), null, high)),
                of(Denial.NOT_KNOWN, "no user has the id u-9", Authorizer.notKnown(new UserId("u-9"))));
    }

    static Stream<String> sentences() {
        return cases().map(Case::sentence);
    }

    /** The decision is made within the test, not before it. */
    @ParameterizedTest
    @MethodSource("sentences")
    void hasACodeAndItsSentence(String sentence) {
        Case one = cases().filter(each -> each.sentence.equals(sentence))
                .findFirst()
                .orElseThrow();
        assertThat(one.decision.isAllowed()).isFalse();
        assertThat(one.decision.reason()).isEqualTo(one.sentence);
        assertThat(one.decision.denial()).isEqualTo(one.denial);
        assertThat(one.decision.issue(null).code()).isEqualTo(IssueCode.NOT_AUTHORIZED);
        assertThat(one.decision.issue(null).message()).isEqualTo(one.sentence);
        assertThat(one.decision.issue(null).message(Locale.GERMAN)).isEqualTo(one.decision.reason(Locale.GERMAN));
        assertThat(one.decision.reason(Locale.GERMANY))
                .isNotEqualTo(one.sentence)
                .doesNotContain("keine Berechtigung:", "ask ", " an owner", "{");
    }

    /** What the gates of a menu say beside the rules. */
    private static final Set<Refusal> OF_GATES =
            EnumSet.of(Refusal.FEATURE, Refusal.LEVEL, Refusal.SUPPORT_LEVEL, Refusal.STATUS, Refusal.MISSING);

    @Test
    void thereIsACaseForEachSentenceOfARule() {
        assertThat(cases().map(one -> one.decision.details().get(0)).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.complementOf(EnumSet.copyOf(OF_GATES)).stream()
                        .map(refusal -> refusal.of().details().get(0))
                        .collect(Collectors.toSet()));
    }

    @Test
    void thereIsACaseForEachDenial() {
        assertThat(cases().map(Case::denial).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Denial.FLAG)));
    }

    @ParameterizedTest
    @EnumSource(Denial.class)
    void hasAWordForPrograms(Denial denial) {
        assertThat(denial.code()).matches("[a-z]+(-[a-z]+)*");
    }

    @Test
    void speaksGerman() {
        assertThat(update(People.user("ada").with(user -> user.status(UserStatus.INACTIVE)), BOB, user -> user)
                        .reason(Locale.GERMAN))
                .isEqualTo("ada ist deaktiviert und darf nichts tun; wenden Sie sich an einen Administrator");
        assertThat(roles(People.user("ada", "admin"), "owner", "owner").reason(Locale.GERMAN))
                .isEqualTo("ada darf keinen Benutzer mit der Rolle owner ändern, die über den eigenen Rollen steht;"
                        + " wenden Sie sich an einen Eigentümer");
        assertThat(AUTHORIZER.mayManageGroups(actor(People.user("ada"))).reason(Locale.GERMAN))
                .isEqualTo("ada darf Gruppen und Organisationen nicht verwalten; das erfordert die Berechtigung"
                        + " groups.manage");
    }

    @Test
    void aHostSaysItInItsOwnWords() {
        Decision off = Decision.deny(Denial.FLAG, "tours are switched off");

        assertThat(off.denial()).isEqualTo(Denial.FLAG);
        assertThat(off.reason()).isEqualTo("tours are switched off");
        assertThat(off.reason(Locale.GERMAN)).isEqualTo("keine Berechtigung: tours are switched off");
    }

    @Test
    void whatIsAllowedHasNoReasonAndIsNoIssue() {
        Decision allowed = Decision.allow();

        assertThat(allowed.denial()).isNull();
        assertThat(allowed.reason()).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> allowed.issue(null));
    }

    @Test
    void ofSeveralGrantsThatCountAtAnotherTimeTheNextToComeIsNamed() {
        Grant there = Grant.of(ADMIN, AIR);
        Grant here = Grant.of(new RoleKey("manager"), PEOPLE);
        User ada = People.user("ada", "learner")
                .with(user -> user.groups(People.groups("air")).grants(List.of(there.until(BEFORE), here.from(LATER))));

        User report = BOB.with(user -> user.managerId(ada.id()));
        assertThat(update(ada, report, user -> user).reason()).contains("only from 2026-07-01");
        assertThat(AUTHORIZER.decide(actor(ada), Action.DELETE, BOB, null).denial())
                .isEqualTo(Denial.EXPIRED);
        User eve = People.user("eve", "learner");
        assertThat(update(ada, eve, user -> user).denial()).isEqualTo(Denial.NO_GRANT);
        assertThat(AUTHORIZER.decide(Actor.of(ada), Action.UPDATE, BOB, BOB).denial())
                .as("no moment, no grant")
                .isEqualTo(Denial.NO_GRANT);
    }

    private static Case of(Denial denial, String sentence, Decision decision) {
        return new Case(denial, sentence, decision);
    }

    private static Actor actor(User user) {
        return Actor.of(user).at(NOW);
    }

    private static User holding(User user, Grant grant) {
        return user.with(u -> u.grants(List.of(grant)));
    }

    private static AttributeValue text(String text) {
        return new AttributeValue.Text(text);
    }

    private static Decision update(User actor, User before, UnaryOperator<User> change) {
        return AUTHORIZER.decide(actor(actor), Action.UPDATE, before, change.apply(before));
    }

    private static Decision roles(User actor, String before, String after) {
        User user = BOB.with(u -> u.roles(People.roles(before)));
        return update(actor, user, same -> same.with(u -> u.roles(People.roles(after))));
    }

    private static Decision granted(List<Grant> before, List<Grant> after) {
        User user = BOB.with(u -> u.grants(before));
        return update(People.user("ada", "admin"), user, same -> same.with(u -> u.grants(after)));
    }
}
