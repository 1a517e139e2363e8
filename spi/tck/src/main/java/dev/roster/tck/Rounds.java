package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeValue;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.query.UserQuery;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Two users whose fields all tell the number of the unit that wrote them last, a third who is replaced by each unit, and
 * a record of every kind for each unit, so that whoever sees half a unit can tell.
 */
final class Rounds {

    static final UserName MOVER = new UserName("The Mover");

    private static final List<UserId> PAIR = List.of(new UserId("left"), new UserId("right"));
    private static final AttributeKey NOTE = new AttributeKey("note");
    private static final OneTimeToken.Hash HASH = new OneTimeToken.Hash("c3".repeat(32));
    private static final int ALL = 10_000;

    private final Stores stores;

    /** Puts the users into empty stores. */
    Rounds(Stores stores) {
        this.stores = stores;
        Samples.given(stores, SampleUsers.ATTRIBUTES);
        Samples.load(stores, List.of(member("left", 0), member("right", 0), mover(0)));
    }

    /** Writes units one after the other. */
    void write() {
        int count = Watch.rounds(
                Extent.of(60, 20),
                3_000,
                round -> assertThat(Samples.commit(stores, unit(round))).isEqualTo(UnitOutcome.WRITTEN));
        assertThat(rounds()).allMatch(number -> number.getAsInt() == count);
    }

    /** The pair as a call for both gives it. */
    void seesPair() {
        assertPair(stores.users().findAll(PAIR));
    }

    /** The pair as a page gives it. */
    void seesPage() {
        assertPair(stores.users().query(UserQuery.first(10).searching("pair")).users());
    }

    /** The pair, each by the key that they exchange, and the third. */
    void seesCorrelated(List<List<User>> found) {
        assertThat(found).allSatisfy(users -> assertThat(users).hasSize(1));
        assertPair(List.of(found.get(0).get(0), found.get(1).get(0)));
    }

    /** Each user of a scan, which is no one moment. */
    void seesEachOfAScan() {
        Samples.scanned(stores, dev.roster.query.Filter.search("pair")).forEach(Rounds::round);
    }

    /** The numbers that tell how many units were written, wherever one looks. */
    List<IntSupplier> rounds() {
        List<IntSupplier> rounds = new ArrayList<>(List.of(
                () -> (int) stores.users().findAll(PAIR.subList(0, 1)).get(0).version() - 1,
                () -> stores.journal().entries(Samples.PLAN, 0, ALL).size(),
                () -> stores.audit()
                        .list(AuditStore.Query.latest(ALL))
                        .entries()
                        .size(),
                () -> stores.outbox().pending(ALL).size(),
                () -> stores.groups().all().size(),
                () -> stores.catalogs(0).orElseThrow().groups().size()));
        stores.capability(TokenStore.class)
                .ifPresent(tokens -> rounds.add(() -> tokens.find(HASH, OneTimeToken.Purpose.INVITATION)
                        .map(token -> Integer.parseInt(token.issuer()))
                        .orElse(0)));
        stores.capability(CredentialStore.class)
                .ifPresent(credentials -> rounds.add(() -> (int) (long)
                        credentials.find(PAIR.get(0)).map(Credentials::version).orElse(0L)));
        return rounds;
    }

    /** The number of the unit that wrote all that a user is. */
    static int round(User user) {
        long skills =
                user.lifecycle().skillCount() == null ? -1 : user.lifecycle().skillCount();
        User apartFromCredentials = user.with(copy -> copy.secondFactor(null));
        assertThat(apartFromCredentials)
                .as("a user with half of a unit")
                .isEqualTo(member(user.id().value(), (int) skills));
        return (int) skills;
    }

    private static void assertPair(List<User> users) {
        List<User> pair = users.stream().sorted(Comparator.comparing(User::id)).toList();
        assertThat(Samples.ids(pair)).containsExactly("left", "right");
        assertThat(round(pair.get(0))).as("users of one unit").isEqualTo(round(pair.get(1)));
    }

    private CommitUnit unit(int round) {
        List<Write> writes = new ArrayList<>(List.of(
                change(member("left", round)),
                change(member("right", round)),
                Samples.delete(mover(round - 1)),
                Samples.insert(mover(round)),
                new Write.EnsureEntry(Group.named("Round " + round))));
        stores.capability(TokenStore.class)
                .ifPresent(tokens -> writes.add(Samples.extra(new TokenStore.Change.Issue(token(round)))));
        stores.capability(CredentialStore.class)
                .ifPresent(
                        credentials -> writes.add(Samples.extra(new CredentialStore.Change.Put(credentials(round)))));
        return new CommitUnit(
                writes,
                new JournalEntry(
                        Samples.PLAN,
                        round,
                        UnitOutcome.Kind.WRITTEN,
                        List.of(new JournalEntry.Part(PAIR.get(0), "{}"), new JournalEntry.Part(null, "{}"))),
                List.of(AuditEntry.builder(Samples.NOON, "root", "update")
                        .user(PAIR.get(0))
                        .build()),
                List.of(OutboxMessage.builder("round " + round, "mail", PAIR.get(0))
                        .createdAt(Samples.NOON)
                        .build()));
    }

    private static Write change(User user) {
        return Samples.update(
                user,
                user.version() - 1,
                Field.DISPLAY_NAME,
                Field.EMPLOYEE_ID,
                Field.POSITION,
                Field.GROUPS,
                Field.SKILL_COUNT,
                SampleUsers.ATTRIBUTES.get(0).field());
    }

    /** The two exchange employee ids and positions with every unit. */
    private static User member(String id, int round) {
        int side = id.equals("left") ? round % 2 : 1 - round % 2;
        return Samples.user(id, user -> fill(user, round, side));
    }

    private static void fill(UserBuilder user, int round, int side) {
        user.version(round + 1L)
                .displayName("Pair " + round)
                .employeeId(new EmployeeId("E-" + side))
                .position(side == 0 ? "even" : "odd")
                .groups(Set.of(new GroupKey("round " + round)))
                .skillCount((long) round)
                .attribute(NOTE, new AttributeValue.Text("round " + round));
    }

    private static User mover(int round) {
        return Samples.user(
                "mover" + round, user -> user.userName(MOVER).primaryEmail(new EmailAddress("mover@example.com")));
    }

    private static Credentials credentials(int round) {
        return new Credentials(PAIR.get(0), round, 0, null, null);
    }

    private static OneTimeToken token(int round) {
        return new OneTimeToken(
                HASH,
                OneTimeToken.Purpose.INVITATION,
                PAIR.get(0),
                new EmailAddress("left@example.com"),
                Integer.toString(round),
                Samples.NOON,
                Samples.NOON.plusSeconds(60));
    }
}
