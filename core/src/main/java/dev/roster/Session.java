package dev.roster;

import dev.roster.access.Action;
import dev.roster.access.ActionRules;
import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Catalogs;
import dev.roster.access.Decision;
import dev.roster.access.Impersonations;
import dev.roster.access.NotAuthorizedException;
import dev.roster.access.Rights;
import dev.roster.access.TenantCatalogs;
import dev.roster.account.Directories;
import dev.roster.account.Effects;
import dev.roster.account.Users;
import dev.roster.apply.PlanApplier;
import dev.roster.apply.WrittenRows;
import dev.roster.deliver.Deliveries;
import dev.roster.deliver.EffectsDoor;
import dev.roster.door.CatalogsDoor;
import dev.roster.door.DirectoriesDoor;
import dev.roster.door.ImpersonationsDoor;
import dev.roster.door.RightsDoor;
import dev.roster.door.UsersDoor;
import dev.roster.door.ViewsDoor;
import dev.roster.job.Jobs;
import dev.roster.job.Wizards;
import dev.roster.json.PlanFile;
import dev.roster.mapping.TableMapping;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Role;
import dev.roster.model.Team;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.Progress;
import dev.roster.plan.WrittenChanges;
import dev.roster.preview.Planning;
import dev.roster.preview.UndoPlanning;
import dev.roster.profile.Profile;
import dev.roster.profile.Template;
import dev.roster.signin.SignIns;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.table.RowSource;
import dev.roster.tenant.ImpersonationShelf;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import dev.roster.verifier.SignInsDoor;
import dev.roster.view.Columns;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import dev.roster.view.Views;
import dev.roster.work.JobsDoor;
import dev.roster.work.WizardsDoor;
import dev.roster.work.Workshop;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one actor can do. Safe for use by many threads. A session {@linkplain #impersonating in the place of another} reads and
 * edits users one at a time; whatever else it has throws {@link NotAuthorizedException}.
 */
public final class Session {

    /** The runs of plans, which single calls must not bury. */
    private static final Set<Run.Kind> PLANNED = Set.of(Run.Kind.IMPORT, Run.Kind.UNDO);

    private final TenantState tenant;
    private final Workshop shop;
    private final Deliveries deliveries;
    private final Actor actor;

    Session(Workshop shop, Deliveries deliveries, Actor actor) {
        this.shop = shop;
        this.deliveries = deliveries;
        this.tenant = shop.tenant();
        this.actor = Objects.requireNonNull(actor, "actor");
    }

    /** {@return who acts} */
    public Actor actor() {
        return actor;
    }

    /** {@return users, one at a time} */
    public Users users() {
        return new UsersDoor(tenant, actor);
    }

    /** {@return roles, groups, organizations, teams, attributes and confirmed mappings} */
    public TenantCatalogs catalogs() {
        return new CatalogsDoor(tenant, actor.inPerson());
    }

    /**
     * Plans what a file does, without writing anything.
     *
     * @param source the rows
     * @param profile how they are imported
     * @return the plan; the caller closes it
     * @throws dev.roster.table.SourceException if the source cannot be read
     */
    public ImportPlan plan(RowSource source, Profile profile) {
        return plan(source, profile, Progress.SILENT);
    }

    /**
     * Plans what a file does, without writing anything.
     *
     * @param source the rows
     * @param profile how they are imported
     * @param progress who hears how far it is, and may cancel
     * @return the plan; the caller closes it
     * @throws dev.roster.table.SourceException if the source cannot be read
     * @throws PlanException if it was cancelled
     */
    public ImportPlan plan(RowSource source, Profile profile, Progress progress) {
        return new Planning(tenant, tenant.refreshed(actor.inPerson()), source, profile, progress).plan();
    }

    /**
     * Plans what a change does to users whom somebody selected, without writing anything.
     *
     * @param selection whose users
     * @param change what is done to each of them
     * @return the plan; the caller closes it
     * @throws NotAuthorizedException if the selection is filtered by an attribute that the actor may not see
     */
    public ImportPlan plan(Selection selection, SelectionChange change) {
        return plan(selection, change, Progress.SILENT);
    }

    /**
     * Plans what a change does to users whom somebody selected, without writing anything.
     *
     * @param selection whose users
     * @param change what is done to each of them
     * @param progress who hears how far it is, and may cancel
     * @return the plan; the caller closes it
     * @throws NotAuthorizedException if the selection is filtered by an attribute that the actor may not see
     * @throws PlanException if it was cancelled
     */
    public ImportPlan plan(Selection selection, SelectionChange change, Progress progress) {
        return plan(change.rows(selection, views()), change.profile(), progress);
    }

    /**
     * A file to fill in, with the fields that the actor may see, and the roles, groups, organizations and teams that the
     * tenant has.
     *
     * @param profile how the file will be imported
     * @return the template
     * @throws dev.roster.spi.StoreException if the store cannot answer
     */
    public Template template(Profile profile) {
        actor.inPerson();
        Catalogs catalogs = tenant.catalogs();
        Fields visible = views().columns(Columns::standard).fields();
        return Template.of(profile, visible)
                .offering(Field.ROLES, sorted(catalogs.roles().all().stream().map(Role::key)))
                .offering(Field.GROUPS, sorted(catalogs.groups().stream()))
                .offering(Field.ORGANIZATION, sorted(catalogs.organizations().stream()))
                .offering(
                        Field.TEAMS,
                        sorted(tenant.stores().teams().all().stream().map(Team::key)));
    }

    private static List<String> sorted(Stream<?> keys) {
        return keys.map(Object::toString).sorted().toList();
    }

    /**
     * Tells how the columns of a file would be mapped.
     *
     * @param source the rows, of which the first 200 are read
     * @param profile how they would be imported
     * @return where each column goes, and why
     * @throws dev.roster.table.SourceException if the source cannot be read
     */
    public TableMapping columns(RowSource source, Profile profile) {
        return new Planning(tenant, tenant.refreshed(actor.inPerson()), source, profile, Progress.SILENT).columns();
    }

    /**
     * Keeps a plan in a file, sealed with the key of the host or else of the stores, where there is one.
     *
     * @param plan the plan
     * @param file the file; replaced when it exists
     * @throws UncheckedIOException if the file cannot be written
     */
    public void save(ImportPlan plan, Path file) {
        actor.inPerson();
        PlanFile.save(plan, file, tenant.seal());
    }

    /**
     * Keeps a plan as bytes, such as an upload that waits to be confirmed, sealed like a file.
     *
     * @param plan the plan
     * @param out where they go; flushed, not closed
     * @throws UncheckedIOException if it cannot be written to
     */
    public void save(ImportPlan plan, OutputStream out) {
        actor.inPerson();
        PlanFile.copy(plan, out, tenant.seal());
    }

    /**
     * Opens a plan that was kept as bytes.
     *
     * @param in the bytes; read to the end and closed
     * @return the plan; the caller closes it
     * @throws PlanException if the bytes are no plan, were changed, or were not sealed here
     * @throws UncheckedIOException if they cannot be read
     */
    public ImportPlan open(InputStream in) {
        actor.inPerson();
        return PlanFile.open(in, tenant.fields(), tenant.seal());
    }

    /**
     * Opens a plan that was kept in a file.
     *
     * @param file the file
     * @return the plan; the caller closes it
     * @throws PlanException if the file is no plan, was changed, or was not sealed here
     * @throws UncheckedIOException if the file cannot be read
     */
    public ImportPlan open(Path file) {
        actor.inPerson();
        try {
            return PlanFile.open(Files.newInputStream(file), tenant.fields(), tenant.seal());
        } catch (IOException e) {
            throw new UncheckedIOException("no readable plan file " + file.getFileName(), e);
        }
    }

    /**
     * Applies a plan exactly as shown.
     *
     * @param plan the plan
     * @return what became of it
     * @throws PlanException if the plan cannot be applied
     */
    public ApplyReport apply(ImportPlan plan) {
        return apply(plan, ApplyOptions.defaults());
    }

    /**
     * Applies a plan exactly as shown, once: asking again gives the first report.
     *
     * @param plan the plan
     * @param options what is acknowledged, and who is told
     * @return what became of it
     * @throws PlanException if the plan is of another database, blocked, or guarded and not acknowledged
     */
    public ApplyReport apply(ImportPlan plan, ApplyOptions options) {
        return applier().apply(plan, options);
    }

    /**
     * Goes on with a run that was interrupted or cancelled.
     *
     * @param run the run
     * @param options who is told
     * @return what became of it
     * @throws PlanException if there is no such run
     */
    public ApplyReport resume(PlanId run, ApplyOptions options) {
        return applier().resume(run, options);
    }

    /**
     * Plans to take a run back: everything that nobody changed since.
     *
     * @param run the run, finished
     * @return the plan; the caller closes it
     * @throws PlanException if there is no such run, the actor may not see it, or it is not finished
     */
    public ImportPlan undo(PlanId run) {
        return new UndoPlanning(tenant, tenant.refreshed(actor.inPerson())).plan(run);
    }

    /**
     * Lists the runs that the actor may see, newest first: all of them for the operator and for who administers
     * everybody, for anybody else their own. Single calls are not among them.
     *
     * @param limit how many at the most, 1 or more
     * @return the runs
     */
    public List<Run> runs(int limit) {
        String whose = tenant.authorizer().mayReadRuns(actor.inPerson()) ? null : actor.name();
        return tenant.stores().journal().runs(PLANNED, whose, limit);
    }

    /**
     * Finds one run, single calls included.
     *
     * @param run its id
     * @return the run, or empty when there is none that the actor may see
     */
    public Optional<Run> findRun(PlanId run) {
        actor.inPerson();
        return tenant.stores().journal().find(run).filter(this::mayRead);
    }

    /**
     * What became of a run.
     *
     * @param run the run
     * @return its report, or empty while it is not finished, and for a run that the actor may not see
     */
    public Optional<ApplyReport> report(PlanId run) {
        return findRun(run).flatMap(found -> applier().report(found.plan()));
    }

    /**
     * Tells what a run wrote, such as for an answer that names who failed.
     *
     * @param run the run
     * @return which rows of its source, and how much of what, were written up to now; nothing of a run that there is not, or
     *     that the actor may not read
     */
    public WrittenChanges written(PlanId run) {
        return findRun(run).map(found -> WrittenRows.of(tenant, found.plan())).orElse(WrittenChanges.NONE);
    }

    /** {@return the users whom the actor may read, many at once: pages, counts, values} */
    public Views views() {
        return new ViewsDoor(tenant, actor);
    }

    /** {@return imports that people walk through in several steps} */
    public Wizards wizards() {
        return new WizardsDoor(shop, actor.inPerson());
    }

    /** {@return long work that goes on while nobody waits, and jobs that come again} */
    public Jobs jobs() {
        return new JobsDoor(shop, actor.inPerson());
    }

    /** {@return the directories that users are taken over from} */
    public Directories directories() {
        return new DirectoriesDoor(tenant, actor.inPerson());
    }

    /** {@return what others are still to be told, and how sign-in accounts differ from users} */
    public Effects effects() {
        return new EffectsDoor(deliveries, actor.inPerson());
    }

    /** {@return how the actor acts in the place of others} */
    public Impersonations impersonations() {
        return new ImpersonationsDoor(tenant, actor);
    }

    /**
     * Acts in the place of another user, as {@link #impersonations} began it. What this session is for alone, such as plans, jobs
     * and catalogs, is refused there.
     *
     * @param id the id of the impersonation, which is of use to nobody but who began it
     * @return what can be done in the place of the user
     * @throws NotAuthorizedException if it is over or another one's, either may not any more, or this session is such a one itself
     * @throws UnsupportedOperationException if the stores keep no documents
     */
    public Session impersonating(String id) {
        return new Session(shop, deliveries, new ImpersonationShelf(tenant).impersonating(actor, id));
    }

    /** {@return what is done about the sign-in of users: why somebody cannot get in, locks, second factors} */
    public SignIns signIns() {
        return new SignInsDoor(tenant, actor.inPerson(), deliveries.accounts());
    }

    /** {@return answers about rights: who may do what to whom, and why} */
    public Rights access() {
        return new RightsDoor(tenant, actor);
    }

    /**
     * Tells whether the actor may do something to a user, or why not, by the roles and the users of now. Nothing is written.
     *
     * @param action any action but {@link Action#CREATE}, such as {@link Action#DEACTIVATE}
     * @param user the user
     * @return the decision; a user whom the actor may not see looks like one who is not there
     * @throws IllegalArgumentException if the action makes a new user
     */
    public Decision may(Action action, UserId user) {
        Present present = tenant.present();
        Actor now = tenant.refreshed(actor, present);
        return tenant.stores().users().findAll(List.of(user)).stream()
                .filter(found -> present.authorizer().mayRead(now, found))
                .findFirst()
                .map(found -> new ActionRules(present.authorizer(), tenant.accounts()).decide(now, action, found))
                .orElseGet(() -> Authorizer.notKnown(user));
    }

    private boolean mayRead(Run run) {
        return run.actor().equals(actor.name()) || authorizer().mayReadRuns(actor);
    }

    private Authorizer authorizer() {
        return tenant.authorizer();
    }

    private PlanApplier applier() {
        return new PlanApplier(tenant, actor.inPerson());
    }
}
