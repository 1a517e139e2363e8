package dev.roster.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemsTest {

    private static final AttributeKey DESK = new AttributeKey("desk");
    private static final Field<?> DESK_FIELD =
            new CustomAttribute(DESK, "Desk", AttributeType.TEXT, true, true).field();

    private static final User ADA = User.builder(new UserId("u1"))
            .userName(new UserName("ada"))
            .roles(List.of(new RoleKey("admin"), new RoleKey("member")))
            .groups(List.of(new GroupKey("navy")))
            .attribute(DESK, new AttributeValue.Text("Éast \"4\"\\\n\u0001 \uD83D\uDE00"))
            .attribute(new AttributeKey("size"), new AttributeValue.Decimal(new BigDecimal("12.50")))
            .attribute(new AttributeKey("tags"), new AttributeValue.TextList(List.of("b", "A", "b")))
            .build();

    @Test
    void givesBackListsAndAttributesAsTheyWere() {
        var read = User.builder(new UserId("u1")).userName(new UserName("ada"));
        Items.parse(Items.of(ADA).json()).addTo(read);

        assertThat(read.build()).isEqualTo(ADA);
    }

    @Test
    void keepsWhatIsComparedApartFromWhatWasWrittenOnlyWhereTheyDiffer() {
        User user = User.builder(new UserId("u1"))
                .userName(new UserName("ada"))
                .roles(List.of(new RoleKey("admin")))
                .attribute(DESK, new AttributeValue.Text("East"))
                .build();

        assertThat(Items.of(user).json())
                .isEqualTo("{\"k\":{\"desk:TEXT\":[\"east\"],\"roles\":[\"admin\"]},\"t\":{\"desk:TEXT\":[\"East\"]}}");
        assertThat(Items.of(User.builder(new UserId("u1"))
                                .userName(new UserName("ada"))
                                .build())
                        .json())
                .isEqualTo("{\"k\":{}}");
    }

    @Test
    void changesNamedFieldsAndNoOthers() {
        User after = User.builder(new UserId("u1"))
                .userName(new UserName("ada"))
                .roles(List.of(new RoleKey("guest")))
                .build();

        Items items = Items.of(ADA).with(after, Set.of(Field.ROLES, Field.DEPARTMENT));

        assertThat(items.holdsOneOf(Set.of(new RoleKey("guest")))).isTrue();
        assertThat(items.holdsOneOf(Set.of(new RoleKey("admin")))).isFalse();
        var read = User.builder(new UserId("u1")).userName(new UserName("ada"));
        items.addTo(read);
        assertThat(read.build()).isEqualTo(ADA.with(user -> user.roles(List.of(new RoleKey("guest")))));
    }

    @Test
    void dropsTheValueOfAnotherTypeWhenAnAttributeIsWritten() {
        User number = User.builder(new UserId("u1"))
                .userName(new UserName("ada"))
                .attribute(DESK, new AttributeValue.Decimal(BigDecimal.TEN))
                .build();

        Items items = Items.of(number).with(ADA, Set.of(DESK_FIELD));

        assertThat(items.json()).contains("desk:TEXT").doesNotContain("desk:NUMBER");
    }

    @Test
    void readsWhatItWroteWhateverTheTextsAndHoweverTheDatabaseSpacesIt() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Map<String, Map<String, List<String>>> parts = new TreeMap<>();
            for (int part = random.nextInt(3); part > 0; part--) {
                Map<String, List<String>> lists = new TreeMap<>();
                for (int list = random.nextInt(4); list > 0; list--) {
                    List<String> texts = new ArrayList<>();
                    for (int text = random.nextInt(4); text > 0; text--) {
                        texts.add(text(random));
                    }
                    lists.put(text(random), texts);
                }
                parts.put(text(random), lists);
            }
            String json = ListsJson.write(parts);

            assertThat(new ListsJson(json).read()).as("seed %d: %s", seed, json).isEqualTo(parts);
        }
        assertThat(new ListsJson("{\"k\": {\"roles\": [\"a\", \"b\"], \"x\": []}, \"t\": {}}").read())
                .isEqualTo(Map.of("k", Map.of("roles", List.of("a", "b"), "x", List.of()), "t", Map.of()));
        assertThat(new ListsJson("{\"k\":{\"a\":[\"\\u00e9\\n\\/\\b\\f\\r\\t\"]}}").read())
                .isEqualTo(Map.of("k", Map.of("a", List.of("é\n/\b\f\r\t"))));
    }

    private static String text(Random random) {
        String letters = "ab\"\\,:[]{} \n\t\u0001é\uFFFD";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(random.nextInt(8) == 0 ? "\uD83D\uDE00" : letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"k\":",
                "{\"k\":{\"a\":[\"x]}}",
                "{\"k\":{\"a\":[1]}}",
                "{\"k\":{\"a\":[\"\\u00",
                "{\"k\":\"x\"}"
            })
    void refusesWhatItDidNotWrite(String json) {
        assertThatThrownBy(() -> new ListsJson(json).read()).isInstanceOf(IllegalArgumentException.class);
    }
}
