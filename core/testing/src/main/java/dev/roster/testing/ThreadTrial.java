package dev.roster.testing;

import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A hasher that many threads ask at once, each about a password of its own. */
final class ThreadTrial {

    private static final int THREADS = 16;
    private static final int ROUNDS = 10;

    private final PasswordHasher hasher;
    private final CountDownLatch start = new CountDownLatch(THREADS);

    private ThreadTrial(PasswordHasher hasher) {
        this.hasher = hasher;
    }

    /**
     * What went wrong, in words; nothing where each thread had its own answers.
     *
     * @throws AssertionError if the hasher threw
     */
    static List<String> wrongAnswers(PasswordHasher hasher) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, ThreadTrial::daemon);
        try {
            ThreadTrial trial = new ThreadTrial(hasher);
            List<Future<List<String>>> asked = new ArrayList<>();
            for (int number = 0; number < THREADS; number++) {
                String typed = "correct horse " + number;
                asked.add(threads.submit(() -> trial.ask(typed)));
            }
            List<String> wrong = new ArrayList<>();
            for (Future<List<String>> answers : asked) {
                wrong.addAll(answers.get());
            }
            return wrong;
        } catch (ExecutionException thrown) {
            throw new AssertionError("an exception in one of " + THREADS + " threads", thrown.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("somebody stopped the test", stopped);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> ask(String typed) throws InterruptedException {
        start.countDown();
        start.await();
        List<String> wrong = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String kept = hasher.hash(Password.of(typed));
            if (!hasher.verify(Password.of(typed), kept)) {
                wrong.add("the hash of \"" + typed + "\" does not verify");
            }
            if (hasher.verify(Password.of(typed + "x"), kept)) {
                wrong.add("the hash of \"" + typed + "\" verifies another password");
            }
        }
        return wrong;
    }

    /** A thread that keeps no process from ending. */
    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "password-hasher-contract");
        thread.setDaemon(true);
        return thread;
    }
}
