package dev.roster.cli;

import dev.roster.model.Issue;
import dev.roster.signin.Password;
import dev.roster.signin.SignInAnswer;
import dev.roster.signin.SignInOrigin;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A sign-in, as an application would make it. */
@Command(
        name = "test",
        description =
                "Signs somebody in by the password that it asks for without showing it, and tells the answer; counts"
                        + " like any other attempt.")
final class SignInTestCommand extends DeskCommand {

    @Parameters(paramLabel = "NAME", description = "What they type: a user name or e-mail address.")
    private String name = "";

    @Override
    int run(Desk desk) {
        desk.links().require("nobody signs in here");
        String typed = desk.terminal().secret("Password of " + name + ": ");
        SignInAnswer answer;
        try (Password password = Password.of(typed)) {
            answer = desk.signIn()
                    .authenticate(name, password, SignInOrigin.unknown().with("roster sign-in test"));
        }
        List<Issue> issues = answer instanceof SignInAnswer.PasswordChangeNeeded needed ? needed.issues() : List.of();
        if (desk.writesJson()) {
            desk.json(json -> {
                json.text("answer", Words.of(answer.kind()));
                json.objects("issues", issues.stream(), (one, issue) -> {
                    one.text("code", issue.code().code());
                    one.text("message", issue.message());
                });
            });
        } else {
            desk.say(sentence(answer));
            issues.forEach(issue -> desk.say("  " + issue.message()));
        }
        return answer.kind() == SignInAnswer.Kind.REFUSED ? Exit.IN_PART : Exit.DONE;
    }

    private String sentence(SignInAnswer answer) {
        return switch (answer.kind()) {
            case IN -> "In: the password is right, and nothing else is asked for";
            case SECOND_FACTOR_NEEDED -> "The password is right; a second factor is asked for next";
            case PASSWORD_CHANGE_NEEDED -> "The password is right; another one is asked for next";
            case PASSWORD_RESET -> "Reset";
            case REFUSED -> "Refused; roster user diagnose " + name + " tells why";
        };
    }
}
