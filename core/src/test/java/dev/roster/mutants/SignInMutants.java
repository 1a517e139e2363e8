package dev.roster.mutants;

import dev.roster.model.UserId;
import dev.roster.spi.AttemptWindow;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import dev.roster.spi.TokenStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores whose tokens are good too often, or whose attempts are counted wrongly. */
final class SignInMutants {

    private SignInMutants() {}

    static List<Mutant> all() {
        return List.of(
                tokens("token twice", "looks for a token, then consumes it", "TS-04", TokenTwice::new),
                tokens("late expiry", "takes a token at its very expiry", "TS-05", LateExpiry::new),
                tokens("any address", "consumes by hash alone", "TS-05", AnyAddress::new),
                tokens("any purpose", "finds tokens of another purpose", "TS-03", AnyPurpose::new),
                tokens("many links", "keeps the earlier token when another is issued", "TS-02", ManyLinks::new),
                tokens("half revoked", "revokes invitations only", "TS-06", HalfRevoked::new),
                tokens("oldest link", "finds a token of the user for another purpose", "TS-08", OldestLink::new),
                attempts("counts late", "looks at the window, then counts the attempt", "SA-01", CountsLate::new),
                attempts("endless lock", "lengthens a lock with each refused attempt", "SA-02", EndlessLock::new),
                attempts("patient guesser", "makes every window as short as the first", "SA-03", ShortWindows::new),
                attempts("takes some", "takes the attempts of those claims that have room", "SA-06", TakesSome::new),
                attempts("takes one", "takes one attempt of a claim for several", "SA-06", TakesOne::new),
                attempts("gives back late", "gives attempts back to the next window", "SA-07", GivesBackLate::new),
                attempts("bears grudges", "forgets no lock when somebody signed in", "SA-07", BearsGrudges::new),
                attempts("tells before", "tells a window as it was before the attempt", "SA-06", TellsBefore::new),
                attempts("forgets locks", "forgets windows that last", "SA-08", ForgetsLocks::new));
    }

    private static Mutant tokens(String name, String flaw, String rule, UnaryOperator<TokenStore> broken) {
        return Mutant.ofStores(name, flaw, rule, real -> {
            TokenStore tokens = broken.apply(real.require(TokenStore.class));
            return new ForwardingStores(real) {
                @Override
                public <C> Optional<C> capability(Class<C> ability) {
                    return ability.equals(TokenStore.class)
                            ? Optional.of(ability.cast(tokens))
                            : super.capability(ability);
                }
            };
        });
    }

    private static Mutant attempts(String name, String flaw, String rule, UnaryOperator<SignInAttemptStore> broken) {
        return Mutant.ofStores(name, flaw, rule, real -> {
            SignInAttemptStore attempts = broken.apply(real.require(SignInAttemptStore.class));
            return new ForwardingStores(real) {
                @Override
                public <C> Optional<C> capability(Class<C> ability) {
                    return ability.equals(SignInAttemptStore.class)
                            ? Optional.of(ability.cast(attempts))
                            : super.capability(ability);
                }
            };
        });
    }

    /** Forwards everything. */
    private static class Tokens implements TokenStore {
        private final TokenStore real;

        Tokens(TokenStore real) {
            this.real = real;
        }

        @Override
        public void issue(OneTimeToken token) {
            real.issue(token);
        }

        @Override
        public Optional<OneTimeToken> find(OneTimeToken.Hash hash, OneTimeToken.Purpose purpose) {
            return real.find(hash, purpose);
        }

        @Override
        public Optional<OneTimeToken> find(UserId user, OneTimeToken.Purpose purpose) {
            return real.find(user, purpose);
        }

        @Override
        public boolean consume(OneTimeToken token, Instant now) {
            return real.consume(token, now);
        }

        @Override
        public int revoke(UserId user) {
            return real.revoke(user);
        }
    }

    private static final class TokenTwice extends Tokens {
        TokenTwice(TokenStore real) {
            super(real);
        }

        @Override
        public boolean consume(OneTimeToken token, Instant now) {
            boolean isGood =
                    find(token.hash(), token.purpose()).filter(token::equals).isPresent() && !token.isExpired(now);
            Units.dawdle();
            super.consume(token, now);
            return isGood;
        }
    }

    private static final class LateExpiry extends Tokens {
        LateExpiry(TokenStore real) {
            super(real);
        }

        @Override
        public boolean consume(OneTimeToken token, Instant now) {
            return super.consume(token, now.minusNanos(1_000));
        }
    }

    private static final class AnyAddress extends Tokens {
        AnyAddress(TokenStore real) {
            super(real);
        }

        @Override
        public boolean consume(OneTimeToken token, Instant now) {
            return find(token.hash(), token.purpose())
                    .filter(kept -> super.consume(kept, now))
                    .isPresent();
        }
    }

    private static final class AnyPurpose extends Tokens {
        AnyPurpose(TokenStore real) {
            super(real);
        }

        @Override
        public Optional<OneTimeToken> find(OneTimeToken.Hash hash, OneTimeToken.Purpose purpose) {
            return super.find(hash, purpose).or(() -> super.find(hash, OneTimeToken.Purpose.INVITATION));
        }
    }

    private static final class ManyLinks extends Tokens {
        private final Map<OneTimeToken.Hash, OneTimeToken> earlier = new ConcurrentHashMap<>();

        ManyLinks(TokenStore real) {
            super(real);
        }

        @Override
        public void issue(OneTimeToken token) {
            super.issue(token);
            earlier.put(token.hash(), token);
        }

        @Override
        public boolean consume(OneTimeToken token, Instant now) {
            return earlier.remove(token.hash(), token) && !token.isExpired(now);
        }
    }

    /** Finds whatever the user was sent. */
    private static final class OldestLink extends Tokens {
        OldestLink(TokenStore real) {
            super(real);
        }

        @Override
        public Optional<OneTimeToken> find(UserId user, OneTimeToken.Purpose purpose) {
            return super.find(user, OneTimeToken.Purpose.INVITATION).or(() -> super.find(user, purpose));
        }
    }

    private static final class HalfRevoked extends Tokens {
        private final Map<UserId, OneTimeToken> resets = new ConcurrentHashMap<>();

        HalfRevoked(TokenStore real) {
            super(real);
        }

        @Override
        public void issue(OneTimeToken token) {
            super.issue(token);
            if (!token.purpose().equals(OneTimeToken.Purpose.INVITATION)) {
                resets.put(token.user(), token);
            }
        }

        @Override
        public int revoke(UserId user) {
            int revoked = super.revoke(user);
            Optional.ofNullable(resets.remove(user)).ifPresent(super::issue);
            return revoked;
        }
    }

    /** Forwards everything. */
    private static class Attempts implements SignInAttemptStore {
        private final SignInAttemptStore real;

        Attempts(SignInAttemptStore real) {
            this.real = real;
        }

        @Override
        public Reservation reserve(List<Claim> claims, Instant now) {
            return real.reserve(claims, now);
        }

        @Override
        public void release(List<Release> releases) {
            real.release(releases);
        }

        @Override
        public int expire(Instant endedBefore, int limit) {
            return real.expire(endedBefore, limit);
        }

        @Override
        public Map<SignInSubject, AttemptWindow> findAll(Collection<SignInSubject> subjects) {
            return real.findAll(subjects);
        }

        @Override
        public boolean clear(SignInSubject subject) {
            return real.clear(subject);
        }
    }

    private static final class CountsLate extends Attempts {
        CountsLate(SignInAttemptStore real) {
            super(real);
        }

        @Override
        public Reservation reserve(List<Claim> claims, Instant now) {
            Set<SignInSubject> locked = new HashSet<>();
            for (Claim claim : claims) {
                if (claim.takeFrom(find(claim.subject()).orElse(null), now).isEmpty()) {
                    locked.add(claim.subject());
                }
            }
            Units.dawdle();
            Reservation real = super.reserve(claims, now);
            return locked.isEmpty() && !real.isTaken() ? new Reservation(Map.of(), Set.of()) : real;
        }
    }

    private static final class EndlessLock extends Attempts {
        EndlessLock(SignInAttemptStore real) {
            super(real);
        }

        @Override
        public Reservation reserve(List<Claim> claims, Instant now) {
            Reservation refused = super.reserve(claims, now);
            for (Claim claim : claims) {
                if (refused.full().contains(claim.subject())) {
                    clear(claim.subject());
                    super.reserve(
                            List.of(new Claim(
                                    claim.subject(),
                                    claim.limit(),
                                    claim.limit().attempts())),
                            now);
                }
            }
            return refused;
        }
    }

    private static final class ShortWindows extends Attempts {
        ShortWindows(SignInAttemptStore real) {
            super(real);
        }

        @Override
        public Reservation reserve(List<Claim> claims, Instant now) {
            return super.reserve(claims.stream().map(ShortWindows::shortened).toList(), now);
        }

        private static Claim shortened(Claim claim) {
            AttemptWindow.Limit limit = claim.limit();
            return new Claim(
                    claim.subject(),
                    new AttemptWindow.Limit(limit.attempts(), limit.window(), limit.window()),
                    claim.attempts());
        }
    }

    /** Takes what there is room for. */
    private static final class TakesSome extends Attempts {
        TakesSome(SignInAttemptStore real) {
            super(real);
        }

        @Override
        public Reservation reserve(List<Claim> claims, Instant now) {
            Set<SignInSubject> refused = new HashSet<>();
            Map<SignInSubject, AttemptWindow> taken = new HashMap<>();
            for (Claim claim : claims) {
                Reservation one = super.reserve(List.of(claim), now);
                refused.addAll(one.full());
                taken.putAll(one.windows());
            }
            return new Reservation(refused.isEmpty() ? taken : Map.of(), refused);
        }
    }

    /** Gives back by whatever window there is. */
    private static final class GivesBackLate extends Attempts {
        GivesBackLate(SignInAttemptStore real) {
            super(real);
        }

        @Override
        public void release(List<Release> releases) {
            for (Release release : releases) {
                find(release.subject())
                        .ifPresent(window -> super.release(List.of(
                                new Release(release.subject(), window, release.attempts(), release.isForgotten()))));
            }
        }
    }

    /** Remembers how often somebody was locked out, whoever signed in since. */
    private static final class BearsGrudges extends Attempts {
        BearsGrudges(SignInAttemptStore real) {
            super(real);
        }

        @Override
        public void release(List<Release> releases) {
            super.release(releases.stream()
                    .map(release -> new Release(release.subject(), release.taken(), release.attempts(), false))
                    .toList());
        }
    }

    /** Tells everybody of a window as it was before. */
    private static final class TellsBefore extends Attempts {
        TellsBefore(SignInAttemptStore real) {
            super(real);
        }

        @Override
        public Reservation reserve(List<Claim> claims, Instant now) {
            Reservation taken = super.reserve(claims, now);
            Map<SignInSubject, AttemptWindow> before = new HashMap<>();
            taken.windows()
                    .forEach((subject, window) -> before.put(
                            subject, new AttemptWindow(window.used() - 1, window.usedUpBefore(), window.endsAt())));
            return new Reservation(before, taken.full());
        }
    }

    /** Forgets windows that last, too. */
    private static final class ForgetsLocks extends Attempts {
        ForgetsLocks(SignInAttemptStore real) {
            super(real);
        }

        @Override
        public int expire(Instant endedBefore, int limit) {
            return super.expire(endedBefore.plusSeconds(3_600), limit);
        }
    }

    /** Takes one attempt, however many are claimed. */
    private static final class TakesOne extends Attempts {
        TakesOne(SignInAttemptStore real) {
            super(real);
        }

        @Override
        public Reservation reserve(List<Claim> claims, Instant now) {
            return super.reserve(
                    claims.stream()
                            .map(claim -> new Claim(claim.subject(), claim.limit(), 1))
                            .toList(),
                    now);
        }
    }
}
