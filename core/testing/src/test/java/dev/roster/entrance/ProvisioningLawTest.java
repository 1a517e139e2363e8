package dev.roster.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.RosterBuilder;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.RoleCatalogs;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Group;
import dev.roster.model.User;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.query.Filter;
import dev.roster.signin.Claims;
import dev.roster.signin.JustInTime;
import dev.roster.signin.ProvisioningOutcome;
import dev.roster.signin.ProvisioningOutcome.Kind;
import dev.roster.spi.PlanId;
import dev.roster.testing.Rows;
import dev.roster.testing.StoppedClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** X1: a single sign-on is an import of one row: the same user, the same change, the same undo. */
class ProvisioningLawTest {

    private static final Set<Field<?>> OF_THE_SIGN_IN = Set.of(Field.ID, Field.LAST_LOGIN_AT, Field.LAST_ACTIVITY_AT);

    private static final JustInTime SETTINGS = Portal.settings()
            .claim(Field.DEPARTMENT, "department")
            .role("IdP-admin", Portal.ADMIN)
            .role("IdP-member", Portal.MEMBER)
            .with(JustInTime.Updates.EACH_SIGN_IN)
            .with(JustInTime.Groups.REPLACED);

    private final StoppedClock clock = StoppedClock.at("2026-03-01T08:00:00Z");
    private final InMemoryStores byClaims = InMemoryStores.of();
    private final InMemoryStores byFile = InMemoryStores.of();
    private final Roster door = host(byClaims).justInTime(SETTINGS).build();
    private final Session operator = host(byFile).build().as(Actor.operator("operator"));

    private RosterBuilder host(InMemoryStores stores) {
        return Roster.on(stores).clock(clock).roles(RoleCatalogs.standard());
    }

    static LongStream seeds() {
        return LongStream.range(0, 120);
    }

    /** What an identity provider says at one sign-in: texts by field, of roles and groups what they mean. */
    private static Map<Field<?>, String> said(Random dice) {
        Map<Field<?>, String> said = new LinkedHashMap<>();
        said.put(Field.PRIMARY_EMAIL, pick(dice, "ada@example.com", "lovelace@example.com", "Ada@Example.com"));
        putSometimes(dice, said, Field.FIRST_NAME, "Ada", "Augusta Ada");
        putSometimes(dice, said, Field.LAST_NAME, "Byron", "Lovelace", "King-Noel");
        putSometimes(dice, said, Field.DISPLAY_NAME, "Ada Lovelace", "Ada (Analytical), Countess");
        putSometimes(dice, said, Field.DEPARTMENT, "Research", "Sales; EMEA", "Zürich 🏔");
        said.put(Field.GROUPS, pick(dice, "navy", "board", "board|navy"));
        said.put(Field.ROLES, pick(dice, "member", "admin"));
        return said;
    }

    private static void putSometimes(Random dice, Map<Field<?>, String> said, Field<?> field, String... texts) {
        if (dice.nextInt(3) > 0) {
            said.put(field, pick(dice, texts));
        }
    }

    private static String pick(Random dice, String... texts) {
        return texts[dice.nextInt(texts.length)];
    }

    private static Claims claims(Map<Field<?>, String> said) {
        Claims claims = Claims.of(Portal.IDP, "1815").with(Claims.Email.VERIFIED);
        for (Map.Entry<Field<?>, String> one : said.entrySet()) {
            if (one.getKey().equals(Field.ROLES)) {
                claims = claims.with("roles", "IdP-" + one.getValue(), "others");
            } else {
                String name = SETTINGS.claims().get(one.getKey()).get(0);
                claims = claims.with(name, one.getValue().split("\\|", -1));
            }
        }
        return claims;
    }

    private static String[] file(Map<Field<?>, String> said) {
        StringBuilder header = new StringBuilder(Field.EXTERNAL_ID.key());
        StringBuilder row = new StringBuilder(claims(said).externalId());
        said.forEach((field, text) -> {
            header.append(',').append(field.key());
            row.append(",\"").append(text).append('"');
        });
        return new String[] {header.toString(), row.toString()};
    }

    private ApplyReport imported(Map<Field<?>, String> said) {
        try (ImportPlan plan = operator.plan(Rows.rows(file(said)), SETTINGS.profile())) {
            return operator.apply(plan);
        }
    }

    /** Everybody, without what a file cannot know: whose id was drawn, and who is in. */
    private static List<Map<String, Object>> users(InMemoryStores stores) {
        try (Stream<User> users = stores.users().scan(Filter.everybody())) {
            return users.map(ProvisioningLawTest::values).toList();
        }
    }

    private static Map<String, Object> values(User user) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("version", user.version());
        for (Field<?> field : Fields.builtIn().all()) {
            if (!OF_THE_SIGN_IN.contains(field)) {
                values.put(field.key(), String.valueOf(field.valueOf(user)));
            }
        }
        return values;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("a sign-in does what a file with its row does")
    void isAnImportOfOneRow(long seed) {
        Random dice = new Random(seed);
        for (InMemoryStores stores : List.of(byClaims, byFile)) {
            Session host = host(stores).build().as(Actor.operator("operator"));
            List.of("Navy", "Board").forEach(name -> host.catalogs().groups().create(Group.named(name)));
        }
        for (int signIn = 1; signIn <= 4; signIn++) {
            Map<Field<?>, String> said = said(dice);
            List<Map<String, Object>> before = users(byClaims);
            ProvisioningOutcome outcome = door.signIn().provision(claims(said));
            ApplyReport report = imported(said);
            assertThat(outcome.issues()).isEmpty();
            assertThat(users(byClaims)).isEqualTo(users(byFile));
            assertThat(outcome.kind())
                    .isIn(signIn == 1 ? Set.of(Kind.PROVISIONED) : Set.of(Kind.UPDATED, Kind.UNCHANGED));
            if (outcome.run().isPresent() && dice.nextInt(3) == 0) {
                undo(door.as(Actor.operator("operator")), outcome.run().orElseThrow());
                undo(operator, report.run());
                assertThat(users(byClaims)).isEqualTo(users(byFile));
                assertThat(users(byClaims)).hasSameSizeAs(before);
                return;
            }
        }
    }

    private static void undo(Session session, PlanId run) {
        try (ImportPlan plan = session.undo(run)) {
            session.apply(plan);
        }
    }
}
