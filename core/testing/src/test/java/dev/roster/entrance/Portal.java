package dev.roster.entrance;

import dev.roster.Roster;
import dev.roster.RosterBuilder;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.RoleCatalogs;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Group;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ImportPlan;
import dev.roster.query.Filter;
import dev.roster.signin.Claims;
import dev.roster.signin.JustInTime;
import dev.roster.signin.ProvisioningOutcome;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.spi.UserStore;
import dev.roster.testing.StoppedClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A host whose users come by single sign-on; it keeps no passwords. */
final class Portal {

    static final String IDP = "https://login.example.com";
    static final String OTHER_IDP = "https://sso.example.net";
    static final RoleKey MEMBER = new RoleKey("member");
    static final RoleKey ADMIN = new RoleKey("admin");

    final StoppedClock clock = StoppedClock.at("2026-03-01T08:00:00Z");
    final InMemoryStores stores;
    final Roster roster;
    final Session owner;
    private volatile String awaited = "";
    private volatile @Nullable Runnable meanwhile;

    private Portal(JustInTime settings, UnaryOperator<RosterBuilder> more, User... users) {
        stores = InMemoryStores.of(users);
        roster = more.apply(Roster.on(watched()).clock(clock).roles(RoleCatalogs.standard()))
                .justInTime(settings)
                .build();
        owner = roster.as(Actor.operator("operator"));
        owner.catalogs().groups().create(Group.named("Navy"));
        owner.catalogs().groups().create(Group.named("Board"));
    }

    static Portal of(JustInTime settings, User... users) {
        return new Portal(settings, builder -> builder, users);
    }

    static Portal of(JustInTime settings, UnaryOperator<RosterBuilder> more, User... users) {
        return new Portal(settings, more, users);
    }

    /** New users of example.com are members. */
    static JustInTime settings() {
        return JustInTime.standard().forDomains("example.com").giving(MEMBER);
    }

    /** Claims as an OpenID provider makes them. */
    static Claims claims(String name) {
        return Claims.of(IDP, "subject of " + name)
                .with("email", name + "@example.com")
                .with("given_name", name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                .with("family_name", "Smith")
                .with(Claims.Email.VERIFIED);
    }

    static User user(String name, UserStatus status, String... roles) {
        return User.builder(new UserId(name))
                .version(1)
                .status(status)
                .displayName("Stored " + name)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .roles(Stream.of(roles).map(RoleKey::new).toList())
                .build();
    }

    static User user(String name, String... roles) {
        return user(name, UserStatus.ACTIVE, roles);
    }

    ProvisioningOutcome provision(Claims claims) {
        return roster.signIn().provision(claims);
    }

    List<User> all() {
        try (Stream<User> users = stores.users().scan(Filter.everybody())) {
            return users.toList();
        }
    }

    User stored(UserId id) {
        return find(id).orElseThrow();
    }

    Optional<User> find(UserId id) {
        return stores.users().findAll(List.of(id)).stream().findFirst();
    }

    /** The address as stored, {@code ""} for none. */
    static String email(User user) {
        return Objects.toString(user.contact().primaryEmail(), "");
    }

    long runs() {
        return stores.journal().runs(EnumSet.allOf(Run.Kind.class), null, 100).size();
    }

    void undo(PlanId run) {
        try (ImportPlan plan = owner.undo(run)) {
            owner.apply(plan);
        }
    }

    void deactivate(UserId id) {
        owner.users().deactivate(id, stored(id).version(), "left");
    }

    /** Somebody does something once, right after the door was told who is there, or wrote. */
    void afterNext(String call, Runnable action) {
        meanwhile = action;
        awaited = call;
    }

    private Stores watched() {
        UserStore users = proxy(UserStore.class, stores.users());
        return (Stores) Proxy.newProxyInstance(
                Stores.class.getClassLoader(),
                new Class<?>[] {Stores.class},
                (any, method, arguments) ->
                        method.getName().equals("users") ? users : invoke(stores, method, arguments));
    }

    private <T> T proxy(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (any, method, arguments) -> {
                    Object answer = invoke(real, method, arguments);
                    if (method.getName().equals(awaited)) {
                        awaited = "";
                        Objects.requireNonNull(meanwhile).run();
                    }
                    return answer;
                }));
    }

    private static @Nullable Object invoke(Object real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }
}
