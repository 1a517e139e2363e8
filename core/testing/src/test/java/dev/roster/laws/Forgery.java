package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Edits plan files and gives them the digest, and the seal, that belong to what they say now. */
final class Forgery {

    private Forgery() {}

    /** Edits everything but the last lines, which are made anew by somebody who has the key. */
    static void edit(Path file, byte[] key, UnaryOperator<String> forgery) {
        try {
            String plan = Files.readString(file);
            String body = plan.substring(0, plan.lastIndexOf("{\"digest\""));
            String forged = forgery.apply(body);
            assertThat(forged).as("what shall be edited stands in the plan").isNotEqualTo(body);
            String digest = sha256(forged);
            String seal = hmac(key, "roster-plan " + digest);
            Files.writeString(file, forged + "{\"digest\":\"" + digest + "\"}\n{\"seal\":\"" + seal + "\"}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HMAC-SHA256", e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
