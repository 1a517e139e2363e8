package dev.roster.cli;

import dev.roster.account.Drift;
import dev.roster.account.Effects;
import dev.roster.account.Reconciliation;
import dev.roster.spi.SignInAccount;
import dev.roster.spi.SignInAccounts;
import dev.roster.text.EffectsJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Users against sign-in accounts. */
@Command(
        name = "reconcile",
        description = "Shows how sign-in accounts differ from users, and with --yes sends messages that mend it.")
final class ReconcileCommand extends DeskCommand {

    private static final int SHOWN = 100;

    @Mixin
    private SignInOptions signIn = new SignInOptions();

    @Option(
            names = "--yes",
            description = "Send messages that mend what is shown; roster outbox deliver delivers them.")
    private boolean isConfirmed;

    @Option(names = "--acknowledge-closings", description = "Mend also when many accounts are closed by it.")
    private boolean isAcknowledged;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    int run(Desk desk) {
        SignInAccounts accounts = signIn.accounts(RosterCommand.of(Objects.requireNonNull(spec)))
                .orElseThrow(() -> new Refused("say where the accounts are: --sign-in ldaps://server/base"));
        Effects effects = desk.links()
                .on(desk.stores())
                .signIn(accounts)
                .build()
                .as(desk.actor())
                .effects();
        Reconciliation found = effects.reconcile();
        if (!desk.writesJson()) {
            show(desk, found);
        }
        long sent = isConfirmed ? mend(effects, found) : 0;
        if (desk.writesJson()) {
            desk.json(json -> {
                EffectsJson.add(json, found);
                json.number("sent", sent);
            });
        } else if (sent > 0) {
            desk.say(sent + " messages wait that mend it; roster outbox deliver --sign-in ADDRESS delivers them");
        }
        return found.isEqual() || sent > 0 ? Exit.DONE : Exit.IN_PART;
    }

    private long mend(Effects effects, Reconciliation found) {
        if (found.isGuarded() && !isAcknowledged) {
            throw new Refused(
                    (found.count(Drift.Kind.OPEN) + found.count(Drift.Kind.NOBODY)) + " of " + found.accounts()
                            + " accounts would be closed or removed; if that is meant, add --acknowledge-closings",
                    "accounts.many");
        }
        return effects.mend(isAcknowledged ? found.acknowledged() : found);
    }

    private static void show(Desk desk, Reconciliation found) {
        if (found.isEqual()) {
            desk.say("All " + found.accounts() + " accounts are as their users.");
            return;
        }
        desk.say(found.count(Drift.Kind.OPEN) + " open of users who must not sign in, "
                + found.count(Drift.Kind.NOBODY) + " of nobody, " + found.count(Drift.Kind.CLOSED)
                + " closed of active users, " + found.count(Drift.Kind.MISSING) + " active users without; "
                + found.accounts() + " accounts, " + found.openAccounts() + " of them open");
        TextTable table = new TextTable("User", "Account", "Differs", "Mended by");
        for (Drift drift :
                found.drifts().subList(0, Math.min(SHOWN, found.drifts().size()))) {
            SignInAccount account = drift.account();
            table.add(
                    drift.user().value(),
                    account == null ? "" : account.name(),
                    Words.of(drift.kind()),
                    drift.kind().effect().word());
        }
        table.write(desk.terminal());
    }
}
