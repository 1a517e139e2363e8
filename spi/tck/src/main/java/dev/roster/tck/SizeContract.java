package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.PhoneNumber;
import dev.roster.model.Role;
import dev.roster.model.RoleBuilder;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.Setting;
import dev.roster.model.Team;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.JournalStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whether texts of every length and kind come out as they went in: those of users, roles and the journal, by rules US-11,
 * CS-02, JS-01, JS-05 and JS-07. {@link RecordSizeContract} asks the same of what is kept beside.
 */
public interface SizeContract extends StoresFactory {

    /** Texts that something trims, folds, cuts or takes for something else. */
    List<String> TEXTS = List.of(
            " leading and trailing ",
            "trailing\u00a0",
            "tab\t",
            "line\r\nline\r\n",
            "\n",
            "null",
            "''",
            "\\0 \\n %s ${x} ?",
            "e\u0301 \ud83d\ude00 \ud835\udc9c\ufb01\uff5e\ufffd",
            "\ufeffmark",
            "[\"json\"]");

    /** Lengths around those at which columns end. */
    List<Integer> LENGTHS = List.of(1, 63, 64, 255, 256, 257, 4_000, 4_001, 32_767, 32_768, 65_535, 65_536);

    /** Texts of users. */
    @Test
    @DisplayName(
            "US-11: texts with blanks at their ends, line ends, marks and words of databases are kept as they are, in every field")
    default void keepsUsersAsTheyAre() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            List<User> users = new ArrayList<>();
            for (int i = 0; i < TEXTS.size(); i++) {
                users.add(worded("u" + i, TEXTS.get(i)));
            }
            Samples.load(stores, users);
            users.forEach(user -> Samples.assertStored(stores, user));
        }
    }

    private static User worded(String id, String text) {
        return Samples.user(
                id,
                user -> user.displayName(text)
                        .firstName(text)
                        .lastName(text)
                        .externalId(text)
                        .department(text)
                        .company(text)
                        .location(text)
                        .jobTitle(text)
                        .position(text)
                        .userType(text)
                        .statusReason(text)
                        .attribute(new AttributeKey("note"), new AttributeValue.Text(text)));
    }

    /** Long texts of users. */
    @Test
    @DisplayName(
            "US-11: texts of all lengths around 64, 255, 4,000, 32,767 and 65,536, keys and names at their limits, and long lists are kept")
    default void keepsLongValues() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            AttributeKey note = new AttributeKey("note");
            List<User> users = new ArrayList<>();
            for (int length : LENGTHS) {
                users.add(Samples.user("n" + length, user -> user.attribute(note, text("\u20ac", length))));
                users.add(Samples.user("a" + length, user -> user.attribute(note, text("x", length))));
            }
            users.add(SampleUsers.full("u")
                    .with(user -> user.userName(new UserName("\u00e9".repeat(255)))
                            .primaryEmail(new EmailAddress("a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63)
                                    + "." + "d".repeat(57) + ".de"))
                            .employeeId(new EmployeeId("\u00e9".repeat(64)))
                            .phoneNumber(new PhoneNumber("+123456789012345"))
                            .displayName("\u4e2d".repeat(200))
                            .firstName("\u4e2d".repeat(100))
                            .department("\u4e2d".repeat(199) + " ")
                            .avatarUrl("x".repeat(2_000))
                            .managerId(new UserId("m".repeat(64)))
                            .groups(IntStream.range(0, 500)
                                    .mapToObj(i -> new GroupKey("\u4e2d".repeat(96) + " " + i))
                                    .toList())
                            .roles(List.of(new RoleKey("\u4e2d".repeat(100))))
                            .attribute(
                                    new AttributeKey("languages"),
                                    new AttributeValue.TextList(IntStream.range(0, 1_000)
                                            .mapToObj(i -> i + "x".repeat(Extent.of(900, 90)))
                                            .toList()))));
            users.add(Samples.user("i".repeat(64), user -> user.primaryEmail(new EmailAddress("i@example.com"))));
            Samples.load(stores, users);
            users.forEach(user -> Samples.assertStored(stores, user));
        }
    }

    private static AttributeValue text(String letter, int length) {
        return new AttributeValue.Text(letter.repeat(length));
    }

    /** Entries of catalogs. */
    @Test
    @DisplayName(
            "CS-02: roles with long descriptions, many permissions and parents, and entries with keys and names at their limits, are kept")
    default void keepsLongRoles() {
        try (Stores stores = newStores()) {
            List<Scope> scopes = List.of(Scope.values());
            for (int i = 0; i < TEXTS.size(); i++) {
                RoleBuilder role = Role.builder("role " + i)
                        .description(TEXTS.get(i) + "\u20ac".repeat(i == 0 ? 970 : i))
                        .inherits(IntStream.range(0, 200)
                                .mapToObj(parent -> new RoleKey("parent, " + parent + " \u4e2d"))
                                .toList());
                for (int permission = 0; permission < 200; permission++) {
                    role.allow(new Permission("host.own" + permission), scopes.get(permission % scopes.size()));
                }
                Role longRole = role.build();
                StoresFactory.given(stores, longRole);
                assertThat(stores.roles().find(longRole.key())).contains(longRole);
            }
            String key = "\u4e2d".repeat(100);
            String name = "\ud83d\ude00".repeat(50);
            Group group = new Group(new GroupKey(key), name);
            Organization organization = new Organization(new OrganizationKey(key), name);
            Team team = new Team(new TeamKey(key), name, organization.key());
            CustomAttribute attribute = CustomAttribute.builder("z".repeat(64), AttributeType.DATE)
                    .label(name)
                    .editableByManagers(true)
                    .build();
            Setting setting = new Setting("~".repeat(100), "\"" + "\u4e2d".repeat(Setting.MAX_LENGTH - 2) + "\"");
            StoresFactory.given(stores, group, organization, team, attribute, setting);
            assertThat(stores.groups().all()).containsExactly(group);
            assertThat(stores.organizations().all()).containsExactly(organization);
            assertThat(stores.teams().find(team.key())).contains(team);
            assertThat(stores.attributes().find(attribute.key())).contains(attribute);
            assertThat(stores.settings().find(setting.key()).filter(setting::equals))
                    .isPresent();
        }
    }

    /** Bodies of the journal. */
    @Test
    @DisplayName("JS-07: bodies of megabytes, many parts and texts of every kind are listed as they were written")
    default void keepsLargeBodies() {
        try (Stores stores = newStores()) {
            List<JournalEntry.Part> parts = new ArrayList<>();
            TEXTS.forEach(text -> parts.add(new JournalEntry.Part(new UserId("ada"), text)));
            parts.add(new JournalEntry.Part(null, ""));
            JournalEntry many = entry(0, parts);
            JournalEntry large = entry(
                    1,
                    List.of(
                            new JournalEntry.Part(new UserId("ada"), "\u20ac".repeat(Extent.of(3_000_000, 600_000))),
                            new JournalEntry.Part(new UserId("bob"), "b".repeat(17_000_000)),
                            new JournalEntry.Part(null, " \ud83d\ude00\r\n".repeat(Extent.of(500_000, 100_000)))));
            JournalEntry wide = entry(
                    2,
                    IntStream.range(0, 2_000)
                            .mapToObj(i -> new JournalEntry.Part(new UserId("u" + i), "part " + i))
                            .toList());
            assertThat(Samples.commit(stores, new CommitUnit(List.of(), many, List.of(), List.of())))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(Samples.commit(stores, new CommitUnit(List.of(), large, List.of(), List.of())))
                    .isEqualTo(UnitOutcome.WRITTEN);
            stores.journal().append(List.of(wide));
            List<JournalEntry> found = stores.journal().entries(Samples.PLAN, 0, 9);
            assertThat(found).hasSize(3);
            Difference.assertSame(found.get(0), many);
            Difference.assertSame(found.get(1), large);
            Difference.assertSame(found.get(2), wide);
        }
    }

    private static JournalEntry entry(int number, List<JournalEntry.Part> parts) {
        return new JournalEntry(Samples.PLAN, number, UnitOutcome.Kind.WRITTEN, parts);
    }

    /** Pages of plans. */
    @Test
    @DisplayName("JS-01: pieces of exactly 1 MiB of every byte, and empty ones, come out byte for byte")
    default void keepsPiecesOfPlans() {
        try (Stores stores = newStores()) {
            JournalStore journal = stores.journal();
            byte[] piece = new byte[1 << 20];
            new Random(41).nextBytes(piece);
            byte[] zeros = new byte[1 << 10];
            List<byte[]> pieces = List.of(piece, zeros, new byte[] {-1, 0, 13, 10, 26}, piece);
            journal.putPlan(Samples.PLAN, pieces.iterator());
            for (int i = 0; i < pieces.size(); i++) {
                byte[] expected = pieces.get(i);
                assertThat(journal.planPage(Samples.PLAN, i))
                        .hasValueSatisfying(found ->
                                assertThat(Arrays.equals(found, expected)).isTrue());
            }
            assertThat(journal.planPage(Samples.PLAN, pieces.size())).isEmpty();
            assertThat(journal.planPage(new PlanId("ffffffff"), 0)).isEmpty();
        }
    }

    /** Runs. */
    @Test
    @DisplayName(
            "JS-05: runs with texts of every kind and reports of megabytes are listed as they were begun and ended")
    default void keepsLongRuns() {
        try (Stores stores = newStores()) {
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < TEXTS.size(); i++) {
                String text = TEXTS.get(i);
                Run run = Run.builder(new PlanId(String.format("%08x", i)), Samples.NOON.minusSeconds(i))
                        .actor(text)
                        .source(text + "s".repeat(i * 50))
                        .executor(text)
                        .build();
                assertThat(stores.journal().begin(run)).isTrue();
                Difference.assertSame(stores.journal().find(run.plan()).orElseThrow(), run);
                Run ended = run.with(
                        Run.State.FINISHED,
                        Samples.NOON,
                        text + "\u20ac".repeat(i == 0 ? Extent.of(2_000_000, 99_999) : i));
                assertThat(stores.journal().end(ended)).as("%s", text).isTrue();
                runs.add(ended);
            }
            List<Run> found = stores.journal().runs(java.util.EnumSet.allOf(Run.Kind.class), null, 99);
            assertThat(found).hasSameSizeAs(runs);
            for (int i = 0; i < runs.size(); i++) {
                Difference.assertSame(found.get(i), runs.get(i));
                assertThat(stores.journal().runs(java.util.EnumSet.allOf(Run.Kind.class), TEXTS.get(i), 9))
                        .hasSize(1);
            }
        }
    }
}
