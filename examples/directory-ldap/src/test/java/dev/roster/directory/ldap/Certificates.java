package dev.roster.directory.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.util.ObjectPair;
import com.unboundid.util.ssl.cert.PublicKeyAlgorithmIdentifier;
import com.unboundid.util.ssl.cert.SignatureAlgorithmIdentifier;
import com.unboundid.util.ssl.cert.X509Certificate;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A company with one certificate, which its own context shows and trusts, and nobody else does. */
final class Certificates {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final int KEY_SIZE = 2_048;

    private Certificates() {}

    static SSLContext of(String host) throws Exception {
        long now = System.currentTimeMillis();
        ObjectPair<X509Certificate, KeyPair> made = X509Certificate.generateSelfSignedCertificate(
                SignatureAlgorithmIdentifier.SHA_256_WITH_RSA,
                PublicKeyAlgorithmIdentifier.RSA,
                KEY_SIZE,
                new DN("CN=" + host),
                now - Duration.ofHours(1).toMillis(),
                now + Duration.ofHours(1).toMillis());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, PASSWORD);
        Certificate certificate = made.getFirst().toCertificate();
        keys.setKeyEntry("own", made.getSecond().getPrivate(), PASSWORD, new Certificate[] {certificate});
        KeyManagerFactory shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        shown.init(keys, PASSWORD);
        KeyStore trusts = KeyStore.getInstance("PKCS12");
        trusts.load(null, PASSWORD);
        trusts.setCertificateEntry("own", certificate);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(trusts);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
