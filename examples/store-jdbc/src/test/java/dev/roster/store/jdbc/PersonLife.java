package dev.roster.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.account.OverdueErasure;
import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.account.UserOutcome;
import dev.roster.account.Users;
import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.profile.AccountPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.table.RowSource;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/** A person who lives in a roster, thrown from a seed, and whose every text holds a mark that nobody else has. */
final class PersonLife implements AutoCloseable {

    private static final List<Field<?>> TEXTS = List.of(
            Field.USER_NAME,
            Field.EXTERNAL_ID,
            Field.DISPLAY_NAME,
            Field.FIRST_NAME,
            Field.LAST_NAME,
            Field.DEPARTMENT,
            Field.COMPANY,
            Field.LOCATION,
            Field.JOB_TITLE,
            Field.POSITION,
            Field.USER_TYPE);

    private static final Profile INVITING =
            Profiles.users().with(profile -> profile.invitation(Profile.Invitation.NEW_USERS));
    private static final Profile UPDATES = Profiles.users()
            .with(profile -> profile.operation(Profile.Operation.UPDATE).matchBy(Field.ID));

    private static final String STAFF = "00774321";
    private static final String PHONE = "4988005553535";
    private static final String NUMBER = "8675309";
    private static final String DAY = "1911-11-11";
    private static final int STEPS = 12;
    private static final int MANY = 1_000;
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Random random;
    private final String mark;
    private final TickingClock clock = new TickingClock();
    private final Stores stores;
    private final Roster roster;
    private final Session operator;
    private final Users users;
    private final List<ImportPlan> waiting = new ArrayList<>();
    private UserId id = new UserId("nobody");

    private PersonLife(Stores stores, Random random, String mark) {
        this.stores = stores;
        this.random = random;
        this.mark = mark;
        this.roster = Roster.on(stores)
                .clock(clock)
                .accounts(AccountPolicy.defaults().with(new AccountPolicy.Retention(KEPT)))
                .links(KEY, (purpose, secret) -> URI.create("https://example.org/#" + secret))
                .mailer(mail -> {
                    throw new IllegalStateException("550 no mailbox " + mail.to());
                })
                .build();
        this.operator = roster.as(Actor.operator("root"));
        this.users = operator.users();
    }

    static PersonLife of(Stores stores, Random random, String mark) {
        return new PersonLife(stores, random, mark);
    }

    /** A clock that never says the same twice. */
    private static final class TickingClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public Instant instant() {
            now = now.plusMillis(1);
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    String mark() {
        return mark;
    }

    UserId id() {
        return id;
    }

    List<String> marks() {
        return List.of(mark, STAFF, PHONE, NUMBER, DAY);
    }

    /** What all credentials hold and nothing else. */
    String secret() {
        return mark + "-sealed";
    }

    void live() {
        define();
        done(users.create(form -> form.primaryEmail("boss@example.org").roles("owner")));
        arrive();
        enrol();
        for (int i = 0; i < STEPS; i++) {
            step(random.nextInt(9));
        }
        administer();
        waitForLater();
        roster.deliver();
    }

    private void define() {
        define("xtext", AttributeType.TEXT);
        define("xlist", AttributeType.TEXT_LIST);
        define("xnumber", AttributeType.NUMBER);
    }

    private void define(String key, AttributeType type) {
        operator.catalogs()
                .attributes()
                .create(CustomAttribute.builder(key, type).build());
    }

    /** By a file in which others come too, who have her for a manager; and one comes later who is like her but for zeros. */
    private void arrive() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("email", "firstName", "lastName", "employeeId", "manager", "xtext", "xlist", "xnumber"));
        rows.add(List.of(address(), " " + word() + " ", word(), STAFF, "", word(), word() + "|" + word(), NUMBER));
        rows.add(List.of("carl@example.org", "Carl", "Gauss", "16", " " + address() + " ", "", "", ""));
        rows.add(List.of("emmy@example.org", "Emmy", "Noether", "17", address(), "", "", ""));
        Profile profile = random.nextBoolean() ? Profiles.users() : INVITING;
        run(operator.plan(RowSource.of("people.csv", rows), profile));
        id = users.find(address()).orElseThrow().id();
        List<List<String>> like =
                List.of(List.of("email", "employeeId"), List.of("leonhard@example.org", STAFF.substring(2)));
        run(operator.plan(RowSource.of("like.csv", like), Profiles.users()));
        for (Field<?> field : TEXTS) {
            done(users.update(id, version(), form -> form.text(field, word())));
        }
        done(users.update(
                id,
                version(),
                form -> form.text(Field.PHONE_NUMBER, "+" + PHONE)
                        .text(Field.HIRE_DATE, DAY)
                        .text(Field.AVATAR_URL, "https://example.org/" + mark + ".png")));
    }

    private void enrol() {
        Instant now = clock.instant();
        Credentials credentials = new Credentials(
                id,
                1,
                0,
                new Credentials.Password("$1$" + secret(), now, true, null, List.of("$0$" + secret())),
                new Credentials.SecondFactor(secret(), now, 1, List.of("r1" + secret())));
        assertThat(stores.require(CredentialStore.class).save(credentials)).isTrue();
    }

    private String address() {
        return mark + "@example.org";
    }

    private String word() {
        return "Wort " + mark + " " + random.nextInt(1_000);
    }

    private long version() {
        return stored().version();
    }

    private User stored() {
        return stored(id);
    }

    private User stored(UserId user) {
        return stores.users().findAll(List.of(user)).get(0);
    }

    private void step(int kind) {
        switch (kind) {
            case 0 -> users.update(id, version(), form -> form.text(pick(), word()));
            case 1 -> users.notes(id).add(word());
            case 2 -> users.suspend(id, version(), word());
            case 3 -> users.reactivate(id, version());
            case 4 -> undoSomething();
            case 5 -> roster.deliver();
            case 6 -> again();
            case 7 -> {
                users.delete(id, version());
                users.restore(id, version());
            }
            default -> users.invite(id, version());
        }
    }

    private Field<?> pick() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private void undoSomething() {
        List<Run> known = stores.journal().runs(EnumSet.of(Run.Kind.SINGLE), null, 3);
        run(operator.undo(known.get(random.nextInt(known.size())).plan()));
    }

    /** In a file with cells that have to be cleaned, and one that is refused. */
    private void again() {
        List<List<String>> rows = List.of(
                List.of("email", "department", "hireDate", "manager"),
                List.of(address(), "\u200b" + word() + "  ", DAY, "boss@example.org"),
                List.of("emmy@example.org", "Algebra", "sometime with " + mark, "\u00a0" + address()),
                List.of("carl@example.org", "Number theory", "", "\u00a0" + address()));
        run(operator.plan(RowSource.of("again.csv", rows), Profiles.users()));
    }

    /** Makes her an administrator who plans for everybody, and may write to one of them when she applies it. */
    private void administer() {
        document("job");
        document("import-wizard");
        users.restore(id, version());
        users.reactivate(id, version());
        if (stored().access().status() != UserStatus.ACTIVE) {
            return;
        }
        User emmy = users.find("emmy@example.org").orElseThrow();
        done(users.update(emmy.id(), emmy.version(), form -> form.set(Field.MANAGER_ID, null)));
        become("admin");
        Session hers = roster.as(id);
        List<UserForm> forms = List.of(of("carl@example.org"), of("emmy@example.org"));
        ImportPlan plan = hers.plan(UserForms.of("form", forms), UPDATES);
        become("manager");
        ApplyReport report = run(plan);
        assertThat(report.failed()).as("what she may not").isPositive();
    }

    private UserForm of(String address) {
        return UserForm.about(users.find(address).orElseThrow().id()).department("Analysis");
    }

    private void become(String role) {
        done(users.update(id, version(), form -> form.roles(role)));
    }

    private void document(String kind) {
        DocumentStore documents = stores.capability(DocumentStore.class).orElseThrow();
        documents.put(new DocumentStore.Document(kind, kind + "-1", id, 0, "{\"text\":\"" + word() + "\"}"));
    }

    /** What was planned while she was there is applied when she is not. */
    private void waitForLater() {
        List<List<String>> rows = List.of(
                List.of("email", "location", "manager"),
                List.of("emmy@example.org", "Göttingen", address()),
                List.of("boss@example.org", "Berlin", ""));
        waiting.add(operator.plan(RowSource.of("later.csv", rows), Profiles.users()));
        List<UserForm> hers = List.of(UserForm.about(id).text(Field.COMPANY, word()), of("boss@example.org"));
        waiting.add(operator.plan(UserForms.of("form", hers), UPDATES));
    }

    void erase() {
        switch (random.nextInt(4)) {
            case 0 -> done(users.erase(id, version()));
            case 1 -> run(operator.plan(Selection.of(List.of(id)), SelectionChange.erase()));
            case 2 -> {
                done(users.deleteForGood(id, version()));
                done(users.erase(id, 0));
            }
            default -> {
                done(random.nextBoolean() ? users.delete(id, version()) : users.deleteForGood(id, version()));
                clock.pass(KEPT);
                assertThat(users.eraseOverdue(Progress.SILENT)).isEqualTo(new OverdueErasure(1, 0));
            }
        }
    }

    /** Takes back everything that can be, and applies what was planned before. */
    void goOn() {
        for (ImportPlan plan : waiting) {
            run(plan);
        }
        for (Run run : stores.journal().runs(EnumSet.allOf(Run.Kind.class), null, MANY)) {
            run(operator.undo(run.plan()));
        }
        assertThat(stores.users().findAll(List.of(id))).isEmpty();
    }

    private static void done(UserOutcome outcome) {
        assertThat(outcome.isDone()).as(outcome.reason()).isTrue();
    }

    private ApplyReport run(ImportPlan planned) {
        try (ImportPlan plan = planned) {
            Session who = plan.basis().actor().equals(id.value()) ? roster.as(id) : operator;
            return who.apply(plan, ApplyOptions.defaults().acknowledging(EnumSet.allOf(Safeguard.class)));
        }
    }

    @Override
    public void close() {
        roster.close();
    }
}
