package dev.roster;

import dev.roster.access.Actor;
import dev.roster.access.RoleCatalog;
import dev.roster.account.DeliveryReport;
import dev.roster.account.DeliveryWorker;
import dev.roster.account.Invitations;
import dev.roster.account.Registration;
import dev.roster.deliver.Deliveries;
import dev.roster.door.InvitationsDoor;
import dev.roster.door.RegistrationDoor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Fields;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.signin.SignIn;
import dev.roster.spi.Stores;
import dev.roster.tenant.TenantState;
import dev.roster.verifier.SignInDoor;
import dev.roster.work.Workshop;
import java.util.List;

/**
 * User management of one tenant. Safe for use by many threads.
 *
 * <pre>{@code
 * Roster roster = Roster.on(stores).build();
 * Session admin = roster.as(actorId);
 * try (ImportPlan plan = admin.plan(CsvRowSource.of(path), Profiles.users())) {
 *     System.out.println(PlanText.of(plan));
 *     if (plan.isApplicable()) {
 *         admin.apply(plan);
 *     }
 * }
 * }</pre>
 */
public final class Roster implements AutoCloseable {

    private final TenantState tenant;
    private final Workshop shop;
    private final Deliveries deliveries;
    private final SignInDoor signIn;

    Roster(Workshop shop, Deliveries deliveries, SignInDoor signIn) {
        this.shop = shop;
        this.deliveries = deliveries;
        this.signIn = signIn;
        this.tenant = shop.tenant();
    }

    /**
     * Starts a roster on the stores of a tenant.
     *
     * @param stores the stores; {@link #close} closes them
     * @return a builder
     */
    public static RosterBuilder on(Stores stores) {
        return new RosterBuilder(stores);
    }

    /**
     * A roster in memory, for unit tests.
     *
     * @param users who is there from the start
     * @return the roster
     */
    public static Roster inMemory(User... users) {
        return on(InMemoryStores.of(users)).build();
    }

    /**
     * Acts as a stored user.
     *
     * @param actor the user
     * @return what that user can do
     * @throws IllegalArgumentException if there is no such user
     */
    public Session as(UserId actor) {
        List<User> found = tenant.stores().users().findAll(List.of(actor));
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no user " + actor + " to act as");
        }
        return as(Actor.of(found.get(0)));
    }

    /**
     * Acts as anybody, such as the local operator.
     *
     * @param actor who acts
     * @return what that actor can do
     */
    public Session as(Actor actor) {
        return new Session(shop, deliveries, actor);
    }

    /**
     * What invited people do with their links; nobody acts yet.
     *
     * @return looks and acceptances
     * @throws IllegalStateException if no {@linkplain RosterBuilder#links links} are set up
     */
    public Invitations invitations() {
        return new InvitationsDoor(tenant);
    }

    /**
     * How people register themselves, where the tenant has that on; nobody acts yet.
     *
     * @return registrations and verifications
     * @throws IllegalStateException if no {@linkplain RosterBuilder#links links} are set up
     * @throws IllegalArgumentException if the stores do not count attempts
     */
    public Registration registration() {
        return new RegistrationDoor(tenant);
    }

    /**
     * How users sign in; nobody acts yet. Where passwords are kept, the first call hashes one of nobody, with which later ones
     * compare what they refuse.
     *
     * @return the door
     */
    public SignIn signIn() {
        return signIn.opened();
    }

    /** {@return the stores of the tenant} */
    public Stores stores() {
        return tenant.stores();
    }

    /** {@return the fields of the tenant as they are now: built-in ones and custom attributes} */
    public Fields fields() {
        return tenant.fields();
    }

    /** {@return the roles of the tenant as they are now} */
    public RoleCatalog roles() {
        return tenant.roles();
    }

    /**
     * Runs a job on this thread, where a host's {@link dev.roster.job.JobRunner} sent its id. When another process runs it or
     * ran it, or nobody knows it any more, nothing happens. What goes wrong is kept with the job.
     *
     * @param job the id
     * @throws dev.roster.spi.StoreException if the stores cannot answer now
     */
    public void runJob(String job) {
        shop.run(job);
    }

    /**
     * Does what time asks for: runs jobs whose process died, begins exports that are due, forgets imports and uploads whose
     * time is up and jobs that ended 30 days ago. Call it about once a minute, in as many processes
     * as there are.
     *
     * @throws dev.roster.spi.StoreException if the stores cannot answer now; the next call does what this one did not
     */
    public void tick() {
        shop.tick();
    }

    /**
     * Delivers messages that are due, on this thread, until none is: to sign-in accounts and to the host's receivers. Those
     * that fail are due again later. It takes as long as the receivers take; when one exceeds its time, what waits behind it is
     * given back to other processes. Call it after commits or about once a minute, or {@linkplain #startDelivery start a worker}.
     *
     * @return what became of the messages
     * @throws dev.roster.spi.StoreException if the stores cannot answer; what was not delivered is due when its lease ended
     */
    public DeliveryReport deliver() {
        return deliveries.deliver();
    }

    /**
     * Starts to deliver messages on threads of this process, in as many processes as there are. Each message is delivered at
     * least once, those of one user one after the other.
     *
     * @return the worker; close it before this roster
     */
    public DeliveryWorker startDelivery() {
        return deliveries.start();
    }

    /** Takes no more jobs and closes the stores. */
    @Override
    public void close() {
        shop.close();
        tenant.stores().close();
    }
}
