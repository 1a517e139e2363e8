package dev.roster.cli;

import dev.roster.access.Action;
import dev.roster.signin.Diagnosis;
import dev.roster.text.TerminalText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Why somebody cannot sign in. */
@Command(name = "diagnose", description = "Tells every reason why somebody cannot sign in, and what mends it.")
final class UserDiagnoseCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "What they type: a user name, e-mail address or employee id.")
    private String name = "";

    @Override
    int run(Desk desk) {
        Diagnosis diagnosis = desk.session().signIns().diagnose(name);
        if (desk.writesJson()) {
            desk.json(json -> json.objects("reasons", diagnosis.reasons().stream(), (one, reason) -> {
                Action mend = reason.mend();
                one.text("code", reason.issue().code().code());
                one.text("message", reason.issue().message());
                one.text("mend", mend == null ? null : mend.name());
                one.yesNo("keepsOut", reason.keepsOut());
            }));
        } else {
            diagnosis.reasons().forEach(reason -> tell(desk, reason));
            if (diagnosis.isClear()) {
                desk.say("Nothing keeps them out" + (diagnosis.reasons().isEmpty() ? "" : " otherwise"));
            }
        }
        return diagnosis.isClear() ? Exit.DONE : Exit.IN_PART;
    }

    private static void tell(Desk desk, Diagnosis.Reason reason) {
        desk.say(TerminalText.clean(reason.issue().message()));
        Action mend = reason.mend();
        if (mend != null && reason.may() != null) {
            desk.say("  " + mend.name() + ": "
                    + (reason.may().isAllowed()
                            ? "you may do that"
                            : TerminalText.clean(reason.may().reason())));
        }
    }
}
