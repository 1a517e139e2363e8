package dev.roster.cli;

import dev.roster.access.CatalogOutcome;
import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.OrganizationKey;
import dev.roster.model.RoleKey;
import dev.roster.model.Setting;
import dev.roster.profile.RegistrationSettings;
import dev.roster.profile.RegistrationSettings.Approval;
import dev.roster.profile.RegistrationSettings.Mode;
import dev.roster.profile.RegistrationSettings.Need;
import dev.roster.text.RegistrationJson;
import dev.roster.text.TerminalText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The settings of self-registration: shown without an option, changed by options. */
@Command(
        name = "settings",
        description = "Shows how people register themselves, or changes it where an option says so.")
final class RegisterSettingsCommand extends DeskCommand {

    /** Either of two options. */
    private static final class Switch {
        @Option(names = "--on", description = "Let people register.")
        private boolean isOn;

        @Option(names = "--off", description = "Let nobody register; links that were sent are good no longer.")
        private boolean isOff;
    }

    /** Either of two options. */
    private static final class Domains {
        @Option(
                names = "--domain",
                paramLabel = "D",
                description = "Let people of this domain register, instead of those of before; repeatable.")
        private List<String> names = List.of();

        @Option(names = "--any-domain", description = "Let people of every domain register.")
        private boolean isAny;
    }

    /** Either of two options. */
    private static final class Roles {
        @Option(
                names = "--role",
                paramLabel = "ROLE",
                description = "Give this role, instead of those of before; repeatable.")
        private List<String> keys = List.of();

        @Option(names = "--no-role", description = "Give no role.")
        private boolean isNone;
    }

    /** Either of two options. */
    private static final class Place {
        @Option(names = "--organization", paramLabel = "KEY", description = "Give this organization.")
        private @Nullable String key;

        @Option(names = "--no-organization", description = "Give no organization.")
        private boolean isNone;
    }

    @ArgGroup
    private @Nullable Switch mode;

    @ArgGroup
    private @Nullable Domains domains;

    @ArgGroup
    private @Nullable Roles roles;

    @ArgGroup
    private @Nullable Place organization;

    @Option(names = "--approval", negatable = true, description = "Let an administrator decide who comes in, or not.")
    private @Nullable Boolean approval;

    @Option(
            names = "--ask",
            paramLabel = "FIELD",
            description = "Ask for this field, instead of those of before; repeatable. FIELD! must be filled in.")
    private List<String> asked = List.of();

    @Option(names = "--ask-nothing", description = "Ask for nothing but the address; fields of --ask stand behind it.")
    private boolean asksNothing;

    @Override
    Desk.Opening opening(RosterCommand options) {
        return isChange() ? Desk.Opening.NEW_TOO : Desk.Opening.EMPTY_TOO;
    }

    private boolean isChange() {
        return mode != null
                || domains != null
                || roles != null
                || organization != null
                || approval != null
                || asksNothing
                || !asked.isEmpty();
    }

    @Override
    int run(Desk desk) {
        RegistrationSettings before = desk.session().catalogs().registration();
        if (!isChange()) {
            show(desk, before, null);
            return Exit.DONE;
        }
        RegistrationSettings after = changed(desk, before);
        CatalogOutcome<Setting> outcome = desk.session().catalogs().changeRegistration(before, after);
        desk.require(outcome);
        show(desk, after, outcome.findRun().map(Object::toString).orElse(null));
        return Exit.DONE;
    }

    private RegistrationSettings changed(Desk desk, RegistrationSettings before) {
        RegistrationSettings settings = before;
        if (mode != null) {
            settings = settings.with(mode.isOn && !mode.isOff ? Mode.ON : Mode.OFF);
        }
        if (domains != null) {
            settings = settings.forDomains(domains.isAny ? new String[0] : domains.names.toArray(String[]::new));
        }
        if (roles != null) {
            settings = settings.givingRoles((roles.isNone ? List.<String>of() : roles.keys)
                    .stream().map(RoleKey::new).toArray(RoleKey[]::new));
        }
        if (organization != null) {
            settings = settings.givingOrganization(
                    organization.isNone || organization.key == null ? null : new OrganizationKey(organization.key));
        }
        if (approval != null) {
            settings = settings.with(approval ? Approval.ADMINISTRATOR : Approval.NONE);
        }
        return asksNothing || !asked.isEmpty() ? settings.asking(fields(desk)) : settings;
    }

    private Map<String, Need> fields(Desk desk) {
        Map<String, Need> fields = new LinkedHashMap<>();
        for (String text : asked) {
            boolean isRequired = text.endsWith("!");
            String name = isRequired ? text.substring(0, text.length() - 1) : text;
            Field<?> field = desk.fields().all().stream()
                    .filter(one -> CanonicalForm.of(one.key()).equals(CanonicalForm.of(name)))
                    .findFirst()
                    .orElseThrow(() -> FieldNames.unknown("--ask", name, desk.fields()));
            fields.put(field.key(), isRequired ? Need.REQUIRED : Need.OPTIONAL);
        }
        return fields;
    }

    private static void show(Desk desk, RegistrationSettings settings, @Nullable String run) {
        if (desk.writesJson()) {
            desk.json(json -> json.object("registration", members -> RegistrationJson.add(members, settings))
                    .text("run", run));
            return;
        }
        OrganizationKey organization = settings.organization();
        String fields = settings.fields().entrySet().stream()
                .map(field -> field.getKey() + (field.getValue() == Need.REQUIRED ? "!" : ""))
                .collect(Collectors.joining(", "));
        desk.say("Registration: " + (settings.mode() == Mode.ON ? "on" : "off"));
        desk.say("  domains       " + listed(settings.domains(), "any"));
        desk.say("  roles         "
                + listed(settings.roles().stream().map(RoleKey::value).toList(), "none"));
        desk.say("  organization  " + (organization == null ? "none" : TerminalText.clean(organization.value())));
        desk.say("  asks for      primaryEmail!" + (fields.isEmpty() ? "" : ", " + TerminalText.clean(fields)));
        desk.say("  approval      " + (settings.approval() == Approval.ADMINISTRATOR ? "by an administrator" : "none"));
        desk.say("  limits        " + settings.perAddress().attempts() + " an address and "
                + settings.perSource().attempts() + " a source, then they wait");
        if (run != null) {
            desk.say("To go back: " + desk.typed().command("undo", run));
        }
    }

    private static String listed(Collection<String> texts, String none) {
        return texts.isEmpty() ? none : TerminalText.clean(String.join(", ", texts));
    }
}
