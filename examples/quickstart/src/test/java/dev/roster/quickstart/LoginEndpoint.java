package dev.roster.quickstart;

import dev.roster.Roster;
import dev.roster.signin.Password;
import dev.roster.signin.SessionStamp;
import dev.roster.signin.SignInAnswer;
import dev.roster.signin.SignInOrigin;
import java.nio.CharBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What a controller of a host does with the forms of its login. */
final class LoginEndpoint {

    private final Roster roster;

    LoginEndpoint(Roster roster) {
        this.roster = roster;
    }

    /** What the next page shows. */
    record Page(String name, String hidden, String text) {}

    private final Map<String, SessionStamp> sessions = new ConcurrentHashMap<>();

    Page login(String name, char[] typed, String address) {
        try (Password password = Password.of(CharBuffer.wrap(typed))) {
            return page(roster.signIn().authenticate(name, password, SignInOrigin.of(address)));
        }
    }

    Page code(String ticket, String code, String address) {
        return page(roster.signIn().verify(ticket, code, SignInOrigin.of(address)));
    }

    Page newPassword(String ticket, char[] typed) {
        try (Password password = Password.of(CharBuffer.wrap(typed))) {
            return page(roster.signIn().changePassword(ticket, password));
        }
    }

    private Page page(SignInAnswer answer) {
        return switch (answer.kind()) {
            case IN -> begin((SignInAnswer.In) answer);
            case SECOND_FACTOR_NEEDED -> new Page("code", ((SignInAnswer.SecondFactorNeeded) answer).ticket(), "");
            case PASSWORD_CHANGE_NEEDED -> {
                var needed = (SignInAnswer.PasswordChangeNeeded) answer;
                yield new Page(
                        "password", needed.ticket(), needed.issues().get(0).message());
            }
            case PASSWORD_RESET -> new Page("login", "", "Your password is set. Sign in with it.");
            case REFUSED -> new Page("login", "", "That name and password do not fit, or you have to wait.");
        };
    }

    private Page begin(SignInAnswer.In in) {
        String session = UUID.randomUUID().toString();
        sessions.put(session, in.stamp());
        return new Page("home", session, in.user().label());
    }

    Optional<SessionStamp> of(String session) {
        return Optional.ofNullable(sessions.get(session)).filter(roster.signIn()::isCurrent);
    }
}
