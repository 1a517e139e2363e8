package dev.roster.query;

import dev.roster.model.User;
import dev.roster.model.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The place after a user in a sorted list: the sort keys of that user and the id that breaks ties.
 *
 * @param keys the canonical text for each step of the sort, null where the user has no value; unmodifiable
 * @param after the id of the last user before the place
 */
public record Cursor(List<@Nullable String> keys, UserId after) {

    /** Copies the keys. */
    public Cursor {
        keys = Collections.unmodifiableList(new ArrayList<>(keys));
        Objects.requireNonNull(after, "after");
    }

    /**
     * The place after a user.
     *
     * @param user the last user of a page
     * @param sorts the sort of the query
     * @return the cursor
     */
    public static Cursor after(User user, List<Sort> sorts) {
        List<@Nullable String> keys = new ArrayList<>();
        sorts.forEach(sort -> keys.add(sort.keyOf(user)));
        return new Cursor(keys, user.id());
    }

    /** {@return the cursor as an opaque word for URLs; {@link #parse} reads it again} */
    public String token() {
        StringBuilder text = new StringBuilder(after.value());
        for (String key : keys) {
            text.append('\u0000').append(key == null ? "-" : "+" + key);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a word that {@link #token} wrote.
     *
     * @param token the word
     * @return the cursor
     * @throws IllegalArgumentException if the word is not a cursor
     */
    public static Cursor parse(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            List<String> parts = List.of(text.split("\u0000", -1));
            List<@Nullable String> keys = new ArrayList<>();
            for (String part : parts.subList(1, parts.size())) {
                if (!part.equals("-") && !part.startsWith("+")) {
                    throw new IllegalArgumentException("bad key");
                }
                keys.add(part.equals("-") ? null : part.substring(1));
            }
            return new Cursor(keys, new UserId(parts.get(0)));
        } catch (IllegalArgumentException | CharacterCodingException notACursor) {
            throw new IllegalArgumentException(
                    "\"" + token + "\" is not a cursor; use the one that the last page gave", notACursor);
        }
    }
}
