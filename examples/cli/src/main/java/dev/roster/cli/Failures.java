package dev.roster.cli;

import dev.roster.access.NotAuthorizedException;
import dev.roster.plan.PlanException;
import dev.roster.spi.StoreException;
import dev.roster.spi.StoreUnavailableException;
import dev.roster.table.SourceException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;

/** What ended a command, in a sentence for people and in a word for programs. */
final class Failures {

    private static final List<Class<? extends RuntimeException>> EXPLAINED = List.of(
            Refused.class,
            IllegalArgumentException.class,
            SourceException.class,
            StoreException.class,
            PlanException.class,
            NotAuthorizedException.class);

    private Failures() {}

    /** What it is, such as {@code source.wrong-charset}. */
    static String code(Exception failure) {
        if (failure instanceof Refused refused) {
            return refused.code();
        }
        if (failure instanceof SourceException source) {
            return "source." + Words.of(source.reason());
        }
        if (failure instanceof PlanException plan) {
            return "plan." + Words.of(plan.reason());
        }
        if (failure instanceof NotAuthorizedException) {
            return "notAuthorized";
        }
        if (failure instanceof StoreException) {
            return failure instanceof StoreUnavailableException ? "store.unavailable" : "store.failed";
        }
        if (failure instanceof UncheckedIOException file) {
            return file.getCause() instanceof NoSuchFileException ? "file.missing" : "file.failed";
        }
        return failure instanceof IllegalArgumentException ? "invalid" : "internal";
    }

    /** Why it is, and what to do. */
    static String explanation(Exception failure) {
        String message = messageOf(failure);
        if (EXPLAINED.stream().anyMatch(known -> known.isInstance(failure)) && !message.isBlank()) {
            return Advice.with(failure, message);
        }
        if (failure instanceof UncheckedIOException file) {
            return explanation(file);
        }
        return "something went wrong inside Roster (" + failure.getClass().getSimpleName()
                + "); run the command again with --verbose and report what it prints";
    }

    private static String explanation(UncheckedIOException failure) {
        Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
        String where = messageOf(cause);
        if (cause instanceof NoSuchFileException) {
            return where + " does not exist; check the name and the folder";
        }
        if (cause instanceof AccessDeniedException) {
            return where + " may not be read or written; check its permissions";
        }
        return "a file could not be read or written (" + where + ")";
    }

    private static String messageOf(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "");
    }
}
