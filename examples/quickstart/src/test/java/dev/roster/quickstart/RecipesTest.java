package dev.roster.quickstart;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Catalog;
import dev.roster.access.Explanation;
import dev.roster.access.HolderPolicy;
import dev.roster.access.Impersonation;
import dev.roster.access.Impersonations;
import dev.roster.access.OfferedAction;
import dev.roster.access.RightsQuestion;
import dev.roster.access.RightsRow;
import dev.roster.account.Invitation;
import dev.roster.account.Mail;
import dev.roster.account.Mailer;
import dev.roster.account.OwnedContent;
import dev.roster.account.PersonArchives;
import dev.roster.account.RegistrationOutcome;
import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.account.UserOutcome;
import dev.roster.account.Users;
import dev.roster.account.Verification;
import dev.roster.csv.CsvRowSource;
import dev.roster.csv.CsvTableWriter;
import dev.roster.job.Job;
import dev.roster.job.JobRequest;
import dev.roster.job.JobRunner;
import dev.roster.job.JobSettings;
import dev.roster.job.JobState;
import dev.roster.job.Jobs;
import dev.roster.job.Schedule;
import dev.roster.job.ScheduledJob;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Allowed;
import dev.roster.profile.FileForm;
import dev.roster.profile.Instruction;
import dev.roster.profile.Offboarding;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.RegistrationSettings;
import dev.roster.profile.ResultForm;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Stores;
import dev.roster.table.RowSource;
import dev.roster.text.PlanJson;
import dev.roster.text.PlanText;
import dev.roster.text.ResultText;
import dev.roster.text.RightsText;
import dev.roster.text.UserImpactText;
import dev.roster.view.Columns;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import dev.roster.view.Suggestion;
import dev.roster.view.TablePage;
import dev.roster.view.ViewState;
import dev.roster.view.Views;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of the README, which shows these very lines. */
class RecipesTest {

    private final User ada = User.builder(new UserId("u-1"))
            .version(1)
            .primaryEmail(new EmailAddress("ada@example.com"))
            .roles(Set.of(new RoleKey("owner")))
            .build();
    private final Session admin = Roster.inMemory(ada).as(ada.id());
    private final List<String> handovers = new ArrayList<>();

    @Test
    void oneUser() {
        Users users = admin.users();
        UserOutcome created = users.create(user -> user.primaryEmail("grace@example.com")
                .displayName("Grace Hopper")
                .roles("member"));
        User grace = created.user(); // throws unless it was written; created.issues() says why, field by field
        UserOutcome moved = users.update(
                grace.id(), grace.version(), user -> user.department("Navy").phoneNumber(null));
        try (ImportPlan undo = admin.undo(moved.run().orElseThrow())) {
            admin.apply(undo);
        }

        assertThat(users.find("grace@example.com").orElseThrow().employment().department())
                .isNull();
    }

    @Test
    void whyNot() {
        User bob = admin.users()
                .create(user ->
                        user.primaryEmail("bob@example.com").displayName("Bob").roles("manager"))
                .user();
        Explanation why = admin.access().explain(bob.id(), Action.DEACTIVATE, ada.id());
        System.out.println(why.decision().reason()); // Bob lacks the permission users.administer; …
        why.remedies().forEach(System.out::println); // the grant or role that would do, and who could give it
        var updating = RightsQuestion.everything().of(Permission.UPDATE_USERS);
        try (Stream<RightsRow> rows = admin.access().audit(updating)) {
            rows.map(RightsText::line).forEach(System.out::println); // Bob (u-2) has users.update over direct reports …
        }

        assertThat(why.decision().reason())
                .isEqualTo("Bob lacks the permission users.administer; ask an administrator");
        assertThat(why.remedies()).isNotEmpty();
    }

    @Test
    void theLifeOfAnAccount() {
        admin.catalogs().groups().create(Group.named("Navy"));
        admin.catalogs().groups().create(Group.named("Board"));
        User bob = admin.users()
                .create(user ->
                        user.primaryEmail("bob@example.com").displayName("Bob").roles("member"))
                .user();
        UserOutcome out = admin.users().suspend(bob.id(), bob.version(), "asked too much"); // no sign-in, nothing lost
        User suspended = out.user();
        UserOutcome edited = admin.users()
                .update(
                        suspended.id(),
                        suspended.version(),
                        user -> user.groups("navy", "board")
                                .modules("lms")
                                .notifying()); // these groups and no others; Bob hears which fields were changed
        User back = admin.users().reactivate(bob.id(), edited.user().version()).user();
        var leaving = SelectionChange.deactivate("left the company");
        try (ImportPlan plan = admin.plan(Selection.of(List.of(back.id())), leaving)) {
            admin.apply(plan); // many at once, undone like a file
        }

        assertThat(admin.users().find("bob@example.com").orElseThrow().access().status())
                .isEqualTo(UserStatus.INACTIVE);
    }

    @Test
    void whoLeaves(@TempDir Path folder) {
        OwnedContent documents = new OwnedContent() {
            @Override
            public Map<UserId, Map<String, Long>> count(Collection<UserId> owners) {
                return Map.of();
            }

            @Override
            public boolean handOver(String key, UserId from, UserId to) {
                handovers.add(from + " to " + to);
                return false;
            }
        };
        InMemoryStores stores = InMemoryStores.of(ada);
        PersonArchives archives = (key, user, content) -> {
            Path unfinished = Files.createTempFile(folder, "export", ".part");
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                content.writeTo(out); // streamed; a try that was lost comes again under the same key
            }
            String name = HexFormat.of().formatHex(user.value().getBytes(US_ASCII)); // an id may be "../.." or "con"
            Files.move(unfinished, folder.resolve(name + ".zip"), StandardCopyOption.REPLACE_EXISTING);
        };
        Roster roster = Roster.on(stores)
                .content(documents) // counts them, and hands them over
                .personArchives(archives, CsvTableWriter::to)
                .build();
        Session admin = roster.as(ada.id());
        User bob = admin.users()
                .create(user -> user.primaryEmail("bob@example.com").roles("member"))
                .user();
        Offboarding leaving =
                Offboarding.because("contract ended").handingOverTo(ada.id()).exporting();
        try (ImportPlan plan = admin.plan(Selection.of(List.of(bob.id())), SelectionChange.offboard(leaving))) {
            System.out.println(
                    PlanText.of(plan)); // at rest, groups set aside, "Ada gets what the user owns: 12 documents"
            admin.apply(plan);
        }
        roster.deliver(); // sessions end, keys are revoked, documents change hands, the export is saved
        Instruction news = Instruction.message("news", Map.of("text", "Bob left; ask Ada"));
        admin.effects().preview(ada.id(), news).ifPresent(mail -> System.out.println(mail.values())); // nothing is sent
        try (ImportPlan plan = admin.plan(Selection.of(ViewState.initial()), SelectionChange.message(news))) {
            admin.apply(plan); // but to whom no mail reaches, or who unsubscribed: the plan lists them
        }
        admin.jobs().submit(JobRequest.leavers(leaving)); // or scheduled: whoever's last day of work is over

        assertThat(handovers).containsExactly(bob.id() + " to u-1");
        String name = HexFormat.of().formatHex(bob.id().value().getBytes(US_ASCII));
        assertThat(folder.resolve(name + ".zip")).isNotEmptyFile();
        assertThat(stores.outbox().pending(10))
                .extracting(OutboxMessage::effect)
                .containsExactly("message");
        roster.close();
    }

    @Test
    void aRoleForATime() {
        admin.catalogs().groups().create(Group.named("Navy"));
        User bob = admin.users()
                .create(user ->
                        user.primaryEmail("bob@example.com").displayName("Bob").roles("member"))
                .user();
        for (OfferedAction offered :
                admin.access().actionsOfEach(List.of(bob.id())).getOrDefault(bob.id(), List.of())) {
            System.out.println(
                    offered.action().title() + ": " + offered.decision().reason()); // empty: it may be taken
        }
        Instant autumn = Instant.parse("2030-09-01T00:00:00Z");
        Grant lead = Grant.of(new RoleKey("manager"), Place.of(new GroupKey("navy")))
                .until(autumn)
                .why("leave of Ada");
        admin.users()
                .impactOf(bob.id(), user -> user.set(Field.GRANTS, Set.of(lead)))
                .ifPresent(impact -> System.out.println(UserImpactText.of(impact))); // what Bob gains, loses, reaches
        UserOutcome granted = admin.users().grant(bob.id(), bob.version(), lead);

        assertThat(granted.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
    }

    @Test
    void inThePlaceOfAnother() {
        User bob = admin.users()
                .create(user ->
                        user.primaryEmail("bob@example.com").displayName("Bob").roles("admin"))
                .user();

        Impersonation begun = admin.impersonations().begin(bob.id(), "ticket 4711", Impersonations.USUAL);
        Session asBob = admin.impersonating(begun.id()); // in each request, in any process
        asBob.users()
                .update(bob.id(), bob.version(), user -> user.department("Navy")); // by Bob's rights, under your name
        admin.impersonations().end(begun.id());

        assertThat(admin.users().find("bob@example.com"))
                .hasValueSatisfying(
                        stored -> assertThat(stored.employment().department()).isEqualTo("Navy"));
    }

    @Test
    void aFormWithSeveralUsers() {
        Writer response = new StringWriter();

        List<UserForm> entries = List.of(
                new UserForm().displayName("Alan Turing").primaryEmail("alan@example.com"),
                new UserForm().displayName("Joan Clarke").primaryEmail("joan@"));
        try (ImportPlan plan = admin.plan(UserForms.of("add users", entries), Profiles.users())) {
            plan.changes().forEach(change -> change.issues().forEach(issue -> System.out.println(issue.sentence())));
            PlanJson.write(plan, response); // the same for your REST, streamed
            admin.apply(plan); // writes Alan; entry 2 says what is wrong with primaryEmail
        }

        assertThat(admin.users().find("alan@example.com")).isPresent();
        assertThat(response).asString().contains("\"create\":1", "\"rejected\":1", "\"code\":\"email.invalid\"");
    }

    @Test
    void aJobWithPush() {
        Stores stores = InMemoryStores.of(ada);
        Map<String, String> pushed = new ConcurrentHashMap<>();
        Writer bucket = new StringWriter();

        Roster roster = Roster.on(stores)
                .jobs(JobSettings.defaults()
                        .reading(file -> CsvRowSource.of(file.name(), file::open))
                        .exportingTo(place -> CsvTableWriter.to(bucket)) // what place names for you
                        .running(JobRunner.threads(2, 100)) // or your queue: what it gets is an id for roster.runJob
                        .telling(job -> pushed.put(
                                job.id(), job.state() + " " + job.progress().pace())))
                .build(); // and roster.tick() once a minute
        Jobs jobs = roster.as(ada.id()).jobs();
        Job job = jobs.submit(JobRequest.export(ViewState.initial().searching("ada"), "ada.csv"));
        Optional<Job> now = jobs.find(job.id()); // phase, done, total, pace, result; jobs.cancel(id) from any process
        jobs.schedule(new ScheduledJob.Order(
                "staff on Mondays",
                Schedule.weekly(DayOfWeek.MONDAY, LocalTime.of(6, 30), ZoneId.of("Europe/Berlin")),
                JobRequest.export(ViewState.initial(), "staff.csv")));

        assertThat(now).isPresent();
        await(() -> pushed.getOrDefault(job.id(), "").startsWith("DONE"));
        assertThat(jobs.find(job.id()).orElseThrow().state()).isEqualTo(JobState.DONE);
        assertThat(bucket.toString()).contains("ada@example.com");
        roster.close();
    }

    private final List<Mail> mails = new ArrayList<>();

    private String secret() {
        String link =
                Objects.requireNonNull(mails.get(mails.size() - 1).values().get(Mail.LINK), "a link");
        return link.substring(link.indexOf('#') + 1);
    }

    @Test
    void anInvitation() {
        Stores stores = InMemoryStores.of(ada);
        byte[] key = new byte[32];
        Mailer mailer = mails::add;

        Roster roster = Roster.on(stores)
                .links(key, (purpose, secret) -> URI.create("https://example.com/" + purpose + "#" + secret))
                .mailer(mailer) // such as SmtpMailer.at("smtp.example.com", 587, "us@example.com", templates)
                .build();
        Users users = roster.as(ada.id()).users();
        User grace = users.create(form ->
                        form.primaryEmail("grace@example.com").roles("member").invite())
                .user();
        roster.deliver(); // or roster.startDelivery(): mails, accounts and your own effects, each at least once
        users.invite(grace.id(), grace.version()); // once more: the link before is good no longer
        roster.deliver();
        // the page behind the link, where nobody has signed in yet; secret is what stands behind the #
        Invitation shown = roster.invitations().look(secret()).orElseThrow(); // changes nothing, however often
        UserOutcome accepted = roster.invitations().accept(secret(), form -> form.firstName("Grace"));

        assertThat(shown.user().id()).isEqualTo(grace.id());
        assertThat(accepted.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(mails).hasSize(2);
        assertThat(roster.invitations().look(secret())).isEmpty();
    }

    @Test
    void aRegistration() {
        Roster roster = Roster.on(InMemoryStores.of(this.ada))
                .links(new byte[32], (purpose, secret) -> URI.create("https://example.com/" + purpose + "#" + secret))
                .mailer(mails::add)
                .build();
        Session ada = roster.as(this.ada.id());
        String clientAddress = "192.0.2.1";

        RegistrationSettings off = ada.catalogs().registration();
        ada.catalogs()
                .changeRegistration(
                        off,
                        off.with(RegistrationSettings.Mode.ON)
                                .forDomains("example.com")
                                .givingRoles(new RoleKey("member"))
                                .asking(Field.DISPLAY_NAME, RegistrationSettings.Need.REQUIRED));
        // the page on which nobody has signed in yet
        RegistrationOutcome answer = roster.registration()
                .register(
                        clientAddress,
                        form -> form.primaryEmail("grace@example.com").displayName("Grace"));
        roster.deliver();
        Verification shown = roster.registration().look(secret()).orElseThrow(); // changes nothing, however often
        UserOutcome verified = roster.registration().verify(secret(), form -> {}); // they may correct what was said

        assertThat(answer.kind()).isEqualTo(RegistrationOutcome.Kind.RECEIVED);
        assertThat(shown.address()).hasToString("grace@example.com");
        assertThat(verified.user().access().status()).isEqualTo(UserStatus.ACTIVE);
    }

    private static void await(BooleanSupplier condition) {
        for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void aProfileOfYours() {
        Profile contractors = Profiles.users()
                .with(p -> p.name("contractors")
                        .form(FileForm.of("Badge", "E-mail", "Given name", "Family name", "Site", "Role"))
                        .map("Badge", Field.EMPLOYEE_ID)
                        .matchBy(Field.EMPLOYEE_ID)
                        .required(Field.EMPLOYEE_ID, Field.FIRST_NAME, Field.LAST_NAME)
                        .byDefault(Field.ROLES, "member")
                        .allowed(Field.ROLES, Allowed.exactly("member", "manager"))
                        .updates(Field.LOCATION)
                        .maxRows(500)
                        .wording(words -> words.saying("Badge missing", IssueCode.ROW_WITHOUT_KEY)
                                .telling(new ResultForm.Sentence("{added} to come", "{added} arrived"))));

        List<List<String>> rows = List.of(
                List.of("Badge", "E-mail", "Given name", "Family name", "Site", "Role"),
                List.of("C-1", "joan@example.com", "Joan", "Clarke", "Bletchley", ""),
                List.of("", "alan@example.com", "Alan", "Turing", "Bletchley", ""),
                List.of("C-3", "hugh@example.com", "Hugh", "Alexander", "Bletchley", "Manager"));
        try (ImportPlan plan = admin.plan(RowSource.of("badges.csv", rows), contractors)) {
            List<PlannedChange> changes = plan.changes().toList();
            assertThat(changes)
                    .extracting(PlannedChange::kind)
                    .containsExactly(ChangeKind.CREATE, ChangeKind.REJECTED, ChangeKind.REJECTED);
            assertThat(changes.get(1).issues()).extracting(Issue::message).containsExactly("Badge missing");
            assertThat(changes.get(2).issues()).extracting(Issue::code).containsExactly(IssueCode.VALUE_NOT_ALLOWED);
            assertThat(ResultText.of(
                            (ResultForm.Sentence)
                                    Objects.requireNonNull(contractors.wording().result()),
                            plan))
                    .isEqualTo("1 to come");
        }
    }

    @Test
    void aStoreOfYours() {
        Stores stores = new InMemoryStores();

        try (Roster roster = Roster.on(stores).build()) {
            Users users = roster.as(Actor.operator("set-up")).users();
            users.create(user -> user.primaryEmail("ada@example.com").roles("owner"));
        }

        assertThat(stores.users().count(Filter.everybody(), 10)).isEqualTo(1);
    }

    @Test
    void aGroup() {
        Catalog<Group> groups = admin.catalogs().groups();
        Group navy = groups.create(Group.named("Navy")).written();
        groups.change(navy, new Group(navy.key(), "US Navy"));
        groups.delete(groups.find("navy").orElseThrow(), HolderPolicy.remove());

        assertThat(groups.all()).isEmpty();
    }

    @Test
    void aTableOfUsers() {
        admin.catalogs().groups().create(Group.named("navy"));
        admin.users().create(user -> user.primaryEmail("grace@example.com").department("Navy"));
        StringWriter out = new StringWriter();
        Views views = admin.views();
        Columns columns =
                views.columns(fields -> Columns.learningPlatform(fields).without("skillCount"));
        ViewState state = ViewState.ofQuery("v=1&search=gra&filter=department+eq+Navy&sort=-lastActivityAt", columns)
                .state();
        TablePage page = views.table(columns, state);
        List<Suggestion> departments =
                views.suggest(state, columns.find("department").orElseThrow(), "na", 10);
        try (CsvTableWriter table = CsvTableWriter.to(out)) { // or a file, or a workbook to a response
            views.export(columns, state).titled(Locale.GERMAN).write(table);
        }
        try (ImportPlan plan = admin.plan(
                Selection.of(state).except(List.of(ada.id())),
                SelectionChange.add(Field.GROUPS, List.of(new GroupKey("navy"))))) {
            admin.apply(plan); // undone like a file
        }

        assertThat(page.rows()).hasSize(1);
        assertThat(departments).containsExactly(new Suggestion("Navy", "Navy", 1));
        assertThat(out).asString().startsWith("Vollständiger Name,");
        assertThat(views.count(Filter.of(Field.GROUPS, Operator.EQUAL, Set.of(new GroupKey("navy"))), 10))
                .isEqualTo(1);
    }
}
