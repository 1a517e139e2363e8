package dev.roster.laws;

import static dev.roster.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.Catalog;
import dev.roster.access.HolderPolicy;
import dev.roster.access.Impersonation;
import dev.roster.access.Impersonations;
import dev.roster.access.NamedCatalog;
import dev.roster.access.NotAuthorizedException;
import dev.roster.access.Rights;
import dev.roster.access.RoleCatalog;
import dev.roster.access.RoleCatalogs;
import dev.roster.access.TenantCatalogs;
import dev.roster.account.Directories;
import dev.roster.account.Effects;
import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.account.Users;
import dev.roster.job.ImportWizard;
import dev.roster.job.JobRequest;
import dev.roster.job.JobSettings;
import dev.roster.job.Jobs;
import dev.roster.job.WizardException;
import dev.roster.job.WizardStep;
import dev.roster.job.Wizards;
import dev.roster.mapping.ConfirmedMappings;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.Progress;
import dev.roster.profile.Instruction;
import dev.roster.profile.Offboarding;
import dev.roster.profile.Profiles;
import dev.roster.profile.RegistrationSettings;
import dev.roster.profile.Safeguard;
import dev.roster.query.Filter;
import dev.roster.spi.DirectorySource.Extent;
import dev.roster.spi.PlanId;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import dev.roster.view.Views;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A2: whatever way somebody takes to let people do more, it confers nothing that they lack themselves, and takes nothing from
 * whom they do not outrank. Each public method of a door is a way here, or says that it writes nothing.
 */
class ConferringTest {

    private static final Place NAVY = Place.of(new GroupKey("navy"));
    private static final RoleKey OWNER = new RoleKey("owner");

    /** Methods that write nothing, by door. */
    private static final Map<Class<?>, Set<String>> READING = Map.ofEntries(
            Map.entry(Directories.class, Set.of("names", "plan", "pass")),
            Map.entry(
                    Session.class,
                    Set.of(
                            "wizards",
                            "jobs",
                            "actor",
                            "users",
                            "catalogs",
                            "columns",
                            "save",
                            "open",
                            "runs",
                            "findRun",
                            "report",
                            "written",
                            "views",
                            "directories",
                            "effects",
                            "access",
                            "signIns",
                            "impersonations",
                            "impersonating",
                            "may",
                            "plan",
                            "template")),
            Map.entry(
                    Users.class,
                    Set.of(
                            "find",
                            "findDeleted",
                            "detailOf",
                            "historyOf",
                            "impactOf",
                            "notes",
                            "reviewOf",
                            "exportOf")),
            Map.entry(
                    TenantCatalogs.class,
                    Set.of(
                            "roles",
                            "groups",
                            "organizations",
                            "teams",
                            "attributes",
                            "mappings",
                            "roleCatalog",
                            "registration",
                            "impactOf")),
            Map.entry(Impersonations.class, Set.of("end", "open")),
            Map.entry(Catalog.class, Set.of("all", "find")),
            Map.entry(ConfirmedMappings.class, Set.of("newest")),
            Map.entry(Rights.class, Set.of("explain", "audit", "actions", "actionsOfEach", "actionsOn")),
            Map.entry(
                    Views.class,
                    Set.of("page", "count", "values", "columns", "scan", "findAll", "table", "suggest", "export")),
            Map.entry(Wizards.class, Set.of("start", "find", "newest", "columns", "unknownValues", "effects", "plan")),
            Map.entry(Jobs.class, Set.of("find", "newest", "cancel", "schedule", "schedules", "unschedule")),
            Map.entry(Effects.class, Set.of("pending", "dead", "retry", "discard", "reconcile", "mend", "preview")));

    /** Ways by door and method; several for one method where it confers in several ways. */
    private static final Map<String, BiConsumer<Session, World>> WAYS = ways();

    /** The tenant before a way is tried: an owner, an admin, a manager, members in a group, and runs to undo. */
    private static final class World {
        private final Map<String, User> users = new LinkedHashMap<>();
        private final InMemoryStores stores;
        private final Roster roster;
        private final PlanId demotion;

        World() {
            add("owner", "owner");
            add("second", "owner");
            add("admin", "admin");
            add("manager", "manager");
            add("member", "member");
            add("eve", "member");
            users.put("asleep", user("asleep", "owner").with(user -> user.status(UserStatus.SUSPENDED)));
            users.put("gone", user("gone", "owner").with(user -> user.status(UserStatus.DELETED)));
            stores = InMemoryStores.of(users.values().toArray(User[]::new));
            roster = Roster.on(stores)
                    .jobs(JobSettings.defaults()
                            .running((job, here) -> here.run())
                            .reading(file -> UserForms.of(
                                    file.name(),
                                    List.of(
                                            UserForm.about(now("member").id()).roles("owner"),
                                            new UserForm()
                                                    .primaryEmail("x@example.com")
                                                    .roles("owner")))))
                    .directory(
                            "hq",
                            new TestDirectory(Field.USER_NAME, Field.ROLES)
                                    .put("1", "userName=member", "roles=owner")
                                    .put("2", "userName=owner", "roles=member"),
                            Profiles.directory())
                    .build();
            Session operator = roster.as(Actor.operator("shell"));
            operator.catalogs().groups().create(Group.named("Navy"));
            User second = given("second");
            demotion = operator.users()
                    .update(second.id(), second.version(), form -> form.roles("member"))
                    .run()
                    .orElseThrow();
            operator.users().grant(given("eve").id(), 1, Grant.of(new RoleKey("admin"), NAVY));
        }

        private void add(String name, String role) {
            users.put(name, user(name, role));
        }

        private static User user(String name, String role) {
            return Desk.user(name, role).with(user -> user.groups(List.of(new GroupKey("navy"))));
        }

        User given(String name) {
            return Objects.requireNonNull(users.get(name), name);
        }

        User now(String name) {
            return stores.users().findAll(List.of(given(name).id())).get(0);
        }

        Session as(String name) {
            return roster.as(Actor.of(now(name)));
        }

        RoleCatalog catalog() {
            RoleCatalog standard = RoleCatalogs.standard();
            return roster.as(Actor.operator("shell"))
                    .catalogs()
                    .roleCatalog()
                    .map(NamedCatalog::catalog)
                    .orElse(standard)
                    .with(stores.roles().all());
        }

        /** What each user could do if active, with the grants as permissions at their place. */
        Map<String, Set<String>> powers() {
            RoleCatalog roles = catalog();
            Map<String, Set<String>> powers = new TreeMap<>();
            try (Stream<User> all = stores.users().scan(Filter.everybody())) {
                all.forEach(user -> {
                    Set<String> held = new TreeSet<>();
                    if (user.access().status() == UserStatus.ACTIVE) {
                        roles.permissionsOf(user).forEach(permission -> held.add(permission.name()));
                        for (Grant grant : user.access().grants()) {
                            roles.find(grant.role()).stream()
                                    .flatMap(role -> role.permissions().keySet().stream())
                                    .forEach(permission -> held.add(permission.name() + "@" + grant.place()));
                        }
                    }
                    powers.put(user.label(), held);
                });
            }
            return powers;
        }
    }

    private static Map<String, BiConsumer<Session, World>> ways() {
        Map<String, BiConsumer<Session, World>> ways = new LinkedHashMap<>();
        ways.put(
                "Users.create",
                (session, world) -> session.users()
                        .create(form -> form.primaryEmail("new@example.com").roles("owner")));
        ways.put("Users.update with a role", (session, world) -> update(session, world, form -> form.roles("owner")));
        ways.put(
                "Users.update with a grant",
                (session, world) ->
                        update(session, world, form -> form.set(Field.GRANTS, Set.of(Grant.of(OWNER, NAVY)))));
        ways.put(
                "Users.update that takes a role",
                (session, world) -> session.users()
                        .update(world.now("owner").id(), world.now("owner").version(), form -> form.roles("member")));
        ways.put(
                "Users.invite",
                (session, world) -> session.users()
                        .invite(world.now("owner").id(), world.now("owner").version()));
        ways.put(
                "Users.update that wakes",
                (session, world) -> session.users()
                        .update(
                                world.now("asleep").id(),
                                world.now("asleep").version(),
                                form -> form.set(Field.STATUS, UserStatus.ACTIVE)));
        ways.put(
                "Users.grant",
                (session, world) -> session.users()
                        .grant(
                                world.now("member").id(),
                                world.now("member").version(),
                                Grant.of(new RoleKey("admin"), NAVY)));
        ways.put(
                "Users.withdraw",
                (session, world) -> session.users()
                        .withdraw(world.now("eve").id(), world.now("eve").version(), new RoleKey("admin"), NAVY));
        ways.put(
                "Users.suspend",
                (session, world) -> session.users()
                        .suspend(world.now("owner").id(), world.now("owner").version(), null));
        ways.put(
                "Users.deactivate",
                (session, world) -> session.users()
                        .deactivate(world.now("owner").id(), world.now("owner").version(), null));
        ways.put(
                "Users.reactivate",
                (session, world) -> session.users()
                        .reactivate(
                                world.now("asleep").id(), world.now("asleep").version()));
        ways.put(
                "Users.instruct",
                (session, world) -> session.users()
                        .instruct(
                                world.now("owner").id(),
                                world.now("owner").version(),
                                Instruction.handOver(world.now("eve").id())));
        ways.put(
                "Users.offboard",
                (session, world) -> session.users()
                        .offboard(
                                world.now("owner").id(),
                                world.now("owner").version(),
                                Offboarding.because(null)
                                        .handingOverTo(world.now("eve").id())));
        ways.put(
                "Users.delete",
                (session, world) -> session.users()
                        .delete(world.now("owner").id(), world.now("owner").version()));
        ways.put(
                "Users.deleteForGood",
                (session, world) -> session.users()
                        .deleteForGood(
                                world.now("owner").id(), world.now("owner").version()));
        ways.put(
                "Users.erase",
                (session, world) -> session.users()
                        .erase(world.now("owner").id(), world.now("owner").version()));
        ways.put("Users.eraseOverdue", (session, world) -> session.users().eraseOverdue(Progress.SILENT));
        ways.put(
                "Users.restore",
                (session, world) -> session.users()
                        .restore(world.now("gone").id(), world.now("gone").version()));
        ways.put("Catalog.create with a permission, then the role", (session, world) -> {
            session.catalogs()
                    .roles()
                    .create(Role.builder("sneak")
                            .allow(Permission.OWN_TENANT, Scope.ALL)
                            .build());
            update(session, world, form -> form.roles("sneak"));
        });
        ways.put("Catalog.create that inherits, then the role", (session, world) -> {
            session.catalogs()
                    .roles()
                    .create(Role.builder("heir").inherits(List.of(OWNER)).build());
            update(session, world, form -> form.roles("heir"));
        });
        ways.put(
                "Catalog.change of a role that many hold",
                (session, world) -> session.catalogs()
                        .roles()
                        .find("member")
                        .ifPresent(role -> session.catalogs()
                                .roles()
                                .change(
                                        role,
                                        role.toBuilder()
                                                .allow(Permission.MANAGE_ROLES, Scope.ALL)
                                                .build())));
        ways.put(
                "Catalog.change that takes from above",
                (session, world) -> session.catalogs()
                        .roles()
                        .find("owner")
                        .ifPresent(role -> session.catalogs()
                                .roles()
                                .change(
                                        role,
                                        Role.builder("owner")
                                                .level(6)
                                                .allow(Permission.OWN_TENANT, Scope.ALL)
                                                .build())));
        ways.put("Catalog.delete that reassigns", (session, world) -> {
            Session operator = world.roster.as(Actor.operator("shell"));
            operator.catalogs().roles().create(Role.builder("guest").build());
            operator.users()
                    .update(world.now("member").id(), world.now("member").version(), form -> form.roles("guest"));
            session.catalogs()
                    .roles()
                    .find("guest")
                    .ifPresent(role -> session.catalogs().roles().delete(role, HolderPolicy.reassign("owner")));
        });
        ways.put(
                "TenantCatalogs.useRoles",
                (session, world) -> session.catalogs()
                        .useRoles(new NamedCatalog(
                                "mine",
                                RoleCatalogs.standard().all().stream()
                                        .map(role -> role.toBuilder()
                                                .allow(Permission.OWN_TENANT, Scope.ALL)
                                                .build())
                                        .toList())));
        ways.put("TenantCatalogs.changeRegistration with a role, then somebody comes", (session, world) -> {
            RegistrationSettings seen = session.catalogs().registration();
            session.catalogs()
                    .changeRegistration(
                            seen, seen.with(RegistrationSettings.Mode.ON).givingRoles(OWNER));
            Roster.on(world.stores)
                    .links(new byte[32], (purpose, secret) -> URI.create("https://example.com/"))
                    .build()
                    .registration()
                    .register("anywhere", form -> form.primaryEmail("new@example.com"));
        });
        ways.put(
                "Session.apply of a selection",
                (session, world) -> apply(
                        session,
                        session.plan(
                                Selection.of(List.of(world.now("member").id())),
                                SelectionChange.add(Field.ROLES, List.of(OWNER)))));
        ways.put(
                "Session.apply of an import",
                (session, world) -> apply(
                        session,
                        session.plan(
                                UserForms.of(
                                        "file",
                                        List.of(
                                                UserForm.about(world.now("member")
                                                                .id())
                                                        .roles("owner"),
                                                new UserForm()
                                                        .primaryEmail("x@example.com")
                                                        .roles("owner"))),
                                Profiles.users())));
        ways.put("Session.apply of another's plan", (session, world) -> {
            Session owner = world.as("owner");
            ImportPlan plan = owner.plan(
                    UserForms.of(
                            "file",
                            List.of(UserForm.about(world.now("member").id()).roles("owner"))),
                    Profiles.users());
            apply(session, plan);
        });
        ways.put("Wizards.take of an import step by step", (session, world) -> {
            ImportWizard wizard = session.wizards().start("users", "file.csv", InputStream.nullInputStream());
            for (WizardStep step : List.of(
                    new WizardStep.MapColumns(Map.of()),
                    new WizardStep.Choose(Map.of(), Map.of()),
                    new WizardStep.Preview(),
                    new WizardStep.Apply(Set.of(Safeguard.values())))) {
                wizard = session.wizards().take(wizard, step);
            }
        });
        ways.put("Wizards.take of another's import", (session, world) -> {
            Session owner = world.as("owner");
            ImportWizard wizard = owner.wizards().start("users", "file.csv", InputStream.nullInputStream());
            for (WizardStep step : List.of(
                    new WizardStep.MapColumns(Map.of()),
                    new WizardStep.Choose(Map.of(), Map.of()),
                    new WizardStep.Preview())) {
                wizard = owner.wizards().take(wizard, step);
            }
            session.wizards().take(wizard, new WizardStep.Apply(Set.of(Safeguard.values())));
        });
        ways.put("Jobs.submit of an import", (session, world) -> {
            ImportWizard wizard = session.wizards().start("users", "file.csv", InputStream.nullInputStream());
            for (WizardStep step : List.of(
                    new WizardStep.MapColumns(Map.of()),
                    new WizardStep.Choose(Map.of(), Map.of()),
                    new WizardStep.Preview())) {
                wizard = session.wizards().take(wizard, step);
            }
            session.jobs().submit(JobRequest.apply(wizard, Set.of(Safeguard.values())));
        });
        ways.put(
                "Jobs.submit that resumes",
                (session, world) -> session.jobs().submit(JobRequest.resume(world.demotion)));
        ways.put("Impersonations.begin in the place of an owner, then a role", (session, world) -> {
            UserId owner = world.given("owner").id();
            Impersonation begun = session.impersonations().begin(owner, "help", Impersonations.USUAL);
            update(session.impersonating(begun.id()), world, form -> form.roles("owner"));
        });
        ways.put("Impersonations.begin in the place of an admin, then a role", (session, world) -> {
            UserId admin = world.given("admin").id();
            Impersonation begun = session.impersonations().begin(admin, "help", Impersonations.USUAL);
            update(session.impersonating(begun.id()), world, form -> form.roles("admin"));
        });
        ways.put("Session.undo", (session, world) -> apply(session, session.undo(world.demotion)));
        ways.put("Session.resume", (session, world) -> session.resume(world.demotion, ApplyOptions.defaults()));
        ways.put(
                "Directories.sync",
                (session, world) -> session.directories().sync("hq", Extent.FULL, Scenario.ACKNOWLEDGED));
        ways.put(
                "Rights.sweep",
                (session, world) -> apply(session, session.access().sweep(Duration.ZERO)));
        ways.put(
                "ConfirmedMappings.confirm",
                (session, world) -> session.catalogs()
                        .mappings()
                        .confirm(session.columns(rows("userName,powers", "eve,owner"), Profiles.users())));
        ways.put(
                "ConfirmedMappings.forget",
                (session, world) -> session.catalogs().mappings().forget("any"));
        return ways;
    }

    private static void update(Session session, World world, Consumer<UserForm> form) {
        session.users().update(world.now("member").id(), world.now("member").version(), form);
    }

    private static void apply(Session session, ImportPlan plan) {
        try (plan) {
            session.apply(plan, Scenario.ACKNOWLEDGED);
        }
    }

    private static BiConsumer<Session, World> way(String name) {
        return Objects.requireNonNull(WAYS.get(name), name);
    }

    static Stream<String> allWays() {
        return WAYS.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allWays")
    void confersNothingThatTheActorLacks(String way) {
        for (String name : List.of("manager", "member", "admin", "asleep", "gone")) {
            World world = new World();
            Map<String, Set<String>> before = world.powers();
            Set<String> own = before.getOrDefault(world.given(name).label(), Set.of());
            try {
                way(way).accept(world.as(name), world);
            } catch (NotAuthorizedException | PlanException | WizardException refused) {
                assertThat(refused.getMessage()).as("%s by %s", way, name).isNotBlank();
            }
            Map<String, Set<String>> after = world.powers();
            after.forEach((user, held) -> {
                Set<String> more = new TreeSet<>(held);
                more.removeAll(before.getOrDefault(user, Set.of()));
                more.removeIf(permission -> own.contains(permission.split("@", 2)[0]));
                assertThat(own).as("%s by %s: what %s gains", way, name, user).containsAll(more);
            });
            assertThat(after.get(world.given("owner").label()))
                    .as("%s by %s: the owner", way, name)
                    .isEqualTo(before.get(world.given("owner").label()));
        }
    }

    /** The same ways do confer when an owner takes them, so that refusals are not for nothing. */
    @Test
    void anOwnerMayTakeTheWaysThatConfer() {
        for (String way : List.of(
                "Users.create",
                "Users.update with a role",
                "Users.update that wakes",
                "Users.grant",
                "Users.restore",
                "Catalog.change of a role that many hold",
                "Catalog.create with a permission, then the role",
                "Catalog.create that inherits, then the role",
                "Catalog.delete that reassigns",
                "TenantCatalogs.useRoles",
                "Session.apply of a selection",
                "Session.apply of an import",
                "Wizards.take of an import step by step",
                "Jobs.submit of an import",
                "Directories.sync",
                "Session.undo")) {
            World world = new World();
            Map<String, Set<String>> before = world.powers();
            way(way).accept(world.as("owner"), world);
            assertThat(world.powers()).as(way).isNotEqualTo(before);
        }
    }

    /** Whoever adds a method to a door says here whether it writes, and if so, how it is tried. */
    @Test
    void everyMethodOfADoorIsTriedOrReads() {
        Set<String> tried =
                WAYS.keySet().stream().map(way -> way.split(" ", 2)[0]).collect(Collectors.toSet());
        READING.forEach((door, reading) -> {
            Collection<String> methods = Stream.of(door.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                    .map(Method::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(methods)
                    .as("methods of %s", door.getSimpleName())
                    .isNotEmpty()
                    .allMatch(name -> reading.contains(name) ^ tried.contains(door.getSimpleName() + "." + name))
                    .containsAll(reading);
        });
    }
}
