package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roster.model.CatalogEntry;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.Team;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Small sentences for the tests of the kit. */
final class Samples {

    static final int THREADS = 16;
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final PlanId PLAN = new PlanId("0123456789abcdef");
    static final Set<RoleKey> OWNER = Set.of(new RoleKey("owner"));
    static final CommitGuards GUARDED = CommitGuards.owners(OWNER);

    /** A role that owns the tenant, until {@link #DEMOTION}. */
    static final Role FOUNDER =
            Role.builder("founder").allow(Permission.OWN_TENANT, Scope.ALL).build();

    static final CommitUnit DEMOTION = unit(new Write.ChangeEntry(FOUNDER, Role.named("founder")));

    /** What is guarded when the founder ceases to own the tenant. */
    static final CommitGuards FOUNDERS_GO =
            CommitGuards.owners(OWNER).insteadOf(Set.of(new RoleKey("owner"), FOUNDER.key()));

    static final OutboxStore.Lease LEASE = new OutboxStore.Lease("one", NOON.plusSeconds(600), NOON.plusSeconds(660));

    /** One entry of each kind that users can hold. */
    static final List<CatalogEntry> HELD =
            List.of(Role.named("Guest"), Group.named("Staff"), Organization.named("Acme"), Team.named("Backend"));

    private static final int CHUNK = 1_000;
    private static final int MOST_USERS = 9_999;

    private Samples() {}

    /** A stored user with an address made of the id. */
    static User user(String id) {
        return user(id, user -> {});
    }

    static User user(String id, Consumer<UserBuilder> change) {
        UserBuilder builder = User.builder(new UserId(id))
                .version(1)
                .primaryEmail(new EmailAddress(id + "@example.com"))
                .createdAt(NOON);
        change.accept(builder);
        return builder.build();
    }

    /** Somebody did something at noon. */
    static AuditEntry audit(String action) {
        return AuditEntry.builder(NOON, "ada", action).detail("k").build();
    }

    static CommitUnit unit(Write... writes) {
        return new CommitUnit(List.of(writes), null, List.of(), List.of());
    }

    static Write insert(User user) {
        return new Write.InsertUser(user);
    }

    static Write update(User after, long expectedVersion, Field<?>... fields) {
        return new Write.UpdateUser(after, expectedVersion, Set.of(fields));
    }

    static Write delete(User user) {
        return new Write.DeleteUser(user.id(), user.version());
    }

    static Write extra(Write.Extra.Change change) {
        return new Write.Extra(change);
    }

    static UnitOutcome commit(Stores stores, Write... writes) {
        return commit(stores, unit(writes));
    }

    static UnitOutcome commit(Stores stores, CommitUnit unit) {
        return stores.users().commit(List.of(unit), CommitGuards.NONE).get(0);
    }

    /** Stores entries of catalogs. */
    static void given(Stores stores, Collection<? extends CatalogEntry> entries) {
        StoresFactory.given(stores, entries.toArray(CatalogEntry[]::new));
    }

    /** The tokens, or the test is skipped. */
    static TokenStore tokens(Stores stores) {
        return ability(stores, TokenStore.class);
    }

    /** The attempts to sign in, or the test is skipped. */
    static SignInAttemptStore attempts(Stores stores) {
        return ability(stores, SignInAttemptStore.class);
    }

    /** What users sign in with, or the test is skipped. */
    static CredentialStore credentials(Stores stores) {
        return ability(stores, CredentialStore.class);
    }

    /** First credentials with a password alone. */
    static Credentials password(String user, String hash) {
        return Credentials.first(new UserId(user), new Credentials.Password(hash, NOON, false, null, List.of()), null);
    }

    /** An optional ability, or the test is skipped with a message that names it. */
    static <C> C ability(Stores stores, Class<C> ability) {
        Optional<C> found = stores.capability(ability);
        assumeTrue(found.isPresent(), () -> "skipped: the stores have no " + ability.getSimpleName());
        return found.orElseThrow();
    }

    /** Stores users, each in a unit of its own. */
    static void load(Stores stores, List<User> users) {
        for (int start = 0; start < users.size(); start += CHUNK) {
            List<User> chunk = users.subList(start, Math.min(users.size(), start + CHUNK));
            List<CommitUnit> units =
                    chunk.stream().map(user -> unit(insert(user))).toList();
            assertThat(stores.users().commit(units, CommitGuards.NONE))
                    .hasSize(chunk.size())
                    .containsOnly(UnitOutcome.WRITTEN);
        }
    }

    static Optional<User> stored(Stores stores, String id) {
        return stores.users().findAll(List.of(new UserId(id))).stream().findFirst();
    }

    /** The one stored user of that id, field by field, so that a difference can be read. */
    static void assertStored(Stores stores, User expected) {
        Optional<User> found = stored(stores, expected.id().value());
        assertThat(found).as("user %s", expected.id()).isPresent();
        Difference.assertSame(found.orElseThrow(), expected);
    }

    /** All pages of a query, one after the other; as many as there can be, so that a cursor that stands still ends. */
    static List<User> pages(Stores stores, UserQuery query) {
        List<User> users = new ArrayList<>();
        Page page = stores.users().query(query);
        users.addAll(page.users());
        while (page.next().isPresent()) {
            assertThat(page.users()).as("a page with a next one is full").hasSize(query.limit());
            assertThat(users).as("pages come to an end").hasSizeLessThan(MOST_USERS);
            page = stores.users().query(query.from(page.next().orElseThrow()));
            users.addAll(page.users());
        }
        return users;
    }

    /** The users whom a scan gives. */
    static List<User> scanned(Stores stores, Filter filter) {
        try (Stream<User> users = stores.users().scan(filter)) {
            return users.toList();
        }
    }

    static List<String> ids(List<User> users) {
        return users.stream().map(user -> user.id().value()).toList();
    }

    /** What a factory gives, or the test is skipped with a message that names the method to override. */
    static <T> T require(Optional<T> given, String method) {
        assumeTrue(given.isPresent(), () -> "skipped: override " + method + " to have this rule tested");
        return given.orElseThrow();
    }

    /** Runs work on 16 threads that start together; gives the results in the order of the threads. */
    static <T> List<T> together(IntFunction<T> work) {
        return together(THREADS, work);
    }

    /**
     * Runs work on some threads that start together; gives the results in the order of the threads.
     *
     * @throws AssertionError if a thread fails
     */
    static <T> List<T> together(int count, IntFunction<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            var barrier = new CyclicBarrier(count);
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                tasks.add(() -> {
                    barrier.await();
                    return work.apply(number);
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        } catch (ExecutionException failure) {
            throw new AssertionError("a thread failed: " + failure.getCause(), failure);
        } finally {
            threads.shutdownNow();
        }
    }
}
