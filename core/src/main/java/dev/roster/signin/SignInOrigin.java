package dev.roster.signin;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody signs in from, as far as the host vouches for it: never what a client says of itself in a header that anybody
 * may send.
 *
 * @param address the address of the client, in whatever form tells sources apart, at most {@value #MAX_LENGTH} characters; null
 *     where the host knows none: then no attempts are counted by source
 * @param device what the client calls itself, such as its User-Agent, cut to {@value #MAX_LENGTH} characters; null for unknown
 */
public record SignInOrigin(
        @Nullable String address, @Nullable String device) {

    /** The longest text that is kept. */
    public static final int MAX_LENGTH = 200;

    private static final SignInOrigin UNKNOWN = new SignInOrigin(null, null);

    /**
     * Cuts the device.
     *
     * @throws IllegalArgumentException if the address is blank or too long to be one
     */
    public SignInOrigin {
        if (address != null && (address.isBlank() || address.length() > MAX_LENGTH)) {
            throw new IllegalArgumentException("an address has 1 to " + MAX_LENGTH + " characters, found "
                    + address.length() + "; say unknown() where there is none");
        }
        device = device == null || device.length() <= MAX_LENGTH ? device : device.substring(0, MAX_LENGTH);
    }

    /** {@return an origin of which nothing is known} */
    public static SignInOrigin unknown() {
        return UNKNOWN;
    }

    /**
     * An origin by its address.
     *
     * @param address the address, such as {@code 203.0.113.7}
     * @return the origin
     * @throws IllegalArgumentException if the address is blank or too long to be one
     */
    public static SignInOrigin of(String address) {
        return new SignInOrigin(Objects.requireNonNull(address, "address"), null);
    }

    /**
     * With what the client calls itself.
     *
     * @param name such as its User-Agent
     * @return the origin
     */
    public SignInOrigin with(String name) {
        return new SignInOrigin(address, name);
    }
}
