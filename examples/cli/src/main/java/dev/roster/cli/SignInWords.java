package dev.roster.cli;

import dev.roster.signin.SignInState;
import dev.roster.text.JsonObject;
import dev.roster.text.TerminalText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How somebody signs in, in words. */
final class SignInWords {

    private SignInWords() {}

    static List<String> lines(SignInState state) {
        List<String> lines = new ArrayList<>();
        SignInState.PasswordState password = state.password();
        lines.add("password       "
                + (password == null
                        ? "none"
                        : "set at " + password.changedAt()
                                + (password.mustChange() ? ", to be changed at the next sign-in" : "")));
        SignInState.SecondFactorState factor = state.secondFactor();
        lines.add("second factor  "
                + (factor == null
                        ? "none"
                        : "since " + factor.enrolledAt() + ", " + factor.recoveryCodes() + " recovery codes left"));
        lines.add("locked         " + until(state.lockedUntil()));
        lines.add("codes locked   " + until(state.codesLockedUntil()));
        for (SignInState.Failure failure : state.failures()) {
            lines.add("failed         " + failure.at() + "  " + TerminalText.clean(failure.why()) + from(failure));
        }
        return lines;
    }

    private static String until(@Nullable Instant end) {
        return end == null ? "no" : "until " + end;
    }

    private static String from(SignInState.Failure failure) {
        String source = failure.source();
        String device = failure.device();
        return (source == null ? "" : "  " + TerminalText.clean(source))
                + (device == null ? "" : "  " + TerminalText.clean(device));
    }

    static void add(JsonObject json, SignInState state) {
        SignInState.PasswordState password = state.password();
        SignInState.SecondFactorState factor = state.secondFactor();
        json.text("user", state.user().id().value());
        json.text(
                "passwordChangedAt",
                password == null ? null : password.changedAt().toString());
        json.yesNo("mustChangePassword", password != null && password.mustChange());
        json.text(
                "secondFactorSince", factor == null ? null : factor.enrolledAt().toString());
        json.number("recoveryCodes", factor == null ? 0 : factor.recoveryCodes());
        json.text("lockedUntil", textOf(state.lockedUntil()));
        json.text("codesLockedUntil", textOf(state.codesLockedUntil()));
        json.objects("failures", state.failures().stream(), (one, failure) -> {
            one.text("at", failure.at().toString());
            one.text("why", failure.why());
            one.text("source", failure.source());
            one.text("device", failure.device());
        });
    }

    private static @Nullable String textOf(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
