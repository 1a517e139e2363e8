package dev.roster.store.jdbc;

import dev.roster.Roster;
import dev.roster.model.UserId;
import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import dev.roster.signin.SignInOrigin;
import dev.roster.signin.SignInSettings;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.Stores;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Half of the guesses of a race; the other half is a process of its own. */
final class Guesses {

    static final String RIGHT = "a sentence that one user alone knows";
    /** Nobody knows from where, so that sources limit nothing. */
    static final SignInOrigin HERE = SignInOrigin.unknown();

    static final PasswordHasher HASHER = PasswordHasher.pbkdf2(1_000);

    private static final int THREADS = 32;

    private Guesses() {}

    static Roster roster(Stores stores) {
        return Roster.on(stores)
                .clock(Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC))
                .links(new byte[32], (purpose, secret) -> URI.create("https://example.com/" + purpose + "#" + secret))
                .signIn(SignInSettings.defaults().with(new Watched()))
                .build();
    }

    /** How many passwords were compared with the hash of a user. */
    static int verified(Roster roster, UserId user) throws Exception {
        Credentials.Password kept = Objects.requireNonNull(roster.stores()
                .require(CredentialStore.class)
                .find(user)
                .orElseThrow()
                .password());
        Watched.watch(kept.hash());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Object>> guesses = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                guesses.add(() -> {
                    try (Password wrong = Password.of("wrong sentence number " + number)) {
                        return roster.signIn().authenticate(addressOf(user), wrong, HERE);
                    }
                });
            }
            for (Future<Object> guess : threads.invokeAll(guesses)) {
                guess.get();
            }
        } finally {
            threads.shutdown();
        }
        return Watched.seen();
    }

    /** The address of a user of {@link Writes#inserts}. */
    static String addressOf(UserId user) {
        return "user" + user.value().substring(1) + "@example.com";
    }

    /** The other process: a user a line, until there are no more. */
    public static void main(String[] arguments) throws Exception {
        try (Stores stores = JdbcStores.open(arguments[0], arguments[1]);
                Roster roster = roster(stores)) {
            System.out.println("ready");
            answer(roster);
        }
    }

    private static void answer(Roster roster) throws Exception {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(verified(roster, new UserId(line)));
            }
        }
    }

    /** Counts comparisons with one hash. */
    private static final class Watched implements PasswordHasher {

        private static final AtomicInteger SEEN = new AtomicInteger();
        private static volatile String hash = "";

        static void watch(String wanted) {
            SEEN.set(0);
            hash = wanted;
        }

        static int seen() {
            return SEEN.get();
        }

        @Override
        public String hash(Password password) {
            return HASHER.hash(password);
        }

        @Override
        public boolean verify(Password password, String encoded) {
            if (encoded.equals(hash)) {
                SEEN.incrementAndGet();
            }
            return HASHER.verify(password, encoded);
        }

        @Override
        public boolean accepts(String encoded) {
            return HASHER.accepts(encoded);
        }

        @Override
        public boolean needsRehash(String encoded) {
            return HASHER.needsRehash(encoded);
        }

        @Override
        public int maxLength() {
            return HASHER.maxLength();
        }
    }
}
