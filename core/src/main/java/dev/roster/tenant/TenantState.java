package dev.roster.tenant;

import dev.roster.access.ActionMenu;
import dev.roster.access.Actor;
import dev.roster.access.ActorConfirmation;
import dev.roster.access.Authorizer;
import dev.roster.access.Catalogs;
import dev.roster.access.Features;
import dev.roster.access.RoleCatalog;
import dev.roster.account.Mailer;
import dev.roster.account.OwnedContent;
import dev.roster.json.PlanSeal;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.Proof;
import dev.roster.profile.AccountPolicy;
import dev.roster.profile.Directory;
import dev.roster.profile.Ownership;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.signin.JustInTime;
import dev.roster.signin.SignInSettings;
import dev.roster.spi.CatalogSnapshot;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.SealingKeys;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.validation.RowRules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One tenant as it is stored now. Catalogs that did not change are read once and kept; everything else is asked for again
 * with every question. Safe for use by many threads.
 */
public final class TenantState {

    /**
     * What the host chose.
     *
     * @param roles the roles that exist beside the stored ones, or null to take those that the tenant remembers
     * @param clock what time it is
     * @param name what a tenant column in files must say
     * @param executor who executes runs, different for every process
     * @param ids makes ids that nobody has
     * @param rules what the host asks of users beyond their fields
     * @param seal by what plans are known again; {@link PlanSeal#NONE} leaves it to the stores
     * @param menu the actions that the application offers
     * @param features what the host switches on and off
     * @param accounts what the application wants of the life of an account
     * @param confirmation tells whether somebody proves that it is them, or null where nobody can
     * @param directories the directories that users are taken over from
     * @param links how one-time links are made, or null where the host sends none
     * @param signIn how users sign in whose passwords are kept here, or null where none are
     * @param justInTime how users are made at their first single sign-on, or null where none are
     * @param content what users own in the application, or null where nothing is handed over
     * @param mailer sends mails, or null where nobody does
     * @param sections what the host adds to the page of a user
     */
    public record Settings(
            @Nullable RoleCatalog roles,
            Clock clock,
            String name,
            String executor,
            Supplier<UUID> ids,
            RowRules rules,
            PlanSeal seal,
            ActionMenu menu,
            Features features,
            AccountPolicy accounts,
            @Nullable ActorConfirmation confirmation,
            List<Directory> directories,
            @Nullable OneTimeLinks links,
            @Nullable SignInSettings signIn,
            @Nullable JustInTime justInTime,
            @Nullable OwnedContent content,
            @Nullable Mailer mailer,
            List<HostSection> sections) {

        /** Checks that everything is there. */
        public Settings {
            Objects.requireNonNull(clock, "clock");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(executor, "executor");
            Objects.requireNonNull(ids, "ids");
            Objects.requireNonNull(rules, "rules");
            Objects.requireNonNull(seal, "seal");
            Objects.requireNonNull(menu, "menu");
            Objects.requireNonNull(features, "features");
            Objects.requireNonNull(accounts, "accounts");
            directories = List.copyOf(directories);
            sections = List.copyOf(sections);
        }
    }

    /** Everybody but the users who are deleted and kept: what is asked of a store unless deleted users are asked for. */
    public static final Filter NOT_DELETED = Filter.of(Field.STATUS, Operator.NOT_EQUAL, UserStatus.DELETED);

    private final Stores stores;
    private final Settings settings;
    private final List<Ownership> owned;
    private final boolean keepsTokens;
    private final boolean keepsCredentials;
    private final Set<PlanId> running = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Present> known = new AtomicReference<>();

    /**
     * Binds the stores of a tenant.
     *
     * @param stores what the tenant keeps
     * @param settings what the host chose
     */
    public TenantState(Stores stores, Settings settings) {
        this.stores = Objects.requireNonNull(stores, "stores");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.keepsTokens = stores.capability(TokenStore.class).isPresent();
        this.keepsCredentials = stores.capability(CredentialStore.class).isPresent();
        JustInTime justInTime = settings.justInTime();
        this.owned = justInTime == null
                ? Directory.ownershipOf(settings.directories())
                : Directory.ownershipOf(settings.directories(), justInTime.ownership());
    }

    /** {@return what the tenant keeps} */
    public Stores stores() {
        return stores;
    }

    /** {@return what a tenant column in files must say} */
    public String name() {
        return settings.name();
    }

    /** {@return who executes runs, different for every process} */
    public String executor() {
        return settings.executor();
    }

    /**
     * Says that this process executes a run, which nobody else here begins then.
     *
     * @param run the run
     * @return whether nobody here executes it already; if so, {@link #stopRunning} must follow
     */
    public boolean startRunning(PlanId run) {
        return running.add(run);
    }

    /**
     * Tells whether this process executes a run.
     *
     * @param run the run
     * @return whether it does
     */
    public boolean isRunning(PlanId run) {
        return running.contains(run);
    }

    /**
     * Says that this process does not execute a run any more.
     *
     * @param run the run
     */
    public void stopRunning(PlanId run) {
        running.remove(run);
    }

    /** {@return what the host asks of users beyond their fields} */
    public RowRules rules() {
        return settings.rules();
    }

    /** {@return by what plans are known again: the host's key, else that of the stores, else nothing} */
    public PlanSeal seal() {
        return settings.seal() == PlanSeal.NONE
                ? stores.capability(SealingKeys.class)
                        .map(keys -> PlanSeal.of(keys.sealingKey()))
                        .orElse(PlanSeal.NONE)
                : settings.seal();
    }

    /** {@return the actions that the application offers} */
    public ActionMenu menu() {
        return settings.menu();
    }

    /** {@return what the host switches on and off} */
    public Features features() {
        return settings.features();
    }

    /** {@return what the application wants of the life of an account} */
    public AccountPolicy accounts() {
        return settings.accounts();
    }

    /**
     * Why nobody is deleted for good, where that is confirmed.
     *
     * @param actor who acts
     * @param proof what they gave, or null for nothing
     * @return the code whose sentence says why; empty when it is confirmed, or need not be
     * @throws dev.roster.access.NotAuthorizedException if somebody else acts in the place of the actor
     */
    public Optional<IssueCode> unconfirmed(Actor actor, @Nullable Proof proof) {
        ActorConfirmation confirmation = settings.confirmation();
        actor.inPerson();
        if (accounts().hardDeletion() == AccountPolicy.HardDeletion.UNCONFIRMED) {
            return Optional.empty();
        }
        if (confirmation == null) {
            return Optional.of(IssueCode.CONFIRMATION_UNAVAILABLE);
        }
        if (proof == null) {
            return Optional.of(IssueCode.CONFIRMATION_MISSING);
        }
        return confirmation.confirms(actor, proof) ? Optional.empty() : Optional.of(IssueCode.CONFIRMATION_WRONG);
    }

    /** {@return the directories that users are taken over from} */
    public List<Directory> directories() {
        return settings.directories();
    }

    /**
     * Finds a directory.
     *
     * @param name its name
     * @return the directory
     * @throws IllegalArgumentException if there is none; the message names all of them
     */
    public Directory directory(String name) {
        return directories().stream()
                .filter(directory -> directory.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no directory \"" + name + "\"; there is "
                        + (directories().isEmpty()
                                ? "none"
                                : String.join(
                                        ", ",
                                        directories().stream()
                                                .map(Directory::name)
                                                .toList()))));
    }

    /** {@return how one-time links are made; empty where the host sends none} */
    public Optional<OneTimeLinks> links() {
        return Optional.ofNullable(settings.links());
    }

    /** {@return how users sign in whose passwords are kept here; empty where none are} */
    public Optional<SignInSettings> signIn() {
        return Optional.ofNullable(settings.signIn());
    }

    /** {@return how users are made at their first single sign-on; empty where none are} */
    public Optional<JustInTime> justInTime() {
        return Optional.ofNullable(settings.justInTime());
    }

    /** {@return the label of the links by which passwords are set anew; empty where none are kept here} */
    public Optional<OneTimeLinks.Label> resetLabel() {
        return signIn().flatMap(kept -> links()).map(links -> links.label(OneTimeToken.Purpose.PASSWORD_RESET));
    }

    /** {@return what users own in the application; empty where nobody here knows} */
    public Optional<OwnedContent> content() {
        return Optional.ofNullable(settings.content());
    }

    /** {@return who sends mails; empty where nobody here does} */
    public Optional<Mailer> mailer() {
        return Optional.ofNullable(settings.mailer());
    }

    /** {@return what the host adds to the page of a user, in the order of registration} */
    public List<HostSection> sections() {
        return settings.sections();
    }

    /** {@return whether people may make somebody active who is invited: where links are sent, the invited alone do} */
    public boolean acceptsForOthers() {
        return settings.links() == null;
    }

    /** {@return whether the stores keep one-time tokens} */
    public boolean keepsTokens() {
        return keepsTokens;
    }

    /** {@return whether the stores keep credentials, be it for this process or for another one} */
    public boolean keepsCredentials() {
        return keepsCredentials;
    }

    /** {@return what each directory owns} */
    public List<Ownership> owned() {
        return owned;
    }

    /** {@return 128 bits that nobody has, from which ids are made} */
    public UUID newId() {
        return settings.ids().get();
    }

    /** {@return the time, to the microsecond, which every database keeps} */
    public Instant now() {
        return settings.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** {@return the day, in UTC} */
    public LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    /** {@return what is defined now, by one question to the stores} */
    public Present present() {
        Present last = known.get();
        Optional<CatalogSnapshot> newer = stores.catalogs(last == null ? 0 : last.revision());
        if (newer.isEmpty()) {
            return Objects.requireNonNull(last, "who knows nothing is told everything");
        }
        Present read = Present.of(newer.get(), settings.roles());
        known.set(read);
        return read;
    }

    /**
     * What was defined when somebody looked last, for decisions that are compared with the store before they count.
     *
     * @return perhaps not the {@link #isNewest newest}
     */
    public Present lastKnown() {
        Present last = known.get();
        return last == null ? present() : last;
    }

    /**
     * Asks the stores whether anything was defined anew.
     *
     * @param present what was read before
     * @return whether it still is what is defined
     */
    public boolean isNewest(Present present) {
        return present().revision() == present.revision();
    }

    /** {@return the built-in fields and the custom attributes} */
    public Fields fields() {
        return present().fields();
    }

    /** {@return the built-in roles and the stored ones, which replace them} */
    public RoleCatalog roles() {
        return catalogs().roles();
    }

    /** {@return the roles, groups and organizations that exist} */
    public Catalogs catalogs() {
        return present().catalogs();
    }

    /** {@return who may do what, by the roles and fields of now} */
    public Authorizer authorizer() {
        return present().authorizer();
    }

    /**
     * An actor as stored now, with everybody under them when one of their roles reaches so far.
     *
     * @param actor who acts
     * @return the same actor; one who is gone may do nothing
     * @throws dev.roster.access.NotAuthorizedException if a role reaches all reports and they are more than 10,000
     */
    public Actor refreshed(Actor actor) {
        return refreshed(actor, null);
    }

    /**
     * An actor as stored now, judged by what was read already.
     *
     * @param actor who acts
     * @param present what is defined, or null to read it when it is needed
     * @return the same actor; one who is gone may do nothing
     * @throws dev.roster.access.NotAuthorizedException if a role reaches all reports and they are more than 10,000
     */
    public Actor refreshed(Actor actor, @Nullable Present present) {
        return party(actor, present, Set.of()).actor();
    }

    /**
     * An actor and others as stored now, by one question.
     *
     * @param actor who acts
     * @param present what the actor is judged by, or null to read it when it is needed
     * @param others whom it is about
     * @return all of them
     * @throws dev.roster.access.NotAuthorizedException if a role reaches all reports and they are more than 10,000, or the actor
     *     is impersonated and that is over
     */
    public Party party(Actor actor, @Nullable Present present, Set<UserId> others) {
        User user = actor.user();
        Set<UserId> wanted = new LinkedHashSet<>(others);
        Stream.of(Optional.of(actor), Optional.ofNullable(actor.by()))
                .flatMap(Optional::stream)
                .flatMap(one -> one.id().stream())
                .forEach(wanted::add);
        List<User> found = wanted.isEmpty() ? List.of() : stores.users().findAll(wanted);
        List<User> about =
                found.stream().filter(one -> others.contains(one.id())).toList();
        Actor now = user == null ? actor : asFound(user, found, present);
        return new Party(
                actor.by() == null ? now : new ImpersonationShelf(this).checked(actor, now, found), others, about);
    }

    /** Somebody among those who were found; who is not is gone, and may do nothing. */
    Actor asFound(User user, List<User> found, @Nullable Present present) {
        User stored = found.stream()
                .filter(one -> one.id().equals(user.id()))
                .findFirst()
                .orElseGet(() -> user.with(gone -> gone.status(UserStatus.INACTIVE)));
        return asNow(stored, present == null ? present() : present);
    }

    /**
     * Somebody as an actor of now.
     *
     * @param stored the user as stored
     * @param present what the user is judged by
     * @return the actor, with everybody under them when one of their roles reaches so far
     * @throws dev.roster.access.NotAuthorizedException if a role reaches all reports and they are more than 10,000
     */
    public Actor asNow(User stored, Present present) {
        Actor current = Actor.of(stored).at(now());
        return present.authorizer().needsReports(current)
                ? current.withReports(new ReportingLine(stores.users()).under(stored))
                : current;
    }

    /** {@return the newest run, which sets a plan apart from an equal one before it} */
    public Optional<PlanId> newestRun() {
        return stores.journal().runs(EnumSet.allOf(Run.Kind.class), null, 1).stream()
                .map(Run::plan)
                .findFirst();
    }

    /**
     * Counts the active users who own the tenant.
     *
     * @param roles the roles as they are now
     * @return how many there are
     */
    public long owners(RoleCatalog roles) {
        Set<String> owning =
                roles.ownerRoles().stream().map(RoleKey::value).collect(Collectors.toCollection(LinkedHashSet::new));
        Filter active = Filter.of(Field.STATUS, Operator.EQUAL, UserStatus.ACTIVE);
        return stores.users().count(active.and(new Filter.In(Field.ROLES, owning)), Long.MAX_VALUE);
    }
}
