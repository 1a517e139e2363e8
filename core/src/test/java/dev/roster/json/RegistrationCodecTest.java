package dev.roster.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.model.Field;
import dev.roster.model.OrganizationKey;
import dev.roster.model.RoleKey;
import dev.roster.profile.RegistrationSettings;
import dev.roster.profile.RegistrationSettings.Approval;
import dev.roster.profile.RegistrationSettings.Mode;
import dev.roster.profile.RegistrationSettings.Need;
import dev.roster.spi.AttemptWindow;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationCodecTest {

    private static final RegistrationSettings FULL = RegistrationSettings.off()
            .with(Mode.ON)
            .with(Approval.ADMINISTRATOR)
            .forDomains("example.com", "b\u00fccher.example")
            .givingRoles(new RoleKey("member"), new RoleKey("lead \"x\""))
            .givingOrganization(new OrganizationKey("navy"))
            .asking(Field.LAST_NAME, Need.REQUIRED)
            .asking(Field.DISPLAY_NAME, Need.OPTIONAL)
            .limitingAddresses(new AttemptWindow.Limit(1, Duration.ofNanos(1), Duration.ofDays(366)))
            .limitingSources(new AttemptWindow.Limit(Integer.MAX_VALUE, Duration.ofHours(1), Duration.ofHours(1)));

    @Test
    void readsWhatItWrote() {
        RegistrationSettings read = RegistrationCodec.read(RegistrationCodec.write(FULL));
        assertThat(read).isEqualTo(FULL);
        assertThat(read.fields().keySet()).containsExactly("lastName", "displayName");
        assertThat(RegistrationCodec.write(read)).isEqualTo(RegistrationCodec.write(FULL));
        assertThat(RegistrationCodec.read(RegistrationCodec.write(RegistrationSettings.off())))
                .isEqualTo(RegistrationSettings.off());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "1", "{\"on\":true}", "{\"on\":\"yes\"}", "{\"on\":true} {}"})
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RegistrationCodec.read(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"attempts\":1, | \"attempts\":11,",
                "\"attempts\":1, | \"attempts\":0,",
                "\"attempts\":1, | \"attempts\":4294967297,",
                "PT8784H | PT8785H",
                "PT8784H | PT99999999999999999999H",
                "PT8784H | a year",
                "example.com | nonsense",
                "\"lastName\":true | \"lastName\":1",
                "\"member\" | \"a\\nb\"",
                "\"member\" | 7"
            })
    void refusesWhatIsOutOfBounds(String part, String other) {
        String text = RegistrationCodec.write(FULL);
        assertThat(text).contains(part);
        assertThatIllegalArgumentException().isThrownBy(() -> RegistrationCodec.read(text.replace(part, other)));
    }
}
