package dev.roster.directory.ldap;

import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The way to a server: where it is, how it is spoken to, who asks, and how long anybody waits.
 *
 * @param host its name or address
 * @param port its port
 * @param encryption how the connection is made secret
 * @param trusted whose certificates are trusted; null for those of the JVM
 * @param bindDn who asks; {@code ""} for nobody
 * @param password asked for with every connection and not kept
 * @param connecting how long a connection may take
 * @param answering how long an answer may take
 */
record LdapServer(
        String host,
        int port,
        Encryption encryption,
        @Nullable SSLContext trusted,
        String bindDn,
        Supplier<String> password,
        Duration connecting,
        Duration answering) {

    /** How a connection is made secret. */
    enum Encryption {
        /** From the first byte (ldaps). */
        TLS,
        /** From a request on (RFC 4511 §4.14), before anybody signs in. */
        START_TLS,
        /** Not at all. */
        NONE
    }

    /**
     * Connects and signs in.
     *
     * @return the connection; the caller closes it
     * @throws LDAPException if the server cannot be reached, is not who it should be, or does not let anybody in
     */
    LDAPConnection connect() throws LDAPException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) connecting.toMillis());
        options.setResponseTimeoutMillis(answering.toMillis());
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        options.setFollowReferrals(false);
        options.setBindWithDNRequiresPassword(true);
        LDAPConnection connection = encryption == Encryption.TLS
                ? new LDAPConnection(context().getSocketFactory(), options, host, port)
                : new LDAPConnection(options, host, port);
        try {
            if (encryption == Encryption.START_TLS) {
                ExtendedResult answer = connection.processExtendedOperation(new StartTLSExtendedRequest(context()));
                if (!answer.getResultCode().isConnectionUsable()
                        || answer.getResultCode().intValue() != 0) {
                    throw new LDAPException(answer);
                }
            }
            if (!bindDn.isEmpty()) {
                connection.bind(bindDn, password.get());
            }
            return connection;
        } catch (LDAPException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    private SSLContext context() {
        try {
            return trusted == null ? SSLContext.getDefault() : trusted;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the virtual machine has no usable TLS", e);
        }
    }

    /** {@return host and port, for people} */
    String place() {
        return host + ":" + port;
    }
}
