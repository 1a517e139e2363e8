package dev.roster.laws;

import static dev.roster.laws.Followed.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.model.Field;
import dev.roster.model.UserId;
import dev.roster.profile.Instruction;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.DirectorySource.Extent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a directory does outside the store to its users, all of whom it names whenever they are read. */
class DirectoryInstructionTest {

    private static Profile instructed(Instruction instruction) {
        return Profiles.directory().with(profile -> profile.instruct(instruction));
    }

    private static List<String> told(Followed tenant) {
        return tenant.stores.outbox().pending(100).stream()
                .filter(message -> message.effect().equals("notify"))
                .map(message -> message.body().get("fields"))
                .toList();
    }

    @Test
    void tellsOnceWhoIsChangedAndNobodyElse() {
        Followed tenant = Followed.of().with(instructed(Instruction.notice()));
        tenant.directory.put("1", person("ada")).put("2", person("grace")).put("3", person("bob"));
        tenant.sync(Extent.FULL);
        assertThat(told(tenant)).as("who comes").isEmpty();
        tenant.directory.put("1", person("ada", "department=Research")).remove("3");
        for (Extent extent : List.of(Extent.CHANGES, Extent.FULL, Extent.FULL)) {
            tenant.sync(extent);
        }
        assertThat(tenant.text("bob", Field.STATUS)).isEqualTo("inactive");
        assertThat(told(tenant)).containsExactly("department");
    }

    static Stream<Instruction> others() {
        return Stream.of(
                Instruction.reset(),
                Instruction.export(),
                Instruction.handOver(new UserId("ada")),
                Instruction.message("news", Map.of()));
    }

    /** Each night, to everybody: passwords reset, what they own handed over. */
    @ParameterizedTest
    @MethodSource("others")
    void refusesWhatWouldBeDoneToEverybodyEachTime(Instruction instruction) {
        assertThatIllegalArgumentException()
                .isThrownBy(Followed.of().with(instructed(instruction))::session)
                .withMessage("directory hq names the same users time and again, so " + instruction.kind()
                        + " would be done to all of them with each sync; instruct it to notify alone, and do anything"
                        + " else to a selection of users");
    }
}
