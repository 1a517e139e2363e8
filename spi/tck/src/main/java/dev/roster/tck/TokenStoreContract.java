package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.EmailAddress;
import dev.roster.model.UserId;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.StoreException;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.TokenStore.Change;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the store of one-time tokens must keep: rules TS-01 to TS-08. */
public interface TokenStoreContract extends StoresFactory {

    /** Tokens come out as they went in. */
    @Test
    @DisplayName("TS-01: a token comes out as it went in: purpose, user, address as spelled, issuer, moments")
    default void keepsTokens() {
        try (Stores stores = newStores()) {
            OneTimeToken odd = new OneTimeToken(
                    hash(7),
                    new OneTimeToken.Purpose("host-own"),
                    new UserId("~Ada!"),
                    new EmailAddress("Ada.L\u00f6velace@B\u00fccher.Example"),
                    "operator \ud83d\ude00",
                    Instant.parse("2026-03-29T01:30:00.000001Z"),
                    Instant.parse("2026-03-29T01:30:00.000002Z"));
            Samples.tokens(stores).issue(odd);
            assertThat(Samples.tokens(stores).find(odd.hash(), odd.purpose())).contains(odd);
        }
    }

    /** A secret is nobody else's. */
    @Test
    @DisplayName("TS-01: a hash that belongs to another user or purpose is refused, and theirs stays good")
    default void refusesTakenHashes() {
        try (Stores stores = newStores()) {
            TokenStore tokens = Samples.tokens(stores);
            OneTimeToken first = token("ada", OneTimeToken.Purpose.INVITATION, 1);
            tokens.issue(first);
            for (OneTimeToken twin : List.of(
                    token("bob", OneTimeToken.Purpose.INVITATION, 1),
                    token("ada", OneTimeToken.Purpose.PASSWORD_RESET, 1))) {
                assertThatThrownBy(() -> tokens.issue(twin)).isInstanceOf(StoreException.class);
            }
            assertThat(tokens.find(hash(1), OneTimeToken.Purpose.INVITATION)).contains(first);
            assertThat(tokens.find(hash(1), OneTimeToken.Purpose.PASSWORD_RESET))
                    .isEmpty();
        }
    }

    /** The latest token is the only one. */
    @Test
    @DisplayName("TS-02: a token revokes the earlier one of its user and purpose, and no other")
    default void revokesEarlierTokens() {
        try (Stores stores = newStores()) {
            TokenStore tokens = Samples.tokens(stores);
            OneTimeToken earlier = token("ada", OneTimeToken.Purpose.INVITATION, 1);
            OneTimeToken otherPurpose = token("ada", OneTimeToken.Purpose.PASSWORD_RESET, 2);
            OneTimeToken otherUser = token("bob", OneTimeToken.Purpose.INVITATION, 3);
            OneTimeToken later = token("ada", OneTimeToken.Purpose.INVITATION, 4);
            List.of(earlier, otherPurpose, otherUser, later).forEach(tokens::issue);

            assertThat(tokens.find(earlier.hash(), earlier.purpose())).isEmpty();
            assertThat(tokens.consume(earlier, Samples.NOON)).isFalse();
            List.of(otherPurpose, otherUser, later)
                    .forEach(token -> assertThat(tokens.consume(token, Samples.NOON))
                            .as("%s", token)
                            .isTrue());
        }
    }

    /** Whatever the concurrency. */
    @Test
    @DisplayName("TS-02: of 16 tokens that are issued at once for one user and purpose, one is good")
    default void keepsOneOfManyTokens() {
        try (Stores stores = newStores()) {
            List<OneTimeToken> issued = Samples.together(number -> {
                OneTimeToken token = token("ada", OneTimeToken.Purpose.INVITATION, number);
                Samples.tokens(stores).issue(token);
                return token;
            });
            assertThat(issued.stream().map(token -> Samples.tokens(stores).consume(token, Samples.NOON)))
                    .containsOnlyOnce(true);
        }
    }

    /** Purposes are kept apart. */
    @Test
    @DisplayName("TS-03: a token is found by hash and purpose, not by one of them, also when it has expired")
    default void findsTokensOfAPurpose() {
        try (Stores stores = newStores()) {
            TokenStore tokens = Samples.tokens(stores);
            OneTimeToken token = token("ada", OneTimeToken.Purpose.INVITATION, 1);
            tokens.issue(token);
            assertThat(tokens.find(token.hash(), OneTimeToken.Purpose.PASSWORD_RESET))
                    .isEmpty();
            assertThat(tokens.find(hash(2), OneTimeToken.Purpose.INVITATION)).isEmpty();
            assertThat(tokens.consume(token, token.expiresAt())).isFalse();
            assertThat(tokens.find(token.hash(), OneTimeToken.Purpose.INVITATION))
                    .contains(token);
        }
    }

    /** Once is once. */
    @Test
    @DisplayName("TS-04: a token is consumed once, and gone")
    default void consumesOnce() {
        try (Stores stores = newStores()) {
            TokenStore tokens = Samples.tokens(stores);
            OneTimeToken token = token("ada", OneTimeToken.Purpose.INVITATION, 1);
            assertThat(tokens.consume(token, Samples.NOON)).isFalse();
            tokens.issue(token);
            assertThat(tokens.consume(token, Samples.NOON)).isTrue();
            assertThat(tokens.consume(token, Samples.NOON)).isFalse();
            assertThat(tokens.find(token.hash(), token.purpose())).isEmpty();
            assertThat(tokens.revoke(token.user())).isZero();
        }
    }

    /** Whatever the concurrency. */
    @Test
    @DisplayName("TS-04: of 16 threads that consume one token, one succeeds")
    default void consumesOnceUnderConcurrency() {
        try (Stores stores = newStores()) {
            for (int round = 0; round < 5; round++) {
                OneTimeToken token = token("ada", OneTimeToken.Purpose.INVITATION, round);
                Samples.tokens(stores).issue(token);
                assertThat(Samples.together(number -> Samples.tokens(stores).consume(token, Samples.NOON)))
                        .containsOnlyOnce(true);
            }
        }
    }

    /** The expiry is half-open. */
    @Test
    @DisplayName("TS-05: a token is good up to the microsecond before its expiry, and not at its expiry")
    default void expiresTokens() {
        try (Stores stores = newStores()) {
            TokenStore tokens = Samples.tokens(stores);
            OneTimeToken token = token("ada", OneTimeToken.Purpose.INVITATION, 1);
            tokens.issue(token);
            assertThat(tokens.consume(token, token.expiresAt().plusSeconds(1))).isFalse();
            assertThat(tokens.consume(token, token.expiresAt())).isFalse();
            assertThat(tokens.consume(token, token.expiresAt().minusNanos(1_000)))
                    .isTrue();
        }
    }

    /** Everything that a token is bound to counts. */
    @Test
    @DisplayName(
            "TS-05: a token that differs in user, purpose, spelling of the address, issuer or a moment is not consumed")
    default void consumesTheVeryToken() {
        try (Stores stores = newStores()) {
            TokenStore tokens = Samples.tokens(stores);
            OneTimeToken token = token("ada", OneTimeToken.Purpose.INVITATION, 1);
            tokens.issue(token);
            EmailAddress other = new EmailAddress("other@example.com");
            Instant later = token.expiresAt().plusSeconds(1);
            for (OneTimeToken forged : List.of(
                    token("bob", OneTimeToken.Purpose.INVITATION, 1),
                    token("ada", OneTimeToken.Purpose.PASSWORD_RESET, 1),
                    token("ada", OneTimeToken.Purpose.INVITATION, 2),
                    new OneTimeToken(
                            token.hash(),
                            token.purpose(),
                            token.user(),
                            other,
                            token.issuer(),
                            token.issuedAt(),
                            token.expiresAt()),
                    new OneTimeToken(
                            token.hash(),
                            token.purpose(),
                            token.user(),
                            new EmailAddress(token.address().value().toUpperCase(Locale.ROOT)),
                            token.issuer(),
                            token.issuedAt(),
                            token.expiresAt()),
                    new OneTimeToken(
                            token.hash(),
                            token.purpose(),
                            token.user(),
                            token.address(),
                            token.issuer() + " ",
                            token.issuedAt(),
                            token.expiresAt()),
                    new OneTimeToken(
                            token.hash(),
                            token.purpose(),
                            token.user(),
                            token.address(),
                            token.issuer(),
                            token.issuedAt().minusNanos(1_000),
                            token.expiresAt()),
                    new OneTimeToken(
                            token.hash(),
                            token.purpose(),
                            token.user(),
                            token.address(),
                            token.issuer(),
                            token.issuedAt(),
                            later))) {
                assertThat(tokens.consume(forged, Samples.NOON))
                        .as("%s to %s", forged, forged.address())
                        .isFalse();
            }
            assertThat(tokens.consume(token, Samples.NOON)).isTrue();
        }
    }

    /** All tokens of one user. */
    @Test
    @DisplayName("TS-06: all tokens of a user are taken back, and nobody else's")
    default void revokesAllTokensOfAUser() {
        try (Stores stores = newStores()) {
            TokenStore tokens = Samples.tokens(stores);
            OneTimeToken invitation = token("ada", OneTimeToken.Purpose.INVITATION, 1);
            OneTimeToken reset = token("ada", OneTimeToken.Purpose.PASSWORD_RESET, 2);
            OneTimeToken bystander = token("Ada", OneTimeToken.Purpose.INVITATION, 3);
            List.of(invitation, reset, bystander).forEach(tokens::issue);
            assertThat(tokens.revoke(new UserId("ada"))).isEqualTo(2);
            assertThat(tokens.revoke(new UserId("ada"))).isZero();
            assertThat(tokens.consume(invitation, Samples.NOON)).isFalse();
            assertThat(tokens.consume(reset, Samples.NOON)).isFalse();
            assertThat(tokens.consume(bystander, Samples.NOON)).isTrue();
        }
    }

    /** What support asks for. */
    @Test
    @DisplayName("TS-08: the token of a user is found by its purpose, until it is consumed or taken back")
    default void findsTokensOfAUser() {
        try (Stores stores = newStores()) {
            TokenStore tokens = Samples.tokens(stores);
            UserId ada = new UserId("ada");
            OneTimeToken earlier = token("ada", OneTimeToken.Purpose.INVITATION, 1);
            OneTimeToken invitation = token("ada", OneTimeToken.Purpose.INVITATION, 2);
            OneTimeToken reset = token("ada", OneTimeToken.Purpose.PASSWORD_RESET, 3);
            OneTimeToken bystander = token("Ada", OneTimeToken.Purpose.VERIFICATION, 4);
            List.of(earlier, invitation, reset, bystander).forEach(tokens::issue);
            assertThat(tokens.find(ada, OneTimeToken.Purpose.INVITATION)).contains(invitation);
            assertThat(tokens.find(ada, OneTimeToken.Purpose.PASSWORD_RESET)).contains(reset);
            assertThat(tokens.find(ada, OneTimeToken.Purpose.VERIFICATION)).isEmpty();
            assertThat(tokens.find(new UserId("Ada"), OneTimeToken.Purpose.VERIFICATION))
                    .contains(bystander);
            assertThat(tokens.consume(reset, Samples.NOON)).isTrue();
            assertThat(tokens.find(ada, OneTimeToken.Purpose.PASSWORD_RESET)).isEmpty();
            tokens.revoke(ada);
            assertThat(tokens.find(ada, OneTimeToken.Purpose.INVITATION)).isEmpty();
        }
    }

    /** Changes of tokens as a part of a unit. */
    @Test
    @DisplayName("TS-07: tokens are issued, consumed and revoked with a unit, in the order of its writes")
    default void changesTokensWithAUnit() {
        try (Stores stores = newStores()) {
            TokenStore tokens = Samples.tokens(stores);
            OneTimeToken first = token("ada", OneTimeToken.Purpose.INVITATION, 1);
            OneTimeToken second = token("ada", OneTimeToken.Purpose.PASSWORD_RESET, 2);
            OneTimeToken third = token("ada", OneTimeToken.Purpose.INVITATION, 3);
            assertThat(Samples.commit(
                            stores, Samples.insert(Samples.user("ada")), Samples.extra(new Change.Issue(first))))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(tokens.find(first.hash(), first.purpose())).contains(first);

            assertThat(Samples.commit(
                            stores,
                            Samples.extra(new Change.Consume(first, Samples.NOON)),
                            Samples.extra(new Change.Issue(second))))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(tokens.find(first.hash(), first.purpose())).isEmpty();
            assertThat(Samples.commit(
                            stores,
                            Samples.extra(new Change.Revoke(new UserId("ada"))),
                            Samples.extra(new Change.Issue(third)),
                            Samples.extra(new Change.Revoke(new UserId("nobody")))))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(tokens.find(second.hash(), second.purpose())).isEmpty();
            assertThat(tokens.find(third.hash(), third.purpose())).contains(third);
        }
    }

    /** A unit that is refused changes no token, and a token that is not good refuses its unit. */
    @Test
    @DisplayName(
            "TS-07: a token that is not good makes its unit stale, and a refused unit leaves all tokens as they were")
    default void refusesUnitsWithBadTokens() {
        try (Stores stores = newStores()) {
            TokenStore tokens = Samples.tokens(stores);
            OneTimeToken kept = token("ada", OneTimeToken.Purpose.INVITATION, 1);
            OneTimeToken unknown = token("ada", OneTimeToken.Purpose.INVITATION, 2);
            tokens.issue(kept);
            Write revocation = Samples.extra(new Change.Revoke(new UserId("ada")));
            for (Write last : List.of(
                    Samples.extra(new Change.Consume(unknown, Samples.NOON)),
                    Samples.extra(new Change.Consume(kept, Samples.NOON)),
                    Samples.delete(Samples.user("nobody")))) {
                assertThat(Samples.commit(stores, Samples.insert(Samples.user("ada")), revocation, last))
                        .isEqualTo(UnitOutcome.STALE);
            }
            assertThat(Samples.commit(
                            stores,
                            Samples.insert(Samples.user("ada")),
                            Samples.extra(new Change.Consume(kept, kept.expiresAt()))))
                    .isEqualTo(UnitOutcome.STALE);
            assertThat(Samples.commit(stores, Samples.extra(new Change.Issue(token("bob", kept.purpose(), 1))))
                            .kind())
                    .isEqualTo(UnitOutcome.Kind.DUPLICATE);
            assertThat(Samples.stored(stores, "ada")).isEmpty();
            assertThat(tokens.find(kept.hash(), kept.purpose())).contains(kept);
        }
    }

    /** A token is good for one of many units. */
    @Test
    @DisplayName("TS-07: of 16 threads that consume one token with a unit or without, one does")
    default void consumesOnceWithAUnit() {
        try (Stores stores = newStores()) {
            TokenStore tokens = Samples.tokens(stores);
            OneTimeToken token = token("ada", OneTimeToken.Purpose.INVITATION, 1);
            tokens.issue(token);
            List<Boolean> consumed = Samples.together(number -> number % 2 == 0
                    ? tokens.consume(token, Samples.NOON)
                    : Samples.commit(
                                    stores,
                                    Samples.insert(Samples.user("u" + number)),
                                    Samples.extra(new Change.Consume(token, Samples.NOON)))
                            .equals(UnitOutcome.WRITTEN));
            assertThat(consumed).containsOnlyOnce(true);
        }
    }

    private static OneTimeToken token(String user, OneTimeToken.Purpose purpose, int number) {
        return new OneTimeToken(
                hash(number),
                purpose,
                new UserId(user),
                new EmailAddress("ada@example.com"),
                "root",
                Samples.NOON,
                Samples.NOON.plusSeconds(3_600));
    }

    private static OneTimeToken.Hash hash(int number) {
        return new OneTimeToken.Hash(Integer.toHexString(0x1000 + number).repeat(16));
    }
}
