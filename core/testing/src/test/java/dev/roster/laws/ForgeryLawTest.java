package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Decision;
import dev.roster.access.RoleCatalog;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.Effect;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.profile.Instruction;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.SealingKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plans are edited at random and sealed again by somebody who has the key: whatever they say then, nothing is written that
 * the actor could not have done by hand (A1, B4).
 */
class ForgeryLawTest {

    private static final int FORGERIES = 12;
    private static final List<Field<?>> KEPT_BY_ROSTER =
            List.of(Field.CREATED_AT, Field.LAST_LOGIN_AT, Field.LAST_ACTIVITY_AT, Field.SKILL_COUNT);
    private static final String KEYS =
            World.FIELDS.all().stream().map(field -> Pattern.quote(field.key())).collect(Collectors.joining("|"));
    private static final Pattern VALUE =
            Pattern.compile("(?<=\"(?:before|after|" + KEYS + ")\":)(\"[^\"]*\"|\\[[^]]*])");
    private static final Pattern FIELD = Pattern.compile("\"(?:" + KEYS + ")\":(?=[\"\\[{])");
    private static final Pattern ID = Pattern.compile("\"id\":\"[^\"]*\"");
    private static final Pattern KIND = Pattern.compile("\"kind\":\"[A-Z]*\"");
    private static final Pattern WRITE =
            Pattern.compile("\\{\"kind\":\"(?:CREATE|UPDATE|DEACTIVATE|REACTIVATE|DELETE)\"");
    private static final Pattern NUMBER = Pattern.compile("\"(?:version|nextVersion|row|wave|unit)\":\\d+");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void aForgedPlanWritesNothingThatTheActorCouldNotDoByHand(long seed) {
        for (int i = 0; i < FORGERIES; i++) {
            Dice dice = new Dice(seed * FORGERIES + i);
            Scenario scenario = Scenario.of(seed).actedByAUser(seed);
            Map<UserId, User> before = byId(scenario);
            applyForged(scenario, dice);
            assertAllowed(scenario, before);
        }
    }

    private void applyForged(Scenario scenario, Dice dice) {
        Path file = folder.resolve("forged.plan");
        Scenario planner = dice.chance(50)
                ? scenario
                : new Scenario(scenario.stores(), Actor.operator("operator"), scenario.profile(), scenario.rows());
        try (ImportPlan plan = planner.plan()) {
            scenario.session().save(plan, file);
        }
        byte[] key = scenario.stores().require(SealingKeys.class).sealingKey();
        Forgery.edit(file, key, plan -> forged(plan, dice));
        try (ImportPlan plan = scenario.session().open(file)) {
            scenario.apply(plan);
        } catch (PlanException refused) {
            assertThat(refused).hasMessageNotContaining("Exception");
        }
    }

    private static String forged(String plan, Dice dice) {
        String forged = plan;
        for (int edits = 1 + dice.below(4); edits > 0 || forged.equals(plan); edits--) {
            forged = edited(forged, dice);
        }
        return forged;
    }

    private static String edited(String plan, Dice dice) {
        return switch (dice.below(10)) {
            case 0 -> replacedOne(plan, VALUE, value(plan, dice), dice);
            case 1 ->
                replacedOne(
                        plan,
                        FIELD,
                        "\"" + dice.pick(List.copyOf(World.FIELDS.all())).key() + "\":",
                        dice);
            case 2 -> replacedOne(plan, ID, "\"id\":\"u-" + dice.below(12) + "\"", dice);
            case 3 ->
                replacedOne(
                        plan,
                        KIND,
                        "\"kind\":\"" + dice.oneOf("CREATE", "UPDATE", "DEACTIVATE", "REACTIVATE", "DELETE") + "\"",
                        dice);
            case 4 -> replacedOne(plan, NUMBER, "\"version\":" + dice.below(6), dice);
            case 5 -> withEffects(plan, dice);
            case 6 -> withField(plan, dice);
            case 7 -> withInstructions(plan, dice);
            case 8 -> plan.replaceFirst("\"version\":1,", "\"version\":1,\"undoes\":\"0123456789abcdef\",");
            default -> withLines(plan, dice);
        };
    }

    private static String value(String plan, Dice dice) {
        List<String> values = new ArrayList<>(List.of(
                "[\"owner\"]", "[\"admin\"]", "\"active\"", "\"inactive\"", "\"2001-01-01T00:00:00Z\"", "\"u-0\""));
        Matcher matcher = VALUE.matcher(plan);
        while (matcher.find()) {
            values.add(matcher.group(1));
        }
        return dice.pick(values);
    }

    private static String withEffects(String plan, Dice dice) {
        String effect = dice.oneOf(
                "invite",
                "enable-sign-in",
                "disable-sign-in",
                "remove-sign-in",
                "reset-password",
                "export-person",
                "notify");
        return replacedOne(plan, Pattern.compile("}\n"), ",\"effects\":[\"" + effect + "\"]}\n", dice);
    }

    /** Something is done outside the store to everybody whose change is written. */
    private static String withInstructions(String plan, Dice dice) {
        Instruction.Kind kind = dice.oneOf(Instruction.Kind.RESET, Instruction.Kind.EXPORT, Instruction.Kind.NOTIFY);
        String effect = "\"" + Effect.of(kind).word() + "\"";
        String instructions = "\"instructions\":[{\"kind\":\"" + kind + "\",\"values\":{}}],";
        return plan.lines()
                .map(line -> WRITE.matcher(line).lookingAt() ? withEffect(line, effect) : line)
                .collect(Collectors.joining("\n", "", "\n"))
                .replaceFirst("\"matchedBy\"", instructions + "$0");
    }

    private static String withEffect(String change, String effect) {
        return change.contains("\"effects\":[")
                ? change.replace("\"effects\":[", "\"effects\":[" + effect + ",")
                : change.substring(0, change.length() - 1) + ",\"effects\":[" + effect + "]}";
    }

    private static String withField(String plan, Dice dice) {
        String field = dice.pick(List.copyOf(World.FIELDS.all())).key();
        String after = value(plan, dice);
        String value = dice.chance(50) ? after : "{\"before\":" + value(plan, dice) + ",\"after\":" + after + "}";
        return replacedOne(
                plan, Pattern.compile("\"fields\":\\{"), "\"fields\":{\"" + field + "\":" + value + ",", dice);
    }

    /** A line of a change stands twice, or at another place, or is gone. */
    private static String withLines(String plan, Dice dice) {
        List<String> lines = new ArrayList<>(Arrays.asList(plan.split("(?<=\n)")));
        if (lines.size() < 4) {
            return plan;
        }
        int line = 1 + dice.below(lines.size() - 2);
        switch (dice.below(3)) {
            case 0 -> lines.add(line, lines.get(line));
            case 1 -> lines.remove(line);
            default -> Collections.swap(lines, line, 1 + dice.below(lines.size() - 2));
        }
        return String.join("", lines);
    }

    private static String replacedOne(String plan, Pattern pattern, String replacement, Dice dice) {
        List<int[]> places = new ArrayList<>();
        Matcher matcher = pattern.matcher(plan);
        while (matcher.find()) {
            places.add(new int[] {matcher.start(), matcher.end()});
        }
        if (places.isEmpty()) {
            return plan;
        }
        int[] place = dice.pick(places);
        return plan.substring(0, place[0]) + replacement + plan.substring(place[1]);
    }

    private static void assertAllowed(Scenario scenario, Map<UserId, User> before) {
        RoleCatalog roles = World.HOST.with(scenario.stores().roles().all());
        Authorizer authorizer = new Authorizer(roles, World.FIELDS);
        Map<UserId, User> after = byId(scenario);
        Set<UserId> touched = new HashSet<>(before.keySet());
        touched.addAll(after.keySet());
        Set<UserId> changed = new HashSet<>();
        for (UserId id : touched) {
            User was = before.get(id);
            User is = after.get(id);
            if (!Objects.equals(was, is)) {
                changed.add(id);
                Decision decision = authorizer.decide(scenario.actor(), Action.of(was, is), was, is);
                assertThat(decision.isAllowed())
                        .as("%s: %s", id, decision.reason())
                        .isTrue();
                assertKept(was, is);
            }
        }
        assertThat(scenario.stores().outbox().pending(10_000))
                .allSatisfy(message -> assertThat(changed).contains(message.user()))
                .allSatisfy(message -> assertThat(isDue(message, before, after)).isTrue())
                .allSatisfy(message -> assertThat(mayOrder(scenario, authorizer, before, message))
                        .isTrue());
    }

    /** What Roster alone keeps is as it was, or what Roster says of a new user. */
    private static void assertKept(@Nullable User was, @Nullable User is) {
        if (is == null) {
            return;
        }
        for (Field<?> field : KEPT_BY_ROSTER) {
            Object expected = was != null ? field.valueOf(was) : field.equals(Field.CREATED_AT) ? Scenario.NOW : null;
            assertThat((Object) field.valueOf(is)).as(field.key()).isEqualTo(expected);
        }
        assertThat(is.lifecycle().deactivatedAt())
                .isIn(null, Scenario.NOW, was == null ? null : was.lifecycle().deactivatedAt());
        assertThat(is.lifecycle().waitingSince())
                .isIn(null, Scenario.NOW, was == null ? null : was.lifecycle().waitingSince());
    }

    private static boolean isDue(OutboxMessage message, Map<UserId, User> before, Map<UserId, User> after) {
        User was = before.get(message.user());
        User is = after.get(message.user());
        return switch (message.effect()) {
            case "remove-sign-in" -> was != null && is == null;
            case "invite" -> was == null && is != null;
            case "enable-sign-in" -> is != null && canSignIn(is);
            case "disable-sign-in" -> is != null && !canSignIn(is);
            case "export-person" -> was != null && is != null;
            case "reset-password", "notify" ->
                was != null && is != null && is.access().status() == UserStatus.ACTIVE;
            default -> false;
        };
    }

    /** What follows from no change is ordered, by somebody who may. */
    private static boolean mayOrder(
            Scenario scenario, Authorizer authorizer, Map<UserId, User> before, OutboxMessage message) {
        User was = before.get(message.user());
        return Stream.of(Action.RESET, Action.EXPORT)
                .filter(action -> action.name().equals(message.effect()))
                .allMatch(action ->
                        authorizer.decide(scenario.actor(), action, was, was).isAllowed());
    }

    private static boolean canSignIn(User user) {
        UserStatus status = user.access().status();
        return status == UserStatus.ACTIVE || status == UserStatus.INVITED;
    }

    private static Map<UserId, User> byId(Scenario scenario) {
        Map<UserId, User> users = new HashMap<>();
        Scenario.users(scenario.stores()).forEach(user -> users.put(user.id(), user));
        return users;
    }
}
