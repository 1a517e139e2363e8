package dev.roster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A hasher that is asked about texts that anybody may have written, on a thread that is given up when it does not come back. */
final class TextTrial implements AutoCloseable {

    /**
     * What a hasher says about a text.
     *
     * @param accepts whether it is of its form
     * @param verifies whether it is the hash of {@link SamplePasswords#ONE}
     * @param needsRehash whether it should be made again
     */
    record Answer(boolean accepts, boolean verifies, boolean needsRehash) {

        static final Answer NOT_ACCEPTED = new Answer(false, false, true);
    }

    private final PasswordHasher hasher;
    private final Duration patience;
    private final String kept;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(ThreadTrial::daemon);

    private TextTrial(PasswordHasher hasher, Duration patience) {
        this.hasher = hasher;
        this.patience = patience;
        this.kept = hasher.hash(Password.of(SamplePasswords.ONE));
    }

    static TextTrial of(PasswordHasherContract contract) {
        return new TextTrial(contract.newHasher(), contract.patience());
    }

    /** A hash of {@link SamplePasswords#ONE}. */
    String kept() {
        return kept;
    }

    /** Fails unless none of them verifies, and what is not accepted is to be made again. */
    void refuses(List<String> texts) {
        for (String text : texts) {
            Answer answer = ask(text);
            assertThat(answer.verifies())
                    .as("verifies %s in the place of %s", HashTexts.shown(text), kept)
                    .isFalse();
            assertThat(answer.accepts() || answer.needsRehash())
                    .as("accepts %s or makes it again", HashTexts.shown(text))
                    .isTrue();
        }
    }

    Answer ask(String text) {
        Password password = Password.of(SamplePasswords.ONE);
        Future<Answer> asked = thread.submit(
                () -> new Answer(hasher.accepts(text), hasher.verify(password, text), hasher.needsRehash(text)));
        try {
            return asked.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException endless) {
            throw new AssertionError("no answer in " + patience + " about " + HashTexts.shown(text), endless);
        } catch (ExecutionException thrown) {
            throw new AssertionError("an exception about " + HashTexts.shown(text), thrown.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("somebody stopped the test", stopped);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
