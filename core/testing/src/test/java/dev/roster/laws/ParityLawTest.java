package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.account.UserForm;
import dev.roster.account.UserOutcome;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.AuditStore;
import dev.roster.testing.Rows;
import dev.roster.testing.StoppedClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One row of a file and a single call with the same change are decided alike and leave the same user, audit fields and
 * messages, whoever acts on whomever (A1).
 */
class ParityLawTest {

    private static final List<String> ROLES =
            List.of("learner", "manager", "org admin", "admin", "owner", "blocked", "unheard-of");
    private static final List<String> STATUSES = List.of("active", "inactive", "suspended", "invited", "deleted");
    private static final UserId TARGET = new UserId("u-target");
    private static final Profile PROFILE = Profiles.users()
            .with(profile -> profile.operation(Profile.Operation.UPDATE).matchBy(Field.ID));

    /** The address of somebody whom the actor may not read: the report tells it at the row, the call at the field. */
    private static final String REFUSED_ROW = "FAILED null ERROR";

    private static final String REFUSED_CALL = "KEY_TAKEN primaryEmail ERROR";

    /** What is left of a change, but for its run and its versions of the journal. */
    private record Trace(
            boolean isWritten, List<String> issues, List<User> users, List<String> audit, List<String> effects) {}

    static LongStream seeds() {
        return LongStream.range(0, 600);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRowAndASingleCallDoTheSame(long seed) {
        Dice dice = new Dice(seed);
        List<User> people = people(dice);
        UserId actor = people.get(dice.chance(10) ? 1 : 0).id();
        Map<String, String> change = change(dice);

        Trace row = byRow(people, actor, change);
        Trace call = byCall(people, actor, change);

        assertThat(call)
                .as("%s does %s to %s", people.get(0), change, people.get(1))
                .isEqualTo(row);
    }

    private static List<User> people(Dice dice) {
        User actor = user("actor", dice.pick(ROLES)).with(user -> user.groups(List.of()));
        User target = user("target", dice.pick(ROLES)).with(user -> {
            user.status(UserStatus.parse(dice.pick(STATUSES)).value());
            if (dice.chance(40)) {
                user.managerId(actor.id());
            }
        });
        return List.of(actor, target, user("other", "learner"), user("boss", "owner"));
    }

    private static User user(String name, String role) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .displayName(name)
                .department("Research")
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    /** One to three fields, good and bad values. */
    private static Map<String, String> change(Dice dice) {
        TreeMap<String, String> change = new TreeMap<>();
        for (int i = 0; i <= dice.below(3); i++) {
            switch (dice.below(7)) {
                case 0 -> change.put("department", dice.oneOf("Navy", "Research"));
                case 1 -> change.put("roles", dice.pick(ROLES));
                case 2 -> change.put("status", dice.pick(STATUSES));
                case 3 -> change.put("primaryEmail", dice.oneOf("new@example.com", "other@example.com", "bob@"));
                case 4 -> change.put("managerId", dice.oneOf("u-actor", "u-target", "u-other", "nobody"));
                case 5 -> change.put("displayName", dice.oneOf("Grace", "target"));
                default -> change.put("hireDate", dice.oneOf("2020-02-29", "2021-02-29"));
            }
        }
        return change;
    }

    private static Trace byRow(List<User> people, UserId actor, Map<String, String> change) {
        InMemoryStores stores = InMemoryStores.of(people.toArray(User[]::new));
        Session session = session(stores, actor);
        String header = "id," + String.join(",", change.keySet());
        String cells = TARGET + "," + String.join(",", change.values());
        try (ImportPlan plan = session.plan(Rows.rows(header, cells), PROFILE)) {
            List<String> issues = new ArrayList<>();
            plan.changes().forEach(row -> issues.addAll(told(row.issues())));
            ApplyReport report = session.apply(plan, Scenario.ACKNOWLEDGED);
            told(report.issues()).forEach(issue -> issues.add(issue.equals(REFUSED_ROW) ? REFUSED_CALL : issue));
            return trace(stores, report.applied() == 1, issues);
        }
    }

    private static Trace byCall(List<User> people, UserId actor, Map<String, String> change) {
        InMemoryStores stores = InMemoryStores.of(people.toArray(User[]::new));
        UserOutcome outcome = session(stores, actor).users().update(TARGET, 1, form -> fill(form, change));
        return trace(stores, outcome.kind() == UserOutcome.Kind.APPLIED, told(outcome.issues()));
    }

    private static void fill(UserForm form, Map<String, String> change) {
        change.forEach((key, text) -> form.text(Fields.builtIn().require(key), text));
    }

    private static Session session(InMemoryStores stores, UserId actor) {
        return Roster.on(stores)
                .roles(World.HOST)
                .clock(StoppedClock.at("2026-01-01T00:00:00Z"))
                .build()
                .as(actor);
    }

    private static List<String> told(List<Issue> issues) {
        return issues.stream()
                .map(issue -> codeOf(issue) + " " + issue.field() + " " + issue.severity())
                .distinct()
                .sorted()
                .toList();
    }

    /** Only the row of a file is told whether its profile could create the user. */
    private static IssueCode codeOf(Issue issue) {
        return issue.code() == IssueCode.USER_NOBODY ? IssueCode.USER_NOT_FOUND : issue.code();
    }

    private static Trace trace(InMemoryStores stores, boolean isWritten, List<String> issues) {
        List<User> users = stores.users()
                .findAll(List.of(TARGET, new UserId("u-actor"), new UserId("u-other"), new UserId("u-boss")));
        List<String> audit = stores.audit().list(AuditStore.Query.latest(100)).entries().stream()
                .map(entry -> entry.at() + " " + entry.actor() + " " + entry.action() + " " + entry.target() + " "
                        + entry.detail() + " " + entry.values())
                .toList();
        List<String> effects = stores.outbox().pending(10).stream()
                .map(message -> message.user() + " " + message.effect() + " " + message.urgency())
                .toList();
        return new Trace(isWritten, issues.stream().distinct().sorted().toList(), users, audit, effects);
    }
}
