package dev.roster.verifier;

import dev.roster.access.Actor;
import dev.roster.account.Mail;
import dev.roster.apply.CredentialUnit;
import dev.roster.apply.EffectOrders;
import dev.roster.model.EmailAddress;
import dev.roster.model.User;
import dev.roster.signin.SignInAnswer;
import dev.roster.signin.SignInOrigin;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.OneTimeToken.Purpose;
import dev.roster.spi.TokenStore;
import dev.roster.tenant.OneTimeLinks;
import java.util.Optional;

/** Links by which a password is set anew. They go to the stored address alone, and are good while it stays that. */
record Resets(Verifier verifier) {

    /** What the audit trail calls a link that was asked for. */
    private static final String REQUESTED = "request-reset";

    private TokenStore tokens() {
        return verifier.tenant().stores().require(TokenStore.class);
    }

    /** One look-up, one count and one commit, whoever is meant. */
    void request(String name, SignInOrigin origin) {
        User user = verifier.claimants().find(name).orElse(null);
        if (!verifier.attempts().reset(user, name, origin, verifier.tenant().now())) {
            return;
        }
        EmailAddress address = user == null ? null : user.contact().primaryEmail();
        if (user == null || address == null || !Claimants.mayComeIn(user)) {
            new EffectOrders(verifier.tenant(), Actor.operator("sign-in")).sendNothing();
            return;
        }
        CredentialUnit unit = new CredentialUnit(verifier.tenant(), user.id().value(), user.id());
        OneTimeLinks.Link link = new OneTimeLinks.Link(Purpose.PASSWORD_RESET, unit.keyOf(Mail.PASSWORD_RESET));
        OneTimeToken token = verifier.links()
                .token(
                        link,
                        user.id(),
                        address,
                        user.id().value(),
                        unit.now(),
                        verifier.settings().resetLife());
        unit.issue(token)
                .audit(REQUESTED, "a link to set the password anew", Verifier.told(origin))
                .mailLink(Mail.PASSWORD_RESET, verifier.links().label(Purpose.PASSWORD_RESET))
                .commit(CommitGuards.NONE);
    }

    SignInAnswer open(String secret) {
        if (!OneTimeLinks.isPossible(secret)) {
            return Verifier.REFUSED;
        }
        return find(OneTimeLinks.hashOf(secret))
                .flatMap(token -> verifier.claimants()
                        .find(token.user())
                        .filter(user -> isGood(token, user))
                        .map(user -> new Steps(verifier)
                                .reset(
                                        user,
                                        verifier.credentials().find(user.id()).orElse(null),
                                        token,
                                        false)))
                .orElse(Verifier.REFUSED);
    }

    /** The link by which a ticket began, if it still is good. */
    Optional<OneTimeToken> find(Verifier.Open open) {
        return Optional.ofNullable(open.ticket().link())
                .flatMap(this::find)
                .filter(token -> isGood(token, open.user()));
    }

    private Optional<OneTimeToken> find(OneTimeToken.Hash hash) {
        return tokens().find(hash, Purpose.PASSWORD_RESET)
                .filter(token -> !token.isExpired(verifier.tenant().now()));
    }

    private static boolean isGood(OneTimeToken token, User user) {
        return token.user().equals(user.id())
                && token.address().equals(user.contact().primaryEmail())
                && Claimants.mayComeIn(user);
    }
}
