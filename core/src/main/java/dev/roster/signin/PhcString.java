package dev.roster.signin;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A hash with all that it was made with, in the PHC string format: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. For authors
 * of a {@link PasswordHasher}. Immutable; {@link #toString()} shows neither salt nor hash.
 */
public final class PhcString {

    /** The longest text that is read. */
    public static final int MAX_LENGTH = 512;

    private static final Pattern FORM = Pattern.compile(
            "\\$([a-z0-9-]{1,32})(?:\\$v=(\\d{1,9}))?\\$([a-z0-9-]{1,32}=\\d{1,9}(?:,[a-z0-9-]{1,32}=\\d{1,9})*)"
                    + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final String id;
    private final @Nullable Integer version;
    private final Map<String, Integer> parameters;
    private final byte[] salt;
    private final byte[] hash;

    /**
     * Puts it together.
     *
     * @param id the algorithm, such as {@code argon2id}
     * @param version the version of the algorithm, or null where it has none
     * @param parameters what it was made with, one or more, in the order of the text where the map has one
     * @param salt the salt
     * @param hash the hash
     */
    public PhcString(String id, @Nullable Integer version, Map<String, Integer> parameters, byte[] salt, byte[] hash) {
        this.id = Objects.requireNonNull(id, "id");
        this.version = version;
        this.parameters = new LinkedHashMap<>(parameters);
        this.salt = salt.clone();
        this.hash = hash.clone();
    }

    /**
     * Reads a text.
     *
     * @param text any text
     * @return what it says; empty where it is longer than {@value #MAX_LENGTH} characters, lacks parameters, salt or hash, has a
     *     parameter that is no number or stands twice, a zero in front of a number, or Base64 that is padded or ends in stray bits
     */
    public static Optional<PhcString> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Map<String, Integer> parameters = new LinkedHashMap<>();
        for (String parameter : form.group(3).split(",", -1)) {
            int equals = parameter.indexOf('=');
            parameters.put(parameter.substring(0, equals), Integer.valueOf(parameter.substring(equals + 1)));
        }
        Integer version = form.group(2) == null ? null : Integer.valueOf(form.group(2));
        return bytes(form.group(4))
                .flatMap(salt ->
                        bytes(form.group(5)).map(hash -> new PhcString(form.group(1), version, parameters, salt, hash)))
                // One text for one hash: what would be written in another way was not written by a hasher.
                .filter(read -> read.encoded().equals(text));
    }

    /** {@return the algorithm} */
    public String id() {
        return id;
    }

    /** {@return the version of the algorithm, or null where the text names none} */
    public @Nullable Integer version() {
        return version;
    }

    /** {@return the parameters by name, which cannot be changed} */
    public Map<String, Integer> parameters() {
        return Map.copyOf(parameters);
    }

    /** {@return a copy of the salt} */
    public byte[] salt() {
        return salt.clone();
    }

    /** {@return a copy of the hash} */
    public byte[] hash() {
        return hash.clone();
    }

    /** {@return the text that is kept; {@link #parse} reads it again} */
    public String encoded() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return head() + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    /** {@return the algorithm and its parameters} */
    @Override
    public String toString() {
        return head() + "$•••";
    }

    private String head() {
        return "$" + id + (version == null ? "" : "$v=" + version) + "$"
                + parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining(","));
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
