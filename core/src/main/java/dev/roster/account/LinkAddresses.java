package dev.roster.account;

import dev.roster.spi.OneTimeToken;
import java.net.URI;

/** Where one-time links lead: a page of the host. Safe for use by many threads. */
@FunctionalInterface
public interface LinkAddresses {

    /**
     * The address of one link.
     *
     * @param purpose what the link is good for
     * @param secret 43 characters that a URL takes as they are; whoever has them may use the link
     * @return the address, such as {@code https://example.com/welcome#dGhpcyBpcyBub3QgYSBzZWNyZXQ}. Behind a {@code #} the
     *     secret reaches neither logs of servers nor other sites
     */
    URI of(OneTimeToken.Purpose purpose, String secret);
}
