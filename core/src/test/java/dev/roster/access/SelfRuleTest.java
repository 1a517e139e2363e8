package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.User;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A3: nobody locks themselves out or raises themselves, whatever else the same row spells differently. */
class SelfRuleTest {

    private static final User OLGA = People.user("olga", "owner")
            .with(user ->
                    user.primaryEmail(new EmailAddress("olga@example.com")).version(7));

    private final Authorizer authorizer = new Authorizer(RoleCatalogs.levels());

    /** What a row that resolved to Olga's id may say besides. */
    static Stream<User> spellingsOfOlga() {
        return Stream.of(
                OLGA,
                OLGA.with(user -> user.userName(new UserName("OLGA"))),
                OLGA.with(user -> user.userName(new UserName("somebody.else"))),
                OLGA.with(user -> user.primaryEmail(new EmailAddress("Olga@EXAMPLE.com"))),
                OLGA.with(user -> user.userName(null).displayName("Grace")),
                OLGA.with(user -> user.version(8).department("Navy")));
    }

    @ParameterizedTest
    @MethodSource("spellingsOfOlga")
    void ownerMayNotChangeTheirOwnRoles(User olga) {
        User more = olga.with(user -> user.roles(People.roles("owner", "learner")));
        User less = olga.with(user -> user.roles(People.roles("learner")));

        assertThat(reason(OLGA, more)).isEqualTo("olga may not change their own roles; ask another administrator");
        assertThat(reason(OLGA, less)).isEqualTo("olga may not change their own roles; ask another administrator");
        assertThat(reason(olga, OLGA.with(user -> user.roles(People.roles())))).contains("their own roles");
    }

    @ParameterizedTest
    @EnumSource(value = UserStatus.class, names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
    void ownerMayNotChangeTheirOwnStatus(UserStatus status) {
        spellingsOfOlga().forEach(olga -> {
            User changed = olga.with(user -> user.status(status));
            String expected = "olga may not change their own status; ask another administrator";

            assertThat(reason(OLGA, changed)).isEqualTo(expected);
            assertThat(authorizer
                            .decide(Actor.of(OLGA), Action.UPDATE, OLGA, changed)
                            .reason())
                    .isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @MethodSource("spellingsOfOlga")
    void ownerMayNotDeleteOrCreateTheirOwnAccount(User olga) {
        assertThat(authorizer.decide(Actor.of(OLGA), Action.DELETE, olga, null).reason())
                .isEqualTo("olga may not delete their own account; ask another administrator");
        assertThat(authorizer.decide(Actor.of(OLGA), Action.CREATE, null, olga).reason())
                .isEqualTo("olga exists and cannot be created again");
    }

    @ParameterizedTest
    @MethodSource("spellingsOfOlga")
    void ownerMayChangeTheirOtherFields(User olga) {
        assertThat(reason(OLGA, olga)).isEmpty();
    }

    @Test
    void namesakeWithAnotherIdIsSomebodyElse() {
        User namesake = People.user("OLGA", "owner");

        assertThat(reason(namesake, People.inactive(namesake))).isEmpty();
    }

    @Test
    void everybodyActiveMayReadThemselvesButNobodyElseWithoutPermission() {
        User bob = People.user("bob");

        assertThat(authorizer.mayRead(Actor.of(bob), bob)).isTrue();
        assertThat(authorizer.mayRead(Actor.of(bob), OLGA)).isFalse();
    }

    private String reason(User before, User after) {
        return authorizer
                .decide(Actor.of(OLGA), Action.of(before, after), before, after)
                .reason();
    }
}
