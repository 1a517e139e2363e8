package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.User;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final User ADA = SampleUsers.full("ada");

    @Test
    void isSilentAboutWhatIsEqual() {
        assertThatCode(() -> Difference.assertSame(ADA, SampleUsers.full("ada")))
                .doesNotThrowAnyException();
        assertThatCode(() -> Difference.assertSame(List.of(ADA), List.of(ADA))).doesNotThrowAnyException();
    }

    @Test
    void namesTheFieldsThatDifferAndNoOthers() {
        User found = ADA.with(user -> user.department("engines ").jobTitle(null).version(2));
        assertThatThrownBy(() -> Difference.assertSame(found, ADA))
                .hasMessage("User differs:"
                        + "\n  version: expected \"1\", found \"2\""
                        + "\n  department: expected \"Engines\", found \"engines \""
                        + "\n  jobTitle: expected \"Programmer\", found \"none\"");
    }

    @Test
    void showsOfLongTextsThePlaceWhereTheyPart() {
        User longer = ADA.with(user -> user.avatarUrl("x".repeat(500) + "y" + "z".repeat(500)));
        User cut = ADA.with(user -> user.avatarUrl("x".repeat(500)));
        assertThatThrownBy(() -> Difference.assertSame(cut, longer))
                .hasMessage("User differs:\n  avatarUrl: expected \"" + "x".repeat(10) + "y" + "z".repeat(29)
                        + "\" (1001 characters, from 490), found \"" + "x".repeat(10)
                        + "\" (500 characters, from 490)");
    }

    @Test
    void namesTheFirstOfAListThatDiffers() {
        assertThatThrownBy(() ->
                        Difference.assertSame(List.of(ADA, ADA.with(user -> user.company(null))), List.of(ADA, ADA)))
                .hasMessage("number 2 of 2 differs:\n  company: expected \"Analytical\", found \"none\"");
        assertThatThrownBy(() -> Difference.assertSame(List.of(ADA), List.of(ADA, ADA)))
                .hasMessage("expected 2 and found 1, the first 1 as they should be");
    }
}
