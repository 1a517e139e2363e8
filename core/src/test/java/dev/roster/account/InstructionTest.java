package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.mapping.Control;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Effect;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.AccountPolicy;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.Instruction;
import dev.roster.profile.InvalidPolicy;
import dev.roster.profile.Offboarding;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.OutboxMessage;
import dev.roster.table.RowSource;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is done outside the store to users beside what follows from their changes (J3, C14, C16, T6, T14). */
class InstructionTest {

    private static final GroupKey NAVY = new GroupKey("navy");

    private final User owner = user("owner", "owner");
    private final User ada = user("ada", "member").with(user -> user.groups(List.of(NAVY)));
    private final User bea = user("bea", "member");
    private final User admin = user("admin", "admin");
    private final InMemoryStores stores = InMemoryStores.of(owner, ada, bea, admin);
    private final Shelf shelf = new Shelf();
    private final Set<UserId> unsubscribed = new HashSet<>();
    private final List<Mail> sent = new ArrayList<>();
    private final Roster roster =
            Roster.on(stores).content(shelf).mailer(new Post()).build();
    private final Session session = roster.as(owner.id());

    /** Owns three books a piece, and gives them away two at a time. */
    private static final class Shelf implements OwnedContent {

        private final Map<UserId, Long> books = new HashMap<>();
        private final List<String> calls = new ArrayList<>();
        private int failures;
        private int counts;
        private @Nullable Supplier<@Nullable Map<UserId, Map<String, Long>>> forged;

        @Override
        public Map<UserId, Map<String, Long>> count(Collection<UserId> owners) {
            counts++;
            if (forged != null) {
                return forged.get();
            }
            Map<UserId, Map<String, Long>> counts = new HashMap<>();
            owners.forEach(owner -> counts.put(owner, Map.of("books", books.getOrDefault(owner, 0L), "maps", 0L)));
            return counts;
        }

        @Override
        public boolean handOver(String key, UserId from, UserId to) {
            calls.add(from + " to " + to);
            if (failures > 0) {
                failures--;
                throw new IllegalStateException("the shelf is locked");
            }
            long moved = Math.min(2, books.getOrDefault(from, 0L));
            books.merge(to, moved, Long::sum);
            return books.merge(from, -moved, Long::sum) > 0;
        }
    }

    private final class Post implements Mailer {

        @Override
        public void send(Mail mail) {
            sent.add(mail);
        }

        @Override
        public Set<UserId> unsubscribed(String template, Collection<UserId> users) {
            return template.equals("news") ? unsubscribed : Set.of();
        }
    }

    private static User user(String name, String role) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .displayName(name)
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    private static List<IssueCode> codes(UserOutcome outcome) {
        return outcome.issues().stream().map(Issue::code).toList();
    }

    private static List<IssueCode> codes(PlannedChange change) {
        return change.issues().stream().map(Issue::code).toList();
    }

    private User stored(User user) {
        return stores.users().findAll(List.of(user.id())).get(0);
    }

    private List<String> effects() {
        return stores.outbox().pending(100).stream()
                .map(message -> message.user() + " " + message.effect())
                .toList();
    }

    private static RowSource table(String... lines) {
        return RowSource.of(
                "table",
                Stream.of(lines).map(line -> List.of(line.split(",", -1))).toList());
    }

    private ImportPlan plan(SelectionChange change, User... users) {
        return session.plan(Selection.of(Stream.of(users).map(User::id).toList()), change);
    }

    private static List<PlannedChange> changes(ImportPlan plan) {
        try (Stream<PlannedChange> changes = plan.changes()) {
            return changes.toList();
        }
    }

    private AuditEntry latestAudit() {
        return stores.audit().list(AuditStore.Query.latest(1)).entries().get(0);
    }

    @Nested
    class HandingOver {

        @Test
        void tellsHowMuchAndHandsItOverPieceByPiece() {
            shelf.books.put(ada.id(), 3L);

            UserOutcome outcome = session.users().instruct(ada.id(), 1, Instruction.handOver(bea.id()));

            assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
            assertThat(outcome.issues())
                    .extracting(Issue::message)
                    .containsExactly("bea gets what the user owns: 3 books");
            assertThat(shelf.books).containsEntry(ada.id(), 3L);
            roster.deliver();
            assertThat(shelf.books).containsEntry(ada.id(), 0L).containsEntry(bea.id(), 3L);
            assertThat(shelf.calls).containsExactly("u-ada to u-bea", "u-ada to u-bea");
            assertThat(effects()).isEmpty();
        }

        @Test
        void leavesAnAuditEntryThatNamesWhoGetsIt() {
            session.users().instruct(ada.id(), 1, Instruction.handOver(bea.id()));

            assertThat(latestAudit().target()).isEqualTo(AuditEntry.Target.of(ada.id()));
            assertThat(latestAudit().values())
                    .containsExactly(new AuditEntry.Value("transfer-ownership", null, "u-bea"));
        }

        @Test
        void isGoneOnWithAfterAFailure() {
            shelf.books.put(ada.id(), 5L);
            shelf.failures = 1;
            session.users().instruct(ada.id(), 1, Instruction.handOver(bea.id()));

            assertThat(roster.deliver().postponed()).isEqualTo(1);

            assertThat(shelf.books).containsEntry(ada.id(), 5L);
            assertThat(stores.outbox().pending(1).get(0).failure()).contains("the shelf is locked");
        }

        @Test
        void goesToNobodyWhoIsNotActive() {
            session.users().suspend(bea.id(), 1, null);

            UserOutcome outcome = session.users().instruct(ada.id(), 1, Instruction.handOver(bea.id()));
            UserOutcome nobody = session.users().instruct(ada.id(), 1, Instruction.handOver(new UserId("u-nobody")));

            assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
            assertThat(codes(outcome)).containsExactly(IssueCode.TRANSFER_RECIPIENT);
            assertThat(codes(nobody)).containsExactly(IssueCode.TRANSFER_RECIPIENT);
            assertThat(stored(ada).version()).isEqualTo(1);
        }

        @Test
        void endsWhenWhoGetsItLeavesMeanwhile() {
            shelf.books.put(ada.id(), 3L);
            session.users().instruct(ada.id(), 1, Instruction.handOver(bea.id()));
            session.users().suspend(bea.id(), 1, null);

            roster.deliver();

            assertThat(shelf.calls).isEmpty();
            assertThat(stores.outbox().dead(10))
                    .hasSize(1)
                    .first()
                    .satisfies(letter ->
                            assertThat(letter.message().failure()).contains("u-bea", "hand over to somebody else"));
        }

        @Test
        void endsWhenItsUserIsErasedMeanwhileWhichSaysSo() {
            shelf.books.put(ada.id(), 3L);
            session.users().instruct(ada.id(), 1, Instruction.handOver(bea.id()));
            roster.as(Actor.operator("test")).users().erase(ada.id(), 2);

            roster.deliver();

            assertThat(shelf.calls).isEmpty();
            assertThat(stores.outbox().dead(10))
                    .extracting(letter -> letter.message().failure())
                    .containsExactly(
                            "user u-ada was erased before everything was handed over, and so was who should get it;"
                                    + " discard this message, and give what is left to somebody in the application");
        }

        @Test
        void isNotPlannedOnACountThatIsNone() {
            Map<UserId, Map<String, Long>> nothing = new HashMap<>();
            nothing.put(ada.id(), null);
            Map<String, Long> uncounted = new HashMap<>();
            uncounted.put("books", null);
            Map<String, Long> nameless = new HashMap<>();
            nameless.put(null, 1L);
            Map<String, Long> many = new HashMap<>();
            IntStream.rangeClosed(0, OwnedContent.MOST_KINDS).forEach(kind -> many.put("kind " + kind, 1L));

            assertNotPlanned(null);
            assertNotPlanned(nothing);
            assertNotPlanned(Map.of(ada.id(), uncounted));
            assertNotPlanned(Map.of(ada.id(), nameless));
            assertNotPlanned(Map.of(ada.id(), many));
            assertNotPlanned(Map.of(ada.id(), Map.of("books", -1L)));
            assertNotPlanned(Map.of(ada.id(), Map.of("books\nREJECTED", 1L)));
            assertNotPlanned(Map.of(ada.id(), Map.of("x".repeat(OwnedContent.MAX_NAME + 1), 1L)));
            assertThat(effects()).isEmpty();
        }

        private void assertNotPlanned(@Nullable Map<UserId, Map<String, Long>> answer) {
            shelf.forged = () -> answer;
            assertThatIllegalStateException()
                    .isThrownBy(() -> session.users().instruct(ada.id(), 1, Instruction.handOver(bea.id())))
                    .withMessageContaining("OwnedContent.count must");
        }

        @Test
        void isNoMatterOfOneself() {
            assertThat(codes(session.users().instruct(ada.id(), 1, Instruction.handOver(ada.id()))))
                    .containsExactly(IssueCode.TRANSFER_SELF);
        }

        @Test
        void needsTheRightToAdministerTheUser() {
            Session member = roster.as(bea.id());
            Session lower = roster.as(admin.id());

            UserOutcome byMember = member.users().instruct(ada.id(), 1, Instruction.handOver(bea.id()));
            UserOutcome byLower = lower.users().instruct(owner.id(), 1, Instruction.handOver(bea.id()));

            assertThat(byMember.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
            assertThat(byLower.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
            assertThat(effects()).isEmpty();
        }

        @Test
        void isPlannedForASelectionWithCounts() {
            shelf.books.put(ada.id(), 3L);

            try (ImportPlan plan = plan(SelectionChange.handOverTo(bea.id()), ada, bea, admin)) {
                List<PlannedChange> changes = changes(plan);
                assertThat(changes)
                        .extracting(PlannedChange::kind)
                        .containsExactly(ChangeKind.UPDATE, ChangeKind.REJECTED, ChangeKind.UPDATE);
                assertThat(changes)
                        .flatExtracting(InstructionTest::codes)
                        .containsExactly(
                                IssueCode.TRANSFER_COUNTED, IssueCode.TRANSFER_SELF, IssueCode.TRANSFER_COUNTED);
                assertThat(session.apply(plan).applied()).isEqualTo(2);
            }
            assertThat(effects()).containsExactlyInAnyOrder("u-ada transfer-ownership", "u-admin transfer-ownership");
        }

        @Test
        void goesWithAMoveOrADeletion() {
            try (ImportPlan plan = plan(SelectionChange.softDelete().handingOverTo(bea.id()), ada)) {
                session.apply(plan);
            }
            assertThat(stored(ada).access().status()).isEqualTo(UserStatus.DELETED);
            try (ImportPlan plan = plan(SelectionChange.deleteForGood().handingOverTo(bea.id()), ada)) {
                session.apply(plan);
            }
            assertThat(effects())
                    .containsExactlyInAnyOrder(
                            "u-ada disable-sign-in",
                            "u-ada transfer-ownership",
                            "u-ada remove-sign-in",
                            "u-ada transfer-ownership");
        }

        @Test
        void staysWhereItIsAfterAnUndoWhichSaysSo() {
            UserOutcome outcome = session.users().instruct(ada.id(), 1, Instruction.handOver(bea.id()));
            Session operator = roster.as(Actor.operator("test"));
            roster.deliver();

            try (ImportPlan undo = operator.undo(outcome.run().orElseThrow())) {
                assertThat(changes(undo))
                        .flatExtracting(InstructionTest::codes)
                        .containsExactly(IssueCode.TRANSFER_KEPT);
                operator.apply(undo);
            }
            assertThat(effects()).isEmpty();
        }

        @Test
        void isUncountedWhereOnlyTheApplicationKnows() {
            Session elsewhere = Roster.on(stores).build().as(owner.id());

            UserOutcome outcome = elsewhere.users().instruct(ada.id(), 1, Instruction.handOver(bea.id()));

            assertThat(codes(outcome)).containsExactly(IssueCode.TRANSFER_UNCOUNTED);
        }
    }

    @Nested
    class Writing {

        private final Instruction news = Instruction.message("news", Map.of("text", "we moved"));

        @Test
        void reachesWhoIsActiveAndWantsIt() {
            session.users().suspend(ada.id(), 1, null);
            unsubscribed.add(admin.id());

            try (ImportPlan plan = plan(SelectionChange.message(news), ada, bea, admin)) {
                assertThat(changes(plan))
                        .extracting(PlannedChange::kind)
                        .containsExactly(ChangeKind.SKIPPED, ChangeKind.UPDATE, ChangeKind.SKIPPED);
                assertThat(changes(plan))
                        .flatExtracting(InstructionTest::codes)
                        .containsExactly(IssueCode.MESSAGE_UNREACHED, IssueCode.MESSAGE_UNSUBSCRIBED);
                session.apply(plan);
            }
            roster.deliver();
            assertThat(sent)
                    .extracting(Mail::kind, Mail::user, Mail::values)
                    .containsExactly(tuple("news", bea.id(), new TreeMap<>(Map.of("text", "we moved", "name", "bea"))));
        }

        @Test
        void goesToNobodyWhoUnsubscribedMeanwhile() {
            session.users().instruct(bea.id(), 1, news);
            unsubscribed.add(bea.id());

            roster.deliver();

            assertThat(sent).isEmpty();
            assertThat(effects()).isEmpty();
        }

        @Test
        void isShownBeforehandAsItWouldBeSent() {
            assertThat(session.effects().preview(bea.id(), news))
                    .hasValueSatisfying(mail -> assertThat(mail.values()).containsEntry("text", "we moved"));
            assertThat(roster.as(bea.id()).effects().preview(ada.id(), news)).isEmpty();
            assertThat(effects()).isEmpty();
        }

        @Test
        void needsTheRightToChangeTheUser() {
            UserOutcome outcome = roster.as(bea.id()).users().instruct(ada.id(), 1, news);

            assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
            assertThat(effects()).isEmpty();
        }

        @Test
        void passesForNoMailOfRosterItself() {
            assertThat(List.of(Mail.INVITATION, Mail.WELCOME, Mail.VERIFICATION, Mail.KNOWN_ADDRESS, Mail.CHANGE))
                    .allSatisfy(kind -> assertThatIllegalArgumentException()
                            .isThrownBy(() -> Instruction.message(kind, Map.of()))
                            .withMessageContaining("none of"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Instruction.message("news", Map.of("link", "https://evil.example")))
                    .withMessageContaining("link");
            assertThatIllegalArgumentException().isThrownBy(() -> Instruction.message("../news", Map.of()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Instruction.message("news", Map.of("text", "x".repeat(20_001))));
        }
    }

    @Nested
    class Offboarded {

        @Test
        void isOneStep() {
            shelf.books.put(ada.id(), 3L);

            UserOutcome outcome = session.users()
                    .offboard(ada.id(), 1, Offboarding.because("left").handingOverTo(bea.id()));

            assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
            User gone = stored(ada);
            assertThat(gone.access().status()).isEqualTo(UserStatus.INACTIVE);
            assertThat(gone.access().statusReason()).isEqualTo("left");
            assertThat(gone.access().groups()).isEmpty();
            assertThat(gone.access().setAsideGroups()).containsExactly(NAVY);
            assertThat(effects()).containsExactly("u-ada disable-sign-in", "u-ada transfer-ownership");
        }

        @Test
        void setsGroupsAsideWhateverThePolicyWantsOfOtherRests() {
            Session keeping = Roster.on(stores)
                    .accounts(AccountPolicy.defaults().with(AccountPolicy.RestingGroups.KEPT))
                    .build()
                    .as(owner.id());

            keeping.users().offboard(ada.id(), 1, Offboarding.because(null));

            assertThat(stored(ada).access().groups()).isEmpty();
        }

        @Test
        void isTakenBackButForWhatWasHandedOver() {
            Session operator = roster.as(Actor.operator("test"));
            UserOutcome outcome = session.users()
                    .offboard(ada.id(), 1, Offboarding.because("left").handingOverTo(bea.id()));

            try (ImportPlan undo = operator.undo(outcome.run().orElseThrow())) {
                assertThat(changes(undo)).flatExtracting(InstructionTest::codes).contains(IssueCode.TRANSFER_KEPT);
                assertThat(operator.apply(undo).applied()).isEqualTo(1);
            }
            assertThat(stored(ada).access().status()).isEqualTo(UserStatus.ACTIVE);
            assertThat(stored(ada).access().groups()).containsExactly(NAVY);
            assertThat(stored(ada).access().statusReason()).isNull();
        }
    }

    @Nested
    class Planned {

        @Test
        void isPartOfTheKeptPlan() {
            byte[] kept;
            try (ImportPlan plan = plan(SelectionChange.handOverTo(bea.id()), ada)) {
                var bytes = new ByteArrayOutputStream();
                session.save(plan, bytes);
                kept = bytes.toByteArray();
            }
            try (ImportPlan plan = session.open(new ByteArrayInputStream(kept))) {
                assertThat(plan.basis().instructions()).containsExactly(Instruction.handOver(bea.id()));
                ApplyReport report = session.apply(plan);
                assertThat(report.applied()).isEqualTo(1);
            }
            assertThat(stores.outbox().pending(1))
                    .extracting(OutboxMessage::body)
                    .containsExactly(new TreeMap<>(Map.of("to", "u-bea")));
        }

        @Test
        void isDecidedAgainWhenItIsApplied() {
            Session lower = roster.as(admin.id());
            try (ImportPlan plan = lower.plan(Selection.of(List.of(ada.id())), SelectionChange.handOverTo(bea.id()))) {
                session.users().update(ada.id(), 1, form -> form.roles("owner"));
                assertThat(lower.apply(plan).applied()).isZero();
            }
            assertThat(effects()).doesNotContain("u-ada transfer-ownership");
        }

        @Test
        void asksForMoreThanTheRightToChangeTheUser() {
            Session editor = editor("editor");
            UserId cid = withoutRoles();

            try (ImportPlan plan = editor.plan(Selection.of(List.of(cid)), SelectionChange.handOverTo(bea.id()))) {
                assertThat(changes(plan)).extracting(PlannedChange::kind).containsExactly(ChangeKind.REJECTED);
            }
            assertThat(editor.users()
                            .update(cid, 1, form -> form.jobTitle("Poet"))
                            .kind())
                    .as("what the editor may")
                    .isEqualTo(UserOutcome.Kind.APPLIED);
        }

        @Test
        void isRefusedInTheCommitToWhoMayOnlyChangeTheUserByThen() {
            Session editor = editor("editor", "admin");
            UserId eve = editor.actor().id().orElseThrow();
            UserId cid = withoutRoles();
            Selection selected = Selection.of(List.of(cid));
            try (ImportPlan handover = editor.plan(selected, SelectionChange.handOverTo(bea.id()));
                    ImportPlan reset = editor.plan(selected, SelectionChange.resetPassword());
                    ImportPlan export = editor.plan(selected, SelectionChange.exportPerson())) {
                session.users().update(eve, 1, form -> form.roles("editor"));
                for (ImportPlan plan : List.of(handover, reset, export)) {
                    assertThat(changes(plan)).extracting(PlannedChange::kind).containsExactly(ChangeKind.UPDATE);
                    assertThatExceptionOfType(PlanException.class)
                            .isThrownBy(() -> roster.as(eve).apply(plan))
                            .withMessageContaining("may write nothing of this plan");
                }
            }
            assertThat(effects()).isEmpty();
        }

        private UserId withoutRoles() {
            return session.users()
                    .create(form -> form.primaryEmail("cid@example.com"))
                    .user()
                    .id();
        }

        private Session editor(String... roles) {
            session.catalogs()
                    .roles()
                    .create(Role.builder("editor")
                            .allow(Permission.READ_USERS, Scope.ALL)
                            .allow(Permission.UPDATE_USERS, Scope.ALL)
                            .build());
            return roster.as(session.users()
                    .create(form -> form.primaryEmail("eve@example.com").roles(roles))
                    .user()
                    .id());
        }

        @Test
        void tellsNobodyWhomThePlanLeavesOut() {
            unsubscribed.add(ada.id());
            Profile profile = Profiles.users()
                    .with(p -> p.instruct(Instruction.message("news", Map.of())).matchBy(Field.ID));
            List<UserForm> forms = List.of(
                    UserForm.about(ada.id()).department("Navy"),
                    UserForm.about(bea.id()).department("Navy"));

            try (ImportPlan plan = session.plan(UserForms.of("move", forms), profile)) {
                assertThat(session.apply(plan).applied()).isEqualTo(2);
            }
            assertThat(effects()).containsExactly("u-bea message");
        }

        @Test
        void isLeftUndoneTogetherWithTheChangeWhenWhoGetsItLeavesBeforeItIsApplied() {
            var change = SelectionChange.offboard(Offboarding.because("left").handingOverTo(bea.id()));
            try (ImportPlan plan = plan(change, ada)) {
                session.users().suspend(bea.id(), 1, null);
                ApplyReport report = session.apply(plan);

                assertThat(report.stale()).isEqualTo(1);
                assertThat(report.issues()).extracting(Issue::code).containsExactly(IssueCode.TRANSFER_RECIPIENT);
            }
            assertThat(stored(ada).access().status()).isEqualTo(UserStatus.ACTIVE);
            assertThat(effects()).containsExactly("u-bea disable-sign-in");
        }

        @Test
        void doesNothingThatTheBasisDoesNotName() {
            try (ImportPlan plan = plan(SelectionChange.set(form -> form.department("Navy")), ada)) {
                assertThat(changes(plan)).flatExtracting(PlannedChange::effects).isEmpty();
                assertThat(plan.basis().instruction(Effect.TRANSFER)).isEmpty();
            }
        }

        @Test
        void tellsManyWhatWasChanged() {
            try (ImportPlan plan =
                    plan(SelectionChange.set(form -> form.department("Navy")).notifying(), ada, bea)) {
                session.apply(plan);
            }
            assertThat(effects()).containsExactlyInAnyOrder("u-ada notify", "u-bea notify");
        }

        @Test
        void isDoneOnceToAUserOfSeveralRowsInOrder() {
            String[] rows = {
                "action,email,department",
                "update,ada@example.com,Navy",
                "update,ada@example.com,Army",
                "add-user,zoe@example.com,Navy",
                "update,zoe@example.com,Army"
            };
            try (ImportPlan plan = session.plan(table(rows), inOrder())) {
                assertThat(session.apply(plan).applied()).isEqualTo(4);
            }
            assertThat(effects()).containsExactly("u-ada transfer-ownership");
        }

        @Test
        void isDoneByTheFirstRowThatIsWritten() {
            String[] rows = {
                "email,department,startDate,status",
                "ada@example.com,Navy,never,",
                "ada@example.com,Army,,inactive",
                "bea@example.com,Navy,,",
                "bea@example.com,Army,,inactive"
            };
            try (ImportPlan plan = session.plan(table(rows), inOrder())) {
                assertThat(changes(plan))
                        .extracting(PlannedChange::kind)
                        .containsExactly(
                                ChangeKind.REJECTED, ChangeKind.DEACTIVATE, ChangeKind.REJECTED, ChangeKind.REJECTED);
                session.apply(plan);
            }
            assertThat(effects()).containsExactly("u-ada disable-sign-in", "u-ada transfer-ownership");
        }

        @Test
        void asksAboutManyAbsentUsersAtOnce() {
            User[] many = IntStream.range(0, 2_500)
                    .mapToObj(number -> user("n" + number, "member"))
                    .toArray(User[]::new);
            InMemoryStores crowd = InMemoryStores.of(
                    Stream.concat(Stream.of(bea), Stream.of(many)).toArray(User[]::new));
            Session operator = Roster.on(crowd).content(shelf).build().as(Actor.operator("test"));
            Profile leaving = Profiles.users()
                    .with(files -> files.absent(AbsentPolicy.DEACTIVATE).instruct(Instruction.handOver(bea.id())));

            try (ImportPlan plan = operator.plan(table("email", "bea@example.com"), leaving)) {
                assertThat(plan.summary().count(ChangeKind.DEACTIVATE)).isEqualTo(2_500);
            }
            assertThat(shelf.counts).isLessThan(10);
        }

        @Test
        void isNotAnnouncedOfARowThatDoesNothing() {
            Profile profile = Profiles.users().with(files -> files.instruct(Instruction.handOver(bea.id())));

            try (ImportPlan plan = session.plan(table("email", "ada@example.com", "ada@example.com"), profile)) {
                assertThat(changes(plan))
                        .flatExtracting(InstructionTest::codes)
                        .containsExactly(IssueCode.ROW_DUPLICATE, IssueCode.ROW_DUPLICATE);
            }
        }

        @Test
        void isDoneAlsoWhereNothingIsLeftOfTheChange() {
            Profile profile = Profiles.users()
                    .with(files ->
                            files.unknownManager(InvalidPolicy.SKIP_VALUE).instruct(Instruction.handOver(bea.id())));
            String[] rows = {"email,manager", "ada@example.com,nobody@example.com"};

            try (ImportPlan plan = session.plan(table(rows), profile)) {
                assertThat(session.apply(plan).applied()).isEqualTo(1);
            }
            assertThat(effects()).containsExactly("u-ada transfer-ownership");
        }

        private Profile inOrder() {
            return Profiles.users()
                    .with(files -> files.mapping(rules -> rules.controls(Set.of(Control.ACTION)))
                            .duplicates(DuplicatePolicy.IN_ORDER)
                            .instruct(Instruction.handOver(bea.id())));
        }

        @Test
        void refusesHostileValues() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Instruction(Instruction.Kind.HAND_OVER, Map.of("to", "u-bea", "x", "y")));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Instruction(Instruction.Kind.HAND_OVER, Map.of("to", "")));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Instruction(Instruction.Kind.NOTIFY, Map.of("fields", "all")));
            assertThatIllegalArgumentException().isThrownBy(() -> new Instruction(Instruction.Kind.MESSAGE, Map.of()));
        }
    }
}
