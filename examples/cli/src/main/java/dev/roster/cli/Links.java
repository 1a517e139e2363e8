package dev.roster.cli;

import dev.roster.Roster;
import dev.roster.RosterBuilder;
import dev.roster.account.LinkAddresses;
import dev.roster.signin.SignInSettings;
import dev.roster.spi.Stores;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One-time links, such as those of invitations: the key of which they are made, where the environment has one. Never a word of the
 * command line, which others see and the shell remembers. Immutable.
 */
final class Links {

    /** The variable of the environment that has the key, unless an option names another. */
    static final String VARIABLE = "ROSTER_LINK_KEY";

    /** How long a link is good. */
    static final Duration LIFE = Duration.ofDays(7);

    /** How users sign in whose passwords are kept: the defaults, and temporary passwords for whoever has no mail. */
    static final SignInSettings PASSWORDS =
            SignInSettings.defaults().withTemporaryPasswords(Duration.ofHours(SignInSettings.TEMPORARY_HOURS));

    private static final String MAKE_ONE = "openssl rand -base64 32 makes one";
    private static final int MIN_BYTES = 32;
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]*");
    private static final Pattern LINE_END = Pattern.compile("\\R");

    private final String variable;
    private final byte @Nullable [] key;

    private Links(String variable, byte @Nullable [] key) {
        this.variable = variable;
        this.key = key;
    }

    /**
     * The links of the key that an environment has, or none.
     *
     * @param environment its variables
     * @param named the variable that somebody named, which must be there then; null for {@link #VARIABLE}
     * @throws Refused if there is a text that is no key, or no text where one was named
     */
    static Links of(Map<String, String> environment, @Nullable String named) {
        String variable = named == null ? VARIABLE : named;
        String text = environment.get(variable);
        if (text == null && named != null) {
            throw new Refused(
                    "--link-key-env: there is no environment variable " + named + "; keep the key of links there: "
                            + MAKE_ONE,
                    "links.key");
        }
        return new Links(variable, text == null ? null : key(text, variable));
    }

    /**
     * What both kinds of digits may be is taken for hexadecimal ones: 32 random bytes in Base64 have others.
     *
     * @throws Refused if it is no key
     */
    private static byte[] key(String text, String variable) {
        String line = LINE_END.matcher(text.strip()).replaceAll("");
        byte[] bytes = HEX.matcher(line).matches() ? hex(line) : base64(line);
        if (bytes.length < MIN_BYTES) {
            throw new Refused(
                    "the environment variable " + variable + " holds no key of links: a key is " + MIN_BYTES
                            + " bytes or more in Base64 or as hexadecimal digits; " + MAKE_ONE,
                    "links.key");
        }
        return bytes;
    }

    private static byte[] hex(String digits) {
        return digits.length() % 2 == 0 ? HexFormat.of().parseHex(digits) : new byte[0];
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /**
     * Ends the command when there is no key.
     *
     * @param why what cannot be done without one
     * @throws Refused with what to set
     */
    void require(String why) {
        if (key == null) {
            throw new Refused(
                    why + ": there is no key of links; keep 32 random bytes in the environment variable " + variable
                            + ", the same wherever links are made or used: " + MAKE_ONE,
                    "links.key");
        }
    }

    /** A roster that makes tokens of links where there is a key, and sends none. */
    RosterBuilder on(Stores stores) {
        return on(stores, (purpose, secret) -> {
            throw new IllegalStateException("links are sent by roster outbox deliver alone");
        });
    }

    /** A roster that makes tokens of links where there is a key, and whose links lead somewhere. */
    RosterBuilder on(Stores stores, LinkAddresses pages) {
        RosterBuilder roster = Roster.on(stores).invitationLife(LIFE);
        return key == null ? roster : roster.links(key, pages).signIn(PASSWORDS);
    }
}
