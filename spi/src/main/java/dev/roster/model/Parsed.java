package dev.roster.model;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of reading a text: a value, or the reason why there is none. Bad data is a value, not an exception.
 *
 * @param <T> the type of the value
 */
public final class Parsed<T> {

    private final @Nullable T value;
    private final @Nullable IssueCode problem;

    private Parsed(@Nullable T value, @Nullable IssueCode problem) {
        this.value = value;
        this.problem = problem;
    }

    /**
     * Wraps a value that was read.
     *
     * @param value the value
     * @param <T> its type
     * @return the outcome with that value
     */
    public static <T> Parsed<T> of(T value) {
        return new Parsed<>(Objects.requireNonNull(value, "value"), null);
    }

    /**
     * Says why a text cannot be read.
     *
     * @param problem the reason
     * @param <T> the type that was expected
     * @return the outcome without a value
     */
    public static <T> Parsed<T> failed(IssueCode problem) {
        return new Parsed<>(null, Objects.requireNonNull(problem, "problem"));
    }

    /** {@return whether there is a value} */
    public boolean isValid() {
        return problem == null;
    }

    /**
     * {@return the value}
     *
     * @throws NoSuchElementException if the text could not be read
     */
    public T value() {
        if (value == null) {
            throw new NoSuchElementException("no value: " + problem);
        }
        return value;
    }

    /**
     * {@return why the text could not be read}
     *
     * @throws NoSuchElementException if there is a value
     */
    public IssueCode problem() {
        if (problem == null) {
            throw new NoSuchElementException("no problem");
        }
        return problem;
    }

    /**
     * Converts the value, if there is one.
     *
     * @param conversion makes the new value; never returns null
     * @param <R> the new type
     * @return the converted value, or the same problem
     */
    public <R> Parsed<R> map(Function<? super T, ? extends R> conversion) {
        return value == null ? new Parsed<>(null, problem) : of(conversion.apply(value));
    }

    @Override
    public String toString() {
        return problem == null ? "Parsed[value]" : "Parsed[" + problem + "]";
    }
}
