package dev.roster.laws;


import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/** Edits plan files and gives them the digest that belongs to what they say now. */
final class Forgery {

    private Forgery() {}

    /** Edits everything but the last line, which is made anew. */
    static void edit(Path file, UnaryOperator<String> forgery) {
        try {
            String plan = Files.readString(file);
            String body = plan.substring(0, plan.lastIndexOf("{\"digest\""));
            String forged = forgery.apply(body);
            assertThat(forged).as("what shall be edited stands in the plan").isNotEqualTo(body);
            Files.writeString(file, forged + "{\"digest\":\"" + sha256(forged) + "\"}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
