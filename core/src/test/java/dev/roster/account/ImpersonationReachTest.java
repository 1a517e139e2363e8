package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Impersonation;
import dev.roster.access.Impersonations;
import dev.roster.access.NotAuthorizedException;
import dev.roster.access.Rights;
import dev.roster.access.RightsQuestion;
import dev.roster.access.RoleCatalogs;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Grant;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Issue;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.plan.Proof;
import dev.roster.profile.AccountPolicy;
import dev.roster.profile.Instruction;
import dev.roster.profile.Offboarding;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.query.Filter;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueQuery;
import dev.roster.spi.AuditStore;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.table.RowSource;
import dev.roster.table.TableWriter;
import dev.roster.tck.StoresFactory;
import dev.roster.tenant.DocumentKinds;
import dev.roster.view.Column;
import dev.roster.view.Columns;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import dev.roster.view.ViewState;
import dev.roster.view.Views;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A10: every public method of a session and of its doors, found by reflection, called in the place of an owner: a list written
 * by hand says which of them answer there. A new method is refused, or stands in the list.
 */
class ImpersonationReachTest {

    /** What answers in the place of another: nothing of it writes, but one. */
    private static final Set<String> OPEN = Set.of(
            "Session.actor",
            "Session.users",
            "Session.views",
            "Session.access",
            "Session.may",
            "Users.find",
            "Users.findDeleted",
            "Users.detailOf",
            "Users.historyOf",
            "Users.impactOf",
            "Users.notes",
            "Users.update",
            "Views.columns",
            "Views.page",
            "Views.scan",
            "Views.findAll",
            "Views.count",
            "Views.values",
            "Views.table",
            "Views.suggest",
            "Rights.explain",
            "Rights.actions",
            "Rights.actionsOfEach",
            "Rights.actionsOn",
            "Rights.audit");

    private static final String WRITES = "Users.update";

    /** What only leads further, and asks the stores nothing. */
    private static final Set<String> DOORS =
            Set.of("Session.actor", "Session.users", "Session.views", "Session.access", "Users.notes");

    private static final List<Class<?>> TYPES =
            List.of(Session.class, Users.class, Notes.class, Views.class, Rights.class);

    /** Doors that are closed altogether, so that what is behind them need not be called. */
    private static final Set<String> CLOSED_DOORS =
            Set.of("catalogs", "wizards", "jobs", "directories", "effects", "impersonations", "signIns");

    private static final Map<String, String> SUBJECTS = Map.of(
            "Users.withdraw", "u-gus",
            "Users.invite", "u-ivy",
            "Users.restore", "u-dan",
            "Users.erase", "u-dan",
            "Users.reactivate", "u-rex");

    private static final Grant GRANT = Grant.of(new RoleKey("learner"), Place.of(new GroupKey("air")));

    private final User sue = user("sue", "support");
    private final User olga = user("olga", "owner");
    private final InMemoryStores stores = InMemoryStores.of(
            sue,
            olga,
            user("eve", "learner"),
            user("gus", "learner").with(user -> user.grants(List.of(GRANT))),
            user("ivy", "learner").with(user -> user.status(UserStatus.INVITED)),
            user("rex", "learner").with(user -> user.status(UserStatus.INACTIVE)),
            user("dan", "learner").with(user -> user.status(UserStatus.DELETED).deactivatedAt(Post.NOON)));
    private final TestClock clock = new TestClock();
    private final List<Actor> confirmed = new ArrayList<>();
    private final Roster roster = Roster.on(stores)
            .roles(RoleCatalogs.levels())
            .accounts(AccountPolicy.defaults()
                    .with(AccountPolicy.Retention.ofDays(1))
                    .with(AccountPolicy.HardDeletion.CONFIRMED))
            .confirming((actor, proof) -> confirmed.add(actor))
            .clock(clock)
            .build();

    @BeforeEach
    void groupsAreThere() {
        StoresFactory.given(stores, Group.named("air"));
    }

    @TempDir
    private Path folder;

    private static User user(String name, String role) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .displayName(name)
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    static List<Method> methods() {
        return TYPES.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isSynthetic())
                .toList();
    }

    private static String nameOf(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    @Test
    void theListNamesNothingThatIsNotThere() {
        assertThat(methods().stream().map(ImpersonationReachTest::nameOf).collect(Collectors.toSet()))
                .containsAll(OPEN);
    }

    @Test
    @DisplayName("every interface that a session leads to is called or closed")
    void noDoorIsForgotten() {
        Set<String> leading = methods().stream()
                .filter(method ->
                        method.getParameterCount() == 0 || method.getName().equals("notes"))
                .filter(method -> method.getReturnType().isInterface()
                        && method.getReturnType().getName().startsWith("dev.roster"))
                .filter(method -> !TYPES.contains(method.getReturnType()))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(leading).isEqualTo(new TreeSet<>(CLOSED_DOORS));
    }

    private Session inside() {
        Session support = roster.as(sue.id());
        Impersonation begun = support.impersonations().begin(olga.id(), "ticket 4711", Impersonations.USUAL);
        return support.impersonating(begun.id());
    }

    @ParameterizedTest
    @MethodSource("methods")
    @DisplayName("A10: what is not in the list is refused in the place of an owner, and writes nothing")
    void everythingElseIsRefused(Method method) throws Exception {
        Session inside = inside();
        clock.move(Duration.ofMinutes(1));
        Object receiver = receiver(inside, method);
        List<Object> before = everything();

        Answer answer = call(receiver, method);

        assertThat(answer.isImpersonated())
                .as("%s, which answered %s", method, answer)
                .isEqualTo(!OPEN.contains(nameOf(method)));
        assertThat(answer.isRefused()).as("%s answered %s", method, answer).isEqualTo(answer.isImpersonated());
        if (nameOf(method).equals(WRITES)) {
            assertThat(everything()).isNotEqualTo(before);
        } else {
            assertThat(everything()).isEqualTo(before);
        }
        assertThat(confirmed).as("nobody proves that they are somebody else").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("methods")
    @DisplayName("what is refused there is allowed to the owner in person, so that it is refused for nothing else")
    void inPersonNothingIsRefused(Method method) throws Exception {
        clock.move(Duration.ofDays(3));
        if (nameOf(method).equals("Session.impersonating")) {
            return;
        }
        Answer answer = call(receiver(roster.as(olga.id()), method), method);

        assertThat(answer.isRefused()).as("%s answered %s", method, answer).isFalse();
    }

    @ParameterizedTest
    @MethodSource("methods")
    @DisplayName("A10: once it is over everything is refused that asks the stores")
    void everythingIsRefusedOnceItIsOver(Method method) throws Exception {
        Session inside = inside();
        Object receiver = receiver(inside, method);
        clock.move(Impersonations.USUAL);

        Answer answer = call(receiver, method);

        if (!DOORS.contains(nameOf(method))) {
            assertThat(answer.failure())
                    .as("%s answered %s", method, answer)
                    .isInstanceOf(NotAuthorizedException.class);
        }
    }

    private static Object receiver(Session session, Method method) {
        Map<Class<?>, Object> receivers = new HashMap<>();
        receivers.put(Session.class, session);
        receivers.put(Users.class, session.users());
        receivers.put(Notes.class, session.users().notes(new UserId("u-eve")));
        receivers.put(Views.class, session.views());
        receivers.put(Rights.class, session.access());
        return Objects.requireNonNull(receivers.get(method.getDeclaringClass()));
    }

    /** What became of a call. */
    private record Answer(@Nullable Object value, @Nullable Throwable failure) {

        boolean isImpersonated() {
            return said().contains("somebody acts in the place of olga");
        }

        boolean isRefused() {
            boolean isRejected = value instanceof UserOutcome outcome
                    && outcome.issues().stream()
                            .map(Issue::code)
                            .anyMatch(code -> code.name().equals("NOT_AUTHORIZED"));
            return isRejected || failure instanceof NotAuthorizedException;
        }

        private String said() {
            if (failure instanceof NotAuthorizedException) {
                return String.valueOf(failure.getMessage());
            }
            return value instanceof UserOutcome outcome
                    ? outcome.issues().stream().map(Issue::message).collect(Collectors.joining("; "))
                    : "";
        }
    }

    private Answer call(Object receiver, Method method) throws Exception {
        List<Object> arguments = new ArrayList<>();
        for (Class<?> type : method.getParameterTypes()) {
            arguments.add(argument(type, method));
        }
        Answer answer;
        try {
            Object value = method.invoke(receiver, arguments.toArray());
            answer = new Answer(value instanceof Stream<?> stream ? stream.toList() : value, null);
        } catch (InvocationTargetException failed) {
            answer = new Answer(null, failed.getCause());
        }
        for (Object one : arguments) {
            if (one instanceof ImportPlan plan) {
                plan.close();
            }
        }
        if (answer.value() instanceof ImportPlan plan) {
            plan.close();
        }
        return answer;
    }

    private Object argument(Class<?> type, Method method) {
        UserId subject = new UserId(SUBJECTS.getOrDefault(nameOf(method), "u-eve"));
        if (type == ImportPlan.class) {
            return roster.as(olga.id()).plan(forms(), Profiles.users());
        }
        if (type == UserId.class) {
            return subject;
        }
        Consumer<UserForm> form = filled ->
                filled.set(Field.DISPLAY_NAME, "Eva").set(Field.PRIMARY_EMAIL, new EmailAddress(emailIn(method)));
        Map<Class<?>, Object> known = new HashMap<>();
        known.put(long.class, 1L);
        known.put(int.class, 5);
        known.put(String.class, "eve@example.com");
        known.put(Consumer.class, form);
        known.put(Grant.class, GRANT);
        known.put(RoleKey.class, new RoleKey("learner"));
        known.put(Place.class, Place.of(new GroupKey("air")));
        known.put(Instruction.class, Instruction.reset());
        known.put(Offboarding.class, Offboarding.because("left"));
        known.put(Proof.class, Proof.of("secret"));
        known.put(Progress.class, Progress.SILENT);
        known.put(OutputStream.class, new ByteArrayOutputStream());
        known.put(InputStream.class, new ByteArrayInputStream(new byte[0]));
        known.put(Path.class, folder.resolve("plan.json"));
        known.put(RowSource.class, forms());
        known.put(Profile.class, Profiles.users());
        known.put(Selection.class, Selection.of(List.of(subject)));
        known.put(SelectionChange.class, SelectionChange.suspend("left"));
        known.put(ApplyOptions.class, ApplyOptions.defaults());
        known.put(PlanId.class, new PlanId("0123456789abcdef"));
        known.put(Action.class, Action.DELETE);
        known.put(Permission.class, Permission.DELETE_USERS);
        known.put(Collection.class, List.of(subject));
        known.put(RightsQuestion.class, RightsQuestion.everything());
        known.put(Duration.class, Duration.ofDays(1));
        known.put(Filter.class, Filter.everybody());
        known.put(UserQuery.class, UserQuery.first(5));
        known.put(ValueQuery.class, ValueQuery.of(Field.DEPARTMENT));
        known.put(Columns.class, Columns.standard(Fields.builtIn()));
        known.put(
                Column.class,
                Columns.standard(Fields.builtIn()).find("department").orElseThrow());
        known.put(ViewState.class, ViewState.initial());
        known.put(Function.class, function(method));
        assertThat(known).as("teach this test what to hand to %s", method).containsKey(type);
        return Objects.requireNonNull(known.get(type));
    }

    /** Who is updated keeps the address, which is closed. */
    private static String emailIn(Method method) {
        return Set.of("update", "impactOf").contains(method.getName()) ? "eve@example.com" : "new@example.com";
    }

    private static Function<?, ?> function(Method method) {
        Function<Fields, Columns> columns = Columns::standard;
        Function<Appendable, TableWriter> csv = out -> new TableWriter() {
            @Override
            public void write(List<String> cells) {}

            @Override
            public void discard() {}

            @Override
            public void close() {}
        };
        return method.getDeclaringClass() == Views.class ? columns : csv;
    }

    private static UserForms forms() {
        return UserForms.of("form", List.of(UserForm.about(new UserId("u-eve")).set(Field.DEPARTMENT, "Navy")));
    }

    /** Everything that the stores keep. */
    private List<Object> everything() {
        List<Object> all = new ArrayList<>();
        try (Stream<User> users = stores.users().scan(Filter.everybody())) {
            all.add(users.toList());
        }
        all.add(stores.catalogs(0).orElseThrow());
        all.add(stores.audit().list(AuditStore.Query.latest(100)).entries());
        all.add(stores.outbox().pending(100));
        all.add(stores.journal().runs(EnumSet.allOf(Run.Kind.class), null, 100));
        Stream.concat(
                        DocumentKinds.ofUsers().stream(),
                        Stream.of(DocumentKinds.NOTE, DocumentKinds.RETENTION, DocumentKinds.DIRECTORY_SYNC))
                .forEach(kind ->
                        all.add(stores.require(DocumentStore.class).ofKind(kind, DocumentStore.Page.first(100))));
        return all;
    }
}
