package dev.roster;

import dev.roster.access.ActionMenu;
import dev.roster.access.ActionMenus;
import dev.roster.access.ActorConfirmation;
import dev.roster.access.Features;
import dev.roster.access.RoleCatalog;
import dev.roster.access.RoleCatalogs;
import dev.roster.account.DeliverySettings;
import dev.roster.account.EffectReceiver;
import dev.roster.account.LinkAddresses;
import dev.roster.account.Mailer;
import dev.roster.account.OwnedContent;
import dev.roster.account.PersonArchives;
import dev.roster.account.UserDetailSection;
import dev.roster.deliver.Deliveries;
import dev.roster.deliver.MailReceiver;
import dev.roster.deliver.TransferReceiver;
import dev.roster.door.ExportReceiver;
import dev.roster.job.JobSettings;
import dev.roster.json.PlanSeal;
import dev.roster.model.User;
import dev.roster.plan.Effect;
import dev.roster.profile.AccountPolicy;
import dev.roster.profile.Directory;
import dev.roster.profile.Profile;
import dev.roster.signin.SignInSettings;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.DirectorySource;
import dev.roster.spi.SignInAccounts;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.table.TableWriter;
import dev.roster.tenant.HostSection;
import dev.roster.tenant.OneTimeLinks;
import dev.roster.tenant.RoleLevels;
import dev.roster.tenant.TenantState;
import dev.roster.validation.RowRules;
import dev.roster.verifier.SignInDoor;
import dev.roster.work.Workshop;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link Roster} is made of. For one thread. */
public final class RosterBuilder {

    private final Stores stores;
    private @Nullable RoleCatalog roles;
    private Clock clock = Clock.systemUTC();
    private String tenant = "default";
    private String executor = randomName();
    private Supplier<UUID> ids = UUID::randomUUID;
    private RowRules rules = RowRules.NONE;
    private PlanSeal seal = PlanSeal.NONE;
    private ActionMenu menu = ActionMenus.standard();
    private Features features = Features.DEFAULTS;
    private AccountPolicy accounts = AccountPolicy.defaults();
    private @Nullable ActorConfirmation confirmation;
    private JobSettings jobs = JobSettings.defaults();
    private byte @Nullable [] linkKey;
    private @Nullable LinkAddresses linkAddresses;
    private @Nullable Mailer mailer;
    private Duration invitationLife = Duration.ofDays(7);
    private DeliverySettings delivery = DeliverySettings.defaults();
    private @Nullable SignInAccounts signIn;
    private @Nullable SignInSettings passwords;
    private @Nullable OwnedContent content;
    private @Nullable Function<TenantState, EffectReceiver> exports;
    private final List<Directory> directories = new ArrayList<>();
    private final List<HostSection> sections = new ArrayList<>();

    RosterBuilder(Stores stores) {
        this.stores = Objects.requireNonNull(stores, "stores");
    }

    /**
     * Names the roles that exist beside the stored ones; a stored role replaces one of the same key.
     *
     * @param catalog the roles; by default those that the tenant chose, and {@link RoleCatalogs#standard()} (member, manager,
     *     admin, owner) where it chose none. Named here, they win.
     *     Example: {@code roles(RoleCatalog.of(roles))} for an application with roles of its own
     * @return this builder
     */
    public RosterBuilder roles(RoleCatalog catalog) {
        roles = Objects.requireNonNull(catalog, "catalog");
        return this;
    }

    /**
     * Names the actions that the application offers, which {@link dev.roster.access.Rights#actions()} answers about.
     *
     * @param actions the menu; default {@link ActionMenus#standard()}. Example: {@code
     *     actions(ActionMenus.learningPlatform().with(List.of(badges)))} for one with an action of the host's
     * @return this builder
     */
    public RosterBuilder actions(ActionMenu actions) {
        menu = actions;
        return this;
    }

    /**
     * Says which features are on, for the actions that ask.
     *
     * @param switches the features; by default each is as the menu says. Example: {@code features(name ->
     *     Optional.ofNullable(flags.get(name)))}
     * @return this builder
     */
    public RosterBuilder features(Features switches) {
        features = switches;
        return this;
    }

    /**
     * Says what the life of an account is like here: who may be deleted, what becomes of groups, what needs a reason or a proof.
     *
     * @param policy the policy; default {@link AccountPolicy#defaults()}. Example: {@code
     *     accounts(AccountPolicy.learningPlatform())} for one where only deactivated users are deleted
     * @return this builder
     */
    public RosterBuilder accounts(AccountPolicy policy) {
        accounts = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Says how somebody proves that it is them, before they delete users for good ({@link AccountPolicy.HardDeletion#CONFIRMED}).
     *
     * @param check asked with each such call; default none, so that nobody is deleted for good where the policy wants a proof.
     *     Example: {@code confirming((actor, proof) -> passwords.matches(actor.name(), proof.secret()))}
     * @return this builder
     */
    public RosterBuilder confirming(ActorConfirmation check) {
        confirmation = Objects.requireNonNull(check, "check");
        return this;
    }

    /**
     * Takes users over from a directory, which owns from now on what it gives: nobody else changes those fields of its users,
     * whichever way they try. {@link Session#directories()} follows it, and menus offer that ({@link Features#DIRECTORY}).
     *
     * @param name what people call it: 1 to 100 ASCII letters, digits, {@code . _ -}
     * @param source where its people are read
     * @param profile how they are decided, such as {@link dev.roster.profile.Profiles#directory()}; a field that it does not
     *     overwrite stays editable by hand. Example: {@code directory("ad", LdapDirectory.at(url)…, Profiles.directory())}
     * @return this builder
     * @throws IllegalArgumentException if the name has another form, users are not found by external id first, or a user
     *     could be of two directories
     */
    public RosterBuilder directory(String name, DirectorySource source, Profile profile) {
        directories.add(new Directory(name, source, profile));
        Directory.ownershipOf(directories);
        return this;
    }

    /**
     * Adds a section of the application's to the page of every user ({@link dev.roster.account.Users#detailOf}).
     *
     * @param title what people read above it: 1 to 100 visible characters, each title once. Example: {@code Skills}
     * @param section tells the rows
     * @return this builder
     * @throws IllegalArgumentException if the title has another form or is there already, or there are 20 sections
     */
    public RosterBuilder detailSection(String title, UserDetailSection section) {
        var added = new HostSection(title, section);
        if (sections.stream().anyMatch(known -> known.title().equals(added.title()))) {
            throw new IllegalArgumentException("there is a section \"" + title + "\" already");
        }
        if (sections.size() >= HostSection.MOST) {
            throw new IllegalArgumentException("the page of a user has 20 sections of the host at the most");
        }
        sections.add(added);
        return this;
    }

    /**
     * Says what time it is, for moments that are kept: creation, deactivation, audit, runs.
     *
     * @param source the clock; default the system's, in UTC. Example: {@code Clock.fixed(noon, ZoneOffset.UTC)} in a test
     * @return this builder
     */
    public RosterBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /**
     * Names the tenant; a row whose tenant column says another name is rejected.
     *
     * @param name the name; default {@code default}. Example: with {@code acme} a row of tenant {@code globex} is an error
     * @return this builder
     */
    public RosterBuilder tenant(String name) {
        tenant = name;
        return this;
    }

    /**
     * Names this process as the executor of runs, so that a run which it left open is known to be its own.
     *
     * @param name a name that no other process uses; default a random one. Example: {@code web-1} on a host that restarts
     * @return this builder
     */
    public RosterBuilder executor(String name) {
        executor = name;
        return this;
    }

    /**
     * Chooses where the ids of single calls come from: those of new users and of runs.
     *
     * @param source makes 128 bits that nobody has; default {@link UUID#randomUUID}. Example: a counter in a unit test
     * @return this builder
     */
    public RosterBuilder ids(Supplier<UUID> source) {
        ids = source;
        return this;
    }

    /**
     * Says what users must be like beyond the rules of their fields, in files, forms and single calls alike.
     *
     * @param hostRules the rules, such as {@code RowRules.of(validator, UserForm::of)}; default none
     * @return this builder
     */
    public RosterBuilder rules(RowRules hostRules) {
        rules = hostRules;
        return this;
    }

    /**
     * Seals plans in files with a key of the host (HMAC-SHA256), so that one that was edited, or made by somebody else, is
     * refused. A plan that was sealed with another key is refused, too.
     *
     * @param key 32 or more bytes from a secure random source, the same in every process of the host; default the key that
     *     the stores keep ({@link dev.roster.spi.SealingKeys}), and no seal where they keep none. Example: 32 bytes from
     *     the host's vault
     * @return this builder
     * @throws IllegalArgumentException if the key is shorter
     */
    public RosterBuilder sealing(byte[] key) {
        seal = PlanSeal.of(key);
        return this;
    }

    /**
     * Sets up one-time links, such as those of invitations. Without them nobody can accept an invitation, or register.
     *
     * @param key 32 or more bytes from a secure random source, the same in every process of the host, and kept apart from the
     *     users: who has the key and the messages that wait has the links. With another key all links that were sent are good
     *     no longer. Example: 32 bytes from the host's vault
     * @param addresses where links lead
     * @return this builder
     * @throws IllegalArgumentException if the key is shorter
     */
    public RosterBuilder links(byte[] key, LinkAddresses addresses) {
        if (key.length < OneTimeLinks.MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a key of links has 32 bytes or more from a secure random source, found " + key.length);
        }
        linkKey = key.clone();
        linkAddresses = Objects.requireNonNull(addresses, "addresses");
        return this;
    }

    /**
     * Says who sends mails, such as invitations, when messages are delivered ({@link Roster#deliver}, {@link
     * Roster#startDelivery}).
     *
     * @param sender who, the same in every process that delivers; default nobody: an invitation that is to be delivered is a
     *     dead letter then. Example: {@code SmtpMailer.at("smtp.example.com", 587, from, templates)}
     * @return this builder
     */
    public RosterBuilder mailer(Mailer sender) {
        mailer = Objects.requireNonNull(sender, "sender");
        return this;
    }

    /**
     * Says how long an invitation can be accepted, and the address of a registration verified.
     *
     * @param life how long, from the moment it was asked for; default 7 days
     * @return this builder
     * @throws IllegalArgumentException if it is no time at all
     */
    public RosterBuilder invitationLife(Duration life) {
        if (life.isNegative() || life.isZero()) {
            throw new IllegalArgumentException("an invitation is good for some time, found " + life);
        }
        invitationLife = life;
        return this;
    }

    /**
     * Says how imports step by step and long work go.
     *
     * @param settings the settings; default {@link JobSettings#defaults()}. Example: {@code
     *     jobs(JobSettings.defaults().reading(file -> CsvRowSource.of(file.name(), file::open)))}
     * @return this builder
     */
    public RosterBuilder jobs(JobSettings settings) {
        jobs = settings;
        return this;
    }

    /**
     * Names the accounts by which users sign in, where another system keeps them. Deactivated and deleted users are kept out
     * there when messages are delivered ({@link Roster#deliver}, {@link Roster#startDelivery}); {@link
     * dev.roster.account.Effects#reconcile} compares both sides.
     *
     * @param signInAccounts the accounts, the same in every process that delivers; default none: then there is nobody to tell,
     *     and messages about them count as delivered, but for a reset of a password, which is a dead letter. Example: {@code
     *     LdapAccounts.in(server)}
     * @return this builder
     */
    public RosterBuilder signIn(SignInAccounts signInAccounts) {
        signIn = Objects.requireNonNull(signInAccounts, "signInAccounts");
        return this;
    }

    /**
     * Keeps what users sign in with here ({@link Roster#signIn}), where no other system does. Needs {@linkplain #links links}, and
     * stores that keep credentials and count attempts. A reset of a password mails a link then.
     *
     * @param settings how, the same in every process; default none: nobody signs in here. Example: {@code
     *     signIn(SignInSettings.defaults())}
     * @return this builder
     */
    public RosterBuilder signIn(SignInSettings settings) {
        passwords = Objects.requireNonNull(settings, "settings");
        return this;
    }

    /**
     * Lets what users own in the application be handed over to somebody else ({@link dev.roster.account.Users#instruct}, {@link
     * dev.roster.view.SelectionChange#handingOverTo}).
     *
     * @param owned what they own, the same in every process that delivers; default none: plans cannot count then, and a handover
     *     that is to be delivered is a dead letter. Example: {@code content(new CoursesOfAuthors(dataSource))}
     * @return this builder
     */
    public RosterBuilder content(OwnedContent owned) {
        content = Objects.requireNonNull(owned, "owned");
        return this;
    }

    /**
     * Lets plans export people ({@link dev.roster.profile.Offboarding#exporting}, {@link
     * dev.roster.view.SelectionChange#exporting}).
     *
     * @param archives where the exports are kept, the same in every process that delivers; default none: an export that is to be
     *     delivered is a dead letter. Example: {@code personArchives(new ExportsFolder(folder), CsvTableWriter::to)}
     * @param csv how tables are written, such as {@code CsvTableWriter::to}, which keeps spreadsheets from running a cell
     * @return this builder
     */
    public RosterBuilder personArchives(PersonArchives archives, Function<Appendable, TableWriter> csv) {
        Objects.requireNonNull(archives, "archives");
        Objects.requireNonNull(csv, "csv");
        exports = state -> new ExportReceiver(state, archives, csv);
        return this;
    }

    /**
     * Says how messages are delivered, and who receives the host's own effects.
     *
     * @param settings the settings; default {@link DeliverySettings#defaults()}. Example: {@code
     *     delivery(DeliverySettings.defaults().threads(8))}
     * @return this builder
     */
    public RosterBuilder delivery(DeliverySettings settings) {
        delivery = Objects.requireNonNull(settings, "settings");
        return this;
    }

    /**
     * Builds the roster. The level kept beside the roles of every user ({@link dev.roster.model.Field#ROLE_LEVEL}) is
     * compared with the roles as they are now: two questions to the stores for each level that a role has, each answered
     * with nobody where all is well; those whose level is wrong, because the host's roles are others than before or the
     * process died after a role was edited, get the right one, 1,000 at a time, without a new version. Stores that cannot be
     * asked now are asked when the next roster is built.
     *
     * @return the roster
     * @throws IllegalArgumentException if the stores, or what was set up, lack something that is asked of them: links without
     *     one-time tokens; limits of invitations, or passwords, without counted attempts; passwords without links or credentials
     */
    public Roster build() {
        OneTimeLinks links = linkKey == null ? null : new OneTimeLinks(linkKey, tenant, invitationLife);
        if (links != null && stores.capability(TokenStore.class).isEmpty()) {
            throw new IllegalArgumentException("links need stores that keep one-time tokens; these have no TokenStore");
        }
        if (!accounts.invitations().isUnlimited()
                && stores.capability(SignInAttemptStore.class).isEmpty()) {
            throw new IllegalArgumentException(
                    "limits of invitations need stores that count attempts; these have no SignInAttemptStore");
        }
        if (passwords != null) {
            requireForPasswords();
        }
        var state = new TenantState(
                stores,
                new TenantState.Settings(
                        roles,
                        clock,
                        tenant,
                        executor,
                        ids,
                        rules,
                        seal,
                        menu,
                        offered(),
                        accounts,
                        confirmation,
                        directories,
                        links,
                        passwords,
                        content,
                        mailer,
                        sections));
        new RoleLevels(state).mend();
        Map<String, EffectReceiver> receivers = new LinkedHashMap<>(TransferReceiver.receivers(state, delivery));
        receivers.putAll(MailReceiver.receivers(state, linkAddresses));
        if (exports != null) {
            receivers.put(Effect.EXPORT.word(), exports.apply(state));
        }
        var deliveries = new Deliveries(state, delivery, signIn, receivers);
        return new Roster(new Workshop(state, jobs), deliveries, new SignInDoor(state));
    }

    private void requireForPasswords() {
        if (linkKey == null) {
            throw new IllegalArgumentException(
                    "passwords need links, by which they are set anew: set them up by RosterBuilder.links");
        }
        for (Class<?> ability : List.of(CredentialStore.class, SignInAttemptStore.class)) {
            if (stores.capability(ability).isEmpty()) {
                throw new IllegalArgumentException("passwords need stores that keep credentials and count attempts;"
                        + " these have no " + ability.getSimpleName());
            }
        }
    }

    /** A directory that is set up is a feature that is on, unless the host says otherwise. */
    private Features offered() {
        return directories.isEmpty() ? features : new WithDirectory(features);
    }

    private record WithDirectory(Features host) implements Features {

        @Override
        public Optional<Boolean> isOn(String name) {
            Optional<Boolean> said = host.isOn(name);
            return said.isEmpty() && name.equals(DIRECTORY) ? Optional.of(true) : said;
        }

        @Override
        public int supportLevel(User actor) {
            return host.supportLevel(actor);
        }
    }

    private static String randomName() {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
