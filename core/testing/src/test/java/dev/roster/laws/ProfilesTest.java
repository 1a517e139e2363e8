package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.profile.Profiles;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every profile by files as people have them: the plan, what is told in the words of the profile, and the undo. */
class ProfilesTest {

    private static final int CASES = 15;

    @TestFactory
    Stream<DynamicNode> doesWithEachFileWhatTheProfileIsFor() {
        return Profiles.all().stream()
                .map(profile -> DynamicContainer.dynamicContainer(
                        profile.name(), ProfileCase.all(profile).stream().map(ProfilesTest::test)));
    }

    @Test
    void hasManyFilesOfEachProfile() {
        assertThat(Profiles.all())
                .allSatisfy(profile ->
                        assertThat(ProfileCase.all(profile)).as(profile.name()).hasSizeGreaterThanOrEqualTo(CASES));
    }

    private static DynamicTest test(ProfileCase one) {
        return DynamicTest.dynamicTest(one.title(), () -> {
            ProfileCase.Outcome outcome = one.run();
            assertThat(text(outcome.plan())).isEqualTo(text(one.section("plan")));
            assertThat(text(outcome.preview())).isEqualTo(text(one.section("preview")));
            assertThat(text(outcome.applied())).isEqualTo(text(one.section("applied")));
            assertThat(outcome.again()).as("planned again").isEmpty();
            assertThat(outcome.after()).as("once it is undone").isEqualTo(outcome.before());
        });
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines);
    }
}
