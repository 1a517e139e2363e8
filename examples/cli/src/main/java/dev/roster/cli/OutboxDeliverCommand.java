package dev.roster.cli;

import dev.roster.RosterBuilder;
import dev.roster.account.DeliveryReport;
import dev.roster.account.DeliverySettings;
import dev.roster.account.EffectReceiver;
import dev.roster.account.LinkAddresses;
import dev.roster.plan.Effect;
import dev.roster.spi.SignInAccounts;
import dev.roster.text.EffectsJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Messages on their way: to sign-in accounts, and the others to a file, those of mails whole where links have a page. */
@Command(
        name = "deliver",
        description = "Delivers what is due now: to sign-in accounts, and what they do not take to a file.")
final class OutboxDeliverCommand extends DeskCommand {

    private static final Set<Effect> OF_ACCOUNTS =
            EnumSet.of(Effect.END_SESSIONS, Effect.ENABLE_SIGN_IN, Effect.DISABLE_SIGN_IN, Effect.REMOVE_SIGN_IN);

    private static final Set<Effect> OF_MAILS = EnumSet.of(Effect.INVITE, Effect.NOTIFY, Effect.MESSAGE, Effect.RESET);

    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Mixin
    private SignInOptions signIn = new SignInOptions();

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Add messages to this file, one JSON object a line, for programs that do what they say.")
    private @Nullable Path file;

    @Option(
            names = "--link-page",
            paramLabel = "URL",
            description =
                    "Write mails to the file in the place of their messages: key, kind, to, user, and the values of"
                            + " templates, links to this page among them, with the secret behind a #. Whoever reads the"
                            + " file may use the links: only its owner may. Needs the key of links.")
    private @Nullable String page;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    int run(Desk desk) {
        Optional<SignInAccounts> accounts = signIn.accounts(RosterCommand.of(Objects.requireNonNull(spec)));
        if (accounts.isEmpty() && file == null) {
            throw new Refused("say where messages go: --sign-in ldaps://server/base, or --to FILE");
        }
        LinkAddresses pages = page == null ? null : pages(desk, page);
        desk.session().effects().pending(1);
        DeliveryReport report = deliver(desk, accounts, pages);
        if (desk.writesJson()) {
            desk.json(json -> EffectsJson.add(json, report));
        } else {
            desk.say(report.delivered() + " delivered, " + report.postponed() + " to be tried again, " + report.dead()
                    + " given up" + (report.lost() == 0 ? "" : ", " + report.lost() + " lost to somebody else"));
        }
        return report.postponed() + report.dead() + report.lost() == 0 ? Exit.DONE : Exit.IN_PART;
    }

    /**
     * Where links lead; behind a # the secret is in no log of a server and reaches no other site.
     *
     * @throws Refused if there is no key, no file, or the address is none of a page
     */
    private LinkAddresses pages(Desk desk, String address) {
        desk.links().require("--link-page makes links");
        if (file == null) {
            throw new Refused("--link-page goes with --to FILE, to which the mails are written");
        }
        if (!isPage(address)) {
            throw new Refused("--link-page: \"" + address
                    + "\" is no page; write an absolute address such as https://example.com/welcome, without a #");
        }
        return (purpose, secret) -> URI.create(address + "#" + secret);
    }

    private static boolean isPage(String address) {
        try {
            URI uri = new URI(address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return SCHEMES.contains(scheme) && uri.getHost() != null && uri.getRawFragment() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private DeliveryReport deliver(Desk desk, Optional<SignInAccounts> accounts, @Nullable LinkAddresses pages) {
        RosterBuilder roster =
                pages == null ? desk.links().on(desk.stores()) : desk.links().on(desk.stores(), pages);
        accounts.ifPresent(roster::signIn);
        Set<Effect> taken = EnumSet.noneOf(Effect.class);
        if (accounts.isPresent()) {
            taken.addAll(OF_ACCOUNTS);
        }
        if (file == null) {
            return deliver(roster, taken, null);
        }
        try (MessageFile messages = pages == null ? MessageFile.open(file) : MessageFile.ofOwner(file)) {
            if (pages != null) {
                roster.mailer(messages);
                taken.addAll(OF_MAILS);
            }
            return deliver(roster, taken, messages);
        }
    }

    /** The same stores with who receives; the desk closes them. What nobody takes here is left where it is. */
    private static DeliveryReport deliver(RosterBuilder roster, Set<Effect> taken, @Nullable EffectReceiver messages) {
        DeliverySettings settings = DeliverySettings.defaults();
        List<String> left = new ArrayList<>();
        for (Effect effect : Effect.values()) {
            if (taken.contains(effect)) {
                continue;
            }
            if (messages == null) {
                left.add(effect.word());
            } else {
                settings = settings.receiver(effect.word(), messages);
            }
        }
        return roster.delivery(settings.leaving(left.toArray(String[]::new)))
                .build()
                .deliver();
    }
}
