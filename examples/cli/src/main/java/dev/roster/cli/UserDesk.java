package dev.roster.cli;

import dev.roster.account.UserOutcome;
import dev.roster.account.Users;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.text.TerminalText;
import dev.roster.text.UserJson;
import java.util.Optional;

/** Finds the user whom a command is about, and tells what became of a call. */
final class UserDesk {

    private final Desk desk;

    UserDesk(Desk desk) {
        this.desk = desk;
    }

    /**
     * The user of a name.
     *
     * @throws Refused if there is none, or several
     */
    User require(String name) {
        return desk.session()
                .users()
                .find(name)
                .orElseThrow(() ->
                        new Refused("no user \"" + name + "\"; write an id, user name, e-mail address or employee id"));
    }

    /**
     * The user of a name, or else the deleted one.
     *
     * @throws Refused if there is neither
     */
    User requireAny(String name) {
        return find(name).orElseGet(() -> require(name));
    }

    /** The user of a name, or else the deleted one. */
    Optional<User> find(String name) {
        Users users = desk.session().users();
        return users.find(name).or(() -> users.findDeleted(name));
    }

    /** Tells what became of a call, and gives the exit code. */
    int tell(UserOutcome outcome, String done) {
        int exit = tellOnItsWay(outcome, done);
        boolean isFinal = outcome.issues().stream().anyMatch(issue -> issue.code() == IssueCode.ERASE_FINAL);
        if (!desk.writesJson() && !isFinal) {
            outcome.run()
                    .ifPresent(run -> desk.say("Take it back: " + desk.typed().command("undo", run.value())));
        }
        return exit;
    }

    /** Tells what became of a call that no undo takes back. */
    int tellOnItsWay(UserOutcome outcome, String done) {
        if (desk.writesJson()) {
            UserJson.write(outcome, desk.fields().all(), desk.terminal().out());
        } else {
            writeText(outcome, done);
        }
        return outcome.isDone() ? Exit.DONE : Exit.IN_PART;
    }

    private void writeText(UserOutcome outcome, String done) {
        switch (outcome.kind()) {
            case APPLIED -> desk.say(TerminalText.clean(done));
            case UNCHANGED -> desk.say("Nothing to do: the user is so already");
            case STALE -> desk.say("Not written: the user changed meanwhile");
            case REJECTED -> desk.say("Not written");
        }
        outcome.issues().forEach(issue -> desk.say("  " + TerminalText.clean(issue.message())));
    }

    /** The canonical text of a value, which an import reads again; empty where there is none. */
    static <T> String text(Field<T> field, User user) {
        return field.of(user).map(field::format).orElse("");
    }
}
