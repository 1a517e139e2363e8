package dev.roster.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import dev.roster.testing.PasswordHasherContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SpringPbkdf2PasswordHasherTest {

    /** The Javadoc of Spring Security's DelegatingPasswordEncoder. */
    private static final String PUBLISHED =
            "5d923b44a6d129f3ddf3e3c8d29412723dcbde72445e8ef6bf3b508fbf17fa4ed4d6b99ca763d8dc";

    @Nested
    class Contract implements PasswordHasherContract {
        @Override
        public PasswordHasher newHasher() {
            return SpringPbkdf2PasswordHasher.of(1_000);
        }
    }

    @Test
    void verifiesThePublishedVector() {
        PasswordHasher hasher = SpringPbkdf2PasswordHasher.standard();
        assertThat(hasher.verify(Password.of("password"), PUBLISHED)).isTrue();
        assertThat(hasher.verify(Password.of("Password"), PUBLISHED)).isFalse();
        assertThat(SpringPbkdf2PasswordHasher.of(185_001).verify(Password.of("password"), PUBLISHED))
                .isFalse();
        assertThat(hasher.maxLength()).isEqualTo(PasswordHasher.pbkdf2().maxLength());
        assertThat(hasher).hasToString("pbkdf2 of Spring Security with 185000 iterations");
    }

    @Test
    void acceptsSmallHexadecimalDigitsAlone() {
        PasswordHasher hasher = SpringPbkdf2PasswordHasher.of(1_000);
        assertThat(hasher.accepts(PUBLISHED)).isTrue();
        assertThat(hasher.accepts(PUBLISHED.replace('d', 'D'))).isFalse();
        assertThat(hasher.accepts(PUBLISHED + "00")).isFalse();
        assertThat(hasher.accepts("{pbkdf2}" + PUBLISHED)).isFalse();
    }

    @Test
    void takesIterationsWithinBounds() {
        assertThatThrownBy(() -> SpringPbkdf2PasswordHasher.of(999)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SpringPbkdf2PasswordHasher.of(2_000_001)).isInstanceOf(IllegalArgumentException.class);
    }
}
