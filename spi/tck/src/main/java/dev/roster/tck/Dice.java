package dev.roster.tck;

import dev.roster.model.UserId;
import dev.roster.spi.PlanId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What calls are made of at random: few values, so that they meet, and such as stores take for each other. For one thread. */
final class Dice {

    /** Texts that a store may take for each other, or cut, or leave out. */
    private static final List<List<String>> FAMILIES = List.of(
            List.of("ada", "Ada", "ADA", "ada ", " ada"),
            List.of("a_a", "axa", "a%", "a\\a", "a"),
            List.of("", " ", "\u00e9", "e\u0301", "\u00c9"),
            List.of("\ud83d\ude00", "\uffee", "zz", "Z", "_"),
            List.of("a\r\n", "a\n", "a\t", "'a'", "null"),
            List.of("n".repeat(255), "n".repeat(256), "n".repeat(255) + "m", "n".repeat(1_000), "n"));

    /** Everybody whom there may be. */
    static final List<UserId> USERS =
            Stream.of("u1", "U1", "u2", "u_").map(UserId::new).toList();

    private static final List<Instant> MOMENTS = Stream.of(0L, 1_000L, 2_000L, 999_000L, 1_000_000L, 1_000_000_000L)
            .map(Samples.NOON::plusNanos)
            .toList();

    private final Random random;
    private int epoch = -1;
    private List<String> texts = List.of();

    Dice(long seed) {
        random = new Random(seed);
    }

    /** Begins anew with values that were not seen before. */
    void nextEpoch() {
        epoch++;
        texts = FAMILIES.get(epoch % FAMILIES.size());
    }

    /** A text that does not stand for anything. */
    String text() {
        return once(12) ? "" : pick(texts);
    }

    /** A text of up to 200 characters, of this epoch alone. */
    String key() {
        String text = text();
        return epoch
                + pick("-", "+", "*")
                + text.substring(0, Math.min(190, text.length()))
                + (text.length() > 190 ? text.length() : "");
    }

    /** One of two texts, or seldom another one. */
    String owner() {
        return once(8) ? text() : texts.get(upTo(1));
    }

    /** A text of visible ASCII, of this epoch alone. */
    String word() {
        return pick("a", "A", "a_", "a%", "ab", "~") + epoch;
    }

    UserId user() {
        return pick(USERS);
    }

    /** A plan of this epoch alone. */
    PlanId plan() {
        return new PlanId("%07x".formatted(epoch) + pick("1", "0".repeat(56) + "1", "0".repeat(56) + "2"));
    }

    Instant moment() {
        return pick(MOMENTS);
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    /** Once of so many times. */
    boolean once(int of) {
        return random.nextInt(of) == 0;
    }

    @SafeVarargs
    final <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    <T> @Nullable T orNull(Supplier<T> value) {
        return once(2) ? null : value.get();
    }

    <T> List<T> some(int most, Supplier<T> value) {
        List<T> some = new ArrayList<>();
        for (int i = upTo(most); i > 0; i--) {
            some.add(value.get());
        }
        return some;
    }
}
