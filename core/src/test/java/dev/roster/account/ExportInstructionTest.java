package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.mapping.Control;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.Instruction;
import dev.roster.profile.Offboarding;
import dev.roster.profile.Profiles;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.DeliveryRefusedException;
import dev.roster.spi.OutboxMessage;
import dev.roster.table.RowSource;
import dev.roster.text.PlanText;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Everything about a person goes to the host as part of a plan, by the rights of who ordered it (T14). */
class ExportInstructionTest {

    private final User owner = user("owner", "owner");
    private final User admin = user("admin", "admin");
    private final User lead = user("lead", "manager");
    private final User bea = user("bea", "member");
    private final User ada = user("ada", "member")
            .with(user -> user.managerId(lead.id())
                    .attribute(new AttributeKey("salary"), new AttributeValue.Text("millions")));
    private final InMemoryStores stores = InMemoryStores.of(owner, admin, lead, bea, ada);
    private final TestClock clock = new TestClock();
    private final KeptExports safe = new KeptExports();
    private final Roster roster = Roster.on(stores)
            .personArchives(safe, PersonFiles::bars)
            .clock(clock)
            .build();
    private final Session session = roster.as(owner.id());
    private final Session operator = roster.as(Actor.operator("shell"));

    private static User user(String name, String role) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .displayName("Name of " + name)
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    private static List<IssueCode> codes(UserOutcome outcome) {
        return outcome.issues().stream().map(Issue::code).toList();
    }

    private static List<PlannedChange> changes(ImportPlan plan) {
        try (Stream<PlannedChange> changes = plan.changes()) {
            return changes.toList();
        }
    }

    private static List<IssueCode> codes(ImportPlan plan) {
        return changes(plan).stream()
                .flatMap(change -> change.issues().stream())
                .map(Issue::code)
                .toList();
    }

    private ImportPlan plan(SelectionChange change, User... users) {
        return session.plan(Selection.of(Stream.of(users).map(User::id).toList()), change);
    }

    private static RowSource table(String... lines) {
        return RowSource.of(
                "table",
                Stream.of(lines).map(line -> List.of(line.split(",", -1))).toList());
    }

    private List<String> effects() {
        return stores.outbox().pending(100).stream()
                .map(message -> message.user() + " " + message.effect())
                .toList();
    }

    private List<String> deadLetters() {
        return stores.outbox().dead(10).stream()
                .map(letter -> String.valueOf(letter.message().failure()))
                .toList();
    }

    private List<AuditEntry> exportsOf(User user) {
        return stores.audit().ofUser(user.id(), 100).stream()
                .filter(entry -> entry.action().equals("export-person"))
                .toList();
    }

    private UserOutcome export(Session who, User user) {
        return who.users().instruct(user.id(), 1, Instruction.export());
    }

    /** Manages ada, and may administer her, but sees no attribute of hers that managers may not see. */
    private Session asLead() {
        session.catalogs()
                .attributes()
                .create(CustomAttribute.builder("salary", AttributeType.TEXT).build());
        session.catalogs()
                .roles()
                .create(Role.builder("Lead")
                        .level(3)
                        .allow(Permission.READ_USERS, Scope.REPORTS)
                        .allow(Permission.UPDATE_USERS, Scope.REPORTS)
                        .allow(Permission.ADMINISTER_USERS, Scope.REPORTS)
                        .build());
        session.users().update(lead.id(), 1, form -> form.roles("lead"));
        return roster.as(lead.id());
    }

    @Nested
    class Ordered {

        @Test
        void goesToTheHostWithTheDelivery() {
            UserOutcome outcome = export(session, ada);

            assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
            assertThat(outcome.issues())
                    .extracting(Issue::message)
                    .containsExactly("everything that is kept about the user is exported");
            assertThat(safe.calls()).isEmpty();
            assertThat(roster.deliver()).isEqualTo(new DeliveryReport(1, 0, 0, 0));
            assertThat(safe.files())
                    .containsOnlyKeys(
                            "README.txt",
                            "user.json",
                            "user.csv",
                            "history.json",
                            "history.csv",
                            "notes.json",
                            "documents.json",
                            "messages.json");
            assertThat(safe.files().get("user.csv")).contains("primaryEmail|ada@example.com");
        }

        @Test
        void isTheZipThatTheSingleCallWrites() {
            export(session, ada);
            roster.deliver();
            ByteArrayOutputStream called = new ByteArrayOutputStream();
            session.users().exportOf(ada.id(), called, PersonFiles::bars);

            Map<String, String> files = PersonFiles.unzipped(called.toByteArray());
            Map<String, String> saved = safe.files();
            assertThat(saved.keySet()).containsExactlyElementsOf(files.keySet());
            for (String same : List.of("README.txt", "user.json", "user.csv", "notes.json", "documents.json")) {
                assertThat(saved).containsEntry(same, Objects.requireNonNull(files.get(same)));
            }
            assertThat(saved.get("history.csv")).contains("|export-person|user u-ada|");
        }

        @Test
        void isAuditedAsOrderedAndAsDoneByWhoOrderedIt() {
            export(session, ada);

            assertThat(stores.audit().ofUser(ada.id(), 10)).singleElement().satisfies(entry -> {
                assertThat(entry.action()).isEqualTo("update");
                assertThat(entry.values()).containsExactly(new AuditEntry.Value("export-person", null, "ordered"));
            });
            roster.deliver();
            assertThat(exportsOf(ada)).extracting(AuditEntry::actor).containsExactly("u-owner");
        }

        @Test
        void isDoneByTheRightsOfAnOperatorToo() {
            export(operator, ada);

            assertThat(stores.outbox().pending(1))
                    .extracting(OutboxMessage::body)
                    .containsExactly(Map.of("by", "operator shell"));
            roster.deliver();
            assertThat(safe.count()).isEqualTo(1);
            assertThat(exportsOf(ada)).extracting(AuditEntry::actor).containsExactly("shell");
        }

        @Test
        void hidesWhatWhoOrderedItMayNotSee() {
            assertThat(codes(export(asLead(), ada))).containsExactly(IssueCode.EXPORT_ORDERED);

            roster.deliver();

            assertThat(safe.files().get("user.csv")).contains("ada@example.com").doesNotContain("salary");
            assertThat(safe.files().values()).noneMatch(text -> text.contains("millions"));
            session.users().instruct(ada.id(), 2, Instruction.export());
            roster.deliver();
            assertThat(safe.files().get("user.csv")).contains("salary|millions");
        }

        @Test
        void needsTheRightToAdministerTheUserAndTheRank() {
            for (UserOutcome outcome : List.of(
                    export(roster.as(bea.id()), ada),
                    export(roster.as(lead.id()), ada),
                    export(roster.as(admin.id()), owner))) {
                assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
            }
            assertThat(effects()).isEmpty();
            assertThat(codes(export(roster.as(admin.id()), ada))).containsExactly(IssueCode.EXPORT_ORDERED);
        }

        @Test
        void isDecidedAgainInTheCommit() {
            Session lower = roster.as(admin.id());
            try (ImportPlan plan = lower.plan(Selection.of(List.of(ada.id())), SelectionChange.exportPerson())) {
                session.users().update(admin.id(), 1, form -> form.roles("member"));

                assertThatExceptionOfType(PlanException.class)
                        .isThrownBy(() -> roster.as(admin.id()).apply(plan))
                        .withMessageContaining("may write nothing of this plan");
            }
            assertThat(effects()).isEmpty();
        }

        @Test
        void isSaidByThePlanInEachLanguage() {
            try (ImportPlan plan = plan(SelectionChange.exportPerson(), ada)) {
                assertThat(PlanText.of(plan)).contains("everything that is kept about the user is exported");
                assertThat(changes(plan).get(0).issues())
                        .extracting(issue -> issue.message(Locale.GERMAN))
                        .containsExactly("alles, was über den Benutzer gespeichert ist, wird exportiert");
            }
        }
    }

    @Nested
    class Leaving {

        private final Offboarding leaving = Offboarding.because("left").exporting();

        @Test
        void isOnePlanWithOneReport() {
            try (ImportPlan plan = plan(SelectionChange.offboard(leaving.handingOverTo(bea.id())), ada)) {
                assertThat(PlanText.of(plan)).contains("everything that is kept about the user is exported");
                assertThat(codes(plan)).containsExactly(IssueCode.TRANSFER_UNCOUNTED, IssueCode.EXPORT_ORDERED);
                assertThat(session.apply(plan).applied()).isEqualTo(1);
            }
            assertThat(effects())
                    .containsExactly("u-ada disable-sign-in", "u-ada transfer-ownership", "u-ada export-person");
        }

        @Test
        @DisplayName("the account is closed first, and the export tells that it is")
        void exportsWhoIsOut() {
            UserOutcome outcome = session.users().offboard(ada.id(), 1, leaving);

            assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
            roster.deliver();
            assertThat(safe.files().get("user.csv")).contains("status|inactive").contains("statusReason|left");
        }

        @Test
        void isNotHeldBackByAnExportThatCannotBeSaved() {
            KeptAccounts accounts = new KeptAccounts().with("u-ada", true);
            safe.once((key, user, content) -> {
                throw new DeliveryRefusedException("exports are kept elsewhere");
            });
            session.users().offboard(ada.id(), 1, leaving);
            session.users().reactivate(ada.id(), 2);
            session.users().deactivate(ada.id(), 3, null);

            Roster.on(stores)
                    .personArchives(safe, PersonFiles::bars)
                    .signIn(accounts)
                    .clock(clock)
                    .build()
                    .deliver();

            assertThat(deadLetters()).containsExactly("exports are kept elsewhere");
            assertThat(accounts.state()).containsEntry("u-ada", false);
        }

        @Test
        void keepsTheExportAfterAnUndo() {
            UserOutcome outcome = session.users().offboard(ada.id(), 1, leaving);
            roster.deliver();

            try (ImportPlan undo = operator.undo(outcome.run().orElseThrow())) {
                assertThat(operator.apply(undo).applied()).isEqualTo(1);
            }

            assertThat(effects()).containsExactly("u-ada enable-sign-in");
            assertThat(safe.count()).isEqualTo(1);
        }

        @Test
        void goesWithASoftDeletion() {
            try (ImportPlan plan = plan(SelectionChange.softDelete().exporting(), ada)) {
                assertThat(session.apply(plan).applied()).isEqualTo(1);
            }
            roster.deliver();
            assertThat(safe.files().get("user.csv")).contains("status|deleted");
        }
    }

    @Test
    void isNotAnnouncedOfARowThatDoesNothing() {
        try (ImportPlan plan = session.plan(
                table("email", "ada@example.com", "ada@example.com"),
                Profiles.users().with(files -> files.instruct(Instruction.export())))) {
            assertThat(codes(plan)).containsExactly(IssueCode.ROW_DUPLICATE, IssueCode.ROW_DUPLICATE);
        }
    }

    @Nested
    class Removed {

        @Test
        void isNobodyInTheSamePlan() {
            for (SelectionChange removal : List.of(SelectionChange.deleteForGood(), SelectionChange.erase())) {
                try (ImportPlan plan = plan(removal.exporting(), ada)) {
                    assertThat(changes(plan)).extracting(PlannedChange::kind).containsExactly(ChangeKind.REJECTED);
                    assertThat(codes(plan)).contains(IssueCode.EXPORT_NOTHING_LEFT);
                    assertThat(PlanText.of(plan))
                            .contains("nothing would be left to export; export first, and remove the user when that is")
                            .doesNotContain("everything that is kept about the user is exported");
                }
            }
            assertThat(effects()).isEmpty();
        }

        @Test
        void isNobodyWhomALaterRowRemoves() {
            String[] rows = {"action,email,department", "update,ada@example.com,Navy", "remove-user,ada@example.com,"};
            try (ImportPlan plan = session.plan(
                    table(rows),
                    Profiles.users()
                            .with(files -> files.mapping(rules -> rules.controls(Set.of(Control.ACTION)))
                                    .duplicates(DuplicatePolicy.IN_ORDER)
                                    .instruct(Instruction.export())))) {
                assertThat(changes(plan))
                        .extracting(PlannedChange::kind)
                        .containsExactly(ChangeKind.UPDATE, ChangeKind.REJECTED);
                assertThat(codes(plan)).containsExactly(IssueCode.EXPORT_ORDERED, IssueCode.EXPORT_NOTHING_LEFT);
                session.apply(plan);
            }
            roster.deliver();
            assertThat(safe.files().get("user.csv")).contains("department|Navy");
        }

        @Test
        void isNobodyWhoIsAbsentFromAFile() {
            try (ImportPlan plan = session.plan(
                    table("email", "bea@example.com", "owner@example.com", "admin@example.com", "lead@example.com"),
                    Profiles.users()
                            .with(files -> files.absent(AbsentPolicy.DELETE).instruct(Instruction.export())))) {
                assertThat(changes(plan))
                        .filteredOn(change -> change.row() == null)
                        .flatExtracting(PlannedChange::issues)
                        .extracting(Issue::code)
                        .containsExactly(IssueCode.EXPORT_NOTHING_LEFT);
            }
        }
    }
}
