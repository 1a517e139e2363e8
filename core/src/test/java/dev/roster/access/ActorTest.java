package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActorTest {

    private final User ada = People.user("ada", "admin");

    @Test
    void userActsUnderTheId() {
        Actor actor = Actor.of(ada);

        assertThat(actor.name()).isEqualTo("ada");
        assertThat(actor.kind()).isEqualTo(Actor.Kind.USER);
        assertThat(actor.id()).contains(new UserId("ada"));
    }

    @Test
    void operatorHasANameButNoId() {
        Actor actor = Actor.operator("root@console");

        assertThat(actor.name()).isEqualTo("root@console");
        assertThat(actor.kind()).isEqualTo(Actor.Kind.OPERATOR);
        assertThat(actor.id()).isEmpty();
    }

    @Test
    void nobodyPosesAsTheOperatorOrAsSomebodyElse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Actor("ada", Actor.Kind.OPERATOR, ada, Set.of(), null, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Actor("grace", Actor.Kind.USER, ada, Set.of(), null, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Actor("ada", Actor.Kind.USER, null, Set.of(), null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> Actor.operator(" "));
    }

    @Test
    void denialsAloneHaveAReason() {
        assertThat(Decision.allow()).isEqualTo(new Decision(null, List.of()));
        assertThat(Decision.deny(Denial.FLAG, "ada sleeps").isAllowed()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Decision.deny(Denial.FLAG, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Decision(null, List.of("but why")));
    }
}
