package dev.roster.cli;

import dev.roster.Roster;
import dev.roster.account.DeliveryReport;
import dev.roster.account.DeliverySettings;
import dev.roster.account.EffectReceiver;
import dev.roster.plan.Effect;
import dev.roster.spi.SignInAccounts;
import dev.roster.text.EffectsJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Messages on their way: to sign-in accounts, and the others to a file. */
@Command(
        name = "deliver",
        description = "Delivers what is due now: to sign-in accounts, and what they do not take to a file.")
final class OutboxDeliverCommand extends DeskCommand {

    private static final Set<Effect> OF_ACCOUNTS =
            EnumSet.of(Effect.ENABLE_SIGN_IN, Effect.DISABLE_SIGN_IN, Effect.REMOVE_SIGN_IN);

    @Mixin
    private SignInOptions signIn = new SignInOptions();

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Add messages to this file, one JSON object a line, for programs that do what they say.")
    private @Nullable Path file;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    int run(Desk desk) {
        Optional<SignInAccounts> accounts = signIn.accounts(RosterCommand.of(Objects.requireNonNull(spec)));
        if (accounts.isEmpty() && file == null) {
            throw new Refused("say where messages go: --sign-in ldaps://server/base, or --to FILE");
        }
        desk.session().effects().pending(1);
        DeliveryReport report = deliver(desk, accounts);
        if (desk.writesJson()) {
            desk.json(json -> EffectsJson.add(json, report));
        } else {
            desk.say(report.delivered() + " delivered, " + report.postponed() + " to be tried again, " + report.dead()
                    + " given up" + (report.lost() == 0 ? "" : ", " + report.lost() + " lost to somebody else"));
        }
        return report.postponed() + report.dead() + report.lost() == 0 ? Exit.DONE : Exit.IN_PART;
    }

    private DeliveryReport deliver(Desk desk, Optional<SignInAccounts> accounts) {
        if (file == null) {
            return deliver(desk, accounts, null);
        }
        try (MessageFile messages = new MessageFile(file)) {
            return deliver(desk, accounts, messages);
        }
    }

    /** The same stores with who receives; the desk closes them. What nobody takes here is left where it is. */
    private static DeliveryReport deliver(
            Desk desk, Optional<SignInAccounts> accounts, @Nullable EffectReceiver messages) {
        DeliverySettings settings = DeliverySettings.defaults();
        List<String> left = new ArrayList<>();
        for (Effect effect : Effect.values()) {
            boolean isOfAccounts = accounts.isPresent() && OF_ACCOUNTS.contains(effect);
            if (messages != null && !isOfAccounts) {
                settings = settings.receiver(effect.word(), messages);
            } else if (!isOfAccounts) {
                left.add(effect.word());
            }
        }
        var builder = Roster.on(desk.stores()).delivery(settings.leaving(left.toArray(String[]::new)));
        accounts.ifPresent(builder::signIn);
        return builder.build().deliver();
    }
}
